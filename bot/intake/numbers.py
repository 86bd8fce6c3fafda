"""Numbers and ages as people write them: 84, vierentachtig, bijna 80, geboren in 1950, 8 maanden."""

import re
from datetime import date

ONES = ("nul", "een", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen")
TEENS = (
    "tien",
    "elf",
    "twaalf",
    "dertien",
    "veertien",
    "vijftien",
    "zestien",
    "zeventien",
    "achttien",
    "negentien",
)
TENS = {"twintig": 20, "dertig": 30, "veertig": 40, "vijftig": 50, "zestig": 60, "zeventig": 70, "tachtig": 80, "negentig": 90}  # fmt: skip
OLDEST = 120
BORN = re.compile(r"\b(19\d\d|20[0-4]\d)\b|\b\d{1,2}[-/. ]\d{1,2}[-/. ](\d\d)\b")
NOT_YET = re.compile(
    r"\b(?:wordt|word|bijna|nog geen|jonger dan|onder de)\s+(?:al\s+|volgende \w+\s+|binnenkort\s+|in \w+\s+)?(\d{1,3})\b"
)
CLASS = re.compile(r"\b(?:groep|klas|leerjaar)\s*\d+")  # at school: no age
APART = re.compile(rf"\b({'|'.join(ONES[1:])}) en ({'|'.join(TENS)})\b")
BABY = re.compile(r"^(?!.*\bjaar).*(\w+ (maand|maanden|mnd|weken|week|dagen)\b|\bpasgeboren\b|\bbaby\b)")


def number_words() -> dict[str, int]:
    """Zero to ninety-nine, and honderd, as written in Dutch."""
    words = {word: number for number, word in enumerate((*ONES, *TEENS))} | TENS | {"honderd": 100, "één": 1}
    for ten, number in TENS.items():
        for one in range(1, 10):
            for link in ("en", "ën", ""):
                words[f"{ONES[one]}{link}{ten}"] = number + one
    return words


NUMBER_WORDS = number_words()


def age_in(words: str, today: date) -> int | None:
    """The first age in a text; None when there is none."""
    text = digits(CLASS.sub("", words.lower()))
    for found in (born(text, today), not_yet(text), in_digits(text), spelled(text)):
        if found is not None and 0 <= found <= OLDEST:
            return found
    return 0 if BABY.search(text) else None


def digits(text: str) -> str:
    """Numbers from two on in digits: "vijf en twintig" and "vijfentwintig" are 25. "Een" may be no number."""
    joined = APART.sub(r"\1en\2", text)
    return re.sub(
        r"[a-zë]+",
        lambda word: str(found) if (found := NUMBER_WORDS.get(word[0], 0)) > 1 else word[0],
        joined,
    )


def born(text: str, today: date) -> int | None:
    """The age of who was born in a year; the birthday is taken as past."""
    match = BORN.search(text)
    if not match:
        return None
    year = int(match[1] or match[2])
    return today.year - (year if year > 99 else 1900 + year if year > today.year % 100 else 2000 + year)


def not_yet(text: str) -> int | None:
    """ "Wordt 18" is 17; "bijna 80" is told as 79."""
    match = NOT_YET.search(text)
    return int(match[1]) - 1 if match else None


def in_digits(text: str) -> int | None:
    """The first number of at most three digits, unless it counts months or weeks."""
    if BABY.search(text):
        return None
    match = re.search(r"(?<!\d)(\d{1,3})(?!\d)", text)
    return int(match[1]) if match else None


def spelled(text: str) -> int | None:
    """The first number written in letters; "een" counts only alone or before "jaar"."""
    if BABY.search(text):
        return None
    found = [w for w in re.findall(r"[a-zëé]+", text) if w in NUMBER_WORDS]
    real = [w for w in found if w not in ("een", "nul") or re.search(rf"^{w}$|\b{w} jaar", text)]
    return NUMBER_WORDS[real[0]] if real else None
