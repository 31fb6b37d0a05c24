"""Documents built by hand: paragraphs and grids with true spans, as reading would have made them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TypeAlias

from gongkai.model import Block, Cell, Document, MatchedTable, Outline, Paragraph, ReportForm, Span, Table
from gongkai.rules.forms import load_form
from gongkai.segment import outline, read_masthead

PACKS = Path(__file__).resolve().parents[2] / "src" / "gongkai" / "rules" / "packs"


@dataclass(frozen=True)
class Tall:
    """A cell that covers several rows or columns."""

    text: str
    height: int = 1
    width: int = 1


@dataclass(frozen=True)
class Marked:
    """A paragraph that its source marked as a heading."""

    text: str
    level: int = 2


@dataclass(frozen=True)
class Picture:
    """A place where a picture stands."""


Row: TypeAlias = Sequence[str | Tall]
Grid: TypeAlias = Sequence[Row]
Content: TypeAlias = str | Marked | Picture | Grid


class _Sheet:
    def __init__(self) -> None:
        self.pieces: list[str] = []
        self.length = 0

    @property
    def text(self) -> str:
        return "".join(self.pieces)

    def write(self, text: str) -> Span:
        start = self.length
        self.pieces.append(text)
        self.length += len(text)
        return Span(start, self.length)

    def table(self, rows: Grid) -> Table:
        start = self.length
        taken: set[tuple[int, int]] = set()
        cells = []
        for row, texts in enumerate(rows):
            column = 0
            for given in texts:
                cell = given if isinstance(given, Tall) else Tall(given)
                while (row, column) in taken:
                    column += 1
                taken |= {(row + y, column + x) for y in range(cell.height) for x in range(cell.width)}
                cells.append(Cell(row, column, self.write(cell.text), cell.text, cell.height, cell.width))
                self.write("\t")
                column += cell.width
            self.write("\n")
        columns = max(column for _, column in taken) + 1
        return Table(Span(start, self.length), len(rows), columns, tuple(cells))


def document(
    *contents: Content, page_title: str | None = None, losses: tuple[str, ...] = (), media_type: str = "text/html"
) -> Document:
    """Return a document of paragraphs, grids and pictures in this order."""
    sheet = _Sheet()
    blocks: list[Block] = []
    pictures = []
    for content in contents:
        if isinstance(content, Picture):
            pictures.append(Span(sheet.length, sheet.length))
        elif isinstance(content, str | Marked):
            words = content.text if isinstance(content, Marked) else content
            level = content.level if isinstance(content, Marked) else None
            blocks.append(Paragraph(sheet.write(words), words, level))
        else:
            blocks.append(sheet.table(content))
        sheet.write("\n")
    return Document(
        "report.html", media_type, "0" * 64, sheet.text, tuple(blocks), (), losses, tuple(pictures), page_title
    )


@cache
def form(year: int = 2022) -> ReportForm:
    """Return the official form for a report year."""
    return load_form(PACKS / ("2021" if year >= 2021 else "2019"))


def outlined(*contents: Content, year: int = 2022, losses: tuple[str, ...] = ()) -> Outline:
    """Return the outline of a document with these contents."""
    made = document(*contents, losses=losses)
    return outline(made, form(year), read_masthead(made))


def values(matched: MatchedTable | None) -> dict[str, str]:
    """Return what stands in the cells of a table, by name without the table's own."""
    assert matched is not None
    return {entry.name.partition(".")[2]: entry.cell.text for entry in matched.entries}


def statuses(found: Outline) -> dict[str | None, str]:
    """Return the status of every section."""
    return {section.id: section.status for section in found.sections}


def titles(found: Outline) -> dict[str | None, str | None]:
    """Return the printed title of every section."""
    return {section.id: section.title for section in found.sections}
