"""Figures told in sentences beside sums of cells: same unit, same scope, or a question."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Final

from gongkai.checks.cells import Sum
from gongkai.checks.params import plain
from gongkai.model import Figure, Quantity, ReportForm

_MONEY: Final = {"元": Decimal(1), "千元": Decimal(1000), "万元": Decimal(10_000), "亿元": Decimal(100_000_000)}
_SLIPS: Final = (Decimal(10_000), Decimal(100_000_000))


def unit_of(form: ReportForm, name: str) -> str:
    """Return the unit that the form prints for a cell, empty for an unknown name."""
    table_id, _, rest = name.partition(".")
    column_id = rest.rpartition(".")[2]
    for table in form.tables:
        if table.id == table_id:
            return next((column.unit for column in table.columns if column.id == column_id), "")
    return ""


def in_unit(quantity: Quantity, unit: str) -> Quantity:
    """Return a sum of money in the unit wanted; anything else as it is."""
    if unit not in _MONEY or quantity.unit not in _MONEY or quantity.unit == unit:
        return quantity
    rate = _MONEY[quantity.unit] / _MONEY[unit]
    return replace(quantity, value=quantity.value * rate, unit=unit, resolution=quantity.resolution * rate)


def cell_value(cell: Figure, unit: str) -> Decimal:
    """Return the number of a cell in the form's unit."""
    return in_unit(cell.quantity, unit).value


def total_in_unit(total: Sum, unit: str) -> Decimal:
    """Return the known part of a sum in the form's unit."""
    return sum((cell_value(cell, unit) for cell in total.cells), Decimal(0))


def is_unit_slip(stated: Decimal, listed: Decimal) -> bool:
    """Tell whether two numbers differ by 万 or 亿 alone, as when the unit was left out or printed twice."""
    if stated <= 0 or listed <= 0:
        return False
    return any(stated == listed * factor or listed == stated * factor for factor in _SLIPS)


def only_rounded(stated: Quantity, listed: Decimal) -> bool:
    """Tell whether a whole number of money is the listed one rounded (7 万元 for 7.2)."""
    return stated.unit in _MONEY and abs(stated.value - listed) < max(Decimal(1), stated.resolution)


def told(quantity: Quantity) -> str:
    """Return a stated quantity as a person says it (number alone)."""
    return plain(quantity.value)
