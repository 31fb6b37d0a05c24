"""Saved pages: the article's paragraphs and tables in reading order."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from gongkai.errors import ReadError
from gongkai.ingest.builder import TextBuilder
from gongkai.ingest.clean import Cleaner
from gongkai.ingest.grid import LooseCell, lay_out
from gongkai.ingest.markup import CUT_OFF, Markup, count_han, look_through
from gongkai.ingest.plain import read_plain
from gongkai.ingest.survey import BLOCKS, UNSEEN, Survey, is_hidden, survey, too_deep
from gongkai.ingest.wording import is_furniture, squash

if TYPE_CHECKING:
    from lxml.etree import _Element

_ENDS: Final = re.compile(r"</(?:html|body)\s{0,9}>", re.IGNORECASE)
_SPAN: Final = re.compile(r"\s{0,9}\+?(\d{1,6})")
_LENGTH: Final = re.compile(r"\s{0,9}(\d{1,5})(?:\.\d{0,9})?\s{0,9}(?:px)?\s{0,9}")
_LEVELS: Final = {f"h{level}": level for level in range(1, 7)}
_DOCUMENT_LINK: Final = re.compile(r"\.(?:pdf|docx?|xlsx?|wps|ofd)(?:$|[?#&])", re.IGNORECASE)
_BR: Final = "\u2028"  # never left in cleaned text, so it can stand for a break until the paragraph is known
_BREAKING: Final = BLOCKS | {"br", "img"}
_ICON: Final = 48
_LONGEST_TITLE: Final = 90


@dataclass(frozen=True, slots=True)
class PageNotes:
    """What a page says about itself and what reading it cost."""

    title: str | None = None
    warnings: tuple[str, ...] = ()
    losses: tuple[str, ...] = ()


def read_page(source: str, builder: TextBuilder, cleaner: Cleaner) -> PageNotes:
    """Add the article of a page to ``builder``.

    Raises:
        ReadError: the page is empty, too large or nested too deeply.
    """
    markup = look_through(source)
    root = _parse(markup.source)
    found = survey(root)
    warnings: list[str] = []
    show_hidden = False
    if not found.evidence:
        hidden = survey(root, show_hidden=True)
        show_hidden = hidden.evidence > 0 or (hidden.characters > 0 and not found.characters)
    if show_hidden:
        found = hidden
        warnings.append("网页把正文设为隐藏，已按可见内容读取")
    _ArticleReader(builder, cleaner, found, show_hidden=show_hidden).read(breaks_lines=markup.breaks_lines_itself)
    return PageNotes(_title(root, cleaner), tuple(warnings), _losses(markup, root))


def _parse(source: str) -> _Element:
    from lxml import etree

    parser = etree.HTMLParser(encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True, no_network=True)
    # Pages put together from whole pages end several times; the parser would take the first end for the last.
    root = etree.fromstring(_ENDS.sub("", source).encode("utf-8"), parser)
    # From a certain depth on the parser leaves the rest of the page out and only notes it in its log.
    if any(entry.type_name == "ERR_RESOURCE_LIMIT" or "xcessive depth" in entry.message for entry in parser.error_log):
        raise too_deep()
    if root is None:
        raise ReadError("网页里没有文字", remedy="请检查文件是否保存完整")
    return root


def _losses(markup: Markup, root: _Element) -> tuple[str, ...]:
    losses = []
    if markup.is_cut_off:
        losses.append(CUT_OFF)
    read = count_han(str(root.xpath("string()")))
    missing = markup.han - read
    if missing > 5 and read < 0.98 * markup.han:
        losses.append(f"网页代码有错，约 {missing} 个字没有读到")
    embedded = (element.get("src") or element.get("data") or "" for element in root.iter("iframe", "embed", "object"))
    if any(_DOCUMENT_LINK.search(address) for address in embedded):
        losses.append("网页中嵌入了另一个文件，其中的内容没有读到")
    return tuple(losses)


def _title(root: _Element, cleaner: Cleaner) -> str | None:
    for element in root.iter("meta"):
        if (element.get("name") or "").lower() == "articletitle" and (element.get("content") or "").strip():
            return _shown(str(element.get("content")), cleaner)
    for element in root.iter("title"):
        if element.text and element.text.strip():
            return _shown(element.text, cleaner)
    return None


def _shown(text: str, cleaner: Cleaner) -> str | None:
    return squash(cleaner.clean(text)).strip()[:500] or None


@dataclass(slots=True)
class _OpenCell:
    pieces: list[str]
    height: int
    width: int
    pictures: int = 0


class _OpenTable:
    """A data table while its rows are gathered. Text between its cells is no cell's."""

    def __init__(self, element: _Element) -> None:
        self.element = element
        self.rows: list[list[LooseCell]] = []
        self.cell: _OpenCell | None = None
        self.stray: list[str] = []
        self.inner = 0

    def has_content(self) -> bool:
        return any(cell.text or cell.pictures for row in self.rows for cell in row)


