"""The lines of `rechtdoor parse`: what is wrong is told, and nothing else is lost."""

import json
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.cli.parse_lines import BadLineError, as_in_chat, as_line, read

ANY_TEXT = st.text(st.characters(codec=None, exclude_categories=()), max_size=100)


@pytest.mark.parametrize(
    "line", [b"nee", b"{", b"\xff", b'{"text": NaN}', b"[" * 100_000, b"9" * 5_000, b"\x00"]
)
def test_no_json(line: bytes) -> None:
    with pytest.raises(BadLineError, match="dit is geen JSON"):
        read(line)


@pytest.mark.parametrize("line", [b"3", b'"tekst"', b"[]", b"null"])
def test_no_object(line: bytes) -> None:
    with pytest.raises(BadLineError, match="dit is geen object met een text"):
        read(line)


@pytest.mark.parametrize(
    ("row", "why"),
    [
        ({}, "text ontbreekt"),
        ({"Text": "a"}, "text ontbreekt"),
        ({"text": None}, "text is geen tekst"),
        ({"text": 3}, "text is geen tekst"),
        ({"text": ["a"]}, "text is geen tekst"),
        ({"text": ""}, "U heeft nog niets geschreven"),
        ({"text": " \n\u200b"}, "U heeft nog niets geschreven"),
        ({"text": "\ud800"}, "U heeft nog niets geschreven"),
        ({"text": "a" * 10_001}, "10001 tekens"),
        ({"text": "a" * 1_000_000}, "1000000 tekens"),
    ],
)
def test_no_text(row: dict[str, object], why: str) -> None:
    with pytest.raises(BadLineError, match=why):
        as_in_chat(row)


@pytest.mark.parametrize(
    ("text", "heard"),
    [
        ("hallo", "hallo"),
        ("/restart", "restart"),
        ("mijn bsn is 123456782", "mijn bsn is [BSN weggehaald]"),
        ("bel 06 12345678", "bel [telefoonnummer weggehaald]"),
        ("half \ud83d teken", "half  teken"),
        ("a" * 10_000, "a" * 10_000),
    ],
)
def test_as_the_gateway_does(text: str, heard: str) -> None:
    assert as_in_chat({"text": text}) == heard


@given(st.dictionaries(ANY_TEXT, ANY_TEXT | st.integers() | st.none(), max_size=4))
def test_what_goes_in_comes_out(row: dict[str, object]) -> None:
    assert json.loads(as_line(row)) == json.loads(json.dumps(row))
    assert as_line(row).count(b"\n") == 1


@given(st.binary(max_size=200) | ANY_TEXT.map(lambda text: json.dumps({"text": text}).encode()))
def test_any_line_is_read_or_told(line: bytes) -> None:
    with suppress(BadLineError):
        assert as_in_chat(read(line))
