"""Keep the sentences we test and tune on out of training.

A training sentence is dropped when it shares a `sent_id` (in the UD files, where ids are global), its text
after normalisation, or most of its word triples with any held-out sentence.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable

from .treebank import Sentence

JACCARD = 0.5
CONTAINMENT = 0.8
SHINGLE = 3


def normalise(text: str) -> str:
    """Lower case, no accents, digits as 0, words split by one space, no punctuation or quotes."""
    plain = unicodedata.normalize("NFKD", text.lower())
    plain = "".join(c for c in plain if not unicodedata.combining(c))
    return " ".join(re.sub(r"[\W_]+", " ", re.sub(r"\d", "0", plain)).split())


def shingles(text: str) -> frozenset[tuple[str, ...]]:
    """Word triples of the normalised text; shorter sentences have none."""
    words = normalise(text).split()
    return frozenset(tuple(words[i : i + SHINGLE]) for i in range(len(words) - SHINGLE + 1))


class HeldOut:
    """Index of the held-out sentences; `reason` says why a sentence may not be trained on."""

    def __init__(self, sentences: Iterable[Sentence]) -> None:
        self.ids: set[str] = set()
        self.texts: set[str] = set()
        self.sizes: list[int] = []
        self.index: dict[tuple[str, ...], list[int]] = defaultdict(list)
        for sentence in sentences:
            self._add(sentence)

    def _add(self, sentence: Sentence) -> None:
        self.ids.add(sentence.sent_id)
        self.texts.add(_squeeze(sentence.text))
        parts = shingles(sentence.text)
        for part in parts:
            self.index[part].append(len(self.sizes))
        self.sizes.append(len(parts))

    def reason(self, sentence: Sentence) -> str | None:
        """`sent_id`, `text`, `near` or None. Ids count only in UD files: elsewhere they are plain numbers."""
        if sentence.source.startswith("ud-") and sentence.sent_id in self.ids:
            return "sent_id"
        if _squeeze(sentence.text) in self.texts:
            return "text"
        return "near" if self._near(sentence.text) else None

    def _near(self, text: str) -> bool:
        parts = shingles(text)
        shared = Counter(i for part in parts for i in self.index.get(part, ()))
        return any(_similar(n, len(parts), self.sizes[i]) for i, n in shared.items())


def _similar(shared: int, mine: int, other: int) -> bool:
    """Mostly the same, or one inside the other; one shared triple alone (a common phrase) is not enough."""
    if shared / (mine + other - shared) >= JACCARD:
        return True
    return shared >= 3 and shared / min(mine, other) >= CONTAINMENT


def _squeeze(text: str) -> str:
    """For exact matches: without spaces, so that other tokenisation and quotes make no difference.

    Text without any letter or digit stays as it is.
    """
    return normalise(text).replace(" ", "") or text.strip()
