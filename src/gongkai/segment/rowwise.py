"""Tables with one row of the form per row of the grid (table three)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Final

from gongkai.model import Cell, Entry, TableForm
from gongkai.segment.labels import LabelBook
from gongkai.segment.lines import Line, Place, is_label
from gongkai.segment.reading import Readings

_HEADER_ENOUGH: Final = 4
"""A header with fewer column labels than this says nothing about the columns."""


def read_rows(
    table: TableForm, rows: LabelBook, columns: LabelBook, lines: Sequence[Line], header: Readings | None
) -> Readings:
    """Read a grid whose rows are the form's rows.

    Args:
        table: the table of the form.
        rows: its row labels.
        columns: its column labels.
        lines: the rows of the grid.
        header: the piece before this one, whose columns hold where this one has no header of its own.
    """
    heads = {line.row for line in lines if _is_header(line, columns)}
    places = _header_places(lines, heads, columns)
    if len(places) < _HEADER_ENOUGH:
        places = dict(header.columns) if header else {}
    wanted = [column.id for column in table.columns if column.id in places] or [column.id for column in table.columns]
    entries: list[Entry] = []
    read: list[str] = []
    extra: list[Cell] = []
    for line in lines:
        if line.row in heads:
            continue
        labels = line.labels
        row = row_of(labels, rows)
        values = _after_last_label(line)
        if row is None or (row in read and not any(value.cell.text for value in values)):
            if len(labels) > 0 and sum(1 for value in values if value.cell.text) >= 3:
                extra.append(labels[-1].cell)
            continue
        read.append(row)
        filled = _assign(values, wanted, places)
        entries.extend(Entry(f"{table.id}.{row}.{column}", cell) for column, cell in filled.items())
    missing = tuple(column.id for column in table.columns if places and column.id not in places)
    return Readings(tuple(entries), tuple(read), MappingProxyType(places), tuple(extra), missing)


def row_of(labels: Sequence[Place], rows: LabelBook) -> str | None:
    """Return the row that a line's labels name; the label nearest to the values counts most."""
    best: tuple[float, str] | None = None
    for distance, place in enumerate(reversed(labels)):
        match = rows.match(place.cell.text)
        if match and (best is None or match.score - 0.1 * distance > best[0]):
            best = (match.score - 0.1 * distance, match.id)
    return best[1] if best else None


def _is_header(line: Line, columns: LabelBook) -> bool:
    if line.numbers:
        return False
    matched = {match.id for place in line.labels if (match := columns.match(place.cell.text))}
    return len(matched) >= 2


def _header_places(lines: Sequence[Line], heads: set[int], columns: LabelBook) -> dict[str, int]:
    places: dict[str, int] = {}
    for line in lines:
        if line.row in heads:
            for place in line.labels:
                match = columns.match(place.cell.text)
                if match:
                    places.setdefault(match.id, place.column)
        elif places:
            break
    return places


def _after_last_label(line: Line) -> tuple[Place, ...]:
    last = max((index for index, place in enumerate(line.places) if is_label(place.cell)), default=-1)
    return line.places[last + 1 :]


def _assign(values: Sequence[Place], wanted: Sequence[str], places: Mapping[str, int]) -> dict[str, Cell]:
    """Give each column its cell: by order where the count fits, else by the header's places, else by the best run."""
    if len(values) == len(wanted):
        return {column: place.cell for column, place in zip(wanted, values, strict=True)}
    options: list[dict[str, Cell | None]] = []
    if places and values:
        first = min(places[column] for column in wanted)
        shifts = dict.fromkeys((0, values[0].column - first, values[-1].column - max(places.values())))
        options += [{column: _at(values, places[column] + shift) for column in wanted} for shift in shifts]
    options += [
        {column: values[start + index].cell for index, column in enumerate(wanted)}
        for start in range(max(0, len(values) - len(wanted)) + 1)
        if start + len(wanted) <= len(values)
    ]
    filled = [place for place in values if place.cell.text]
    if len(filled) == len(wanted):
        options.append({column: place.cell for column, place in zip(wanted, filled, strict=True)})
    best = min(options, key=lambda option: _misfit(option, filled), default={})
    return {column: cell for column, cell in best.items() if cell is not None}


def _at(values: Sequence[Place], column: int) -> Cell | None:
    for place in values:
        if place.column <= column < place.column + place.cell.width:
            return place.cell
    return None


def _misfit(option: Mapping[str, Cell | None], filled: Sequence[Place]) -> int:
    """Count values left over, and columns left without a cell or sharing one."""
    used = [cell for cell in option.values() if cell is not None]
    left_over = sum(1 for place in filled if not any(place.cell is cell for cell in used))
    return 3 * left_over + len(option) - len({id(cell) for cell in used})
