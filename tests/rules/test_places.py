"""Places in the words of a reviewer."""

from __future__ import annotations

from dataclasses import replace

from gongkai.model import Report, Section, Span, Table
from gongkai.rules.messages import clipped, fill, has_stray_brace, placeholders
from gongkai.rules.places import Places
from tests.checks.reports import FORM_2021, changed, masthead, with_sections, with_tables


def where(report: Report, words: str) -> str:
    at = report.document.text.index(words)
    return Places(report, FORM_2021).where(Span(at, at + len(words)))


def test_cells_of_a_table() -> None:
    report = with_tables({"applications.granted.total": "123456"})
    assert where(report, "123456") == "表三“予以公开”行“总计”列"
    assert (
        Places(report, FORM_2021).section_of(report.figures.table["applications.granted.total"].span) == "applications"
    )


def test_paragraphs_headings_and_preamble() -> None:
    report = with_sections({"overview": ("甲一。", " ", "甲二。")}, preamble=("题目", "乙一。"))
    assert where(report, "甲二") == "第一部分第2段"
    assert where(report, "五、存在的") == "第五部分标题"
    assert where(report, "乙一") == "导言第2段"
    titled = changed(report, masthead=masthead(title=Span(0, 2)))
    assert where(titled, "题目") == "标题"


def test_unknown_sections_unread_tables_and_the_rest() -> None:
    report = with_sections()
    unknown = Section(None, "七、河道", Span(0, 3), Span(0, 3))
    assert Places(changed(report, unknown=(unknown,)), FORM_2021).where(Span(0, 3)) in (
        "“七、河道”部分标题",
        "第一部分标题",
    )
    unread = (Table(Span(0, 3), 1, 1, ()),)
    assert Places(changed(report, unread=unread), FORM_2021).where(Span(0, 2)) == "未能识别的表格"
    assert Places(changed(report, sections=()), FORM_2021).where(Span(0, 2)) == "正文"


def test_table_as_a_whole() -> None:
    report = with_tables()
    span = report.outline.tables[1].span
    assert span is not None
    assert Places(report, FORM_2021).where(span) == "表三"


def test_copy_of_a_table_names_its_cells_too() -> None:
    report = with_tables({"disputes.review.total": "987654"})
    table = report.outline.table("disputes")
    assert table is not None
    copy = tuple(
        replace(entry, cell=replace(entry.cell, span=entry.cell.span.shifted(10_000))) for entry in table.entries
    )
    copied = changed(report, tables=(replace(table, duplicates=(copy,)),))
    span = report.figures.table["disputes.review.total"].span.shifted(10_000)
    assert Places(copied, FORM_2021).where(span) == "表四“行政复议”部分“总计”列"


def test_placeholders_are_filled_from_the_table_alone() -> None:
    assert fill("有 {a} 和 {b}{a}。", {"a": "{b}", "b": "2"}) == "有 {b} 和 2{b}。"
    assert fill("有{c}。", {}) == "有。"
    assert placeholders("{a}x{b.c}") == ("a", "b.c")
    assert has_stray_brace("{a}}")
    assert not has_stray_brace("{a}")


def test_values_are_one_line_of_readable_length() -> None:
    assert clipped(" 甲\n 乙 ") == "甲 乙"
    assert len(clipped("甲" * 100)) == 60
