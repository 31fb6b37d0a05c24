"""Lines that look like headings of sections and are none, and headings that do not look like any."""

from __future__ import annotations

import pytest

from tests.segment.paper import Content, Marked, outlined, statuses, titles
from tests.segment.specimens import HEADINGS, TITLE, table_four, table_three, table_two

BODIES: tuple[tuple[Content, ...], ...] = (
    ("全年公开信息九条。",),
    (table_two(),),
    (table_three(),),
    (table_four(),),
    ("公开的深度不够，下一步加强培训。",),
    ("没有其他事项。",),
)


def contents(*, overview: tuple[Content, ...] = ("全年公开信息九条。",), leave_out: int | None = None) -> list[Content]:
    """Return a report with this text in section one; ``leave_out`` drops a heading and its body."""
    found: list[Content] = [TITLE]
    for index, (heading, body) in enumerate(zip(HEADINGS, (overview, *BODIES[1:]), strict=True)):
        if index != leave_out:
            found += [heading, *body]
    return found


BRACKETED = ("（一）主动公开政府信息情况", "公开信息九条。", "（二）收到和处理政府信息公开申请情况", "收到申请两件。")
COUNTED = (
    "一、主动公开情况",
    "公开信息九条。",
    "二、依申请公开情况",
    "收到申请两件。",
    "三、监督保障情况",
    "举办培训。",
)


@pytest.mark.parametrize("overview", [BRACKETED, COUNTED])
def test_points_of_section_one_never_stand_in_for_a_missing_section(overview: tuple[Content, ...]) -> None:
    found = outlined(*contents(overview=overview, leave_out=1))
    assert statuses(found)["proactive"] == "missing"
    assert titles(found)["applications"] == HEADINGS[2]
    assert (found.repeated, found.unknown) == ((), ())


@pytest.mark.parametrize("overview", [BRACKETED, COUNTED])
def test_points_of_section_one_repeat_no_section(overview: tuple[Content, ...]) -> None:
    found = outlined(*contents(overview=overview))
    assert tuple(titles(found).values()) == HEADINGS
    assert (found.repeated, found.unknown) == ((), ())
    section = found.section("overview")
    assert section is not None
    assert len(section.blocks) == len(overview)


def test_a_count_inside_section_five_neither_opens_nor_ends_it() -> None:
    found = outlined(
        *contents()[:-3], "一、存在的主要问题", "公开的深度不够。", "二、改进措施", "加强培训。", *contents()[-2:]
    )
    section = found.section("problems")
    assert section is not None
    assert section.title == HEADINGS[4]
    assert len(section.blocks) == 4
    assert (found.repeated, found.unknown) == ((), ())


def test_a_count_that_repeats_a_number_still_opens_its_section() -> None:
    printed = [text.replace("五、", "四、") if isinstance(text, str) else text for text in contents()]
    found = outlined(*printed)
    assert titles(found)["problems"] == "四、存在的主要问题及改进情况"
    assert set(statuses(found).values()) == {"found"}


def test_prose_and_tables_counted_apart_meet_at_the_tables() -> None:
    found = outlined(
        TITLE, HEADINGS[0], "全年公开信息九条。", "二、政府信息公开申请办理工作", "收到申请两件。",
        "一、主动公开政府信息情况", table_two(), "二、收到和处理政府信息公开申请情况", table_three(),
        "三、政府信息公开行政复议、行政诉讼情况", table_four(), "四、存在的主要问题及改进情况", "深度不够。",
        "五、其他需要报告的事项", "无。",
    )  # fmt: skip
    assert set(statuses(found).values()) == {"found"}
    assert found.printed_order == ("overview", "proactive", "applications", "disputes", "problems", "other")


def test_a_list_of_contents_with_text_behind_it_is_passed_over() -> None:
    report = contents()
    found = outlined(TITLE, *HEADINGS, "以下为报告正文。", *report[1:])
    assert statuses(found)["other"] == "found"
    assert found.printed_order == ("overview", "proactive", "applications", "disputes", "problems", "other")
    assert found.repeated == ()
    section = found.section("other")
    assert section is not None
    assert section.blocks == (section.blocks[0],)
    assert section.blocks[0].span.start > len("以下为报告正文。")


