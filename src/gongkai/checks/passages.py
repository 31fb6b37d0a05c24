"""The running text of a report in pieces of bounded length, each with its place."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from gongkai.language.normalise import fold
from gongkai.model import Block, Document, Paragraph, Report, Span

LONGEST: Final = 2_000
"""No pattern is ever searched in a longer piece, so that no text can cost more than its length."""

_END: Final = re.compile(r"[。！？!?\n]")


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of the document: ``text`` is as printed, ``folded`` the same with widths folded, place by place."""

    span: Span
    text: str

    @property
    def folded(self) -> str:
        """The text with full-width letters, digits and punctuation made half-width."""
        return fold(self.text)

    def part(self, start: int, end: int) -> Span:
        """Return the place in the document of ``text[start:end]``."""
        return Span(self.span.start + start, self.span.start + end)


def paragraphs(report: Report) -> tuple[Paragraph, ...]:
    """Return the paragraphs that belong to the report itself; all of the document if no section was found."""
    outline = report.outline
    sections = (*outline.sections, *outline.repeated, *outline.unknown)
    if not any(section.blocks for section in sections):
        return report.document.paragraphs
    blocks: list[Block] = list(outline.preamble)
    for section in sections:
        blocks.extend(section.blocks)
    found = {block.span: block for block in blocks if isinstance(block, Paragraph)}
    return tuple(found[span] for span in sorted(found))


def section_passages(report: Report, section_id: str) -> tuple[Passage, ...]:
    """Return the paragraphs of a section as passages, none when it was not found."""
    section = report.outline.section(section_id)
    return tuple(whole(report.document, section.paragraphs)) if section else ()


def preamble_passages(report: Report) -> tuple[Passage, ...]:
    """Return the paragraphs between title and section one."""
    return tuple(whole(report.document, (b for b in report.outline.preamble if isinstance(b, Paragraph))))


def whole(document: Document, blocks: Iterable[Paragraph]) -> Iterator[Passage]:
    """Yield every paragraph, long ones in pieces."""
    for block in blocks:
        for start in range(block.span.start, block.span.end, LONGEST):
            span = Span(start, min(start + LONGEST, block.span.end))
            yield Passage(span, document.slice(span))


def sentences(document: Document, blocks: Iterable[Paragraph]) -> Iterator[Passage]:
    """Yield the sentences of the paragraphs in reading order, the closing mark included."""
    for passage in whole(document, blocks):
        start = 0
        for match in _END.finditer(passage.text):
            if match.end() > start + 1:
                yield Passage(passage.part(start, match.end()), passage.text[start : match.end()])
            start = match.end()
        if start < len(passage.text):
            yield Passage(passage.part(start, len(passage.text)), passage.text[start:])


def sentence_of(report: Report, span: Span) -> Passage:
    """Return the sentence around a place, at most ``LONGEST`` code points on either side."""
    text = report.document.text
    first = max(0, span.start - LONGEST)
    before = [match.end() for match in _END.finditer(text, first, span.start)]
    start = before[-1] if before else first
    after = _END.search(text, span.end, min(len(text), span.end + LONGEST))
    end = after.end() if after else min(len(text), span.end + LONGEST)
    return Passage(Span(start, end), text[start:end])


def squeezed_text(passages: Iterable[Passage]) -> str:
    """Return the folded text of the passages without blanks, for asking whether a word occurs at all."""
    return "".join("".join(passage.folded.split()) for passage in passages)
