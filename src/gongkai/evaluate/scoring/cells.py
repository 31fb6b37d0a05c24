"""Scores the cells of the tables: the right number, or the right kind of nothing. A blank is not a zero."""

from __future__ import annotations

from gongkai.evaluate.scoring.answer import Answer, CellAnswer
from gongkai.evaluate.scoring.gold import Gold
from gongkai.evaluate.scoring.tally import Tally

_LOST = CellAnswer("lost")


def score_cells(gold: Gold, answer: Answer, tally: Tally) -> None:
    """Count cells and right cells: in all, by table, by layout; numbers and empty cells apart as well."""
    if gold.cells is None:
        return
    for name, expected in gold.cells.items():
        got = answer.cells.get(name, _LOST)
        right = int(got.kind == expected.kind and got.value == expected.value)
        _count(tally, "cells", right, by="table", group=name.partition(".")[0])
        for look in gold.looks:
            _count(tally, "cells", right, by="layout", group=look)
        _count(tally, "cells", right)
        _count(tally, f"cells.{_class(expected)}", right)
        if expected.kind != "number" and got.value is not None:
            tally.add("cells.invented")
        if not right:
            tally.miss("cells", f"{name} {','.join(gold.looks)}", _told(expected), _told(got))


def _count(tally: Tally, name: str, right: int, by: str = "", group: str = "") -> None:
    tally.add(f"{name}.all", by=by, group=group)
    tally.add(f"{name}.right", right, by=by, group=group)


def _class(cell: CellAnswer) -> str:
    if cell.kind == "number":
        return "number"
    return "gone" if cell.kind == "lost" else "void"


def _told(cell: CellAnswer) -> str:
    return cell.kind if cell.value is None else str(cell.value)
