"""Numbers as Chinese reports print them: 4, ４, 1,234, 三十二, 41.5万, 30多万, 10余次, 近百.

Only a strict grammar of our own is read: at most 15 digits, no exponent, no underscore, so that no text can cost
more than its length.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from gongkai.language.normalise import fold
from gongkai.model import Precision, Quantity

_DIGITS: Final = {char: value for value, char in enumerate("零一二三四五六七八九")} | {
    "〇": 0, "○": 0, "两": 2, "俩": 2, "壹": 1, "贰": 2, "叁": 3, "肆": 4, "伍": 5, "陆": 6, "柒": 7, "捌": 8, "玖": 9,
}  # fmt: skip
_PLACES: Final = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000}
_MYRIADS: Final = {"万": 10_000, "亿": 100_000_000}
_HAN: Final = "".join(_DIGITS) + "".join(_PLACES)
MOST_DIGITS: Final = 15

COUNTERS: Final = (
    "万元", "亿元", "件次", "人次", "场次", "批次", "万件", "万条", "万人", "千元", "平方米", "个工作日", "工作日",
    "件", "宗", "份", "条", "个", "起", "次", "项", "例", "篇", "则", "部", "期", "场", "人", "名", "批", "元", "家",
    "种", "类", "户", "本", "册", "幅", "张", "通", "封", "页", "小时", "天", "日", "年", "月", "位", "处", "所",
    "%", "‰", "个百分点", "倍", "届", "轮", "款", "号", "期刊", "站", "周", "季度", "分",
)  # fmt: skip
_COUNTER: Final = "|".join(sorted(set(COUNTERS), key=len, reverse=True))

_NUMBER: Final = re.compile(
    rf"""
    (?P<lead>近|约|大约|将近|超过|超|逾|不少于|至少|达到?|不足|不到|接近)?\s?
    (?P<number>
        (?<![\d.])\d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?(?![\d,])
      | (?<![\d.])\d+(?:\.\d+)?
      | [{_HAN}][{_HAN}万亿]*
    )
    (?P<more_first>余|多)?\s?(?P<myriad>[万亿])?(?P<more>余|多)?
    \s?(?P<counter>{_COUNTER})?
    (?P<about>左右|上下|以上)?
    """,
    re.VERBOSE,
)
_CELL: Final = re.compile(rf"(?P<sign>[-+])?(?P<number>\d[\d,]*(?:\.\d+)?)(?P<myriad>[万亿])?(?P<counter>{_COUNTER})?")
_THOUSANDS: Final = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?")
_AT_LEAST: Final = frozenset({"超过", "超", "逾", "不少于", "至少"})
_AT_MOST: Final = frozenset({"近", "将近", "接近", "不足", "不到"})


@dataclass(frozen=True, slots=True)
class NumberMatch:
    """A number in running text. ``start`` and ``end`` cover number, multiplier and counter."""

    start: int
    end: int
    quantity: Quantity
    is_han: bool = False


def parse_han(text: str) -> int | None:
    """Return the value of a Chinese numeral (三十二, 一百零五, 二〇二二, 十万), None if it is none."""
    if not text or any(char not in _DIGITS and char not in _PLACES and char not in _MYRIADS for char in text):
        return None
    if all(char in _DIGITS for char in text):
        return int("".join(str(_DIGITS[char]) for char in text)) if len(text) <= MOST_DIGITS else None
    if len(text) > 2 * MOST_DIGITS:
        return None
    total = 0
    for name, size in sorted(_MYRIADS.items(), key=lambda item: -item[1]):
        if name in text:
            head, _, text = text.partition(name)
            amount = _parse_below_myriad(head) if head else 1
            if amount is None:
                return None
            total += amount * size
    rest = _parse_below_myriad(text) if text else 0
    return None if rest is None else total + rest


def _parse_below_myriad(text: str) -> int | None:
    """Read a numeral without 万 and 亿; places must fall from left to right."""
    total, digit, last_place = 0, None, 10_000
    for char in text:
        if char in _DIGITS:
            if digit not in (None, 0):
                return None
            digit = _DIGITS[char]
        elif char in _PLACES:
            place = _PLACES[char]
            if place >= last_place:
                return None
            total += (1 if digit is None or digit == 0 else digit) * place
            digit, last_place = None, place
        else:
            return None
    return total + (digit or 0)


def parse_decimal(text: str) -> Decimal | None:
    """Return the value of plain Arabic digits, thousands separators allowed, None for anything else."""
    plain = text
    if "," in text:
        if not _THOUSANDS.fullmatch(text):
            return None
        plain = text.replace(",", "")
    if not plain or not all(char in "0123456789." for char in plain) or len(plain.replace(".", "")) > MOST_DIGITS:
        return None
    whole, dot, fraction = plain.partition(".")
    if not whole or (dot and not fraction) or "." in fraction:
        return None
    return Decimal(plain)


def parse_cell(text: str) -> Quantity | None:
    """Return the number that a whole table cell holds (``62``, ``1,234``, ``7 万元``), None if it holds none.

    The unit is the printed counter, empty without one. ``万`` in ``万元`` belongs to the unit, it multiplies nothing.
    """
    folded = re.sub(r"\s+", "", fold(text))
    match = _CELL.fullmatch(folded)
    if match is None:
        han = parse_han(folded)
        return Quantity(Decimal(han)) if han is not None else None
    value = parse_decimal(match["number"])
    if value is None:
        return None
    if match["sign"] == "-":
        value = -value
    unit = match["counter"] or ""
    if match["myriad"] and unit == "元":
        unit = match["myriad"] + unit
    elif match["myriad"]:
        value *= _MYRIADS[match["myriad"]]
    return Quantity(value, unit)


def find_numbers(text: str) -> tuple[NumberMatch, ...]:
    """Return the numbers of a running text, left to right, with the counter that follows each.

    ``text`` may be unfolded; offsets are into it. 万 before a counter multiplies the value; in 万元 it is the unit.
    """
    found = []
    for match in _NUMBER.finditer(fold(text)):
        quantity = _quantity(match)
        if quantity is not None:
            end = max(match.end(name) for name in ("number", "more_first", "myriad", "more", "counter"))
            found.append(NumberMatch(match.start("number"), end, quantity, not match["number"][0].isdigit()))
    return tuple(found)


def _quantity(match: re.Match[str]) -> Quantity | None:
    printed = match["number"]
    is_han = not printed[0].isdigit()
    han = parse_han(printed) if is_han else None
    value = Decimal(han) if han is not None else parse_decimal(printed)
    if value is None:
        return None
    counter = match["counter"] or ""
    size = Decimal(1)
    if match["myriad"]:
        if counter == "元":
            counter = match["myriad"] + counter
        else:
            size = Decimal(_MYRIADS[match["myriad"]])
    places = len(printed.partition(".")[2])
    step = size.scaleb(-places) if (places or size > 1) else Decimal(0)
    return Quantity((value * size).normalize() + 0, counter, _precision(match), step)


def _precision(match: re.Match[str]) -> Precision:
    if match["more"] or match["more_first"] or match["about"] == "以上" or match["lead"] in _AT_LEAST:
        return "at_least"
    if match["lead"] in _AT_MOST:
        return "at_most"
    if match["about"] or match["lead"] in ("约", "大约"):
        return "about"
    return "exact"
