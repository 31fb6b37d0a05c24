"""Text as the trained reader sees it: pieces, with numbers, years and shares put into classes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from gongkai.language.normalise import fold
from gongkai.language.numerals import NumberMatch, find_numbers
from gongkai.language.pieces import PieceCutter

PAD, START, END, UNKNOWN = 0, 1, 2, 3
SPECIALS: Final = (
    "[PAD]", "[START]", "[END]", "[UNKNOWN]", "[NUMBER]", "[ZERO]", "[THIS]", "[LAST]", "[NEXT]", "[OTHER_YEAR]",
    "[SHARE]", "[UNDER]", "[LINE]", "[overview]", "[proactive]", "[applications]", "[disputes]", "[problems]",
    "[other]", "[none]",
)  # fmt: skip
LONGEST_HEADING: Final = 30
_COUNTED: Final = frozenset({
    "件", "宗", "份", "条", "个", "起", "次", "项", "例", "件次", "篇", "则", "部", "笔", "", "期", "类",
    "万件", "万条", "元", "万元", "亿元", "千元",
})  # fmt: skip
_SHARES: Final = frozenset({"%", "‰", "个百分点", "倍"})
_DENIAL: Final = re.compile("未|无|没|零|〇|免|不存在|不曾|不收|不涉及|不产生|不发生|不再|不需|不予收|不向")
_COUNTER: Final = re.compile(r"[^\d.,\s一二三四五六七八九十百千零〇两]+$")
_BLANK: Final = re.compile(r"(\s+)")
_RELATIVE: Final = {0: "[THIS]", -1: "[LAST]", 1: "[NEXT]"}


@dataclass(frozen=True, slots=True)
class Place:
    """A number with a counter, or a denying word: what may state a figure.

    ``position`` counts pieces, ``start`` and ``end`` are offsets into the text.
    """

    position: int
    start: int
    end: int
    is_denial: bool


@dataclass(frozen=True, slots=True)
class Encoded:
    """The numbers of the pieces of a text, and its places in order."""

    ids: tuple[int, ...]
    places: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class _Number:
    start: int
    end: int
    symbol: str
    is_place: bool


class Encoder:
    """Turns text into numbers of pieces.

    Args:
        log_probabilities: piece -> logarithm of its probability; their order gives the numbers, after ``SPECIALS``.
    """

    def __init__(self, log_probabilities: Mapping[str, float]) -> None:
        self._cutter = PieceCutter(log_probabilities)
        self._ids = {piece: number for number, piece in enumerate((*SPECIALS, *log_probabilities))}

    def __len__(self) -> int:
        return len(self._ids)

    def encode(self, text: str, section: str | None, heading: str | None, year: int | None) -> Encoded:
        """Encode a text under its section and sub-heading; years are told relative to ``year``."""
        writer = _Writer(self._ids, self._cutter)
        writer.symbol(f"[{section}]" if f"[{section}]" in self._ids else "[none]")
        if heading:
            writer.plain(fold(heading[:LONGEST_HEADING]))
            writer.symbol("[UNDER]")
        folded = fold(text)
        position = 0
        for number in _numbers(folded, year):
            writer.words(folded, position, number.start)
            writer.number(folded, number)
            position = number.end
        writer.words(folded, position, len(folded))
        return Encoded((*writer.ids, END), tuple(writer.places))


class _Writer:
    """Writes pieces one after another and keeps the places met."""

    def __init__(self, ids: Mapping[str, int], cutter: PieceCutter) -> None:
        self._known, self._cutter = ids, cutter
        self.ids = [START]
        self.places: list[Place] = []

    def symbol(self, name: str) -> None:
        self.ids.append(self._known[name])

    def plain(self, text: str) -> None:
        for run in _BLANK.split(text):
            if run.isspace():
                if "\n" in run:
                    self.symbol("[LINE]")
            elif run:
                self.ids.extend(self._known.get(piece, UNKNOWN) for piece in self._cutter.cut(run))

    def words(self, text: str, start: int, end: int) -> None:
        """Write what lies between two numbers; every denying word begins a piece of its own."""
        for match in _DENIAL.finditer(text, start, end):
            self.plain(text[start : match.start()])
            self.places.append(Place(len(self.ids), match.start(), match.start() + 1, is_denial=True))
            start = match.start()
        self.plain(text[start:end])

    def number(self, text: str, number: _Number) -> None:
        if number.is_place:
            self.places.append(Place(len(self.ids), number.start, number.end, is_denial=False))
        self.symbol(number.symbol)
        counter = _COUNTER.search(text, number.start, number.end)
        if counter and number.symbol in ("[NUMBER]", "[ZERO]"):
            self.plain(counter[0])


def _numbers(folded: str, year: int | None) -> Iterator[_Number]:
    for match in find_numbers(folded):
        quantity = match.quantity
        if match.is_han and not quantity.unit:
            continue
        if quantity.unit in ("年", "年度") and 1990 <= quantity.value <= 2100:
            yield _Number(match.start, match.end, _year_symbol(int(quantity.value), year), is_place=False)
        elif quantity.unit in _SHARES:
            yield _Number(match.start, match.end, "[SHARE]", is_place=False)
        else:
            yield _counted(match)


def _counted(match: NumberMatch) -> _Number:
    symbol = "[ZERO]" if match.quantity.value == 0 else "[NUMBER]"
    return _Number(match.start, match.end, symbol, match.quantity.unit in _COUNTED)


def _year_symbol(value: int, year: int | None) -> str:
    return "[THIS]" if year is None else _RELATIVE.get(value - year, "[OTHER_YEAR]")
