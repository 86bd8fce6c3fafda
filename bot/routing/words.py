"""Compares words as people type them: no capitals, accents or dashes."""

import re
import unicodedata

_NEGATIONS = frozenset({"geen", "niet", "nooit", "niemand", "nee", "nog niet"})


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


def longest_match(text: str, names: dict[str, tuple[str, ...]]) -> str:
    """The key whose name is the longest in the text; the first at a tie; empty when none stands there."""
    said = plain(text)
    found = [
        (len(plain(name)), key) for key, all_ in names.items() for name in all_ if contains(said, plain(name))
    ]
    return max(found, key=lambda pair: pair[0])[1] if found else ""
