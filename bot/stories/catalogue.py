"""The sentences of domain.yml as a catalogue: which sentence did the bot say, and is it one of ours at all?"""

import re
from functools import lru_cache

from bot.sentences import responses

GAP = re.compile(r"\{(\w+)\}")


@lru_cache(maxsize=1)
def patterns() -> list[tuple[int, str, re.Pattern[str]]]:
    """Per wording: how many letters are fixed, its name, and what it looks like when filled in."""
    found = [(len(GAP.sub("", text)), name, as_pattern(text)) for name, text in wordings()]
    return sorted(found, key=lambda entry: -entry[0])


def wordings() -> list[tuple[str, str]]:
    """Every wording with the name of its response."""
    return [(name, str(one.get("text", ""))) for name, several in responses().items() for one in several]


def as_pattern(text: str) -> re.Pattern[str]:
    """A wording with anything in its gaps; white space counts as one space."""
    parts = [re.escape(part) for part in GAP.split(plain(text))[::2]]
    return re.compile("(.*)".join(parts).replace(r"\ ", r"\s*"), re.DOTALL)


def plain(text: str) -> str:
    """Text with single spaces."""
    return " ".join(text.split())


@lru_cache(maxsize=4096)
def names_of(text: str) -> tuple[str, ...]:
    """The responses a message can be, the most literal first; empty when it is none of ours."""
    said = plain(text)
    return tuple(name for fixed, name, pattern in patterns() if fixed and pattern.fullmatch(said))


def name_of(text: str) -> str:
    """The most literal response a message can be; empty when it is none of ours."""
    return next(iter(names_of(text)), "")


def says(expected: str, text: str) -> bool:
    """Whether a message is as written in a story, where `…` (or `...`) stands for anything."""
    pieces = re.split(r"…|\.\.\.", plain(expected))
    return (
        re.fullmatch(
            ".*".join(
                re.escape(piece.strip()) if len(pieces) > 1 else re.escape(piece) for piece in pieces
            ).replace(r"\ ", r"\s+"),
            plain(text),
            re.DOTALL,
        )
        is not None
    )


def looks_like(name: str, text: str) -> bool:
    """Whether a message is this response."""
    return name in names_of(text)


def buttons() -> set[tuple[str, str]]:
    """Every fixed button: question and value."""
    return {
        (name.removeprefix("utter_ask_"), str(button["payload"]))
        for name, several in responses().items()
        for one in several
        for button in one.get("buttons", [])
    }
