"""The lines of `rechtdoor parse`: JSON in, JSON out, and what is wrong with the others."""

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any

from bot.chat.errors import BadMessage
from bot.chat.incoming import clean, for_engine, mask
from bot.chat.problem import sentence

Row = dict[str, Any]


class BadLineError(Exception):
    """A line that can't be parsed; the message says why."""


def read(line: bytes) -> Row:
    """A line as an object. Raises BadLineError."""
    try:
        row = json.loads(line, parse_constant=no_constant)
    except (ValueError, RecursionError) as error:
        raise BadLineError("dit is geen JSON") from error
    if not isinstance(row, dict):
        raise BadLineError("dit is geen object met een text")
    return row


def no_constant(name: str) -> None:
    """NaN and Infinity are no JSON."""
    raise ValueError(name)


def as_in_chat(row: Row) -> str:
    """The text as the gateway gives it to the engine: cleaned and masked. Raises BadLineError."""
    text = row.get("text")
    if not isinstance(text, str):
        raise BadLineError("text ontbreekt" if "text" not in row else "text is geen tekst")
    try:
        return for_engine(mask(clean(text), None))
    except BadMessage as error:
        raise BadLineError(sentence(error.sentence, **error.values)) from error


def as_line(answer: Row) -> bytes:
    """JSON in UTF-8; escaped when it holds half a character."""
    try:
        return json.dumps(answer, ensure_ascii=False).encode() + b"\n"
    except UnicodeEncodeError:
        return json.dumps(answer).encode() + b"\n"


@contextmanager
def opened(file: str) -> Iterator[IO[bytes]]:
    """The file, or standard input. Raises OSError."""
    if file == "-":
        yield sys.stdin.buffer
        return
    with Path(file).open("rb") as lines:
        yield lines


def count(file: str) -> int | None:
    """How many lines there are; None when that can't be known."""
    if file == "-" or not Path(file).is_file():
        return None
    with Path(file).open("rb") as lines:
        return sum(1 for line in lines if line.strip())
