"""Blocks side by side above one row of values (table four), or the same told line by line."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from gongkai.model import Entry, TableForm
from gongkai.segment.labels import LabelBook
from gongkai.segment.lines import Line, Place
from gongkai.segment.reading import Readings


def read_blocks(table: TableForm, rows: LabelBook, columns: LabelBook, lines: Sequence[Line]) -> Readings:
    """Read table four: one row with all values, one row per block, or one value per row."""
    order = [column.id for column in table.columns]
    blocks = _blocks_named(table, rows, lines)
    entries: list[Entry] = []
    read: list[str] = []
    block: str | None = None
    for line in lines:
        named = [match.id for place in line.labels if (match := rows.match(place.cell.text))]
        block = named[-1] if named else block
        values = _values(line)
        if _is_value_row(line, len(blocks) * len(order)):
            names = [(each, column) for each in blocks for column in order]
            entries += [
                Entry(f"{table.id}.{each}.{column}", place.cell)
                for (each, column), place in zip(names, values, strict=False)
            ]
            read += blocks
        elif block and line.numbers:
            entries += _told_in_line(table, line, block, columns, values)
            read.append(block)
    return Readings(tuple(entries), tuple(dict.fromkeys(read)))


def _blocks_named(table: TableForm, rows: LabelBook, lines: Sequence[Line]) -> list[str]:
    """Return the blocks whose labels stand anywhere in the grid, in the form's order."""
    named = {match.id for line in lines for place in line.labels if (match := rows.match(place.cell.text))}
    return [row.id for row in table.rows if row.id in named]


def _values(line: Line) -> tuple[Place, ...]:
    labels = line.labels
    start = labels[-1].column + labels[-1].cell.width if labels else 0
    return tuple(place for place in line.places if place.column >= start)


def _is_value_row(line: Line, count: int) -> bool:
    """A row without labels, as long as all blocks together (blanks at its end may be missing or too many)."""
    if line.labels or not count:
        return False
    last = max((index for index, place in enumerate(line.places) if place.cell.text), default=-1) + 1
    return len(line.places) == count or (last == count <= len(line.places))


def _told_in_line(table: TableForm, line: Line, block: str, columns: LabelBook, values: Sequence[Place]) -> list[Entry]:
    order = [column.id for column in table.columns]
    if len(values) >= len(order):
        return [Entry(f"{table.id}.{block}.{column}", place.cell) for column, place in zip(order, values, strict=False)]
    found = []
    for label, value in pairwise(line.places):
        match = columns.match(label.cell.text)
        if match and value in line.numbers:
            found.append(Entry(f"{table.id}.{block}.{match.id}", value.cell))
    return found
