"""Texts as sparse rows: words, word pairs and character n-grams, each weighed by tf-idf."""

import json
from collections.abc import Iterable, Sequence
from pathlib import Path

import numpy as np
from scipy.sparse import csr_matrix, hstack
from sklearn.feature_extraction.text import TfidfVectorizer

from bot.nlu.text import normalise

BLOCKS: dict[str, dict[str, object]] = {
    "word": {"analyzer": "word", "ngram_range": (1, 2), "token_pattern": r"[^\W_]+(?:'[^\W_]+)?|[^\w\s]"},
    "char": {"analyzer": "char_wb", "ngram_range": (2, 5)},
}


class TextVectors:
    """The blocks side by side; a row of each block has length 1."""

    def __init__(self, blocks: Sequence[str] = tuple(BLOCKS), min_df: int = 2) -> None:
        self.parts = {name: self._vectorizer(name, min_df) for name in blocks}

    @staticmethod
    def _vectorizer(name: str, min_df: int = 1) -> TfidfVectorizer:
        return TfidfVectorizer(
            lowercase=False, sublinear_tf=True, min_df=min_df, dtype=np.float32, **BLOCKS[name]
        )

    def fit(self, texts: Iterable[str]) -> csr_matrix:
        """Learn the vocabulary and its weights; the rows of these texts."""
        plain = [normalise(text) for text in texts]
        return hstack([part.fit_transform(plain) for part in self.parts.values()], format="csr")

    def rows(self, texts: Iterable[str]) -> csr_matrix:
        """One row a text."""
        plain = [normalise(text) for text in texts]
        return hstack([part.transform(plain) for part in self.parts.values()], format="csr")

    def save(self, folder: Path) -> None:
        """Plain JSON and numpy: a model file that runs no code when it is read."""
        terms = {name: _terms(part) for name, part in self.parts.items()}
        (folder / "terms.json").write_text(json.dumps(terms, ensure_ascii=False), encoding="utf-8")
        np.savez(folder / "idf.npz", **{name: part.idf_ for name, part in self.parts.items()})

    @classmethod
    def load(cls, folder: Path) -> "TextVectors":
        """What `save` wrote."""
        terms = json.loads((folder / "terms.json").read_text(encoding="utf-8"))
        vectors = cls(())
        with np.load(folder / "idf.npz") as idf:
            for name, words in terms.items():
                part = cls._vectorizer(name).set_params(vocabulary={word: i for i, word in enumerate(words)})
                part.idf_ = idf[name]
                vectors.parts[name] = part
        return vectors


def _terms(part: TfidfVectorizer) -> list[str]:
    return [str(term) for term in part.get_feature_names_out()]
