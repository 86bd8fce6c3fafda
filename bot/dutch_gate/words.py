"""The word lists of the gate: frequencies, the glossary of words that may stay, the jargon that must go."""

from functools import lru_cache
from pathlib import Path

from wordfreq import zipf_frequency

HERE = Path(__file__).parent
RARE = 3.0  # Zipf: once in a million words
PARTS = 3  # letters of the shortest part of a compound


def listed(name: str) -> dict[str, str]:
    """A list of `word = explanation`, lower case. Raises ValueError with the line when one has no explanation."""
    found = {}
    for number, line in enumerate((HERE / name).read_text(encoding="utf-8").splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        word, sign, meaning = line.partition("=")
        if not sign or not meaning.strip():
            raise ValueError(f"{name}:{number}: schrijf `woord = uitleg`, niet {line!r}")
        found[word.strip().lower()] = meaning.strip()
    return found


@lru_cache(maxsize=1)
def glossary() -> dict[str, str]:
    """Rare words that may stay."""
    return listed("glossary.txt")


@lru_cache(maxsize=1)
def jargon() -> dict[str, str]:
    """Words that must go."""
    return listed("jargon.txt")


@lru_cache(maxsize=4096)
def is_rare(word: str) -> bool:
    """Whether a word is rare and not explained; a compound of two common words is not rare."""
    plain = word.lower()
    if plain in glossary() or any(sign.isdigit() for sign in plain):
        return False
    return zipf_frequency(plain, "nl") < RARE and not is_compound(plain)


def is_compound(word: str) -> bool:
    """Two common words in one, perhaps with an s between."""
    halves = [(word[:cut], word[cut:]) for cut in range(PARTS + 1, len(word) - PARTS)]
    return any(common(first) and common(last) for a, last in halves for first in (a, a.removesuffix("s")))


def common(word: str) -> bool:
    """A word that everyone knows."""
    return len(word) > PARTS and zipf_frequency(word, "nl") >= RARE + 1
