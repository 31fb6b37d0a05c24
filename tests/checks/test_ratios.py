"""Shares and growth recomputed from the numbers beside them."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from gongkai.checks.growth import judge_growth
from gongkai.checks.ratios import ShareParams, Whole, judge_shares, rounds_to
from gongkai.checks.sections import NoParams
from gongkai.model import Breached, Breakdown, Figure, Hit, Met, NotApplicable, Part, Quantity, Span, Verdict
from tests.checks.reports import FORM_2021, with_text

WHOLES = ShareParams((Whole(("applications.granted",), ("applications.finished.total",)),))


def only_hit(verdict: Verdict) -> Hit:
    assert isinstance(verdict, Breached)
    (hit,) = verdict.hits
    return hit


@pytest.mark.parametrize(
    ("value", "printed", "holds"),
    [("32.05", "32", True), ("32.05", "32.0", True), ("32.05", "32.1", True), ("32.05", "33", True), ("32.05", "34", False),
     ("-23.68", "-23.7", True), ("-23.68", "23.7", False)],
)  # fmt: skip
def test_last_place_may_be_rounded_either_way(value: str, printed: str, holds: bool) -> None:
    assert rounds_to(Decimal(value), printed) is holds


# ---------------------------------------------------------------------------------------------------------------- growth

LOOSE = [
    ("今年主动公开信息150条，去年为100条，增幅{}%。", "50", "57"),
    ("主动公开信息150条，比去年增加50条，增长{}%。", "50", "57"),
    ("公开信息150条，同比增长{}%，上年为100条。", "50", "57"),
    ("全年公开信息150条，上年同期100条，增长{}%。", "50", "57"),
    ("培训12次，比上年多2次，增长{}%。", "20", "27"),
    ("申请12件（上年16件），降幅{}%。", "25", "31"),
]


@pytest.mark.parametrize(("sentence", "right", "wrong"), LOOSE)
def test_a_rate_not_tied_to_its_numbers_is_met_or_a_mere_question(sentence: str, right: str, wrong: str) -> None:
    assert grown(sentence.format(right)) == Met()
    hit = only_hit(grown(sentence.format(wrong)))
    assert (hit.doubt, hit.minor) == (True, True)


def test_a_rate_beside_rough_numbers_or_three_counts_is_left_alone() -> None:
    assert isinstance(grown("公开信息近150条，去年100条，增长57%。"), NotApplicable)
    assert grown("申请12件，办结10件，上年16件，下降31%。") in (Met(), NotApplicable("正文没有可核算的增减幅度"))


def grown(sentence: str) -> Verdict:
    return judge_growth(with_text(sentence), FORM_2021, NoParams())


@pytest.mark.parametrize(
    "sentence",
    [
        "收到申请16件，比上年（12件）增长33.3%。",
        "收到申请16件，较2022年的12件增长33.33%。",
        "收到申请12件，与上年16件相比减少25%。",
        "公开信息从190条变化到145条，同比减少23.68%。",
        "公开信息由100条增加至1５0条，增长50%。",
        "公开信息1,378条，较上年的761条增长81%。",
    ],
)
def test_growth_that_holds_is_met(sentence: str) -> None:
    assert grown(sentence) == Met()


@pytest.mark.parametrize(
    ("sentence", "rate"),
    [
        ("收到申请16件，比上年（12件）增长36.3%。", "增长33.33%"),
        ("收到申请12件，比上年16件增长25%。", "减少25%"),
        ("公开信息从190条变化到145条，同比减少26.68%。", "减少23.68%"),
    ],
)
def test_wrong_rate_or_direction_convicts_with_the_right_one(sentence: str, rate: str) -> None:
    hit = only_hit(grown(sentence))
    assert hit.values["rate"] == rate
    assert not hit.doubt


@pytest.mark.parametrize(
    "sentence",
    [
        "收到申请16件，同比增长36.3%。",
        "满意度由95%提高到98%。",
        "从2022年到2023年，增长20%。",
        "收到申请16件，比上年（0件）增长100%。",
    ],
)
def test_rate_without_both_numbers_is_not_judged(sentence: str) -> None:
    assert isinstance(grown(sentence), NotApplicable)


# ---------------------------------------------------------------------------------------------------------------- shares


def figure(text: str, name: str, words: str) -> Figure:
    at = text.index(words)
    return Figure(name, Quantity(Decimal(words.rstrip("件")), "件"), Span(at, at + len(words)), words, "prose")


def told(sentence: str, granted: str, finished: str | None = None) -> Verdict:
    report = with_text(sentence)
    text = report.document.text
    prose = [figure(text, "applications.granted.total", granted)]
    prose += [figure(text, "applications.finished.total", finished)] if finished else []
    figures = replace(report.figures, prose=tuple(prose))
    return judge_shares(replace(report, figures=figures), FORM_2021, WHOLES)


def test_share_of_a_whole_told_beside_it_convicts() -> None:
    assert told("予以公开258件，占办结805件的32.0%。", "258件") == Met()
    hit = only_hit(told("予以公开258件，占办结805件的33.9%。", "258件"))
    assert (hit.values["whole"], hit.values["share"], hit.doubt) == ("805", "32", False)


def test_share_of_an_unnamed_whole_only_asks() -> None:
    hit = only_hit(told("办结805件。予以公开258件，占33.9%。", "258件", "805件"))
    assert hit.doubt
    assert isinstance(told("予以公开258件，占33.9%。", "258件"), NotApplicable)


@pytest.mark.parametrize("words", ["约占33.9%", "分别占33.9%、1%", "占近33.9%"])
def test_rough_and_joint_shares_are_not_judged(words: str) -> None:
    assert isinstance(told(f"办结805件。予以公开258件，{words}。", "258件", "805件"), NotApplicable)


def part_share(printed: str, **changes: object) -> Verdict:
    report = with_text(f"其中自然人9件，占{printed}。")
    at = report.document.text.index("9件")
    place = Span(at, at + 2)
    member = Part("自然人", Quantity(Decimal(9), "件"), place)
    whole = Breakdown("申请", Quantity(Decimal(12), "件"), place, (member,), complete=True)
    whole = replace(whole, **changes)  # type: ignore[arg-type]
    return judge_shares(replace(report, figures=replace(report.figures, breakdowns=(whole,))), FORM_2021, WHOLES)


def test_share_of_a_part_is_held_against_its_whole() -> None:
    assert not only_hit(part_share("85%")).doubt
    assert only_hit(part_share("85%", complete=None)).doubt
    assert part_share("75.0%") == Met()


def test_a_share_of_a_number_without_a_name_is_a_mere_question() -> None:
    def judged(sentence: str) -> Verdict:
        return judge_shares(with_text(sentence), FORM_2021, WHOLES)

    assert judged("全年10件申请中8件为自然人提出，占比80%。") == Met()
    hit = only_hit(judged("全年10件申请中8件为自然人提出，占比87%。"))
    assert (hit.doubt, hit.minor, hit.values["share"]) == (True, True, "80")
