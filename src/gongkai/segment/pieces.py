"""Which table of the form a grid is, or is a piece of, and what its rows say."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, TypeAlias

from gongkai.language.normalise import squeeze
from gongkai.model import Cell, Entry, ReportForm, Table, TableForm
from gongkai.segment.blockwise import read_blocks
from gongkai.segment.labels import LONGEST_LABEL, LabelBook
from gongkai.segment.lines import Line, lines_of
from gongkai.segment.reading import Readings
from gongkai.segment.rowwise import read_rows
from gongkai.segment.sheetwise import read_sheets

_Labels: TypeAlias = tuple[tuple[str, tuple[str, ...]], ...]

_FOREIGN_ENOUGH: Final = 2


@dataclass(frozen=True, slots=True)
class Piece:
    """A grid that belongs to the table ``id``. ``block`` is its place in the flow."""

    id: str
    block: int
    table: Table
    readings: Readings
    other_form: str | None = None

    @property
    def entries(self) -> tuple[Entry, ...]:
        """The places of the form that it fills, in printed order."""
        return self.readings.entries


@dataclass(frozen=True, slots=True)
class Books:
    """The label books of one table of the form."""

    rows: LabelBook
    columns: LabelBook


@lru_cache(maxsize=32)
def _books(rows: _Labels, columns: _Labels) -> Books:
    return Books(LabelBook(dict(rows)), LabelBook(dict(columns)))


def books_of(table: TableForm) -> Books:
    """Return the label books of a table; they are kept."""
    rows = tuple((row.id, row.labels) for row in table.rows)
    return _books(rows, tuple((column.id, column.labels) for column in table.columns))


def recognise(block: int, table: Table, form: ReportForm, header: Readings | None = None) -> Piece | None:
    """Return what a grid is, None if nobody's table.

    Args:
        block: the grid's place in the flow.
        table: the grid.
        form: the official form.
        header: what the piece before it read, whose columns a continuation without header takes over.
    """
    lines = lines_of(table)
    labels = [place.cell for line in lines for place in line.labels if len(place.cell.text) <= LONGEST_LABEL]
    if not labels:
        return None
    best = max(form.tables, key=lambda each: _likeness(each, lines, labels))
    if _likeness(best, lines, labels) < 2:
        return None
    other_form = _other_form(best, labels)
    readings = Readings() if other_form else _read(best, lines, header)
    return Piece(best.id, block, table, readings, other_form)


def _read(table: TableForm, lines: tuple[Line, ...], header: Readings | None) -> Readings:
    books = books_of(table)
    if table.layout == "rows":
        return read_rows(table, books.rows, books.columns, lines, header)
    if table.layout == "sheets":
        return read_sheets(table, books.rows, books.columns, lines)
    return read_blocks(table, books.rows, books.columns, lines)


def _likeness(table: TableForm, lines: tuple[Line, ...], labels: Iterable[Cell]) -> int:
    """Count markers and rows with their values; a table of blocks needs several of its column labels."""
    books = books_of(table)
    texts = {squeeze(cell.text) for cell in labels}
    markers = sum(1 for marker in table.markers if any(squeeze(marker) in text for text in texts))
    if table.layout == "blocks":
        columns = {match.id for text in texts if (match := books.columns.match(text))}
        return 2 * markers if len(columns) >= 3 and markers else 0
    rows = set()
    for line in lines:
        if len(line.labels) < len(line.places):
            rows |= {match.id for place in line.labels if (match := books.rows.match(place.cell.text))}
    return markers + len(rows) if rows else 0


def _other_form(table: TableForm, labels: Iterable[Cell]) -> str | None:
    texts = {squeeze(cell.text) for cell in labels}
    own = sum(1 for marker in table.markers if any(squeeze(marker) in text for text in texts))
    for form_id, words in table.foreign.items():
        hits = sum(1 for word in words if any(squeeze(word) in text for text in texts))
        if hits >= _FOREIGN_ENOUGH and hits >= own - 1:
            return form_id
    return None
