from __future__ import annotations

from collections.abc import Callable

import pytest

from gongkai.model import MatchedTable
from tests.segment.paper import Content, Grid, Picture, Row, Tall, outlined, values
from tests.segment.specimens import FOUR, FOUR_NUMBERS, HEADINGS, TITLE, VERDICTS, table_four


def disputes(*contents: Content) -> MatchedTable:
    found = outlined(TITLE, HEADINGS[0], "全年公开信息九条。", HEADINGS[3], *contents, HEADINGS[4], "问题是更新慢。")
    matched = found.table("disputes")
    assert matched is not None
    return matched


REVIEW, DIRECT, AFTER = FOUR_NUMBERS[:5], FOUR_NUMBERS[5:10], FOUR_NUMBERS[10:]


def two_header_rows() -> Grid:
    return [
        [Tall("行政复议", 1, 5), Tall("行政诉讼—未经复议直接起诉", 1, 5), Tall("行政诉讼—复议后起诉", 1, 5)],
        [*VERDICTS, *VERDICTS, *VERDICTS],
        FOUR_NUMBERS,
    ]


def ragged() -> Grid:
    return [
        ["行政复议", "", "", "", "", "行政诉讼"],
        ["", "", "", "", "", "未经复议直接起诉", "", "", "", "", "复议后起诉"],
        [*VERDICTS, *VERDICTS, *VERDICTS],
        FOUR_NUMBERS,
    ]


def vertical() -> Grid:
    """One number in each row, the block in a first column."""
    rows: list[Row] = []
    for block, numbers in (("行政复议", REVIEW), ("未经复议直接起诉", DIRECT), ("复议后起诉", AFTER)):
        for index, (label, number) in enumerate(zip(VERDICTS, numbers, strict=True)):
            rows.append([*([Tall(block, 5)] if index == 0 else []), label, number])
    return rows


def vertical_deep() -> Grid:
    rows: list[Row] = []
    for index, (label, number) in enumerate(zip(VERDICTS * 3, FOUR_NUMBERS, strict=True)):
        lead: list[Tall] = []
        if index == 0:
            lead = [Tall("行政复议", 5, 2)]
        if index == 5:
            lead = [Tall("行政诉讼", 10), Tall("未经复议直接起诉", 5)]
        if index == 10:
            lead = [Tall("复议后起诉", 5)]
        rows.append([*lead, label, number])
    return rows


def blocks_as_rows() -> Grid:
    return [["类型", *VERDICTS], ["行政复议", *REVIEW], ["未经复议直接起诉", *DIRECT], ["复议后起诉", *AFTER]]


def blocks_below_one_another() -> Grid:
    """Each block a small table of its own in one grid."""
    rows: list[Row] = []
    for block, numbers in (("行政复议", REVIEW), ("未经复议直接起诉", DIRECT), ("复议后起诉", AFTER)):
        rows += [[Tall(block, 1, 5)], list(VERDICTS), numbers]
    return rows


def review_apart() -> tuple[Content, ...]:
    return (
        [[Tall("行政复议", 1, 5)], list(VERDICTS), REVIEW],
        [
            [Tall("行政诉讼", 1, 10)],
            [Tall("未经复议直接起诉", 1, 5), Tall("复议后起诉", 1, 5)],
            [*VERDICTS, *VERDICTS],
            [*DIRECT, *AFTER],
        ],
    )


