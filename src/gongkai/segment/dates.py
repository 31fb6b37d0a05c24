"""Years and statistical periods as reports print them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from gongkai.language.normalise import fold
from gongkai.language.numerals import parse_han

_DIGIT: Final = r"[\d〇○零一二三四五六七八九]"
_HAN_DAY: Final = r"(?:\d{1,2}|[一二三四五六七八九十]{1,3})"
YEAR: Final = re.compile(rf"(?<![\d.])({_DIGIT}(?:\s?{_DIGIT}){{3}})\s{{0,3}}年")
_DAY: Final = rf"\s{{0,3}}({_HAN_DAY})\s{{0,3}}月\s{{0,3}}({_HAN_DAY})\s{{0,3}}[日号]"
_JOIN: Final = r"\s{0,3}(?:零时|0时|起|开始|始)?\s{0,3}[,、]?\s{0,3}(?:至|到|—{1,2}|-{1,2}|─{1,2}|–|~|止于)\s{0,3}"
_PERIOD: Final = re.compile(
    rf"({_DIGIT}(?:\s?{_DIGIT}){{3}})\s{{0,3}}年{_DAY}{_JOIN}(?:({_DIGIT}(?:\s?{_DIGIT}){{3}})\s{{0,3}}年)?{_DAY}"
)
_FIGURES: Final = re.compile(
    rf"(?<!\d)(\d{{4}})([-./])(\d{{1,2}})\2(\d{{1,2}})(?!\d){_JOIN}(?:(\d{{4}})\2)?(\d{{1,2}})\2(\d{{1,2}})(?!\d)"
)
_CUT_OFF: Final = re.compile(
    rf"截[止至].{{0,8}}?({_DIGIT}(?:\s?{_DIGIT}){{3}})\s{{0,3}}年{_DAY}.{{0,12}}?起始.{{0,8}}?({_DIGIT}(?:\s?{_DIGIT}){{3}})\s{{0,3}}年{_DAY}"
)
_MONTHS: Final = re.compile(
    rf"({_DIGIT}(?:\s?{_DIGIT}){{3}})\s{{0,3}}年\s{{0,3}}({_HAN_DAY})\s{{0,3}}月?{_JOIN}(?:({_DIGIT}(?:\s?{_DIGIT}){{3}})\s{{0,3}}年)?\s{{0,3}}({_HAN_DAY})\s{{0,3}}月(?!\s{{0,3}}\d)"
)
_SHAPES: Final = (
    (_PERIOD, (1, 2, 3, 4, 5, 6)),
    (_FIGURES, (1, 3, 4, 5, 6, 7)),
    (_CUT_OFF, (4, 5, 6, 1, 2, 3)),
)
"""Each pattern with its groups: year, month, day of the beginning and of the end."""
_WHOLE_YEAR: Final = re.compile(
    rf"(?:统计|数据)[^,，。;；:：]{{0,6}}(?:期限|时限|时间|区间|周期|范围)\s{{0,3}}(?:为|是|:)?\s{{0,3}}({_DIGIT}(?:\s?{_DIGIT}){{3}})\s{{0,3}}年(?:度?全年|度)"
)
_LAST_DAY: Final = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


@dataclass(frozen=True, slots=True)
class YearFound:
    """A year in a text; offsets are into that text."""

    year: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class PeriodFound:
    """A period in a text; offsets are into that text."""

    first: date
    last: date
    start: int
    end: int


def find_years(text: str) -> Iterator[YearFound]:
    """Yield years followed by 年, from 1990 to 2100."""
    for match in YEAR.finditer(fold(text)):
        year = _number(match[1])
        if year and 1990 <= year <= 2100:
            yield YearFound(year, match.start(), match.end())


def find_periods(text: str) -> Iterator[PeriodFound]:
    """Yield periods whose two dates are possible."""
    folded = fold(text)
    for pattern, places in _SHAPES:
        for match in pattern.finditer(folded):
            year, month, day, last_year, last_month, last_day = (match[place] for place in places)
            first = _date(year, month, day)
            last = _date(last_year or year, last_month, last_day)
            if first and last:
                yield PeriodFound(first, last, match.start(), match.end())
    for match in _MONTHS.finditer(folded):
        month_number = _number(match[4]) or 0
        first = _date(match[1], match[2], "1")
        last_number = str(_LAST_DAY[month_number - 1]) if 1 <= month_number <= 12 else "0"
        last = _date(match[3] or match[1], match[4], last_number)
        if first and last:
            yield PeriodFound(first, last, match.start(), match.end())

    for match in _WHOLE_YEAR.finditer(folded):
        first, last = _date(match[1], "1", "1"), _date(match[1], "12", "31")
        if first and last:
            yield PeriodFound(first, last, match.start(1), match.end())


def _date(year: str, month: str, day: str) -> date | None:
    try:
        return date(_number(year) or 0, _number(month) or 0, _number(day) or 0)
    except ValueError:
        return None


def _number(printed: str) -> int | None:
    plain = "".join(printed.split())
    return int(plain) if plain.isdecimal() else parse_han(plain)
