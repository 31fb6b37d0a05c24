"""Grids that hold more than one table of the form are taken apart."""

from __future__ import annotations

import pytest

from tests.segment.paper import Content, Grid, outlined, statuses, values
from tests.segment.specimens import (
    FOUR,
    HEADINGS,
    THREE,
    TITLE,
    TWO,
    flat_three,
    ragged_three,
    table_four,
    table_three,
    table_two,
)


@pytest.mark.parametrize(
    "grid",
    [
        [*table_two(), *table_three(), *table_four()],
        [*table_two(), *flat_three(), *table_four()],
        [*table_two(), *ragged_three(), *table_four()],
        [*table_two(), [HEADINGS[2]], *table_three(), [HEADINGS[3]], *table_four()],
    ],
)
def test_three_tables_in_one_grid(grid: Grid) -> None:
    found = outlined(TITLE, HEADINGS[1], grid)
    assert values(found.table("proactive")) == TWO
    assert values(found.table("applications")) == THREE
    assert values(found.table("disputes")) == FOUR


def test_headings_lost_between_tables_of_one_grid_leave_their_sections_open() -> None:
    found = outlined(TITLE, HEADINGS[1], [*table_two(), *table_three(), *table_four()], HEADINGS[4], "深度不够。")
    assert statuses(found)["proactive"] == "found"
    assert statuses(found)["applications"] == "undetermined"
    assert statuses(found)["disputes"] == "undetermined"
    section = found.section("applications")
    assert section is not None
    assert len(section.blocks) == 1


def test_a_single_table_stays_whole() -> None:
    contents: tuple[Content, ...] = (TITLE, HEADINGS[2], table_three())
    table = outlined(*contents).table("applications")
    assert table is not None
    assert len(table.pieces) == 1
    assert table.duplicates == ()
