"""Sections: there, once, in order, numbered, named, filled; what may be lost is not held against the report."""

from __future__ import annotations

from dataclasses import replace

import pytest

from gongkai.checks.sections import (
    NoParams,
    SectionEmptyParams,
    SectionParams,
    TableHomeParams,
    judge_heading_wording,
    judge_one_report,
    judge_section_filled,
    judge_section_numbering,
    judge_section_once,
    judge_section_order,
    judge_section_present,
    judge_table_home,
    judge_unknown_section,
)
from gongkai.model import Breached, Hit, Met, NotApplicable, Report, Section, Span, Table, Undetermined, Verdict
from tests.checks.reports import FORM_2021, Sheet, changed, with_sections, with_tables

NO = NoParams()
FILLED = SectionEmptyParams(("overview", "problems", "other"), ("overview", "problems"), ("无",))


def only_hit(verdict: Verdict) -> Hit:
    assert isinstance(verdict, Breached)
    (hit,) = verdict.hits
    return hit


def present(report: Report, section: str) -> Verdict:
    return judge_section_present(report, FORM_2021, SectionParams(section))


def test_missing_section_is_told_with_its_neighbours() -> None:
    report = with_sections({"disputes": None})
    hit = only_hit(present(report, "disputes"))
    assert hit.values["title"] == "四、政府信息公开行政复议、行政诉讼情况"
    assert hit.values["place"] == "“三、收到和处理政府信息公开申请情况”与“五、存在的主要问题及改进情况”之间"
    assert [report.document.slice(span)[0] for span in hit.spans] == ["三", "五"]


@pytest.mark.parametrize(("section", "word"), [("overview", "之前"), ("other", "之后")])
def test_missing_section_at_an_end_is_told_with_its_one_neighbour(section: str, word: str) -> None:
    assert only_hit(present(with_sections({section: None}), section)).values["place"].endswith(word)


def test_lost_heading_is_undetermined_with_its_reason() -> None:
    sections = tuple(
        replace(section, status="undetermined", reason="此处有一张表") if section.id == "disputes" else section
        for section in with_sections().outline.sections
    )
    assert present(changed(with_sections(), sections=sections), "disputes") == Undetermined("此处有一张表")


def test_file_that_was_cut_off_proves_no_absence() -> None:
    report = with_sections({"other": None})
    cut = replace(report, document=replace(report.document, losses=("读到此处为止",)))
    assert isinstance(present(report, "other"), Breached)
    assert isinstance(present(cut, "other"), Undetermined)


def test_text_that_breaks_off_in_mid_sentence_proves_nothing_about_what_should_follow() -> None:
    report = with_sections({"problems": ("主要问题是更新不够及时，下一步将按",), "other": None, "disputes": None})
    assert isinstance(present(report, "other"), Undetermined)
    assert isinstance(present(report, "disputes"), Breached)


def test_order_is_compared_with_the_form() -> None:
    report = with_sections()
    assert judge_section_order(report, FORM_2021, NO) == Met()
    swapped = changed(report, printed_order=("overview", "proactive", "applications", "disputes", "other", "problems"))
    hit = only_hit(judge_section_order(swapped, FORM_2021, NO))
    assert hit.values["second"].startswith("六")
    assert isinstance(judge_section_order(changed(report, printed_order=("other",)), FORM_2021, NO), NotApplicable)


def test_gap_left_by_a_lost_section_keeps_the_order() -> None:
    report = changed(with_sections(), printed_order=("overview", "proactive", "problems", "other"))
    assert judge_section_order(report, FORM_2021, NO) == Met()


def numbered(*numbers: int | None) -> Report:
    report = with_sections()
    sections = tuple(replace(s, number=n) for s, n in zip(report.outline.sections, numbers, strict=True))
    return changed(report, sections=sections)


def test_number_used_twice_is_one_finding() -> None:
    hit = only_hit(judge_section_numbering(numbered(1, 2, 3, 3, 5, 6), FORM_2021, NO))
    assert hit.values["problem"].endswith("都编为“三”")


def test_number_left_out_is_found_and_continuous_ones_are_not() -> None:
    assert "“六”" in only_hit(judge_section_numbering(numbered(1, 2, 3, 4, 5, 7), FORM_2021, NO)).values["problem"]
    assert judge_section_numbering(numbered(1, 2, 3, 4, 5, 6), FORM_2021, NO) == Met()


