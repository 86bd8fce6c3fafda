"""In which language a message is. Dutch unless clearly another one: dialect and short words stay Dutch."""

import re
from functools import lru_cache

from lingua import Language, LanguageDetector, LanguageDetectorBuilder

DUTCH = "nl"
_KNOWN = {
    "nl": Language.DUTCH,
    "en": Language.ENGLISH,
    "tr": Language.TURKISH,
    "ar": Language.ARABIC,
    "pl": Language.POLISH,
    "uk": Language.UKRAINIAN,
    "de": Language.GERMAN,
    "fr": Language.FRENCH,
    "es": Language.SPANISH,
}
_CODES = {language: code for code, language in _KNOWN.items()}
_SCRIPTS = ((re.compile(r"[\u0600-\u06ff]"), "ar"), (re.compile(r"[\u0400-\u04ff]"), "uk"))
FEW_LETTERS = 3  # of another script: not a language yet; a name in another script is none either

# words that only Dutch and its dialects have; the shorter the text, the more they weigh
_DUTCH_WORDS = frozenset(
    [
        "ik",
        "k",
        "kheb",
        "mn",
        "m'n",
        "mij",
        "niet",
        "nie",
        "nait",
        "neet",
        "dat",
        "het",
        "een",
        "geen",
        "gien",
        "wat",
        "hoor",
        "heb",
        "heeft",
        "maar",
        "ook",
        "nog",
        "wel",
        "hoe",
        "waarom",
        "graag",
        "naar",
        "voor",
        "met",
        "mijn",
        "jullie",
        "u",
        "zij",
        "wij",
        "ben",
        "bin",
        "zijn",
        "kan",
        "kom",
        "mag",
        "wil",
        "zeg",
        "ja",
        "nee",
        "goed",
        "hallo",
        "hoi",
        "dag",
        "bedankt",
        "dank",
        "van",
        "aan",
        "is",
        "bij",
        "als",
        "er",
        "om",
        "te",
        "wie",
        "waar",
        "wanneer",
        "stop",
        "terug",
        "verder",
        "weg",
        "idk",
        "ok",
        "oke",
        "prive",
        "delete",
        "operator",
    ]
)
_MARGINS = (
    (2, 0.7),
    (4, 0.4),
    (8, 0.2),
    (float("inf"), 0.1),
)  # up to so many words: how much likelier than Dutch


@lru_cache(maxsize=1)
def detector() -> LanguageDetector:
    """Lingua, for these languages only."""
    return LanguageDetectorBuilder.from_languages(*_KNOWN.values()).build()


def language_of(text: str) -> str:
    """ISO 639-1 code; `nl` when in doubt."""
    letters = sum(letter.isalpha() for letter in text)
    for script, code in _SCRIPTS:
        if len(script.findall(text)) * 2 > max(letters, FEW_LETTERS):
            return code
    words = re.findall(r"[^\W\d_]+(?:'[^\W\d_]+)?", text.lower())
    if not words:
        return DUTCH
    values = {value.language: value.value for value in detector().compute_language_confidence_values(text)}
    best = max(values, key=lambda language: values[language])
    needed = next(margin for limit, margin in _MARGINS if len(words) <= limit)
    ahead = values[best] - values.get(Language.DUTCH, 0.0) - _dutch_share(words)
    return _CODES[best] if ahead >= needed else DUTCH


def _dutch_share(words: list[str]) -> float:
    """Share of the words that are Dutch beyond doubt."""
    return sum(word in _DUTCH_WORDS for word in words) / len(words)
