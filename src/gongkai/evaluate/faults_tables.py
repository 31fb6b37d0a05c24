"""Faults in the tables: identities that do not hold, rows, columns, cells and forms that are wrong."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from decimal import Decimal
from random import Random
from typing import Final

from gongkai.evaluate import edits, layouts
from gongkai.evaluate.draft import Draft, Grid, GridCell, Passage, plain
from gongkai.evaluate.fault import Change, Fault, Planter
from gongkai.evaluate.layouts import number
from gongkai.evaluate.ledger import APPLICANTS, Ledger, rows_of
from gongkai.evaluate.lexicon import load_lexicon
from gongkai.evaluate.wish import Wish


def _application(row: str, column: str) -> str:
    return f"applications.{row}.{column}"


def _table_gone(table: str, instead: str = "") -> Planter:
    def plant(draft: Draft, rng: Random) -> Change | None:
        del rng
        part = draft.part(table)
        if part is None:
            return None
        kept = tuple(p for p in part.pieces if isinstance(p, Passage))
        filler = plain(instead, "body", "void") if instead else None
        pieces = (*kept, filler) if filler else kept or (plain("详见附件。", "body", "void"),)
        return Change(edits.with_pieces(draft, table, pieces), table, table)

    return plant


def _pictured(draft: Draft, rng: Random) -> Change | None:
    del rng
    return Change(replace(draft, picture_tables=frozenset({"proactive", "applications", "disputes"})), "proactive")


def _row_gone(draft: Draft, rng: Random) -> Change | None:
    """Leave out a row of zeros, so that every identity still holds."""
    rows = [
        r for r in rows_of(draft.form)[2:-2] if draft.ledger.figures[_application(r, "total")] == 0 and r != "granted"
    ]
    if not rows:
        return None
    row = rng.choice(rows)
    changed = _without_row(draft, row)
    return Change(changed, "applications", "applications", row)


def _without_row(draft: Draft, row: str) -> Draft:
    def cut(grid: Grid) -> Grid:
        places = [c.row for c in grid.cells if c.name == _application(row, "total")]
        return grid.without_row(places[0]) if places else grid

    return edits.map_grids(draft, cut)


def _column_gone(draft: Draft, rng: Random) -> Change | None:
    empty = [
        c for c in APPLICANTS[1:] if all(draft.ledger.figures[_application(r, c)] == 0 for r in rows_of(draft.form))
    ]
    if not empty:
        return None
    column = rng.choice(empty)

    def cut(grid: Grid) -> Grid:
        places = [c.column for c in grid.cells if c.name == _application("received", column)]
        return grid.without_column(places[0]) if places else grid

    return Change(edits.map_grids(draft, cut), "applications", "applications", "", column)


def _blank_row(draft: Draft, rng: Random) -> Change | None:
    rows = [r for r in rows_of(draft.form)[2:-2] if draft.ledger.figures[_application(r, "total")] == 0]
    if not rows:
        return None
    row, sign = rng.choice(rows), rng.choice(("", "/", "—"))
    cells = {_application(row, column): sign for column in (*APPLICANTS, "total")}
    return Change(edits.with_cells(draft, cells), "applications", "applications", row, printed=sign)


def _in_cell(name: str, text: str, *, section: str, also: tuple[str, ...] = ()) -> Planter:
    """Print ``text`` in a cell, with ● for the true number."""

    def plant(draft: Draft, rng: Random) -> Change | None:
        del rng
        if name not in draft.ledger.figures:
            return None
        true = number(draft.ledger.figures[name])
        shown = text.replace("●", true)
        if shown == true or ("●" in text and draft.ledger.figures[name] == 0):
            return None
        _, row, column = name.split(".")
        return Change(
            edits.with_cell(draft, name, shown), section, section, row, column, name, (shown, true), also, shown
        )

    return plant


def _separated(draft: Draft, rng: Random) -> Change | None:
    del rng
    for name in ("proactive.licences.decisions", "proactive.penalties.decisions", "applications.received.total"):
        value = draft.ledger.figures[name]
        if value >= 1000:
            table, row, column = name.split(".")
            return Change(
                edits.with_cell(draft, name, f"{int(value):,}"),
                table,
                table,
                row,
                column,
                name,
                printed=f"{int(value):,}",
            )
    return None


def _wide_digits(draft: Draft, rng: Random) -> Change | None:
    del rng
    name = "applications.received.total"
    wide = number(draft.ledger.figures[name]).translate(str.maketrans("0123456789", "０１２３４５６７８９"))
    return Change(
        edits.with_cell(draft, name, wide), "applications", "applications", "received", "total", name, printed=wide
    )


def _in_yuan(draft: Draft, rng: Random) -> Change | None:
    """Print the fee in yuan under the header 万元, with nothing that says so."""
    del rng
    value = draft.ledger.figures["proactive.fees.amount"]
    if value < 3:
        return None
    yuan = number((value * 10_000).quantize(1))
    return Change(
        edits.with_cell(draft, "proactive.fees.amount", yuan),
        "proactive",
        "proactive",
        "fees",
        "amount",
        "proactive.fees.amount",
        (yuan, number(value)),
        ("AGR516",),
        yuan,
    )


def _other_form(draft: Draft, rng: Random) -> Change | None:
    """Print table two in the form of the other years; figures that form alone has are zero."""
    del rng
    form = "2019" if draft.form == "2021" else "2021"
    part = draft.part("proactive")
    if part is None:
        return None
    look = layouts.find_look(load_lexicon(), draft.grids("proactive")[0].look)
    figures = defaultdict(Decimal, draft.ledger.figures)
    grids = layouts.proactive(look, Ledger(form, figures))
    prose = tuple(p for p in part.pieces if isinstance(p, Passage))
    changed = edits.with_pieces(draft, "proactive", (*prose, *grids))
    also = ("TAB301", "TAB304", "TAB305", "AGR514", "AGR515", "AGR516")
    return Change(changed, "proactive", "proactive", printed=form, also=also)


def _rows_swapped(draft: Draft, rng: Random) -> Change | None:
    """Exchange two neighbouring rows with their labels; the values stay with their rows."""
    pairs = [("refused_third_party", "refused_internal_affairs"), ("declined_repeated", "declined_publication")]
    first, second = rng.choice(pairs)
    grid = draft.grids("applications")[0]
    row = {r: next(c.row for c in grid.cells if c.name == _application(r, "total")) for r in (first, second)}

    def place(cell: GridCell) -> GridCell:
        if cell.height > 1 or cell.row not in row.values():
            return cell
        other = row[second] if cell.row == row[first] else row[first]
        return replace(cell, row=other)

    swapped = replace(grid, cells=tuple(place(cell) for cell in grid.cells))
    return Change(edits.map_grids(draft, lambda g: swapped if g is grid else g), "applications", "applications", first)


def _shifted(draft: Draft, rng: Random) -> Change | None:
    """Write a row one column to the right, its last value falling off and a blank in front."""
    rows = [r for r in rows_of(draft.form) if draft.ledger.figures[_application(r, "natural_person")] > 0]
    if not rows:
        return None
    row = rng.choice(rows)
    columns = (*APPLICANTS, "total")
    values = ["", *(number(draft.ledger.figures[_application(row, c)]) for c in columns[:-1])]
    cells = {_application(row, c): v for c, v in zip(columns, values, strict=True)}
    return Change(
        edits.with_cells(draft, cells),
        "applications",
        "applications",
        row,
        "natural_person",
        also=("SUM401", "SUM402", "SUM403", "TAB306", "AGR501", "AGR511"),
    )


def _split_digits(draft: Draft, rng: Random) -> Change | None:
    """Split a number's digits over two neighbouring cells."""
    del rng
    for row in rows_of(draft.form):
        text = number(draft.ledger.figures[_application(row, "natural_person")])
        if len(text) >= 2:
            cells = {_application(row, "natural_person"): text[:-1], _application(row, "enterprise"): text[-1]}
            if draft.ledger.figures[_application(row, "enterprise")] != 0:
                continue
            return Change(
                edits.with_cells(draft, cells),
                "applications",
                "applications",
                row,
                "natural_person",
                _application(row, "natural_person"),
                (text[:-1], text),
                ("SUM401", "SUM402", "SUM403", "AGR511"),
                text[:-1],
            )
    return None


