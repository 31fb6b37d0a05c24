"""The words around a piece of evidence, so that a reader finds the place without opening the report."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from gongkai.model import Document, Evidence, Span
from gongkai.render.printable import printable

_BEFORE: Final = 24
_AFTER: Final = 18
_LONGEST: Final = 60
_WORD: Final = "0123456789.,%abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
_PERSONAL: Final = re.compile(r"(?<!\d)(\d{4})(\d{5,13})(\d[\dXx])(?![\dXx])")
_STOPS: Final = "。；！？\n\t"


@dataclass(frozen=True, slots=True)
class Quote:
    """A passage in three parts; ``marked`` is the evidence itself. All parts are printable."""

    before: str
    marked: str
    after: str


class Quoter:
    """Quotes from one document. A table cell is quoted alone: its neighbours are other figures."""

    def __init__(self, document: Document) -> None:
        self._text = document.text
        cells = sorted((cell.span for table in document.tables for cell in table.cells), key=lambda span: span.start)
        self._cells = [span for span in cells if len(span)]
        self._starts = [span.start for span in self._cells]

    def quote(self, span: Span) -> Quote:
        """Return the passage around ``span``, cut at the sentence or after some twenty characters."""
        marked = _shortened(self._text[span.start : span.end])
        if self._in_cell(span):
            return Quote("", marked, "")
        return Quote(self._before(span.start), marked, self._after(span.end))

    def _in_cell(self, span: Span) -> bool:
        at = bisect_right(self._starts, span.start) - 1
        return at >= 0 and self._cells[at].contains(span)

    def _before(self, end: int) -> str:
        start = max(0, end - _BEFORE)
        piece = self._text[start:end]
        cut = max(piece.rfind(stop) for stop in _STOPS)
        is_cut = cut < 0 and start > 0
        if is_cut and self._text[start - 1] in _WORD:
            piece = piece.lstrip(_WORD)
        if is_cut:
            piece = piece.lstrip("，、：；）” ")
        return ("…" if is_cut else "") + printable(piece[cut + 1 :].lstrip())

    def _after(self, start: int) -> str:
        piece = self._text[start : start + _AFTER]
        stops = [at for at in (piece.find(stop) for stop in _STOPS) if at >= 0]
        if stops:
            at = min(stops)
            return printable(piece[: at if piece[at] in "\n\t" else at + 1].rstrip())
        return printable(piece) + ("…" if start + _AFTER < len(self._text) else "")


def _shortened(text: str) -> str:
    """Return the evidence on one line; of a long one its beginning and its end.

    Numbers as long as a mobile phone's, an identity card's or a bank card's are masked: a quote is meant for letters.
    """
    line = _PERSONAL.sub(lambda number: f"{number[1]}{'*' * len(number[2])}{number[3]}", printable(text.strip()))
    if len(line) <= _LONGEST:
        return line
    return f"{line[: _LONGEST * 2 // 3]}……{line[-_LONGEST // 3 :]}"


def worth_telling(evidence: Sequence[Evidence]) -> tuple[Evidence, ...]:
    """Return the evidence without places that read the same: blank cells of one table have no words to tell apart."""
    told: dict[object, Evidence] = {}
    for each in evidence:
        told.setdefault(each.where if not len(each.span) else each, each)
    return tuple(told.values())
