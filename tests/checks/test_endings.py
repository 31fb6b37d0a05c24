"""Paragraphs that stop in mid-sentence, and text behind the end of the report."""

from __future__ import annotations

from dataclasses import replace

import pytest

from gongkai.checks.endings import AfterTheEndParams, CutOffParams, judge_after_the_end, judge_cut_off
from gongkai.model import Breached, Met, NotApplicable, Undetermined
from tests.checks.reports import FORM_2021, with_sections

CUT = CutOffParams(("overview", "problems"), ("，", "的", "和"), ("如下",))
AFTER = AfterTheEndParams("other", ("版权", "附件"), ("附注",))
SIGNED = ("没有收取信息处理费。", "云陂县民政局", "2024年1月20日")


@pytest.mark.parametrize(
    ("text", "minor"),
    [
        ("全年公开信息210条，内容涉及民政救助、养老服务和", False),
        ("全年公开信息210条，内容涉及民政救助和养老服务", True),
    ],
)
def test_paragraph_without_a_stop_is_found_and_only_a_sure_one_is_a_warning(text: str, *, minor: bool) -> None:
    verdict = judge_cut_off(with_sections({"overview": (text,)}), FORM_2021, CUT)
    assert isinstance(verdict, Breached)
    assert [hit.minor for hit in verdict.hits] == [minor]


@pytest.mark.parametrize(
    "text",
    [
        "全年公开信息210条，内容涉及民政救助和养老服务。",
        "全年公开信息210条，分为民政救助和养老服务：",
        "全年公开信息210条，各栏目的数量和更新时间如下",
        "（一）主动公开",
        "（一）主动公开政府信息工作的总体情况和主要做法",
    ],
)
def test_whole_sentences_and_headings_are_none(text: str) -> None:
    assert isinstance(judge_cut_off(with_sections({"overview": (text,)}), FORM_2021, CUT), Met)


def test_file_that_was_cut_off_decides_nothing() -> None:
    report = with_sections({"overview": ("全年公开信息210条，内容涉及民政救助、养老服务和",)})
    lossy = replace(report, document=replace(report.document, losses=("后半部分没有读到",)))
    assert isinstance(judge_cut_off(lossy, FORM_2021, CUT), Undetermined)


def test_sentence_behind_the_signature_is_found() -> None:
    report = with_sections({"other": (*SIGNED, "本栏目长期有效，欢迎广大网友踊跃投稿参与话题讨论。")})
    assert isinstance(judge_after_the_end(report, FORM_2021, AFTER), Breached)


@pytest.mark.parametrize(
    "lines",
    [
        SIGNED,
        ("没有收取信息处理费。其他需要报告的事项见县人民政府网站专栏。",),
        (*SIGNED, "附件：政府信息公开情况统计图解一份，另行下载。"),
        (*SIGNED, "版权所有云陂县民政局，未经许可不得以任何方式转载。"),
        (*SIGNED, "返回首页"),
    ],
    ids=["nothing", "not signed", "attachment", "page's own line", "no sentence"],
)
def test_lawful_endings_are_none(lines: tuple[str, ...]) -> None:
    assert isinstance(judge_after_the_end(with_sections({"other": lines}), FORM_2021, AFTER), Met)


def test_report_without_the_last_section_is_not_concerned() -> None:
    assert isinstance(judge_after_the_end(with_sections({"other": None}), FORM_2021, AFTER), NotApplicable)
