"""Years and periods as reports print them; impossible dates are none."""

from __future__ import annotations

from datetime import date

import pytest

from gongkai.segment.dates import find_periods, find_years
from tests.segment.paper import outlined
from tests.segment.specimens import TITLE

YEAR_2022 = (date(2022, 1, 1), date(2022, 12, 31))


@pytest.mark.parametrize(
    "text",
    [
        "2022年1月1日至2022年12月31日", "2022年1月1日至12月31日", "2022年1月1日起至2022年12月31日止",
        "自 2022 年 1 月 1 日至 2022 年 12 月 31 日止", "２０２２年１月１日—１２月３１日", "2022年1月—12月", "2022年1—12月",
        "二〇二二年一月一日至十二月三十一日", "截止时间为2022年12月31日，起始时间为2022年1月1日", "2022年1月1日到2022年12月31日",
    ],
)  # fmt: skip
def test_whole_year_in_many_shapes(text: str) -> None:
    found = list(find_periods(f"统计期限为{text}。"))
    assert (found[0].first, found[0].last) == YEAR_2022
    printed = f"统计期限为{text}。"[found[0].start : found[0].end]
    assert "2" in printed or "二" in printed or "２" in printed
    assert printed in f"{text}"


@pytest.mark.parametrize(
    "text", ["2022年1月1日至2022年11月31日", "2022年13月1日至2022年14月1日", "2022年1月1日公布", "12月31日前"]
)
def test_impossible_or_half_a_period_is_none(text: str) -> None:
    assert list(find_periods(text)) == []


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("2022年", [2022]),
        ("二〇二二年度", [2022]),
        ("２０２１ 年", [2021]),
        ("12022年", []),
        ("0202年", []),
        ("2022", []),
        ("九九九九年", []),
    ],
)
def test_years(text: str, years: list[int]) -> None:
    assert [found.year for found in find_years(text)] == years


def test_a_period_cut_by_a_line_break_is_one_span() -> None:
    found = outlined(
        TITLE, "本报告所列数据统计期限为2022年1月1日至12月", "31日。报告全文可以下载。", "一、总体情况", "平稳。"
    )
    period = found.masthead.period
    assert period is not None
    assert (period.start, period.end) == YEAR_2022
    assert len(period.span) == len("2022年1月1日至12月") + 1 + len("31日")
