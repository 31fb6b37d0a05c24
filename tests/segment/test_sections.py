from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

from gongkai.model import Outline, Paragraph
from tests.segment.paper import Content, Marked, Picture, Tall, outlined, statuses, titles, values
from tests.segment.specimens import HEADINGS, TITLE, TWO, flat_three, sheets_two, table_four, table_three, table_two

IDS = ("overview", "proactive", "applications", "disputes", "problems", "other")
ALL_FOUND = dict.fromkeys(IDS, "found")
BODIES: tuple[tuple[Content, ...], ...] = (
    ("（一）主动公开情况。全年公开信息九条。", "（二）监督保障情况。培训一次。"),
    (table_two(),),
    (table_three(),),
    (table_four(),),
    ("主要问题是更新不够快。", "下一步按月检查。"),
    ("没有收取信息处理费。",),
)
PREAMBLE = (
    "根据《中华人民共和国政府信息公开条例》编制。全文由总体情况、主动公开政府信息情况、收到和处理政府信息公开申请情况、"
    "政府信息公开行政复议、行政诉讼情况、存在的主要问题及改进情况和其他需要报告的事项六部分组成。"
    "统计期限为2022年1月1日至2022年12月31日。"
)


def report(
    headings: Sequence[Content | None] = HEADINGS,
    bodies: Sequence[tuple[Content, ...]] = BODIES,
    before: tuple[Content, ...] = (TITLE, PREAMBLE),
    after: tuple[Content, ...] = (),
    losses: tuple[str, ...] = (),
) -> Outline:
    contents: list[Content] = list(before)
    for heading, body in zip(headings, bodies, strict=True):
        if heading is not None:
            contents.append(heading)
        contents.extend(body)
    return outlined(*contents, *after, losses=losses)


def renumbered(pattern: str) -> tuple[str, ...]:
    return tuple(pattern.replace("※", heading[0]).replace("●", heading[2:]) for heading in HEADINGS)


def worded(**words: str) -> tuple[str, ...]:
    changed = dict(zip(IDS, HEADINGS, strict=True))
    return tuple({**changed, **{name: changed[name][:2] + text for name, text in words.items()}}.values())


HEADING_STYLES: dict[str, Callable[[], Sequence[Content]]] = {
    "official": lambda: HEADINGS,
    "a blank before the stop": lambda: renumbered("※ 、●"),
    "a blank after the stop": lambda: renumbered("※、 ●"),
    "a point": lambda: renumbered("※.●"),
    "a full-width point": lambda: renumbered("※．●"),
    "a comma": lambda: renumbered("※，●"),
    "parts": lambda: renumbered("第※部分 ●"),
    "parts with a stop": lambda: renumbered("第※部分、●"),
    "brackets at the top level": lambda: renumbered("（※）●"),
    "Arabic numbers": lambda: [f"{index}.{heading[2:]}" for index, heading in enumerate(HEADINGS, 1)],
    "no numbers": lambda: [heading[2:] for heading in HEADINGS],
    "no numbers, marked by the source": lambda: [Marked(heading[2:]) for heading in HEADINGS],
    "blanks between characters": lambda: [" ".join(heading) for heading in HEADINGS],
    "a full stop at the end": lambda: renumbered("※、●。"),
    "a colon at the end": lambda: renumbered("※、●："),
    "in a table of one cell": lambda: [[[heading]] for heading in HEADINGS],
    "in a row across a table": lambda: [[[Tall(heading, 1, 4)]] for heading in HEADINGS],
    "indented": lambda: renumbered("　　※、●"),
    "the words of article 50": lambda: worded(
        proactive="行政机关主动公开政府信息的情况", applications="行政机关收到和处理政府信息公开申请的情况",
        disputes="因政府信息公开工作被申请行政复议、提起行政诉讼的情况", problems="政府信息公开工作存在的主要问题及改进情况",
        other="其他需要报告的情况",
    ),
    "loose words": lambda: worded(
        overview="2022年度政府信息公开工作总体情况", proactive="本机关主动公开政府信息情况", applications="收到及处理政府信息公开申请情况",
        disputes="政府信息公开行政复议行政诉讼情况", problems="工作中存在的不足及下一步改进措施", other="其它需要说明的事项",
    ),
    "typing slips": lambda: worded(
        proactive="主动公开政府信息清况", applications="收到和处理政府信息公开申请情", problems="存在的主要问题及改进情",
    ),
    "short words": lambda: worded(overview="概述", other="其他事项", disputes="行政复议、行政诉讼情况", problems="存在问题和改进措施"),
}  # fmt: skip


