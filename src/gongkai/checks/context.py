"""Whether a figure told in a sentence speaks of disclosure at all, or of an office's other business."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, TypeAlias

from gongkai.checks.passages import Passage, paragraph_of, sentence_of
from gongkai.model import Report, Section, Span

Standing: TypeAlias = Literal["inside", "open", "outside"]

_APPLICATIONS = ("申请公开", "依申请", "公开申请", "信息公开申请", "公开的申请")
_OTHER_TOPICS = ("信息管理", "平台建设", "监督保障")


def standing(report: Report, span: Span, home: str, words: Sequence[str], foreign: Sequence[str] = ()) -> Standing:
    """Return where a figure stands.

    Args:
        report: the report.
        span: the figure.
        home: id of the section that reports the matter; everything in it is inside.
        words: words of the matter; a sentence with one of them is inside.
        foreign: words that show other business.
    """
    if not words:
        return "inside"
    sentence = sentence_of(report, span).folded
    if any(word in sentence for word in foreign):
        return "outside"
    section = _section_at(report, span)
    if any(word in sentence for word in words) or (section is not None and section.id == home):
        return "inside"
    return "open" if section is None else _by_surroundings(paragraph_of(report, span), section, span)


def _by_surroundings(paragraph: Passage, section: Section, span: Span) -> Standing:
    """Judge by the paragraph and the sub-heading above it, whichever speaks of applications."""
    before = [each for each in section.subheadings if each.span.start <= span.start]
    heading = before[-1].title if before else ""
    text = "".join(paragraph.text.split())
    if not any(word in part for word in _APPLICATIONS for part in (heading, text)):
        return "outside"
    return "open" if any(word in text for word in _OTHER_TOPICS) else "inside"


def _section_at(report: Report, span: Span) -> Section | None:
    return next((each for each in report.outline.sections if each.span and each.span.contains(span)), None)
