"""Rows of cells laid out on a grid, merged cells included."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from gongkai.errors import ReadError
from gongkai.ingest.limits import COLUMN_SPAN, TABLE_PLACES


# Neither kind of cell is frozen: hundreds are made for a page, and freezing would double what that costs.
@dataclass(slots=True)
class LooseCell:
    """A cell as its source states it. ``height`` 0 means down to the last row. ``pictures`` counts those inside."""

    text: str
    height: int = 1
    width: int = 1
    pictures: int = 0


@dataclass(slots=True)
class PlacedCell:
    """A cell with its upper left place; ``height`` and ``width`` never leave the grid nor cover another cell."""

    row: int
    column: int
    height: int
    width: int
    text: str
    pictures: int = 0


@dataclass(frozen=True, slots=True)
class Grid:
    """A table's size and its cells, by row, then by column."""

    rows: int
    columns: int
    cells: tuple[PlacedCell, ...]


def lay_out(rows: Sequence[Sequence[LooseCell]]) -> Grid:
    """Place every cell at the first free column of its row, as browsers do.

    Raises:
        ReadError: the grid would be larger than we read.
    """
    widest = _believed_width(rows)
    taken_until: list[int] = []  # per column: the first row that is free again
    placed: list[PlacedCell] = []
    for row, cells in enumerate(rows):
        column = 0
        for cell in cells:
            column = _first_free(taken_until, row, column)
            height = _height(cell, row, len(rows))
            width = _free_width(taken_until, row, column, _width(cell, max(widest, len(taken_until)) - column))
            if len(rows) * max(len(taken_until), column + width) > TABLE_PLACES:
                raise too_large()
            taken_until.extend([0] * (column + width - len(taken_until)))
            taken_until[column : column + width] = [row + height] * width
            placed.append(PlacedCell(row, column, height, width, cell.text, cell.pictures))
            column += width
    return Grid(len(rows), len(taken_until), tuple(placed))


def too_large() -> ReadError:
    """Return the error for a table beyond the limit."""
    return ReadError(f"表格过大，超过 {TABLE_PLACES} 格", remedy="请核对文件是否为年度报告，或把表格拆开后再试")


def _believed_width(rows: Sequence[Sequence[LooseCell]]) -> int:
    """Return the width of the table when giant column spans are left out."""
    return max((sum(cell.width for cell in cells if cell.width <= COLUMN_SPAN) for cells in rows), default=1)


def _width(cell: LooseCell, left: int) -> int:
    """Return a cell's width; a giant one reaches as far as the other rows go (``left`` columns), no further."""
    return max(1, cell.width if cell.width <= COLUMN_SPAN else left)


def _height(cell: LooseCell, row: int, rows: int) -> int:
    below = rows - row
    return below if cell.height == 0 else max(1, min(cell.height, below))


def _first_free(taken_until: list[int], row: int, column: int) -> int:
    while column < len(taken_until) and taken_until[column] > row:
        column += 1
    return column


def _free_width(taken_until: list[int], row: int, column: int, width: int) -> int:
    """Return how much of ``width`` is free from ``column`` on."""
    for step in range(1, width):
        if column + step < len(taken_until) and taken_until[column + step] > row:
            return step
    return width