@pytest.mark.parametrize("name", HEADING_STYLES)
def test_six_sections_are_found_however_their_headings_are_written(name: str) -> None:
    found = report(HEADING_STYLES[name]())
    assert statuses(found) == ALL_FOUND
    assert found.printed_order == IDS
    assert (found.repeated, found.unknown, found.unread) == ((), (), ())
    assert [len(section.blocks) for section in found.sections] == [2, 1, 1, 1, 2, 1]
    assert [table.section for table in found.tables] == ["proactive", "applications", "disputes"]


def test_titles_and_spans_are_as_printed() -> None:
    found = report()
    assert tuple(titles(found).values()) == HEADINGS
    for section, heading in zip(found.sections, HEADINGS, strict=True):
        assert section.heading is not None
        assert len(section.heading) == len(heading)
        assert section.span is not None
        assert section.span.contains(section.heading)
        assert all(section.span.contains(block.span) for block in section.blocks)
    assert [section.number for section in found.sections] == [1, 2, 3, 4, 5, 6]
    assert all(section.confidence > 0.9 for section in found.sections)


@pytest.mark.parametrize("joint", ["。", "：", "　　"])
def test_a_heading_run_into_its_paragraph_covers_the_title_only(joint: str) -> None:
    bodies = (("全年公开信息九条。",), *BODIES[1:])
    found = report((f"{HEADINGS[0]}{joint}2022年工作平稳。", *HEADINGS[1:]), bodies)
    first = found.section("overview")
    assert first is not None
    assert first.title == HEADINGS[0]
    assert [block.text for block in first.blocks if isinstance(block, Paragraph)] == [
        "2022年工作平稳。",
        "全年公开信息九条。",
    ]
    assert statuses(found) == ALL_FOUND


def test_a_list_of_the_sections_in_the_preamble_is_no_heading() -> None:
    found = report()
    assert [block.text for block in found.preamble if isinstance(block, Paragraph)] == [PREAMBLE]


def test_a_table_of_contents_is_no_second_set_of_sections() -> None:
    found = report(before=(TITLE, "目录", *HEADINGS, "根据条例编制。"))
    assert statuses(found) == ALL_FOUND
    assert [len(section.blocks) for section in found.sections] == [2, 1, 1, 1, 2, 1]
    assert found.repeated == ()


def test_rows_of_table_three_are_no_headings_even_as_lines() -> None:
    found = report()
    assert [section.title for section in found.unknown] == []


def test_sub_headings_named_like_sections_stay_inside() -> None:
    bodies = (
        ("（一）主动公开情况", "公开九条。", "（二）收到和处理政府信息公开申请情况", "收到三件。", "（三）行政复议、行政诉讼情况", "没有。"),
        *BODIES[1:],
    )  # fmt: skip
    found = report(bodies=bodies)
    first = found.section("overview")
    assert first is not None
    assert [heading.title for heading in first.subheadings] == [
        "主动公开情况", "收到和处理政府信息公开申请情况", "行政复议、行政诉讼情况",
    ]  # fmt: skip
    assert [heading.number for heading in first.subheadings] == ["（一）", "（二）", "（三）"]
    assert statuses(found) == ALL_FOUND
    assert len(first.blocks) == 6


def test_numbered_points_inside_a_section_do_not_end_it() -> None:
    bodies = (*BODIES[:4], ("一、更新不够快", "栏目更新慢。", "二、形式单一", "解读少。"), BODIES[5])
    found = report(bodies=bodies)
    assert statuses(found) == ALL_FOUND
    problems = found.section("problems")
    assert problems is not None
    assert len(problems.blocks) == 4


def test_a_heading_pressed_into_the_first_row_of_its_table() -> None:
    bodies = (*BODIES[:2], ([[Tall(HEADINGS[2], 1, 10)], *table_three()],), *BODIES[3:])
    found = report((*HEADINGS[:2], None, *HEADINGS[3:]), bodies)
    assert statuses(found) == ALL_FOUND
    assert titles(found)["applications"] == HEADINGS[2]
    assert [table.rows_read for table in found.tables] == [6, 25, 3]


def test_tables_and_headings_pressed_into_one_grid_come_apart() -> None:
    two = [row for sheet in sheets_two() for row in sheet]
    pressed = [[HEADINGS[1]], *two, [HEADINGS[2]], *flat_three(), [HEADINGS[3]], *table_four()[:1], *table_four()[1:]]
    found = report((HEADINGS[0], None, None, None, *HEADINGS[4:]), (BODIES[0], (pressed,), (), (), *BODIES[4:]))
    assert statuses(found) == ALL_FOUND
    assert tuple(titles(found).values()) == HEADINGS
    assert [table.rows_read for table in found.tables] == [6, 25, 3]
    assert values(found.table("proactive")) == TWO


def test_a_section_twice_is_repeated() -> None:
    found = report(after=(HEADINGS[4], "还有一个问题。"))
    assert [section.id for section in found.repeated] == ["problems"]
    assert statuses(found) == ALL_FOUND


