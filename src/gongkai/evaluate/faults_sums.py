"""Faults of arithmetic: identities of the three tables that do not hold."""

from __future__ import annotations

from dataclasses import replace
from random import Random
from typing import Final

from gongkai.evaluate import edits
from gongkai.evaluate.draft import Draft, GridCell
from gongkai.evaluate.fault import Change, Fault, Planter
from gongkai.evaluate.layouts import number
from gongkai.evaluate.ledger import APPLICANTS, BLOCKS, rows_of
from gongkai.evaluate.wish import Wish


def _application(row: str, column: str) -> str:
    return f"applications.{row}.{column}"


def _raise_row(row: str) -> Planter:
    """Raise one row of table three in one applicant's column and in the total: rows add up, columns do not."""

    def plant(draft: Draft, rng: Random) -> Change | None:
        by = rng.choice((1, 1, 2, 3, 10))
        column = rng.choices(APPLICANTS, weights=(8, 2, 1, 1, 1, 1))[0]
        names = [_application(row, column), _application(row, "total")]
        changed = edits.with_cells(draft, {name: edits.added_to(draft, name, by) for name in names})
        sides = _sides(changed, row, "total")
        return Change(changed, "applications", "applications", row, "total", names[1], sides)

    return plant


def _sides(draft: Draft, row: str, column: str) -> tuple[str, str]:
    """Return both sides of the identity that a row of table three belongs to, as the tables now print them."""
    printed = draft.printed()

    def cell(name: str) -> int:
        return int(printed[_application(name, column)])

    if row in ("received", "carried_over", "carried_forward"):
        return str(cell("received") + cell("carried_over")), str(cell("results_total") + cell("carried_forward"))
    return str(sum(cell(each) for each in rows_of(draft.form)[2:-2])), str(cell("results_total"))


def _any_outcome(draft: Draft, rng: Random) -> Change | None:
    return _raise_row(rng.choice(rows_of(draft.form)[2:-2]))(draft, rng)


def _columns_swapped(draft: Draft, rng: Random) -> Change | None:
    """Move an application from one applicant's column to another in one row only; every row still adds up."""
    filled = [c for c in APPLICANTS if draft.ledger.figures[_application("received", c)] > 0]
    if not filled:
        return None
    source = rng.choice(filled)
    target = rng.choice([c for c in APPLICANTS if c != source])
    names = (_application("received", source), _application("received", target))
    changed = edits.with_cells(
        draft, {names[0]: edits.added_to(draft, names[0], -1), names[1]: edits.added_to(draft, names[1], 1)}
    )
    return Change(
        changed, "applications", "applications", "received", source, names[0], _sides(changed, "received", source)
    )


def _row_total(draft: Draft, rng: Random) -> Change | None:
    row = rng.choice(rows_of(draft.form))
    name = _application(row, "total")
    changed = edits.with_cell(draft, name, edits.added_to(draft, name, rng.choice((1, 2, 5))))
    printed = changed.printed()
    parts = sum(int(printed[_application(row, column)]) for column in APPLICANTS)
    return Change(changed, "applications", "applications", row, "total", name, (str(parts), printed[name]))


def _two_rows(draft: Draft, rng: Random) -> Change | None:
    """Book a decision under another row for one column: columns still add up, two rows do not."""
    rows = [r for r in rows_of(draft.form)[2:-2] if draft.ledger.figures[_application(r, "natural_person")] > 0]
    if not rows:
        return None
    source = rng.choice(rows)
    target = rng.choice([r for r in rows_of(draft.form)[2:-2] if r != source])
    names = (_application(source, "natural_person"), _application(target, "natural_person"))
    changed = edits.with_cells(
        draft, {names[0]: edits.added_to(draft, names[0], -1), names[1]: edits.added_to(draft, names[1], 1)}
    )
    printed = changed.printed()
    parts = sum(int(printed[_application(source, column)]) for column in APPLICANTS)
    total = printed[_application(source, "total")]
    return Change(changed, "applications", "applications", source, "total", names[0], (str(parts), total))


def _total_forgotten(draft: Draft, rng: Random) -> Change | None:
    rows = [r for r in rows_of(draft.form) if draft.ledger.figures[_application(r, "total")] > 0]
    if not rows:
        return None
    row = rng.choice(rows)
    name = _application(row, "total")
    return Change(
        edits.with_cell(draft, name, "0"), "applications", "applications", row, "total", name,
        (number(draft.ledger.figures[name]), "0"),
    )  # fmt: skip


