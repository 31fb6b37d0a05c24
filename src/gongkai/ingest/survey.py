"""Where the article of a page lies, what on the page is noise, and which tables hold data.

One walk over the page weighs its elements. The article is the smallest element that holds everything that looks
like a report or like prose; inside it only what is plainly furniture of the site is left out, because losing text is
worse than keeping a line too much.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from gongkai.errors import ReadError
from gongkai.ingest.limits import DEPTH
from gongkai.ingest.wording import is_box_label, is_evidence, is_footer, is_furniture, is_prose, squash

if TYPE_CHECKING:
    from lxml.etree import _Element

BLOCKS: Final = frozenset({
    "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "div", "dl", "dt",
    "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "html",
    "li", "main", "menu", "nav", "ol", "p", "pre", "section", "summary", "table", "tbody", "td", "tfoot", "th",
    "thead", "tr", "ul",
})  # fmt: skip
UNSEEN: Final = frozenset({
    "applet", "area", "audio", "base", "basefont", "bgsound", "button", "canvas", "col", "colgroup", "datalist",
    "embed", "frame", "frameset", "head", "iframe", "input", "link", "map", "math", "meta", "noframes", "noscript",
    "object", "optgroup", "option", "param", "script", "select", "style", "svg", "template", "textarea", "title",
    "video",
})  # fmt: skip
_CONTAINERS: Final = frozenset({
    "article", "blockquote", "body", "center", "dd", "div", "fieldset", "form", "html", "li", "main", "section", "td",
    "th",
})  # fmt: skip
_REMOVABLE: Final = frozenset({
    "aside", "div", "dl", "footer", "form", "header", "li", "nav", "ol", "p", "section", "table", "td", "tr", "ul",
})  # fmt: skip
_PARTS: Final = frozenset({"li", "p", "td", "tr"})  # what is told of them is told of the box they stand in
_HIDING: Final = re.compile(
    r"display\s{0,9}:\s{0,9}none|visibility\s{0,9}:\s{0,9}hidden|mso-hide\s{0,9}:\s{0,9}all", re.IGNORECASE
)
_SITE_CLASS: Final = re.compile(
    r"(?:^|[\s_-])(?:nav|navbar|menu|crumbs?|breadcrumbs?|position|location|footer|foot|copyright|share|bdshare|sidebar|"
    r"toolbar|search|login|friend(?:link)?s?|related|pagination|pager|print|qrcode|fontsize|dqwz|wzgn)(?:$|[\s_\d-])",
    re.IGNORECASE,
)


_SHORTEST_MARK: Final = 2  # of the words that tell site from report; spares every cell with a bare digit


@dataclass(slots=True)
class _Weight:
    """What lies inside one open element."""

    element: _Element
    evidence: int = 0
    prose: int = 0
    characters: int = 0
    linked: int = 0
    links: int = 0
    labels: int = 0
    paragraphs: int = 0
    nested_cells: int = 0
    cells: int = 0
    short_cells: int = 0
    row_cells: int = 0
    widest_row: int = 0
    has_long_cell: bool = False


@dataclass(slots=True)
class Survey:
    """The result: the article's element, elements to leave out, tables whose cells are data, and what was seen."""

    article: _Element
    noise: set[_Element] = field(default_factory=set)
    data_tables: set[_Element] = field(default_factory=set)
    evidence: int = 0
    characters: int = 0


def is_hidden(element: _Element) -> bool:
    """Tell whether the element itself says that it is not shown."""
    if element.get("hidden") is not None:
        return True
    style = element.get("style")
    return style is not None and _HIDING.search(style) is not None


def survey(root: _Element, *, show_hidden: bool = False) -> Survey:
    """Weigh the elements of a page.

    Raises:
        ReadError: elements lie deeper inside one another than we read.
    """
    return _Surveyor(root, show_hidden=show_hidden).walk()


