"""The upper layers of the encoder as TensorFlow variables, with heads: what tuning changes. Not used when running."""

import numpy as np
import tensorflow as tf

from bot.nlu.encoder.source_model import SourceModel

SCALE = 20.0  # unit vectors are scaled up before the heads
Layer = dict[str, tf.Tensor]


def normed(x: tf.Tensor, scale: tf.Tensor, shift: tf.Tensor, epsilon: float) -> tf.Tensor:
    """Layer normalisation."""
    mean, variance = tf.nn.moments(x, -1, keepdims=True)
    return (x - mean) * tf.math.rsqrt(variance + epsilon) * scale + shift


def layer(x: tf.Tensor, mask: tf.Tensor, p: Layer, source: SourceModel, drop: float = 0.0) -> tf.Tensor:
    """One BERT layer over (texts, tokens, width)."""
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


def pooled(
    x: tf.Tensor, mask: tf.Tensor, layers: "list[Layer]", source: SourceModel, drop: float = 0.0
) -> tf.Tensor:
    """The mean of a text's tokens after the layers, of length 1."""
    for weights in layers:
        x = layer(x, mask, weights, source, drop)
    mean = tf.reduce_sum(x * mask[..., None], 1) / tf.reduce_sum(mask, 1, keepdims=True)
    return tf.math.l2_normalize(mean, -1)
