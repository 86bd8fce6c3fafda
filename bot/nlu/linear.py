"""A linear model over labels: one logistic regression for each."""

import json
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from joblib import Parallel, delayed
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from bot.nlu.mixing import sigmoid

STRENGTH = 10.0  # how far weights may grow (C)
NEAR = 1e-3  # when fitting may stop: chances differ by less than a thousandth from scikit-learn's own, sooner


class LinearLabels:
    """Chance per label; each label is on its own, so several may hold."""

    def __init__(self, labels: Sequence[str]) -> None:
        self.labels = list(labels)
        self.weights = np.zeros((0, len(self.labels)), dtype=np.float32)
        self.bias = np.zeros(len(self.labels), dtype=np.float32)

    def fit(self, rows: csr_matrix, truth: np.ndarray) -> "LinearLabels":
        """`truth` has a row a text and a column a label, of 0 and 1."""
        columns = (delayed(_fitted)(rows, column) for column in truth.T)
        models = Parallel(n_jobs=-1, prefer="threads")(columns)  # liblinear lets go of Python's lock
        self.weights = np.stack([model.coef_[0] for model in models], axis=1).astype(np.float32)
        self.bias = np.array([model.intercept_[0] for model in models], dtype=np.float32)
        return self

    def chances(self, rows: csr_matrix) -> np.ndarray:
        """Chance of each label for each row."""
        return sigmoid(rows @ self.weights + self.bias)

    def save(self, folder: Path, name: str) -> None:
        """Numbers and labels, no code."""
        np.savez(folder / f"{name}.npz", weights=self.weights, bias=self.bias)
        (folder / f"{name}.json").write_text(json.dumps(self.labels), encoding="utf-8")

    @classmethod
    def load(cls, folder: Path, name: str) -> "LinearLabels":
        """What `save` wrote."""
        model = cls(json.loads((folder / f"{name}.json").read_text(encoding="utf-8")))
        with np.load(folder / f"{name}.npz") as numbers:
            model.weights, model.bias = numbers["weights"], numbers["bias"]
        return model


def _fitted(rows: csr_matrix, column: np.ndarray) -> LogisticRegression:
    model = LogisticRegression(
        C=STRENGTH, class_weight="balanced", solver="liblinear", random_state=0, max_iter=200, tol=NEAR
    )
    return model.fit(rows, column)


def one_hot(rows: Sequence[Sequence[str]], labels: Sequence[str]) -> np.ndarray:
    """1 where a text has the label."""
    place = {label: i for i, label in enumerate(labels)}
    truth = np.zeros((len(rows), len(labels)), dtype=np.int8)
    for i, row in enumerate(rows):
        truth[i, [place[label] for label in row if label in place]] = 1
    return truth
