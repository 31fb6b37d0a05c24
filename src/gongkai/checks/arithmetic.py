"""Equations and bounds between cells of one table."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from gongkai.checks.cells import BLANK_NOTE, Sum, rows_named, sum_of, what_is_missing
from gongkai.checks.naming import column_name, row_name, table_name
from gongkai.checks.params import STRICT, NameUsed, plain
from gongkai.checks.repair import Equation, likely_slip
from gongkai.checks.verdicts import together
from gongkai.model import (
    Breached,
    Hit,
    Kind,
    Met,
    NotApplicable,
    Report,
    ReportForm,
    RowForm,
    TableForm,
    Undetermined,
    Verdict,
)


@dataclass(frozen=True, slots=True)
class Sides:
    """The two sides of an equation; ``@name`` stands for all rows of a group."""

    left: tuple[str, ...]
    right: tuple[str, ...]

    __pydantic_config__ = STRICT


@dataclass(frozen=True, slots=True)
class IdentityParams:
    """An equation that holds in every column (``along = "columns"``) or in every row of a table.

    ``left`` and ``right`` are rows or columns; ``@name`` stands for all rows of a group. ``crossing`` are the equations
    of the other direction, which help to name the one cell that is wrong.
    """

    table: str
    along: Literal["columns", "rows"]
    left: tuple[str, ...]
    right: tuple[str, ...]
    crossing: tuple[Sides, ...] = ()

    __pydantic_config__ = STRICT

    def names(self) -> Iterator[NameUsed]:
        """Yield the names of the form that the parameters use."""
        yield "table", self.table
        for term in (*self.left, *self.right):
            yield ("row" if self.along == "columns" else "column"), f"{self.table}.{term}"
        for sides in self.crossing:
            for term in (*sides.left, *sides.right):
                yield ("column" if self.along == "columns" else "row"), f"{self.table}.{term}"


def judge_identity(report: Report, form: ReportForm, params: IdentityParams) -> Verdict:
    """Compare both sides of the equation, column by column or row by row."""
    absent = _absence(report, form, params.table)
    if absent is not None:
        return absent
    table = form.table(params.table)
    other: Literal["columns", "rows"] = "rows" if params.along == "columns" else "columns"
    crossing = [equation for sides in params.crossing for equation in _equations(report, table, other, sides)]
    own = Sides(params.left, params.right)
    equations = list(_equations(report, table, params.along, own))
    lines = [_line(report, form, equation, crossing) for equation in equations]
    return _with_one_reason(report, form, equations, together(lines))


def _with_one_reason(report: Report, form: ReportForm, equations: Sequence[Equation], verdict: Verdict) -> Verdict:
    """Say once for the whole table what was not read, instead of line by line."""
    whole = sum_of(report.figures, [name for equation in equations for name in (*equation.left, *equation.right)])
    if whole.is_readable:
        return verdict
    reason = what_is_missing(form, whole.lost, whole.unreadable)
    if isinstance(verdict, Undetermined):
        return Undetermined(reason)
    return Breached(verdict.hits, reason) if isinstance(verdict, Breached) else verdict


def _absence(report: Report, form: ReportForm, table_id: str) -> Verdict | None:
    """Say why a table cannot be computed with, None when it can."""
    matched = report.outline.table(table_id)
    name = table_name(form, table_id)
    if matched is None or matched.status == "missing":
        return NotApplicable(f"报告中没有{name}")
    if not any(report.figures.cell(cell) for cell in form.table(table_id).figure_names()):
        return Undetermined(f"{name}的内容没有读出来" + (f"：{matched.reason}" if matched.reason else ""))
    return None


def _equations(report: Report, table: TableForm, along: Literal["columns", "rows"], sides: Sides) -> Iterator[Equation]:
    if along == "columns":
        left, right = _rows(table, sides.left), _rows(table, sides.right)
        for column in table.columns:
            yield Equation(
                column.id,
                column_name(table, column.id),
                tuple(f"{table.id}.{row.id}.{column.id}" for row in left if _counts(report, table, row, column.id)),
                tuple(f"{table.id}.{row.id}.{column.id}" for row in right if _counts(report, table, row, column.id)),
            )
        return
    for row in table.rows:
        if not _counts(report, table, row, sides.right[0]):
            continue
        stem = f"{table.id}.{row.id}"
        yield Equation(
            row.id,
            _row_label(table, row),
            tuple(f"{stem}.{column}" for column in sides.left),
            tuple(f"{stem}.{column}" for column in sides.right),
        )


def _rows(table: TableForm, terms: Sequence[str]) -> tuple[RowForm, ...]:
    return tuple(row for term in terms for row in rows_named(table, term))


def _row_label(table: TableForm, row: RowForm) -> str:
    name = row_name(table, row.id)
    return f"{row_name(table, row.group)}·{name}" if row.group else name


def _counts(report: Report, table: TableForm, row: RowForm, column: str) -> bool:
    """Whether a row takes part: an optional one only where it is printed."""
    return not row.optional or report.figures.cell(f"{table.id}.{row.id}.{column}") is not None


def _line(report: Report, form: ReportForm, equation: Equation, crossing: Sequence[Equation]) -> Verdict:
    left, right = sum_of(report.figures, equation.left), sum_of(report.figures, equation.right)
    if not _contradict(left, right):
        return _unbroken(left, right)
    table_id = (*equation.left, *equation.right)[0].partition(".")[0]
    values = {
        "table": table_name(form, table_id),
        "line": equation.label,
        "left": plain(left.known),
        "right": plain(right.known),
        "difference": plain(abs(left.known - right.known)),
        "hint": likely_slip(report.figures, form, equation, crossing),
    }
    return Breached((Hit((*left.spans(), *right.spans()), values, f"{table_id}.{equation.id}"),))


def _contradict(left: Sum, right: Sum) -> bool:
    """Whether what is printed cannot be right whatever the rest holds: counts are never negative."""
    if left.known == right.known:
        return False
    short = left if left.known < right.known else right
    return short.is_readable and not short.blanks


def _unbroken(left: Sum, right: Sum) -> Verdict:
    if not left.is_readable or not right.is_readable:
        return Undetermined("没有读全")
    blanks = (*left.blanks, *right.blanks)
    if left.known == right.known:
        return Met(BLANK_NOTE if blanks else None)
    return Undetermined("有空白单元格，无法判断是否相符")


@dataclass(frozen=True, slots=True)
class BoundParams:
    """In each of ``rows`` the ``upper`` columns together are not below the ``lower`` ones together."""

    table: str
    rows: tuple[str, ...]
    upper: tuple[str, ...]
    lower: tuple[str, ...] = ()

    __pydantic_config__ = STRICT

    def names(self) -> Iterator[NameUsed]:
        """Yield the names of the form that the parameters use."""
        for row in self.rows:
            for column in (*self.upper, *self.lower):
                yield "figure", f"{self.table}.{row}.{column}"


def judge_bound(report: Report, form: ReportForm, params: BoundParams) -> Verdict:
    """Look for rows where the larger quantity is printed smaller; blanks decide nothing."""
    absent = _absence(report, form, params.table)
    if absent is not None:
        return absent
    table = form.table(params.table)
    return together([_bounded(report, form, table, row, params) for row in params.rows])


def _bounded(report: Report, form: ReportForm, table: TableForm, row: str, params: BoundParams) -> Verdict:
    stem = f"{table.id}.{row}"
    upper = sum_of(report.figures, [f"{stem}.{column}" for column in params.upper])
    lower = sum_of(report.figures, [f"{stem}.{column}" for column in params.lower])
    if not upper.is_readable or not lower.is_readable:
        return Undetermined(what_is_missing(form, (*upper.lost, *lower.lost), (*upper.unreadable, *lower.unreadable)))
    if upper.known >= lower.known or (upper.blanks and lower.known > 0) or (upper.blanks and not lower.cells):
        return Met(BLANK_NOTE if upper.blanks or lower.blanks else None)
    values = {
        "table": table.number,
        "line": row_name(table, row),
        "upper": plain(upper.known),
        "lower": plain(lower.known),
    }
    return Breached((Hit((*upper.spans(), *lower.spans()), values, stem),))


@dataclass(frozen=True, slots=True)
class Tier:
    """Another ceiling for issuers with one of ``words`` in their name and none of ``unless``."""

    words: tuple[str, ...]
    most: int
    unless: tuple[str, ...] = ()

    __pydantic_config__ = STRICT


@dataclass(frozen=True, slots=True)
class CeilingParams:
    """A cell that is hardly ever above ``most``, or above the ceiling of the first tier that the issuer belongs to."""

    figure: str
    most: int
    tiers: tuple[Tier, ...] = ()

    __pydantic_config__ = STRICT

    def names(self) -> Iterator[NameUsed]:
        """Yield the names of the form that the parameters use."""
        yield "figure", self.figure


def judge_ceiling(report: Report, form: ReportForm, params: CeilingParams) -> Verdict:
    """Ask about an amount so large that another unit was probably meant."""
    del form
    cell = report.figures.table.get(params.figure)
    if cell is None:
        return NotApplicable("表格中没有这项金额")
    issuer = report.outline.masthead.issuer or ""
    tiers = (tier.most for tier in params.tiers if _belongs(issuer, tier))
    if cell.quantity.value <= Decimal(next(tiers, params.most)):
        return Met()
    return Breached((Hit((cell.span,), {"value": plain(cell.quantity.value)}, params.figure, doubt=True),))


def _belongs(issuer: str, tier: Tier) -> bool:
    return any(word in issuer for word in tier.words) and not any(word in issuer for word in tier.unless)


IDENTITY = Kind(
    "identity",
    IdentityParams,
    frozenset({"table", "line", "left", "right", "difference", "hint"}),
    judge_identity,
)
BOUND = Kind("bound", BoundParams, frozenset({"table", "line", "upper", "lower"}), judge_bound)
CEILING = Kind("ceiling", CeilingParams, frozenset({"value"}), judge_ceiling)
