"""Headings become sections with their bodies; lost headings are told from missing sections."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from gongkai.language.normalise import squeeze
from gongkai.model import Block, Document, Paragraph, ReportForm, Section, SectionForm, Span, SubHeading, Table
from gongkai.segment.choice import Choice
from gongkai.segment.headings import Candidate, sub_heading
from gongkai.segment.tables import LOST_TEXT, Pieces

NUMERALS: Final = "零一二三四五六七八九十"
_BEST_SCORE: Final = 1.5
_ATTACHMENT: Final = ("附件", "附表", "附录", "附:")


@dataclass(frozen=True, slots=True)
class Layout:
    """The flow of a report and its headings: who owns which blocks."""

    document: Document
    blocks: tuple[Block, ...]
    form: ReportForm
    choice: Choice
    pieces: Pieces

    def body(self, heading: Candidate) -> range:
        """Return the blocks below a heading, up to the next one."""
        starts = self.choice.starts
        following = bisect_right(starts, heading.block)
        return range(heading.block + 1, starts[following] if following < len(starts) else len(self.blocks))

    def section_at(self, block: int) -> str | None:
        """Return the section in whose body a block stands, None before the first heading."""
        following = bisect_right(self.choice.starts, block)
        return self.choice.boundaries[following - 1].id if following else None

    def region_of(self, section_id: str) -> range:
        """Return where a section's content must stand: its body, or the body before the gap it left."""
        heading = self.choice.chosen.get(section_id)
        if heading:
            return self.body(heading)
        number = self.form.section(section_id).number
        earlier = [
            self.choice.chosen[section.id]
            for section in self.form.sections
            if section.number < number and section.id in self.choice.chosen
        ]
        if earlier:
            return self.body(max(earlier, key=lambda each: each.block))
        return range(self.choice.starts[0] if self.choice.starts else len(self.blocks))


@dataclass(frozen=True, slots=True)
class _Lost:
    """Why a section without heading is not missing, and from which block on its content stands, if that is known."""

    reason: str
    first: int | None = None


def build_sections(layout: Layout) -> tuple[Section, ...]:
    """Return one section per section of the form."""
    lost = {
        section.id: reason
        for section in layout.form.sections
        if section.id not in layout.choice.chosen and (reason := _lost(section, layout))
    }
    return tuple(_section(section, layout, lost) for section in layout.form.sections)


def section_below(heading: Candidate, layout: Layout, stop: int | None = None) -> Section:
    """Return the section that a heading opens; ``stop`` ends it earlier than the next heading does."""
    body = layout.body(heading)
    return _with_body(heading, layout, range(body.start, body.stop if stop is None else min(stop, body.stop)))


def _section(form: SectionForm, layout: Layout, lost: Mapping[str, _Lost]) -> Section:
    heading = layout.choice.chosen.get(form.id)
    if heading:
        body = layout.body(heading)
        taken = [each.first for each in lost.values() if each.first is not None and each.first in body]
        is_last = form.number == len(layout.form.sections)
        stop = min([*taken, _tail_start(layout, body) if is_last else body.stop])
        return _with_body(heading, layout, range(body.start, stop))
    reason = lost.get(form.id)
    if reason is None:
        return Section(form.id, None, None, None, status="missing", confidence=0.0)
    blocks: tuple[Block, ...] = ()
    if reason.first is not None:
        region = layout.region_of(form.id)
        others = [each.first for each in lost.values() if each.first is not None and each.first > reason.first]
        blocks = layout.blocks[reason.first : min([*others, region.stop])]
    span = Span(blocks[0].span.start, blocks[-1].span.end) if blocks else None
    return Section(form.id, None, None, span, blocks, _subheadings(blocks), "undetermined", reason.reason, 0.3)


def tail_of(layout: Layout) -> tuple[Block, ...]:
    """Return what follows the last section from an attachment's title on."""
    return layout.blocks[slice(*tail_range(layout))]


def tail_range(layout: Layout) -> tuple[int, int]:
    """Return the first block of the attachments behind the last section, and the block after them."""
    last = layout.form.sections[-1]
    heading = layout.choice.chosen.get(last.id)
    if heading is None:
        return len(layout.blocks), len(layout.blocks)
    body = layout.body(heading)
    return _tail_start(layout, body), body.stop


