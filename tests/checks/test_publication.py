"""Dates of signature, page titles, tables as pictures, numbers of sub-headings, clashing words."""

from __future__ import annotations

from dataclasses import replace

import pytest

from gongkai.checks.publication import (
    Deadline,
    DeadlineParams,
    PageTitleParams,
    PictureParams,
    judge_deadline,
    judge_page_title,
    judge_pictures,
    signed,
)
from gongkai.checks.sections import NoParams
from gongkai.checks.subheadings import judge_sub_numbering
from gongkai.checks.wording import ClashParams, judge_clash
from gongkai.model import Breached, MatchedTable, Met, NotApplicable, Report, Span, SubHeading
from tests.checks.reports import FORM_2021, changed, masthead, with_sections, with_text

DEADLINES = DeadlineParams((Deadline("department", 1, 31), Deadline("government", 3, 31)))
ON_TIME = ClashParams(("100%", "按时"), ("超期",), ("没有超期",))


def ending(*lines: str, level: str = "department") -> Report:
    return changed(with_sections({"other": ("没有收取信息处理费。", *lines)}), masthead=masthead(level=level))


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("2024年1月20日", "2024-01-20"),
        ("云陂县民政局 2024 年 1 月 20 日", "2024-01-20"),
        ("2024年13月1日", None),
        ("2024年1月20日公布了名单。", None),
    ],
)
def test_date_of_signature_stands_alone_at_the_end(line: str, day: str | None) -> None:
    found = signed(ending("云陂县民政局", line))
    assert (found[0].isoformat() if found else None) == day


@pytest.mark.parametrize(
    ("level", "day", "outcome"),
    [
        ("department", "2024年1月31日", Met),
        ("department", "2024年2月1日", Breached),
        ("government", "2024年2月1日", Met),
        ("government", "2024年4月1日", Breached),
        ("township", "2024年6月1日", NotApplicable),
    ],
)
def test_deadline_depends_on_the_level(level: str, day: str, outcome: type) -> None:
    assert isinstance(judge_deadline(ending(day, level=level), FORM_2021, DEADLINES), outcome)


def test_report_without_a_date_is_not_concerned() -> None:
    assert isinstance(judge_deadline(ending(), FORM_2021, DEADLINES), NotApplicable)


@pytest.mark.parametrize(
    ("title", "outcome"), [("云陂县民政局2023年年度报告", Met), ("无标题文档", Breached), (None, Met)]
)
def test_page_title_says_what_the_file_is(title: str | None, outcome: type) -> None:
    report = with_sections()
    report = replace(report, document=replace(report.document, page_title=title))
    assert isinstance(judge_page_title(report, FORM_2021, PageTitleParams(("年度报告",))), outcome)


def test_picture_in_the_place_of_a_table_is_found() -> None:
    report = changed(with_sections(), tables=(MatchedTable("applications", (), (), None, status="undetermined"),))
    section = report.outline.section("applications")
    assert section is not None
    assert section.span is not None
    params = PictureParams(("applications",))
    inside = Span(section.span.end - 1, section.span.end - 1)
    pictured = replace(report, document=replace(report.document, pictures=(inside,)))
    elsewhere = replace(report, document=replace(report.document, pictures=(Span(0, 0),)))
    assert isinstance(judge_pictures(pictured, FORM_2021, params), Breached)
    assert judge_pictures(elsewhere, FORM_2021, params) == Met()


def numbered(*numbers: str) -> Report:
    report = with_sections()
    headings = tuple(SubHeading(number, "小标题", Span(0, 1)) for number in numbers)
    first, *rest = report.outline.sections
    return changed(report, sections=(replace(first, subheadings=headings), *rest))


@pytest.mark.parametrize(
    ("numbers", "outcome"),
    [
        (("（一）", "（二）", "(三)"), Met),
        (("（一）", "1.", "2.", "（二）"), Met),
        (("（一）", "（二）", "（一）"), Breached),
        (("（一）", "（三）"), Breached),
        (("1.", "1."), Met),
        ((), Met),
    ],
)
def test_bracketed_sub_headings_count_on(numbers: tuple[str, ...], outcome: type) -> None:
    assert isinstance(judge_sub_numbering(numbered(*numbers), FORM_2021, NoParams()), outcome)


@pytest.mark.parametrize(
    ("sentence", "outcome"),
    [
        ("按时答复率100%，其中1件超期。", Breached),
        ("按时答复率100％，其中1件超期。", Breached),
        ("按时答复率100%，没有超期。", Met),
        ("按时答复率100%。1件因补正超期。", Met),
        ("满意率100%。", Met),
    ],
)
def test_words_of_one_sentence_that_do_not_go_together_are_found(sentence: str, outcome: type) -> None:
    assert isinstance(judge_clash(with_text(sentence), FORM_2021, ON_TIME), outcome)


def test_clash_is_looked_for_in_its_section_only() -> None:
    params = replace(ON_TIME, section="other")
    assert judge_clash(with_text("按时答复率100%，其中1件超期。"), FORM_2021, params) == Met()
