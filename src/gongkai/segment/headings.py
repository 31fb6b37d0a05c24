"""Paragraphs that may be headings: their number, their words, and which section they could open."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, Literal, TypeAlias

from gongkai.language.normalise import fold, squeeze
from gongkai.language.numerals import parse_han
from gongkai.model import Paragraph, ReportForm, Span, SubHeading
from gongkai.segment.labels import LabelBook, bare

Style: TypeAlias = Literal["top", "part", "bracket", "digit", "none"]

LONGEST_HEADING: Final = 46
"""Squeezed characters; a longer paragraph can only hold a heading that runs into its text."""

_NUMBER: Final = re.compile(
    r"[\s#*]{0,8}(?:"
    r"第\s{0,2}(?P<part>[一二三四五六七八九十]{1,3}|\d{1,2})\s{0,2}(?:部分|章)\s{0,3}[、.:,]?"
    r"|(?P<top>[一二三四五六七八九十]{1,3})\s{0,2}[、.,:]"
    r"|\(\s{0,2}(?P<bracket>[一二三四五六七八九十]{1,3}|\d{1,2})\s{0,2}\)\s{0,2}[、.]?"
    r"|(?P<digit>\d{1,2})\s{0,2}(?:[、.](?!\d)|\))"
    r")\s{0,4}"
)
_END_OF_TITLE: Final = re.compile(r"[。:;!?]|\s{2,}")
_PROSE_SIGNS: Final = re.compile(r"[。;!?]")
_SCORES: Final = {"exact": 1.0, "keyword": 0.75}


@dataclass(frozen=True, slots=True)
class Candidate:
    """A paragraph that may open the section ``id``; ``block`` is its place in the flow.

    ``title`` and ``span`` cover the heading as printed, number included. ``runs_on`` marks a heading whose paragraph
    goes on with text.
    """

    block: int
    id: str | None
    title: str
    span: Span
    style: Style
    number: int | None
    score: float
    runs_on: bool = False


def number_of(text: str) -> tuple[Style, int | None, int]:
    """Return the style of the number a paragraph begins with, its value, and where the words begin."""
    match = _NUMBER.match(fold(text[:40]))
    if match is None:
        return "none", None, 0
    style: Style = next(name for name in ("part", "top", "bracket", "digit") if match[name])
    printed = match[style]
    value = int(printed) if printed.isdigit() else parse_han(printed)
    return style, value, match.end()


def candidate(index: int, paragraph: Paragraph, form: ReportForm) -> Candidate | None:
    """Return the heading that a paragraph is or begins with, None if it is plain text."""
    style, number, start = number_of(paragraph.text)
    if style == "none" and len(paragraph.text) > 2 * LONGEST_HEADING:
        return None
    end, runs_on = _title_end(paragraph.text, start)
    words = paragraph.text[start:end]
    if len(squeeze(words)) > LONGEST_HEADING or not words.strip():
        return None
    found = _section_of(words, form)
    if found is None and style not in ("top", "part"):
        return None
    section, score = found or (None, 0.0)
    if section and not _is_believable(style, score, runs_on=runs_on, level=paragraph.level):
        return None
    title = paragraph.text[:end].rstrip(" 　。:：")
    span = Span(paragraph.span.start, paragraph.span.start + len(title))
    return Candidate(index, section, title, span, style, number, score + _bonus(style, number, section, form), runs_on)


def _title_end(text: str, start: int) -> tuple[int, bool]:
    """Return where the title ends and whether the paragraph goes on after it."""
    head = fold(text[: start + 4 * LONGEST_HEADING])
    match = _END_OF_TITLE.search(head, start + 1)
    if match is None:
        return len(text), False
    rest = text[match.end() :].strip()
    return (match.start(), True) if rest else (match.start(), False)


def _is_believable(style: Style, score: float, *, runs_on: bool, level: int | None) -> bool:
    """Sub-numbers and bare words need the official wording; a heading run into its text needs a top-level number."""
    if style in ("top", "part"):
        return not runs_on or score >= _SCORES["exact"]
    return score >= _SCORES["exact"] and (not runs_on or level is not None)


def _bonus(style: Style, number: int | None, section: str | None, form: ReportForm) -> float:
    weight = {"top": 0.3, "part": 0.3, "bracket": -0.4, "digit": -0.1, "none": 0.0}[style]
    if section and style in ("top", "part") and number == form.section(section).number:
        weight += 0.2
    return weight


def exact_section(text: str, form: ReportForm) -> str | None:
    """Return the section whose numbered title a short text is, letter for letter; unnumbered titles do not count."""
    style, _, start = number_of(text)
    if style not in ("top", "part") or len(text) > 2 * LONGEST_HEADING:
        return None
    found = _section_of(text[start:], form)
    return found[0] if found and found[1] >= _SCORES["keyword"] else None


def _section_of(words: str, form: ReportForm) -> tuple[str, float] | None:
    book = _title_book(form)
    match = book.match(words)
    if match and match.score >= 1.0:
        return match.id, _SCORES["exact"]
    if _PROSE_SIGNS.search(fold(words)):
        return None
    label = bare(words)
    for section in form.sections:
        if any(_holds(label, entry) for entry in section.keywords):
            return section.id, _SCORES["keyword"]
    if match and match.score >= 0.7 and len(label) >= 6:
        return match.id, _SCORES["keyword"]
    return None


@lru_cache(maxsize=8)
def _books(form_id: str, titles: tuple[tuple[str, tuple[str, ...]], ...]) -> LabelBook:
    del form_id
    return LabelBook(dict(titles))


def _title_book(form: ReportForm) -> LabelBook:
    return _books(form.id, tuple((each.id, (each.title, *each.variants)) for each in form.sections))


@lru_cache(maxsize=256)
def _entry(entry: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    wanted, _, forbidden = entry.partition("-")
    return tuple(wanted.split("+")), tuple(filter(None, forbidden.split("-")))


def _holds(label: str, entry: str) -> bool:
    wanted, forbidden = _entry(entry)
    return all(fragment in label for fragment in wanted) and not any(fragment in label for fragment in forbidden)


def sub_heading(paragraph: Paragraph) -> SubHeading | None:
    """Return the numbered heading inside a section that a paragraph is or begins with."""
    style, number, start = number_of(paragraph.text)
    if style == "none" or number is None:
        return None
    end, _ = _title_end(paragraph.text, start)
    words = paragraph.text[start:end]
    if not words.strip() or len(squeeze(words)) > LONGEST_HEADING:
        return None
    span = Span(paragraph.span.start, paragraph.span.start + end)
    return SubHeading(paragraph.text[:start].strip(), words.strip(), span)
