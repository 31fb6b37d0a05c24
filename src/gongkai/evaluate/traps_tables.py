"""Lawful oddities of the tables: blanks, signs, page ends, remarks, small tables beside them."""

from __future__ import annotations

from dataclasses import replace
from random import Random
from typing import Final

from gongkai.evaluate import edits
from gongkai.evaluate.draft import Draft, Grid, GridCell, plain
from gongkai.evaluate.ledger import COLUMNS, rows_of
from gongkai.evaluate.oddity import Maker, Oddity
from gongkai.evaluate.wish import Wish


def _blank_zeros(sign: str, *, keep_totals: bool) -> Maker:
    """Leave the zeros of table three out, or write a sign for them."""

    def make(draft: Draft, rng: Random) -> Draft | None:
        del rng
        cells = {
            f"applications.{row}.{column}": sign
            for row in rows_of(draft.form)
            for column in COLUMNS
            if draft.ledger.figures[f"applications.{row}.{column}"] == 0 and not (keep_totals and column == "total")
        }
        changed = edits.with_cells(draft, cells)
        return replace(changed, may=draft.may | {"TAB306"})

    return make


def _cell(name: str, text: str, *may: str) -> Maker:
    """Write a zero cell or a figure in another lawful way; ● is the true number."""

    def make(draft: Draft, rng: Random) -> Draft | None:
        del rng
        if name not in draft.ledger.figures:
            return None
        true = draft.ledger.figures[name]
        if "●" not in text and true != 0:
            return None
        changed = edits.with_cell(draft, name, text.replace("●", format(true, "f")))
        return replace(changed, may=draft.may | set(may))

    return make


def _two_decimals(draft: Draft, rng: Random) -> Draft | None:
    del rng
    fee = draft.ledger.figures["proactive.fees.amount"]
    return edits.with_cell(draft, "proactive.fees.amount", f"{fee:.2f}")


def _continued(*, header: bool) -> Maker:
    """Break table three over two pages, with or without the header once more."""

    def make(draft: Draft, rng: Random) -> Draft | None:
        grid = draft.grids("applications")[0]
        first = min(c.row for c in grid.cells if c.name)
        cut = first + rng.randint(6, 18)
        upper, lower = _cut(grid, cut, first if header else 0)
        part = draft.part("applications")
        if part is None:
            return None
        pieces = tuple(p for each in part.pieces for p in ((upper, lower) if each is grid else (each,)))
        return edits.with_pieces(draft, "applications", pieces)

    return make


def _cut(grid: Grid, cut: int, header: int) -> tuple[Grid, Grid]:
    """Return the rows above ``cut`` and those from it on, below ``header`` rows of the header."""
    upper = [replace(c, height=min(c.height, cut - c.row)) for c in grid.cells if c.row < cut]
    lower = [c for c in grid.cells if c.row < header]
    for cell in grid.cells:
        end = cell.row + cell.height
        if end > cut and cell.row >= header:
            start = max(cell.row, cut)
            text = cell.text if cell.row >= cut else ""
            lower.append(replace(cell, row=start - cut + header, height=end - start, text=text))
    return (
        replace(grid, height=cut, cells=tuple(upper)),
        replace(grid, height=grid.height - cut + header, cells=tuple(lower)),
    )


def _heading_in_grid(draft: Draft, rng: Random) -> Draft | None:
    """Press the heading of section three into the table's first row, as converters do."""
    del rng
    part = draft.part("applications")
    if part is None or not isinstance(part.pieces[0], Grid):
        return None
    grid = part.pieces[0]
    moved = [replace(c, row=c.row + 1) for c in grid.cells]
    new = replace(grid, height=grid.height + 1, cells=(GridCell(0, 0, part.heading.text, "", 1, grid.width), *moved))
    return edits.with_part(
        draft, "applications",
        lambda p: replace(p, heading=replace(p.heading, text=""), pieces=(new, *p.pieces[1:]), heading_in_grid=True),
    )  # fmt: skip


def _row_around(text: str, *, below: bool) -> Maker:
    """Add a row of the whole width to table three: a remark below or a unit above."""

    def make(draft: Draft, rng: Random) -> Draft | None:
        del rng
        grid = draft.grids("applications")[0]
        moved = grid.cells if below else tuple(replace(c, row=c.row + 1) for c in grid.cells)
        row = grid.height if below else 0
        new = replace(grid, height=grid.height + 1, cells=(*moved, GridCell(row, 0, text, "", 1, grid.width)))
        return edits.map_grids(draft, lambda g: new if g is grid else g)

    return make


def _small_table(rows: tuple[tuple[str, ...], ...]) -> Maker:
    """Put a small table of the office's own into section one."""

    def make(draft: Draft, rng: Random) -> Draft | None:
        part = draft.part("overview")
        if part is None:
            return None
        look = draft.grids("applications")[0].look

        def shown(cell: str) -> str:
            years = cell.replace("●", str(draft.year)).replace("○", str(draft.year - 1))
            return years.replace("※", str(rng.randint(12, 480)))

        cells = tuple(GridCell(r, c, shown(cell)) for r, row in enumerate(rows) for c, cell in enumerate(row))
        grid = Grid("", look, len(rows), len(rows[0]), cells)
        return edits.with_pieces(draft, "overview", (*part.pieces, grid))

    return make


