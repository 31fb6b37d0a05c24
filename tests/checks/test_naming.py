"""Names of cells as reviewers say them, and places in passages."""

from __future__ import annotations

import pytest

from gongkai.checks.naming import cell_name, table_name, unnumbered
from gongkai.checks.passages import LONGEST, paragraphs, sentence_of, sentences, whole
from gongkai.model import Span
from tests.checks.reports import FORM_2021, changed, with_sections, with_text


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("applications.received.total", "表三“本年新收”行“总计”列"),
        ("applications.granted.natural_person", "表三“予以公开”行“自然人”列"),
        ("applications.granted_in_part.total", "表三“部分公开”行“总计”列"),
        ("applications.refused_security_stability.total", "表三“不予公开·危及‘三安全一稳定’”行“总计”列"),
        ("applications.closed_other.other_organisation", "表三“其他处理·其他”行“其他”列"),
        ("applications.results_total.total", "表三“本年度办理结果·总计”行“总计”列"),
        ("proactive.fees.amount", "表二“行政事业性收费”行“本年收费金额”列"),
        ("disputes.review.upheld", "表四“行政复议”部分“结果维持”列"),
        ("disputes.unknown.upheld", "disputes.unknown.upheld"),
        ("handling_fee.amount", "handling_fee.amount"),
    ],
)
def test_cells_are_named_by_table_row_and_column(name: str, words: str) -> None:
    assert cell_name(FORM_2021, name) == words


@pytest.mark.parametrize(
    ("label", "bare"),
    [
        ("一、总体情况", "总体情况"),
        ("（二）部分公开（注）", "部分公开"),
        ("1.属于国家秘密", "属于国家秘密"),
        ("十二 、其他", "其他"),
        ("一", "一"),
    ],
)
def test_leading_numbers_are_taken_off(label: str, bare: str) -> None:
    assert unnumbered(label) == bare


def test_unknown_table_keeps_its_id() -> None:
    assert table_name(FORM_2021, "nothing") == "nothing"


def test_sentences_keep_their_places() -> None:
    report = with_text("甲乙。丙丁！戊", "己")
    body = report.outline.sections[0].paragraphs
    found = list(sentences(report.document, body))
    assert [passage.text for passage in found] == ["甲乙。", "丙丁！", "戊", "己"]
    assert [report.document.slice(passage.span) for passage in found] == [passage.text for passage in found]


def test_long_paragraphs_come_in_pieces() -> None:
    report = with_text("甲" * (LONGEST * 2 + 5))
    pieces = list(whole(report.document, report.outline.sections[0].paragraphs))
    assert [len(piece.text) for piece in pieces] == [LONGEST, LONGEST, 5]


def test_sentence_around_a_place_is_bounded() -> None:
    report = with_text("甲乙。丙丁戊。己" + "庚" * 9000)
    at = report.document.text.index("丁")
    assert sentence_of(report, Span(at, at + 1)).text == "丙丁戊。"
    last = report.document.text.rindex("庚")
    assert len(sentence_of(report, Span(last, last + 1)).text) <= 2 * LONGEST + 1


def test_paragraphs_outside_the_report_are_left_out_unless_no_section_was_found() -> None:
    report = with_sections(preamble=("导言。",))
    inside = [paragraph.text for paragraph in paragraphs(report)]
    assert inside[0] == "导言。"
    assert "一、总体情况" not in inside
    bare = changed(report, sections=(), preamble=())
    assert len(paragraphs(bare)) == len(report.document.paragraphs)
