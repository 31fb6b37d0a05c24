from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.errors import ReadError
from gongkai.ingest.grid import Grid, LooseCell, lay_out


def places(grid: Grid) -> list[tuple[int, int, int, int, str]]:
    return [(cell.row, cell.column, cell.height, cell.width, cell.text) for cell in grid.cells]


def test_merged_cells_push_their_neighbours_on() -> None:
    grid = lay_out(
        [
            [LooseCell("组", height=2), LooseCell("宽", width=2)],
            [LooseCell("甲"), LooseCell("乙")],
            [LooseCell("丙"), LooseCell("丁"), LooseCell("戊")],
        ]
    )
    assert (grid.rows, grid.columns) == (3, 3)
    assert places(grid) == [
        (0, 0, 2, 1, "组"), (0, 1, 1, 2, "宽"), (1, 1, 1, 1, "甲"), (1, 2, 1, 1, "乙"),
        (2, 0, 1, 1, "丙"), (2, 1, 1, 1, "丁"), (2, 2, 1, 1, "戊"),
    ]  # fmt: skip


def test_height_beyond_the_last_row_is_cut() -> None:
    grid = lay_out([[LooseCell("甲", height=22)], [LooseCell("乙")]])
    assert places(grid) == [(0, 0, 2, 1, "甲"), (1, 1, 1, 1, "乙")]


def test_height_zero_reaches_the_last_row() -> None:
    grid = lay_out([[LooseCell("甲", height=0)], [LooseCell("乙")], []])
    assert places(grid)[0] == (0, 0, 3, 1, "甲")


def test_wide_cell_stops_before_a_tall_one() -> None:
    grid = lay_out(
        [[LooseCell("甲"), LooseCell("乙"), LooseCell("高", height=2)], [LooseCell("宽", width=3), LooseCell("后")]]
    )
    assert places(grid)[3:] == [(1, 0, 1, 2, "宽"), (1, 3, 1, 1, "后")]


def test_giant_column_span_reaches_as_far_as_the_other_rows() -> None:
    grid = lay_out([[LooseCell("标题", width=1000)], [LooseCell("甲"), LooseCell("乙"), LooseCell("丙")]])
    assert grid.columns == 3
    assert places(grid)[0] == (0, 0, 1, 3, "标题")


def test_giant_spans_cost_neither_time_nor_memory() -> None:
    rows = [[LooseCell("x", height=65534, width=1000) for _ in range(50)] for _ in range(50)]
    begun = time.perf_counter()
    grid = lay_out(rows)
    assert time.perf_counter() - begun < 1
    assert grid.rows * grid.columns <= 200_000


def test_too_many_places_are_refused() -> None:
    with pytest.raises(ReadError, match="表格过大"):
        lay_out([[LooseCell("", width=50)] * 10 for _ in range(2_000)])


spans = st.one_of(st.integers(0, 4), st.sampled_from([1000, 65534]))
cells = st.builds(LooseCell, st.just("x"), spans, st.one_of(st.integers(1, 5), st.just(1000)))


@given(st.lists(st.lists(cells, max_size=6), max_size=8))
def test_no_place_is_covered_twice_and_none_outside(rows: list[list[LooseCell]]) -> None:
    grid = lay_out(rows)
    assert len(grid.cells) == sum(map(len, rows))
    covered = [
        (row, column)
        for cell in grid.cells
        for row in range(cell.row, cell.row + cell.height)
        for column in range(cell.column, cell.column + cell.width)
    ]
    assert len(covered) == len(set(covered))
    assert all(row < grid.rows and column < grid.columns for row, column in covered)
