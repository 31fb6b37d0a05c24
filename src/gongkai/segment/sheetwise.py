"""Small headed lists one below the other (table two)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from gongkai.model import Cell, Entry, RowForm, TableForm
from gongkai.segment.labels import LabelBook
from gongkai.segment.lines import Line, Place, cell_at
from gongkai.segment.reading import Readings


def read_sheets(table: TableForm, rows: LabelBook, columns: LabelBook, lines: Sequence[Line]) -> Readings:
    """Read a grid of small lists; each header holds for the rows below it.

    Two lists may stand side by side. A list may be turned: the form's rows are its header, the columns its rows.
    """
    header: dict[str, int] = {}
    across: dict[int, str] = {}
    entries: list[Entry] = []
    read: list[str] = []
    extra: list[Cell] = []
    missing: dict[str, None] = {}
    forms = {row.id: row for row in table.rows}
    for line in lines:
        found = _header_of(line, columns)
        turned = _turned_header(line, rows)
        told = list(_turned_row(table, forms, line, columns, across))
        if turned or told or found:
            across = turned or (across if told else {})
            header = header if turned or told else found
            entries += told
            read += [row for row in dict.fromkeys(entry.name.split(".")[1] for entry in told) if row not in read]
            continue
        stretches = list(_stretches(line, rows))
        if not stretches and line.labels and line.numbers:
            extra.append(line.labels[-1].cell)
        for row, values in stretches:
            wanted = table.columns_of(forms[row])
            filled, unnamed = _assign(values, wanted, header)
            read.append(row)
            missing.update(dict.fromkeys(unnamed))
            entries.extend(Entry(f"{table.id}.{row}.{column}", cell) for column, cell in filled.items())
    return Readings(tuple(entries), tuple(read), extra=tuple(extra), missing_columns=tuple(missing))


def _turned_header(line: Line, rows: LabelBook) -> dict[int, str]:
    """Return the form's rows that stand side by side, by grid column, to the right of a label that is none of them."""
    if len(line.labels) < 2 or len(line.labels) < len(line.places) or rows.match(line.labels[0].cell.text):
        return {}
    named = {place.column: match.id for place in line.labels[1:] if (match := rows.match(place.cell.text))}
    return named if len(named) == len(line.labels) - 1 else {}


def _turned_row(
    table: TableForm, forms: Mapping[str, RowForm], line: Line, columns: LabelBook, across: Mapping[int, str]
) -> Iterator[Entry]:
    """Yield what a row below a turned header tells: one column of the form for each of its rows."""
    match = columns.match(line.labels[0].cell.text) if across and len(line.labels) == 1 else None
    if match is None:
        return
    for place in line.places:
        row = across.get(place.column)
        if row and match.id in table.columns_of(forms[row]):
            yield Entry(f"{table.id}.{row}.{match.id}", place.cell)


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

    By the header's places, else by order where the count fits. A row with a number too many or a cell too few is not
    read: nobody can say which column the odd one belongs to.
    """
    named = sorted((column for column in wanted if column in header), key=lambda column: header[column])
    absent = tuple(column for column in wanted if column not in header) if named else ()
    under = {column: cell for column in named if (cell := cell_at(values, header[column])) is not None}
    kept = {id(cell) for cell in under.values()}
    if named and len(kept) == len(named) and all(id(p.cell) in kept for p in values if p.cell.text):
        return under, absent
    if len(wanted) == 1 and len({place.cell.text for place in values}) == 1:
        # A converter writes a merged cell's number into every column it covered: one number, told several times.
        return {wanted[0]: values[0].cell}, absent
    if absent and len(values) == len(named):
        return _in_turn(named, values), absent
    return _in_turn(named if named and not absent else wanted, _without_blanks(values, len(wanted))), ()


def _in_turn(columns: Sequence[str], values: Sequence[Place]) -> dict[str, Cell]:
    """Give each column the next cell, none at all where the count does not fit."""
    if len(columns) != len(values):
        return {}
    return dict(zip(columns, (place.cell for place in values), strict=True))


def _without_blanks(values: Sequence[Place], count: int) -> Sequence[Place]:
    """Drop blank cells at both ends where there are more cells than columns; a row of blanks keeps the first."""
    if len(values) <= count:
        return values
    filled = [index for index, place in enumerate(values) if place.cell.text]
    return values[filled[0] : filled[-1] + 1] if filled else values[:count]
