"""A table whose zeros stand against what sentences claim."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from gongkai.checks.agreement import is_all_zero, stands
from gongkai.checks.amounts import told
from gongkai.checks.naming import table_name
from gongkai.checks.params import STRICT, NameUsed
from gongkai.model import Breached, Figure, Hit, Kind, Met, NotApplicable, Report, ReportForm, Verdict


@dataclass(frozen=True, slots=True)
class ZeroTableParams:
    """A table whose zeros stand against positive claims; ``context`` and ``foreign`` as for agreement."""

    table: str
    context: tuple[str, ...] = ()
    foreign: tuple[str, ...] = ()

    __pydantic_config__ = STRICT

    def names(self) -> Iterator[NameUsed]:
        """Yield the names of the form that the parameters use."""
        yield "table", self.table


def judge_zero_table(report: Report, form: ReportForm, params: ZeroTableParams) -> Verdict:
    """Look for positive claims about matters whose table holds only zeros."""
    prefix = f"{params.table}."
    claims = [figure for figure in report.figures.prose if figure.name.startswith(prefix) and not figure.none_claim]
    if not claims:
        return NotApplicable("正文没有相关数据")
    if not is_all_zero(report, form, params.table):
        return Met()
    positive = [
        figure
        for figure in claims
        if figure.quantity.bounds()[0] > 0 and stands(report, form, figure, params.context, params.foreign) != "outside"
    ]
    if not positive:
        return Met()
    first = positive[0]
    open_scope = first.scope is not None or stands(report, form, first, params.context, params.foreign) == "open"
    cell = next(_cells(report, form, params.table))
    values = {
        "table": table_name(form, params.table),
        "stated": told(first.quantity),
        "text": first.text,
        "count": str(len(positive)),
    }
    return Breached((Hit((first.span, cell.span), values, params.table, doubt=open_scope),))


def _cells(report: Report, form: ReportForm, table_id: str) -> Iterator[Figure]:
    totals = [name for name in form.table(table_id).figure_names() if name.endswith(".total")]
    for name in (*totals, *form.table(table_id).figure_names()):
        cell = report.figures.table.get(name)
        if cell is not None:
            yield cell


ZERO_TABLE = Kind("zero_table", ZeroTableParams, frozenset({"table", "stated", "text", "count"}), judge_zero_table)