def _extra_row(draft: Draft, rng: Random) -> Change | None:
    grid = draft.grids("applications")[0]
    label = rng.choice(("其中：网络申请数量", "备注说明事项", "五、咨询服务数量"))
    labels = grid.width - 7
    new = [GridCell(grid.height, 0, label, "", 1, labels)]
    new += [GridCell(grid.height, labels + place, "0") for place in range(7)]
    changed = edits.map_grids(
        draft, lambda g: replace(g, height=g.height + 1, cells=(*g.cells, *new)) if g is grid else g
    )
    return Change(changed, "applications", "applications", printed=label)


def _table_twice(draft: Draft, rng: Random) -> Change | None:
    grid = draft.grids("disputes")[0]
    name = "disputes.review.upheld"
    total = "disputes.review.total"
    by = rng.choice((1, 2))
    other = grid.with_text(name, edits.added_to(draft, name, by)).with_text(total, edits.added_to(draft, total, by))
    part = draft.part("disputes")
    if part is None:
        return None
    pieces = tuple(piece for each in part.pieces for piece in ((each, other) if each is grid else (each,)))
    return Change(
        edits.with_pieces(draft, "disputes", pieces),
        "disputes",
        "disputes",
        "review",
        "upheld",
        name,
        (number(draft.ledger.figures[name]), edits.added_to(draft, name, by)),
        ("AGR512", "AGR523", "AGR517", "AGR527"),
    )


