"""Small headed lists one below the other (table two)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from gongkai.model import Cell, Entry, TableForm
from gongkai.segment.labels import LabelBook
from gongkai.segment.lines import Line, Place, cell_at
from gongkai.segment.reading import Readings


def read_sheets(table: TableForm, rows: LabelBook, columns: LabelBook, lines: Sequence[Line]) -> Readings:
    """Read a grid of small lists; each header holds for the rows below it. Two lists may stand side by side."""
    header: dict[str, int] = {}
    entries: list[Entry] = []
    read: list[str] = []
    extra: list[Cell] = []
    missing: dict[str, None] = {}
    forms = {row.id: row for row in table.rows}
    for line in lines:
        found = _header_of(line, columns)
        if found:
            header = found
            continue
        stretches = list(_stretches(line, rows))
        if not stretches and line.labels and line.numbers:
            extra.append(line.labels[-1].cell)
        for row, values in stretches:
            wanted = table.columns_of(forms[row])
            filled, unnamed = _assign(values, wanted, header)
            if filled:
                read.append(row)
                missing.update(dict.fromkeys(unnamed))
                entries.extend(Entry(f"{table.id}.{row}.{column}", cell) for column, cell in filled.items())
    return Readings(tuple(entries), tuple(read), extra=tuple(extra), missing_columns=tuple(missing))


def _header_of(line: Line, columns: LabelBook) -> dict[str, int]:
    if line.numbers:
        return {}
    return {match.id: place.column for place in line.labels if (match := columns.match(place.cell.text))}


def _stretches(line: Line, rows: LabelBook) -> Iterator[tuple[str, list[Place]]]:
    """Yield each row label of a line with the cells that belong to it; a label printed twice counts once."""
    anchors = [
        (index, match.id)
        for index, place in enumerate(line.places)
        if place.is_label and (match := rows.match(place.cell.text))
    ]
    ends = [index for index, _ in anchors[1:]] + [len(line.places)]
    for (index, row), end in zip(anchors, ends, strict=False):
        values = list(line.places[index + 1 : end])
        while values and end < len(line.places) and values[-1].is_label:
            values.pop()
        if values:
            yield row, values


def _assign(
    values: Sequence[Place], wanted: Sequence[str], header: Mapping[str, int]
) -> tuple[dict[str, Cell], tuple[str, ...]]:
    """Return the cell of each column, and the columns that the header does not have.

    By order, the usual case; by the header where it names other columns, or where blank label cells stand before the
    values.
    """
    named = sorted((column for column in wanted if column in header), key=lambda column: header[column])
    if len(values) == len(named) < len(wanted):
        absent = tuple(column for column in wanted if column not in header)
        return _in_turn(named, values), absent
    if len(named) < len(wanted):
        return _in_turn(wanted, _without_blanks_before(values, len(wanted))), ()
    by_header = {column: cell for column in named if (cell := cell_at(values, header[column])) is not None}
    if len(by_header) == len(wanted) == len({id(cell) for cell in by_header.values()}):
        kept = {id(cell) for cell in by_header.values()}
        if len(values) > len(wanted) and not any(p.cell.text and id(p.cell) not in kept for p in values):
            return by_header, ()
    return _in_turn(named, _without_blanks_before(values, len(wanted))), ()


def _in_turn(columns: Sequence[str], values: Sequence[Place]) -> dict[str, Cell]:
    return dict(zip(columns, (place.cell for place in values), strict=False))


def _without_blanks_before(values: Sequence[Place], count: int) -> Sequence[Place]:
    """Drop blank cells in front (blank label cells) while there are more cells than columns."""
    start = 0
    while len(values) - start > count and not values[start].cell.text:
        start += 1
    return values[start:]
