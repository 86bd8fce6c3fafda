"""The layers of the encoder as TensorFlow variables, with heads: what tuning changes. Not used when running."""

import numpy as np
import tensorflow as tf

from bot.nlu.encoder.heads import ATTENDING, POOLED, TAGS
from bot.nlu.encoder.source_model import SourceModel

SCALE = 20.0  # unit vectors are scaled up before the heads
Layer = dict[str, tf.Tensor]
Heads = dict[str, tf.Variable]


def normed(x: tf.Tensor, scale: tf.Tensor, shift: tf.Tensor, epsilon: float) -> tf.Tensor:
    """Layer normalisation."""
    mean, variance = tf.nn.moments(x, -1, keepdims=True)
    return (x - mean) * tf.math.rsqrt(variance + epsilon) * scale + shift


def layer(x: tf.Tensor, mask: tf.Tensor, p: Layer, source: SourceModel, drop: float = 0.0) -> tf.Tensor:
    """One BERT layer over (texts, pieces, width)."""
    texts, length, width, heads = tf.shape(x)[0], tf.shape(x)[1], source.width, source.heads

    def times(a: tf.Tensor, name: str) -> tf.Tensor:
        flat = tf.reshape(a, (-1, a.shape[-1]))
        return tf.matmul(flat, p[f"{name}.w"], transpose_b=True) + p[f"{name}.b"]

    def split(a: tf.Tensor) -> tf.Tensor:
        return tf.transpose(tf.reshape(a, (texts, length, heads, width // heads)), (0, 2, 1, 3))

    q, k, v = (split(times(x, name)) for name in ("q", "k", "v"))
    hidden = (1 - mask[:, None, None, :]) * -1e9
    weights = tf.nn.softmax(tf.matmul(q, k, transpose_b=True) / np.sqrt(width // heads).astype("f") + hidden)
    mixed = tf.transpose(tf.matmul(dropped(weights, drop), v), (0, 2, 1, 3))
    attended = tf.reshape(times(tf.reshape(mixed, (texts, length, width)), "ao"), (texts, length, width))
    x = normed(x + dropped(attended, drop), p["aln.w"], p["aln.b"], source.epsilon)
    inner = tf.nn.gelu(times(x, "fi"), approximate=False)
    out = tf.reshape(times(inner, "fo"), (texts, length, width))
    return normed(x + dropped(out, drop), p["oln.w"], p["oln.b"], source.epsilon)


def dropped(x: tf.Tensor, share: float) -> tf.Tensor:
    """Dropout, where there is any."""
    return tf.nn.dropout(x, share) if share else x


def new_heads(width: int, labels: "dict[str, list[str]]") -> Heads:
    """Small weights of chance; biases of nothing."""
    chance = np.random.RandomState(0)
    found = {}
    for name, of in labels.items():
        found[f"{name}.w"] = tf.Variable(chance.randn(width, len(of)).astype("f") * 0.02)
        found[f"{name}.b"] = tf.Variable(np.zeros(len(of), "f"))
        if name in ATTENDING:
            found[f"{name}.look"] = tf.Variable(chance.randn(width, len(of)).astype("f") * 0.02)
    return found


def outputs(states: tf.Tensor, own: tf.Tensor, heads: Heads, drop: float) -> "dict[str, tf.Tensor]":
    """The score of every head; `own` is 1 at the pieces of the text itself, without frame and padding."""
    mean = tf.reduce_sum(states * own[..., None], 1) / tf.reduce_sum(own, 1, keepdims=True)
    vectors = dropped(tf.math.l2_normalize(mean, -1), drop) * SCALE
    out = {name: tf.matmul(vectors, heads[f"{name}.w"]) + heads[f"{name}.b"] for name in POOLED}
    states = dropped(states, drop)
    for name in ATTENDING:
        looks = tf.einsum("bld,dk->bkl", states, heads[f"{name}.look"]) + (own[:, None, :] - 1) * 1e9
        seen = tf.matmul(tf.nn.softmax(looks), states)
        out[name] = tf.einsum("bkd,dk->bk", seen, heads[f"{name}.w"]) + heads[f"{name}.b"]
    out[TAGS] = tf.einsum("bld,dk->blk", states, heads[f"{TAGS}.w"]) + heads[f"{TAGS}.b"]
    return out
