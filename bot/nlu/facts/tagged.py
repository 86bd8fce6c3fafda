"""Facts as the tuned encoder marks them, piece by piece."""

import re
from typing import Any

import numpy as np

from bot.nlu.encoder.heads import SPANS, TAGS, Scores, labels
from bot.nlu.facts.phrases import WORD, content
from bot.nlu.facts.words import NUMBER, OLDEST, number
from bot.nlu.labels import HOUSEHOLDS, PHRASES
from bot.nlu.mixing import sigmoid, softmax

FAINT = 0.5  # a piece this likely, as a share of what is asked for, still belongs to the phrase beside it
_NUMBERS = re.compile(rf"(?<![\w.,]){NUMBER}(?=(?:-?jarige?|ste|de|e)?\b)", re.IGNORECASE)
_EDGES = " \t\n.,;:!?()\"'“”‘’-–—/"


def tagged(text: str, meaning: Scores, floors: "dict[str, float]") -> "dict[str, Any]":
    """All facts; `floors` gives the chance that each kind must reach."""
    chances = sigmoid(meaning[TAGS])
    order = labels()["tags"]
    spans = meaning[SPANS]

    def column(tag: str) -> np.ndarray:
        return chances[:, order.index(tag)]

    found: dict[str, Any] = {tag: phrases(text, column(tag), spans, floors[tag]) for tag in PHRASES}
    return {
        "household": household(meaning["household"], floors["household"]),
        "age": age(text, column("age"), spans, floors["age"]),
        **found,
    }


def believed(name: str, value: Any, text: str, meaning: Scores, floor: float) -> Any:
    """What rules read of one kind, without what the encoder finds less likely than `floor`."""
    if value is None or floor <= 0:
        return value
    if name == "household":
        return value if softmax(meaning["household"])[HOUSEHOLDS.index(value)] >= floor else None
    chances, spans = sigmoid(meaning[TAGS])[:, labels()["tags"].index(name)], meaning[SPANS]
    if name == "age":
        return value if _of_number(value, text, chances, spans) >= floor else None
    return [phrase for phrase in value if _of_phrase(phrase, text, chances, spans) >= floor]


def _of_number(years: int, text: str, chances: np.ndarray, spans: np.ndarray) -> float:
    """The chance of this number, where it stands most likely."""
    return _best_of([m.span() for m in _NUMBERS.finditer(text) if number(m[0]) == years], chances, spans)


def _of_phrase(phrase: str, text: str, chances: np.ndarray, spans: np.ndarray) -> float:
    """The chance of the likeliest piece of a phrase; where it does not stand so in the text, of its content words."""
    start = text.lower().find(phrase.lower())
    words = content(phrase)
    places = [m.span() for m in WORD.finditer(text) if m[0].lower() in words]
    return _best_of([(start, start + len(phrase))] if start >= 0 else places, chances, spans)


def _best_of(places: "list[tuple[int, int]]", chances: np.ndarray, spans: np.ndarray) -> float:
    """The highest chance at any of these places; without a place the encoder has no say, and that is enough."""
    return max((_top(chances, spans, start, end) for start, end in places), default=1.0)


def household(scores: np.ndarray, floor: float) -> "str | None":
    """The likeliest, when likely enough."""
    chances = softmax(scores)
    place = int(chances[: len(HOUSEHOLDS)].argmax())
    return HOUSEHOLDS[place] if chances[place] >= floor else None


def age(text: str, chances: np.ndarray, spans: np.ndarray, floor: float) -> "int | None":
    """The number that most looks like the age of the person concerned."""
    found = [(_top(chances, spans, m.start(), m.end()), number(m[0]) or 0) for m in _NUMBERS.finditer(text)]
    likely = [(chance, years) for chance, years in found if chance >= floor and 0 < years <= OLDEST]
    return max(likely, key=lambda one: one[0])[1] if likely else None


def _top(chances: np.ndarray, spans: np.ndarray, start: int, end: int) -> float:
    """The highest chance among the pieces of a stretch of text."""
    own = (spans[:, 0] < end) & (spans[:, 1] > start)
    return float(chances[own].max()) if own.any() else 0.0


def phrases(text: str, chances: np.ndarray, spans: np.ndarray, floor: float) -> "list[str]":
    """Stretches of likely pieces, made whole words; each said once."""
    found = []
    for start, end in _runs(chances, floor):
        own = spans[start:end]
        own = own[own[:, 1] > own[:, 0]]  # a piece that is only a space stands for no letters
        phrase = _whole(text, int(own[0, 0]), int(own[-1, 1])).strip(_EDGES) if len(own) else ""
        if phrase and phrase.lower() not in (one.lower() for one in found):
            found.append(phrase)
    return found


def _runs(chances: np.ndarray, floor: float) -> "list[tuple[int, int]]":
    """From where to where pieces are at least faintly likely, with one likely piece among them."""
    faint = np.flatnonzero(np.diff(np.concatenate(([0], chances >= floor * FAINT, [0])).astype(int)))
    pairs = zip(faint[::2], faint[1::2], strict=True)
    return [(int(a), int(b)) for a, b in pairs if chances[a:b].max() >= floor]


def _whole(text: str, start: int, end: int) -> str:
    """The stretch, out to the borders of its words."""
    while start > 0 and text[start - 1].isalnum():
        start -= 1
    while end < len(text) and text[end].isalnum():
        end += 1
    return text[start:end]
