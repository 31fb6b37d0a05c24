"""Which table of the form a grid is, or is a piece of, and what its rows say."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, TypeAlias

from gongkai.model import Entry, ReportForm, Table, TableForm
from gongkai.segment.blockwise import read_blocks
from gongkai.segment.labels import LONGEST_LABEL, LabelBook, plain
from gongkai.segment.lines import Line, lines_of
from gongkai.segment.reading import Readings
from gongkai.segment.rowwise import read_rows
from gongkai.segment.sheetwise import read_sheets

_Labels: TypeAlias = tuple[tuple[str, tuple[str, ...]], ...]

_FOREIGN_ENOUGH: Final = 2
_CATALOGUE: Final = frozenset({
    "索引号", "信息分类", "主题分类", "发布机构", "发文机关", "公开机构", "发布日期", "成文日期", "生成日期",
    "公开日期", "发文字号", "文号", "公开方式", "公开形式", "公开范围", "公开时限", "有效性", "信息来源",
    "体裁分类", "组配分类", "主题词", "关键词", "信息索引", "生效日期", "发布时间", "信息名称", "文件编号",
    "责任部门", "点击数", "浏览次数",
})  # fmt: skip
_CATALOGUE_CELLS: Final = 40
_ALIKE: Final = 2
"""Markers and rows that a grid must share with a table of the form."""
_MARKERS_OF_TURNED: Final = 3
"""A grid with so many markers may be a list turned on its side, whose row labels have no value beside them."""
_MANY_ROWS: Final = 4
"""So many rows of the form show the table without any marker."""
_NEAR: Final = 4
"""Blocks between a piece and the one that goes on from it: page numbers, a repeated title."""


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
    """The labels of one table of the form, ready for comparing: rows, columns, markers, other formats' own labels."""

    rows: LabelBook
    columns: LabelBook
    markers: tuple[str, ...]
    foreign: Mapping[str, tuple[str, ...]]


@lru_cache(maxsize=32)
def _books(rows: _Labels, columns: _Labels, markers: tuple[str, ...], foreign: _Labels) -> Books:
    return Books(
        LabelBook(dict(rows)),
        LabelBook(dict(columns)),
        tuple(map(plain, markers)),
        {form: tuple(map(plain, words)) for form, words in foreign},
    )


def books_of(table: TableForm) -> Books:
    """Return the label books of a table; they are kept."""
    rows = tuple((row.id, row.labels) for row in table.rows)
    columns = tuple((column.id, column.labels) for column in table.columns)
    return _books(rows, columns, table.markers, tuple(table.foreign.items()))


def recognise(block: int, table: Table, form: ReportForm, before: Piece | None = None) -> Piece | None:
    """Return what a grid is, None if nobody's table.

    Args:
        block: the grid's place in the flow.
        table: the grid.
        form: the official form.
        before: the piece before it: a grid that goes on from it may do without markers and takes over its columns.
    """
    lines = lines_of(table)
    labels = _Words(lines)
    if not labels.text:
        return None
    likenesses = {each.id: _likeness(each, labels) for each in form.tables}
    best = max(form.tables, key=lambda each: likenesses[each.id].total)
    likeness = likenesses[best.id]
    follows = before is not None and before.id == best.id and block - before.block <= _NEAR
    if likeness.total < _ALIKE or not (likeness.markers or follows or likeness.rows >= _MANY_ROWS):
        return None
    other_form = _other_form(best, labels, likeness.markers)
    header = before.readings if before and before.id == best.id else None
    readings = Readings() if other_form else _read(best, lines, header)
    return Piece(best.id, block, table, readings, other_form)


def is_catalogue(table: Table) -> bool:
    """Tell whether a grid is the website's entry about the document (number, issuer, date)."""
    words = {plain(cell.text).rstrip(":") for cell in table.cells[:_CATALOGUE_CELLS] if len(cell.text) <= 20}
    return len(words & _CATALOGUE) >= 2


def _read(table: TableForm, lines: tuple[Line, ...], header: Readings | None) -> Readings:
    books = books_of(table)
    if table.layout == "rows":
        return read_rows(table, books.rows, books.columns, lines, header)
    if table.layout == "sheets":
        return read_sheets(table, books.rows, books.columns, lines)
    return read_blocks(table, books.rows, books.columns, lines)


class _Words:
    """The words of a grid: each once, and those of rows that hold values beside them."""

    def __init__(self, lines: Sequence[Line]) -> None:
        short = [place.cell.text for line in lines for place in line.labels if len(place.cell.text) <= LONGEST_LABEL]
        self.once = tuple(dict.fromkeys(short))
        self.text = "\n".join(map(plain, self.once))
        beside = (place.cell.text for line in lines if len(line.labels) < len(line.places) for place in line.labels)
        self.beside_values = tuple(dict.fromkeys(beside))


@dataclass(frozen=True, slots=True)
class _Likeness:
    markers: int = 0
    rows: int = 0

    @property
    def total(self) -> int:
        return self.markers + self.rows


def _likeness(table: TableForm, labels: _Words) -> _Likeness:
    """Count markers and rows with their values; a table of blocks needs several of its column labels."""
    books = books_of(table)
    markers = sum(1 for marker in books.markers if marker in labels.text)
    if table.layout == "blocks":
        columns = {match.id for text in labels.once if (match := books.columns.match(text))}
        return _Likeness(markers, markers) if len(columns) >= 3 and markers else _Likeness()
    rows = {match.id for text in labels.beside_values if (match := books.rows.match(text))}
    if not rows and table.layout == "sheets" and any(books.columns.match(text) for text in labels.beside_values):
        rows = {match.id for text in labels.once if (match := books.rows.match(text))}  # lists that were turned
    if not rows and markers >= _MARKERS_OF_TURNED:
        rows = {match.id for text in labels.once if (match := books.rows.match(text))}
    foreign = max(_foreign_words(books, labels).values(), default=0)
    return _Likeness(markers, max(len(rows), foreign)) if rows or foreign >= _FOREIGN_ENOUGH else _Likeness()


def _foreign_words(books: Books, labels: _Words) -> dict[str, int]:
    return {form: sum(1 for word in words if word in labels.text) for form, words in books.foreign.items()}


def _other_form(table: TableForm, labels: _Words, own: int) -> str | None:
    for form_id, hits in _foreign_words(books_of(table), labels).items():
        if hits >= _FOREIGN_ENOUGH and hits >= own - 1:
            return form_id
    return None
