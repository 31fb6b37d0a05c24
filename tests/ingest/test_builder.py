from __future__ import annotations

import pytest

from gongkai.errors import ReadError
from gongkai.ingest.builder import TextBuilder
from gongkai.ingest.grid import LooseCell, lay_out
from gongkai.ingest.limits import TABLES
from gongkai.model import Span, Table


def test_paragraphs_are_joined_by_line_feeds_and_cells_by_tabs() -> None:
    builder = TextBuilder()
    builder.paragraph(" 甲 ")
    builder.table(lay_out([[LooseCell("一"), LooseCell("")], [LooseCell("二"), LooseCell("3")]]))
    builder.paragraph("乙", 2)
    built = builder.finish()
    assert built.text == "甲\n一\t\n二\t3\n乙"
    table = built.blocks[1]
    assert isinstance(table, Table)
    assert [cell.span for cell in table.cells] == [Span(2, 3), Span(4, 4), Span(5, 6), Span(7, 8)]


def test_blank_paragraph_is_none() -> None:
    builder = TextBuilder()
    builder.paragraph("\u3000\xa0 ")
    assert builder.finish().text == ""


def test_row_covered_by_merged_cells_is_a_blank_line() -> None:
    builder = TextBuilder()
    builder.table(lay_out([[LooseCell("高", height=2)], [], [LooseCell("低")]]))
    assert builder.finish().text == "高\n\n低"


def test_rows_without_cells_at_the_end_keep_the_number_of_lines() -> None:
    builder = TextBuilder()
    builder.table(lay_out([[], [LooseCell("甲")], []]))
    assert builder.finish().text == "\n甲\n"


def test_picture_stands_after_what_precedes_it() -> None:
    builder = TextBuilder()
    builder.paragraph("图前")
    builder.picture()
    builder.paragraph("图后")
    assert builder.finish().pictures == (Span(2, 2),)


def test_too_many_tables_are_refused() -> None:
    builder = TextBuilder()
    grid = lay_out([[LooseCell("甲")]])
    for _ in range(TABLES):
        builder.table(grid)
    with pytest.raises(ReadError, match="表格过多"):
        builder.table(grid)
