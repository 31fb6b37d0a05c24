"""The three tables: there, whole, and filled with numbers as the form wants them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from gongkai.checks.naming import cell_name, column_name, row_name, table_name
from gongkai.checks.params import STRICT, NameUsed, plain
from gongkai.checks.presence import CUT_OFF, doubt_about_absence, headings
from gongkai.checks.sections import NoParams, printed_title
from gongkai.checks.slips import has_numbers
from gongkai.checks.verdicts import together
from gongkai.language.normalise import bare_label, squeeze
from gongkai.language.numerals import parse_cell
from gongkai.model import (
    Breached,
    Entry,
    Hit,
    Kind,
    MatchedTable,
    Met,
    NotApplicable,
    Report,
    ReportForm,
    Span,
    TableForm,
    Undetermined,
    Verdict,
)

_PLAIN_TEXT: Final = "text/plain"
_LISTED: Final = 4
_GARBLED: Final = frozenset("\ufffd?？□■")
_LAWFUL_EXTRA: Final = ("备注", "说明", "注", "填表", "审核", "单位", "联系", "附")


@dataclass(frozen=True, slots=True)
class TableParams:
    """One table of the form."""

    table: str

    __pydantic_config__ = STRICT

    def names(self) -> Iterator[NameUsed]:
        """Yield the names of the form that the parameters use."""
        yield "table", self.table


def judge_table_present(report: Report, form: ReportForm, params: TableParams) -> Verdict:
    """Look for the table; a picture or an unknown table in its place leaves it undetermined."""
    matched = report.outline.table(params.table)
    if matched is not None and matched.status == "found":
        return Met()
    if matched is not None and matched.status == "undetermined":
        return Undetermined(matched.reason or "表格没有读全")
    home = form.table(params.table).section
    section = report.outline.section(home)
    if section is None or section.status == "missing":
        return NotApplicable("应当载有该表的部分缺失")
    if section.status == "undetermined":
        return Undetermined(section.reason or "应当载有该表的部分没有读全")
    reason = _stand_in(report, section.span) or doubt_about_absence(report, form, _from(form, home))
    if reason:
        return Undetermined(reason)
    values = {"table": table_name(form, params.table), "title": printed_title(form.section(home))}
    return Breached((Hit(headings((section,)), values, params.table),))


def _from(form: ReportForm, section_id: str) -> tuple[str, ...]:
    """Return the ids of the sections after this one: a text that breaks off within it lacks all of them."""
    order = [section.id for section in form.sections]
    return tuple(order[order.index(section_id) + 1 :])


def _stand_in(report: Report, span: Span | None) -> str | None:
    """Say what may be the table in another shape."""
    if report.outline.unread:
        return "有未能识别的表格，可能就是该表"
    pictures = report.document.pictures
    if any(span is None or span.contains(picture) for picture in pictures):
        return "该部分有图片，表格可能以图片形式提供"
    return None


@dataclass(frozen=True, slots=True)
class TablesParams:
    """Tables of the form, each judged for itself."""

    tables: tuple[str, ...]

    __pydantic_config__ = STRICT

    def names(self) -> Iterator[NameUsed]:
        """Yield the names of the form that the parameters use."""
        for name in self.tables:
            yield "table", name


def judge_table_rows(report: Report, form: ReportForm, params: TablesParams) -> Verdict:
    """Look for rows of the form that a table does not have."""
    return together([_rows_of(report, form, name) for name in params.tables])


def _rows_of(report: Report, form: ReportForm, table_id: str) -> Verdict:
    table = form.table(table_id)
    matched = _readable(report, form, table_id)
    if not isinstance(matched, MatchedTable):
        return matched
    missing = [row.id for row in table.rows if row.id in matched.missing_rows and not row.optional]
    if not missing:
        return Met()
    names = _listed([row_name(table, name) for name in missing])
    if _lost_in_reading(report, table, matched):
        return Undetermined(f"{table.number}没有读到{names}，可能是转换时丢失")
    values = {"table": table.number, "rows": names, "count": str(len(missing))}
    return Breached((Hit(_head(matched), values, f"{table.id}.rows"),))


def _lost_in_reading(report: Report, table: TableForm, matched: MatchedTable) -> bool:
    """Whether rows are more likely lost by converting than by the issuer: text cut off at the end of the table."""
    if report.document.media_type != _PLAIN_TEXT:
        return False
    last = [row.id for row in table.rows if not row.optional][-1]
    return bool(report.outline.unread) or last in matched.missing_rows


def judge_table_columns(report: Report, form: ReportForm, params: TablesParams) -> Verdict:
    """Look for columns of the form that a table does not have."""
    return together([_columns_of(report, form, name) for name in params.tables])


def _columns_of(report: Report, form: ReportForm, table_id: str) -> Verdict:
    matched = _readable(report, form, table_id)
    if not isinstance(matched, MatchedTable):
        return matched
    if not matched.missing_columns:
        return Met()
    table = form.table(table_id)
    names = _listed([column_name(table, name) for name in matched.missing_columns])
    values = {"table": table.number, "columns": names, "count": str(len(matched.missing_columns))}
    return Breached((Hit(_head(matched), values, f"{table.id}.columns"),))


def _readable(report: Report, form: ReportForm, table_id: str) -> MatchedTable | Verdict:
    matched = report.outline.table(table_id)
    if matched is None or matched.status == "missing":
        return NotApplicable(f"报告中没有{table_name(form, table_id)}")
    if matched.status == "undetermined":
        return Undetermined(matched.reason or f"{table_name(form, table_id)}没有读全")
    if matched.other_form:
        return NotApplicable("表格采用了其他年度的格式")
    return Undetermined(CUT_OFF) if report.document.losses else matched


def _listed(names: list[str]) -> str:
    shown = "、".join(f"“{name}”" for name in names[:_LISTED])
    return f"{shown}等" if len(names) > _LISTED else shown


def _head(matched: MatchedTable) -> tuple[Span, ...]:
    """Return a place that shows the table: its first cell."""
    if matched.pieces and matched.pieces[0].cells:
        cells = matched.pieces[0].cells
        return (next((cell.span for cell in cells if cell.text.strip()), cells[0].span),)
    return (matched.entries[0].cell.span,) if matched.entries else ()


@dataclass(frozen=True, slots=True)
class VoidParams:
    """Kinds of empty cells to be told, once for each table."""

    kinds: tuple[str, ...] = ("blank", "slash", "dash", "not_applicable")

    __pydantic_config__ = STRICT


def judge_void_cells(report: Report, form: ReportForm, params: VoidParams) -> Verdict:
    """Count the cells left blank or struck out, table by table."""
    hits = []
    for table in form.tables:
        names = [name for name in table.figure_names() if _is_void(report, name, params.kinds)]
        if names:
            spans = tuple(report.figures.voids[name].span for name in names[:_LISTED])
            hits.append(Hit(spans, {"table": table.number, "count": str(len(names))}, f"{table.id}.void"))
    if hits:
        return Breached(tuple(hits))
    return Met() if report.figures.table else NotApplicable("没有读到表格数据")


def _is_void(report: Report, name: str, kinds: tuple[str, ...]) -> bool:
    void = report.figures.voids.get(name)
    return void is not None and void.kind in kinds


def judge_unreadable_cells(report: Report, form: ReportForm, params: NoParams) -> Verdict:
    """Look for cells that hold something else than a number; a garbled one may be the reading's fault."""
    del params
    hits, garbled = [], []
    for name, void in report.figures.voids.items():
        if void.kind != "unreadable":
            continue
        if _GARBLED & set(void.text):
            garbled.append(cell_name(form, name))
            continue
        hits.append(Hit((void.span,), {"cell": cell_name(form, name), "text": squeeze(void.text)}, name))
    undecided = f"{_listed(garbled)}含无法辨认的字符" if garbled else None
    if hits:
        return Breached(tuple(hits), undecided)
    if undecided:
        return Undetermined(undecided)
    return Met() if report.figures.table else NotApplicable("没有读到表格数据")


