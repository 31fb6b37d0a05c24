"""What one report says: its masthead, sections, tables and figures. No judgement."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType
from typing import Literal, TypeAlias

from gongkai.model.document import Block, Cell, Document, Paragraph, Span, Table
from gongkai.model.quantity import Quantity

Status: TypeAlias = Literal["found", "missing", "undetermined"]
Level: TypeAlias = Literal["government", "department", "township"]
Certainty: TypeAlias = Literal["sure", "likely", "faint"]
VoidKind: TypeAlias = Literal["blank", "slash", "dash", "not_applicable", "unreadable"]


@dataclass(frozen=True, slots=True)
class Period:
    """A statistical period as stated, with the place where it is stated."""

    start: date
    end: date
    span: Span


@dataclass(frozen=True, slots=True)
class YearMention:
    """A year given in the title or the preamble as the report's own."""

    year: int
    span: Span


@dataclass(frozen=True, slots=True)
class Masthead:
    """Who reports, for which year, under which format; each None when the text does not tell.

    ``years`` are all places of title and preamble that name the report's year. ``is_report`` is False when the text
    shows no sign of being an annual report on disclosure.
    """

    issuer: str | None = None
    year: int | None = None
    level: Level | None = None
    title: Span | None = None
    period: Period | None = None
    years: tuple[YearMention, ...] = ()
    is_report: bool = True


@dataclass(frozen=True, slots=True)
class SubHeading:
    """A heading inside a section: its number as printed, its words, its place."""

    number: str
    title: str
    span: Span


@dataclass(frozen=True, slots=True)
class Section:
    """A top-level section as found.

    ``id`` is None for a heading that the format does not know. ``title`` and ``heading`` are None when the heading is
    lost. ``span`` covers heading and body. ``reason`` says, in Chinese, why a status is not ``found``. ``number`` is
    the printed numeral (1 for 一), None without one. ``confidence`` lies between 0 and 1.
    """

    id: str | None
    title: str | None
    heading: Span | None
    span: Span | None
    blocks: tuple[Block, ...] = ()
    subheadings: tuple[SubHeading, ...] = ()
    status: Status = "found"
    reason: str | None = None
    confidence: float = 1.0
    number: int | None = None

    @property
    def paragraphs(self) -> tuple[Paragraph, ...]:
        """The paragraphs of the body, tables left out."""
        return tuple(block for block in self.blocks if isinstance(block, Paragraph))


@dataclass(frozen=True, slots=True)
class Entry:
    """One place of the form, matched to the cell that fills it. ``name`` is ``<table>.<row>.<column>``."""

    name: str
    cell: Cell


@dataclass(frozen=True, slots=True)
class MatchedTable:
    """A table of the form as found in the report, pieces on several pages joined.

    ``section`` is the id of the section it stands in. ``copies`` counts how often the whole table stands in the
    report. ``extra_rows`` are cells of the label column that no row of the form claims. ``other_form`` names the
    format whose labels the table carries, when that is not the report's own. ``order_kept`` is False when the rows
    stand in another order than the form's.
    """

    id: str
    pieces: tuple[Table, ...]
    entries: tuple[Entry, ...]
    span: Span | None
    status: Status = "found"
    reason: str | None = None
    rows_read: int = 0
    rows_expected: int = 0
    section: str | None = None
    missing_rows: tuple[str, ...] = ()
    missing_columns: tuple[str, ...] = ()
    extra_rows: tuple[Cell, ...] = ()
    duplicates: tuple[tuple[Entry, ...], ...] = ()
    other_form: str | None = None
    order_kept: bool = True


