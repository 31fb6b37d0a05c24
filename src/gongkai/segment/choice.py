"""Which of the possible headings open the sections: the best consistent choice, not the first match."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from gongkai.language.normalise import squeeze
from gongkai.model import Block, Paragraph, ReportForm
from gongkai.segment.headings import Candidate, Style, candidate

_SURE: Final = 1.2
"""An official wording under a top-level number, or better."""
_SHORT_WORDING: Final = 8
"""Unnumbered titles shorter than this may be sub-headings of section one."""


@dataclass(frozen=True, slots=True)
class Choice:
    """Headings chosen per section, those that repeat one, and top-level headings the form does not know."""

    chosen: Mapping[str, Candidate]
    repeated: tuple[Candidate, ...] = ()
    unknown: tuple[Candidate, ...] = ()

    def boundaries(self) -> tuple[Candidate, ...]:
        """Return all of them in reading order."""
        every = (*self.chosen.values(), *self.repeated, *self.unknown)
        return tuple(sorted(every, key=lambda heading: heading.block))


def choose(blocks: Sequence[Block], form: ReportForm) -> Choice:
    """Decide which paragraphs are the headings."""
    found = [
        heading
        for index, block in enumerate(blocks)
        if isinstance(block, Paragraph) and (heading := candidate(index, block, form))
    ]
    usable = _of_the_usual_style([heading for heading in found if heading.id], blocks, form)
    contents = _with_content(usable, blocks)
    chosen: dict[str, Candidate] = {}
    for section in form.sections:
        options = [heading for heading in usable if heading.id == section.id]
        if options:
            chosen[section.id] = max(options, key=lambda each: (each.block in contents, each.score, -each.block))
    chosen = _in_order(chosen, usable, form)
    kept = set(chosen.values())
    repeated = tuple(
        heading for heading in usable if heading not in kept and heading.score >= _SURE and heading.block in contents
    )
    unknown = _unknown(found, (*kept, *repeated))
    return Choice(chosen, repeated, unknown)


def _of_the_usual_style(headings: Sequence[Candidate], blocks: Sequence[Block], form: ReportForm) -> list[Candidate]:
    """Keep sub-numbers and bare words only in a report that numbers its sections that way."""
    counts: Counter[Style] = Counter()
    for style in ("top", "part", "bracket", "digit", "none"):
        same = {
            each.id
            for each in headings
            if each.style == style and each.id and (style == "none" or each.number == form.section(each.id).number)
        }
        counts[style] = len(same)
    formal = counts["top"] + counts["part"] >= 2

    def is_usual(heading: Candidate) -> bool:
        if heading.style in ("top", "part"):
            return True
        if heading.style == "none":
            block = blocks[heading.block]
            marked = isinstance(block, Paragraph) and block.level is not None
            return not formal or marked or len(squeeze(heading.title)) >= _SHORT_WORDING
        return not formal and counts[heading.style] >= 3

    return [heading for heading in headings if is_usual(heading)]


def _with_content(headings: Sequence[Candidate], blocks: Sequence[Block]) -> set[int]:
    """Return the places of headings that something follows; a contents list has nothing below."""
    places = sorted({heading.block for heading in headings})
    filled = {heading.block for heading in headings if heading.runs_on}
    for place, following in pairwise([*places, len(blocks)]):
        if following > place + 1:
            filled.add(place)
    return filled


def _in_order(chosen: Mapping[str, Candidate], usable: Sequence[Candidate], form: ReportForm) -> dict[str, Candidate]:
    """Replace or drop doubtful headings that stand out of order; sure ones stay, a rule judges them."""
    result = dict(chosen)
    for section in form.sections:
        heading = result.get(section.id)
        if heading is None or heading.score >= _SURE or _fits(heading, result, form):
            continue
        options = [each for each in usable if each.id == section.id and _fits(each, result, form)]
        if options:
            result[section.id] = max(options, key=lambda each: each.score)
        elif heading.score < 1.0:
            del result[section.id]
    return result


def _fits(heading: Candidate, chosen: Mapping[str, Candidate], form: ReportForm) -> bool:
    number = form.section(heading.id).number if heading.id else 0
    for section in form.sections:
        other = chosen.get(section.id)
        if other is None or section.id == heading.id:
            continue
        if (section.number < number) != (other.block < heading.block):
            return False
    return True


def _unknown(found: Sequence[Candidate], known: Sequence[Candidate]) -> tuple[Candidate, ...]:
    """Return top-level headings that no section claims and whose number continues the count of the others."""
    taken = {heading.block for heading in known}
    line = sorted(known, key=lambda heading: heading.block)
    unknown: list[Candidate] = []
    for heading in found:
        if heading.block in taken or heading.style not in ("top", "part") or heading.runs_on or heading.number is None:
            continue
        before = [each for each in (*line, *unknown) if each.block < heading.block]
        after = [each for each in line if each.block > heading.block]
        last = max(before, key=lambda each: each.block, default=None)
        follows = last is not None and last.number is not None and heading.number == last.number + 1
        leads_on = not after or after[0].number == heading.number + 1
        if follows and leads_on and last is not None and heading.style == last.style:
            unknown.append(heading)
    return tuple(unknown)
