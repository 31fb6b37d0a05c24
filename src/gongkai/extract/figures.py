"""All numbers of a report: its tables, and what its sentences state."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Final

from gongkai.extract.claims import Reader, heading_of
from gongkai.extract.statistics import table_figures
from gongkai.model import (
    Block,
    Breakdown,
    Document,
    Excerpt,
    Figure,
    Figures,
    Naming,
    Outline,
    Paragraph,
    ReportForm,
    SecondReader,
    Section,
    Span,
    Statement,
    Table,
)

_SHORTEST_PROSE: Final = 40
_SHORTEST_WRAPPED, _LONGEST_WRAPPED = 24, 64
_MOST_WRAPPED: Final = 40
_TORN: Final = re.compile(r"[\t|｜]")
_LETTER: Final = re.compile("[\u4e00-\u9fff]")
_FEWEST_LETTERS, _ENOUGH_TO_TELL = 4, 200
_ENDS: Final = re.compile(r"[。！？!?：:|\t]\s{0,4}$")
_OPENS: Final = re.compile(
    r"\s|[（(]?[一二三四五六七八九十]{1,3}[）)、.．]|[（(]?\d{1,2}[）)、.．](?!\d)|[一二三四五六七八九]是|第[一二三四五六七八九]|附"
)


@dataclass(frozen=True, slots=True)
class _Passage:
    """A paragraph of a section, its place, and the sub-heading above it."""

    text: str
    offset: int
    heading: str | None


def figures(document: Document, outline: Outline, form: ReportForm, second: SecondReader | None = None) -> Figures:
    """Return the figures of the tables and of the prose, prose in reading order.

    ``second`` is a trained reader, whose answers are set beside what the grammar reads.
    """
    table, voids = table_figures(outline.tables, form)
    prose: list[Figure] = []
    breakdowns: list[Breakdown] = []
    statements: list[Statement] = []
    taken = {id(piece) for matched in outline.tables for piece in matched.pieces}
    sections = (*outline.sections, *outline.repeated, *outline.unknown)
    passages = [(section, list(_under_headings(_passages(document, section.blocks, taken)))) for section in sections]
    namings = iter(_namings(passages, outline.masthead.year, second))
    for section, told in passages:
        reader = Reader(outline.masthead.year, outline.masthead.issuer, section.id)
        for passage in told:
            reader.read(passage.text, passage.offset, next(namings))
        prose.extend(_as_printed(figure, document) for figure in reader.stated.figures)
        breakdowns.extend(reader.stated.breakdowns)
        statements.extend(reader.stated.statements)
    return Figures(
        table=MappingProxyType(dict(table)),
        voids=MappingProxyType(dict(voids)),
        prose=tuple(sorted(prose, key=lambda figure: figure.span)),
        breakdowns=tuple(sorted(breakdowns, key=lambda breakdown: breakdown.span)),
        statements=tuple(sorted(statements, key=lambda statement: statement.span)),
    )


def _namings(
    passages: Iterable[tuple[Section, Iterable[_Passage]]], year: int | None, second: SecondReader | None
) -> Sequence[tuple[Naming, ...]]:
    """Ask the second reader about all passages at once; without one, nothing is named."""
    excerpts = [
        Excerpt(passage.text if _is_running(passage.text) else "", section.id, passage.heading, year)
        for section, told in passages
        for passage in told
    ]
    return [()] * len(excerpts) if second is None else second(excerpts)


def _is_running(text: str) -> bool:
    """Whether a passage is running text, not a cell or a row that a converter tore out of a table."""
    return not _TORN.search(text) and len(_LETTER.findall(text[:_ENOUGH_TO_TELL])) >= _FEWEST_LETTERS


def _under_headings(passages: Iterable[tuple[str, int]]) -> Iterator[_Passage]:
    """Yield passages with the heading above them; one that opens with a heading of its own has it in its text."""
    above: str | None = None
    for text, offset in passages:
        heading = heading_of(text)
        yield _Passage(text, offset, above if heading is None else None)
        above = heading or above


def _as_printed(figure: Figure, document: Document) -> Figure:
    """Give a figure whose number is broken over two lines the text as it stands."""
    printed = document.slice(figure.span)
    return figure if printed == figure.text else replace(figure, text=printed)


def _passages(document: Document, blocks: Iterable[Block], taken: set[int]) -> Iterator[tuple[str, int]]:
    """Yield paragraphs and the prose that stands in cells of a layout table, with their places.

    Lines that a plain text breaks inside its sentences are read as one paragraph.
    """
    wrapped: list[Paragraph] = []
    for block in blocks:
        if isinstance(block, Paragraph) and wrapped and _goes_on(document, wrapped, block):
            wrapped.append(block)
            continue
        yield from _joined(document, wrapped)
        wrapped = [block] if isinstance(block, Paragraph) else []
        if isinstance(block, Table) and id(block) not in taken:
            yield from ((document.slice(cell.span), cell.span.start) for cell in block.cells if _is_prose(cell.text))
    yield from _joined(document, wrapped)


def _joined(document: Document, lines: list[Paragraph]) -> Iterator[tuple[str, int]]:
    if len(lines) == 1:
        yield document.slice(lines[0].span), lines[0].span.start
    elif lines:
        span = Span(lines[0].span.start, lines[-1].span.end)
        yield document.slice(span).replace("\n", " "), span.start


def _goes_on(document: Document, wrapped: list[Paragraph], follower: Paragraph) -> bool:
    """Whether the line before breaks off at the width of the page and this one carries its sentence on."""
    text = wrapped[-1].text
    return (
        _SHORTEST_WRAPPED <= len(text) <= _LONGEST_WRAPPED
        and len(wrapped) < _MOST_WRAPPED
        and follower.level is None
        and not _ENDS.search(text)
        and not _OPENS.match(follower.text)
        and document.slice(Span(wrapped[-1].span.end, follower.span.start)) == "\n"
    )


def _is_prose(text: str) -> bool:
    return len(text) >= _SHORTEST_PROSE and ("。" in text or "，" in text)
