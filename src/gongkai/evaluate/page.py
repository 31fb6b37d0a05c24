"""A draft → the bytes of a file: a page with the furniture of an office's website, or converted text."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from html import escape
from itertools import pairwise
from pathlib import Path
from random import Random
from typing import Final

from gongkai.evaluate import tables
from gongkai.evaluate.draft import Draft, Grid, Passage
from gongkai.evaluate.layouts import Look, all_looks
from gongkai.evaluate.lexicon import Lexicon

_CHARSET: Final = {"utf-8": "utf-8", "utf-8-sig": "utf-8", "gbk": "gb2312", "gb18030": "gbk"}
_PICTURE: Final = (
    '<p><img src="data:image/gif;base64,R0lGODlhAQABAIAAAP///wAAACwAAAAAAQABAAACAkQBADs=" alt="" width="680" '
    'height="420"/></p>'
)
_BOLD: Final = '<p class="MsoNormal" style="text-indent:32pt;"><b><span style="font-family:黑体;">{}</span></b></p>'
_HEADINGS: Final[Mapping[str, str]] = {
    "p02": _BOLD,
    "p04": '&nbsp;&nbsp;&nbsp;&nbsp;<font face="黑体">{}</font><br/>',
    "p05": "<h2>{}</h2>",
}
_PARAGRAPHS: Final[Mapping[str, str]] = {
    "p01": "<p>　　{}</p>",
    "p02": '<p class="MsoNormal" style="text-indent:32pt;line-height:150%;"><span style="font-family:仿宋;">{}</span>'
    '<span lang="EN-US"><o:p></o:p></span></p>',
    "p03": '<p style="text-indent:2em;margin:0;">{}</p>',
    "p04": "&nbsp;&nbsp;&nbsp;&nbsp;{}<br/>",
    "p05": "<p>{}</p>",
    "p06": "<P>　　{}</P>",
}
_WIDTHS: Final = {"x05": 38, "x06": 43}
_MARKER: Final = re.compile(r"\[(\w+)(?::([^\]]*))?\]")


@dataclass(slots=True)
class Written:
    """A report as a file.

    ``starts`` are the code points at which the draft's passages begin (text only); ``breaks`` are the offsets in each
    passage before which a line was broken.
    """

    content: bytes
    suffix: str
    media_type: str
    starts: list[int | None] = field(default_factory=list)
    text: str = ""
    breaks: list[tuple[int, ...]] = field(default_factory=list)

    def at(self, place: int, offset: int) -> int | None:
        """Return where the ``offset``-th code point of the ``place``-th passage stands in the file's text."""
        start = self.starts[place]
        if start is None:
            return None
        return start + offset + (bisect_right(self.breaks[place], offset) if self.breaks else 0)


def write(draft: Draft, lexicon: Lexicon) -> Written:
    """Return the report as a file; the same draft gives the same bytes.

    Raises:
        UnicodeEncodeError: the draft's encoding lacks one of its characters.
    """
    find = {look.id: look for look in all_looks(lexicon)}
    if draft.medium == "text":
        return _Scroll(draft, find).written()
    page = _page(draft, _body(draft, find), lexicon.folder / "pages")
    return Written(page.encode(draft.encoding), ".html", "text/html", [None] * len(draft.passages()))


class _Scroll:
    """Text in the making that knows where each passage begins.

    Style x01 is bare; x02 and x04 part paragraphs by blank lines; x02 and x03 indent and carry a head.
    """

    def __init__(self, draft: Draft, find: Mapping[str, Look]) -> None:
        self.draft = draft
        self.find = find
        self.lines: list[str] = []
        self.length = 0
        self.starts: list[int | None] = []
        self.indent = "　　" if draft.furniture in ("x02", "x03") else ""
        self.spaced = draft.furniture in ("x02", "x04")
        self.width = _WIDTHS.get(draft.furniture, 0)
        self.breaks: list[tuple[int, ...]] = []

    def written(self) -> Written:
        """Return the whole report."""
        for line in _text_head(self.draft):
            self._line(line)
        for passage in self.draft.title:
            self._start(passage, "")
        self._line("")
        for passage in self.draft.preamble:
            self._paragraph(passage, self.indent)
        for part in self.draft.parts:
            self._paragraph(part.heading, self.indent)
            for piece in part.pieces:
                self._piece(piece)
        for passage in self.draft.signature:
            self._start(passage, " " * 20 if self.draft.furniture == "x04" else self.indent)
        if self.draft.furniture == "x02":
            self._line("\n扫一扫在手机打开当前页")
        text = "\n".join(self.lines) + "\n"
        encoding = "utf-8" if self.draft.encoding == "utf-8-sig" else self.draft.encoding
        return Written(text.encode(encoding), ".txt", "text/plain", self.starts, text, self.breaks)

    def _line(self, text: str) -> None:
        self.lines.append(text)
        self.length += len(text) + 1

    def _start(self, passage: Passage, indent: str) -> None:
        self.starts.append(self.length + len(indent))
        breaks = _breaks(passage, self.width)
        self.breaks.append(breaks)
        edges = (0, *breaks, len(passage.text))
        lines = [passage.text[start:end] for start, end in pairwise(edges)]
        self._line(indent + "\n".join(lines))

    def _paragraph(self, passage: Passage, indent: str) -> None:
        self._start(passage, indent)
        if self.spaced:
            self._line("")

    def _piece(self, piece: Passage | Grid) -> None:
        if isinstance(piece, Passage):
            self._paragraph(piece, self.indent)
            return
        for row in tables.text_lines(piece, self.find[piece.look]):
            self._line(row)
        if self.spaced:
            self._line("")


