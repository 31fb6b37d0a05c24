"""Matters to be told, known by their words."""

from __future__ import annotations

from dataclasses import replace

from gongkai.checks.matters import Matter, MattersParams, judge_matters
from gongkai.model import Breached, Met, NotApplicable, Undetermined
from tests.checks.reports import FORM_2019, FORM_2021, with_sections

OVERVIEW = MattersParams("overview")
APPRAISAL = MattersParams(matters=(Matter("appraisal", "工作考核", ("考核", "考评")),))
WHOLE = (
    "（一）主动公开。公开信息210条。（二）依申请公开。收到16件。",
    "（三）政府信息管理。（四）平台建设。网站专栏更新。（五）监督保障。举办培训。",
)


def test_each_topic_of_the_form_that_is_absent_is_a_finding_of_its_own() -> None:
    assert judge_matters(with_sections({"overview": WHOLE}), FORM_2021, OVERVIEW) == Met()
    verdict = judge_matters(with_sections({"overview": WHOLE[:1]}), FORM_2021, OVERVIEW)
    assert isinstance(verdict, Breached)
    assert [hit.about for hit in verdict.hits] == ["management", "platform", "supervision"]


def test_words_are_found_across_blanks() -> None:
    report = with_sections({"overview": (*WHOLE[:1], "政府信息　管 理、平台建设、监督保障情况良好。")})
    assert judge_matters(report, FORM_2021, OVERVIEW) == Met()


def test_words_may_stand_anywhere_when_no_section_is_named() -> None:
    report = with_sections({"other": ("工作考评为优秀等次。",)})
    assert judge_matters(report, FORM_2021, APPRAISAL) == Met()
    assert isinstance(judge_matters(with_sections(), FORM_2021, APPRAISAL), Breached)


def test_missing_or_short_section_and_form_without_topics_are_not_applicable() -> None:
    assert isinstance(judge_matters(with_sections({"overview": None}), FORM_2021, OVERVIEW), NotApplicable)
    assert isinstance(judge_matters(with_sections({"overview": ("无",)}), FORM_2021, OVERVIEW), NotApplicable)
    assert isinstance(judge_matters(with_sections(), FORM_2019, OVERVIEW), NotApplicable)


def test_file_that_was_cut_off_is_undetermined() -> None:
    report = with_sections()
    cut = replace(report, document=replace(report.document, losses=("读到此处为止",)))
    assert isinstance(judge_matters(cut, FORM_2021, APPRAISAL), Undetermined)
