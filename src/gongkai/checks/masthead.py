"""Title, preamble and the question whether the file is such a report at all."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from gongkai.checks.params import STRICT
from gongkai.checks.passages import preamble_passages, squeezed_text
from gongkai.language.normalise import squeeze
from gongkai.model import (
    Breached,
    Hit,
    Kind,
    Masthead,
    Met,
    NotApplicable,
    Report,
    ReportForm,
    Span,
    Undetermined,
    Verdict,
)

_YEAR: Final = re.compile(r"(?:19|20)\d\d年?|[一二][〇○零九Oo0][〇○零一二三四五六七八九Oo0]{2}年?")
_KIND: Final = re.compile(r"年度报告|年报|年度工作报告|工作报告")
_MATTER: Final = re.compile(r"(?:政府信息|信息|政务)公开|工作|年度|度|年|报告|的|关于|《|》|[(（]?[)）]")


@dataclass(frozen=True, slots=True)
class ReportKindParams:
    """The file must be an annual report on disclosure, for ``from_year`` or later."""

    from_year: int | None = None

    __pydantic_config__ = STRICT


def judge_report_kind(report: Report, form: ReportForm, params: ReportKindParams) -> Verdict:
    """Ask whether the rules of this form may speak about the file at all."""
    del form
    masthead = report.outline.masthead
    if params.from_year is None:
        if masthead.is_report:
            return Met()
        return Breached((Hit(_first_words(report), {"year": ""}, "kind"),))
    if masthead.year is None:
        return Met("报告年度未能识别，按最新格式检查")
    if masthead.year >= params.from_year:
        return Met()
    values = {"year": str(masthead.year)}
    return Breached((Hit(_title_or_first_words(report), values, "year"),))


def _title_or_first_words(report: Report) -> tuple[Span, ...]:
    title = report.outline.masthead.title
    return (title,) if title else _first_words(report)


def _first_words(report: Report) -> tuple[Span, ...]:
    first = next((block for block in report.document.paragraphs if block.text.strip()), None)
    return (Span(first.span.start, min(first.span.end, first.span.start + 60)),) if first else ()


@dataclass(frozen=True, slots=True)
class TitleParams:
    """The title names what ``parts`` list: issuer, year, kind."""

    parts: tuple[str, ...] = ("发布机关", "年度", "文件种类")

    __pydantic_config__ = STRICT


def judge_title_parts(report: Report, form: ReportForm, params: TitleParams) -> Verdict:
    """Look for issuer, year and kind of document in the title."""
    del form
    masthead = report.outline.masthead
    if masthead.title is None:
        return Undetermined("没有识别出报告标题")
    title = squeeze(report.document.slice(masthead.title))
    missing = [part for part in params.parts if not _names(title, part, masthead)]
    if not missing:
        return Met()
    values = {"title": title, "missing": "、".join(missing)}
    return Breached((Hit((masthead.title,), values, "title"),))


def _names(title: str, part: str, masthead: Masthead) -> bool:
    if part == "年度":
        return _YEAR.search(title) is not None
    if part == "文件种类":
        return _KIND.search(title) is not None
    if masthead.issuer and squeeze(masthead.issuer) in title:
        return True
    return len(_MATTER.sub("", _YEAR.sub("", title))) >= 3


@dataclass(frozen=True, slots=True)
class PreambleMatter:
    """Words of which one shows a matter in the preamble; with ``period`` a statistical period does too."""

    what: str
    words: tuple[str, ...]
    period: bool = False

    __pydantic_config__ = STRICT


@dataclass(frozen=True, slots=True)
class PreambleParams:
    """Matters that a preamble tells."""

    matters: tuple[PreambleMatter, ...]

    __pydantic_config__ = STRICT


def judge_preamble(report: Report, form: ReportForm, params: PreambleParams) -> Verdict:
    """Look for every matter in the preamble; a report without preamble is not concerned."""
    del form
    passages = preamble_passages(report)
    text = squeezed_text(passages)
    if not text:
        return NotApplicable("报告没有导言")
    period = report.outline.masthead.period
    hits = tuple(
        Hit((passages[0].span,), {"what": matter.what}, f"preamble.{number}")
        for number, matter in enumerate(params.matters, 1)
        if not any(word in text for word in matter.words) and not (matter.period and period)
    )
    return Breached(hits) if hits else Met()


REPORT_KIND = Kind("report_kind", ReportKindParams, frozenset({"year"}), judge_report_kind)
TITLE_PARTS = Kind("title_parts", TitleParams, frozenset({"title", "missing"}), judge_title_parts)
PREAMBLE = Kind("preamble_tells", PreambleParams, frozenset({"what"}), judge_preamble)
