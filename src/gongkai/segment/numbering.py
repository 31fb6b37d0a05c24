"""Top-level numbers that belong to the report, told from those that restart inside a section."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from gongkai.language.normalise import squeeze
from gongkai.model import ReportForm
from gongkai.segment.headings import Candidate

_FULL_WORDING: Final = 8
"""Titles of the form have at least so many characters, number included; sub-headings of section one often fewer."""


def without_subordinate(
    found: Sequence[Candidate], form: ReportForm, has_table: Callable[[Candidate], bool]
) -> tuple[list[Candidate], frozenset[int]]:
    """Return the headings that name a section, and the blocks of those left out: their number counts inside one.

    A heading under its section's own number stands, unless it goes on a count that began inside a section (一、 and
    二、 within section one) and the section has another heading. Under another number it must continue the report's
    count, or bring the section's table with it.
    """
    numbers = {section.id: section.number for section in form.sections}
    inside: set[int] = set()
    last, last_inside = 0, 0
    for heading in found:
        if heading.style not in ("top", "part") or heading.number is None:
            continue
        goes_on_inside = last_inside > 0 and heading.number == last_inside + 1
        own_number = heading.id is not None and heading.number == numbers[heading.id]
        if has_table(heading) or (own_number and not goes_on_inside):
            stands = True
        else:
            stands = not goes_on_inside and _continues(heading, last)
        if stands:
            last, last_inside = max(last, heading.number) if own_number else heading.number, 0
        else:
            inside.add(heading.block)
            last_inside = heading.number
    elsewhere = {heading.id for heading in found if heading.block not in inside}
    standing = [
        heading
        for heading in found
        if heading.id
        and (
            heading.block not in inside or (heading.id not in elsewhere and _may_be_alone(heading, numbers[heading.id]))
        )
    ]
    return standing, frozenset(inside) - {heading.block for heading in standing}


def _may_be_alone(heading: Candidate, number: int) -> bool:
    """Whether a heading that seems to go on a count inside a section is rather the only one of its own section."""
    return heading.number == number or (heading.is_exact and (heading.number or 0) > number)


def _continues(heading: Candidate, last: int) -> bool:
    """Whether a number that is not the section's own goes on: the next, the last printed again, or a later one.

    Counts inside a section begin with 一, so a number above it that repeats the last is a slip of the report's count.
    """
    if heading.number is None:
        return False
    is_full = heading.is_exact and len(squeeze(heading.title)) >= _FULL_WORDING
    slipped = heading.id is not None and heading.number >= last > 1
    return heading.number == last + 1 or slipped or (is_full and heading.number > last)
