"""Periods, years, dates and references."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from gongkai.checks.period import (
    CitedParams,
    OutdatedParams,
    PeriodParams,
    Reference,
    Series,
    StaleYearParams,
    judge_cited,
    judge_outdated,
    judge_period,
    judge_possible_dates,
    judge_stale_year,
    judge_years_agree,
)
from gongkai.checks.sections import NoParams
from gongkai.model import Breached, Met, NotApplicable, Period, Report, Span, Undetermined, YearMention
from tests.checks.reports import FORM_2021, changed, masthead, with_sections, with_text

PARTIAL = PeriodParams(("新组建",))
STALE = StaleYearParams("overview", ("比上", "较20", "印发"), spanning=("以来",))
OLD_FORMAT = OutdatedParams((Reference("旧格式", ("〔2019〕60号", "报告格式(试行)"), "新格式"),), ("废止",))
CITED = CitedParams(
    (Series("国办公开办函", ("国办公开办函〔2021〕30号",)), Series("国务院令", ("国务院令第711号",))),
    ("政府信息公开条例", "中华人民共和国政府信息公开条例", "年度报告格式", "年度报告格式（试行）"),
)


def lasting(start: date, end: date, *overview: str, year: int | None = 2023) -> Report:
    report = with_sections({"overview": overview or ("正文。",)})
    return changed(report, masthead=masthead(year=year, period=Period(start, end, Span(0, 4))))


def test_whole_year_is_met_and_its_absence_not_applicable() -> None:
    assert judge_period(lasting(date(2023, 1, 1), date(2023, 12, 31)), FORM_2021, PARTIAL) == Met()
    assert isinstance(judge_period(with_sections(), FORM_2021, PARTIAL), NotApplicable)


@pytest.mark.parametrize(
    ("start", "end"),
    [
        (date(2023, 1, 1), date(2023, 11, 30)),
        (date(2022, 1, 1), date(2023, 12, 31)),
        (date(2022, 1, 1), date(2022, 12, 31)),
        (date(2023, 1, 1), date(2023, 12, 20)),
    ],
)
def test_other_periods_convict(start: date, end: date) -> None:
    verdict = judge_period(lasting(start, end), FORM_2021, PARTIAL)
    assert isinstance(verdict, Breached)
    assert not verdict.hits[0].doubt
    assert verdict.hits[0].values["expected"] == "2023年1月1日至2023年12月31日"


def test_part_of_the_year_is_met_with_a_note_for_a_body_founded_in_it() -> None:
    verdict = judge_period(lasting(date(2023, 4, 1), date(2023, 12, 31), "我局新组建。"), FORM_2021, PARTIAL)
    assert isinstance(verdict, Met)
    assert verdict.note


def test_foundation_explains_no_period_of_another_year() -> None:
    verdict = judge_period(lasting(date(2022, 1, 1), date(2022, 12, 31), "我局新组建。"), FORM_2021, PARTIAL)
    assert isinstance(verdict, Breached)
    assert not verdict.hits[0].doubt


def test_unknown_year_is_undetermined() -> None:
    report = lasting(date(2023, 1, 1), date(2023, 11, 30), year=None)
    assert isinstance(judge_period(report, FORM_2021, PARTIAL), Undetermined)
    assert isinstance(judge_years_agree(report, FORM_2021, NoParams()), Undetermined)


def test_years_of_title_and_preamble_are_compared_without_the_period() -> None:
    period = Period(date(2022, 1, 1), date(2023, 12, 31), Span(40, 60))
    mentions = (YearMention(2023, Span(0, 5)), YearMention(2022, Span(41, 46)))
    head = masthead(period=period, years=mentions)
    assert judge_years_agree(changed(with_sections(), masthead=head), FORM_2021, NoParams()) == Met()
    head = replace(head, years=(*mentions, YearMention(2022, Span(20, 25)), YearMention(2022, Span(30, 35))))
    verdict = judge_years_agree(changed(with_sections(), masthead=head), FORM_2021, NoParams())
    assert isinstance(verdict, Breached)
    (hit,) = verdict.hits
    assert hit.spans[0] == Span(0, 5)
    assert hit.values == {"year": "2023", "other": "2022"}


@pytest.mark.parametrize(
    ("sentence", "outcome"),
    [
        ("2022年，我局公开信息210条。", Breached),
        ("（一）主动公开。2022年度我局公开信息210条。", Breached),
        ("一是2022年我局举办培训2次。", Breached),
        ("2023年，我局公开信息210条。", Met),
        ("2022年公开120条，2023年公开210条。", Met),
        ("2022年12月，县里印发考核办法。", Met),
        ("2022年以来，栏目累计增加12个。", Met),
        ("2022年以来，我局高度重视公开工作。", Breached),
        ("较2022年增加3条。", Met),
        ("落实2022年印发的办法。", Met),
        ("2021年，我局公开信息210条。", Met),
    ],
)
def test_sentence_that_opens_with_last_year_is_asked_about(sentence: str, outcome: type) -> None:
    verdict = judge_stale_year(with_text(sentence), FORM_2021, STALE)
    assert isinstance(verdict, outcome)
    assert not isinstance(verdict, Breached) or verdict.hits[0].doubt


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ("2023年11月31日", Breached),
        ("2023年2月29日", Breached),
        ("2023年13月1日", Breached),
        ("2024年2月29日", Met),
        ("2023年12月", Met),
    ],
)
def test_dates_are_looked_up_in_the_calendar(text: str, outcome: type) -> None:
    assert isinstance(judge_possible_dates(with_text(f"于{text}前完成。"), FORM_2021, NoParams()), outcome)


@pytest.mark.parametrize(
    "cited", ["（国办公开办函〔2019〕60号）", "(国办公开办函[2019]60号)", "《年度报告格式（试行）》"]
)
def test_outdated_reference_is_found_whatever_its_brackets(cited: str) -> None:
    report = with_sections(preamble=(f"根据{cited}编制。",))
    verdict = judge_outdated(report, FORM_2021, OLD_FORMAT)
    assert isinstance(verdict, Breached)
    (hit,) = verdict.hits
    assert hit.values == {"cited": "旧格式", "instead": "新格式"}


def test_reference_is_no_basis_where_it_is_called_repealed_or_stands_in_the_body() -> None:
    repealed = with_sections(preamble=("国办公开办函〔2019〕60号已废止。",))
    assert judge_outdated(repealed, FORM_2021, OLD_FORMAT) == Met()
    body = with_text("学习了国办公开办函〔2019〕60号。")
    assert judge_outdated(body, FORM_2021, OLD_FORMAT) == Met()


@pytest.mark.parametrize(
    ("number", "outcome"),
    [
        ("国办公开办函〔2021〕30号", Met),
        ("国办公开办函[2021] 30 号", Met),
        ("国办公开办函〔2021〕31号", Breached),
        ("国办公开办函〔2012〕30号", Breached),
        ("国务院令第711号", Met),
        ("国务院令第771号", Breached),
        ("国办发〔2012〕30号", Met),
    ],
)
def test_number_of_the_series_must_be_a_known_one(number: str, outcome: type) -> None:
    report = with_sections(preamble=(f"根据{number}编制。",))
    assert isinstance(judge_cited(report, FORM_2021, CITED), outcome)


@pytest.mark.parametrize(
    ("title", "outcome"),
    [
        ("《中华人民共和国政府信息公开条例》", Met),
        ("《政府信息公开条例》", Met),
        ("《条例》", Met),
        ("《年度报告格式（试行）》", Met),
        ("《云陂县政府信息公开办法》", Met),
        ("《中华人民共和国政府信息公布条例》", Breached),
        ("《中华人民共和国政府信息公开条列》", Breached),
        ("《中华人民共和国政府信息公条例》", Breached),
    ],
)
def test_title_a_slip_away_from_a_known_one_is_found(title: str, outcome: type) -> None:
    report = with_sections(preamble=(f"根据{title}编制。",))
    verdict = judge_cited(report, FORM_2021, CITED)
    assert isinstance(verdict, outcome)


def test_heading_of_an_earlier_year_is_asked_about() -> None:
    report = with_sections(titles={"overview": "一、2022年总体情况"})
    verdict = judge_stale_year(report, FORM_2021, STALE)
    assert isinstance(verdict, Breached)
    assert verdict.hits[0].values["other"] == "2022"
    assert judge_stale_year(with_sections(titles={"overview": "一、2023年总体情况"}), FORM_2021, STALE) == Met()


@pytest.mark.parametrize(
    ("day", "outcome"), [("2023年11月20日", Breached), ("2024年1月20日", Met), ("2023年12月31日", Met)]
)
def test_report_is_not_signed_before_its_year_is_over(day: str, outcome: type) -> None:
    report = with_sections({"other": ("没有收取信息处理费。", "云陂县民政局", day)})
    assert isinstance(judge_possible_dates(report, FORM_2021, NoParams()), outcome)
