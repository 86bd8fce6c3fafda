"""The rules of understanding, phrasing by phrasing with near-misses, on the engine's own Python."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
ENGINE = ROOT / "bot" / "engine" / ".venv" / "bin" / "python"
TABLES = Path(__file__).parent / "tables"
PACKAGES = ENGINE.parents[1] / "lib" / "python3.10" / "site-packages"
MODELS = [name for name in ("nl_core_news_sm", "nl_rechtdoor_sm") if (PACKAGES / name).exists()] or ["none"]


def table(name: str) -> Any:
    return json.loads((TABLES / f"{name}.json").read_text(encoding="utf-8"))


def fact_cases() -> list[Any]:
    cases = table("facts")
    return [
        pytest.param(kind, i, case, id=f"{kind}: {case[1]}")
        for kind in cases
        for i, case in enumerate(cases[kind])
    ]


def cases(name: str) -> list[Any]:
    return [pytest.param(i, want, id=text) for i, (text, want) in enumerate(table(name))]


@pytest.fixture(scope="module", params=MODELS)
def read(request: pytest.FixtureRequest) -> dict[str, Any]:
    """What the rules make of the tables, on every Dutch model that is installed."""
    assert ENGINE.exists(), "De motor is niet geïnstalleerd. Draai eerst make setup."
    environment = {
        **os.environ,
        "PYTHONPATH": str(ROOT),
        "RASA_TELEMETRY_ENABLED": "false",
        "OMP_NUM_THREADS": "1",
    }
    command = [str(ENGINE), str(Path(__file__).parent / "read_tables.py"), str(TABLES), request.param]
    done = subprocess.run(command, capture_output=True, text=True, env=environment, check=False)
    assert done.returncode == 0, done.stderr[-2000:]
    return json.loads(done.stdout.splitlines()[-1])


@pytest.mark.parametrize(("place", "want"), cases("commands"))
def test_commands(place: int, want: str | None, read: dict[str, Any]) -> None:
    assert read["commands"][place] == want


def test_a_command_in_which_danger_is_heard_is_looked_at(read: dict[str, Any]) -> None:
    """No intent keeps danger out; an answer without any sound of it is left alone."""
    assert read["looked at"] == [want for *_, want in table("danger_in_answers")]


def test_danger_brings_its_own_domain(read: dict[str, Any]) -> None:
    assert read["beside danger"] == [
        ["vervoer", "veiligheid"],
        ["psychisch_verslaving"],
        ["veiligheid", "wonen"],
        ["overig"],
        ["wonen"],
    ]


def test_danger_is_learned_from_the_worst_sentence_and_safety_from_all(read: dict[str, Any]) -> None:
    assert read["telling"] == [0, 1, 3, 4]


def test_short_words_that_say_little_are_doubted_more(read: dict[str, Any]) -> None:
    short, long = read["doubts"]
    assert short > long


@pytest.mark.parametrize(("place", "want"), cases("danger"))
def test_danger(place: int, want: str | None, read: dict[str, Any]) -> None:
    assert read["danger"][place] == want


@pytest.mark.parametrize(("place", "want"), cases("professionals"))
def test_professionals(place: int, want: bool, read: dict[str, Any]) -> None:
    assert read["professionals"][place] is want


@pytest.mark.parametrize(("place", "want"), cases("languages"))
def test_languages(place: int, want: str, read: dict[str, Any]) -> None:
    assert read["languages"][place] == want


@pytest.mark.parametrize(("kind", "place", "case"), fact_cases())
def test_facts(kind: str, place: int, case: list[Any], read: dict[str, Any]) -> None:
    found, want = read["facts"][kind][place], case[2]
    if not isinstance(want, list):
        assert found == want
        return
    assert len(found) == len(want), found
    for phrase, expected in zip(found, want, strict=True):
        assert expected in phrase.lower()


@pytest.mark.parametrize("kind", ["phrases", "age"])
def test_marked_pieces(kind: str, read: dict[str, Any]) -> None:
    assert read[kind] == [want for _, _, want in table("tagged")[kind]]


def test_the_encoder_weighs_what_rules_read(read: dict[str, Any]) -> None:
    """What a rule read counts only when the encoder finds it likely enough."""
    assert read["believed"] == [want for *_, want in table("tagged")["believed"]]


def test_variants_for_tuning(read: dict[str, Any]) -> None:
    """A remark in passing, harmless or not; two problems; carelessly typed; misspelled, but not into another word. No marked phrase gets lost."""
    found = read["variants"]
    assert found["in passing"] == [[0, [], True], [1, [], True]]
    assert found["joined"] == [[3, 7], True, 1]
    assert found["careless"] == [True, True]
    assert found["misspelled"] == [20, []]
    assert found["lost"] == []
    assert found["kinds"] == [True, True, True]