@dataclass(frozen=True, slots=True)
class CountParams:
    """Cells that count things are whole and not negative; ``signed`` columns may be negative."""

    units: tuple[str, ...] = ("件", "项", "个")
    signed: tuple[str, ...] = ()

    __pydantic_config__ = STRICT


def judge_counts(report: Report, form: ReportForm, params: CountParams) -> Verdict:
    """Look for negative numbers and fractions where things are counted."""
    hits = []
    for table in form.tables:
        units = {column.id: column.unit for column in table.columns}
        for name in table.figure_names():
            cell, column = report.figures.table.get(name), name.rpartition(".")[2]
            if cell is None:
                continue
            value = cell.quantity.value
            is_fraction = units[column] in params.units and value != value.to_integral_value()
            is_negative = value < 0 and column not in params.signed
            if is_fraction or is_negative:
                problem = "负数" if is_negative else "小数"
                values = {"cell": cell_name(form, name), "value": plain(value), "problem": problem}
                hits.append(Hit((cell.span,), values, name))
    if hits:
        return Breached(tuple(hits))
    return Met() if report.figures.table else NotApplicable("没有读到表格数据")


def judge_cell_units(report: Report, form: ReportForm, params: NoParams) -> Verdict:
    """Look for units printed in cells: the header's own is a slip, another one changes the meaning."""
    del params
    hits = []
    for table in form.tables:
        units = {column.id: column.unit for column in table.columns}
        for name in table.figure_names():
            cell = report.figures.table.get(name)
            printed = None if cell is None or cell.text.isdigit() else parse_cell(cell.text)
            if cell is None or printed is None or not printed.unit:
                continue
            wanted = units[name.rpartition(".")[2]]
            same = printed.unit == wanted or not _is_money(wanted)
            values = {"cell": cell_name(form, name), "text": squeeze(cell.text), "unit": wanted}
            hits.append(Hit((cell.span,), values, name, minor=same))
    if hits:
        return Breached(tuple(hits))
    return Met() if report.figures.table else NotApplicable("没有读到表格数据")


