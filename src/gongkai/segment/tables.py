"""The statistics tables of a report: pieces found in the flow, joined, and held against the form."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from gongkai.model import Block, Document, Entry, MatchedTable, Paragraph, ReportForm, Span, Status, Table, TableForm
from gongkai.segment.labels import plain
from gongkai.segment.pieces import Piece, books_of, is_catalogue, recognise

_SHORT_LINE: Final = 60
_LONG_ROW: Final = 300
_LABELS_ENOUGH: Final = 3
LOST_TEXT = "文件可能没有读全"
IN_LINES = "表格的内容散成逐行文字，无法按表格读取"
UNREADABLE = "表格的行列无法与格式对应"
PICTURE = "这一部分有图片，表格可能是图片，无法读取"


@dataclass(frozen=True, slots=True)
class Pieces:
    """Every grid that belongs to a table of the form, and those that belong to none."""

    known: tuple[Piece, ...]
    unread: tuple[tuple[int, Table], ...]

    def of(self, table_id: str) -> tuple[Piece, ...]:
        """Return the pieces of one table in reading order."""
        return tuple(piece for piece in self.known if piece.id == table_id)


def find_pieces(blocks: Sequence[Block], form: ReportForm) -> Pieces:
    """Look at every grid in the flow."""
    known: list[Piece] = []
    unread: list[tuple[int, Table]] = []
    for index, block in enumerate(blocks):
        if not isinstance(block, Table):
            continue
        piece = recognise(index, block, form, known[-1] if known else None)
        if piece:
            known.append(piece)
        elif not is_catalogue(block):
            unread.append((index, block))
    return Pieces(tuple(known), tuple(unread))


@dataclass(frozen=True, slots=True)
class Surroundings:
    """Where a block stands: ``section_at`` gives the section id; ``region_of`` the blocks where a table belongs.

    From the block ``tail`` on stand attachments; a table there counts only where the report itself has none.
    """

    section_at: Callable[[int], str | None]
    region_of: Callable[[str], range]
    tail: int


def match_tables(
    document: Document, blocks: Sequence[Block], form: ReportForm, pieces: Pieces, around: Surroundings
) -> tuple[MatchedTable, ...]:
    """Return one table per table of the form, found or not."""
    return tuple(
        _found(table, pieces.of(table.id), around)
        if pieces.of(table.id)
        else _absent(document, blocks, table, pieces, around)
        for table in form.tables
    )


def _found(table: TableForm, pieces: Sequence[Piece], around: Surroundings) -> MatchedTable:
    pieces = [piece for piece in pieces if piece.block < around.tail] or pieces
    first, further = _copies(pieces)
    entries, repeated = _unique(first)
    rows = tuple(dict.fromkeys(row for piece in first for row in piece.readings.rows))
    expected = [row.id for row in table.rows if not row.optional]
    missing_rows = tuple(row for row in expected if row not in rows)
    other_form = next((piece.other_form for piece in first if piece.other_form), None)
    columns = {column for piece in first for column in piece.readings.columns}
    if not entries and not other_form:
        return _unreadable(table, first, around)
    missing_columns = tuple(
        dict.fromkeys(c for piece in first for c in piece.readings.missing_columns if c not in columns)
    )
    order = [row.id for row in table.rows]
    positions = [order.index(row) for row in rows]
    return MatchedTable(
        id=table.id,
        pieces=tuple(piece.table for piece in first),
        entries=entries,
        span=Span(first[0].table.span.start, first[-1].table.span.end),
        rows_read=len(rows),
        rows_expected=len(expected),
        section=around.section_at(first[0].block),
        missing_rows=() if other_form else missing_rows,
        missing_columns=missing_columns,
        extra_rows=tuple(cell for piece in first for cell in piece.readings.extra),
        duplicates=(*repeated, *(tuple(entry for piece in copy for entry in piece.entries) for copy in further)),
        other_form=other_form,
        order_kept=all(left < right for left, right in pairwise(positions)),
    )


def _unreadable(table: TableForm, pieces: Sequence[Piece], around: Surroundings) -> MatchedTable:
    """Return a table that is there, of which no cell could be read: nothing follows from that."""
    return MatchedTable(
        id=table.id,
        pieces=tuple(piece.table for piece in pieces),
        entries=(),
        span=Span(pieces[0].table.span.start, pieces[-1].table.span.end),
        status="undetermined",
        reason=UNREADABLE,
        rows_expected=sum(1 for row in table.rows if not row.optional),
        section=around.section_at(pieces[0].block),
    )


def _copies(pieces: Sequence[Piece]) -> tuple[list[Piece], list[list[Piece]]]:
    """Part pieces that go on from those that begin again: most rows of a copy were read before."""
    copies: list[list[Piece]] = [[]]
    read: set[str] = set()
    for piece in pieces:
        rows = set(piece.readings.rows)
        again = len(rows & read)
        if copies[-1] and again and 2 * again >= len(rows):
            copies.append([])
            read = set()
        copies[-1].append(piece)
        read |= rows
    return copies[0], copies[1:]


def _unique(pieces: Sequence[Piece]) -> tuple[tuple[Entry, ...], list[tuple[Entry, ...]]]:
    """Keep the first entry of each name; rows printed twice within one table are told apart."""
    entries: dict[str, Entry] = {}
    again: list[Entry] = []
    for piece in pieces:
        for entry in piece.entries:
            if entry.name in entries:
                again.append(entry)
            else:
                entries[entry.name] = entry
    return tuple(entries.values()), [tuple(again)] if again else []


def _absent(
    document: Document, blocks: Sequence[Block], table: TableForm, pieces: Pieces, around: Surroundings
) -> MatchedTable:
    status, reason = _why_absent(document, blocks, table, pieces, around)
    expected = [row.id for row in table.rows if not row.optional]
    return MatchedTable(
        id=table.id,
        pieces=(),
        entries=(),
        span=None,
        status=status,
        reason=reason,
        rows_expected=len(expected),
        missing_rows=tuple(expected),
    )


def _why_absent(
    document: Document, blocks: Sequence[Block], table: TableForm, pieces: Pieces, around: Surroundings
) -> tuple[Status, str | None]:
    region = around.region_of(table.section)
    if any(block in region for block, _ in pieces.unread):
        return "undetermined", "这一位置有一张无法识别的表格"
    around_it = text_around(region, blocks, document)
    if any(around_it.contains(picture) for picture in document.pictures):
        return "undetermined", PICTURE
    if _told_in_lines(table, blocks[region.start : region.stop]):
        return "undetermined", IN_LINES
    if document.losses:
        return "undetermined", LOST_TEXT
    return "missing", None


def text_around(region: range, blocks: Sequence[Block], document: Document) -> Span:
    """Return the text from the end of the block before a region to the start of the block behind it."""
    start = blocks[region.start - 1].span.end if region.start else 0
    return Span(start, blocks[region.stop].span.start if region.stop < len(blocks) else len(document.text))


def _told_in_lines(table: TableForm, blocks: Sequence[Block]) -> bool:
    """Whether the labels of a table stand in paragraphs: a grid that fell apart into lines, or is set out by blanks."""
    texts = [block.text for block in blocks if isinstance(block, Paragraph) and _is_no_sentence(block.text)]
    lines = {plain(text) for text in texts}
    books = books_of(table)
    together = "\n".join(lines)
    labels = {row for line in lines if len(line) <= _SHORT_LINE and (row := books.rows.exact(line))}
    return sum(1 for marker in books.markers if marker in together) + len(labels) >= _LABELS_ENOUGH


def _is_no_sentence(text: str) -> bool:
    return len(text) <= _SHORT_LINE or (len(text) <= _LONG_ROW and not any(sign in text for sign in "。；;"))
