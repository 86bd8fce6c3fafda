"""The measures themselves, and the training texts' hygiene."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from bot.nlu import duplicates
from bot.nlu.scoring.measures import Row, f1_parts, fact_counts, measures, share_word, wilson
from bot.nlu.scoring.report import page

NLU = Path(__file__).parents[2] / "data" / "nlu"
NO_FACTS = {
    "household": None,
    "age": None,
    "limitations": [],
    "network": [],
    "network_negated": [],
    "already_receives": [],
}


def understood(**changes: object) -> Row:
    plain = {
        "domains": ["wonen"],
        "crisis": None,
        "crisis_sure": False,
        "about": "zelf",
        "facts": NO_FACTS,
        "language": "nl",
    }
    return {**plain, **changes}


def row(want: Row, found: Row, name: str = "ordinary") -> Row:
    return {
        "set": name,
        "text": "tekst",
        "facts_checked": True,
        "understood": want,
        "got": {"understood": found, "intent": "tell"},
    }


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("kan niet traplopen", "traplopen gaat niet", True),
        ("mijn dochter", "dochter", True),
        ("kan niet lopen", "kan niet zien", False),
        ("ik", "ik", True),
    ],
)
def test_phrases_are_equal_when_they_share_a_content_word(one: str, other: str, same: bool) -> None:
    assert share_word(one, other) is same


def test_f1_counts_overlap_twice() -> None:
    assert f1_parts(row(understood(domains=["wonen", "mantelzorg"]), understood(domains=["wonen"]))) == (
        2.0,
        3.0,
    )


def test_facts_of_one_message() -> None:
    want = understood(facts={**NO_FACTS, "network": ["dochter", "zus"]})
    found = understood(facts={**NO_FACTS, "network": ["dochter doet de was", "buurman"]})
    assert fact_counts(row(want, found), "network") == (1, 2, 1, 2)


def test_wilson_holds_the_share() -> None:
    low, high = wilson(9, 10)
    assert low < 0.9 < high <= 1


def test_the_table_and_the_page_are_made_of_any_rows() -> None:
    rows = [row(understood(), understood()), row(understood(crisis="geweld"), understood(), "crisis")]
    found = {one.key: one for one in measures(rows)}
    assert found["domains_first"].value == 1
    assert found["crisis_recall"].value == 0
    assert "<svg" in page(list(found.values()), rows)


def test_near_duplicates_are_found_and_near_misses_kept() -> None:
    texts = [
        "ik kan de trap niet meer op en af zonder hulp",
        "Ik kan de trap niet meer op en af, zonder hulp!",
        "ik kan de bus niet meer in zonder dat iemand helpt",
        "trap",
        "traplift",
    ]
    assert duplicates.near_duplicates(texts) == [(1, 0)]


def test_training_texts_hold_no_near_duplicates() -> None:
    assert duplicates.main([str(NLU)]) == 0


def test_training_texts_are_not_evaluation_texts() -> None:
    """Short commands ("weet ik niet") are everyone's; stories must differ."""
    taught = {
        plain(json.loads(line[len(duplicates.TEXT) :]))
        for path in NLU.glob("*.yml")
        for line in path.read_text(encoding="utf-8").splitlines()
        if line.startswith(duplicates.TEXT)
    }
    held = [
        plain(json.loads(line)["text"])
        for name in ("ordinary", "crisis", "lookalikes")
        for line in (Path(__file__).parent / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
        if line.strip()
    ]
    assert not [text for text in held if text in taught and len(text.split()) > 4]


def plain(text: str) -> str:
    return " ".join(text.lower().split())
