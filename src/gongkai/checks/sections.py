"""The six sections: there, once, in order, numbered, named and filled."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from gongkai.checks.naming import NUMERALS, table_name, unnumbered
from gongkai.checks.params import STRICT, NameUsed
from gongkai.checks.presence import body_text, doubt_about_absence, headings, neighbours
from gongkai.language.normalise import squeeze
from gongkai.model import (
    Breached,
    Hit,
    Kind,
    Met,
    NotApplicable,
    Report,
    ReportForm,
    Section,
    SectionForm,
    Table,
    Undetermined,
    Verdict,
)

_SEVERAL: Final = 3
_LOST: Final = "标题没有读出来"
_WORDING: Final = re.compile(r"[、,，;；.。:：\s\-—]|以及|和|及|与|的")
_ATTACHMENT: Final = ("附件", "附表", "附录", "附：", "附:", "名词解释", "填表说明", "备注")


@dataclass(frozen=True, slots=True)
class NoParams:
    """A kind that needs no parameters."""

    __pydantic_config__ = STRICT


@dataclass(frozen=True, slots=True)
class SectionParams:
    """One section of the form."""

    section: str

    __pydantic_config__ = STRICT

    def names(self) -> Iterator[NameUsed]:
        """Yield the names of the form that the parameters use."""
        yield "section", self.section


def printed_title(section: SectionForm) -> str:
    """Return the official title with its number (二、主动公开政府信息情况)."""
    numeral = NUMERALS[section.number - 1] if 0 < section.number <= len(NUMERALS) else str(section.number)
    return f"{numeral}、{unnumbered(section.title)}"


def judge_section_present(report: Report, form: ReportForm, params: SectionParams) -> Verdict:
    """Look for the section; a lost heading or a file cut off leaves it undetermined."""
    section = report.outline.section(params.section)
    if section is not None and section.status == "found":
        return Met()
    if section is not None and section.status == "undetermined":
        return Undetermined(section.reason or _LOST)
    doubt = doubt_about_absence(report, form, (params.section,))
    if doubt:
        return Undetermined(doubt)
    beside = neighbours(report, form, params.section)
    values = {"title": printed_title(form.section(params.section)), "place": _place(form, params.section, beside)}
    return Breached((Hit(headings(beside), values, params.section),))


def _place(form: ReportForm, section_id: str, beside: tuple[Section, ...]) -> str:
    """Say between which headings a section should stand."""
    told = [f"“{section.title}”" for section in beside]
    if len(told) != 1:
        return "与".join(told) + "之间" if told else "全文"
    order = [section.id for section in form.sections]
    is_after = beside[0].id is not None and order.index(beside[0].id) < order.index(section_id)
    return f"{told[0]}{'之后' if is_after else '之前'}"


def judge_section_order(report: Report, form: ReportForm, params: NoParams) -> Verdict:
    """Compare the printed order of the sections found with the form's."""
    del params
    order = [section.id for section in form.sections]
    printed = [name for name in dict.fromkeys(report.outline.printed_order) if name in order]
    if len(printed) < 2:
        return NotApplicable("读到的部分不足两个")
    hits = []
    for first, second in pairwise(printed):
        if order.index(first) > order.index(second):
            pair = tuple(section for name in (first, second) if (section := report.outline.section(name)))
            values = {
                "first": printed_title(form.section(second)),
                "second": printed_title(form.section(first)),
            }
            hits.append(Hit(headings(pair), values, f"{first}.{second}"))
    return Breached(tuple(hits)) if hits else Met()


def judge_section_numbering(report: Report, form: ReportForm, params: NoParams) -> Verdict:
    """Look for numbers used twice or left out by the top-level headings."""
    del form, params
    outline = report.outline
    unknown = tuple(section for section in outline.unknown if not is_attachment(section))
    numbered = [section for section in (*outline.sections, *unknown) if section.heading and section.number]
    if not numbered:
        return NotApplicable("各部分标题没有编号")
    hits = [*_repeated(numbered), *_skipped(report, numbered)]
    return Breached(tuple(hits)) if hits else Met()