@dataclass(frozen=True, slots=True)
class Outline:
    """The skeleton of a report. ``sections`` holds one entry per section of the form, in the form's order.

    ``repeated`` are further sections with an id already used; ``unknown`` are top-level headings that the form does
    not know. ``printed_order`` gives the ids of found sections as they follow one another in the text. ``unread``
    are tables that nobody recognised; ``tail`` is what follows the last section and belongs to none.
    """

    masthead: Masthead
    preamble: tuple[Block, ...]
    sections: tuple[Section, ...]
    tables: tuple[MatchedTable, ...]
    unread: tuple[Table, ...] = ()
    repeated: tuple[Section, ...] = ()
    unknown: tuple[Section, ...] = ()
    printed_order: tuple[str, ...] = ()
    tail: tuple[Block, ...] = ()

    def section(self, section_id: str) -> Section | None:
        """Return the section with this id, None if the form has none."""
        return next((section for section in self.sections if section.id == section_id), None)

    def table(self, table_id: str) -> MatchedTable | None:
        """Return the table with this id, None if the form has none."""
        return next((table for table in self.tables if table.id == table_id), None)


@dataclass(frozen=True, slots=True)
class Figure:
    """A number with a name.

    ``name`` is a canonical name of the form or one of the prose names in ``docs/glossary.md``. ``span`` covers the
    number with its counter; ``clause`` (prose only) the clause that states it. ``none_claim`` marks "none was
    received" and the like, whose value is 0. ``scope`` is None when the figure speaks of the whole report, else the
    word that narrows or widens it (全市, 本机关, 网站); such a figure may only be put as a question. ``certainty`` is
    ``sure`` when the grammar reads it and no trained reader objects, else ``likely`` or ``faint``: what rests on
    such a figure is asked, never told as a fact.
    """

    name: str
    quantity: Quantity
    span: Span
    text: str
    source: Literal["table", "prose"]
    clause: Span | None = None
    none_claim: bool = False
    scope: str | None = None
    certainty: Certainty = "sure"


@dataclass(frozen=True, slots=True)
class Void:
    """A cell of the form that is there but holds no number."""

    name: str
    kind: VoidKind
    span: Span
    text: str


@dataclass(frozen=True, slots=True)
class Part:
    """One member of a breakdown: its words and its number."""

    label: str
    quantity: Quantity
    span: Span


@dataclass(frozen=True, slots=True)
class Breakdown:
    """A whole and its parts as one passage tells them.

    ``complete`` is True when the wording says that the parts are all (分别, 其他…, natural persons and
    organisations), False when it says they are not (等, 主要), None when it leaves that open. ``overlapping`` is True
    when one item may lawfully count in two parts (channels of publication). ``further`` are like figures of the next
    sentence, which the wording does not call parts.
    """

    label: str
    whole: Quantity
    span: Span
    parts: tuple[Part, ...]
    complete: bool | None
    overlapping: bool = False
    further: tuple[Part, ...] = ()


@dataclass(frozen=True, slots=True)
class Statement:
    """Something a sentence states without a number: ``all_finished`` (均已办结), ``handling_fee_none``.

    ``span`` covers its clause; ``scope`` is as in ``Figure``.
    """

    key: str
    span: Span
    scope: str | None = None


@dataclass(frozen=True, slots=True)
class Figures:
    """All numbers of a report. A name in neither ``table`` nor ``voids`` was lost or never printed."""

    table: Mapping[str, Figure] = field(default_factory=lambda: MappingProxyType({}))
    voids: Mapping[str, Void] = field(default_factory=lambda: MappingProxyType({}))
    prose: tuple[Figure, ...] = ()
    breakdowns: tuple[Breakdown, ...] = ()
    statements: tuple[Statement, ...] = ()

    def cell(self, name: str) -> Figure | Void | None:
        """Return what the table holds under this name, None if the place was lost or never printed."""
        return self.table.get(name) or self.voids.get(name)

    def stated(self, name: str) -> tuple[Figure, ...]:
        """Return the prose figures with this name, in reading order."""
        return tuple(figure for figure in self.prose if figure.name == name)


@dataclass(frozen=True, slots=True)
class Report:
    """One report, described."""

    document: Document
    outline: Outline
    figures: Figures
