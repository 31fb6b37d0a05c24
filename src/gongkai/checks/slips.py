"""Rows of a table that betray a slip of the hand: sub-totals that do not add up, numbers split over two cells."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from gongkai.checks.cells import sum_of
from gongkai.checks.naming import cell_name, column_name, group_name, rows_of_group, table_name
from gongkai.checks.params import STRICT, NameUsed, plain
from gongkai.language.normalise import bare_label
from gongkai.language.numerals import parse_cell
from gongkai.model import (
    Breached,
    Cell,
    Hit,
    Kind,
    MatchedTable,
    Met,
    NotApplicable,
    Report,
    ReportForm,
    TableForm,
    Verdict,
)


@dataclass(frozen=True, slots=True)
class SubtotalParams:
    """Rows whose label holds one of ``words`` and the name of a group add up the rows of that group."""

    table: str
    words: tuple[str, ...]

    __pydantic_config__ = STRICT

    def names(self) -> Iterator[NameUsed]:
        """Yield the names of the form that the parameters use."""
        yield "table", self.table


def judge_subtotals(report: Report, form: ReportForm, params: SubtotalParams) -> Verdict:
    """Compare every printed sub-total with the rows it adds up, column by column; blanks decide nothing."""
    matched, table = report.outline.table(params.table), form.table(params.table)
    if matched is None or matched.status != "found":
        return NotApplicable(f"没有读全{table_name(form, params.table)}")
    rows = [(row, group) for row in matched.extra_rows if (group := _group_of(table, row, params)) is not None]
    if not rows:
        return NotApplicable("表中没有小计行")
    hits = tuple(hit for row, group in rows for hit in _wrong_cells(report, table, matched, row, group))
    return Breached(hits) if hits else Met()


def _group_of(table: TableForm, row: Cell, params: SubtotalParams) -> str | None:
    label = bare_label(row.text)
    if not any(word in label for word in params.words):
        return None
    groups = dict.fromkeys(each.group for each in table.rows if each.group)
    return next((group for group in groups if group_name(table, group) in label), None)


def _wrong_cells(report: Report, table: TableForm, matched: MatchedTable, row: Cell, group: str) -> Iterator[Hit]:
    cells = [cell for cell in _row_cells(matched, row) if cell.text.strip()]
    numbers = [parse_cell(cell.text) for cell in cells]
    if len(cells) != len(table.columns):  # a cell too few or too many: nobody can say which number is whose
        return
    for column, cell, printed in zip((each.id for each in table.columns), cells, numbers, strict=True):
        if printed is None:
            continue
        names = [f"{table.id}.{each.id}.{column}" for each in rows_of_group(table, group)]
        total = sum_of(report.figures, names)
        if not total.is_readable or total.blanks or total.known == printed.value:
            continue
        values = {
            "table": table.number,
            "row": bare_label(row.text),
            "column": column_name(table, column),
            "printed": plain(printed.value),
            "sum": plain(total.known),
        }
        yield Hit((cell.span, *total.spans()), values, f"{table.id}.{group}.subtotal.{column}")


def _row_cells(matched: MatchedTable, row: Cell) -> tuple[Cell, ...]:
    """Return the cells to the right of a row's label, in the order of the columns."""
    piece = next((piece for piece in matched.pieces if row in piece.cells), None)
    return (
        ()
        if piece is None
        else tuple(cell for cell in piece.cells if cell.row == row.row and cell.column >= row.column + row.width)
    )


def has_numbers(matched: MatchedTable, row: Cell) -> bool:
    """Tell whether a row holds numbers beside its label."""
    return any(parse_cell(cell.text) is not None for cell in _row_cells(matched, row))


@dataclass(frozen=True, slots=True)
class SplitParams:
    """In every row of ``table`` the columns ``parts`` make up the column ``whole``."""

    table: str
    parts: tuple[str, ...]
    whole: str

    __pydantic_config__ = STRICT

    def names(self) -> Iterator[NameUsed]:
        """Yield the names of the form that the parameters use."""
        yield "table", self.table
        for column in (*self.parts, self.whole):
            yield "column", f"{self.table}.{column}"


def judge_split_digits(report: Report, form: ReportForm, params: SplitParams) -> Verdict:
    """Look for rows that add up once the digits of two neighbouring cells are read as one number."""
    table = form.table(params.table)
    matched = report.outline.table(params.table)
    if matched is None or matched.status == "missing":
        return NotApplicable(f"报告中没有{table.number}")
    hits = []
    for row in table.rows:
        pairs = list(_repairs(report, f"{table.id}.{row.id}", params))
        if len(pairs) == 1:
            first, second, joined = pairs[0]
            cells = (report.figures.table[first], report.figures.table[second])
            values = {
                "cell": cell_name(form, first),
                "first": cells[0].text,
                "second": cells[1].text,
                "joined": joined,
                "total": plain(report.figures.table[f"{table.id}.{row.id}.{params.whole}"].quantity.value),
            }
            hits.append(Hit(tuple(cell.span for cell in cells), values, f"{first}.split"))
    return Breached(tuple(hits)) if hits else Met()


def _repairs(report: Report, stem: str, params: SplitParams) -> Iterator[tuple[str, str, str]]:
    """Yield the neighbouring cells whose digits, read together, make the row add up."""
    names = [f"{stem}.{column}" for column in params.parts]
    parts, whole = sum_of(report.figures, names), sum_of(report.figures, [f"{stem}.{params.whole}"])
    if not parts.is_readable or not whole.is_readable or whole.blanks or parts.known >= whole.known:
        return
    for first, second in pairwise(names):
        one, other = (report.figures.table.get(name) for name in (first, second))
        if one is None or other is None or not (one.text.isdigit() and other.text.isdigit()) or one.text == "0":
            continue
        joined = one.text + other.text
        rest = parts.known - one.quantity.value - other.quantity.value
        if rest + Decimal(joined) == whole.known:
            yield first, second, joined


SUBTOTALS = Kind("subtotals", SubtotalParams, frozenset({"table", "row", "column", "printed", "sum"}), judge_subtotals)
SPLIT_DIGITS = Kind(
    "split_digits", SplitParams, frozenset({"cell", "first", "second", "joined", "total"}), judge_split_digits
)
