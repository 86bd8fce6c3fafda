"""The checks on one text. Each gives what is wrong with a suggestion, in Dutch, for the editor."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from bot.dutch_gate.sources import Text
from bot.dutch_gate.words import is_rare, jargon

LONGEST = 20  # words in a sentence
AIM = 15
SENTENCE = re.compile(r"(?<=[.!?:])\s+|\n+")
WORD = re.compile(r"[A-Za-zÀ-ÿ]+(?:[-'][A-Za-zÀ-ÿ]+)*")
SLOT = re.compile(r"\{\w+\}")
LINK = re.compile(r"https?://\S+|\b[\w.-]+\.(?:nl|org|com)\b")
PASSIVE = re.compile(
    r"\b(wordt|worden|werd|werden)\b(?=.*\b((?:be|ver|ge|ont|her)\w{2,}(?:d|t|en)|\w+ge\w{3,}(?:d|t|en))\b)|"
    r"\b((?:be|ver|ge|ont)\w{2,}(?:d|t|en))\s+(wordt|worden|werd|werden)\b",
    re.IGNORECASE,
)
NO_PARTICIPLE = re.compile(
    r"\b(geen|gebruik|geld|gevaar|gesprek|gemeente|gezin|goed|verder|bent|beste?n?|getal|gevaren|verhaal|gezet)\b",
    re.IGNORECASE,
)
INFORMAL = re.compile(r"\b(je|jij|jou|jouw|jullie)\b", re.IGNORECASE)
NAME = re.compile(r"^[A-ZÀ-Þ]")


@dataclass(frozen=True)
class Finding:
    """What is wrong with a text, and what to do about it."""

    where: str
    check: str
    wrong: str
    suggestion: str

    def __str__(self) -> str:
        return f"{self.where}\n    {self.check}: {self.wrong}\n    -> {self.suggestion}"


def check(text: Text) -> list[Finding]:
    """Everything that is wrong with a text."""
    bare = LINK.sub("", SLOT.sub("iets", text.text))
    return [Finding(text.where, name, *found) for name, look in CHECKS.items() for found in look(bare, text)]


def sentences(bare: str) -> list[str]:
    """The sentences of a text."""
    return [part for part in SENTENCE.split(bare.strip()) if part.strip()]


def too_long(bare: str, text: Text) -> Iterator[tuple[str, str]]:
    """Sentences over the limit."""
    for sentence in sentences(bare):
        count = len(sentence.split())
        if count > LONGEST:
            yield f"{count} woorden: {sentence}", f"maak er twee zinnen van, elk hoogstens {AIM} woorden"


def rare_words(bare: str, text: Text) -> Iterator[tuple[str, str]]:
    """Words that few people know. A capital inside a sentence is a name."""
    for sentence in sentences(bare):
        for number, word in enumerate(WORD.findall(sentence)):
            if is_rare(word) and not (number and NAME.match(word)):
                yield word, "kies een gewoner woord, of leg het uit in glossary.txt"


def jargon_words(bare: str, text: Text) -> Iterator[tuple[str, str]]:
    """Words of the office, unless the text itself says what they are."""
    for word in WORD.findall(bare):
        if word.lower() in jargon() and not re.search(rf"\b{word} is een\b", bare, re.IGNORECASE):
            yield word, f"schrijf: {jargon()[word.lower()]}"


def passives(bare: str, text: Text) -> Iterator[tuple[str, str]]:
    """Sentences that do not say who does it."""
    for sentence in sentences(bare):
        match = PASSIVE.search(NO_PARTICIPLE.sub("", sentence))
        if match:
            yield sentence, "zeg wie het doet: 'wij sturen' in plaats van 'wordt verstuurd'"


def informal(bare: str, text: Text) -> Iterator[tuple[str, str]]:
    """ "Je" to a grown-up."""
    match = None if text.child else INFORMAL.search(bare)
    if match:
        yield match[0], "schrijf u of uw"


def two_questions(bare: str, text: Text) -> Iterator[tuple[str, str]]:
    """More than one question asked at once."""
    asked = [sentence for sentence in sentences(bare) if sentence.endswith("?")]
    if len(asked) > 1 and "utter_ask" in text.where:
        yield " ".join(asked), "stel één vraag; zet de rest in utter_help"


CHECKS: dict[str, Callable[[str, Text], Iterator[tuple[str, str]]]] = {
    "lange zin": too_long,
    "zeldzaam woord": rare_words,
    "jargon": jargon_words,
    "lijdend": passives,
    "je in plaats van u": informal,
    "twee vragen": two_questions,
}