def _block_total(block: str) -> Planter:
    def plant(draft: Draft, rng: Random) -> Change | None:
        name = f"disputes.{block}.total"
        changed = edits.with_cell(draft, name, edits.added_to(draft, name, rng.choice((1, 2))))
        right = changed.printed()[name]
        return Change(
            changed, "disputes", "disputes", block, "total", name, (number(draft.ledger.figures[name]), right)
        )

    return plant


def _block_part(draft: Draft, rng: Random) -> Change | None:
    block = rng.choice(BLOCKS)
    name = f"disputes.{block}.{rng.choice(('upheld', 'corrected', 'other', 'pending'))}"
    changed = edits.with_cell(draft, name, edits.added_to(draft, name, 1))
    total = draft.ledger.figures[f"disputes.{block}.total"]
    return Change(changed, "disputes", "disputes", block, name.split(".")[2], name, (number(total + 1), number(total)))


def _subtotal(draft: Draft, rng: Random) -> Change | None:
    """Print a sub-total row under 不予公开 whose natural persons' cell is wrong."""
    grid = draft.grids("applications")[0]
    rows = [c.row for c in grid.cells if c.name == _application("refused_administrative_query", "total")]
    labels = grid.width - 7
    at = rows[0] + 1
    moved = tuple(
        replace(c, row=c.row + (c.row >= at), height=c.height + (c.row < at < c.row + c.height)) for c in grid.cells
    )
    sums = {c: draft.ledger.value(_application("refused", c)) for c in (*APPLICANTS, "total")}
    wrong = sums["total"] + rng.choice((1, 2))
    shown = {**sums, "total": wrong}
    label_column = 0 if labels == 1 else 1
    new = [GridCell(at, label_column, "不予公开小计", "", 1, labels - label_column)]
    new += [GridCell(at, labels + place, number(shown[c])) for place, c in enumerate((*APPLICANTS, "total"))]
    changed = edits.map_grids(
        draft, lambda g: replace(g, height=g.height + 1, cells=(*moved, *new)) if g is grid else g
    )
    return Change(
        changed,
        "applications",
        "applications",
        "refused",
        "total",
        "",
        (number(sums["total"]), number(wrong)),
        ("TAB315",),
    )


def _stock(draft: Draft, rng: Random) -> Change | None:
    name, issued = (
        "proactive.normative_documents.in_force",
        draft.ledger.figures["proactive.normative_documents.issued"],
    )
    if issued < 1:
        return None
    less = issued - rng.randint(1, int(issued))
    return Change(
        edits.with_cell(draft, name, number(less)), "proactive", "proactive", "normative_documents", "in_force", name,
        (number(less), number(issued)),
    )  # fmt: skip


def _negative_stock(draft: Draft, rng: Random) -> Change | None:
    del rng
    name = "proactive.licences.change"
    items = draft.ledger.figures["proactive.licences.items_last_year"]
    less = -items - 1
    return Change(
        edits.with_cell(draft, name, number(less)), "proactive", "proactive", "licences", "change", name,
        (number(items), number(less)),
    )  # fmt: skip


FAULTS: Final = (
    Fault("sum401_received", "SUM401", "error", _raise_row("received")),
    Fault("sum401_carried_over", "SUM401", "error", _raise_row("carried_over")),
    Fault("sum401_carried_forward", "SUM401", "error", _raise_row("carried_forward")),
    Fault("sum401_between_columns", "SUM401", "error", _columns_swapped),
    Fault("sum402_outcome", "SUM402", "error", _any_outcome),
    Fault("sum402_granted", "SUM402", "error", _raise_row("granted")),
    Fault("sum402_results_total", "SUM402", "error", _raise_row("results_total"), also=("SUM401",)),
    Fault("sum403_row_total", "SUM403", "error", _row_total),
    Fault("sum403_two_rows", "SUM403", "error", _two_rows),
    Fault("sum403_total_forgotten", "SUM403", "error", _total_forgotten),
    Fault("sum404_review", "SUM404", "error", _block_total("review")),
    Fault("sum404_litigation_direct", "SUM404", "error", _block_total("litigation_direct")),
    Fault("sum404_litigation_after_review", "SUM404", "error", _block_total("litigation_after_review")),
    Fault("sum404_part", "SUM404", "error", _block_part),
    Fault("sum405_subtotal", "SUM405", "error", _subtotal, also=("TAB315",)),
    Fault("sum406_in_force", "SUM406", "warning", _stock, Wish(year=2022)),
    Fault("sum409_items_change", "SUM409", "warning", _negative_stock, Wish(year=2020)),
)
