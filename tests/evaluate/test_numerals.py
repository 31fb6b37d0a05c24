from __future__ import annotations

import random
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.evaluate.numerals import han, percent, printed, rounded


@pytest.mark.parametrize(
    ("number", "text"),
    [(0, "零"), (2, "二"), (10, "十"), (11, "十一"), (20, "二十"), (99, "九十九"), (105, "一百零五"), (110, "一百一十"),
     (1010, "一千零一十"), (10_000, "一万"), (10_300, "一万零三百"), (42_000, "四万二千")],
)  # fmt: skip
def test_chinese_numerals(number: int, text: str) -> None:
    assert han(number) == text


@pytest.mark.parametrize(
    ("hand", "text"), [("arabic", "1204件"), ("fullwidth", "１２０４件"), ("grouped", "1,204件"), ("han", "1204件")]
)
def test_hands_print_the_same_number(hand: str, text: str) -> None:
    assert printed(Decimal(1204), hand, "件") == text  # type: ignore[arg-type]


def test_two_is_liang_before_a_counter() -> None:
    assert printed(Decimal(2), "han", "件") == "两件"


@given(st.integers(0, 200_000), st.integers(0, 1000))
def test_a_rough_number_admits_the_exact_one(value: int, seed: int) -> None:
    rough = rounded(random.Random(seed), value)  # noqa: S311  not a secret
    if rough is None:
        return
    slack = rough.resolution / 2
    if rough.precision == "at_least":
        assert rough.value <= value
    elif rough.precision == "at_most":
        assert rough.value >= value
    elif rough.precision == "exact":
        assert abs(rough.value - value) <= slack
    else:
        assert abs(rough.value - value) <= max(5, value / 18)


def test_shares_round_half_up() -> None:
    assert percent(Decimal(1), Decimal(8), 1) == "12.5"
    assert percent(Decimal(1), Decimal(8), 0) == "13"
