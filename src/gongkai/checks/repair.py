"""Which single cell, changed, would make broken equations hold again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from gongkai.checks.cells import sum_of
from gongkai.checks.naming import cell_name
from gongkai.checks.params import plain
from gongkai.model import Figures, ReportForm


@dataclass(frozen=True, slots=True)
class Equation:
    """Two lists of cell names whose sums should be equal. ``id`` is a column's or a row's."""

    id: str
    label: str
    left: tuple[str, ...]
    right: tuple[str, ...]

    def change_wanted(self, figures: Figures, name: str) -> Decimal | None:
        """Return by how much the cell ``name`` must change for both sides to be equal, None if that is unknown."""
        left, right = sum_of(figures, self.left), sum_of(figures, self.right)
        if not left.is_readable or not right.is_readable or left.blanks or right.blanks:
            return None
        return right.known - left.known if name in self.left else left.known - right.known


def likely_slip(figures: Figures, form: ReportForm, equation: Equation, crossing: Sequence[Equation]) -> str:
    """Return a sentence naming the cell whose correction repairs the equation and all that cross it, else nothing."""
    found = []
    for name in (*equation.left, *equation.right):
        change = equation.change_wanted(figures, name)
        across = [other for other in crossing if name in other.left or name in other.right]
        if not change or not across or any(other.change_wanted(figures, name) != change for other in across):
            continue
        found.append((name, figures.table[name].quantity.value + change))
    if len(found) != 1 or found[0][1] < 0:
        return ""
    name, value = found[0]
    printed = plain(figures.table[name].quantity.value)
    return f"如把{cell_name(form, name)}由 {printed} 改为 {plain(value)}，该行该列即都相符。"
