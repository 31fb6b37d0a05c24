"""The document as one stream of paragraphs and tables, headings pressed into tables set free."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from gongkai.model import Block, Cell, Document, Paragraph, ReportForm, Table
from gongkai.segment.headings import exact_section
from gongkai.segment.joined import apart, rows_of

_LONG_TEXT: Final = 60


def flow(document: Document, form: ReportForm) -> tuple[Block, ...]:
    """Return the blocks in reading order.

    A row with one filled cell that is a section title, or a long sentence, is no row: it becomes a paragraph and the
    table is cut there, and where another table of the form begins. Cells keep their spans.
    """
    blocks: list[Block] = []
    for block in document.blocks:
        if isinstance(block, Table):
            for piece in _cut(block, form):
                blocks.extend(apart(piece, form) if isinstance(piece, Table) else (piece,))
        else:
            blocks.append(block)
    return tuple(blocks)


def _cut(table: Table, form: ReportForm) -> Iterator[Block]:
    by_row: list[list[Cell]] = [[] for _ in range(table.rows)]
    for cell in table.cells:
        by_row[cell.row].append(cell)
    first = 0
    covered_until = 0
    for row, cells in enumerate(by_row):
        filled = [cell for cell in cells if cell.text]
        is_free = row >= covered_until
        covered_until = max([covered_until, *(cell.row + cell.height for cell in cells if cell.height > 1)])
        if is_free and len(filled) == 1 and _stands_alone(filled[0], form):
            yield from rows_of(table, by_row, first, row)
            yield Paragraph(filled[0].span, filled[0].text)
            first = row + 1
    yield from rows_of(table, by_row, first, table.rows)


def _stands_alone(cell: Cell, form: ReportForm) -> bool:
    return exact_section(cell.text, form) is not None or (len(cell.text) > _LONG_TEXT and "。" in cell.text)
