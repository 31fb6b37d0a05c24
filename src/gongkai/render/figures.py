"""All figures of a report as rows: for spreadsheets as CSV, for programs as JSON ``gongkai.figures/1``."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from gongkai.model import Figure, Precision, Quantity, Report, ReportForm, Span, Void, VoidKind
from gongkai.render.labels import label_of
from gongkai.render.printable import printable
from gongkai.render.wire import Json, as_decimal, document_told, figure_told, figures_in_order, report_told, unit_of

SCHEMA: Final = "gongkai.figures/1"
BOM: Final = "\ufeff"
"""Without it Excel takes a CSV file for the system's old encoding."""

PRECISION_NAMES: Final[dict[Precision, str]] = {"exact": "", "about": "约", "at_least": "以上", "at_most": "以内"}
VOID_NAMES: Final[dict[VoidKind, str]] = {
    "blank": "空白",
    "slash": "斜线",
    "dash": "横线",
    "not_applicable": "不适用",
    "unreadable": "不是数字",
}
COLUMNS: Final = (
    "文件", "机关", "年度", "数据", "名称", "数值", "单位", "精确程度", "来源", "备注", "起", "止", "原文",
)  # fmt: skip
_FORMULA: Final = re.compile(r"^\s*[=+\-@＝＋－＠﹦﹢﹣﹫]|^[\t\r]")
_NUMBER: Final = re.compile(r"-?\d{1,15}(\.\d{1,15})?")


@dataclass(frozen=True, slots=True)
class FigureRow:
    """One place of the form, or one figure told in a sentence. ``value`` is empty where no number was read."""

    name: str
    label: str
    value: str
    unit: str
    precision: str
    source: str
    note: str
    span: Span | None
    text: str


def figure_rows(report: Report, form: ReportForm) -> tuple[FigureRow, ...]:
    """Return every cell of the form's tables, read or not, in printed order, then the figures told in sentences."""
    figures = report.figures
    names = [name for table in form.tables for name in table.figure_names()]
    known = frozenset(names)
    cells = [_cell_row(name, figures.cell(name), form) for name in names]
    others = [
        figure for figure in figures_in_order(report, form) if figure.source == "prose" or figure.name not in known
    ]
    return (*cells, *(_figure_row(figure, form) for figure in others))


def figures_csv(reports: Iterable[tuple[Report, ReportForm]]) -> Iterator[str]:
    """Yield CSV, first the byte order mark and the header, then one piece per report. No cell can become a formula."""
    yield BOM + _csv_rows([COLUMNS])
    for report, form in reports:
        masthead = report.outline.masthead
        head = (report.document.name, masthead.issuer or "", str(masthead.year or ""))
        yield _csv_rows((*head, *_csv_cells(row)) for row in figure_rows(report, form))


def figures_wire(report: Report, form: ReportForm) -> dict[str, Json]:
    """Return the figures in the shape of ``gongkai.figures/1``: what was read, and the cells that hold no number."""
    voids = report.figures.voids
    return {
        "schema": SCHEMA,
        "document": document_told(report.document),
        "report": report_told(report, form.id if report.outline.masthead.year else None),
        "figures": [figure_told(figure, form) for figure in figures_in_order(report, form)],
        "voids": [
            {"name": name, "kind": void.kind, "start": void.span.start, "end": void.span.end, "text": void.text}
            for name, void in sorted(voids.items())
        ],
    }


def inert(text: str) -> str:
    """Return a CSV cell that no spreadsheet takes for a formula; plain negative numbers stay numbers."""
    line = printable(text)
    return f"'{line}" if _FORMULA.match(text) and not _NUMBER.fullmatch(text) else line


def _cell_row(name: str, cell: Figure | Void | None, form: ReportForm) -> FigureRow:
    if isinstance(cell, Figure):
        return _figure_row(cell, form)
    unit = unit_of(name, form) or ""
    if cell is None:
        return FigureRow(name, label_of(name, form), "", unit, "", "表格", "未读到", None, "")
    return FigureRow(name, label_of(name, form), "", unit, "", "表格", VOID_NAMES[cell.kind], cell.span, cell.text)


def _figure_row(figure: Figure, form: ReportForm) -> FigureRow:
    notes = [*(["称没有"] if figure.none_claim else []), *([f"范围：{figure.scope}"] if figure.scope else [])]
    if figure.certainty != "sure":
        notes.append("读法待核")
    quantity: Quantity = figure.quantity
    return FigureRow(
        figure.name,
        label_of(figure.name, form),
        as_decimal(quantity.value),
        quantity.unit or unit_of(figure.name, form) or "",
        PRECISION_NAMES[quantity.precision],
        "表格" if figure.source == "table" else "正文",
        "，".join(notes),
        figure.span,
        figure.text,
    )


def _csv_cells(row: FigureRow) -> tuple[str, ...]:
    place = (str(row.span.start), str(row.span.end)) if row.span else ("", "")
    return (row.name, row.label, row.value, row.unit, row.precision, row.source, row.note, *place, row.text)


def _csv_rows(rows: Iterable[tuple[str, ...]]) -> str:
    buffer = io.StringIO()
    writer = csv.writer(buffer, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerows([inert(cell) for cell in row] for row in rows)
    return buffer.getvalue()
