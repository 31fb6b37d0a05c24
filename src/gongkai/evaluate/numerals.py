"""Numbers as an office would print them: plain, full-width, Chinese, grouped, rounded, 万."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from random import Random
from typing import Final, Literal, TypeAlias

from gongkai.model import Precision

Hand: TypeAlias = Literal["arabic", "fullwidth", "han", "grouped"]
_HAN: Final = "零一二三四五六七八九"
_WIDE: Final = str.maketrans("0123456789.", "０１２３４５６７８９．")
_TWO: Final = ("件", "宗", "份", "条", "个", "起", "次", "例", "项", "篇", "批", "期")


@dataclass(frozen=True, slots=True)
class Rounded:
    """A rounded number: what is printed around the counter, and what it claims."""

    before: str
    after: str
    value: Decimal
    precision: Precision
    resolution: Decimal = Decimal(0)


def han(number: int) -> str:
    """Return a Chinese numeral for 0 to 99999999."""
    if number < 10:
        return _HAN[number]
    if number >= 10_000:
        head, rest = divmod(number, 10_000)
        joint = "零" if 0 < rest < 1000 else ""
        return f"{han(head)}万{joint}{han(rest) if rest else ''}"
    for size, name in ((1000, "千"), (100, "百"), (10, "十")):
        if number >= size:
            head, rest = divmod(number, size)
            digit = "" if size == 10 and head == 1 else _HAN[head]
            joint = "零" if 0 < rest < size // 10 else ""
            if size > 10 and 10 <= rest < 20:
                return f"{digit}{name}{joint}一{han(rest)}"
            return f"{digit}{name}{joint}{han(rest) if rest else ''}"
    raise AssertionError(number)


def printed(value: Decimal, hand: Hand, counter: str) -> str:
    """Return a number with its counter. Chinese numerals are for whole numbers below a hundred, without zero."""
    plain = format(value, "f")
    whole = int(value) if value == value.to_integral_value() else None
    if hand == "han" and whole is not None and 0 < whole < 100:
        text = "两" if whole == 2 and counter in _TWO else han(whole)
        return text + counter
    if hand == "fullwidth":
        return plain.translate(_WIDE) + counter
    if hand == "grouped" and whole is not None and whole >= 1000:
        return f"{whole:,}{counter}"
    return plain + counter


def rounded(rng: Random, value: int) -> Rounded | None:
    """Return ``value`` told roughly, None where nobody would (small or round numbers)."""
    if value < 12 or value % 10 == 0:
        return None
    if value >= 10_000 and rng.random() < 0.6:
        return _in_myriads(rng, value)
    places = len(str(value))
    keep = 1 if places <= 2 else rng.choice((1, 2)) if places == 3 else 2
    step = 10 ** (places - keep)
    low = value - value % step
    if low == value:
        return None
    fine = 10 ** max(1, places - 2)
    near = (value + fine // 2) // fine * fine
    shapes = (
        (6, Rounded("", f"{low}余|", Decimal(low), "at_least")),
        (3, Rounded("", f"{low}多|", Decimal(low), "at_least")),
        (1, Rounded("逾", f"{low}|", Decimal(low), "at_least")),
        (2, Rounded("近", f"{low + step}|", Decimal(low + step), "at_most")),
        (2, Rounded("约", f"{near}|", Decimal(near), "about")),
        (1, Rounded("", f"{near}|左右", Decimal(near), "about")),
    )
    return rng.choices([shape for _, shape in shapes], weights=[weight for weight, _ in shapes])[0]


def _in_myriads(rng: Random, value: int) -> Rounded:
    tenth = Decimal(value) / Decimal(10_000)
    if rng.random() < 0.5:
        near = tenth.quantize(Decimal("0.01"), ROUND_HALF_UP)
        return Rounded("", f"{near}万|", near * 10_000, "exact", Decimal(100))
    low = Decimal(int(tenth * 10)) / 10
    if low * 10_000 == value:
        return Rounded("", f"{low}万|", low * 10_000, "exact", Decimal(1000))
    return Rounded("", f"{low}万余|", low * 10_000, "at_least", Decimal(1000))


def percent(part: Decimal, whole: Decimal, places: int) -> str:
    """Return ``part`` of ``whole`` in per cent, rounded half up, without the sign."""
    share = part / whole * 100
    return format(share.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP), "f")
