"""Two opinions into one: words (a linear model) and meaning (the tuned sentence vectors), as weighed log-odds."""

import numpy as np

_EDGE = 1e-4


def log_odds(chance: np.ndarray) -> np.ndarray:
    """Never infinite."""
    held = np.clip(chance, _EDGE, 1 - _EDGE)
    return np.log(held / (1 - held))


def sigmoid(score: np.ndarray) -> np.ndarray:
    """Log-odds to chance."""
    return 1 / (1 + np.exp(-score))


def softmax(score: np.ndarray) -> np.ndarray:
    """Scores to chances that add up to 1."""
    raised = np.exp(score - score.max())
    return raised / raised.sum()


def mixed(by_words: np.ndarray, by_meaning: "np.ndarray | None", weight: float) -> np.ndarray:
    """Chances; `weight` is the share of meaning. Without it, words alone."""
    if by_meaning is None:
        return by_words
    return sigmoid((1 - weight) * log_odds(by_words) + weight * log_odds(by_meaning))
