"""Scores the sections: each must be answered with its id, its status, and its heading at the right place."""

from __future__ import annotations

import re
from typing import Final

from gongkai.evaluate.scoring.answer import Answer, SectionAnswer
from gongkai.evaluate.scoring.gold import Gold, GoldSection
from gongkai.evaluate.scoring.places import Places, Stretch, overlap, squeezed
from gongkai.evaluate.scoring.tally import Tally

_NUMBER: Final = re.compile(r"^第?[（(]?[一二三四五六七八九十\d]{1,3}(?:[）)][、.．]?|部分[：:]?|[、.．,，])")
UNKNOWN: Final = "unknown"


def score_sections(gold: Gold, answer: Answer, places: Places, tally: Tally) -> None:
    """Count sections expected, answered and right; an undetermined section where the truth is known is abstention."""
    if gold.sections is None:
        return
    left = list(answer.sections)
    headings = _headings(gold, places)
    for section in gold.sections:
        group = section.id or UNKNOWN
        tally.add("sections.expected")
        tally.add("sections.expected", by="section", group=group)
        match = next((each for each in left if _agree(section, each, headings)), None)
        if match is not None:
            left.remove(match)
            tally.add("sections.answered")
            tally.add("sections.answered", by="section", group=group)
            tally.add("sections.right")
            tally.add("sections.right", by="section", group=group)
            continue
        same = [each for each in answer.sections if each.id == section.id]
        if any(each.status == "undetermined" for each in same):
            tally.add("sections.abstained")
        tally.miss("sections", group, f"{section.status} {section.title}", "; ".join(map(_told, same)) or "-")
    for each in left:
        if each.status != "undetermined":
            tally.add("sections.answered")
            tally.add("sections.answered", by="section", group=each.id or UNKNOWN)


def _headings(gold: Gold, places: Places) -> list[tuple[str, Stretch]]:
    """Return the annotated headings with their places in the checker's text."""
    found = []
    for place, (role, text) in enumerate(gold.paragraphs):
        where = places.paragraph(place) if role == "heading" else None
        if where is not None:
            found.append((squeezed(text), where))
    return found


def _agree(section: GoldSection, answer: SectionAnswer, headings: list[tuple[str, Stretch]]) -> bool:
    if section.id != answer.id or section.status != answer.status:
        return False
    if section.status != "found" or section.title is None:
        return True
    if answer.title is None or bare_title(answer.title) != bare_title(section.title):
        return False
    known = [where for text, where in headings if text == squeezed(section.title)]
    if not known or answer.start is None or answer.end is None:
        return True
    return any(overlap(where, (answer.start, answer.end)) for where in known)


def bare_title(title: str) -> str:
    """Return a heading without its number, closing mark and white space."""
    return _NUMBER.sub("", squeezed(title)).rstrip("。：:；;")


def _told(section: SectionAnswer) -> str:
    return f"{section.status} {section.title} @{section.start}"
