"""Tables that were not read as tables, and grids that are no table of the form."""

from __future__ import annotations

import pytest

from gongkai import ingest, rules, segment
from gongkai.model import MatchedTable
from tests.golden.layouts import Facts, as_text, text_four
from tests.segment.paper import Content, Picture, outlined, values
from tests.segment.specimens import FOUR_NUMBERS, HEADINGS, TITLE, VERDICTS, table_four, table_three, table_two


def matched(table: str, *contents: Content) -> MatchedTable:
    found = outlined(TITLE, *contents).table(table)
    assert found is not None
    return found


def test_a_table_fallen_apart_into_lines_is_not_called_missing() -> None:
    lines = ("第二十条第（一）项", "信息内容", "本年制发件数", "本年废止件数", "现行有效件数", "规章", "0", "0", "0")
    found = matched("proactive", HEADINGS[1], *lines, HEADINGS[2])
    assert found.status == "undetermined"
    assert found.entries == ()
    assert found.reason


def test_a_sentence_in_place_of_a_table_is_no_table() -> None:
    found = matched("applications", HEADINGS[2], "2022年本机关没有收到政府信息公开申请。", HEADINGS[3])
    assert found.status == "missing"


def test_a_picture_right_below_the_heading_leaves_the_table_open() -> None:
    found = matched("proactive", HEADINGS[1], Picture(), HEADINGS[2], "没有收到申请。", HEADINGS[3])
    assert found.status == "undetermined"
    assert matched("applications", HEADINGS[1], Picture(), HEADINGS[2], "没有收到申请。").status == "missing"


def test_a_grid_that_fits_no_order_of_cells_is_undetermined() -> None:
    found = matched("disputes", HEADINGS[3], [list(VERDICTS) * 2, FOUR_NUMBERS[:7]])
    assert found.status == "undetermined"
    assert found.rows_read == 0


def test_outcomes_in_another_order_follow_their_header() -> None:
    order = (4, 0, 1, 2, 3)
    head = [VERDICTS[index] for index in order]
    numbers = [FOUR_NUMBERS[5 * block + index] for block in range(3) for index in order]
    rows = [
        ["行政复议", "", "", "", "", "未经复议直接起诉", "", "", "", "", "复议后起诉", "", "", "", ""],
        head * 3,
        numbers,
    ]
    read = values(matched("disputes", HEADINGS[3], rows))
    assert (read["review.total"], read["review.upheld"], read["litigation_after_review.pending"]) == ("15", "11", "24")


def test_blocks_as_columns() -> None:
    rows = [
        ["结果", "行政复议", "未经复议直接起诉", "复议后起诉"],
        *([verdict, *FOUR_NUMBERS[index::5]] for index, verdict in enumerate(VERDICTS)),
    ]
    read = values(matched("disputes", HEADINGS[3], rows))
    assert len(read) == 15
    assert (read["review.upheld"], read["litigation_direct.upheld"], read["litigation_after_review.total"]) == (
        "11",
        "16",
        "25",
    )


@pytest.mark.parametrize("filler", ["O", "若干", "详见附件"])
def test_a_word_where_a_number_should_stand_moves_no_other(filler: str) -> None:
    grid = [["项目", "自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计"],
            ["一、本年新收政府信息公开申请数量", "1", filler, "3", "4", "5", "6", "7"],
            ["二、上年结转政府信息公开申请数量", filler, "2", "3", "4", "5", "6", "7"]]  # fmt: skip
    read = values(matched("applications", HEADINGS[2], grid))
    assert [read[f"received.{name}"] for name in ("natural_person", "enterprise", "total")] == ["1", filler, "7"]
    assert read["received.legal_service"] == "5"
    assert read["carried_over.total"] == "7"


def test_words_in_an_attachment_are_no_second_table_two() -> None:
    attachment = [["事项", "数量"], ["行政许可", "310"], ["行政处罚", "12"], ["行政检查", "9"]]
    found = outlined(
        TITLE,
        HEADINGS[1],
        table_two(),
        HEADINGS[5],
        "无。",
        "附件：执法统计",
        "各科室数据如下。",
        "一科",
        "二科",
        attachment,
    )
    table = found.table("proactive")
    assert table is not None
    assert table.duplicates == ()
    assert len(table.entries) == 10


def test_the_websites_entry_about_the_document_is_no_unread_table() -> None:
    entry = [["索引号", "0123", "发布机构", "云陂县水利局"], ["发布日期", "2023-01-20", "文号", ""]]
    found = outlined(entry, TITLE, HEADINGS[1], table_two())
    assert found.unread == ()
    assert found.masthead.issuer == "云陂县水利局"


def test_a_table_in_the_wrong_section_keeps_its_place() -> None:
    found = outlined(TITLE, HEADINGS[2], table_three(), table_four(), HEADINGS[3], "无。")
    table = found.table("disputes")
    assert table is not None
    assert (table.status, table.section) == ("found", "applications")


def test_a_whole_table_in_an_attachment_is_no_copy() -> None:
    other = [[cell if cell != "7" else "310" for cell in row] for row in table_two() if isinstance(row[0], str)]
    attached: tuple[Content, ...] = ("附件：全县统计表", [["第二十条第（五）项"], *other])
    found = outlined(TITLE, HEADINGS[1], table_two(), HEADINGS[5], "无。", *attached).table("proactive")
    assert found is not None
    assert found.duplicates == ()
    assert values(found)["licences.decisions"] == "7"


def test_a_table_that_stands_in_an_attachment_only_is_read_there() -> None:
    found = outlined(TITLE, HEADINGS[1], "见附件。", HEADINGS[5], "无。", "附件：统计表", table_two()).table(
        "proactive"
    )
    assert found is not None
    assert len(found.entries) == 10
    assert found.section == "other"


def test_table_four_set_out_by_blanks_is_undetermined_not_missing() -> None:
    facts = Facts()
    spaced = as_text(facts).replace(text_four(facts), text_four(facts).replace("\t", "  "))
    read = ingest.read_bytes(spaced.encode(), "report.txt")
    table = segment.outline(read, rules.pack_for(2023).form, segment.read_masthead(read)).table("disputes")
    assert table is not None
    assert table.status == "undetermined"
