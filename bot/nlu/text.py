"""One way of writing a text before n-grams are counted or rules tried: small letters, no digits."""

import re

WINDOW = 14  # words in one window of a text without punctuation
OVERLAP = 7
_QUOTES = str.maketrans({"’": "'", "‘": "'", "`": "'", "´": "'", "“": '"', "”": '"', "„": '"', "\u00a0": " "})
_END = re.compile(r"[.!?;\n]+|\s[-–—]\s")


def normalise(text: str) -> str:
    """Small letters, straight quotes, one space, digits as 0, no letter more than twice."""
    plain = text.translate(_QUOTES).lower()
    plain = re.sub(r"\d", "0", plain)
    plain = re.sub(r"(\D)\1{2,}", r"\1\1", plain)
    return re.sub(r"\s+", " ", plain).strip()


def stops(text: str) -> list[str]:
    """The sentences of a text as its stops part them, however long."""
    whole = re.sub(r"(\d)[.,](\d)", r"\1,\2", text)  # 39.9 is one number
    return [part.strip() for part in re.split(r"[.!?;\n]+", whole) if part.strip()]


def sentences(text: str) -> list[str]:
    """The sentences of a text; a run-on sentence comes in overlapping windows of WINDOW words."""
    parts = [part.strip() for part in _END.split(text)]
    return [window for part in parts if re.search(r"\w", part) for window in windows(part.split())]


def windows(words: list[str]) -> list[str]:
    """Overlapping windows over the words; one when they fit."""
    if len(words) <= WINDOW + OVERLAP:
        return [" ".join(words)]
    starts = range(0, len(words) - OVERLAP, WINDOW - OVERLAP)
    return [" ".join(words[start : start + WINDOW]) for start in starts]
