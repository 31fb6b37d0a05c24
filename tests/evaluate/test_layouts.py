from __future__ import annotations

import random
from collections import Counter

import pytest
from lxml import html

from gongkai.evaluate import layouts, tables
from gongkai.evaluate.draft import Grid
from gongkai.evaluate.ledger import Ledger, draw, table_names
from gongkai.evaluate.lexicon import Lexicon, load_lexicon
from gongkai.evaluate.world import draw_issuer

LOOKS = [look.id for look in layouts.all_looks(load_lexicon())]


def books(lexicon: Lexicon, form: str) -> Ledger:
    rng = random.Random(form)  # noqa: S311  not a secret
    return draw(rng, draw_issuer(rng, lexicon, "dev", "city"), form)


def grids(look: layouts.Look, ledger: Ledger) -> list[Grid]:
    return [*layouts.proactive(look, ledger), layouts.applications(look, ledger), layouts.disputes(look, ledger)]


@pytest.mark.parametrize("form", ["2019", "2021"])
@pytest.mark.parametrize("look_id", LOOKS)
def test_a_look_prints_every_figure_once(lexicon: Lexicon, look_id: str, form: str) -> None:
    look = layouts.find_look(lexicon, look_id)
    printed = Counter(cell.name for grid in grids(look, books(lexicon, form)) for cell in grid.cells if cell.name)
    assert set(printed) == set(table_names(form))
    assert set(printed.values()) == {1}


@pytest.mark.parametrize("form", ["2019", "2021"])
@pytest.mark.parametrize("look_id", LOOKS)
def test_the_cells_of_a_look_cover_the_grid_without_overlap(lexicon: Lexicon, look_id: str, form: str) -> None:
    look = layouts.find_look(lexicon, look_id)
    for grid in grids(look, books(lexicon, form)):
        places = Counter(
            (row, column)
            for cell in grid.cells
            for row in range(cell.row, cell.row + cell.height)
            for column in range(cell.column, cell.column + cell.width)
        )
        assert set(places) == {(row, column) for row in range(grid.height) for column in range(grid.width)}
        assert set(places.values()) == {1}


@pytest.mark.parametrize("look_id", [look for look in LOOKS if look.startswith("h")])
def test_html_gives_back_the_same_texts(lexicon: Lexicon, look_id: str) -> None:
    look = layouts.find_look(lexicon, look_id)
    for grid in grids(look, books(lexicon, "2021")):
        read = [
            "".join("".join(map(str, cell.itertext())).split())
            for cell in html.fromstring(tables.html(grid, look)).iter("td", "th")
        ]
        cells = sorted(grid.cells, key=lambda cell: (cell.row, cell.column))
        assert read == ["".join(cell.text.split()) for cell in cells]


def test_a_row_cut_out_leaves_no_hole(lexicon: Lexicon) -> None:
    look = layouts.find_look(lexicon, "h01")
    grid = layouts.applications(look, books(lexicon, "2021"))
    cut = grid.without_row(7)
    places = {
        (r, c) for x in cut.cells for r in range(x.row, x.row + x.height) for c in range(x.column, x.column + x.width)
    }
    assert places == {(row, column) for row in range(grid.height - 1) for column in range(grid.width)}