def _all_zero(draft: Draft, rng: Random) -> Draft | None:
    del rng
    return None if any(draft.ledger.figures[f"applications.{row}.total"] for row in rows_of(draft.form)) else draft


def _quiet_disputes(draft: Draft, rng: Random) -> Draft | None:
    del rng
    return (
        None
        if draft.ledger.value("disputes.all.total")
        else edits.append(draft, "disputes", plain("以上数据均为0，无需要说明的情况。"))
    )


def _less_by(draft: Draft, rng: Random) -> Draft | None:
    name = "proactive.licences.change"
    items = int(draft.ledger.figures["proactive.licences.items_last_year"])
    return edits.with_cell(draft, name, str(-rng.randint(1, items))) if items > 0 else None


def _plus_sign(draft: Draft, rng: Random) -> Draft | None:
    del rng
    value = draft.ledger.figures["proactive.penalties.change"]
    return edits.with_cell(draft, "proactive.penalties.change", f"+{value}") if value > 0 else None


ODDITIES: Final = (
    Oddity(
        "blank_for_zero_2019",
        ("TAB304", "SUM401", "SUM403", "TAB307"),
        _blank_zeros("", keep_totals=True),
        "Reports for 2019 left unused cells blank.",
        Wish(year=2019),
    ),
    Oddity(
        "blank_for_zero",
        ("SUM401", "SUM402", "SUM403", "TAB307"),
        _blank_zeros("", keep_totals=False),
        "The identities hold with the blanks as nothing.",
    ),
    Oddity(
        "slash_for_zero",
        ("SUM401", "SUM402", "SUM403", "TAB307"),
        _blank_zeros("/", keep_totals=True),
        "A stroke stands for none.",
    ),
    Oddity(
        "slash_for_regulations",
        ("TAB301", "TAB307", "AGR514"),
        _cell("proactive.regulations.issued", "/", "TAB306"),
        "A body that may not make regulations.",
        Wish(kind="department", year=2022),
    ),
    Oddity(
        "not_applicable_word",
        ("TAB301", "TAB308"),
        _cell("proactive.regulations.in_force", "不适用", "TAB306", "TAB307"),
        "不适用 says why there is no number.",
        Wish(kind="township", year=2023),
    ),
    Oddity(
        "blank_inside_cell",
        ("TAB307", "AGR501"),
        _cell("applications.received.total", " ● "),
        "Blanks around a number.",
    ),
    Oddity(
        "fee_two_decimals",
        ("TAB308", "TAB310", "AGR516"),
        _two_decimals,
        "Money has decimals, zero too.",
        Wish(year=2022),
    ),
    Oddity(
        "fee_unit_of_2019",
        ("TAB309", "TAB310"),
        _cell("proactive.procurement.amount", "●万元", "TAB309"),
        "The first form prints no unit in the header.",
        Wish(year=2019),
    ),
    Oddity(
        "change_negative_2019",
        ("TAB308", "SUM409"),
        _less_by,
        "The column is 增/减: a decrease is negative.",
        Wish(year=2020, kind="department"),
    ),
    Oddity(
        "change_with_plus_2019", ("TAB307", "TAB308"), _plus_sign, "An increase may carry its sign.", Wish(year=2020)
    ),
    Oddity(
        "table_continued_with_header",
        ("TAB304", "TAB316", "TAB315"),
        _continued(header=True),
        "The header is repeated on the next page.",
    ),
    Oddity(
        "table_continued",
        ("TAB302", "TAB304", "TAB305"),
        _continued(header=False),
        "The table goes on without a header.",
    ),
    Oddity(
        "heading_pressed_into_table",
        ("SEC103", "SEC111", "TAB315"),
        _heading_in_grid,
        "A converter put the heading into the table.",
    ),
    Oddity(
        "remark_below_table",
        ("TAB315", "TAB307"),
        _row_around("注：数据由各单位报送汇总，统计口径与上年一致。", below=True),
        "A remark is no row of the form.",
    ),
    Oddity(
        "unit_above_table", ("TAB315", "TAB309"), _row_around("单位：件", below=False), "A line that names the unit."
    ),
    Oddity(
        "small_table_of_channels",
        ("TAB315", "TAB316", "SEC116"),
        _small_table((("公开渠道", "数量（条）"), ("政府网站", "※"), ("政务微信", "※"))),
        "A table of the office's own beside the statutory ones.",
    ),
    Oddity(
        "small_table_of_two_years",
        ("TAB316", "PER203", "AGR523"),
        _small_table((("指标", "○年", "●年"), ("公开信息数", "※", "※"), ("回应关切数", "※", "※"))),
        "A comparison over two years.",
    ),
    Oddity(
        "zeros_everywhere",
        ("SUM401", "AGR518", "SEC114", "TAB306"),
        _all_zero,
        "Nothing was applied for: 175 zeros.",
        Wish(kind="township"),
    ),
    Oddity("zero_disputes", ("AGR527", "AGR518"), _quiet_disputes, "Fifteen zeros and a line that says so."),
)
