"""What the source of a page tells before it is parsed: its size, whether it is whole, how much text it holds."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import Final

from gongkai.errors import ReadError
from gongkai.ingest.limits import ELEMENTS

# Every pattern stops at the next "<", so that no source can make it look far ahead again and again.
_RAW: Final = re.compile(r"<!--|<(script|style|noscript)\b", re.IGNORECASE)
_RAW_END: Final = {
    "script": re.compile(r"</script\b", re.IGNORECASE),
    "style": re.compile(r"</style\b", re.IGNORECASE),
    "noscript": re.compile(r"</noscript\b", re.IGNORECASE),
}
_TAG: Final = re.compile(r"<[a-zA-Z/!?][^<>]*>")
_NAMED_TAG: Final = re.compile(
    r"<(/?)(html|body|table|tr|td|div|p|span|section|article)(?=[\s/>])[^<>]*>", re.IGNORECASE
)
_NOT_HAN: Final = re.compile("[^\u4e00-\u9fff]+")
_ENTITY: Final = re.compile(r"&#(?:(\d{5})|[xX]([0-9a-fA-F]{4}))(?!\w)")
_OPEN_TAG: Final = re.compile(r"<(?:[a-zA-Z/!][^<>]*)?")
_SPARSE: Final = re.compile(r"<(?:p|div|br|li|h[1-6])\b", re.IGNORECASE)

CUT_OFF: Final = "网页不完整，文件可能在中途被截断"


@dataclass(frozen=True, slots=True)
class Markup:
    """A source without comments, scripts and styles. ``is_cut_off``: it ends in the middle of something.

    The parser gets this source, not the whole: it takes what follows a ``<noscript>`` in the head, or a script with a
    comment sign in it, for a part of that.
    """

    source: str
    is_cut_off: bool

    @property
    def han(self) -> int:
        """Count the Han characters between tags, without a parser."""
        text = _TAG.sub("", self.source)
        entities = sum(1 for match in _ENTITY.finditer(text) if 0x4E00 <= _code(match) <= 0x9FFF)
        return count_han(text) + entities

    @property
    def breaks_lines_itself(self) -> bool:
        """Whether no tag breaks lines, so that line feeds must (text with a few tables in HTML)."""
        return _SPARSE.search(self.source) is None


def count_han(text: str) -> int:
    """Count the Han characters of ``text``."""
    return len(_NOT_HAN.sub("", text))


def look_through(source: str) -> Markup:
    """Look through the source of a page.

    Raises:
        ReadError: the page has more tags than we read.
    """
    if source.count("<") > ELEMENTS:
        raise ReadError(f"网页过大，超过 {ELEMENTS // 10_000} 万个标签", remedy="请核对文件是否为年度报告")
    bare, ends_inside = _without_raw_parts(source)
    return Markup(bare, ends_inside or _ends_open(bare))


def _without_raw_parts(source: str) -> tuple[str, bool]:
    """Return the source without what is not shown as it stands there, and whether it ends inside such a part."""
    kept, position = [], 0
    never_closed = False  # a noscript left open is looked for once, not at each of a thousand
    while match := _RAW.search(source, position):
        kept.append(source[position : match.start()])
        name = (match[1] or "").lower()
        end = -1 if name == "noscript" and never_closed else _end_of_raw_part(source, name, match.end())
        if end < 0 and name == "noscript":
            never_closed, end = True, match.end()
        if end < 0:
            return "".join(kept), True
        position = end
    kept.append(source[position:])
    return "".join(kept), False


def _end_of_raw_part(source: str, name: str, start: int) -> int:
    """Return where a comment or a raw element that begins before ``start`` ends, -1 if it does not."""
    if name:
        closing = _RAW_END[name].search(source, start)
        return closing.start() if closing else -1
    end = source.find("-->", start - 2)
    return end + 3 if end >= 0 else -1


def _ends_open(bare: str) -> bool:
    if _OPEN_TAG.fullmatch(bare[bare.rfind("<") :]):
        return True
    if _is_closed(bare):
        return False
    opened, closed = _tag_counts(bare)
    if opened["table"] > closed["table"]:
        return True
    if not opened["html"] and not opened["body"]:
        return False
    return _has_open_blocks(opened, closed)


def _is_closed(bare: str) -> bool:
    """Tell whether the page's end stands at the end, not only that of a page included further up."""
    end = max(bare.rfind(tag) for tag in ("</body>", "</html>", "</BODY>", "</HTML>"))
    return end >= 0 and len(_TAG.sub("", bare[end:]).strip()) < 200


def _tag_counts(bare: str) -> tuple[Counter[str], Counter[str]]:
    opened: Counter[str] = Counter()
    closed: Counter[str] = Counter()
    for match in _NAMED_TAG.finditer(bare):
        (closed if match[1] else opened)[match[2].lower()] += 1
    return opened, closed


def _has_open_blocks(opened: Counter[str], closed: Counter[str]) -> bool:
    """Tell whether something is left open; of tags that may lawfully stay so, only where others were closed."""
    return any(opened[name] > closed[name] for name in ("div", "section", "article")) or any(
        opened[name] > closed[name] > 0 for name in ("p", "td", "tr", "span")
    )


def _code(match: re.Match[str]) -> int:
    return int(match[1]) if match[1] else int(match[2], 16)
