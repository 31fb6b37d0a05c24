"""Labels of sections, rows and columns compared as people do: without blanks, numbers, quotes and notes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache
from typing import Final

from gongkai.language.normalise import squeeze

LONGEST_LABEL: Final = 120
"""Longer texts are prose, not labels."""

_HAN_NUMERALS: Final = "一二三四五六七八九十"
_ENUMERATORS: Final = re.compile(
    rf"(?:\([{_HAN_NUMERALS}]{{1,3}}\)|第[{_HAN_NUMERALS}]{{1,3}}部分[、:.]?|[{_HAN_NUMERALS}]{{1,3}}[、.,](?=\D)|\d{{1,2}}(?:[.、)](?=\D)|(?=[一-龥]))|[①-⑳])"
)
_NOTE: Final = re.compile(r"\([^()]{0,80}\)?")
_SIGNS: Final = re.compile(r"[\s“”‘’\"'、,。.:：;；·《》<>\[\]【】\-—_]+")
_VALUE: Final = re.compile(
    r"[-+]?[\d.,/\\／—–\-－*〇○]*(?:万元|亿元|万|元|件|宗|份|条|个|起|次|项|人)?"
    r"|(?:增加?|减少?)?\d*|[无零]|暂无|没有|不适用|[A-Za-z#?/!]{1,6}",
)
_NOTED_VALUE: Final = re.compile(
    r"(?:约|近)?[-+]?\d[\d,]*(?:\.\d+)?(?:余|多)?(?:万元|亿元|万|元|件|宗|份|条|个|起|次|项|人)?(?:[(,;:。].*)?"
)
_LAST_NUMBER: Final = re.compile(r"\d{1,2}")
_SIMPLE: Final = str.maketrans(
    "總體況動開處複議訴訟報項關進題結轉數規許罰強製發廢現決萬單業構會組織計屬國機護權內務類"
    "過執無沒補訪舉請據認獲續費繳維糾審層級財產徵採購條與為來",
    "总体况动开处复议诉讼报项关进题结转数规许罚强制发废现决万单业构会组织计属国机护权内务类"
    "过执无没补访举请据认获续费缴维纠审层级财产征采购条与为来",
)
_CLOSE_ENOUGH: Final = 0.8
_COMPARED: Final = 4
_MOST_KEPT: Final = 4096
"""Look-ups kept per book, so that a long batch does not fill the memory."""


def plain(text: str) -> str:
    """Return squeezed text with the traditional characters of the form's words made simple."""
    return squeeze(text).translate(_SIMPLE)


@lru_cache(maxsize=4096)
def bare(text: str) -> str:
    """Return a label without blanks, leading numbers, bracketed notes and signs."""
    squeezed = plain(text[: 2 * LONGEST_LABEL])
    unnumbered = strip_enumerators(squeezed)
    words = _SIGNS.sub("", _NOTE.sub("", unnumbered))
    return words or _SIGNS.sub("", unnumbered)


def strip_enumerators(squeezed: str) -> str:
    """Return squeezed text without the numbers it begins with (``三、``, ``（一）``, ``1.``)."""
    position = 0
    while match := _ENUMERATORS.match(squeezed, position):
        position = match.end()
    return squeezed[position:]


@lru_cache(maxsize=4096)
def is_value(text: str) -> bool:
    """Tell whether a cell can be the place of a number: digits (a note may follow), blank, ``/``, ``-``, 无."""
    if len(text) > 60:
        return False
    squeezed = squeeze(text)
    return _VALUE.fullmatch(squeezed) is not None or _NOTED_VALUE.fullmatch(squeezed) is not None


@dataclass(frozen=True, slots=True)
class LabelMatch:
    """A label recognised: whose it is, and how surely (1 is letter for letter)."""

    id: str
    score: float


class LabelBook:
    """The labels of one set of rows or columns.

    Args:
        labels: id -> labels that it may carry, as printed in the form.
    """

    def __init__(self, labels: Mapping[str, Iterable[str]]) -> None:
        self._exact: dict[str, str] = {}
        for name, variants in labels.items():
            for variant in variants:
                self._exact.setdefault(bare(variant), name)
        self._long = {label: name for label, name in self._exact.items() if len(label) >= 4}
        self._signs = [(label, frozenset(label), len(label)) for label in self._long]
        self._known: dict[str, LabelMatch | None] = {}

    def exact(self, text: str) -> str | None:
        """Return whose label ``text`` is letter for letter."""
        return self._exact.get(bare(text)) if text and len(text) <= LONGEST_LABEL else None

    def match(self, text: str) -> LabelMatch | None:
        """Return whose label ``text`` is, None if nobody's."""
        if not text or len(text) > LONGEST_LABEL:
            return None
        label = bare(text)
        if label not in self._known:
            if len(self._known) >= _MOST_KEPT:
                self._known.clear()
            self._known[label] = self._look_up(label)
        return self._known[label]

    def _look_up(self, label: str) -> LabelMatch | None:
        if label in self._exact:
            return LabelMatch(self._exact[label], 1.0)
        if len(label) < 4:
            return None
        inside = [known for known in self._long if label.endswith(known) or known in label]
        if inside:
            return LabelMatch(self._long[max(inside, key=len)], 0.9)
        own = _LAST_NUMBER.split(label)[-1]  # what follows the label of a group printed in the same cell
        if own in self._exact:
            return LabelMatch(self._exact[own], 0.9)
        closest = self._beginning_of(own) or self._closest(own)
        return closest if closest or own == label else self._closest(label)

    def _beginning_of(self, label: str) -> LabelMatch | None:
        """Return the one label that a label cut off begins."""
        if len(label) < 4:
            return None
        cut = [known for known in self._long if known.startswith(label) and 2 * len(label) >= len(known)]
        return LabelMatch(self._long[cut[0]], 0.85) if len(cut) == 1 else None

    def _closest(self, label: str) -> LabelMatch | None:
        """Return the label most like this one; the few that share most characters are compared in full."""
        signs = set(label)
        length = len(label)
        alike = [
            (len(signs & known_signs), known)
            for known, known_signs, size in self._signs
            if 3 * abs(size - length) <= max(size, length)
        ]
        best, best_score = None, 0.0
        for shared, known in sorted(alike, reverse=True)[:_COMPARED]:
            if 3 * shared < 2 * len(signs):
                break
            score = SequenceMatcher(None, known, label, autojunk=False).ratio()
            if score > best_score:
                best, best_score = self._long[known], score
        return LabelMatch(best, best_score * 0.9) if best and best_score >= _CLOSE_ENOUGH else None