def test_gap_beside_a_missing_or_unnumbered_section_is_left_to_its_rule() -> None:
    assert judge_section_numbering(with_sections({"disputes": None}), FORM_2021, NO) == Met()
    assert judge_section_numbering(numbered(1, 2, 3, None, 5, 6), FORM_2021, NO) == Met()
    assert isinstance(judge_section_numbering(numbered(*[None] * 6), FORM_2021, NO), NotApplicable)


@pytest.mark.parametrize(
    "title",
    [
        "四、政府信息公开行政复议、行政诉讼情况",
        "四、因政府信息公开工作被申请行政复议、提起行政诉讼情况",
        "四、因政府信息公开工作被申请行政复议、提起行政诉讼的情况",
        "四、政府信息公开行政复议和行政诉讼情况。",
        "四 、政府信息公开 行政复议，行政诉讼的情况",
    ],
)
def test_lawful_wordings_of_a_heading_are_accepted(title: str) -> None:
    report = with_sections(titles={"disputes": title})
    assert judge_heading_wording(report, FORM_2021, NO) == Met()


def test_other_wording_is_told_with_the_official_one() -> None:
    hit = only_hit(judge_heading_wording(with_sections(titles={"disputes": "四、打官司的情况"}), FORM_2021, NO))
    assert hit.values == {"printed": "四、打官司的情况", "title": "四、政府信息公开行政复议、行政诉讼情况"}


def unknown(title: str) -> Report:
    sheet = Sheet()
    heading = sheet.paragraph(title).span
    section = Section(None, title, heading, heading, number=7)
    return changed(with_sections(), unknown=(section,))


def test_unknown_heading_is_found_and_an_attachment_is_none() -> None:
    assert only_hit(judge_unknown_section(unknown("七、河道管理成效"), FORM_2021, NO)).about == "七、河道管理成效"
    assert judge_unknown_section(unknown("附件：培训安排"), FORM_2021, NO) == Met()
    assert judge_unknown_section(unknown("七、附件"), FORM_2021, NO) == Met()


@pytest.mark.parametrize(
    ("section", "body", "outcome"),
    [
        ("overview", (), Breached),
        ("overview", ("无。",), Breached),
        ("problems", ("无",), Breached),
        ("problems", ("无明显问题，下一步继续加强。",), Met),
        ("other", ("无。",), Met),
        ("other", (), Breached),
    ],
)
def test_nothing_is_content_in_the_last_section_only(section: str, body: tuple[str, ...], outcome: type) -> None:
    assert isinstance(judge_section_filled(with_sections({section: body}), FORM_2021, FILLED), outcome)


def test_empty_section_before_an_unread_table_is_undetermined() -> None:
    report = with_sections({"overview": ()})
    heading = report.outline.sections[0].heading
    assert heading is not None
    table = Table(Span(heading.end + 1, heading.end + 5), 1, 1, ())
    verdict = judge_section_filled(changed(report, unread=(table,)), FORM_2021, FILLED)
    assert isinstance(verdict, Undetermined)


def test_section_that_stands_twice_is_found_and_a_table_of_contents_is_none() -> None:
    report = with_sections()
    sheet = Sheet()
    again = sheet.section(FORM_2021, "problems", "还有一个问题。")
    contents = sheet.section(FORM_2021, "problems")
    assert only_hit(judge_section_once(changed(report, repeated=(again,)), FORM_2021, NO)).about == "problems"
    assert judge_section_once(changed(report, repeated=(contents,)), FORM_2021, NO) == Met()


def test_several_sections_twice_are_a_second_report() -> None:
    sheet = Sheet()
    again = tuple(sheet.section(FORM_2021, name, "正文。") for name in ("overview", "problems", "other"))
    report = changed(with_sections(), repeated=again)
    assert isinstance(judge_section_once(report, FORM_2021, NO), NotApplicable)
    assert only_hit(judge_one_report(report, FORM_2021, NO)).values["count"] == "3"
    assert judge_one_report(changed(report, repeated=again[:2]), FORM_2021, NO) == Met()


def test_table_in_another_section_is_found_unless_its_home_is_lost() -> None:
    params = TableHomeParams(("proactive", "applications", "disputes"))
    report = with_sections()
    tables = with_tables().outline.tables
    moved = tuple(replace(table, section="applications") for table in tables)
    assert judge_table_home(changed(report, tables=tables), FORM_2021, params) == Met()
    verdict = judge_table_home(changed(report, tables=moved), FORM_2021, params)
    assert isinstance(verdict, Breached)
    assert [hit.about for hit in verdict.hits] == ["proactive", "disputes"]
    lost = changed(with_sections({"proactive": None, "disputes": None}), tables=moved)
    assert judge_table_home(lost, FORM_2021, params) == Met()
