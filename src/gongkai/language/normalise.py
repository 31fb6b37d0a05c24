"""Folding of width and blanks. Folding keeps the length, so positions hold; squeezing does not, so it has none."""

from __future__ import annotations

import re
from typing import Final

_PAIRS: Final = {
    **{code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)},
    0x3000: 0x20,
    0xA0: 0x20,
    0x2002: 0x20,
    0x2003: 0x20,
    0x2009: 0x20,
    0x202F: 0x20,
    0x9: 0x20,
    0x2012: 0x2D,
    0x2212: 0x2D,
    0x3002: ord("。"),
    0x3014: ord("〔"),
    0x301C: ord("~"),
    0xFF5E: ord("~"),
    0x201F: ord("“"),
}
_BLANK: Final = re.compile(r"\s+")
_TRAILING_NOTE: Final = re.compile(r"\([^()]*\)$")


def fold(text: str) -> str:
    """Return ``text`` with full-width letters, digits and punctuation made half-width; same length, same places."""
    return text.translate(_PAIRS)


def squeeze(text: str) -> str:
    """Return folded text without any blank, for comparing labels. It has no positions."""
    return _BLANK.sub("", fold(text))


def bare_label(text: str) -> str:
    """Return a squeezed label without its trailing explanation in brackets, if something stays."""
    squeezed = squeeze(text)
    bare = _TRAILING_NOTE.sub("", squeezed)
    return bare or squeezed
