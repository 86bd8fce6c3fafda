"""Every bad text: what the resident hears, what is stored, what reaches the engine."""

import pytest

from tests.doors.conftest import Door, post

HTML = "<script>alert(1)</script><b onmouseover=x>hallo</b>"
SQL = "'); DROP TABLE conversation; --"


@pytest.mark.parametrize(
    "text",
    ["", "   ", "\n\t\r\n", "\u0000\u0001\u0007", "\ud800", "\u200b\u200d\ufeff", "\u202e\u202d"],
    ids=["empty", "blank", "lines", "control", "surrogate", "invisible", "overrides"],
)
def test_nothing_to_read(door: Door, text: str) -> None:
    someone = door.resident()
    answer = post(someone, {"text": text})
    assert answer.status_code == 400
    assert answer.json()["detail"].startswith("U heeft nog niets geschreven.")
    assert len(someone.get()["messages"]) == 1


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("👵🏽 valt 😢", "👵🏽 valt 😢"),
        ("أحتاج إلى مساعدة", "أحتاج إلى مساعدة"),
        ("\u202ehulp\u202c nodig\u0007\u0000", "hulp\u202c nodig"),
        ("half \ud83d teken", "half  teken"),
        (HTML, HTML),
        (SQL, SQL),
        ("?", "?"),
        ("e\u0301e\u0301n", "één"),
        ("mijn bsn is 123456782", "mijn bsn is [BSN weggehaald]"),
    ],
)
def test_stored_and_understood_as_text(door: Door, text: str, shown: str) -> None:
    someone = door.resident()
    assert post(someone, {"text": text}).status_code == 200
    assert someone.get()["messages"][1]["text"] == shown
    assert door.engine.texts(someone.id)[-1] == shown


@pytest.mark.parametrize(
    ("text", "heard"),
    [
        ("/restart", "restart"),
        ('/choose{"choice": "ja"}', 'choose{"choice": "ja"}'),
        (" \n//start", "start"),
        ("/", "."),
        ("\u200b/restart", "\u200b/restart"),
    ],
)
def test_a_slash_is_no_command(door: Door, text: str, heard: str) -> None:
    someone = door.resident()
    assert post(someone, {"text": text}).status_code == 200
    assert door.engine.texts(someone.id)[-1].lstrip("\u200b/") == heard.lstrip("\u200b/")
    assert not door.engine.texts(someone.id)[-1].startswith("/")


def test_ten_thousand_characters(door: Door) -> None:
    someone = door.resident()
    someone.say("a" * 10_000)
    answer = post(someone, {"text": "a" * 10_001})
    assert answer.status_code == 400
    assert "10001 tekens" in answer.json()["detail"]
    assert someone.question == "for_whom"


def test_a_million_characters(door: Door) -> None:
    someone = door.resident()
    answer = post(someone, {"text": "a" * 1_000_000})
    assert answer.status_code == 413
    assert answer.headers["api-version"] == "1.0.0"
    assert answer.json()["detail"] == "Dit bericht is te groot. Maak het korter."
    someone.say("korter dan")


def test_a_payload_that_was_not_offered(door: Door) -> None:
    someone = door.resident(at="for_whom")
    for payload in ("ja", "ZELF", "", "/restart", "x" * 9_000, "\u0000"):
        answer = post(someone, {"payload": payload})
        assert (answer.status_code, answer.json()["detail"][:34]) == (
            400,
            "Deze knop hoort niet bij de laatst",
        )
    assert someone.get()["state"]["question"] == "for_whom"
    someone.choose("zelf")
    assert door.engine.texts(someone.id)[-1] == '/choose{"choice": "zelf"}'
    assert post(someone, {"payload": "zelf"}).status_code == 400
