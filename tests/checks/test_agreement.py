"""Text against tables: who convicts, who only asks, who says nothing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

import pytest

from gongkai.checks.agreement import (
    AgreementParams,
    NoneClaimParams,
    Pair,
    UnitSlipParams,
    is_all_zero,
    judge_agreement,
    judge_none_claims,
    judge_unit_slip,
)
from gongkai.checks.zerotable import ZeroTableParams, judge_zero_table
from gongkai.model import Breached, Figures, Hit, Met, NotApplicable, Report, Undetermined, Verdict
from tests.checks.reports import FORM_2021, LOST, Sheet, changed, masthead, read_cells, with_tables

RECEIVED = Pair(
    "applications.received.total",
    "新收申请",
    also=(("applications.received.total", "applications.carried_over.total"),),
)
OUTCOMES = tuple(
    f"applications.{row}.total"
    for row in ("granted", "granted_in_part", "@refused", "@unavailable", "@declined", "@closed")
)
FINISHED = Pair(
    "applications.finished.total",
    "办结申请",
    ("applications.results_total.total",),
    OUTCOMES,
    "applications.carried_over.total",
)
HANDLED = Pair(
    "applications.handled.total",
    "办理申请",
    ("applications.results_total.total",),
    also=(("applications.received.total",),),
    vague=True,
)
REFUSED = Pair("applications.refused.total", "不予公开", ("applications.@refused.total",))
FEES = Pair("proactive.fees.amount", "行政事业性收费")
LAWSUITS = Pair(
    "disputes.litigation.total",
    "行政诉讼",
    ("disputes.litigation_direct.total", "disputes.litigation_after_review.total"),
)


def judged(
    pair: Pair,
    cells: Mapping[str, str | int],
    *claims: tuple[str, str] | tuple[str, str, str],
    context: tuple[str, ...] = (),
) -> Verdict:
    return judge_agreement(with_tables(cells, claims), FORM_2021, AgreementParams((pair,), context))


def only_hit(verdict: Verdict) -> Hit:
    assert isinstance(verdict, Breached)
    (hit,) = verdict.hits
    return hit


def totals(**cells: int | str) -> dict[str, int | str]:
    return {f"applications.{row}.total": value for row, value in cells.items()}


def test_exact_figures_that_differ_convict_with_both_values_and_places() -> None:
    report = with_tables(totals(received=5), [("applications.received.total", "4件")])
    hit = only_hit(judge_agreement(report, FORM_2021, AgreementParams((RECEIVED,))))
    assert not hit.doubt
    assert (hit.values["stated"], hit.values["listed"], hit.values["unit"]) == ("4", "5", "件")
    assert [report.document.slice(span) for span in hit.spans] == ["4件", "5"]
    assert hit.about == "applications.received.total"


@pytest.mark.parametrize("words", ["5件", "5宗", "5份", "五件", "4余件", "近6件"])
def test_what_can_be_the_same_number_agrees(words: str) -> None:
    assert judged(RECEIVED, totals(received=5), ("applications.received.total", words)) == Met()


def test_rough_number_that_does_not_fit_is_a_question() -> None:
    assert only_hit(judged(RECEIVED, totals(received=50), ("applications.received.total", "近20件"))).doubt


def test_figure_of_another_scope_is_a_question() -> None:
    assert only_hit(judged(RECEIVED, totals(received=5), ("applications.received.total", "41件", "全市"))).doubt


def test_what_one_office_received_may_be_a_part_of_the_whole() -> None:
    claim = ("applications.received.total", "3件", "市政府办公室")
    assert judged(RECEIVED, totals(received=5), claim) == Met()
    assert only_hit(judged(RECEIVED, totals(received=2), claim)).doubt


def test_received_with_carried_over_ones_is_a_question() -> None:
    assert only_hit(judged(RECEIVED, totals(received=5, carried_over=2), ("applications.received.total", "7件"))).doubt


def test_received_convicts_when_the_text_tells_carried_over_ones_apart() -> None:
    claims = (("applications.received.total", "7件"), ("applications.carried_over.total", "2件"))
    assert not only_hit(judged(RECEIVED, totals(received=5, carried_over=2), *claims)).doubt


@pytest.mark.parametrize(("stated", "doubt"), [("4件", True), ("3件", True), ("2件", False), ("6件", False)])
def test_finished_short_by_carried_over_ones_is_a_question(stated: str, doubt: bool) -> None:
    cells = totals(received=3, carried_over=2, results_total=5)
    assert only_hit(judged(FINISHED, cells, ("applications.finished.total", stated))).doubt is doubt


def test_finished_below_the_rows_that_survived_is_told_from_those() -> None:
    cells = totals(received=4, carried_over=1, granted=5, results_total=LOST, refused_forbidden_by_law=LOST)
    report = with_tables(cells, [("applications.finished.total", "4件")])
    hit = only_hit(judge_agreement(report, FORM_2021, AgreementParams((FINISHED,))))
    assert hit.doubt
    assert hit.values["cell"] == "表三“予以公开”行“总计”列"
    assert [report.document.slice(span) for span in hit.spans] == ["4件", "5"]


def test_finished_above_the_rows_that_survived_decides_nothing() -> None:
    cells = totals(granted=3, results_total=LOST)
    assert isinstance(judged(FINISHED, cells, ("applications.finished.total", "4件")), Undetermined)


def test_vague_words_may_tell_a_part_and_ask_only_above_every_reading() -> None:
    cells = totals(received=4, results_total=5)
    assert judged(HANDLED, cells, ("applications.handled.total", "4件")) == Met()
    assert judged(HANDLED, cells, ("applications.handled.total", "5件")) == Met()
    assert judged(HANDLED, cells, ("applications.handled.total", "2件")) == Met()
    assert only_hit(judged(HANDLED, cells, ("applications.handled.total", "9件"))).doubt


def test_group_is_the_sum_of_its_rows() -> None:
    cells = totals(refused_state_secret=1, refused_third_party=2)
    assert judged(REFUSED, cells, ("applications.refused.total", "3件")) == Met()
    assert only_hit(judged(REFUSED, cells, ("applications.refused.total", "4件"))).values["listed"] == "3"


def test_blank_row_of_a_group_may_hold_the_rest_but_not_less() -> None:
    cells = totals(refused_state_secret=3, refused_third_party="")
    assert isinstance(judged(REFUSED, cells, ("applications.refused.total", "4件")), Undetermined)
    assert not only_hit(judged(REFUSED, cells, ("applications.refused.total", "2件"))).doubt
    assert judged(REFUSED, cells, ("applications.refused.total", "3件")) == Met()


def test_lost_cell_is_undetermined() -> None:
    verdict = judged(RECEIVED, totals(received=LOST), ("applications.received.total", "4件"))
    assert verdict == Undetermined("未读到表三“本年新收”行“总计”列")


def test_text_without_the_figure_is_not_applicable() -> None:
    assert isinstance(judged(RECEIVED, totals(received=5)), NotApplicable)


def test_missing_table_is_undetermined() -> None:
    report = changed(with_tables(totals(received=5), [("applications.received.total", "4件")]), tables=())
    assert isinstance(judge_agreement(report, FORM_2021, AgreementParams((RECEIVED,))), Undetermined)


@pytest.mark.parametrize("words", ["18.6万元", "186000元"])
def test_money_is_compared_in_the_units_of_the_form(words: str) -> None:
    assert judged(FEES, {"proactive.fees.amount": "18.6"}, ("proactive.fees.amount", words)) == Met()


def test_money_told_in_whole_units_may_be_rounded() -> None:
    assert only_hit(judged(FEES, {"proactive.fees.amount": "18.6"}, ("proactive.fees.amount", "18万元"))).doubt
    assert not only_hit(judged(FEES, {"proactive.fees.amount": "18.6"}, ("proactive.fees.amount", "25万元"))).doubt


def test_sentence_without_the_words_of_the_matter_leaves_the_scope_open() -> None:
    def told(sentence: str) -> Verdict:
        sheet = Sheet()
        tables = tuple(
            sheet.table(table, {"disputes.litigation_direct.total": "1", "disputes.litigation_direct.upheld": "1"})
            for table in FORM_2021.tables
        )
        claim = sheet.claim("disputes.litigation.total", "3件", sentence=sentence)
        figures, voids = read_cells(tables)
        outline = replace(with_tables().outline, masthead=masthead(), tables=tables)
        report = Report(sheet.document(), outline, Figures(figures, voids, (claim,)))
        return judge_agreement(report, FORM_2021, AgreementParams((LAWSUITS,), ("信息公开",)))

    assert only_hit(told("全年办理行政诉讼案件{}。")).doubt
    assert not only_hit(told("因政府信息公开引起的行政诉讼{}。")).doubt


# ------------------------------------------------------------------------------------------------------------- none-claims


def denied(cells: Mapping[str, str | int], *claims: tuple[str, str] | tuple[str, str, str]) -> Verdict:
    return judge_none_claims(with_tables(cells, claims), FORM_2021, NoneClaimParams((RECEIVED, LAWSUITS)))


def test_denial_of_what_the_table_shows_convicts_and_agreement_stays_silent() -> None:
    cells, claim = totals(received=3), ("applications.received.total", "无")
    assert not only_hit(denied(cells, claim)).doubt
    assert isinstance(judged(RECEIVED, cells, claim), NotApplicable)


def test_denial_told_twice_is_one_contradiction() -> None:
    only_hit(denied(totals(received=3), ("applications.received.total", "无"), ("applications.received.total", "无")))


def test_denial_of_zero_or_of_a_blank_is_met() -> None:
    assert denied(totals(received=0), ("applications.received.total", "无")) == Met()
    assert denied(totals(received=""), ("applications.received.total", "无")) == Met()


def test_denial_within_a_scope_is_a_question() -> None:
    assert only_hit(denied(totals(received=3), ("applications.received.total", "无", "本机关"))).doubt


def test_denial_of_a_lost_cell_is_undetermined() -> None:
    assert isinstance(denied(totals(received=LOST), ("applications.received.total", "无")), Undetermined)


def test_denial_of_lawsuits_is_held_against_both_kinds() -> None:
    hit = only_hit(denied({"disputes.litigation_after_review.total": 1}, ("disputes.litigation.total", "无")))
    assert hit.values["listed"] == "1"


# -------------------------------------------------------------------------------------------------------------- zero tables


def zero(cells: Mapping[str, str | int], claims: Sequence[tuple[str, str]], context: tuple[str, ...] = ()) -> Verdict:
    return judge_zero_table(with_tables(cells, claims), FORM_2021, ZeroTableParams("applications", context))


def test_claims_against_a_table_of_zeros_are_one_finding_and_no_disagreement() -> None:
    claims = [("applications.received.total", "6件"), ("applications.granted.total", "6件")]
    assert only_hit(zero({}, claims)).values["count"] == "2"
    assert isinstance(judged(RECEIVED, {}, *claims), NotApplicable)


def test_zero_claims_against_zeros_and_any_claims_against_numbers_are_met() -> None:
    assert zero({}, [("applications.received.total", "0件")]) == Met()
    assert zero(totals(received=1), [("applications.received.total", "6件")]) == Met()


def test_zero_table_without_the_words_of_the_matter_only_asks() -> None:
    assert only_hit(zero({}, [("applications.received.total", "6件")], ("信息公开",))).doubt


def test_table_with_lost_cells_is_not_all_zero() -> None:
    assert is_all_zero(with_tables({}), FORM_2021, "applications")
    assert not is_all_zero(with_tables(totals(received=LOST)), FORM_2021, "applications")


# ---------------------------------------------------------------------------------------------------------------- units


def test_figure_ten_thousand_times_the_cell_is_a_slip_of_unit_and_no_disagreement() -> None:
    cells, claim = totals(received=42), ("applications.received.total", "42万件")
    slip = judge_unit_slip(with_tables(cells, [claim]), FORM_2021, UnitSlipParams((RECEIVED,)))
    assert only_hit(slip).values["text"] == "42万件"
    assert judged(RECEIVED, cells, claim) == Met()


def test_rightly_converted_figure_is_no_slip() -> None:
    report = with_tables(totals(received=42000), [("applications.received.total", "4.2万件")])
    assert judge_unit_slip(report, FORM_2021, UnitSlipParams((RECEIVED,))) == Met()
