"""When two phrases tell the same fact."""

import re

WORD = re.compile(r"[\w'-]+")
EMPTY_WORDS = frozenset(
    [
        "de",
        "het",
        "een",
        "en",
        "van",
        "in",
        "op",
        "met",
        "te",
        "ik",
        "mijn",
        "mn",
        "m'n",
        "me",
        "niet",
        "geen",
        "meer",
        "kan",
        "is",
        "ben",
        "heb",
        "heeft",
        "hij",
        "zij",
        "ze",
        "wij",
        "we",
        "voor",
        "aan",
        "al",
        "nog",
        "zijn",
        "haar",
        "die",
        "dat",
        "er",
        "om",
        "door",
        "bij",
        "naar",
        "als",
        "zo",
        "heel",
        "erg",
        "kunnen",
        "wil",
        "mag",
        "was",
        "word",
        "wordt",
    ]
)


def share_word(one: str, other: str) -> bool:
    """Phrases count as equal when they share a content word."""
    return bool(content(one) & content(other))


def content(phrase: str) -> set[str]:
    """The content words of a phrase; all words where it has none."""
    words = set(WORD.findall(phrase.lower()))
    return (words - EMPTY_WORDS) or words
