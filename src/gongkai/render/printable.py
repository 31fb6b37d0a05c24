"""Text from outside made safe to show: nothing in it may steer a terminal, reorder a line or break a writer."""

from __future__ import annotations

import re
from typing import Final

_UNSAFE: Final = re.compile(
    "[\x00-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\uffff"
    "\ud800-\udfff\U000e0000-\U000e007f]"
)
_BREAKS: Final = frozenset("\t\n\v\f\r\x1c\x1d\x1e\x85\u2028\u2029")


def printable(text: str) -> str:
    """Return ``text`` on one line, with control, bidi, zero-width and half characters made visible.

    Line breaks and tabs become a blank, ESC becomes ``␛``, everything else without a picture ``<U+202E>``.
    """
    return _UNSAFE.sub(_picture, text)


def escaped_json(text: str) -> str:
    """Return a JSON text in which the same characters stand as escapes; its own line breaks stay."""
    return _UNSAFE.sub(_escape, text)


def _picture(match: re.Match[str]) -> str:
    char = match[0]
    code = ord(char)
    if char in _BREAKS:
        return " "
    if code < 0x20:
        return chr(0x2400 + code)
    return "␡" if code == 0x7F else f"<U+{code:04X}>"


def _escape(match: re.Match[str]) -> str:
    char = match[0]
    if char == "\n":
        return char
    code = ord(char)
    if code > 0xFFFF:
        code -= 0x10000
        return f"\\u{0xD800 + (code >> 10):04x}\\u{0xDC00 + (code & 0x3FF):04x}"
    return f"\\u{code:04x}"
