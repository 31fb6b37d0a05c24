from __future__ import annotations

from collections.abc import Callable

import pytest

from gongkai.model import MatchedTable
from tests.segment.paper import Content, Grid, Tall, outlined, values
from tests.segment.specimens import HEADINGS, TITLE, TWO, sheets_two, table_two, two_2019


def proactive(*contents: Content, year: int = 2022) -> MatchedTable:
    found = outlined(
        TITLE, HEADINGS[0], "全年公开信息九条。", HEADINGS[1], *contents, HEADINGS[4], "问题是更新慢。", year=year
    )
    matched = found.table("proactive")
    assert matched is not None
    return matched


def plain(grid: Grid) -> list[list[str]]:
    return [[cell.text if isinstance(cell, Tall) else cell for cell in row] for row in grid]


def padded() -> Grid:
    return [[*row, *[""] * (6 - len(row))] for row in plain(table_two())]


def transposed() -> Grid:
    """Each list turned: the rows of the form lie side by side."""
    return [
        ["信息内容", "规章", "行政规范性文件", "行政许可", "行政处罚", "行政强制", "行政事业性收费"],
        ["本年制发件数", "1", "4", "", "", "", ""],
        ["本年废止件数", "2", "5", "", "", "", ""],
        ["现行有效件数", "3", "6", "", "", "", ""],
        ["本年处理决定数量", "", "", "7", "8", "9", ""],
        ["本年收费金额（单位：万元）", "", "", "", "", "", "10.5"],
    ]


def side_by_side() -> Grid:
    """Item one on the left, items five and six on the right, item eight below."""
    return [
        [Tall("第二十条第（一）项", 1, 4), Tall("第二十条第（五）项", 1, 2)],
        ["信息内容", "本年制发件数", "本年废止件数", "现行有效件数", "信息内容", "本年处理决定数量"],
        ["规章", "1", "2", "3", "行政许可", "7"],
        ["行政规范性文件", "4", "5", "6", "行政处罚", "8"],
        [Tall("", 1, 4), "行政强制", "9"],
        [Tall("第二十条第（八）项", 1, 6)],
        ["信息内容", Tall("本年收费金额（单位：万元）", 1, 5)],
        ["行政事业性收费", Tall("10.5", 1, 5)],
    ]


def item_column() -> Grid:
    """The item of article 20 in a first column of its own, the header once."""
    return [
        ["条款", "信息内容", "本年制发件数", "本年废止件数", "现行有效件数"],
        [Tall("第二十条第（一）项", 2), "规章", "1", "2", "3"],
        ["行政规范性文件", "4", "5", "6"],
        ["条款", "信息内容", Tall("本年处理决定数量", 1, 3)],
        ["第二十条第（五）项", "行政许可", Tall("7", 1, 3)],
        [Tall("第二十条第（六）项", 2), "行政处罚", Tall("8", 1, 3)],
        ["行政强制", Tall("9", 1, 3)],
        ["条款", "信息内容", Tall("本年收费金额（单位：万元）", 1, 3)],
        ["第二十条第（八）项", "行政事业性收费", Tall("10.5", 1, 3)],
    ]


LAYOUTS: dict[str, Callable[[], tuple[Content, ...]]] = {
    "official": lambda: (table_two(),),
    "rows of unlike length": lambda: (plain(table_two()),),
    "blank cells on the right": lambda: (padded(),),
    "four tables": lambda: tuple(sheets_two()),
    "four tables under their items": lambda: tuple(
        content for sheet in sheets_two() for content in (plain(sheet)[0][0], sheet[1:])
    ),
    "blanks in labels": lambda: (
        [[" ".join(cell) if len(cell) > 4 else cell for cell in row] for row in plain(table_two())],
    ),
    "no item rows": lambda: ([row for row in plain(table_two()) if len(row) > 1],),
    "the year in the labels": lambda: (
        [[cell.replace("本年", "本年（2022）") for cell in row] for row in plain(table_two())],
    ),
    "items in a column": lambda: (item_column(),),
    "side by side": lambda: (side_by_side(),),
    "transposed": lambda: (transposed(),),
}


@pytest.mark.parametrize("name", LAYOUTS)
def test_every_cell_stands_under_its_name(name: str) -> None:
    matched = proactive(*LAYOUTS[name]())
    assert values(matched) == TWO
    assert (matched.rows_read, matched.rows_expected) == (6, 6)
    assert (matched.missing_rows, matched.extra_rows, matched.other_form) == ((), (), None)


@pytest.mark.parametrize("sign", ["", "/", "无", "—"])
def test_cells_without_number_are_entries_too(sign: str) -> None:
    rows = [["规章", sign, sign, sign] if row[0] == "规章" else row for row in plain(table_two())]
    found = values(proactive(rows))
    assert [found[f"regulations.{column}"] for column in ("issued", "repealed", "in_force")] == [sign] * 3
    assert len(found) == 10


def test_a_lost_row_is_named() -> None:
    matched = proactive([row for row in table_two() if row[0] != "规章"])
    assert matched.missing_rows == ("regulations",)
    assert matched.rows_read == 5
    assert "normative_documents.issued" in values(matched)


def test_a_lost_column_is_named() -> None:
    rows = [row[:2] + row[3:] if len(row) == 4 else row for row in plain(table_two())]
    matched = proactive(rows)
    assert matched.missing_columns == ("repealed",)
    found = values(matched)
    assert (found["regulations.issued"], found["regulations.in_force"]) == ("1", "3")
    assert "regulations.repealed" not in found


def test_the_trial_format_in_its_own_year() -> None:
    matched = proactive(two_2019(), year=2020)
    assert values(matched) == {
        "regulations.made": "1", "regulations.published": "2", "regulations.published_total": "3",
        "normative_documents.made": "4", "normative_documents.published": "5", "normative_documents.published_total": "6",
        "licences.items_last_year": "7", "licences.change": "-1", "licences.decisions": "8",
        "other_services.items_last_year": "9", "other_services.change": "0", "other_services.decisions": "10",
        "penalties.items_last_year": "11", "penalties.change": "12", "penalties.decisions": "13",
        "coercions.items_last_year": "14", "coercions.change": "15", "coercions.decisions": "16",
        "fees.items_last_year": "17", "fees.change": "18", "procurement.items": "19", "procurement.amount": "20.5万元",
    }  # fmt: skip
    assert matched.other_form is None
    assert (matched.rows_read, matched.rows_expected) == (8, 8)


@pytest.mark.parametrize(("grid", "year", "other"), [(two_2019(), 2022, "2019"), (table_two(), 2019, "2021")])
def test_the_table_of_another_form_is_told_and_makes_no_entries(grid: Grid, year: int, other: str) -> None:
    matched = proactive(grid, year=year)
    assert matched.other_form == other
    assert matched.status == "found"
    assert matched.entries == ()


def test_a_table_of_publication_channels_is_not_table_two() -> None:
    channels = [["公开渠道", "单位", "数量"], ["政府网站", "条", "210"], ["规范性文件", "件", "3"]]
    found = outlined(TITLE, HEADINGS[0], channels, HEADINGS[1], table_two())
    assert values(found.table("proactive")) == TWO
    assert len(found.unread) == 1
