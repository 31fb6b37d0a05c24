"""Where texts end: paragraphs that stop in the middle of a sentence, and what follows the end of the report."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from gongkai.checks.params import STRICT, NameUsed
from gongkai.checks.passages import Passage, whole
from gongkai.checks.publication import signed
from gongkai.model import (
    Breached,
    Hit,
    Kind,
    Met,
    NotApplicable,
    Paragraph,
    Report,
    ReportForm,
    Section,
    Span,
    Table,
    Undetermined,
    Verdict,
)

_HAN_OR_DIGIT: Final = re.compile(r"[\u4e00-\u9fff\d，、,]$")
_INNER: Final = re.compile("[，。；,;]")
_SHORTEST: Final = 12
_SHOWN: Final = 14


@dataclass(frozen=True, slots=True)
class CutOffParams:
    """Paragraphs of ``sections`` that end without a stop before a heading. After one of ``open_ends`` no doubt is left.

    Paragraphs with one of ``unless`` at their end are complete.
    """

    sections: tuple[str, ...]
    open_ends: tuple[str, ...]
    unless: tuple[str, ...] = ()

    __pydantic_config__ = STRICT

    def names(self) -> Iterator[NameUsed]:
        """Yield the names of the form that the parameters use."""
        for name in self.sections:
            yield "section", name


def judge_cut_off(report: Report, form: ReportForm, params: CutOffParams) -> Verdict:
    """Look for paragraphs that end without a closing mark where a heading follows."""
    del form
    if report.document.losses:
        return Undetermined("文件读取不完整，无法判断句子是否完整")
    hits = []
    for name in params.sections:
        section = report.outline.section(name)
        if section is None or section.status != "found" or name == _last_found(report):
            continue
        for passage in _unfinished(report, section):
            end = passage.text.rstrip()
            if end.endswith(params.unless):
                continue
            place = passage.part(max(0, len(end) - _SHOWN), len(end))
            values = {"text": report.document.slice(place)}
            hits.append(Hit((place,), values, f"cut.{end[-_SHOWN:]}", minor=not end.endswith(params.open_ends)))
    return Breached(tuple(hits)) if hits else Met()


def _last_found(report: Report) -> str | None:
    """Return the id of the section that the file ends with: its last words may be lost with the rest of the file."""
    found = [section for section in report.outline.sections if section.heading]
    return max(found, key=lambda section: section.heading.start if section.heading else 0).id if found else None


def _unfinished(report: Report, section: Section) -> Iterator[Passage]:
    """Yield the paragraphs without a closing mark that a heading, a table or the end of the section follows."""
    headings = [heading.span for heading in section.subheadings]
    for run in _runs(section):
        passages = list(whole(report.document, run))
        for passage, following in pairwise([*passages, None]):
            if passage is None or not (following is None or _opens(following.span, headings)):
                continue
            text = passage.text.rstrip()
            is_heading = any(heading.contains(passage.span) for heading in headings)
            if len(text) >= _SHORTEST and not is_heading and _INNER.search(text) and _HAN_OR_DIGIT.search(text):
                yield passage


def _runs(section: Section) -> Iterator[list[Paragraph]]:
    run: list[Paragraph] = []
    for block in section.blocks:
        if isinstance(block, Table):
            yield run
            run = []
        else:
            run.append(block)
    yield run


def _opens(span: Span, headings: list[Span]) -> bool:
    return any(span.start <= heading.start < span.end for heading in headings)


@dataclass(frozen=True, slots=True)
class AfterTheEndParams:
    """Lines with one of ``lawful`` may follow the signature; ``remarks`` open remarks even where none was signed."""

    section: str
    lawful: tuple[str, ...]
    remarks: tuple[str, ...] = ()

    __pydantic_config__ = STRICT

    def names(self) -> Iterator[NameUsed]:
        """Yield the names of the form that the parameters use."""
        yield "section", self.section


def judge_after_the_end(report: Report, form: ReportForm, params: AfterTheEndParams) -> Verdict:
    """Look for sentences behind the signature of the report; attachments and the page's own lines are none."""
    del form
    section = report.outline.section(params.section)
    if section is None or section.status != "found":
        return NotApplicable("没有读到最后一部分")
    end = signed(report)
    for passage in whole(report.document, section.paragraphs):
        text = passage.text.strip()
        is_after = end is not None and passage.span.start >= end[1].end
        if not (is_after or text.startswith(params.remarks)) or len(text) < _SHORTEST or not text.endswith("。"):
            continue
        if any(word in text for word in params.lawful):
            continue
        place = passage.part(0, len(passage.text))
        return Breached((Hit((place,), {"text": text[:_SHOWN]}, "after"),))
    return Met()


CUT_OFF = Kind("cut_off", CutOffParams, frozenset({"text"}), judge_cut_off)
AFTER_THE_END = Kind("after_the_end", AfterTheEndParams, frozenset({"text"}), judge_after_the_end)
