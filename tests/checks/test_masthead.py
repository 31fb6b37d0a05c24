"""Title, preamble, and whether the rules may speak at all."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from gongkai.checks.masthead import (
    PreambleMatter,
    PreambleParams,
    ReportKindParams,
    TitleParams,
    judge_preamble,
    judge_report_kind,
    judge_title_parts,
)
from gongkai.model import Breached, Met, NotApplicable, Period, Report, Span, Undetermined
from tests.checks.reports import FORM_2021, changed, masthead, with_sections

CONTACT = PreambleParams(
    (PreambleMatter("联系方式", ("电话", "邮箱")), PreambleMatter("统计期限", ("期限",), period=True))
)


def titled(title: str | None, issuer: str | None = "云陂县民政局") -> Report:
    report = with_sections(preamble=(title or "前言",))
    span = report.document.paragraphs[0].span if title else None
    return changed(report, masthead=replace(masthead(title=span), issuer=issuer))


@pytest.mark.parametrize(
    "title",
    [
        "云陂县民政局2023年政府信息公开工作年度报告",
        "2023年度云陂县民政局政府信息公开年报",
        "云陂县民政局二〇二三年政府信息公开工作报告",
    ],
)
def test_title_with_issuer_year_and_kind_is_met(title: str) -> None:
    assert judge_title_parts(titled(title), FORM_2021, TitleParams()) == Met()


@pytest.mark.parametrize(
    ("title", "missing"),
    [
        ("云陂县民政局政府信息公开工作年度报告", "年度"),
        ("2023年政府信息公开工作年度报告", "发布机关"),
        ("云陂县民政局2023年政府信息公开情况", "文件种类"),
        ("政府信息公开年度报告", "发布机关、年度"),
    ],
)
def test_title_is_told_what_it_lacks(title: str, missing: str) -> None:
    verdict = judge_title_parts(titled(title, issuer=None), FORM_2021, TitleParams())
    assert isinstance(verdict, Breached)
    assert verdict.hits[0].values["missing"] == missing


def test_report_without_a_title_is_undetermined() -> None:
    assert isinstance(judge_title_parts(titled(None), FORM_2021, TitleParams()), Undetermined)


def test_preamble_is_asked_only_where_there_is_one() -> None:
    assert isinstance(judge_preamble(with_sections(), FORM_2021, CONTACT), NotApplicable)
    told = with_sections(preamble=("咨询电 话：0000-1。",))
    stated = Period(date(2023, 1, 1), date(2023, 12, 31), Span(0, 1))
    assert judge_preamble(changed(told, masthead=masthead(period=stated)), FORM_2021, CONTACT) == Met()
    verdict = judge_preamble(told, FORM_2021, CONTACT)
    assert isinstance(verdict, Breached)
    assert [hit.values["what"] for hit in verdict.hits] == ["统计期限"]


def test_file_that_is_no_report_is_told_so() -> None:
    report = with_sections()
    other = changed(report, masthead=replace(report.outline.masthead, is_report=False))
    assert judge_report_kind(report, FORM_2021, ReportKindParams()) == Met()
    assert isinstance(judge_report_kind(other, FORM_2021, ReportKindParams()), Breached)


@pytest.mark.parametrize(("year", "outcome"), [(2018, Breached), (2019, Met), (2024, Met), (None, Met)])
def test_year_before_the_formats_is_told_so(year: int | None, outcome: type) -> None:
    report = changed(with_sections(), masthead=masthead(year=year))
    assert isinstance(judge_report_kind(report, FORM_2021, ReportKindParams(2019)), outcome)
