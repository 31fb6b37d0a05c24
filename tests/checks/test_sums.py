"""Figures of sentences among themselves."""

from __future__ import annotations

from dataclasses import replace

import pytest

from gongkai.checks.sums import (
    BreakdownParams,
    StatementParams,
    ToldParams,
    TwiceParams,
    judge_breakdown,
    judge_statement,
    judge_told,
    judge_told_twice,
)
from gongkai.model import Breached, Breakdown, Hit, Met, NotApplicable, Undetermined, Verdict
from tests.checks.reports import (
    FORM_2021,
    LOST,
    breakdown,
    changed,
    part,
    stating,
    with_breakdowns,
    with_sections,
    with_tables,
)

SUM = BreakdownParams("sum")
WITHIN = BreakdownParams("within")
TWICE = TwiceParams(("proactive.published.w",), ("proactive.published.total",))
ALL_FINISHED = StatementParams("all_finished", "applications.carried_forward.total")
FEE = ToldParams("other", "handling_fee.amount", "handling_fee_none", ("信息处理费",))


def added(told: Breakdown, params: BreakdownParams = SUM) -> Verdict:
    return judge_breakdown(with_breakdowns(told), FORM_2021, params)


def only_hit(verdict: Verdict) -> Hit:
    assert isinstance(verdict, Breached)
    (hit,) = verdict.hits
    return hit


def test_complete_parts_that_make_the_whole_are_met() -> None:
    assert added(breakdown(165, 0, 10, 155)) == Met()


@pytest.mark.parametrize("last", [154, 156])
def test_complete_parts_that_do_not_convict(last: int) -> None:
    hit = only_hit(added(breakdown(165, 0, 10, last)))
    assert not hit.doubt
    assert (hit.values["whole"], hit.values["sum"]) == ("165", str(10 + last))


def test_parts_that_end_in_and_so_on_may_be_fewer() -> None:
    assert added(breakdown(497, 300, 102, complete=False)) == Met()


def test_open_parts_above_the_whole_are_a_question() -> None:
    assert only_hit(added(breakdown(164, 88, 51, 35, complete=None))).doubt


def test_open_parts_below_the_whole_may_be_some_of_it() -> None:
    assert added(breakdown(164, 88, 51, 15, complete=None)) == Met()
    assert added(breakdown(164, 30, 20, 10, complete=None)) == Met()


def test_next_sentence_may_complete_the_parts() -> None:
    assert added(breakdown(303, 176, 62, complete=None, further=(part(65),))) == Met()


def test_overlapping_channels_need_not_add_up() -> None:
    assert added(breakdown(100, 90, 80, overlapping=True)) == Met()


def test_rough_parts_convict_only_beyond_their_leeway() -> None:
    assert added(breakdown("380余条", 300, 85)) == Met()
    assert isinstance(added(breakdown("380余条", 300, 300)), Breached)


def test_channels_above_the_whole_are_a_question() -> None:
    assert only_hit(added(breakdown(100, 130, 20, overlapping=True), WITHIN)).doubt
    assert only_hit(added(breakdown(100, 90, 20, overlapping=True), WITHIN)).doubt
    assert added(breakdown(100, 80, 20, overlapping=True), WITHIN) == Met()


def test_text_without_parts_is_not_applicable() -> None:
    assert isinstance(judge_breakdown(with_breakdowns(), FORM_2021, SUM), NotApplicable)


# ------------------------------------------------------------------------------------------------------------ told twice


def twice(cells: dict[str, str | int], *claims: tuple[str, str] | tuple[str, str, str]) -> Verdict:
    return judge_told_twice(with_tables(cells, claims), FORM_2021, TWICE)


def test_two_values_of_one_figure_contradict_each_other() -> None:
    hit = only_hit(twice({}, ("handling_fee.amount", "无"), ("handling_fee.amount", "300元")))
    assert (hit.values["first"], hit.values["second"]) == ("无", "300元")


def test_figure_that_the_table_decides_is_left_to_agreement() -> None:
    claims = (("applications.received.total", "4件"), ("applications.received.total", "5件"))
    assert twice({}, *claims) == Met()
    assert isinstance(twice({"applications.received.total": LOST}, *claims), Breached)


def test_loose_names_and_scopes_may_differ() -> None:
    assert twice({}, ("proactive.published.website", "3条"), ("proactive.published.website", "9条")) == Met()
    assert isinstance(twice({}, ("handling_fee.amount", "无"), ("handling_fee.amount", "300元", "全市")), NotApplicable)


def test_asked_name_is_asked_about_when_its_values_are_close() -> None:
    name = "proactive.published.total"
    assert only_hit(twice({}, (name, "144条"), (name, "154条"))).doubt
    assert twice({}, (name, "144条"), (name, "60条")) == Met()


# ------------------------------------------------------------------------------------------------------------ statements


def finished(forward: int | str, scope: str | None = None) -> Verdict:
    report = stating(with_tables({"applications.carried_forward.total": forward}), "all_finished", scope)
    return judge_statement(report, FORM_2021, ALL_FINISHED)


def test_all_finished_beside_carried_forward_ones_is_a_breach() -> None:
    assert only_hit(finished(1)).values["listed"] == "1"
    assert only_hit(finished(1, "本机关")).doubt


def test_all_finished_with_none_carried_forward_is_met_and_a_lost_cell_undetermined() -> None:
    assert finished(0) == Met()
    assert isinstance(finished(LOST), Undetermined)
    assert isinstance(judge_statement(with_tables(), FORM_2021, ALL_FINISHED), NotApplicable)


@pytest.mark.parametrize(
    ("body", "outcome"),
    [
        (("没有收取信息处理费。",), Met),
        (("本年度收取信息\u3000处理费300元。",), Met),
        (("没有其他需要报告的事项。",), Breached),
        (None, NotApplicable),
    ],
)
def test_handling_fee_is_told_in_its_section(body: tuple[str, ...] | None, outcome: type) -> None:
    assert isinstance(judge_told(with_sections({"other": body}), FORM_2021, FEE), outcome)


def test_handling_fee_told_elsewhere_is_told() -> None:
    report = stating(with_sections({"other": ("无。",)}), "handling_fee_none")
    verdict = judge_told(report, FORM_2021, FEE)
    assert isinstance(verdict, Met)
    assert verdict.note


def test_undetermined_section_decides_nothing() -> None:
    report = with_sections()
    sections = tuple(
        replace(section, status="undetermined", reason="标题没有读出来") if section.id == "other" else section
        for section in report.outline.sections
    )
    assert judge_told(changed(report, sections=sections), FORM_2021, FEE) == Undetermined("标题没有读出来")


def test_absent_handling_fee_is_a_question_and_a_contradicted_one_convicts() -> None:
    absent = judge_told(with_sections({"other": ("没有其他需要报告的事项。",)}), FORM_2021, FEE)
    assert only_hit(absent).doubt
    report = with_tables({}, [("handling_fee.amount", "无"), ("handling_fee.amount", "300元")])
    hit = only_hit(judge_told(report, FORM_2021, FEE))
    assert (hit.doubt, hit.values["first"], hit.values["second"]) == (False, "300元", "无")
    scoped = with_tables({}, [("handling_fee.amount", "无"), ("handling_fee.amount", "300元", "全市")])
    assert judge_told(scoped, FORM_2021, FEE) == Met("在其他部分作了说明")
