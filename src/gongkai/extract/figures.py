"""All numbers of a report: its tables, and what its sentences state."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from types import MappingProxyType
from typing import Final

from gongkai.extract.claims import Reader
from gongkai.extract.statistics import table_figures
from gongkai.model import Block, Breakdown, Document, Figure, Figures, Outline, ReportForm, Statement, Table

_SHORTEST_PROSE: Final = 40


def figures(document: Document, outline: Outline, form: ReportForm) -> Figures:
    """Return the figures of the tables and of the prose, prose in reading order."""
    table, voids = table_figures(outline.tables, form)
    prose: list[Figure] = []
    breakdowns: list[Breakdown] = []
    statements: list[Statement] = []
    taken = {id(piece) for matched in outline.tables for piece in matched.pieces}
    for section in (*outline.sections, *outline.repeated, *outline.unknown):
        reader = Reader(outline.masthead.year, outline.masthead.issuer, section.id)
        for text, offset in _passages(document, section.blocks, taken):
            reader.read(text, offset)
        prose.extend(reader.stated.figures)
        breakdowns.extend(reader.stated.breakdowns)
        statements.extend(reader.stated.statements)
    return Figures(
        table=MappingProxyType(dict(table)),
        voids=MappingProxyType(dict(voids)),
        prose=tuple(sorted(prose, key=lambda figure: figure.span)),
        breakdowns=tuple(sorted(breakdowns, key=lambda breakdown: breakdown.span)),
        statements=tuple(sorted(statements, key=lambda statement: statement.span)),
    )


def _passages(document: Document, blocks: Iterable[Block], taken: set[int]) -> Iterator[tuple[str, int]]:
    """Yield paragraphs and the prose that stands in cells of a layout table, with their places."""
    for block in blocks:
        if isinstance(block, Table):
            if id(block) not in taken:
                yield from (
                    (document.slice(cell.span), cell.span.start) for cell in block.cells if _is_prose(cell.text)
                )
        else:
            yield document.slice(block.span), block.span.start


def _is_prose(text: str) -> bool:
    return len(text) >= _SHORTEST_PROSE and ("。" in text or "，" in text)