def _repeated(numbered: list[Section]) -> Iterator[Hit]:
    counts = Counter(section.number for section in numbered)
    for number, count in counts.items():
        if count > 1 and number is not None:
            alike = tuple(section for section in numbered if section.number == number)
            titles = "、".join(f"“{section.title}”" for section in alike)
            values = {"problem": f"{titles}都编为“{_numeral(number)}”"}
            yield Hit(headings(alike), values, f"repeated.{number}")


def _skipped(report: Report, numbered: list[Section]) -> Iterator[Hit]:
    """Yield gaps; a gap where a section is missing or lost is told by that section's own rule."""
    if any(section.status != "found" or not section.number for section in report.outline.sections):
        return
    numbers = sorted({section.number for section in numbered if section.number})
    if len(numbers) < len(numbered):  # a number used twice leaves a gap, which is the same slip
        return
    for number, following in pairwise([0, *numbers]):
        if following > number + 1:
            beside = tuple(section for section in numbered if section.number in (number, following))
            gap = "、".join(f"“{_numeral(each)}”" for each in range(number + 1, following))
            yield Hit(headings(beside), {"problem": f"编号缺少{gap}"}, f"skipped.{number + 1}")


def _numeral(number: int) -> str:
    return NUMERALS[number - 1] if 0 < number <= len(NUMERALS) else str(number)


def judge_heading_wording(report: Report, form: ReportForm, params: NoParams) -> Verdict:
    """Compare headings with the official titles and their lawful variants; particles and punctuation do not count."""
    del params
    hits = []
    for section in report.outline.sections:
        if section.status != "found" or not section.title or section.id is None:
            continue
        official = form.section(section.id)
        lawful = {_bare(title) for title in (official.title, *official.variants)}
        if _bare(section.title) not in lawful:
            values = {"printed": section.title, "title": printed_title(official)}
            hits.append(Hit(headings((section,)), values, section.id))
    return Breached(tuple(hits)) if hits else Met()


def _bare(title: str) -> str:
    return _WORDING.sub("", unnumbered(squeeze(title).rstrip("。.:：")))


def judge_unknown_section(report: Report, form: ReportForm, params: NoParams) -> Verdict:
    """Look for top-level headings that the form does not know; attachments are none."""
    del params
    count = str(len(form.sections))
    hits = [
        Hit(headings((section,)), {"printed": section.title or "", "count": count}, section.title or "")
        for section in report.outline.unknown
        if section.heading and not is_attachment(section)
    ]
    return Breached(tuple(hits)) if hits else Met()


def is_attachment(section: Section) -> bool:
    """Tell whether a heading announces an attachment."""
    return unnumbered(section.title or "").startswith(_ATTACHMENT)


@dataclass(frozen=True, slots=True)
class SectionEmptyParams:
    """Sections that must hold text of their own; in ``substantial`` ones the texts ``nothing`` (无) are no content."""

    sections: tuple[str, ...]
    substantial: tuple[str, ...] = ()
    nothing: tuple[str, ...] = ()

    __pydantic_config__ = STRICT

    def names(self) -> Iterator[NameUsed]:
        """Yield the names of the form that the parameters use."""
        for name in (*self.sections, *self.substantial):
            yield "section", name


def judge_section_filled(report: Report, form: ReportForm, params: SectionEmptyParams) -> Verdict:
    """Look for sections with a heading and nothing below it."""
    hits, undecided = [], []
    for name in params.sections:
        section = report.outline.section(name)
        if section is None or section.status != "found" or not section.heading:
            continue
        text = body_text(section)
        if any(isinstance(block, Table) for block in section.blocks):
            continue
        if text and (name not in params.substantial or text.strip("。.") not in params.nothing):
            continue
        if not text and _may_be_elsewhere(report, section):
            undecided.append(f"“{section.title}”的内容可能没有读全")
            continue
        values = {
            "title": printed_title(form.section(name)),
            "text": f"只写了“{text.strip('。.')}”" if text else "没有内容",
        }
        hits.append(Hit(headings((section,)), values, name))
    if hits:
        return Breached(tuple(hits), "；".join(undecided) or None)
    return Undetermined("；".join(undecided)) if undecided else Met()


