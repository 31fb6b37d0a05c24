"""All figures of a report as a page for people: the tables as grids, then what the sentences say."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from gongkai.model import Figure, Figures, Report, ReportForm, RowForm, TableForm, VoidKind
from gongkai.render.digest import file_of, heading_of
from gongkai.render.figures import FigureRow, figure_rows
from gongkai.render.layout import padded, width_of
from gongkai.render.printable import printable
from gongkai.render.wire import as_decimal

_SIGNS: Final[dict[VoidKind, str]] = {
    "blank": "空",
    "slash": "/",
    "dash": "-",
    "not_applicable": "不适用",
    "unreadable": "？",
}
_LOST: Final = "缺"
_KEY: Final = "（空：空白单元格 · 缺：未读到 · ？：不是数字）"
_WIDEST_LABEL: Final = 24
_HEAD_LETTERS: Final = 4


def figures_text(report: Report, form: ReportForm) -> str:
    """Return the page. A cell without a number shows why: ``空`` blank, ``缺`` not read, ``？`` no number."""
    told = [row for row in figure_rows(report, form) if row.source == "正文"]
    rows = [heading_of(report), f"  文件  {file_of(report.document)}"]
    for table in form.tables:
        rows += ["", f"{table.number} {table.title}", *_table(table, report.figures)]
    rows += ["", "正文", *(_sentences(told) if told else ["  没有读到数据"]), "", _KEY]
    return "".join(f"{printable(row).rstrip()}\n" for row in rows)


def _table(table: TableForm, figures: Figures) -> Iterator[str]:
    """Draw a grid where all rows fill the same columns, else name the columns in each row."""
    if all(table.columns_of(row) == table.columns_of(table.rows[0]) for row in table.rows):
        yield from _grid(table, figures)
        return
    labels = [_short(row) for row in table.rows]
    width = max(map(width_of, labels))
    heads = {column.id: column.labels[0] for column in table.columns}
    for label, row in zip(labels, table.rows, strict=True):
        cells = (f"{heads[column]} {_cell(table, row, column, figures)}" for column in table.columns_of(row))
        yield f"  {padded(label, width)}  {'，'.join(cells)}"


def _grid(table: TableForm, figures: Figures) -> Iterator[str]:
    columns = table.columns_of(table.rows[0])
    heads = [column.labels[0][:_HEAD_LETTERS] for column in table.columns if column.id in columns]
    body = [[_cell(table, row, column, figures) for column in columns] for row in table.rows]
    labels = [_short(row) for row in table.rows]
    widths = [max(map(width_of, cells)) for cells in zip(heads, *body, strict=True)]
    label_width = max(map(width_of, labels))
    yield f"  {padded('', label_width)}  {_right(heads, widths)}"
    group = None
    for row, label, cells in zip(table.rows, labels, body, strict=True):
        if row.group and row.group != group:
            yield f"  {row.parent}"
        group = row.group
        yield f"  {padded(label, label_width)}  {_right(cells, widths)}"


def _right(cells: Sequence[str], widths: Sequence[int]) -> str:
    return " ".join(" " * (width - width_of(cell)) + cell for cell, width in zip(cells, widths, strict=True))


def _cell(table: TableForm, row: RowForm, column: str, figures: Figures) -> str:
    cell = figures.cell(f"{table.id}.{row.id}.{column}")
    if cell is None:
        return _LOST
    return as_decimal(cell.quantity.value) if isinstance(cell, Figure) else _SIGNS[cell.kind]


def _short(row: RowForm) -> str:
    """Return the row's label without its explanation, cut where it is long; a row in a group is set in."""
    label = row.labels[0].partition("（区分")[0]
    inset = "  " if row.group else ""
    while width_of(inset + label) > _WIDEST_LABEL:
        label = label[:-2] + "…"
    return inset + label


def _sentences(told: Iterable[FigureRow]) -> Iterator[str]:
    rows = list(told)
    label_width = max(width_of(row.label) for row in rows)
    value_width = max(width_of(row.value) for row in rows)
    for row in rows:
        gap = " " * (value_width - width_of(row.value))
        remark = "，".join(part for part in (row.precision, row.note) if part)
        tail = f"{padded(row.unit, 4)} “{row.text}”" + (f"（{remark}）" if remark else "")
        yield f"  {padded(row.label, label_width)}  {gap}{row.value} {tail}"
