"""One grid that holds two tables of the form, as converted text often gives it, taken apart."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from gongkai.model import Cell, ReportForm, Span, Table
from gongkai.segment.labels import LONGEST_LABEL, is_value, plain
from gongkai.segment.pieces import books_of


def apart(table: Table, form: ReportForm) -> Iterator[Table]:
    """Yield the grid, or its parts where it goes over from one table of the form to another."""
    shown = _tables_shown("\n".join(plain(cell.text) for cell in table.cells if len(cell.text) <= LONGEST_LABEL), form)
    if len(shown) < 2:
        yield table
        return
    by_row: list[list[Cell]] = [[] for _ in range(table.rows)]
    for cell in table.cells:
        by_row[cell.row].append(cell)
    first = 0
    covered = {row for cell in table.cells for row in range(cell.row + 1, min(cell.row + cell.height, table.rows))}
    for cut in _changes(by_row, form):
        if cut not in covered:
            yield from rows_of(table, by_row, first, cut)
            first = cut
    yield from rows_of(table, by_row, first, table.rows)


def _changes(by_row: Sequence[Sequence[Cell]], form: ReportForm) -> Iterator[int]:
    """Yield the rows at which another table begins: behind the last numbers before its first marker."""
    current: str | None = None
    behind_numbers = 0
    for row, cells in enumerate(by_row):
        texts = [plain(cell.text) for cell in cells if cell.text and len(cell.text) <= LONGEST_LABEL]
        shown = _tables_shown("\n".join(texts), form)
        if len(shown) == 1 and shown[0] != current:
            if current is not None and behind_numbers:
                yield behind_numbers
            current = shown[0]
        if any(is_value(text) for text in texts):
            behind_numbers = row + 1


def _tables_shown(text: str, form: ReportForm) -> list[str]:
    return [table.id for table in form.tables if any(marker in text for marker in books_of(table).markers)]


def rows_of(table: Table, by_row: Sequence[Sequence[Cell]], first: int, last: int) -> Iterator[Table]:
    """Yield rows ``first`` to ``last`` as a table of their own, if they hold anything."""
    if (first, last) == (0, table.rows):
        yield table
        return
    cells = tuple(replace(cell, row=cell.row - first) for row in by_row[first:last] for cell in row)
    if any(cell.text for cell in cells):
        span = Span(cells[0].span.start, cells[-1].span.end)
        yield Table(span, last - first, table.columns, cells)
