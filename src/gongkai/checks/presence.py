"""Whether what is absent from the text is proven absent from the report."""

from __future__ import annotations

from typing import Final

from gongkai.model import Paragraph, Report, ReportForm, Section, Span, Table

CUT_OFF: Final = "文件读取不完整，缺少的内容可能在未读到的部分"
ENDS_EARLY: Final = "文件似乎在中途结束，缺少的内容可能在后面"
_CLOSED: Final = frozenset("。！？!?.；;：:”’」』）)》】…日局府处室会院办章")


def doubt_about_absence(report: Report, form: ReportForm, section_ids: tuple[str, ...]) -> str | None:
    """Return why the absence of these sections proves nothing, None when it does.

    A file that was cut off, or that breaks off in mid-sentence before sections at the end, proves nothing about them.
    """
    if report.document.losses:
        return CUT_OFF
    order = [section.id for section in form.sections]
    found = [section.id for section in report.outline.sections if section.status == "found"]
    last_found = max((order.index(name) for name in found if name in order), default=-1)
    at_end = all(order.index(name) > last_found for name in section_ids if name in order)
    return ENDS_EARLY if at_end and _breaks_off(report) else None


def _breaks_off(report: Report) -> bool:
    """Whether the last thing read is half a sentence or half a table."""
    if not report.document.blocks:
        return True
    last = report.document.blocks[-1]
    if isinstance(last, Table):
        home = next((table for table in report.outline.tables if last in table.pieces), None)
        return home is None or home.status != "found" or bool(home.missing_rows)
    if report.document.media_type != "text/plain":
        return False
    text = last.text.rstrip()
    is_heading = any(section.heading and section.heading.contains(last.span) for section in report.outline.sections)
    return not is_heading and len(text) > 1 and text[-1] not in _CLOSED


def neighbours(report: Report, form: ReportForm, section_id: str) -> tuple[Section, ...]:
    """Return the found sections next before and next after the place where a section should stand."""
    order = [section.id for section in form.sections]
    place = order.index(section_id) if section_id in order else len(order)
    found = [section for section in report.outline.sections if section.heading and section.id in order]
    before = [section for section in found if section.id and order.index(section.id) < place]
    after = [section for section in found if section.id and order.index(section.id) > place]
    return (*before[-1:], *after[:1])


def headings(sections: tuple[Section, ...]) -> tuple[Span, ...]:
    """Return the places of the headings that are there."""
    return tuple(section.heading for section in sections if section.heading)


def body_text(section: Section) -> str:
    """Return the text of a section's paragraphs without blanks."""
    return "".join("".join(block.text.split()) for block in section.blocks if isinstance(block, Paragraph))
