from __future__ import annotations

import contextlib
import time

import pytest

from gongkai.errors import ReadError
from gongkai.ingest.builder import TextBuilder
from gongkai.ingest.plain import read_plain
from gongkai.model import Document, Paragraph
from tests.ingest.pages import assert_spans_are_exact, lines, read, rows


def text(source: str, name: str = "report.txt") -> Document:
    document = read(source, name)
    assert document.media_type == "text/plain"
    assert_spans_are_exact(document)
    return document


def test_a_line_is_a_paragraph() -> None:
    document = text("标题\n\n  一、总体情况  \r\n　　情况好。\f下页\n")
    assert lines(document) == ["标题", "一、总体情况", "情况好。", "下页"]


def test_tabbed_lines_are_a_table_and_trailing_tabs_are_cells() -> None:
    document = text("二、主动公开\n第二十条第（一）项\t\t\n规章\t0\t1\n\n三、申请\n")
    (table,) = document.tables
    assert rows(table) == [["第二十条第（一）项", "", ""], ["规章", "0", "1"]]
    assert lines(document) == ["二、主动公开", "三、申请"]
    assert table.cells[1].span.start == table.cells[1].span.end


def test_heading_inside_the_tab_block_stays_a_row() -> None:
    (table,) = text("甲\t0\t0\n二、主动公开政府信息情况\t\t\t\n乙\t1\t2\n").tables
    assert rows(table)[1] == ["二、主动公开政府信息情况", "", "", ""]


def test_ragged_rows_make_the_widest_table() -> None:
    (table,) = text("甲\t1\n乙\t1\t2\t3\n").tables
    assert (table.rows, table.columns) == (2, 4)
    assert rows(table)[0] == ["甲", "1", None, None]


def test_blank_rows_around_a_table_fall_away_and_inside_stay() -> None:
    (table,) = text("\t\t\n甲\t1\t2\n\t\t\n乙\t3\t4\n\t\t\n").tables
    assert [row[0] for row in rows(table)] == ["甲", "", "乙"]


def test_sentences_set_in_by_a_tab_are_paragraphs() -> None:
    document = text("\t一、总体情况\n\t我局全年公开信息10条。\n\t没有收到申请。\n")
    assert lines(document) == ["一、总体情况", "我局全年公开信息10条。", "没有收到申请。"]


def test_single_row_with_three_filled_cells_is_a_table() -> None:
    assert len(text("总计\t0\t0\n\n正文").tables) == 1
    assert text("联系人\t张某\n\n正文").tables == ()


@pytest.mark.parametrize(
    "source",
    [
        "| 信息内容 | 本年制发件数 |\n|---|:---:|\n| 规章 | 0 |\n",
        "信息内容 | 本年制发件数\n--- | ---\n规章 | 0\n",
        "信息内容 | 本年制发件数 |\n规章 | 0 |\n",
        "│信息内容│本年制发件数│\n├────┼────┤\n│规章│0│\n",
        "信息内容｜本年制发件数\n规章｜0",
    ],
)
def test_bars_part_cells(source: str) -> None:
    (table,) = text(source).tables
    assert rows(table) == [["信息内容", "本年制发件数"], ["规章", "0"]]


def test_empty_cells_between_bars_are_kept() -> None:
    (table,) = text("第二十条第（一）项 | |||\n规章 | 0 | 0 | 0 |\n").tables
    assert rows(table) == [["第二十条第（一）项", "", "", ""], ["规章", "0", "0", "0"]]


def test_one_line_with_bars_is_no_table() -> None:
    assert text("首页 | 公开 | 服务\n\n正文").tables == ()


def test_markdown_headings_lose_their_signs_and_keep_their_level() -> None:
    document = text("# 年度报告\n\n## 一、总体情况\n\n**（一）主动公开。**公开10条。\n", "report.md")
    assert [(block.text, block.level) for block in document.blocks if isinstance(block, Paragraph)] == [
        ("年度报告", 1),
        ("一、总体情况", 2),
        ("（一）主动公开。公开10条。", None),
    ]


def test_hash_sign_in_plain_text_is_kept() -> None:
    assert lines(text("# 号楼\n正文")) == ["# 号楼", "正文"]


def test_tables_written_with_every_other_line_blank_are_whole() -> None:
    source = "\n\n".join(["正文一", "甲\t1\t2", "乙\t1\t2", "丙\t1\t2", "丁\t1\t2", "正文二"])
    (table,) = text(source).tables
    assert table.rows == 4


def test_blank_line_parts_two_tables() -> None:
    assert len(text("甲\t1\t2\n乙\t1\t2\n\n丙\t1\t2\n丁\t1\t2\n").tables) == 2


def test_addresses_in_angle_brackets_are_text() -> None:
    assert lines(text("网站(<http://www.example.test/>)上下载。\n一、总体情况")) == [
        "网站(<http://www.example.test/>)上下载。",
        "一、总体情况",
    ]


def test_wide_ragged_table_is_refused() -> None:
    with pytest.raises(ReadError, match="表格过大"):
        read_plain("\n".join(["a\tb"] * 1_000 + ["x" + "\ty" * 1_000]), TextBuilder())


@pytest.mark.parametrize(
    "unit", ["|", "\t", "| ", "-", "甲\t", "<br", "\\|", " \t", "#", "＝", "甲|乙\n\n", "甲\t乙\n\n"]
)
def test_time_grows_with_the_length_only(unit: str) -> None:
    source = (unit * 100_000)[:150_000]
    begun = time.perf_counter()
    with contextlib.suppress(ReadError):
        read(source + "\n正文", "report.txt")
    assert time.perf_counter() - begun < 3
