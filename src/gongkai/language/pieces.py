"""Cuts Chinese text into the pieces of a unigram vocabulary: the most probable way to lay them end to end."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    import jieba

_LONGEST_RUN: Final = 400
"""jieba's cost grows faster than the length of a run without punctuation; longer runs are cut up."""
_RARE: Final = 1e9
"""Brings the probabilities of pieces far above that of a letter no piece covers, which jieba takes as 1."""


class PieceCutter:
    """A unigram vocabulary.

    Args:
        log_probabilities: piece -> natural logarithm of its probability.
    """

    def __init__(self, log_probabilities: Mapping[str, float]) -> None:
        self._log_probabilities = log_probabilities

    @cached_property
    def _cutter(self) -> jieba.Tokenizer:
        import jieba

        weights: dict[str, float] = {}
        for piece, log_probability in self._log_probabilities.items():
            weights[piece] = math.exp(log_probability) * _RARE
            for end in range(1, len(piece)):
                weights.setdefault(piece[:end], 0)
        cutter = jieba.Tokenizer()
        cutter.FREQ, cutter.total = weights, sum(weights.values())
        cutter.initialized = True
        return cutter

    def cut(self, text: str) -> Iterator[str]:
        """Yield the pieces of ``text`` in order; letters without a piece and all signs come one by one."""
        for at in range(0, len(text), _LONGEST_RUN):
            yield from self._cutter.cut(text[at : at + _LONGEST_RUN], HMM=False)
