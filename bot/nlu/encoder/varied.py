"""Texts as they might also have been typed, for tuning: carelessly, misspelled, with a second problem, with a remark in passing.

Every round sees other variants, so that tuning learns to find the telling words in any company. Not used when running.
"""

import random
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from bot.nlu.encoder.items import UNKNOWN, Item
from bot.nlu.labels import CRISES
from bot.nlu.spelling import SPOKEN
from bot.nlu.text import stops

CARELESS, MISSPELLED, JOINED, PASSING = 0.3, 0.25, 0.1, 0.2  # shares of the texts
LONG, SHORT = 15, 60  # words: from where a text has room for a remark, and until where for another text
_MARKS = re.compile(r"[.,;:!?]")
_BREAK = re.compile(r"(?<=[.!?,;])\s+")
_WORD = re.compile(r"[^\W\d_]+")
SLOPPY = 0.3  # chance that a word of a misspelled text is changed
FIRM = 5  # letters: shorter words stay, unless they are in SPOKEN
_SWAPS = (
    ("ij", "ei"),
    ("ei", "ij"),
    ("ou", "au"),
    ("au", "ou"),
    ("dt", "t"),
    ("ch", "g"),
    ("ie", "i"),
    ("ee", "e"),
)


@dataclass
class Company:
    """Stories to put together, and what may be said in passing: of danger by kind, and harmless."""

    stories: "list[Item]"
    telling: "list[tuple[int, str]]"
    harmless: "list[str]"
    words: "frozenset[str]"  # all that is written anywhere; a slip makes none of these


def company(items: "Sequence[Item]") -> Company:
    """What these texts have to offer."""
    calm = [item for item in items if item.domains and not item.crisis]
    telling = [
        (item.crisis, phrase)
        for item in items
        if item.crisis
        for phrase in item.phrases.get(CRISES[item.crisis - 1], ())
    ]
    harmless = [part for item in calm for part in stops(item.text) if 3 <= len(part.split()) <= SHORT // 2]
    words = frozenset(word.lower() for item in items for word in _WORD.findall(item.text))
    return Company(calm, telling, harmless, words)


def varied(item: Item, others: Company, chance: random.Random) -> Item:
    """The text itself, or a variant of it."""
    words = len(item.text.split())
    if item.domains and not item.crisis:
        if words >= LONG and chance.random() < PASSING:
            item = in_passing(item, others, chance)
        elif words <= SHORT and chance.random() < JOINED:
            item = joined(item, chance.choice(others.stories), chance)
    if chance.random() < MISSPELLED:
        item = misspelled(item, others, chance.random())
    return careless(item) if chance.random() < CARELESS else item


def in_passing(item: Item, others: Company, chance: random.Random) -> Item:
    """Somewhere between its sentences a remark of somebody else: as often harmless as dangerous. What it is about is then open."""
    crisis, remark = (
        chance.choice(others.telling) if chance.random() < 0.5 else (0, chance.choice(others.harmless))
    )
    parts = _BREAK.split(item.text)
    parts.insert(chance.randint(1, len(parts)), remark)
    phrases = {CRISES[crisis - 1]: [remark]} if crisis else {}
    return Item(" ".join(parts), crisis=crisis, intent=item.intent, phrases=phrases, known=CRISES)


def joined(item: Item, other: Item, chance: random.Random) -> Item:
    """Two stories after each other: both problems, the first one first. Whose facts they are is then open."""
    between = chance.choice((" ", ". ", " en ook nog ", ", verder "))
    domains = tuple(dict.fromkeys((*item.domains, *other.domains)))
    about = item.about if item.about == other.about else UNKNOWN
    return Item(
        item.text.rstrip(".") + between + other.text, domains, about, intent=item.intent, known=CRISES
    )


def careless(item: Item) -> Item:
    """Without capitals; one in two without stops as well, always the same texts."""
    plain: Callable[[str], str] = str.lower if len(item.text) % 2 else _unmarked
    phrases = {tag: [plain(one) for one in parts] for tag, parts in item.phrases.items()}
    return replace(item, text=plain(item.text), phrases=phrases)


def misspelled(item: Item, others: Company, seed: float) -> Item:
    """Some words in spoken language or with a slip; the same letters get the same slip, so that its phrases stay in the text."""

    def spell(text: str) -> str:
        return _WORD.sub(lambda word: _spelled(word[0], others, random.Random(f"{seed}{word[0]}")), text)

    phrases = {tag: [spell(one) for one in parts] for tag, parts in item.phrases.items()}
    return replace(item, text=spell(item.text), phrases=phrases)


def _spelled(word: str, others: Company, chance: random.Random) -> str:
    if chance.random() >= SLOPPY:
        return word
    if word.lower() in SPOKEN:
        return chance.choice(SPOKEN[word.lower()])
    slip = _slip(word, chance) if len(word) >= FIRM else word
    return word if slip.lower() in others.words else slip


def _slip(word: str, chance: random.Random) -> str:
    """A last letter not spoken, a sound written another way, a letter lost, doubled, or swapped with the next."""
    if word.endswith("en") and chance.random() < 0.4:
        return word[:-1]
    swaps = [(old, new) for old, new in _SWAPS if old in word]
    if swaps and chance.random() < 0.6:
        return word.replace(*chance.choice(swaps), 1)
    place = chance.randint(1, len(word) - 2)
    slips = (
        word[:place] + word[place + 1 :],
        word[:place] + word[place + 1] + word[place] + word[place + 2 :],
        word[:place] + word[place] + word[place:],
    )
    return chance.choice(slips)


def _unmarked(text: str) -> str:
    return _MARKS.sub("", text).lower()
