"""Scores and their intervals, against values worked out by hand."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from gongkai.evaluate.scoring.measures import Counted, Sample
from gongkai.evaluate.scoring.tally import Key
from gongkai.evaluate.scoring.tasks import Formula, Metric


def metric(formula: Formula, by: str = "", groups: tuple[str, ...] = ()) -> Metric:
    return Metric("m", "指标", "metric", formula, "top", "bottom", "third", by, groups)


def report(issuer: str, counts: Mapping[Key, int], seconds: float = 0.0) -> Counted:
    return Counted(issuer, counts, seconds)


def plain(issuer: str, top: int, bottom: int, third: int = 0) -> Counted:
    return report(issuer, {("top", "", ""): top, ("bottom", "", ""): bottom, ("third", "", ""): third})


def test_ratio_is_that_of_the_sums() -> None:
    score = Sample([plain("a", 1, 1), plain("b", 1, 3)], 1).measure(metric("ratio")).score
    assert (score.value, score.top, score.bottom) == (0.5, 2, 4)


def test_f1_joins_answered_and_expected() -> None:
    score = Sample([plain("a", 3, 4, 6)], 1).measure(metric("f1")).score
    assert score.value == pytest.approx(2 * 3 / (4 + 6))


@pytest.mark.parametrize("formula", ["ratio", "f1", "macro", "count", "p50", "per_second"])
def test_nothing_to_score_is_null(formula: Formula) -> None:
    score = Sample([report("a", {})], 1).measure(metric(formula)).score
    assert (score.value, score.low, score.high) == (None, None, None)


def test_no_reports_at_all_are_null() -> None:
    assert Sample([], 1).measure(metric("ratio")).score.value is None


def test_macro_gives_every_group_the_same_weight() -> None:
    counts = {
        ("top", "rule", "SUM401"): 9,
        ("bottom", "rule", "SUM401"): 9,
        ("top", "rule", "SUM402"): 0,
        ("bottom", "rule", "SUM402"): 1,
    }
    measured = Sample([report("a", counts)], 1).measure(metric("macro", "rule"))
    assert measured.score.value == 0.5
    assert {name: score.value for name, score in measured.groups.items()} == {"SUM401": 1.0, "SUM402": 0.0}


def test_groups_are_chosen_by_their_beginnings() -> None:
    counts = {("top", "rule", "SUM401"): 1, ("bottom", "rule", "SUM401"): 1, ("bottom", "rule", "AGR501"): 5}
    measured = Sample([report("a", counts)], 1).measure(metric("ratio", "rule", ("SUM",)))
    assert measured.score.value == 1.0
    assert set(measured.groups) == {"SUM401"}


def test_interval_covers_the_value_and_widens_with_spread() -> None:
    even = Sample([plain(str(place), 9, 10) for place in range(50)], 1).measure(metric("ratio")).score
    uneven = Sample([plain(str(place), 10 * (place < 45), 10) for place in range(50)], 1).measure(metric("ratio")).score
    assert even.low == even.high == even.value == 0.9
    assert uneven.value == 0.9
    assert uneven.low is not None
    assert uneven.high is not None
    assert 0.75 < uneven.low < 0.9 < uneven.high < 1.0


def test_reports_of_one_issuer_are_drawn_together() -> None:
    apart = [plain(str(place), place % 2, 1) for place in range(40)]
    together = [plain(str(place // 10), place // 10 % 2, 1) for place in range(40)]
    narrow, wide = (Sample(reports, 1).measure(metric("ratio")).score for reports in (apart, together))
    assert narrow.low is not None
    assert wide.low is not None
    assert wide.low < narrow.low


def test_same_seed_same_interval_whatever_the_order() -> None:
    reports = [plain(str(place), place * place % 97, 97 + place) for place in range(30)]
    first = Sample(reports, 7).measure(metric("ratio")).score
    second = Sample(reports[::-1], 7).measure(metric("ratio")).score
    assert first == second
    assert Sample(reports, 8).measure(metric("ratio")).score != first


def test_times_are_told_in_milliseconds() -> None:
    reports = [report(str(place), {}, 0.010 * place) for place in range(1, 4)]
    sample = Sample(reports, 1)
    assert sample.measure(metric("p50")).score.value == pytest.approx(20)
    assert sample.measure(metric("per_second")).score.value == pytest.approx(50)
