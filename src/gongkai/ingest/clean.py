"""Characters that nobody sees: taken out before positions are born, and counted."""

from __future__ import annotations

import re
from typing import Final

_CONTROLS: Final = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ufff0-\ufffb\ufffe\uffff]")
_DIRECTIONS: Final = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u206f]")
_INVISIBLE: Final = re.compile(
    "[\xad\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200d\u2060-\u2065\u3164\ufe00-\ufe0f\ufeff\uffa0"
    "\U000e0000-\U000e0fff]"
)
_BREAKS: Final = re.compile("\r\n?|[\v\f\x85\u2028\u2029]")
_SURROGATES: Final = re.compile("[\ud800-\udfff]")
_MARK: Final = (
    "[\u0300-\u034e\u0350-\u036f\u0483-\u0489\u0591-\u05bd\u064b-\u065f\u1ab0-\u1aff"
    "\u1dc0-\u1dff\u20d0-\u20ff\u3099\u309a\ufe20-\ufe2f]"
)
_MARKS: Final = re.compile(f"({_MARK}{{30}}){_MARK}+")
_ODD: Final = re.compile(
    "|".join(pattern.pattern for pattern in (_CONTROLS, _DIRECTIONS, _INVISIBLE, _BREAKS, _SURROGATES))
    + f"|{_MARK}{{31}}"
)

_MOJIBAKE: Final = re.compile("锟斤拷|烫烫烫|屯屯屯|[ÃÂäåæçè][\x80-\xbf\u0152-\u0178\u2013-\u2122]")
_PRIVATE: Final = re.compile("[\ue000-\uf8ff\U000f0000-\U0010fffd]")
_GLOSS: Final = re.compile(r"[\u4e00-\u9fff][（(][a-zāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜü]{1,6}[)）]")


class Cleaner:
    """Takes unseen characters out of text, piece by piece, and remembers how many."""

    def __init__(self) -> None:
        self._controls = 0
        self._directions = 0
        self._invisible = 0
        self._marks = 0

    def clean(self, text: str) -> str:
        """Return ``text`` without unseen characters; every kind of line break becomes a line feed."""
        if (text.isascii() and text.isprintable()) or _ODD.search(text) is None:
            return text
        text = _BREAKS.sub("\n", text)
        text, controls = _CONTROLS.subn("", text)
        text, directions = _DIRECTIONS.subn("", text)
        text, invisible = _INVISIBLE.subn("", text)
        text, marks = _MARKS.subn(r"\1", text)
        self._controls += controls
        self._directions += directions
        self._invisible += invisible
        self._marks += marks
        return _SURROGATES.sub("\ufffd", text)

    def warnings(self) -> tuple[str, ...]:
        """Say what was taken out, one sentence a kind."""
        told = (
            (self._controls, "个不可见的控制字符"),
            (self._directions, "个改变文字方向的字符"),
            (self._invisible, "个零宽等不可见字符"),
            (self._marks, "处过长的组合符号"),
        )
        return tuple(f"已去掉 {count} {what}" for count, what in told if count)


def doubts(text: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return warnings about damaged characters in ``text``, and those of them that mean text is lost."""
    warnings, losses = [], []
    broken = text.count("\ufffd")
    if broken:
        warnings.append(f"编码可疑：有 {broken} 个字符无法还原，显示为“\ufffd”")
        # One lost emoji must not put a whole report in doubt; a lost heading may hide behind twenty broken characters.
        if broken >= 20 or broken * 500 >= len(text):
            losses.append(warnings[-1])
    garbled = len(_MOJIBAKE.findall(text))
    if garbled >= 3:
        warnings.append(f"编码可疑：有 {garbled} 处乱码，保存前文字可能已经损坏")
        if garbled >= 20 or garbled * 200 >= len(text):
            losses.append(warnings[-1])
    private = len(_PRIVATE.findall(text))
    if private:
        warnings.append(f"有 {private} 个自造字或图形符号，无法识别")
    glosses = len(_GLOSS.findall(text))
    if glosses >= 5:
        warnings.append(f"文字中夹有 {glosses} 处拼音注音，可能不是原件")
    return tuple(warnings), tuple(losses)
