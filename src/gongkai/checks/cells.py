"""Sums over cells of the form: what is known, what is blank, what is lost. A blank is not a zero."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from gongkai.checks.naming import cell_name, full_row, rows_of_group
from gongkai.model import Figure, Figures, Report, ReportForm, RowForm, Span, TableForm, Void

GROUP_SIGN: Final = "@"
"""``@refused`` stands for all rows of the group ``refused``."""

BLANK_NOTE: Final = "空白单元格按“无”计"
_SHOWN: Final = 8
_NAMED: Final = 3


@dataclass(frozen=True, slots=True)
class Sum:
    """A sum over cells. ``known`` adds up the numbers printed; ``lost`` names cells not read at all."""

    known: Decimal
    cells: tuple[Figure, ...]
    blanks: tuple[Void, ...] = ()
    unreadable: tuple[Void, ...] = ()
    lost: tuple[str, ...] = ()

    @property
    def is_readable(self) -> bool:
        """Whether every cell is there and holds a number or nothing."""
        return not self.unreadable and not self.lost

    def spans(self) -> tuple[Span, ...]:
        """Return the places that show the sum: the cells that are not zero, else the last one."""
        telling = [cell.span for cell in self.cells if cell.quantity.value != 0]
        if len(telling) > _SHOWN:
            return tuple(telling[:_SHOWN])
        return tuple(telling) or tuple(cell.span for cell in self.cells[-1:])


def sum_of(figures: Figures, names: Iterable[str]) -> Sum:
    """Add up the cells with these canonical names."""
    cells, blanks, unreadable, lost = [], [], [], []
    for name in names:
        cell = figures.cell(name)
        if isinstance(cell, Figure):
            cells.append(cell)
        elif cell is None:
            lost.append(name)
        elif cell.kind == "unreadable":
            unreadable.append(cell)
        else:
            blanks.append(cell)
    known = sum((cell.quantity.value for cell in cells), Decimal(0))
    return Sum(known, tuple(cells), tuple(blanks), tuple(unreadable), tuple(lost))


def rows_named(table: TableForm, term: str) -> tuple[RowForm, ...]:
    """Return the rows that a term stands for: one row, or a group (``@refused``)."""
    if term.startswith(GROUP_SIGN):
        return rows_of_group(table, term.removeprefix(GROUP_SIGN))
    return tuple(row for row in table.rows if row.id == term)


def names_of(report: Report, form: ReportForm, term: str) -> tuple[str, ...]:
    """Return the cell names behind ``table.row.column``, where the row may be a group and the column ``@others``.

    Optional rows that are not printed are left out.
    """
    table_id, _, rest = term.partition(".")
    row_term, _, column = rest.partition(".")
    table = form.table(table_id)
    return tuple(
        f"{table_id}.{row.id}.{column}"
        for row in rows_named(table, row_term)
        if not (row.optional and report.figures.cell(f"{table_id}.{row.id}.{column}") is None)
    )


def what_is_missing(form: ReportForm, names: Sequence[str], voids: Sequence[Void]) -> str:
    """Say in words which cells were lost and which cannot be read; of several cells of a row only the row."""
    broken = [cell_name(form, void.name) for void in voids]
    told = [f"未读到{_lost_words(form, list(dict.fromkeys(names)))}"] if names else []
    told += [f"{_listed(list(dict.fromkeys(broken)), '格')}不是数字"] if broken else []
    return "，".join(told)


def _lost_words(form: ReportForm, names: list[str]) -> str:
    rows: dict[str, list[str]] = {}
    for name in names:
        rows.setdefault(name.rpartition(".")[0], []).append(name)
    if all(len(cells) == 1 for cells in rows.values()):
        return _listed([cell_name(form, name) for name in names], "格")
    table = form.table(names[0].partition(".")[0])
    told = [f"“{full_row(table, stem.partition('.')[2])}”" for stem in rows]
    return f"{table.number}{_listed(told, '行')}" + ("行" if len(told) <= _NAMED else "")


def _listed(names: list[str], unit: str) -> str:
    shown = "、".join(names[:_NAMED])
    return f"{shown}等{len(names)}{unit}" if len(names) > _NAMED else shown
