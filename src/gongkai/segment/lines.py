"""A table row as a person reads it: the cells once each, words told from values."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from gongkai.model import Cell, Table
from gongkai.segment.labels import is_value


@dataclass(frozen=True, slots=True)
class Place:
    """A cell and the grid column at which this row meets it."""

    column: int
    cell: Cell
    is_label: bool


@dataclass(frozen=True, slots=True)
class Line:
    """One row: its cells once each, from left to right. ``labels`` hold words, ``numbers`` values, blanks neither."""

    row: int
    places: tuple[Place, ...]
    labels: tuple[Place, ...]
    numbers: tuple[Place, ...]


def line(row: int, places: Sequence[Place]) -> Line:
    """Return the line of these places."""
    return Line(
        row,
        tuple(places),
        tuple(place for place in places if place.is_label),
        tuple(place for place in places if place.cell.text and not place.is_label),
    )


def lines_of(table: Table) -> tuple[Line, ...]:
    """Return the rows of a table."""
    return tuple(line(row, _places(cells)) for row, cells in enumerate(table.grid()))


def _places(cells: Sequence[Cell | None]) -> list[Place]:
    places: list[Place] = []
    last: Cell | None = None
    for column, cell in enumerate(cells):
        if cell is not None and cell is not last:
            places.append(Place(column, cell, bool(cell.text) and not is_value(cell.text)))
        last = cell
    return places


def cell_at(places: Sequence[Place], column: int) -> Cell | None:
    """Return the cell among these that covers a grid column."""
    return next((place.cell for place in places if place.column <= column < place.column + place.cell.width), None)
