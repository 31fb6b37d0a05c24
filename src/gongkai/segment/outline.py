"""The outline of a report: one pass from blocks to sections and tables."""

from __future__ import annotations

from gongkai.model import Block, Document, Masthead, Outline, ReportForm, Span
from gongkai.segment.choice import choose
from gongkai.segment.flow import flow
from gongkai.segment.sections import Layout, build_sections, section_below, tail_of, tail_range
from gongkai.segment.tables import Surroundings, find_pieces, match_tables


def outline(document: Document, form: ReportForm, masthead: Masthead) -> Outline:
    """Find the sections and the tables of a report.

    Args:
        document: what was read.
        form: the official form of the report's year.
        masthead: what ``read_masthead`` gave for the same document.
    """
    blocks = flow(document, form)
    pieces = find_pieces(blocks, form)
    choice = choose(blocks, form, pieces)
    layout = Layout(document, blocks, form, choice, pieces)
    headings = sorted(choice.chosen.values(), key=lambda heading: heading.block)
    return Outline(
        masthead=masthead,
        preamble=_preamble(layout, masthead.title),
        sections=build_sections(layout),
        tables=match_tables(
            document, blocks, form, pieces, Surroundings(layout.section_at, layout.region_of, tail_range(layout)[0])
        ),
        unread=tuple(table for _, table in pieces.unread),
        repeated=tuple(section_below(heading, layout) for heading in choice.repeated),
        unknown=tuple(section_below(heading, layout) for heading in choice.unknown),
        printed_order=tuple(heading.id for heading in headings if heading.id),
        tail=tail_of(layout),
    )


def _preamble(layout: Layout, title: Span | None) -> tuple[Block, ...]:
    """Return what stands between the title and the first heading."""
    first = layout.choice.starts[0] if layout.choice.starts else 0
    start = title.end if title else 0
    return tuple(block for block in layout.blocks[:first] if block.span.start >= start)