LAYOUTS: dict[str, Callable[[], tuple[Content, ...]]] = {
    "official": lambda: (table_four(),),
    "two header rows": lambda: (two_header_rows(),),
    "converted": lambda: (ragged(),),
    "blanks in labels": lambda: (
        [[Tall(" ".join(cell.text), cell.height, cell.width) if isinstance(cell, Tall) else " ".join(cell) for cell in row]
         for row in table_four()[:3]] + [FOUR_NUMBERS],
    ),
    "vertical": lambda: (vertical(),),
    "vertical with both kinds of lawsuit under one label": lambda: (vertical_deep(),),
    "blocks as rows": lambda: (blocks_as_rows(),),
    "blocks one below the other": lambda: (blocks_below_one_another(),),
    "reviews and lawsuits apart": review_apart,
    "a label column before the numbers": lambda: (
        [["项目", *row] if index < 3 else ["数量", *row] for index, row in enumerate(two_header_rows())],
    ),
    "a blank row before the numbers": lambda: ([*table_four()[:3], [""] * 15, FOUR_NUMBERS],),
    "a blank column on the right": lambda: ([[*row, ""] for row in table_four()],),
    "a heading pressed into the grid": lambda: ([[Tall(HEADINGS[3], 1, 15)], *table_four()],),
}  # fmt: skip


@pytest.mark.parametrize("name", LAYOUTS)
def test_every_cell_stands_under_its_name(name: str) -> None:
    matched = disputes(*LAYOUTS[name]())
    assert values(matched) == FOUR
    assert (matched.status, matched.rows_read, matched.rows_expected) == ("found", 3, 3)
    assert (matched.missing_rows, matched.missing_columns, matched.duplicates) == ((), (), ())
    assert matched.order_kept


@pytest.mark.parametrize("sign", ["", "/", "无", "０"])
def test_cells_without_number_are_entries_too(sign: str) -> None:
    numbers = [sign if index in (0, 3, 14) else text for index, text in enumerate(FOUR_NUMBERS)]
    found = values(disputes([*table_four()[:3], numbers]))
    assert (found["review.upheld"], found["review.pending"], found["litigation_after_review.total"]) == (sign,) * 3
    assert found["litigation_direct.upheld"] == FOUR["litigation_direct.upheld"]
    assert len(found) == 15


def test_a_row_of_blanks_is_fifteen_entries() -> None:
    found = values(disputes([*table_four()[:3], [""] * 15]))
    assert found == dict.fromkeys(FOUR, "")


def test_a_header_shattered_into_characters_is_unread() -> None:
    shattered = [["", "", "持", "正", "果", "结", *[""] * 9], ["0"] * 15]
    found = outlined(TITLE, HEADINGS[2], "无申请。", shattered, HEADINGS[4], "问题是更新慢。")
    matched = found.table("disputes")
    assert matched is not None
    assert (matched.status, matched.entries) == ("undetermined", ())
    assert matched.reason
    assert len(found.unread) == 1


def test_fourteen_numbers_are_no_table_of_fifteen() -> None:
    matched = disputes([*table_four()[:3], FOUR_NUMBERS[:14]])
    assert not {name for name, text in values(matched).items() if FOUR[name] != text}


def test_without_a_table_it_is_missing() -> None:
    assert disputes("本年度没有行政复议、行政诉讼。").status == "missing"


def test_a_picture_in_its_place_leaves_it_open() -> None:
    matched = disputes("情况如下图。", Picture())
    assert matched.status == "undetermined"
    assert matched.reason is not None
    assert "图片" in matched.reason


def test_a_picture_elsewhere_does_not() -> None:
    found = outlined(
        Picture(), TITLE, HEADINGS[0], Picture(), "公开九条。", HEADINGS[3], "没有复议。", HEADINGS[4], "更新慢。"
    )
    matched = found.table("disputes")
    assert matched is not None
    assert matched.status == "missing"


def test_a_file_cut_off_leaves_it_open() -> None:
    found = outlined(TITLE, HEADINGS[0], "公开九条。", losses=("文件不完整",))
    assert {table.status for table in found.tables} == {"undetermined"}
    assert all(table.reason for table in found.tables)


def test_the_same_table_twice_is_a_copy() -> None:
    matched = disputes(table_four(), table_four())
    assert values(matched) == FOUR
    assert [len(copy) for copy in matched.duplicates] == [15]
