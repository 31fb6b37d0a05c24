"""A report before it is written to a file: passages, tables and sections, with every meaning marked at its birth.

Offsets are code points into the passage that carries them; they are born when the sentence is worded and moved along
with every edit, so that nothing is ever searched again.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import Literal, TypeAlias

from gongkai.evaluate.ledger import Ledger
from gongkai.evaluate.world import Issuer
from gongkai.model import Precision

Role: TypeAlias = Literal["title", "preamble", "heading", "subheading", "body", "signature"]


@dataclass(frozen=True, slots=True)
class Claim:
    """A number in a sentence. ``name`` is empty for a part that has no canonical name.

    ``start`` and ``end`` cover the number with its counter, for a none-claim the phrase that denies.
    """

    start: int
    end: int
    name: str
    value: Decimal
    unit: str = "件"
    precision: Precision = "exact"
    resolution: Decimal = Decimal(0)
    none_claim: bool = False
    scope: str | None = None

    def moved(self, by: int) -> Claim:
        """Return the same claim ``by`` code points further on."""
        return replace(self, start=self.start + by, end=self.end + by)


@dataclass(frozen=True, slots=True)
class Ratio:
    """A share of a whole, or a growth over last year. ``numerator`` and ``denominator`` are what it is made of."""

    start: int
    end: int
    kind: Literal["share", "growth"]
    numerator: Decimal
    denominator: Decimal
    printed: str
    stated_last: bool = False

    def moved(self, by: int) -> Ratio:
        """Return the same ratio ``by`` code points further on."""
        return replace(self, start=self.start + by, end=self.end + by)


@dataclass(frozen=True, slots=True)
class Sum:
    """A whole and its parts, as places in the passage's claims. ``complete``: the wording says these are all."""

    whole: int
    parts: tuple[int, ...]
    complete: bool = True

    def moved(self, by: int) -> Sum:
        """Return the same sum with claims counted ``by`` further on."""
        return replace(self, whole=self.whole + by, parts=tuple(part + by for part in self.parts))


@dataclass(frozen=True, slots=True)
class Opinion:
    """A sentence of section five: a problem or a remedy, with its label. ``pair`` joins the two."""

    start: int
    end: int
    role: Literal["issue", "remedy"]
    label: str
    pair: int

    def moved(self, by: int) -> Opinion:
        """Return the same opinion ``by`` code points further on."""
        return replace(self, start=self.start + by, end=self.end + by)


@dataclass(frozen=True, slots=True)
class Passage:
    """One paragraph. ``topic`` tells which of the five topics, or which matter, it is about."""

    text: str
    role: Role = "body"
    topic: str = ""
    claims: tuple[Claim, ...] = ()
    ratios: tuple[Ratio, ...] = ()
    sums: tuple[Sum, ...] = ()
    opinions: tuple[Opinion, ...] = ()
    templates: tuple[str, ...] = ()

    def followed_by(self, other: Passage) -> Passage:
        """Return this passage with ``other`` written on in the same paragraph."""
        by, count = len(self.text), len(self.claims)
        return replace(
            self,
            text=self.text + other.text,
            claims=self.claims + tuple(claim.moved(by) for claim in other.claims),
            ratios=self.ratios + tuple(ratio.moved(by) for ratio in other.ratios),
            sums=self.sums + tuple(each.moved(count) for each in other.sums),
            opinions=self.opinions + tuple(opinion.moved(by) for opinion in other.opinions),
            templates=self.templates + other.templates,
        )

    def rewritten(self, start: int, end: int, text: str) -> Passage:
        """Return the passage with ``text`` in place of a stretch; marks behind it move, marks inside it stretch."""
        by = len(text) - (end - start)

        def place(at: int) -> int:
            return at if at <= start else max(at + by, start)

        return replace(
            self,
            text=self.text[:start] + text + self.text[end:],
            claims=tuple(replace(claim, start=place(claim.start), end=place(claim.end)) for claim in self.claims),
            ratios=tuple(replace(ratio, start=place(ratio.start), end=place(ratio.end)) for ratio in self.ratios),
            opinions=tuple(replace(each, start=place(each.start), end=place(each.end)) for each in self.opinions),
        )


def plain(text: str, role: Role = "body", topic: str = "") -> Passage:
    """Return a passage without any mark."""
    return Passage(text, role, topic)


