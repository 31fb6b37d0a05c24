"""Where a place in the text lies, in the words of a reviewer: 表三“予以公开”行“总计”列, 第一部分第3段."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property

from gongkai.checks.naming import NUMERALS, cell_name, table_name
from gongkai.model import Block, Paragraph, Report, ReportForm, Section, Span


class Places:
    """Names for the places of one report; nothing is indexed before the first question."""

    def __init__(self, report: Report, form: ReportForm) -> None:
        self._report = report
        self._form = form

    def where(self, span: Span) -> str:
        """Return the narrowest name of a place."""
        cell = self._cells.get(span)
        if cell is not None:
            return cell
        outline = self._report.outline
        if outline.masthead.title and outline.masthead.title.contains(span):
            return "标题"
        table = self._table_at(span)
        if table is not None:
            return table_name(self._form, table)
        if any(table.span.contains(span) for table in outline.unread):
            return "未能识别的表格"
        section = self._section_at(span)
        if section is not None:
            return self._in_section(section, span)
        paragraph = _paragraph_number(outline.preamble, span)
        return f"导言第{paragraph}段" if paragraph else "正文"

    def section_of(self, span: Span) -> str | None:
        """Return the id of the section that a place belongs to."""
        table = self._table_at(span)
        if table is not None:
            return self._form.table(table).section
        section = self._section_at(span)
        return section.id if section else None

    @cached_property
    def _cells(self) -> dict[Span, str]:
        return {
            entry.cell.span: cell_name(self._form, entry.name)
            for table in self._report.outline.tables
            for entry in (*table.entries, *(entry for copy in table.duplicates for entry in copy))
            if len(entry.cell.span)
        }

    def _table_at(self, span: Span) -> str | None:
        for table in self._report.outline.tables:
            if any(piece.span.contains(span) for piece in table.pieces):
                return table.id
            if any(entry.cell.span == span for entry in table.entries):
                return table.id
        return None

    def _section_at(self, span: Span) -> Section | None:
        outline = self._report.outline
        around = [
            section
            for section in (*outline.sections, *outline.repeated, *outline.unknown)
            if (section.span and section.span.contains(span)) or (section.heading and section.heading.contains(span))
        ]
        return min(around, key=lambda section: len(section.span) if section.span else 0) if around else None

    def _in_section(self, section: Section, span: Span) -> str:
        name = self._section_name(section)
        if section.heading and section.heading.contains(span):
            return f"{name}标题"
        paragraph = _paragraph_number(section.blocks, span)
        return f"{name}第{paragraph}段" if paragraph else name

    def _section_name(self, section: Section) -> str:
        form = next((form for form in self._form.sections if form.id == section.id), None)
        if form is None or not 0 < form.number <= len(NUMERALS):
            return f"“{section.title}”部分" if section.title else "正文"
        return f"第{NUMERALS[form.number - 1]}部分"


def _paragraph_number(blocks: Iterable[Block], span: Span) -> int | None:
    """Return which paragraph holds the place, counted from 1, tables and empty paragraphs left out."""
    number = 0
    for block in blocks:
        if isinstance(block, Paragraph) and block.text.strip():
            number += 1
            if block.span.contains(span):
                return number
    return None