def _tail_start(layout: Layout, body: range) -> int:
    for index in body:
        block = layout.blocks[index]
        if isinstance(block, Paragraph) and squeeze(block.text[:20]).lstrip("(（").startswith(_ATTACHMENT):
            return index
    return body.stop


def _with_body(heading: Candidate, layout: Layout, body: range) -> Section:
    blocks: tuple[Block, ...] = layout.blocks[body.start : body.stop]
    opening = layout.blocks[heading.block]
    if heading.runs_on and isinstance(opening, Paragraph):
        blocks = (_rest(opening, heading), *blocks)
    end = blocks[-1].span.end if blocks else heading.span.end
    return Section(
        id=heading.id,
        title=heading.title,
        heading=heading.span,
        span=Span(heading.span.start, end),
        blocks=blocks,
        subheadings=_subheadings(blocks),
        confidence=max(0.0, min(1.0, heading.score / _BEST_SCORE)),
        number=heading.number if heading.style != "none" else None,
    )


def _rest(opening: Paragraph, heading: Candidate) -> Paragraph:
    start = heading.span.end - opening.span.start
    while start < len(opening.text) and opening.text[start] in "。.:： 　;；\u00a0":
        start += 1
    return Paragraph(Span(opening.span.start + start, opening.span.end), opening.text[start:])


def _subheadings(blocks: Sequence[Block]) -> tuple[SubHeading, ...]:
    paragraphs = (block for block in blocks if isinstance(block, Paragraph))
    return tuple(heading for paragraph in paragraphs if (heading := sub_heading(paragraph)))


def _lost(section: SectionForm, layout: Layout) -> _Lost | None:
    """Look for the content of a section whose heading is not there."""
    region = layout.region_of(section.id)
    title = f"标题“{NUMERALS[section.number]}、{section.title}”未见"
    beside = _table_or_picture(section, layout, region, title)
    if beside:
        return beside
    traces = [index for index in region if _shows(section, layout.blocks[index], layout)]
    if traces:
        first = traces[0] if isinstance(layout.blocks[max(region.start, traces[0] - 1)], Table) else None
        return _Lost(f"{title}，但有相关文字", first)
    if section.id in layout.choice.doubtful:
        return _Lost(f"{title}，只有相近的文字，无法确定是否为该部分的标题")
    if _is_cut_off(section, layout):
        return _Lost(f"{title}，{LOST_TEXT}")
    return None


def _table_or_picture(section: SectionForm, layout: Layout, region: range, title: str) -> _Lost | None:
    """Look for the section's table, or for what may be it."""
    table = next((table for table in layout.form.tables if table.section == section.id), None)
    if table is None:
        return None
    own = [piece.block for piece in layout.pieces.of(table.id) if piece.block in region]
    if own:
        return _Lost(f"{title}，但{table.number}在", own[0])
    stray = [block for block, _ in layout.pieces.unread if block in region]
    if stray:
        return _Lost(f"{title}，此处有一张无法识别的表格", stray[-1])
    if _has_picture_at_end(layout, region):
        return _Lost(f"{title}，此处有图片，内容可能在图片中")
    return None


def _has_picture_at_end(layout: Layout, region: range) -> bool:
    """Whether a picture stands where the section should begin: behind all that is read before the next heading."""
    start = layout.blocks[region.stop - 1].span.end if region.stop else 0
    end = layout.blocks[region.stop].span.start if region.stop < len(layout.blocks) else len(layout.document.text)
    return any(start <= picture.start <= end for picture in layout.document.pictures)


def _shows(section: SectionForm, block: Block, layout: Layout) -> bool:
    """Whether a paragraph tells what belongs to the section; the title's own list of sections does not count."""
    if not isinstance(block, Paragraph) or not section.traces:
        return False
    text = squeeze(block.text[:2000])
    named = sum(1 for other in layout.form.sections if squeeze(other.title) in text)
    return named < 2 and any(trace in text for trace in section.traces)


def _is_cut_off(section: SectionForm, layout: Layout) -> bool:
    if not layout.document.losses:
        return False
    later = [other for other in layout.form.sections if other.number > section.number]
    return not any(other.id in layout.choice.chosen for other in later)