def _wrong_section(draft: Draft, rng: Random) -> Change | None:
    """Put table four under section three, before nothing but its own table; section four keeps a sentence."""
    del rng
    part, target = draft.part("disputes"), draft.part("applications")
    if part is None or target is None:
        return None
    grids = tuple(p for p in part.pieces if isinstance(p, Grid))
    kept = tuple(p for p in part.pieces if isinstance(p, Passage)) or (
        plain("有关数据已在前表一并列出。", "body", "void"),
    )
    changed = edits.with_pieces(draft, "disputes", kept)
    changed = edits.with_pieces(changed, "applications", (*target.pieces, *grids))
    return Change(changed, "applications", "disputes")


FAULTS: Final = (
    Fault("tab301_table_two_gone", "TAB301", "error", _table_gone("proactive"), also=("SEC114",)),
    Fault("tab302_table_three_gone", "TAB302", "error", _table_gone("applications"), also=("SEC114",)),
    Fault("tab303_table_four_gone", "TAB303", "error", _table_gone("disputes"), also=("SEC114",)),
    Fault("tab303_word_instead", "TAB303", "error", _table_gone("disputes", "无。"), also=("SEC114",)),
    Fault(
        "tab302_word_instead",
        "TAB302",
        "error",
        _table_gone("applications", "本年度无相关情况。"),
        also=("SEC114", "AGR501"),
    ),
    Fault(
        "pub954_pictures", "PUB954", "warning", _pictured, Wish(medium="html"), ("TAB301", "TAB302", "TAB303", "SEC114")
    ),
    Fault("tab304_row_gone", "TAB304", "error", _row_gone),
    Fault("tab305_column_gone", "TAB305", "error", _column_gone),
    Fault("tab306_blank_row", "TAB306", "advice", _blank_row),
    Fault(
        "tab307_word_in_cell",
        "TAB307",
        "error",
        _in_cell("applications.received.total", "若干", section="applications"),
    ),
    Fault("tab307_letter_o", "TAB307", "error", _in_cell("disputes.review.pending", "O", section="disputes")),
    Fault(
        "tab308_negative",
        "TAB308",
        "error",
        _in_cell("proactive.penalties.decisions", "-●", section="proactive"),
        also=("AGR515",),
    ),
    Fault(
        "tab308_fraction",
        "TAB308",
        "error",
        _in_cell("proactive.licences.decisions", "●.5", section="proactive"),
        also=("AGR515",),
    ),
    Fault(
        "tab309_unit_in_cell",
        "TAB309",
        "advice",
        _in_cell("proactive.fees.amount", "●万元", section="proactive"),
        Wish(year=2023),
    ),
    Fault(
        "tab309_other_unit",
        "TAB309",
        "warning",
        _in_cell("proactive.fees.amount", "●元", section="proactive"),
        Wish(year=2022),
        also=("AGR516", "TAB310"),
    ),
    Fault("tab310_fee_in_yuan", "TAB310", "warning", _in_yuan, Wish(year=2024)),
    Fault("tab311_separators", "TAB311", "advice", _separated, Wish(kind="city")),
    Fault("tab311_wide_digits", "TAB311", "advice", _wide_digits),
    Fault("tab312_form_2019", "TAB312", "error", _other_form, Wish(year=2023)),
    Fault("tab313_rows_out_of_order", "TAB313", "warning", _rows_swapped),
    Fault("tab313_shifted", "TAB313", "warning", _shifted),
    Fault("tab314_split_digits", "TAB314", "warning", _split_digits, Wish(kind="city")),
    Fault("tab315_extra_row", "TAB315", "warning", _extra_row),
    Fault("tab316_table_twice", "TAB316", "error", _table_twice),
    Fault("sec116_table_elsewhere", "SEC116", "warning", _wrong_section, also=("SEC114", "TAB303", "TAB315")),
)