def _may_be_elsewhere(report: Report, section: Section) -> bool:
    """Whether the text of an empty section may stand under a heading that was misread, or was lost."""
    outline = report.outline
    others = [other.heading.start for other in (*outline.unknown, *outline.repeated) if other.heading]
    tables = [table.span.start for table in outline.unread]
    pictures = [span.start for span in report.document.pictures]
    return bool(report.document.losses) or any(_follows(section, at) for at in (*others, *tables, *pictures))


def _follows(section: Section, start: int) -> bool:
    return section.heading is not None and 0 <= start - section.heading.end <= 50


def judge_section_once(report: Report, form: ReportForm, params: NoParams) -> Verdict:
    """Look for a section that stands twice with contents of its own; a table of contents is no second section."""
    del params
    if len(_repeated_ids(report)) >= _SEVERAL:
        return NotApplicable("文件中像是有几份报告")
    hits = []
    for again in report.outline.repeated:
        first = report.outline.section(again.id or "")
        if first is None or first.id is None or not again.blocks or not first.blocks or not again.heading:
            continue
        values = {"title": printed_title(form.section(first.id))}
        hits.append(Hit(headings((first, again)), values, first.id))
    return Breached(tuple(hits)) if hits else Met()


def _repeated_ids(report: Report) -> set[str]:
    return {section.id for section in report.outline.repeated if section.id and section.blocks}


def judge_one_report(report: Report, form: ReportForm, params: NoParams) -> Verdict:
    """Look for a second report in the same file: several sections stand in it twice."""
    del form, params
    if len(_repeated_ids(report)) < _SEVERAL:
        return Met()
    again = next(section for section in report.outline.repeated if section.id and section.blocks)
    return Breached((Hit(headings((again,)), {"count": str(len(_repeated_ids(report)))}, "reports"),))


@dataclass(frozen=True, slots=True)
class TableHomeParams:
    """Tables that must stand in the section the form gives them."""

    tables: tuple[str, ...]

    __pydantic_config__ = STRICT

    def names(self) -> Iterator[NameUsed]:
        """Yield the names of the form that the parameters use."""
        for name in self.tables:
            yield "table", name


def judge_table_home(report: Report, form: ReportForm, params: TableHomeParams) -> Verdict:
    """Compare the section a table stands in with its home; a lost home decides nothing."""
    hits = []
    for name in params.tables:
        matched, home = report.outline.table(name), form.table(name).section
        own = report.outline.section(home)
        if matched is None or matched.status != "found" or matched.span is None or matched.section is None:
            continue
        if own is None or own.status != "found" or matched.section == home:
            continue
        try:
            other = printed_title(form.section(matched.section))
        except KeyError:
            continue
        values = {"table": table_name(form, name), "printed": other, "title": printed_title(form.section(home))}
        first = matched.entries[0].cell.span if matched.entries else matched.span
        hits.append(Hit((first,), values, name))
    return Breached(tuple(hits)) if hits else Met()


SECTION_PRESENT = Kind("section_present", SectionParams, frozenset({"title", "place"}), judge_section_present)
SECTION_ORDER = Kind("section_order", NoParams, frozenset({"first", "second"}), judge_section_order)
SECTION_NUMBERING = Kind("section_numbering", NoParams, frozenset({"problem"}), judge_section_numbering)
HEADING_WORDING = Kind("heading_wording", NoParams, frozenset({"printed", "title"}), judge_heading_wording)
UNKNOWN_SECTION = Kind("unknown_section", NoParams, frozenset({"printed", "count"}), judge_unknown_section)
SECTION_FILLED = Kind("section_filled", SectionEmptyParams, frozenset({"title", "text"}), judge_section_filled)
SECTION_ONCE = Kind("section_once", NoParams, frozenset({"title"}), judge_section_once)
ONE_REPORT = Kind("one_report", NoParams, frozenset({"count"}), judge_one_report)
TABLE_HOME = Kind("table_home", TableHomeParams, frozenset({"table", "printed", "title"}), judge_table_home)