def joined(passages: Iterable[Passage]) -> Passage:
    """Return one paragraph out of several."""
    first, *rest = passages
    for passage in rest:
        first = first.followed_by(passage)
    return first


@dataclass(frozen=True, slots=True)
class GridCell:
    """A cell at its place on the grid. ``name`` is the figure it prints, empty for labels."""

    row: int
    column: int
    text: str
    name: str = ""
    height: int = 1
    width: int = 1


@dataclass(frozen=True, slots=True)
class Grid:
    """A printed table. ``table`` is the form's table id; a table two in four pieces is four grids.

    ``look`` is the id of the layout that writes it; ``rows`` maps the row ids of the form to grid rows.
    """

    table: str
    look: str
    height: int
    width: int
    cells: tuple[GridCell, ...]

    def printed(self) -> dict[str, str]:
        """Return figure name -> printed text."""
        return {cell.name: cell.text for cell in self.cells if cell.name}

    def with_text(self, name: str, text: str) -> Grid:
        """Return the grid with another text in the cell of this figure."""
        return replace(self, cells=tuple(replace(c, text=text) if c.name == name else c for c in self.cells))

    def without_row(self, row: int) -> Grid:
        """Return the grid with one row cut out; cells that span it shrink."""
        kept = []
        for cell in self.cells:
            if cell.row == row and cell.height == 1:
                continue
            covers = cell.row <= row < cell.row + cell.height
            kept.append(replace(cell, row=cell.row - (cell.row > row), height=cell.height - covers))
        return replace(self, height=self.height - 1, cells=tuple(kept))

    def without_column(self, column: int) -> Grid:
        """Return the grid with one column cut out; cells that span it shrink."""
        kept = []
        for cell in self.cells:
            if cell.column == column and cell.width == 1:
                continue
            covers = cell.column <= column < cell.column + cell.width
            kept.append(replace(cell, column=cell.column - (cell.column > column), width=cell.width - covers))
        return replace(self, width=self.width - 1, cells=tuple(kept))


Piece: TypeAlias = Passage | Grid


@dataclass(frozen=True, slots=True)
class Part:
    """A top-level section as printed. ``id`` is empty for one the format does not know."""

    id: str
    heading: Passage
    pieces: tuple[Piece, ...]
    number: str = ""
    title: str = ""
    heading_in_grid: bool = False


@dataclass(frozen=True, slots=True)
class Draft:
    """A whole report before it is written.

    ``may`` names rules that may lawfully fire although the report is sound (advice on wording and the like).
    ``furniture`` is the id of the page or text style; ``picture_tables`` are tables shown as pictures only.
    """

    issuer: Issuer
    year: int
    form: Literal["2019", "2021"]
    split: str
    medium: Literal["html", "text"]
    furniture: str
    encoding: str
    published: str
    ledger: Ledger
    title: tuple[Passage, ...]
    preamble: tuple[Passage, ...]
    parts: tuple[Part, ...]
    signature: tuple[Passage, ...] = ()
    may: frozenset[str] = frozenset()
    templates: tuple[str, ...] = ()
    page_title: str = ""
    period: tuple[str, str] | None = None
    picture_tables: frozenset[str] = field(default_factory=frozenset)

    def part(self, section: str) -> Part | None:
        """Return the first section with this id."""
        return next((part for part in self.parts if part.id == section), None)

    def grids(self, table: str) -> tuple[Grid, ...]:
        """Return the grids of one table of the form, in reading order."""
        return tuple(p for part in self.parts for p in part.pieces if isinstance(p, Grid) and p.table == table)

    def passages(self) -> tuple[tuple[str, Passage], ...]:
        """Return every passage with the id of its section, in reading order."""
        found: list[tuple[str, Passage]] = [("title", p) for p in self.title]
        found += [("preamble", p) for p in self.preamble]
        for part in self.parts:
            found.append((part.id, part.heading))
            found += [(part.id, p) for p in part.pieces if isinstance(p, Passage)]
        return (*found, *(("signature", p) for p in self.signature))

    def printed(self) -> dict[str, str]:
        """Return figure name -> printed text, of the first table that carries the name."""
        found: dict[str, str] = {}
        for part in self.parts:
            for piece in part.pieces:
                if isinstance(piece, Grid):
                    for name, text in piece.printed().items():
                        found.setdefault(name, text)
        return found
