"""The running text of a report in pieces of bounded length, each with its place."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import accumulate, pairwise
from typing import Final

from gongkai.language.normalise import fold
from gongkai.model import Block, Document, Paragraph, Report, Span

LONGEST: Final = 2_000
"""No pattern is ever searched in a longer piece, so that no text can cost more than its length."""

_END: Final = re.compile(r"[。！？!?\n]")
_RUNNING: Final = re.compile("[。，；,;》]")
_PLAIN_TEXT: Final = "text/plain"
_CLOSING: Final = frozenset("。！？!?：:；;")
_NARROWEST, _WIDEST, _RAGGED, _OVERHANG, _SEVERAL = 20, 100, 3, 16, 4


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of the document: ``text`` is as printed, ``folded`` the same with widths folded, place by place.

    Where lines of the source were wrapped, ``text`` leaves the breaks out; ``lines`` then tells, for every line, at
    which offset of ``text`` it begins and at which place of the document.
    """

    span: Span
    text: str
    lines: tuple[tuple[int, int], ...] = ()

    @property
    def folded(self) -> str:
        """The text with full-width letters, digits and punctuation made half-width."""
        return fold(self.text)

    def part(self, start: int, end: int) -> Span:
        """Return the place in the document of ``text[start:end]``."""
        return Span(self._place(start), self._place(end - 1) + 1 if end > start else self._place(start))

    def cut(self, start: int, end: int) -> Passage:
        """Return ``text[start:end]`` as a passage of its own."""
        starts = {start, *(at for at, _ in self.lines if start < at < end)}
        lines = tuple((at - start, self._place(at)) for at in sorted(starts))
        return Passage(self.part(start, end), self.text[start:end], lines if len(lines) > 1 else ())

    def _place(self, offset: int) -> int:
        if not self.lines:
            return self.span.start + offset
        at, place = self.lines[max(0, bisect_right(self.lines, offset, key=lambda line: line[0]) - 1)]
        return place + offset - at


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


def opening_passages(report: Report) -> tuple[Passage, ...]:
    """Return the running text before section one, wherever the title was taken to end; menus and dates are none."""
    starts = [section.heading.start for section in report.outline.sections if section.heading]
    if not starts:
        return preamble_passages(report)
    front = (block for block in report.document.paragraphs if block.span.end <= min(starts))
    return tuple(passage for passage in whole(report.document, front) if _RUNNING.search(passage.text))


def whole(document: Document, blocks: Iterable[Paragraph]) -> Iterator[Passage]:
    """Yield every paragraph, its wrapped lines joined, long ones in pieces."""
    width = wrapped_at(document)
    run: list[Span] = []
    for block in blocks:
        if run and not (width and len(run[-1]) >= width - _RAGGED and 0 < block.span.start - run[-1].end <= _RAGGED):
            yield from _pieces(document, run)
            run = []
        run.append(block.span)
    if run:
        yield from _pieces(document, run)


def _pieces(document: Document, run: list[Span]) -> Iterator[Passage]:
    text = "".join(document.slice(span) for span in run)
    starts = accumulate((len(span) for span in run), initial=0)
    lines = tuple((at, span.start) for at, span in zip(starts, run, strict=False)) if len(run) > 1 else ()
    passage = Passage(Span(run[0].start, run[-1].end), text, lines)
    if len(text) <= LONGEST:
        yield passage
        return
    for start in range(0, len(text), LONGEST):
        yield passage.cut(start, min(start + LONGEST, len(text)))


def wrapped_at(document: Document) -> int | None:
    """Return the width at which the lines of a plain text were wrapped, None when its lines are whole paragraphs."""
    if document.media_type != _PLAIN_TEXT:
        return None
    open_lines = Counter(len(block.span) for block in document.paragraphs if block.text[-1:] not in _CLOSING)
    width, count = max(
        open_lines.items(), key=lambda item: (item[1] * (item[0] >= _NARROWEST), item[0]), default=(0, 0)
    )
    longest = max((len(block.span) for block in document.paragraphs), default=0)
    return width if count >= _SEVERAL and _NARROWEST <= width <= longest <= min(width + _OVERHANG, _WIDEST) else None


def sentences(document: Document, blocks: Iterable[Paragraph]) -> Iterator[Passage]:
    """Yield the sentences of the paragraphs in reading order, the closing mark included."""
    for passage in whole(document, blocks):
        start = 0
        for match in _END.finditer(passage.text):
            if match.end() > start + 1:
                yield passage.cut(start, match.end())
            start = match.end()
        if start < len(passage.text):
            yield passage.cut(start, len(passage.text))


def paragraph_of(report: Report, span: Span) -> Passage:
    """Return the paragraph around a place, its wrapped lines joined; outside paragraphs the line around it."""
    document = report.document
    near = [block for block in document.paragraphs
            if block.span.end > span.start - LONGEST and block.span.start < span.end + LONGEST]  # fmt: skip
    around = (each for each in whole(document, near) if each.span.start <= span.start < each.span.end)
    return next(around, _line_of(document, span))


def _line_of(document: Document, span: Span) -> Passage:
    text = document.text
    first, last = max(0, span.start - LONGEST), min(len(text), span.end + LONGEST)
    start = max(first, text.rfind("\n", first, span.start) + 1)
    end = text.find("\n", span.end, last)
    line = Span(start, last if end < 0 else end)
    return Passage(line, document.slice(line))


def sentence_of(report: Report, span: Span) -> Passage:
    """Return the sentence around a place."""
    passage = paragraph_of(report, span)
    ends = [match.end() for match in _END.finditer(passage.text)]
    bounds = pairwise(dict.fromkeys((0, *ends, len(passage.text))))
    return next((each for start, end in bounds if (each := passage.cut(start, end)).span.end > span.start), passage)


def squeezed_text(passages: Iterable[Passage]) -> str:
    """Return the folded text of the passages without blanks, for asking whether a word occurs at all."""
    return "".join("".join(passage.folded.split()) for passage in passages)