def test_a_preamble_that_lists_numbered_sections_opens_none() -> None:
    listing = "；".join(HEADINGS) + "。"
    found = outlined(TITLE, listing, *contents()[1:])
    assert tuple(titles(found).values()) == HEADINGS
    assert len(found.preamble) == 1
    assert found.repeated == ()


def test_an_unnumbered_line_in_a_numbered_report_leaves_the_section_open() -> None:
    report = contents(overview=("全年公开信息九条。", "主动公开政府信息情况", "公开信息九条。"), leave_out=1)
    found = outlined(*report)
    section = found.section("proactive")
    assert section is not None
    assert section.status == "undetermined"
    assert section.reason is not None
    assert HEADINGS[1] in section.reason


def test_an_unnumbered_line_above_its_table_is_the_heading() -> None:
    report: list[Content] = [text if text != HEADINGS[1] else HEADINGS[1][2:] for text in contents()]
    assert titles(outlined(*report))["proactive"] == HEADINGS[1][2:]


def test_a_marked_line_of_the_usual_level_is_the_heading() -> None:
    marked = [Marked(text) if text in HEADINGS else text for text in contents()]
    marked[marked.index(Marked(HEADINGS[4]))] = Marked(HEADINGS[4][2:])
    assert titles(outlined(*marked))["problems"] == HEADINGS[4][2:]


def test_a_heading_for_two_sections_is_one_and_leaves_the_other_open() -> None:
    found = outlined(TITLE, "一、总体情况", "平稳。", "二、主动公开、依申请公开工作情况", "公开九条，收到申请两件。")
    assert titles(found)["proactive"] == "二、主动公开、依申请公开工作情况"
    assert statuses(found)["applications"] == "undetermined"
    assert statuses(found)["disputes"] == "missing"


def test_a_title_printed_again_for_the_rest_of_a_table_is_no_repetition() -> None:
    report = contents()
    place = report.index(HEADINGS[3])
    found = outlined(*report[:place], "三、收到和处理政府信息公开申请情况（续）", "接上页。", *report[place:])
    assert found.repeated == ()


def test_traditional_characters_are_headings_too() -> None:
    printed: list[Content] = ["一、總體情況", "平穩。", "二、主動公開政府信息情況", table_two()]
    found = outlined(*printed)
    assert statuses(found)["overview"] == "found"
    assert titles(found)["proactive"] == "二、主動公開政府信息情況"


@pytest.mark.parametrize(
    "heading", ["一总体情况", "一 总体情况", "一、总体情况 2022年工作平稳，各项任务均已完成，群众较为满意。"]
)
def test_a_heading_without_any_sign_around_it(heading: str) -> None:
    report: list[Content] = [heading if text == HEADINGS[0] else text for text in contents()]
    title = titles(outlined(*report))["overview"]
    assert title is not None
    assert title.endswith("总体情况")


def test_other_words_for_section_five_are_found_less_surely() -> None:
    report: list[Content] = ["五、不足与打算" if text == HEADINGS[4] else text for text in contents()]
    section = outlined(*report).section("problems")
    assert section is not None
    assert section.title == "五、不足与打算"
    assert section.confidence < 1


def test_a_section_seven_is_unknown_and_ends_section_six() -> None:
    found = outlined(*contents(), "七、工作亮点", "经验受到肯定。")
    assert [section.title for section in found.unknown] == ["七、工作亮点"]
    other = found.section("other")
    assert other is not None
    assert len(other.blocks) == 1


def test_one_heading_of_an_opening_in_arabic_numbers_is_left_open() -> None:
    found = outlined(TITLE, "1. 总体情况", "全年公开信息九条。")
    assert statuses(found)["overview"] == "undetermined"
