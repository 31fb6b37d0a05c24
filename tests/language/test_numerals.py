from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.language.numerals import MOST_DIGITS, find_numbers, parse_cell, parse_decimal, parse_han

_DIGITS = "零一二三四五六七八九"


def _below_myriad(value: int) -> str:
    """Write 1-9999 in Chinese, a zero wherever places are skipped."""
    printed, gap = "", False
    for place, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = value // place % 10
        if digit == 0:
            gap = gap or bool(printed)
            continue
        printed += ("零" if gap else "") + _DIGITS[digit] + name
        gap = False
    return printed


def _in_chinese(value: int) -> str:
    if value == 0:
        return "零"
    high, low = divmod(value, 10_000)
    printed = _below_myriad(high) + "万" if high else ""
    if low:
        printed += ("零" if high and low < 1000 else "") + _below_myriad(low)
    return printed


@given(st.integers(min_value=0, max_value=99_999_999))
def test_chinese_numerals_survive_the_round_trip(value: int) -> None:
    assert parse_han(_in_chinese(value)) == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("十二", 12),
        ("一百零五", 105),
        ("二〇二二", 2022),
        ("三十二", 32),
        ("十万", 100_000),
        ("两", 2),
        ("一亿零三百", 100_000_300),
        ("壹拾贰", 12),
    ],
)
def test_usual_spellings_are_read(text: str, value: int) -> None:
    assert parse_han(text) == value


@pytest.mark.parametrize("text", ["", "三校", "十十", "百千", "一二三十", "件", "a", "百百百", "二十三十"])
def test_what_is_no_numeral_is_none(text: str) -> None:
    assert parse_han(text) is None


@pytest.mark.parametrize(
    ("text", "value", "unit", "precision"),
    [
        ("收到4件", "4", "件", "exact"),
        ("收到１２件", "12", "件", "exact"),
        ("公开1,234条", "1234", "条", "exact"),
        ("粉丝41.5万名", "415000", "名", "exact"),
        ("惠及30多万人", "300000", "人", "at_least"),
        ("回应10余次", "10", "次", "at_least"),
        ("答复近百条", "100", "条", "at_most"),
        ("收到约3件", "3", "件", "about"),
        ("收取7 万元", "7", "万元", "exact"),
        ("办理三件", "3", "件", "exact"),
        ("受理二十余宗", "20", "宗", "at_least"),
        ("超过500件", "500", "件", "at_least"),
        ("3件以上", "3", "件", "at_least"),
    ],
)
def test_running_text_gives_value_unit_and_precision(text: str, value: str, unit: str, precision: str) -> None:
    (found,) = find_numbers(text)
    assert (found.quantity.value, found.quantity.unit, found.quantity.precision) == (Decimal(value), unit, precision)


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("收到4 件。", "4 件"),
        ("回应10余次", "10余次"),
        ("3件以上", "3件"),
        ("共12 ，其中", "12"),
        ("近百条", "百条"),
        ("1.3万余条", "1.3万余条"),
    ],
)
def test_span_covers_number_and_counter_alone(text: str, printed: str) -> None:
    found = find_numbers(text)[0]
    assert text[found.start : found.end] == printed


def test_resolution_tells_the_last_printed_place() -> None:
    (found,) = find_numbers("4.2万条")
    assert found.quantity.resolution == 1000


@given(st.text(alphabet="0123456789零一二三十百千万亿件条余多,.，近约年 ０１a", max_size=80))
def test_spans_lie_inside_the_text_in_order(text: str) -> None:
    last = 0
    for found in find_numbers(text):
        assert last <= found.start < found.end <= len(text)
        last = found.end


@given(st.text(max_size=200))
def test_any_text_is_read_without_failing(text: str) -> None:
    find_numbers(text)
    parse_cell(text)


@pytest.mark.parametrize(
    "text", ["9" * 5000, "1" + ",000" * 2000, "万" * 5000, "一" * 5000, "1E1000000", "0." + "1" * 5000]
)
def test_hostile_numbers_give_no_huge_value(text: str) -> None:
    assert all(found.quantity.value < 10**20 for found in find_numbers(text))
    assert parse_cell(text) is None


@pytest.mark.parametrize(
    "text", ["٣", "१२", "²", "①", "½", "Ⅳ", "𝟙𝟚", "1_000", "+-3", "0x10", "１E5", "NaN", "Infinity"]
)
def test_exotic_digits_are_no_cell_number(text: str) -> None:
    assert parse_cell(text) is None


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("62", "62", ""),
        (" ６２ ", "62", ""),
        ("1,234", "1234", ""),
        ("7 万元", "7", "万元"),
        ("70000元", "70000", "元"),
        ("-1", "-1", ""),
        ("0.75", "0.75", ""),
        ("3件", "3", "件"),
        ("１，２３４", "1234", ""),
        ("三", "3", ""),
    ],
)
def test_whole_cells_are_read(text: str, value: str, unit: str) -> None:
    quantity = parse_cell(text)
    assert quantity is not None
    assert (quantity.value, quantity.unit) == (Decimal(value), unit)


@pytest.mark.parametrize("text", ["", "/", "-", "约3", "abc", "1,23", "3.", ".5", "1 2 a", "无"])
def test_other_cells_hold_no_number(text: str) -> None:
    assert parse_cell(text) is None


@given(st.integers(min_value=0, max_value=10**MOST_DIGITS - 1))
def test_thousands_separators_change_nothing(value: int) -> None:
    assert parse_decimal(f"{value:,}") == parse_decimal(str(value)) == Decimal(value)