def _breaks(passage: Passage, width: int) -> tuple[int, ...]:
    """Return where lines of a paragraph end at ``width``; marks and runs of digits stay whole."""
    if not width or passage.role in ("title", "heading"):
        return ()
    marks = [(claim.start, claim.end) for claim in passage.claims] + [
        (ratio.start, ratio.end) for ratio in passage.ratios
    ]
    found, at = [], width
    while at < len(passage.text) - 1:
        inside = any(start < at < end for start, end in marks)
        if not inside and not (passage.text[at - 1].isdigit() and passage.text[at].isdigit()):
            found.append(at)
            at += width
        else:
            at += 1
    return tuple(found)


def _text_head(draft: Draft) -> list[str]:
    if draft.furniture == "x02":
        return [
            f"首页 > 政务公开 > 政府信息公开年报 > {draft.issuer.place}",
            f"发布时间：{draft.published}  来源：{draft.issuer.name}  浏览次数：{len(draft.issuer.name) * 37}",
            "",
        ]
    if draft.furniture == "x03":
        return [
            f"索引号：{_index(draft)}",
            f"发布机构：{draft.issuer.name}",
            f"发布日期：{draft.published}",
            "公开方式：主动公开",
            "",
        ]
    return []


def _index(draft: Draft) -> str:
    digits = Random(draft.issuer.name).randint(10_000_000, 99_999_999)  # noqa: S311  not a secret
    return f"0{digits}/{draft.published[:4]}-{digits % 90000 + 10000}"


def _body(draft: Draft, find: Mapping[str, Look]) -> str:
    lines = [_paragraph(draft, passage) for passage in draft.preamble]
    heading = _HEADINGS.get(draft.furniture, "<p><strong>{}</strong></p>")
    for part in draft.parts:
        if part.heading.text:
            lines.append(heading.format(escape(part.heading.text, quote=False)))
        for piece in part.pieces:
            if isinstance(piece, Passage):
                lines.append(_paragraph(draft, piece))
            elif piece.table in draft.picture_tables:
                lines.append(_PICTURE)
            else:
                lines.append(tables.html(piece, find[piece.look]))
    lines += [_paragraph(draft, passage) for passage in draft.signature]
    return "\n".join(lines)


def _paragraph(draft: Draft, passage: Passage) -> str:
    text = escape(passage.text, quote=False)
    if draft.furniture == "p05" and passage.role == "subheading":
        return f"<h3>{text}</h3>"
    if passage.role == "signature" and draft.furniture in ("p01", "p05"):
        return f'<p style="text-align:right;">{text}</p>'
    return _PARAGRAPHS[draft.furniture].format(text)


@cache
def _frame(folder: Path, furniture: str) -> str:
    return (folder / f"{furniture}.html").read_text(encoding="utf-8")


def _page(draft: Draft, body: str, folder: Path) -> str:
    words = {
        "charset": _CHARSET[draft.encoding],
        "page_title": escape(draft.page_title, quote=False),
        "issuer": escape(draft.issuer.name, quote=False),
        "place": draft.issuer.place,
        "published": draft.published,
        "year": str(draft.year),
        "last_year": str(draft.year - 1),
        "index": _index(draft),
        "code": f"{_index(draft)[1:9]}00",
        "clicks": str(len(body) % 900),
        "body": body,
    }
    lines = [escape(passage.text, quote=False) for passage in draft.title]

    def fill(match: re.Match[str]) -> str:
        if match[1] == "title":
            return (match[2] or "").join(lines)
        return words.get(match[1], match[0])

    return _MARKER.sub(fill, _frame(folder, draft.furniture))
