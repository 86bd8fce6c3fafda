"""Compares words as people type them: no capitals, accents or dashes."""

import re
import unicodedata
from collections.abc import Mapping, Sequence

_NEGATIONS = frozenset({"geen", "niet", "nooit", "niemand", "nee"})
# In words: "nog geen contact met het wmo-loket" denies, "niet genoeg uren van de wmo-consulent" does not.
_REACH = 4


def plain(text: str) -> str:
    """Lower case, without accents; everything but letters and digits becomes one space."""
    letters = unicodedata.normalize("NFKD", text.casefold())
    bare = "".join(letter for letter in letters if not unicodedata.combining(letter))
    return re.sub(r"[^a-z0-9]+", " ", bare).strip()


def contains(text: str, phrase: str) -> bool:
    """Whether the phrase stands in the text as whole words. Both are plain."""
    return bool(phrase) and f" {phrase} " in f" {text} "


def is_negated(text: str) -> bool:
    """Whether a plain text denies something ("nog niemand")."""
    return any(word in _NEGATIONS for word in text.split())


def denies(text: str, phrase: str) -> bool:
    """Whether a plain text denies the phrase in it: just before it, or with "niet meer"."""
    before = text.split(phrase, 1)[0].split()
    return is_negated(" ".join(before[-_REACH:])) or contains(text, "niet meer")


def longest_match(text: str, names: Mapping[str, Sequence[str]]) -> tuple[str, str]:
    """The key whose name is the longest in the text, and that name (plain); empty when none does."""
    said = plain(text)
    phrases = [(key, plain(name)) for key, all_ in names.items() for name in all_]
    found = [pair for pair in phrases if contains(said, pair[1])]
    return max(found, key=lambda pair: len(pair[1])) if found else ("", "")
