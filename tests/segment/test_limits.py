"""Hostile and huge documents: time grows with length, nothing raises."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gongkai.segment import outline, read_masthead
from tests.segment.paper import Content, document, form
from tests.segment.specimens import HEADINGS, TITLE, flat_three, table_four, table_three, table_two

LONGEST = 4.0
"""Seconds; twice what is promised, for machines that are busy with other things."""

HUGE: dict[str, Callable[[], list[Content]]] = {
    "20,000 paragraphs": lambda: [TITLE, *HEADINGS, *["本机关依法公开政府信息，工作平稳。" * 3] * 20_000],
    "20,000 unknown headings": lambda: [TITLE, *[f"{'一二三四五六七八九'[i % 9]}、其他情况说明{i}" for i in range(20_000)]],
    "5,000 times the six headings": lambda: [TITLE, *list(HEADINGS) * 3_000],
    "20,000 short titles": lambda: [f"云陂县{i}局2022年政府信息公开工作年度报告" for i in range(20_000)],
    "500 tables nobody knows": lambda: [TITLE, *HEADINGS, *[[["序号", "内容", str(i)], ["1", "条例", "2"]] for i in range(500)]],
    "170 times the three tables": lambda: [TITLE, *[table_two(), flat_three(), table_four()] * 170],
    "one table of 20,000 rows": lambda: [TITLE, HEADINGS[2], [[f"无名项目{i}", "1", "2", "3"] for i in range(20_000)]],
    "one row of 20,000 cells": lambda: [TITLE, HEADINGS[2], [["其他", *["0"] * 20_000]]],
    "labels in every cell": lambda: [TITLE, HEADINGS[2], [["其他", "总计", "自然人", "规章"] * 25] * 400],
    "a paragraph of a million digits": lambda: [TITLE, "1" * 1_000_000],
    "a paragraph of a million brackets": lambda: [TITLE, "（" * 500_000 + "《" * 500_000],
    "a paragraph of years": lambda: [TITLE, "2022年1月1日至" * 100_000],
    "a paragraph of numerals": lambda: [TITLE, "一、" * 300_000],
    "a cell of a million blanks": lambda: [TITLE, [["规章", " " * 1_000_000, "1"], ["行政许可", "2", "3"]]],
}  # fmt: skip


@pytest.mark.parametrize("name", HUGE)
def test_huge_documents_cost_little(name: str) -> None:
    made = document(*HUGE[name]())
    start = time.process_time()
    outline(made, form(), read_masthead(made))
    assert time.process_time() - start < LONGEST


WORDS = (
    TITLE, *HEADINGS, "一、", "（一）", "", "0", "/", "2022年", "附件", "其他", "总计", "二、上年结转政府信息公开申请数量", "2022年1月1日至", "\x00", "￿",
    "主动公开政府信息情况", "行政复议", "结果维持", "本年处理决定数量", "第二十条第（一）项",
)  # fmt: skip
CELLS = st.sampled_from(WORDS) | st.text(max_size=8)
GRIDS = st.lists(st.lists(CELLS, min_size=1, max_size=9), min_size=1, max_size=6)
CONTENTS: st.SearchStrategy[list[Content]] = st.lists(
    st.sampled_from(WORDS) | st.text(max_size=30) | GRIDS | st.sampled_from([table_two(), table_three(), table_four()]),
    max_size=12,
)


@settings(deadline=None, max_examples=150)
@given(CONTENTS, st.sampled_from([2020, 2022]))
def test_whatever_is_read_gives_an_outline_that_points_into_the_text(contents: list[Content], year: int) -> None:
    made = document(*contents)
    found = outline(made, form(year), read_masthead(made))
    length = len(made.text)
    assert [section.id for section in found.sections] == [section.id for section in form(year).sections]
    for section in (*found.sections, *found.repeated, *found.unknown):
        assert (section.status == "found") == (section.heading is not None)
        assert section.status != "undetermined" or section.reason
        if section.heading:
            assert 0 <= section.heading.start < section.heading.end <= length
            assert made.slice(section.heading) == section.title
    spans = {cell.span for block in made.tables for cell in block.cells}
    for table in found.tables:
        names = [entry.name for entry in table.entries]
        assert len(names) == len(set(names))
        assert all(
            made.slice(entry.cell.span) == entry.cell.text and entry.cell.span in spans for entry in table.entries
        )
        assert table.status != "undetermined" or table.reason


@settings(deadline=None, max_examples=60)
@given(CONTENTS)
def test_the_same_text_gives_the_same_outline(contents: list[Content]) -> None:
    made = document(*contents)
    assert outline(made, form(), read_masthead(made)) == outline(made, form(), read_masthead(made))
