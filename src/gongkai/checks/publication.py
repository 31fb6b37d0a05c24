"""When a report was signed or published, and how its file presents itself."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from gongkai.checks.naming import table_name
from gongkai.checks.params import STRICT, NameUsed
from gongkai.checks.passages import Passage, whole
from gongkai.checks.sections import printed_title
from gongkai.language.normalise import squeeze
from gongkai.model import (
    Breached,
    Hit,
    Kind,
    Level,
    Met,
    NotApplicable,
    Paragraph,
    Report,
    ReportForm,
    Span,
    Verdict,
)

_SIGNED: Final = re.compile(r"^[^\d]{0,30}?(20\d\d)\s?年\s?(\d{1,2})\s?月\s?(\d{1,2})\s?日[。.]?\s*$")
_LAST: Final = 6
_LONGEST_SIGNATURE: Final = 60


def signed(report: Report) -> tuple[date, Span] | None:
    """Return the date that stands alone at the end of the report, with its place."""
    section = next((each for each in reversed(report.outline.sections) if each.status == "found"), None)
    if section is None:
        return None
    blocks = [*section.blocks[-_LAST:], *report.outline.tail[:_LAST]]
    found = None
    for passage in whole(report.document, (block for block in blocks if isinstance(block, Paragraph))):
        if len(passage.text) <= _LONGEST_SIGNATURE:
            found = _dated(passage) or found
    return found


def _dated(passage: Passage) -> tuple[date, Span] | None:
    match = _SIGNED.match(passage.folded.strip())
    if match is None:
        return None
    try:
        return date(int(match[1]), int(match[2]), int(match[3])), passage.span
    except ValueError:
        return None


@dataclass(frozen=True, slots=True)
class Deadline:
    """The last day of publication for a level, in the year after the report's."""

    level: Level
    month: int
    day: int

    __pydantic_config__ = STRICT


@dataclass(frozen=True, slots=True)
class DeadlineParams:
    """Deadlines by level; a level without one is not concerned."""

    deadlines: tuple[Deadline, ...]

    __pydantic_config__ = STRICT


def judge_deadline(report: Report, form: ReportForm, params: DeadlineParams) -> Verdict:
    """Compare the date at the end of the report with the deadline."""
    del form
    masthead, found = report.outline.masthead, signed(report)
    deadline = next((each for each in params.deadlines if each.level == masthead.level), None)
    if deadline is None or masthead.year is None or found is None:
        return NotApplicable("没有署明日期，或没有统一期限")
    last = date(masthead.year + 1, deadline.month, deadline.day)
    if found[0] <= last:
        return Met()
    values = {"date": _words(found[0]), "last": _words(last)}
    return Breached((Hit((found[1],), values, "deadline"),))


def _words(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"


@dataclass(frozen=True, slots=True)
class PageTitleParams:
    """Words of which one shows in a file's own title what the file is."""

    words: tuple[str, ...]

    __pydantic_config__ = STRICT


def judge_page_title(report: Report, form: ReportForm, params: PageTitleParams) -> Verdict:
    """Look for the kind of document in the title that a page gives itself."""
    del form
    title = report.document.page_title
    if title is None or not title.strip():
        return Met("文件没有网页标题")
    if any(word in squeeze(title) for word in params.words):
        return Met()
    return Breached((Hit((), {"title": title}, "page_title"),))


@dataclass(frozen=True, slots=True)
class PictureParams:
    """Tables that must not be given as pictures alone."""

    tables: tuple[str, ...]

    __pydantic_config__ = STRICT

    def names(self) -> Iterator[NameUsed]:
        """Yield the names of the form that the parameters use."""
        for name in self.tables:
            yield "table", name


def judge_pictures(report: Report, form: ReportForm, params: PictureParams) -> Verdict:
    """Look for tables that were not read where a picture stands in their section."""
    hits = []
    for name in params.tables:
        matched = report.outline.table(name)
        home = report.outline.section(form.table(name).section)
        if matched is None or matched.entries or home is None or home.span is None or home.heading is None:
            continue
        inside = [picture for picture in report.document.pictures if home.span.contains(picture)]
        if inside:
            values = {"table": table_name(form, name), "title": printed_title(form.section(form.table(name).section))}
            hits.append(Hit((home.heading,), values, f"{name}.picture"))
    return Breached(tuple(hits)) if hits else Met()


DEADLINE = Kind("deadline", DeadlineParams, frozenset({"date", "last"}), judge_deadline)
PAGE_TITLE = Kind("page_title", PageTitleParams, frozenset({"title"}), judge_page_title)
PICTURES = Kind("pictures_for_tables", PictureParams, frozenset({"table", "title"}), judge_pictures)
