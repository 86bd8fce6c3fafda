"""Concepts of the social domain as numbers: how often words of each concept stand in a text. The words are data."""

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from pathlib import Path

import numpy as np
from scipy.sparse import csr_matrix

WORDS = Path(__file__).with_name("concepts.txt")
_LONG_ENOUGH = 4  # a shorter word is only itself: `ov` is not `over`


@lru_cache(maxsize=1)
def concepts() -> "dict[str, re.Pattern[str]]":
    """Concept → pattern of all its words."""
    lines = [line for line in WORDS.read_text(encoding="utf-8").splitlines() if line and line[0] != "#"]
    return {name: _pattern(words.split(",")) for name, _, words in (line.partition(":") for line in lines)}


def _pattern(words: Iterable[str]) -> "re.Pattern[str]":
    parts = sorted({_one(word.strip()) for word in words if word.strip()}, key=len, reverse=True)
    return re.compile("|".join(parts))


def _one(word: str) -> str:
    """One word of the list as a pattern over normalised text."""
    bare = re.escape(word.lstrip("=*"))
    if word[0] == "*":
        return bare
    if word[0] == "=" or len(word) < _LONG_ENOUGH:
        return rf"\b{bare}\b"
    return rf"\b{bare}\w*"


def concept_rows(texts: Sequence[str]) -> csr_matrix:
    """One row a text (normalised), one column a concept: log(1 + different words found), rows of length 1 at most."""
    rows = [[np.log1p(len(set(pattern.findall(text)))) for pattern in concepts().values()] for text in texts]
    counts = np.array(rows, dtype=np.float32).reshape(len(texts), len(concepts()))
    return csr_matrix(counts / np.maximum(np.linalg.norm(counts, axis=1, keepdims=True), 1))
