"""Title, preamble and the question whether the file is such a report at all."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from gongkai.checks.naming import NUMERALS
from gongkai.checks.params import STRICT
from gongkai.checks.passages import opening_passages, squeezed_text
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

_LONGEST_TITLE: Final = 50
_PARTS: Final = re.compile(
    r"(?<![\d第一二三四五六七八九十])([3-9一二三四五六七八九])(?:个|大)?部分(?:组成|内容|构成|[:：，。,;；]|$)"
)
_NEAR: Final = 12
_SENTENCE: Final = re.compile("[。；;]|[，,：:](?=.)")
_DOCUMENTS: Final = ("报告", "年报", "总结", "情况", "汇报", "小结")


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
    is_sentence = masthead.title and _SENTENCE.search(report.document.slice(masthead.title))
    place = _heading_line(report) if is_sentence else masthead.title or _heading_line(report)
    title = squeeze(report.document.slice(place) if place else _page_title(report))
    if not title:
        return Undetermined("没有识别出报告标题")
    above = _line_above(report, place) if place else ""
    missing = [part for part in params.parts if not (_names(title, part, masthead) or _tells(above, part, masthead))]
    if not missing:
        return Met()
    values = {"title": title, "missing": "、".join(missing)}
    return Breached((Hit((place,) if place else (), values, "title"),))


def _page_title(report: Report) -> str:
    """Return the title that the file gives itself where its text has none, empty if it names no such report."""
    title = report.document.page_title or ""
    return title if "信息公开" in title and squeeze(title).endswith(_DOCUMENTS) else ""


def _heading_line(report: Report) -> Span | None:
    """Return the first line before section one that says what the text is, with a year or the issuer's name."""
    issuer = squeeze(report.outline.masthead.issuer or "") or None
    starts = [section.heading.start for section in report.outline.sections if section.heading]
    for block in report.document.paragraphs:
        text = squeeze(block.text[: _LONGEST_TITLE + 1])
        if block.span.end > min(starts, default=0):
            break
        is_line = len(text) <= _LONGEST_TITLE and not _SENTENCE.search(text)
        if is_line and text.endswith(_DOCUMENTS) and (_YEAR.search(text) or (issuer and text.startswith(issuer))):
            return block.span
    return None


def _line_above(report: Report, title: Span) -> str:
    """Return the short line right above a title: the first half of a title broken over two lines."""
    above = [block for block in report.document.paragraphs if block.span.end <= title.start][-1:]
    text = squeeze(above[0].text[: _LONGEST_TITLE + 1]) if above else ""
    return "" if len(text) > _LONGEST_TITLE or _SENTENCE.search(text) else text


def _tells(line: str, part: str, masthead: Masthead) -> bool:
    """Whether the line above a title is the half of it that names the part."""
    issuer = squeeze(masthead.issuer or "")
    if part == "发布机关":
        return bool(issuer) and issuer in line
    return part == "年度" and bool(_YEAR.search(line)) and (not issuer or issuer in line)


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
    passages = opening_passages(report)
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


@dataclass(frozen=True, slots=True)
class PartsListedParams:
    """Sentences with one of ``unless`` count something else than the sections."""

    unless: tuple[str, ...] = ()

    __pydantic_config__ = STRICT


def judge_parts_listed(report: Report, form: ReportForm, params: PartsListedParams) -> Verdict:
    """Compare the number of parts that the preamble announces with the number of sections of the form."""
    told = False
    hits = []
    for passage in opening_passages(report):
        for match in _PARTS.finditer(passage.folded):
            around = passage.folded[max(0, match.start() - _NEAR) : match.end() + _NEAR]
            if any(word in around for word in params.unless):
                continue
            told = True
            count = int(match[1]) if match[1].isdigit() else NUMERALS.index(match[1]) + 1
            if count != len(form.sections):
                values = {"text": match[0], "count": str(len(form.sections))}
                hits.append(Hit((passage.part(match.start(), match.end()),), values, f"parts.{count}"))
    if hits:
        return Breached(tuple(hits))
    return Met() if told else NotApplicable("导言没有列出部分数")


REPORT_KIND = Kind("report_kind", ReportKindParams, frozenset({"year"}), judge_report_kind)
TITLE_PARTS = Kind("title_parts", TitleParams, frozenset({"title", "missing"}), judge_title_parts)
PREAMBLE = Kind("preamble_tells", PreambleParams, frozenset({"what"}), judge_preamble)
PARTS_LISTED = Kind("parts_listed", PartsListedParams, frozenset({"text", "count"}), judge_parts_listed)
