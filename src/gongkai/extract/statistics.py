"""The cells of the form's tables as figures, or as what stands in their place."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from gongkai.language.normalise import squeeze
from gongkai.language.numerals import parse_cell
from gongkai.model import Entry, Figure, MatchedTable, Quantity, ReportForm, Void, VoidKind

_SLASHES: Final = frozenset("/\\∕⁄")
_DASHES: Final = frozenset("-—–―_─")
_NOT_APPLICABLE: Final = frozenset({"无", "不适用", "N/A", "NA", "n/a", "没有", "暂无", "不涉及", "未发生"})


def table_figures(
    tables: tuple[MatchedTable, ...], form: ReportForm
) -> tuple[Mapping[str, Figure], Mapping[str, Void]]:
    """Return the figures and the voids of all matched tables by name; the first cell of a name counts."""
    units = _units(form)
    figures: dict[str, Figure] = {}
    voids: dict[str, Void] = {}
    for table in tables:
        for entry in table.entries:
            if entry.name in figures or entry.name in voids:
                continue
            read = read_cell(entry, units.get(entry.name, ""))
            if isinstance(read, Figure):
                figures[entry.name] = read
            else:
                voids[entry.name] = read
    return figures, voids


def read_cell(entry: Entry, unit: str) -> Figure | Void:
    """Read one cell: a figure in the form's ``unit`` unless the cell prints its own, or a void.

    A unit repeated in the cell stays in ``text``; ``70000元`` under 万元 keeps value and unit as printed.
    """
    cell = entry.cell
    quantity = parse_cell(cell.text) if len(cell.text) <= _LONGEST_CELL else None
    if quantity is None:
        return Void(entry.name, void_kind(cell.text), cell.span, cell.text)
    return Figure(
        name=entry.name,
        quantity=Quantity(quantity.value, quantity.unit or unit, quantity.precision, quantity.resolution),
        span=cell.span,
        text=cell.text,
        source="table",
    )


_LONGEST_CELL: Final = 60


def void_kind(text: str) -> VoidKind:
    """Tell what stands in a cell that holds no number."""
    squeezed = squeeze(text[:_LONGEST_CELL])
    if not squeezed:
        return "blank"
    if set(squeezed) <= _SLASHES:
        return "slash"
    if set(squeezed) <= _DASHES:
        return "dash"
    return "not_applicable" if squeezed in _NOT_APPLICABLE else "unreadable"


def _units(form: ReportForm) -> Mapping[str, str]:
    return {
        f"{table.id}.{row.id}.{column.id}": column.unit
        for table in form.tables
        for row in table.rows
        for column in table.columns
        if column.id in table.columns_of(row)
    }