def test_a_top_level_heading_the_form_does_not_know() -> None:
    headings = (*HEADINGS[:5], "七、其他需要报告的事项")
    bodies = (*BODIES[:4], (*BODIES[4], "六、河道采砂管理成效", "公示三次。"), BODIES[5])
    found = report(headings, bodies)
    assert [section.title for section in found.unknown] == ["六、河道采砂管理成效"]
    assert statuses(found) == ALL_FOUND
    problems = found.section("problems")
    assert problems is not None
    assert len(problems.blocks) == 2


@pytest.mark.parametrize("title", ["附件：培训安排", "附件1", "附：1.政府信息公开指南", "附表", "（附件）培训安排"])
def test_an_attachment_after_section_six_is_the_tail(title: str) -> None:
    found = report(after=(title, [["序号", "内容"], ["1", "条例"]]))
    other = found.section("other")
    assert other is not None
    assert len(other.blocks) == 1
    assert len(found.tail) == 2
    assert statuses(found) == ALL_FOUND


def test_sections_in_another_order_are_found_in_their_printed_order() -> None:
    headings = (*HEADINGS[:4], "五、其他需要报告的事项", "六、存在的主要问题及改进情况")
    bodies = (*BODIES[:4], BODIES[5], BODIES[4])
    found = report(headings, bodies)
    assert statuses(found) == ALL_FOUND
    assert found.printed_order[-2:] == ("other", "problems")


def test_a_heading_with_nothing_below_it_is_found() -> None:
    found = report(bodies=(*BODIES[:5], ()))
    other = found.section("other")
    assert other is not None
    assert (other.status, other.blocks) == ("found", ())


def test_a_bare_gap_is_missing() -> None:
    for lost in range(6):
        found = report(
            [None if index == lost else heading for index, heading in enumerate(HEADINGS)],
            [() if index == lost else body for index, body in enumerate(BODIES)],
        )
        assert statuses(found) == {**ALL_FOUND, IDS[lost]: "missing"}, IDS[lost]


def test_a_lost_heading_above_its_own_table_is_undetermined() -> None:
    for lost in (1, 2, 3):
        found = report([None if index == lost else heading for index, heading in enumerate(HEADINGS)])
        assert statuses(found) == {**ALL_FOUND, IDS[lost]: "undetermined"}
        section = found.section(IDS[lost])
        assert section is not None
        assert section.reason is not None
        assert HEADINGS[lost] in section.reason
        assert len(section.blocks) == 1


def test_a_lost_heading_above_a_table_nobody_knows_is_undetermined() -> None:
    shattered = [["", "", "持", "正", "果", "结"], ["0"] * 15]
    found = report((*HEADINGS[:3], None, *HEADINGS[4:]), (*BODIES[:3], (shattered,), *BODIES[4:]))
    section = found.section("disputes")
    assert section is not None
    assert section.status == "undetermined"
    assert section.reason is not None
    assert "无法识别的表格" in section.reason
    assert len(found.unread) == 1


def test_lost_headings_of_the_last_sections_above_their_words() -> None:
    found = report((*HEADINGS[:4], None, HEADINGS[5]))
    assert statuses(found) == {**ALL_FOUND, "problems": "undetermined"}
    found = report((*HEADINGS[:5], None), (*BODIES[:5], ("本机关没有其他需要报告的事项。",)))
    assert statuses(found) == {**ALL_FOUND, "other": "undetermined"}


def test_a_picture_in_the_gap_leaves_the_section_open() -> None:
    found = report((*HEADINGS[:3], None, *HEADINGS[4:]), (*BODIES[:3], (Picture(),), *BODIES[4:]))
    section = found.section("disputes")
    assert section is not None
    assert section.status == "undetermined"
    assert section.reason is not None
    assert "图片" in section.reason


def test_after_a_cut_the_later_sections_are_undetermined_the_earlier_are_not() -> None:
    found = report(
        (HEADINGS[0], None, HEADINGS[2], None, None, None),
        (BODIES[0], (), BODIES[2], (), (), ()),
        losses=("文件不完整",),
    )
    assert statuses(found) == {
        "overview": "found", "proactive": "missing", "applications": "found", "disputes": "undetermined",
        "problems": "undetermined", "other": "undetermined",
    }  # fmt: skip
    assert all(section.reason for section in found.sections if section.status == "undetermined")


def test_a_document_without_any_section() -> None:
    found = outlined("从前有座山。", "山里有座庙。")
    assert set(statuses(found).values()) == {"missing"}
    assert {table.status for table in found.tables} == {"missing"}
    assert (found.unknown, found.repeated) == ((), ())


def test_an_empty_document() -> None:
    assert set(statuses(outlined()).values()) == {"missing"}