class _ArticleReader:
    def __init__(self, builder: TextBuilder, cleaner: Cleaner, found: Survey, *, show_hidden: bool) -> None:
        self._builder = builder
        self._cleaner = cleaner
        self._found = found
        self._show_hidden = show_hidden
        self._breaks_lines = False
        self._pieces: list[str] = []
        self._level: int | None = None
        self._table: _OpenTable | None = None

    def read(self, *, breaks_lines: bool) -> None:
        from lxml import etree

        self._breaks_lines = breaks_lines
        article = self._found.article
        walk = etree.iterwalk(article, events=("start", "end"))
        skipped: _Element | None = None
        for event, element in walk:
            if event == "start":
                if self._skips(element) or self._takes_whole(element):
                    walk.skip_subtree()
                    skipped = element
                else:
                    self._open(element)
                    self._add(element.text)
                continue
            if element is skipped:
                skipped = None
            else:
                self._close(element)
            if element is not article:
                self._add(element.tail)
        self._flush()

    def _skips(self, element: _Element) -> bool:
        if element is self._found.article:
            return False
        if element.tag in UNSEEN:
            return True
        # A cell left out of a data table would move its neighbours under other headings.
        if self._table is None and element in self._found.noise:
            self._break()
            return True
        return not self._show_hidden and is_hidden(element)

    def _takes_whole(self, element: _Element) -> bool:
        """Read preformatted text as plain text, where line feeds and tabs count."""
        if element.tag != "pre" or self._table is not None or any(child.tag in _BREAKING for child in element):
            return False
        self._flush()
        read_plain(self._cleaner.clean("".join(map(str, element.itertext()))), self._builder)
        return True

    def _open(self, element: _Element) -> None:
        tag = element.tag
        if tag == "br":
            self._break(hard=False)
        elif tag == "img":
            self._picture(element)
        elif tag in BLOCKS:
            self._open_block(element)

    def _open_block(self, element: _Element) -> None:
        table = self._table
        if table is None:
            self._flush()
            self._level = _LEVELS.get(str(element.tag), self._level)
            if element in self._found.data_tables:
                self._table = _OpenTable(element)
        elif element.tag == "table":
            table.inner += 1
            self._break()
        elif table.inner:
            self._break()
        elif element.tag == "tr":
            self._close_cell(table)
            table.rows.append([])
        elif element.tag in ("td", "th"):
            self._open_cell(table, element)
        else:
            self._break()

    def _open_cell(self, table: _OpenTable, element: _Element) -> None:
        self._close_cell(table)
        if not table.rows:
            table.rows.append([])
        height = _span(element.get("rowspan"), zero=0)
        table.cell = _OpenCell([], height, _span(element.get("colspan"), zero=1))

    def _close(self, element: _Element) -> None:
        if element.tag not in BLOCKS:
            return
        table = self._table
        if table is None:
            self._flush()
            if element.tag in _LEVELS:
                self._level = None
        elif element is table.element:
            self._close_table(table)
        elif element.tag == "table":
            table.inner -= 1
            self._break()
        elif not table.inner and element.tag in ("td", "th"):
            self._close_cell(table)
        else:
            self._break()

    def _close_cell(self, table: _OpenTable) -> None:
        cell, table.cell = table.cell, None
        if cell is None:
            return
        text = squash(self._cleaner.clean("".join(cell.pieces))).strip()
        table.rows[-1].append(LooseCell(text, cell.height, cell.width, cell.pictures))

    def _close_table(self, table: _OpenTable) -> None:
        self._close_cell(table)
        self._table = None
        for line in "".join(table.stray).split(_BR):
            self._paragraph(line)
        if table.has_content():
            self._builder.table(lay_out(table.rows))

    def _picture(self, element: _Element) -> None:
        if any(_is_small(element.get(side)) for side in ("width", "height")):
            return
        if self._table is None:
            self._builder.picture()
        elif self._table.cell is not None:
            self._table.cell.pictures += 1

    def _add(self, text: str | None) -> None:
        if not text:
            return
        table = self._table
        if table is None:
            if self._breaks_lines and "\n" in text:
                text = text.replace("\n", _BR)
            self._pieces.append(text)
        elif table.cell is not None:
            table.cell.pieces.append(text)
        else:
            table.stray.append(text)

    def _break(self, *, hard: bool = True) -> None:
        """Break the line: in a cell, a blank; in a paragraph, a new one."""
        table = self._table
        if table is None:
            if hard:
                self._flush()
            else:
                self._pieces.append(_BR)
        elif table.cell is not None:
            table.cell.pieces.append("\n")
        else:
            table.stray.append(_BR)

    def _flush(self) -> None:
        if not self._pieces:
            return
        text = "".join(self._pieces)
        self._pieces.clear()
        if self._level is not None and len(text) <= _LONGEST_TITLE:
            text = text.replace(_BR, "\n")
        for line in text.split(_BR):
            self._paragraph(line)

    def _paragraph(self, line: str) -> None:
        text = squash(self._cleaner.clean(line)).strip()
        if text and not is_furniture(text):
            self._builder.paragraph(text, self._level)


def _span(stated: str | None, *, zero: int) -> int:
    match = _SPAN.match(stated) if stated else None
    if match is None:
        return 1
    return int(match[1]) or zero


def _is_small(stated: str | None) -> bool:
    match = _LENGTH.fullmatch(stated) if stated else None
    return match is not None and int(match[1]) <= _ICON