class _Surveyor:
    def __init__(self, root: _Element, *, show_hidden: bool) -> None:
        self._root = root
        self._show_hidden = show_hidden
        self._stack = [_Weight(root)]
        self._closed: list[_Weight] = []
        self._found = Survey(root)
        self._text: list[str] = []
        self._linked = 0
        self._link_depth = 0
        self._depth = 0

    def walk(self) -> Survey:
        from lxml import etree

        walk = etree.iterwalk(self._root, events=("start", "end"))
        skipped: _Element | None = None
        for event, element in walk:
            if event == "start":
                if self._skips(element):
                    walk.skip_subtree()
                    skipped = element
                else:
                    self._open(element)
                continue
            if element is skipped:
                skipped = None
            else:
                self._close(element)
            self._add(element.tail)
        self._flush()
        self._closed.append(self._stack[0])
        self._found.evidence = self._stack[0].evidence
        self._found.characters = self._stack[0].characters
        self._found.article = self._article()
        return self._found

    def _skips(self, element: _Element) -> bool:
        return element.tag in UNSEEN or (not self._show_hidden and is_hidden(element))

    def _open(self, element: _Element) -> None:
        self._depth += 1
        if self._depth > DEPTH:
            raise too_deep()
        tag = element.tag
        if tag == "br":
            self._flush()
        elif tag in BLOCKS and element is not self._root:
            self._flush()
            self._stack.append(_Weight(element))
        elif tag == "a" and element.get("href"):
            self._link_depth += 1
            self._stack[-1].links += 1
        self._add(element.text)

    def _close(self, element: _Element) -> None:
        self._depth -= 1
        if element.tag in BLOCKS and element is not self._root:
            self._flush()
            weight = self._stack.pop()
            self._closed.append(weight)
            self._hand_up(weight, self._stack[-1])
        elif element.tag == "a" and element.get("href"):
            self._link_depth -= 1

    def _add(self, text: str | None) -> None:
        if text and not text.isspace():
            self._text.append(text)
            if self._link_depth:
                self._linked += len(text.strip())

    def _flush(self) -> None:
        """Weigh the text gathered since the last break."""
        if not self._text:
            return
        text = squash("".join(self._text)).strip()
        self._text.clear()
        linked, self._linked = self._linked, 0
        weight = self._stack[-1]
        weight.characters += len(text)
        weight.linked += linked
        weight.paragraphs += 1
        if len(text) < _SHORTEST_MARK or text.isdigit() or linked * 2 > len(text):
            return
        if is_box_label(text):
            weight.labels += 1
        elif is_furniture(text):
            return
        elif is_evidence(text):
            weight.evidence += 1
        elif is_prose(text) and not is_footer(text):
            weight.prose += len(text)

    def _hand_up(self, weight: _Weight, parent: _Weight) -> None:
        tag = weight.element.tag
        self._hand_up_table(weight, parent)
        if tag in _REMOVABLE and _is_noise(weight):
            self._found.noise.add(weight.element)
            if tag not in _PARTS:
                return
        parent.evidence += weight.evidence
        parent.prose += weight.prose
        parent.characters += weight.characters
        parent.linked += weight.linked
        parent.links += weight.links
        parent.labels += weight.labels
        parent.paragraphs += weight.paragraphs

    def _hand_up_table(self, weight: _Weight, parent: _Weight) -> None:
        """Count cells upwards; at the end of a table judge it."""
        tag = weight.element.tag
        if tag == "table":
            if _holds_data(weight):
                self._found.data_tables.add(weight.element)
            parent.nested_cells += weight.cells + weight.nested_cells
            return
        parent.nested_cells += weight.nested_cells
        if tag in ("td", "th"):
            self._count_cell(weight, parent)
        elif tag in ("tr", "tbody", "thead", "tfoot"):
            _add_table_counts(weight, parent)

    def _count_cell(self, cell: _Weight, row: _Weight) -> None:
        row.cells += 1
        row.row_cells += 1
        if cell.nested_cells == 0 and 0 < cell.characters <= 120:
            row.short_cells += 1
        if cell.evidence > 2 or (cell.paragraphs >= 3 and cell.prose >= 150) or cell.prose >= 500:
            row.has_long_cell = True

    def _article(self) -> _Element:
        """Return the deepest container that holds all evidence and all prose."""
        whole = self._stack[0]
        if whole.evidence == 0 and whole.prose == 0:
            return self._root
        for weight in self._closed:
            if weight.evidence == whole.evidence and weight.prose == whole.prose:
                return self._container(weight.element)
        return self._root

    def _container(self, element: _Element) -> _Element:
        """Climb from a paragraph, a row or a data table to what can hold an article."""
        current = element
        for ancestor in [element, *element.iterancestors()]:
            if ancestor in self._found.data_tables:
                parent = ancestor.getparent()
                current = parent if parent is not None else self._root
        for ancestor in [current, *current.iterancestors()]:
            if ancestor.tag in _CONTAINERS:
                return ancestor
        return self._root


def _add_table_counts(weight: _Weight, parent: _Weight) -> None:
    parent.cells += weight.cells
    parent.short_cells += weight.short_cells
    parent.has_long_cell |= weight.has_long_cell
    parent.widest_row = max(parent.widest_row, weight.widest_row, weight.row_cells)


def _holds_data(table: _Weight) -> bool:
    """Tell a data table from one that only arranges the page."""
    if table.widest_row < 2:
        return False
    if table.nested_cells:
        return table.short_cells >= 8 and table.short_cells >= table.nested_cells and not table.has_long_cell
    return not table.has_long_cell


def _is_noise(weight: _Weight) -> bool:
    if weight.evidence or weight.prose:
        return False
    element = weight.element
    if element.tag in ("nav", "footer"):
        return True
    if weight.labels >= 2 and weight.characters < 600:
        return True
    if weight.links >= 3 and weight.linked * 10 >= weight.characters * 6:
        return True
    return any(_SITE_CLASS.search(element.get(name) or "") for name in ("class", "id"))


def too_deep() -> ReadError:
    """Return the error for a page nested beyond the limit."""
    return ReadError(
        f"网页嵌套过深，超过 {DEPTH} 层，后面的文字读不到", remedy="请用浏览器打开后重新保存，或另存为纯文本"
    )
