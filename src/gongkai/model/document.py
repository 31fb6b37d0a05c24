"""What was submitted: one text, and blocks that point into it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open range of code points in ``Document.text``."""

    start: int
    end: int

    def __len__(self) -> int:
        return self.end - self.start

    def contains(self, other: Span) -> bool:
        """Tell whether ``other`` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end

    def shifted(self, offset: int) -> Span:
        """Return the same range ``offset`` code points further on."""
        return Span(self.start + offset, self.end + offset)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A run of text between two breaks; ``level`` is the source's own heading level (1-6), if it gave one."""

    span: Span
    text: str
    level: int | None = None


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a table, laid out on the grid.

    ``row`` and ``column`` are its upper left place, counted from 0; ``height`` and ``width`` are in grid places.
    ``text`` is exactly ``Document.text[span]``.
    """

    row: int
    column: int
    span: Span
    text: str
    height: int = 1
    width: int = 1


@dataclass(frozen=True, slots=True)
class Table:
    """A grid of cells in reading order; places without a cell were not in the source."""

    span: Span
    rows: int
    columns: int
    cells: tuple[Cell, ...]

    def grid(self) -> tuple[tuple[Cell | None, ...], ...]:
        """Return rows x columns; a merged cell stands at every place it covers."""
        places: list[list[Cell | None]] = [[None] * self.columns for _ in range(self.rows)]
        for cell in self.cells:
            for row in range(cell.row, min(cell.row + cell.height, self.rows)):
                for column in range(cell.column, min(cell.column + cell.width, self.columns)):
                    places[row][column] = cell
        return tuple(tuple(row) for row in places)


Block: TypeAlias = Paragraph | Table


@dataclass(frozen=True, slots=True)
class Document:
    """A text that was read, with its blocks in reading order.

    ``warnings`` tell what reading cost (an encoding guessed, characters removed), in Chinese, for the reviewer.
    ``losses`` are warnings that say text may be gone (a file cut off, a part that was not read): with one of them,
    what is absent from the text is not proven absent from the report. ``pictures`` are the places where a picture
    stands, each an empty span. ``page_title`` is the title that the file states about itself (HTML ``<title>``),
    outside ``text``.
    """

    name: str
    media_type: str
    sha256: str
    text: str
    blocks: tuple[Block, ...]
    warnings: tuple[str, ...] = ()
    losses: tuple[str, ...] = ()
    pictures: tuple[Span, ...] = ()
    page_title: str | None = None
    pages: int | None = None

    def slice(self, span: Span) -> str:
        """Return the text under ``span``."""
        return self.text[span.start : span.end]

    @property
    def paragraphs(self) -> tuple[Paragraph, ...]:
        """The paragraphs in reading order, tables left out."""
        return tuple(block for block in self.blocks if isinstance(block, Paragraph))

    @property
    def tables(self) -> tuple[Table, ...]:
        """The tables in reading order, as they were read, before any matching."""
        return tuple(block for block in self.blocks if isinstance(block, Table))
