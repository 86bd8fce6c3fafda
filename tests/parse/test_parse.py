"""`rechtdoor parse` with the trained model, and its contract with the chat: the same text, the same understanding."""

import json
import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.settings import ROOT
from tests.client import Resident
from tests.conftest import Stack
from tests.parse.test_lines import ANY_TEXT

pytestmark = pytest.mark.live
TEXTS = [
    "Mijn moeder van 84 woont alleen en kan niet meer stofzuigen.", "Ik kom de trap niet meer op.",
    "We krijgen dinsdag geen gas meer, ik kan de rekening niet betalen.", "ik wil niet meer leven", "dat is een moordkoffer",
    "Hij slaat me als hij gedronken heeft", "Mijn zoon van 9 gaat niet meer naar school.", "waarom vraagt u dat?", "terug",
    "nee", "ja hoor", "weet ik niet", "mens graag", "Hoe laat is het gemeentehuis open?", "Waar kan ik mijn paspoort ophalen",
    "Ik wil graag vrijwilliger worden", "I need help with my rent", "أحتاج إلى مساعدة في المنزل", "pijn op de borst nu",
    "Als wijkverpleegkundige maak ik me zorgen om een mevrouw van 91", "De buurman ruimt nooit meer op en het stinkt",
    "mijn bsn is 123456782 en ik zoek werk", "bel me op 06-12345678", "/restart", '/choose{"choice": "ja"}', "?", "👵🏽😢",
    "half \ud83d teken", "DIGID LUKT NIET!!!!", "ik trek het niet meer met mijn man, hij heeft alzheimer",
    "<b>hallo</b>", "'); DROP TABLE conversation; --", "woord " * 1_500,
]  # fmt: skip

BAD = [
    b"nee",
    b'{"id": 2}',
    b'{"text": 3}',
    b'{"text": " "}',
    b"\xff",
    json.dumps({"text": "a" * 1_000_000}).encode(),
]


def parse(lines: bytes, stack: Stack, file: str = "-", **more: str) -> "subprocess.CompletedProcess[bytes]":
    """Run the command with the stack's settings."""
    environment = {**os.environ, **stack.environment, "PYTHONPATH": str(ROOT), **more}
    command = [str(Path(sys.executable).parent / "rechtdoor"), "parse", file]
    return subprocess.run(
        command, input=lines, env=environment, cwd=ROOT, capture_output=True, timeout=240, check=False
    )


@pytest.fixture(scope="module")
def understood(stack: Stack) -> list[dict[str, object]]:
    """What the chat understands of each text, as a first message."""

    def ask(text: str) -> dict[str, object]:
        someone = Resident(stack.url)
        answer = someone.http.post(
            f"/conversations/{someone.id}/messages?understood=true",
            content=json.dumps({"text": text}),
            headers={"content-type": "application/json"},
        )
        found: dict[str, object] = answer.raise_for_status().json()["understood"]
        return found

    with ThreadPoolExecutor(4) as pool:
        return list(pool.map(ask, TEXTS))


@pytest.fixture(scope="module")
def done(stack: Stack, tmp_path_factory: pytest.TempPathFactory) -> "subprocess.CompletedProcess[bytes]":
    """One run over all texts, with bad lines in front and between."""
    file = tmp_path_factory.mktemp("parse") / "in.jsonl"
    rows = [json.dumps({"text": text, "number": number}).encode() for number, text in enumerate(TEXTS)]
    file.write_bytes(b"\n".join([*BAD, *rows[:5], b"", *BAD[:1], *rows[5:]]))
    return parse(b"", stack, str(file))


def test_parse_and_the_chat_understand_the_same(
    done: "subprocess.CompletedProcess[bytes]", understood: list[dict[str, object]]
) -> None:
    answers = [json.loads(line) for line in done.stdout.splitlines()]
    told = [(answer["text"], answer["number"]) for answer in answers]
    assert told == list(zip(TEXTS, range(len(TEXTS)), strict=True)), done.stderr.decode()
    for answer, expected in zip(answers, understood, strict=True):
        assert answer["understood"] == expected, answer["text"][:80]
        assert {"domains", "crisis", "about", "facts", "language"} <= set(answer["understood"])


def test_bad_lines_do_not_stop_the_rest(done: "subprocess.CompletedProcess[bytes]") -> None:
    told = done.stderr.decode()
    assert done.returncode == 1
    assert [number for number in range(1, 50) if f"regel {number}: " in told] == [1, 2, 3, 4, 5, 6, 13]
    assert f"{len(TEXTS)} regels in" in told
    assert "per seconde" in told


def test_any_line_gets_an_answer_or_is_told(stack: Stack) -> None:
    lines: list[bytes] = []

    @settings(max_examples=250, deadline=None, database=None, suppress_health_check=list(HealthCheck))
    @given(st.binary(max_size=50) | ANY_TEXT.map(lambda text: json.dumps({"text": text}).encode()))
    def collect(line: bytes) -> None:
        lines.extend(one for one in line.split(b"\n") if one.strip())

    collect()
    done = parse(b"\n".join(lines), stack)
    assert done.returncode in (0, 1), done.stderr
    assert len(done.stdout.splitlines()) + done.stderr.count(b"regel ") == len(lines)
    assert b"brak af" not in done.stderr
    assert b"Traceback" not in done.stderr


def test_from_standard_input(stack: Stack) -> None:
    done = parse(b'{"text": "hallo", "id": [1]}', stack)
    assert json.loads(done.stdout).keys() == {"text", "id", "understood"}
    assert (done.returncode, done.stdout.count(b"\n")) == (0, 1)
    assert "Lezen" in done.stderr.decode()  # the progress bar


@pytest.mark.parametrize("what", ["no file", "no model", "broken model"])
def test_what_cannot_begin_says_so(stack: Stack, tmp_path: Path, what: str) -> None:
    model = tmp_path / "model.tar.gz"
    if what == "broken model":
        model.write_bytes(b"nonsense")
    more = {} if what == "no file" else {"RECHTDOOR_MODEL": str(model)}
    done = parse(b'{"text": "hallo"}', stack, "/bestaat/niet.jsonl" if what == "no file" else "-", **more)
    assert (done.returncode, done.stdout) == (2, b"")
    assert b"Lezen kan niet: " in done.stderr
    assert b"Traceback" not in done.stderr
