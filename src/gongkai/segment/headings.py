"""Paragraphs that may be headings: their number, their words, and which section they could open."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
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
_BARE_NUMERAL: Final = re.compile(r"\s{0,4}([一二三四五六七八九])\s{0,4}")
_END_OF_TITLE: Final = re.compile(r"[。:;!?]|\s{2,}")
_PROSE_SIGNS: Final = re.compile(r"[。;!?]")
_CLOSE_ENOUGH: Final = 0.7
_LONG_ENOUGH: Final = 6
_MISTYPED: Final = 0.75
"""Under the section's own number, three characters of four show its title."""
_SLIP: Final = 2
"""Characters that a mistyped title may have too many or too few."""
_SCORES: Final = {"exact": 1.0, "keyword": 0.75}


@dataclass(frozen=True, slots=True)
class Candidate:
    """A paragraph that may open the section ``id``; ``block`` is its place in the flow.

    ``title`` and ``span`` cover the heading as printed, number included. ``runs_on`` marks a heading whose paragraph
    goes on with text. ``is_exact`` tells official wording; ``also`` are other sections whose words the title holds.
    """

    block: int
    id: str | None
    title: str
    span: Span
    style: Style
    number: int | None
    score: float
    runs_on: bool = False
    is_exact: bool = False
    also: tuple[str, ...] = ()


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
    text = paragraph.text
    style, number, start = number_of(text)
    if style == "none":
        if len(text) > 2 * LONGEST_HEADING:
            return None
        style, number, start = _number_without_sign(text, form)
    glued = _glued_title(text, start, form) if style in ("top", "part") else None
    end, runs_on = glued or _title_end(text, start)
    words = text[start:end]
    if not words.strip() or len(squeeze(words)) > LONGEST_HEADING or (runs_on and _lists_sections(text[end:], form)):
        return None
    if style in ("top", "part"):
        section, score = _section_of(words, form, number) or (None, 0.0)
    else:
        section, score = _title_book(form).exact(words), _SCORES["exact"]
    if section is None and style not in ("top", "part"):
        return None
    if style == "none" and text.rstrip().endswith("。"):
        return None
    if section and not _is_believable(style, score, runs_on=runs_on, level=paragraph.level):
        return None
    title = text[:end].rstrip(" 　\u00a0。:：、")
    span = Span(paragraph.span.start, paragraph.span.start + len(title))
    exact = score >= _SCORES["exact"]
    also = () if exact or section is None else tuple(name for name in _named_by_keyword(words, form) if name != section)
    score += _bonus(style, number, section, form)
    return Candidate(index, section, title, span, style, number, score, runs_on, exact, also)


def _number_without_sign(text: str, form: ReportForm) -> tuple[Style, int | None, int]:
    """Read ``一总体情况``: a numeral without any sign after it counts before an official title only."""
    match = _BARE_NUMERAL.match(text)
    if match and _title_book(form).exact(text[match.end() :]):
        return "top", parse_han(match[1]), match.end()
    return "none", None, 0


def _glued_title(text: str, start: int, form: ReportForm) -> tuple[int, bool] | None:
    """Return the end of an official title that runs into its text with no more than a blank or a year between."""
    if len(text) <= start + LONGEST_HEADING // 2:
        return None
    head = fold(text[start : start + 2 * LONGEST_HEADING])
    for title in _official_titles(form):
        if head.startswith(title):
            rest = head[len(title) :]
            if rest[:1] == " " or rest[:4].isdigit():
                return start + len(title), True
    return None


@lru_cache(maxsize=8)
def _titles_by_length(titles: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(sorted(titles, key=len, reverse=True))


def _official_titles(form: ReportForm) -> tuple[str, ...]:
    return _titles_by_length(tuple(title for each in form.sections for title in (each.title, *each.variants)))


def _lists_sections(rest: str, form: ReportForm) -> bool:
    """Whether the text behind a title names further sections: a preamble that lists them, no heading."""
    text = squeeze(rest[:400])
    return sum(1 for section in form.sections if squeeze(section.title) in text) >= 2


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


def _section_of(words: str, form: ReportForm, number: int | None = None) -> tuple[str, float] | None:
    """Return the section that a title names and how surely; of several named, the one with this number."""
    book = _title_book(form)
    exact = book.exact(words)
    if exact:
        return exact, _SCORES["exact"]
    if _PROSE_SIGNS.search(fold(words)):
        return None
    named = _named_by_keyword(words, form)
    if named:
        return next((name for name in named if form.section(name).number == number), named[0]), _SCORES["keyword"]
    match = book.match(words)
    if match and match.score >= _CLOSE_ENOUGH and len(bare(words)) >= _LONG_ENOUGH:
        return match.id, _SCORES["keyword"]
    return _mistyped(bare(words), number, form)


def _mistyped(label: str, number: int | None, form: ReportForm) -> tuple[str, float] | None:
    """Return the section whose number a title bears when the title is the official one but for a character or so."""
    section = next((each for each in form.sections if each.number == number), None)
    if section is None or abs(len(bare(section.title)) - len(label)) > _SLIP:
        return None
    likeness = SequenceMatcher(None, bare(section.title), label, autojunk=False).ratio()
    return (section.id, _SCORES["keyword"]) if likeness >= _MISTYPED else None


def _named_by_keyword(words: str, form: ReportForm) -> list[str]:
    label = bare(words)
    return [section.id for section in form.sections if any(_holds(label, entry) for entry in section.keywords)]


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
