"""The file of the pretrained encoder is read as it is laid out."""

from __future__ import annotations

import struct

import numpy as np

from gongkai.train.pretrained import Pretrained, _pieces, _places, _unpacked


def block(scale: float, weights: list[int]) -> bytes:
    """Thirty-two weights as the file packs them: low half of the bytes first, then the high one."""
    packed = bytes((low + 8) | ((high + 8) << 4) for low, high in zip(weights[:16], weights[16:], strict=True))
    return np.float16(scale).tobytes() + packed


def test_blocks_of_four_bit_weights_are_unpacked_in_order() -> None:
    weights = [number % 16 - 8 for number in range(32)]
    unpacked = _unpacked(np.frombuffer(block(0.5, weights), dtype=np.uint8).reshape(1, 18))
    assert unpacked.tolist() == [weight * 0.5 for weight in weights]


def test_pieces_and_places_follow_the_head() -> None:
    names = ["<s>", "申请"]
    blob = "".join(names).encode()
    content = struct.pack("<i4iQ", 2, 0, 2, 1, 3, len(blob)) + struct.pack("<3I", 0, 3, len(blob))
    content += struct.pack("<2f", 0.0, -5.0) + blob + struct.pack("<iI", 0, 0)
    content += struct.pack("<i", 1) + struct.pack("<H", 1) + b"w" + struct.pack("<BIQQ", 0, 2, 99, 8)
    pieces, offset = _pieces(content, 0)
    assert pieces == {"<s>": 0.0, "申请": -5.0}
    assert _places(content, offset) == {"w": (2, 99, 8)}


def test_plain_numbers_and_rows_of_embeddings_are_found() -> None:
    rows = [block(1.0, [number] * 32) for number in (1, 2, 3)]
    plain = np.arange(2, dtype="<f4").tobytes()
    places = {"bias": (2, 0, 8), "emb.word": (96, 8, 54)}
    pretrained = Pretrained(plain + b"".join(rows), {"a": 0.0, "b": 0.0}, places, 32)
    assert pretrained.matrix("bias", (2,)).tolist() == [0.0, 1.0]
    assert pretrained.embeddings(["b", "a"])[:, 0].tolist() == [2.0, 1.0]
