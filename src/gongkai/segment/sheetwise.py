"""Small headed lists one below the other (table two)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from gongkai.model import Cell, Entry, TableForm
from gongkai.segment.labels import LabelBook
from gongkai.segment.lines import Line, Place, Stretch
from gongkai.segment.reading import Readings


def read_sheets(table: TableForm, rows: LabelBook, columns: LabelBook, lines: Sequence[Line]) -> Readings:
    """Read a grid of small lists; each header holds for the rows below it. Two lists may stand side by side."""
    header: dict[str, int] = {}
    entries: list[Entry] = []
    read: list[str] = []
    extra: list[Cell] = []
    forms = {row.id: row for row in table.rows}
    for line in lines:
        found = _header_of(line, columns)
        if found:
            header = found
            continue
        for stretch in line.stretches():
            row = next((match.id for place in reversed(stretch.labels) if (match := rows.match(place.cell.text))), None)
            if row is None:
                extra.extend(place.cell for place in stretch.labels[-1:] if stretch.has_number)
            elif stretch.values:
                read.append(row)
                filled = _assign(stretch, table.columns_of(forms[row]), header)
                entries.extend(Entry(f"{table.id}.{row}.{column}", cell) for column, cell in filled.items())
    return Readings(tuple(entries), tuple(read), extra=tuple(extra))


def _header_of(line: Line, columns: LabelBook) -> dict[str, int]:
    if line.numbers:
        return {}
    return {match.id: place.column for place in line.labels if (match := columns.match(place.cell.text))}


def _assign(stretch: Stretch, wanted: Sequence[str], header: Mapping[str, int]) -> dict[str, Cell]:
    """By order, the usual case; by the header's places where blank label cells stand before the values."""
    by_order = dict(zip(wanted, (place.cell for place in stretch.values), strict=False))
    if len(stretch.values) <= len(wanted) or any(column not in header for column in wanted):
        return by_order
    by_header = {column: cell for column in wanted if (cell := _at(stretch.values, header[column])) is not None}
    kept = {id(cell) for cell in by_header.values()}
    loses = any(place.cell.text and id(place.cell) not in kept for place in stretch.values)
    return by_header if len(by_header) == len(wanted) and not loses else by_order


def _at(values: Sequence[Place], column: int) -> Cell | None:
    return next((place.cell for place in values if place.column <= column < place.column + place.cell.width), None)
