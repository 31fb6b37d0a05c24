"""Matters that a part of the report must tell, known by their words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from gongkai.checks.params import STRICT, NameUsed
from gongkai.checks.passages import paragraphs, section_passages, squeezed_text, whole
from gongkai.checks.presence import CUT_OFF, headings
from gongkai.model import (
    Breached,
    Hit,
    Kind,
    Met,
    NotApplicable,
    Report,
    ReportForm,
    Span,
    TopicForm,
    Undetermined,
    Verdict,
)


@dataclass(frozen=True, slots=True)
class Matter:
    """A matter and the words of which one shows it."""

    id: str
    title: str
    words: tuple[str, ...]

    __pydantic_config__ = STRICT


@dataclass(frozen=True, slots=True)
class MattersParams:
    """Matters to be told in ``section`` (None: anywhere); without ``matters`` the topics of the form.

    ``shortest`` is the length below which a section is no text to look for matters in.
    """

    section: str | None = None
    matters: tuple[Matter, ...] = ()
    shortest: int = 20

    __pydantic_config__ = STRICT

    def names(self) -> Iterator[NameUsed]:
        """Yield the names of the form that the parameters use."""
        if self.section is not None:
            yield "section", self.section


def judge_matters(report: Report, form: ReportForm, params: MattersParams) -> Verdict:
    """Look for every matter; each one absent is a hit of its own."""
    matters: tuple[Matter | TopicForm, ...] = params.matters or form.topics
    if not matters:
        return NotApplicable("该格式没有列出应当报告的内容")
    if report.document.losses:
        return Undetermined(CUT_OFF)
    places: tuple[Span, ...] = ()
    if params.section:
        section = report.outline.section(params.section)
        if section is None or section.status == "missing":
            return NotApplicable("没有这一部分")
        if section.status != "found":
            return Undetermined(section.reason or "这一部分没有读全")
        passages, places = section_passages(report, params.section), headings((section,))
    else:
        passages = tuple(whole(report.document, paragraphs(report)))
    return _told(squeezed_text(passages), matters, places, params.shortest)


def _told(text: str, matters: tuple[Matter | TopicForm, ...], places: tuple[Span, ...], shortest: int) -> Verdict:
    if len(text) < shortest:
        return NotApplicable("文字过少，由其他规则提示")
    hits = tuple(
        Hit(places, {"matter": matter.title}, matter.id)
        for matter in matters
        if not any(word in text for word in matter.words)
    )
    return Breached(hits) if hits else Met()


MATTERS_TOLD = Kind("matters_told", MattersParams, frozenset({"matter"}), judge_matters)
