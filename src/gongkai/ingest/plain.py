"""Plain text: a line is a paragraph; lines that hold tabs or bars, one below the other, are a table."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final, Literal, TypeAlias

from gongkai.ingest.builder import TextBuilder
from gongkai.ingest.grid import Grid, PlacedCell, too_large
from gongkai.ingest.limits import TABLE_PLACES

_LineKind: TypeAlias = Literal["text", "blank", "tab", "bar", "rule"]

_BARS: Final = re.compile("[|｜│┃]")
_RULE: Final = re.compile(r"[\s|:+\-=─━┄┈┌┬┐├┼┤└┴┘┏┳┓┣╋┫┗┻┛│┃]+")
_HEADING: Final = re.compile(r"(#{1,6})[ \u3000]+(?=\S)")
_BREAK_TAG: Final = re.compile(r"<br\s{0,5}/?>", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Line:
    kind: _LineKind
    text: str
    cells: tuple[str, ...] = ()

    @property
    def filled(self) -> int:
        """How many cells hold something."""
        return sum(1 for cell in self.cells if cell)


def read_plain(text: str, builder: TextBuilder, *, markdown: bool = False) -> None:
    """Add the paragraphs and tables of cleaned text to ``builder``.

    ``markdown`` takes heading signs and bold signs away; without it they are looked for only where a line of dashes
    shows a Markdown table.
    """
    lines = [_line(line) for line in text.split("\n")]
    markdown = markdown or any(line.kind == "rule" and "-" in line.text and "|" in line.text for line in lines)
    for run in _runs(_without_spacing(lines)):
        if run[0].kind in ("tab", "bar", "rule"):
            _read_rows(run, builder)
        else:
            _read_line(run[0].text, builder, markdown=markdown)


def _line(text: str) -> _Line:
    if "\t" in text:
        cells = tuple(cell.strip() for cell in text.split("\t"))
        return _Line("text", text) if _is_indented_prose(cells) else _Line("tab", text, cells)
    if not text.strip():
        return _Line("blank", "")
    if len(text) < 2_000 and _RULE.fullmatch(text) and len(text.strip()) >= 3:
        return _Line("rule", text)
    if _BARS.search(text):
        return _Line("bar", text, _bar_cells(text))
    return _Line("text", text)


def _is_indented_prose(cells: Sequence[str]) -> bool:
    """Tell a sentence set in by a tab from a row with one filled cell."""
    filled = [cell for cell in cells if cell]
    return len(filled) == 1 and ("。" in filled[0] or len(filled[0]) > 120)


def _bar_cells(text: str) -> tuple[str, ...]:
    pieces = [_BREAK_TAG.sub(" ", piece).strip() for piece in _BARS.split(text.replace("\\|", "/"))]
    if not pieces[-1]:
        pieces.pop()
    if pieces and not pieces[0] and text.lstrip()[:1] in "|｜│┃":
        pieces.pop(0)
    return tuple(pieces)


def _without_spacing(lines: list[_Line]) -> list[_Line]:
    """Drop blank lines between rows where the whole file is written with every other line blank."""
    rows = [index for index, line in enumerate(lines) if line.kind in ("tab", "bar")]
    neighbours = sum(1 for left, right in pairwise(rows) if right == left + 1)
    spaced = {left + 1 for left, right in pairwise(rows) if right == left + 2 and lines[left + 1].kind == "blank"}
    if len(spaced) < 3 or neighbours * 4 > len(spaced):
        return lines
    return [line for index, line in enumerate(lines) if index not in spaced]


def _runs(lines: Sequence[_Line]) -> Iterator[list[_Line]]:
    """Yield rows that follow one another together, every other line alone."""
    run: list[_Line] = []
    for line in lines:
        if run and not _continues(run, line):
            yield run
            run = []
        if line.kind in ("tab", "bar", "rule"):
            run.append(line)
        elif line.kind == "text":
            yield [line]
    if run:
        yield run


def _continues(run: Sequence[_Line], line: _Line) -> bool:
    return (run[0].kind == "tab") == (line.kind == "tab") and line.kind in ("tab", "bar", "rule")


def _read_rows(run: Sequence[_Line], builder: TextBuilder) -> None:
    rows = [row for row in run if row.kind != "rule"]
    while rows and not rows[0].filled:
        rows.pop(0)
    while rows and not rows[-1].filled:
        rows.pop()
    if _is_table(rows, ruled=any(row.kind == "rule" and "-" in row.text for row in run)):
        builder.table(_grid([row.cells for row in rows]))
        return
    for row in rows:
        builder.paragraph(row.text)


def _is_table(rows: Sequence[_Line], *, ruled: bool) -> bool:
    """Tell rows of a table from a line or two that happen to hold a separator."""
    if not any(row.filled >= 2 for row in rows):
        return False
    if len(rows) >= 2 or ruled:
        return True
    return rows[0].kind == "tab" and rows[0].filled >= 3


def _grid(rows: Sequence[Sequence[str]]) -> Grid:
    columns = max(len(row) for row in rows)
    if len(rows) * columns > TABLE_PLACES:
        raise too_large()
    cells = (PlacedCell(row, column, 1, 1, text) for row, texts in enumerate(rows) for column, text in enumerate(texts))
    return Grid(len(rows), columns, tuple(cells))


def _read_line(text: str, builder: TextBuilder, *, markdown: bool) -> None:
    text = text.strip()
    level = None
    if markdown:
        heading = _HEADING.match(text)
        if heading:
            level, text = len(heading[1]), text[heading.end() :].rstrip("# ")
        text = text.replace("**", "")
    builder.paragraph(text, level)