def _is_money(unit: str) -> bool:
    return unit.endswith("元")


def judge_digit_style(report: Report, form: ReportForm, params: NoParams) -> Verdict:
    """Look for thousands separators and full-width digits, once for each table."""
    del params
    hits = []
    for table in form.tables:
        odd = [
            cell.span
            for name in table.figure_names()
            if (cell := report.figures.table.get(name)) and _ODD_DIGITS.search(cell.text)
        ]
        if odd:
            values = {"table": table.number, "count": str(len(odd))}
            hits.append(Hit(tuple(odd[:_LISTED]), values, f"{table.id}.digits"))
    if hits:
        return Breached(tuple(hits))
    return Met() if report.figures.table else NotApplicable("没有读到表格数据")


_ODD_DIGITS: Final = re.compile(r"[０-９，,]")


def judge_other_form(report: Report, form: ReportForm, params: NoParams) -> Verdict:
    """Look for tables that carry the labels of another year's form."""
    hits = [
        Hit(_head(matched), {"table": table_name(form, matched.id), "form": matched.other_form}, matched.id)
        for matched in report.outline.tables
        if matched.other_form and matched.status != "missing"
    ]
    del params
    return Breached(tuple(hits)) if hits else Met()


def judge_row_order(report: Report, form: ReportForm, params: NoParams) -> Verdict:
    """Look for tables whose rows stand in another order than the form's."""
    del params
    hits = [
        Hit(_head(matched), {"table": table_name(form, matched.id)}, f"{matched.id}.order")
        for matched in report.outline.tables
        if matched.status == "found" and not matched.order_kept
    ]
    return Breached(tuple(hits)) if hits else Met()


def judge_extra_rows(report: Report, form: ReportForm, params: NoParams) -> Verdict:
    """Look for rows that the form does not have; remarks below a table are none."""
    del params
    hits = []
    for matched in report.outline.tables:
        if matched.status != "found" or matched.other_form:
            continue
        for cell in matched.extra_rows:
            label = bare_label(cell.text)
            if label and (has_numbers(matched, cell) or not label.startswith(_LAWFUL_EXTRA)):
                values = {"table": table_name(form, matched.id), "row": label}
                hits.append(Hit((cell.span,), values, f"{matched.id}.{label}", doubt=True))
    return Breached(tuple(hits)) if hits else Met()


def judge_table_copies(report: Report, form: ReportForm, params: NoParams) -> Verdict:
    """Compare the cells of a table that stands in the report twice."""
    del params
    hits = []
    for matched in report.outline.tables:
        differing = list(_differing(matched))
        if differing:
            first, second = differing[0]
            values = {
                "cell": cell_name(form, first.name),
                "first": squeeze(first.cell.text),
                "second": squeeze(second.cell.text),
                "count": str(len(differing)),
            }
            hits.append(Hit((first.cell.span, second.cell.span), values, matched.id))
    return Breached(tuple(hits)) if hits else Met()


def _differing(matched: MatchedTable) -> Iterator[tuple[Entry, Entry]]:
    """Yield the pairs of cells with one name and two numbers."""
    own = {entry.name: entry for entry in matched.entries}
    for copy in matched.duplicates:
        for entry in copy:
            first = own.get(entry.name)
            if first is None:
                continue
            one, other = parse_cell(first.cell.text), parse_cell(entry.cell.text)
            if one is not None and other is not None and one.value != other.value:
                yield first, entry


_CELL: Final = frozenset({"cell", "text"})
TABLE_PRESENT = Kind("table_present", TableParams, frozenset({"table", "title"}), judge_table_present)
TABLE_ROWS = Kind("table_rows", TablesParams, frozenset({"table", "rows", "count"}), judge_table_rows)
TABLE_COLUMNS = Kind("table_columns", TablesParams, frozenset({"table", "columns", "count"}), judge_table_columns)
VOID_CELLS = Kind("void_cells", VoidParams, frozenset({"table", "count"}), judge_void_cells)
UNREADABLE = Kind("unreadable_cells", NoParams, _CELL, judge_unreadable_cells)
COUNTS = Kind("counts", CountParams, frozenset({"cell", "value", "problem"}), judge_counts)
CELL_UNITS = Kind("cell_units", NoParams, _CELL | {"unit"}, judge_cell_units)
DIGIT_STYLE = Kind("digit_style", NoParams, frozenset({"table", "count"}), judge_digit_style)
OTHER_FORM = Kind("other_form", NoParams, frozenset({"table", "form"}), judge_other_form)
ROW_ORDER = Kind("row_order", NoParams, frozenset({"table"}), judge_row_order)
EXTRA_ROWS = Kind("extra_rows", NoParams, frozenset({"table", "row"}), judge_extra_rows)
TABLE_COPIES = Kind("table_copies", NoParams, frozenset({"cell", "first", "second", "count"}), judge_table_copies)
