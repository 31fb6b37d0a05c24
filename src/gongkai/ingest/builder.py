"""The text of a document as it grows: spans are born here, together with what they cover."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from gongkai.errors import ReadError
from gongkai.ingest.grid import Grid, PlacedCell
from gongkai.ingest.limits import CHARACTERS, TABLES
from gongkai.model import Block, Cell, Paragraph, Span, Table

_BREAKING: Final = re.compile(r"[\t\n\r\v\f]+")


@dataclass(frozen=True, slots=True)
class BuiltText:
    """What a builder has gathered."""

    text: str
    blocks: tuple[Block, ...]
    pictures: tuple[Span, ...]


class TextBuilder:
    """Joins paragraphs by line feeds, a row's cells by tabs, rows by line feeds."""

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._length = 0
        self._blocks: list[Block] = []
        self._pictures: list[Span] = []
        self._tables = 0

    def paragraph(self, text: str, level: int | None = None) -> None:
        """Add a paragraph; blanks around it fall away, a blank one is none."""
        text = _plain(text)
        if not text:
            return
        self._open_block()
        self._blocks.append(Paragraph(self._write(text), text, level))

    def table(self, grid: Grid) -> None:
        """Add a table, its cells row by row.

        Raises:
            ReadError: there are more tables than we read.
        """
        self._tables += 1
        if self._tables > TABLES:
            raise ReadError(f"表格过多，超过 {TABLES} 张", remedy="请核对文件是否为一份年度报告")
        self._open_block()
        start = self._length
        cells: list[Cell] = []
        row = 0
        for placed in grid.cells:
            gap = "\n" * (placed.row - row)
            self._skip(gap or "\t" * bool(cells))
            row = placed.row
            cells.append(self._cell(placed))
        self._skip("\n" * (grid.rows - 1 - row))
        self._blocks.append(Table(Span(start, self._length), grid.rows, grid.columns, tuple(cells)))

    def picture(self) -> None:
        """Note that a picture stands here."""
        self._pictures.append(Span(self._length, self._length))

    def finish(self) -> BuiltText:
        """Return all that was added."""
        return BuiltText("".join(self._pieces), tuple(self._blocks), tuple(self._pictures))

    def _cell(self, placed: PlacedCell) -> Cell:
        for _ in range(placed.pictures):
            self.picture()
        text = _plain(placed.text)
        return Cell(placed.row, placed.column, self._write(text), text, placed.height, placed.width)

    def _open_block(self) -> None:
        if self._blocks:
            self._skip("\n")

    def _skip(self, separator: str) -> None:
        self._pieces.append(separator)
        self._length += len(separator)

    def _write(self, text: str) -> Span:
        start = self._length
        if not text:
            return Span(start, start)
        self._length += len(text)
        if self._length > CHARACTERS:
            raise ReadError(f"文字过多，超过 {CHARACTERS // 10_000} 万字", remedy="请核对文件是否为一份年度报告")
        self._pieces.append(text)
        return Span(start, self._length)


def _plain(text: str) -> str:
    return text.strip() if text.isprintable() else _BREAKING.sub(" ", text).strip()
