"""A table row as a person reads it: labels, then the values that belong to them."""

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


@dataclass(frozen=True, slots=True)
class Stretch:
    """Neighbouring labels and the values to their right. Blank cells before any value may be blank labels."""

    labels: tuple[Place, ...]
    values: tuple[Place, ...]

    @property
    def has_number(self) -> bool:
        """Whether any value is more than blank."""
        return any(place.cell.text for place in self.values)


@dataclass(frozen=True, slots=True)
class Line:
    """One row: its cells once each, from left to right."""

    row: int
    places: tuple[Place, ...]

    @property
    def labels(self) -> tuple[Place, ...]:
        """The cells that hold words."""
        return tuple(place for place in self.places if is_label(place.cell))

    @property
    def numbers(self) -> tuple[Place, ...]:
        """The cells that hold a value and are not blank."""
        return tuple(place for place in self.places if place.cell.text and not is_label(place.cell))

    def stretches(self) -> tuple[Stretch, ...]:
        """Cut the row where a label follows a value that is not blank."""
        found: list[Stretch] = []
        labels: list[Place] = []
        values: list[Place] = []
        for place in self.places:
            if not is_label(place.cell):
                values.append(place)
                continue
            if any(value.cell.text for value in values):
                found.append(Stretch(tuple(labels), tuple(values)))
                labels = []
            values = []
            labels.append(place)
        if labels or values:
            found.append(Stretch(tuple(labels), tuple(values)))
        return tuple(found)


def is_label(cell: Cell) -> bool:
    """Tell whether a cell holds words."""
    return bool(cell.text) and not is_value(cell.text)


def lines_of(table: Table) -> tuple[Line, ...]:
    """Return the rows of a table."""
    return tuple(Line(row, _places(cells)) for row, cells in enumerate(table.grid()))


def _places(cells: Sequence[Cell | None]) -> tuple[Place, ...]:
    places: list[Place] = []
    last: Cell | None = None
    for column, cell in enumerate(cells):
        if cell is not None and cell is not last:
            places.append(Place(column, cell))
        last = cell
    return tuple(places)
