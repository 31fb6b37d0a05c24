"""Headings inside sections: their numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from gongkai.checks.naming import NUMERALS
from gongkai.checks.sections import NoParams, printed_title
from gongkai.language.normalise import squeeze
from gongkai.model import Breached, Hit, Kind, Met, Report, ReportForm, Section, Verdict

_BRACKETED: Final = re.compile(r"^\(([一二三四五六七八九十])\)")


def judge_sub_numbering(report: Report, form: ReportForm, params: NoParams) -> Verdict:
    """Look for bracketed sub-headings that start again or leave a number out within one section."""
    del params
    hits = []
    for section in report.outline.sections:
        if section.id is None:
            continue
        for before, after in _jumps(section):
            spans = (section.subheadings[before].span, section.subheadings[after].span)
            values = {
                "title": printed_title(form.section(section.id)),
                "first": section.subheadings[before].number,
                "second": section.subheadings[after].number,
            }
            hits.append(Hit(spans, values, f"{section.id}.{values['first']}.{values['second']}"))
    return Breached(tuple(hits)) if hits else Met()


def _jumps(section: Section) -> Iterator[tuple[int, int]]:
    numbers = [
        (index, NUMERALS.index(match[1]) + 1)
        for index, heading in enumerate(section.subheadings)
        if (match := _BRACKETED.match(squeeze(heading.number)))
    ]
    for (before, first), (after, second) in pairwise(numbers):
        if second != first + 1:
            yield before, after


SUB_NUMBERING = Kind("sub_numbering", NoParams, frozenset({"title", "first", "second"}), judge_sub_numbering)
