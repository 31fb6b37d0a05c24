"""Years, dates and the statistical period."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from gongkai.checks.params import STRICT, NameUsed
from gongkai.checks.passages import Passage, paragraphs, sentences, whole
from gongkai.checks.publication import signed
from gongkai.checks.sections import NoParams
from gongkai.language.normalise import fold, squeeze
from gongkai.model import (
    Breached,
    Hit,
    Kind,
    Met,
    NotApplicable,
    Paragraph,
    Report,
    ReportForm,
    Span,
    Undetermined,
    Verdict,
)

_YEAR: Final = re.compile(r"(20\d\d)\s?年")
_DIGIT: Final = re.compile(r"\d")
_DATE: Final = re.compile(r"(?<!\d)(\d{4})\s?年\s?(\d{1,2})\s?月(?:\s?(\d{1,3})\s?日)?")
_LEADING_YEAR: Final = re.compile(
    r"^\s{0,9}(?:(?:[(（]?[一二三四五六七八九十\d]{1,2}[)）、.．]|[一二三四五六七八九十]是)[^。，,：:]{0,12}[。：:]?)?\s{0,4}"
    r"(20\d\d)\s?年度?[,，]?(?![\d底末初至到起来前后内-]|以(?!来)|\d{1,2}月)"
)


@dataclass(frozen=True, slots=True)
class PeriodParams:
    """``partial`` are words that show a body founded or dissolved within the year, whose period is shorter."""

    partial: tuple[str, ...] = ()

    __pydantic_config__ = STRICT


def judge_period(report: Report, form: ReportForm, params: PeriodParams) -> Verdict:
    """Compare the stated period with the whole year of the report."""
    del form
    masthead = report.outline.masthead
    if masthead.period is None:
        return NotApplicable("报告未写明统计期限")
    if masthead.year is None:
        return Undetermined("未能识别报告年度")
    wanted = (date(masthead.year, 1, 1), date(masthead.year, 12, 31))
    stated = (masthead.period.start, masthead.period.end)
    if stated == wanted:
        return Met()
    inside = wanted[0] <= stated[0] <= stated[1] <= wanted[1]
    if inside and any(word in passage.text for passage in _all(report) for word in params.partial):
        return Met("机构在年内设立或变动，统计期限不足全年")
    values = {
        "stated": "至".join(map(_words, stated)),
        "expected": "至".join(map(_words, wanted)),
        "year": str(masthead.year),
    }
    return Breached((Hit((masthead.period.span,), values, "period"),))


def _words(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"


def _all(report: Report) -> Iterator[Passage]:
    return whole(report.document, paragraphs(report))


def judge_years_agree(report: Report, form: ReportForm, params: NoParams) -> Verdict:
    """Compare all years that title and preamble give as the report's own; the period has a rule of its own."""
    del form, params
    masthead = report.outline.masthead
    if masthead.year is None:
        return Undetermined("未能识别报告年度")
    period = masthead.period.span if masthead.period else None
    mentions = [mention for mention in masthead.years if not (period and period.contains(mention.span))]
    others = [mention for mention in mentions if mention.year != masthead.year]
    own = [mention.span for mention in mentions if mention.year == masthead.year][:1]
    hits = {
        mention.year: Hit(
            (*own, mention.span), {"year": str(masthead.year), "other": str(mention.year)}, f"year.{mention.year}"
        )
        for mention in others
    }
    return Breached(tuple(hits.values())) if hits else Met()


@dataclass(frozen=True, slots=True)
class StaleYearParams:
    """Sentences that open with last year and hold none of ``comparing`` were probably left over from last year.

    Not so where the next sentence turns to this year: then the two compare.
    With one of ``spanning`` (以来) they may lawfully tell what has grown since, if they tell a number.
    """

    section: str
    comparing: tuple[str, ...]
    spanning: tuple[str, ...] = ()

    __pydantic_config__ = STRICT

    def names(self) -> Iterator[NameUsed]:
        """Yield the names of the form that the parameters use."""
        yield "section", self.section


def judge_stale_year(report: Report, form: ReportForm, params: StaleYearParams) -> Verdict:
    """Look for sentences of a section that open with the year before the report's."""
    del form
    year, section = report.outline.masthead.year, report.outline.section(params.section)
    if year is None:
        return Undetermined("未能识别报告年度")
    if section is None or section.status != "found":
        return NotApplicable("没有读到这一部分")
    hits = list(_headings_of_other_years(report, year))
    told = list(sentences(report.document, section.paragraphs))
    for sentence, following in zip(told, [*told[1:], None], strict=False):
        match = _LEADING_YEAR.match(sentence.folded)
        if match and int(match[1]) == year - 1 and _is_stale(sentence, following, year, params):
            place = sentence.part(match.start(1), match.end())
            hits.append(Hit((place,), {"other": match[1], "year": str(year)}, f"stale.{len(hits) + 1}", doubt=True))
    return Breached(tuple(hits)) if hits else Met()


def _is_stale(sentence: Passage, following: Passage | None, year: int, params: StaleYearParams) -> bool:
    """Whether nothing explains why a sentence speaks of last year."""
    if any(word in sentence.text for word in params.comparing) or _turns_to_this_year(sentence.folded, year):
        return False
    if following and _turns_to_this_year(following.folded[:20], year):
        return False
    spans = any(word in sentence.text for word in params.spanning)
    return not (spans and _DIGIT.search(sentence.folded, len(str(year))))


def _turns_to_this_year(text: str, year: int) -> bool:
    """Whether a text sets this year beside the last one, so that the two compare."""
    return any(word in text for word in (str(year), "今年", "本年", "当年"))


def _headings_of_other_years(report: Report, year: int) -> Iterator[Hit]:
    """Yield top-level headings that name an earlier year."""
    for section in report.outline.sections:
        match = _YEAR.search(fold(section.title or ""))
        if match and section.heading and int(match[1]) < year:
            values = {"other": match[1], "year": str(year)}
            yield Hit((section.heading,), values, f"heading.{section.id}", doubt=True)


def judge_possible_dates(report: Report, form: ReportForm, params: NoParams) -> Verdict:
    """Look for dates that no calendar has, and for a date of signature before the end of the report's year."""
    del form, params
    problem = {"problem": "不是存在的日期"}
    hits = [
        Hit((passage.part(match.start(), match.end()),), {"date": match[0], **problem}, f"date.{match[0]}")
        for passage in _all(report)
        for match in _DATE.finditer(passage.folded)
        if not _exists(int(match[1]), int(match[2]), int(match[3] or 1))
    ]
    year, found = report.outline.masthead.year, signed(report)
    if year is not None and found is not None and found[0] < date(year, 12, 31):
        values = {"date": _words(found[0]), "problem": f"早于报告所统计的{year}年年底"}
        hits.append(Hit((found[1],), values, "signed"))
    return Breached(tuple(hits)) if hits else Met()


def _exists(year: int, month: int, day: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


@dataclass(frozen=True, slots=True)
class Reference:
    """A reference and what to write instead; ``words`` are ways to print it."""

    name: str
    words: tuple[str, ...]
    instead: str

    __pydantic_config__ = STRICT


@dataclass(frozen=True, slots=True)
class OutdatedParams:
    """References that may no longer be cited as the basis; sentences with one of ``unless`` do not cite."""

    references: tuple[Reference, ...]
    unless: tuple[str, ...] = ()

    __pydantic_config__ = STRICT


def judge_outdated(report: Report, form: ReportForm, params: OutdatedParams) -> Verdict:
    """Look for outdated references in the preamble."""
    del form
    hits: list[Hit] = []
    for sentence in sentences(report.document, _preamble(report)):
        if any(word in sentence.text for word in params.unless):
            continue
        for reference in params.references:
            place = _first_place(sentence, reference.words)
            if place is not None:
                values = {"cited": reference.name, "instead": reference.instead}
                hits.append(Hit((place,), values, reference.name))
    unique = {hit.about: hit for hit in reversed(hits)}
    return Breached(tuple(unique.values())) if hits else Met()


def _preamble(report: Report) -> tuple[Paragraph, ...]:
    return tuple(block for block in report.outline.preamble if isinstance(block, Paragraph))


def _first_place(passage: Passage, words: tuple[str, ...]) -> Span | None:
    """Return the first place of one of the words; brackets of year numbers may be of any shape."""
    folded = passage.folded.translate(_BRACKETS)
    for word in words:
        start = folded.find(word.translate(_BRACKETS))
        if start >= 0:
            return passage.part(start, start + len(word))
    return None


_CITED: Final = re.compile(r"《([^《》]{4,40})》")
_SLIP: Final = 2
_FAR: Final = 99
_BRACKETS: Final = str.maketrans("〔〕[]【】﹝﹞（）", "()()()()()")


@dataclass(frozen=True, slots=True)
class Series:
    """Document numbers that begin with ``prefix`` must be among ``known``."""

    prefix: str
    known: tuple[str, ...]

    __pydantic_config__ = STRICT


@dataclass(frozen=True, slots=True)
class CitedParams:
    """Numbers and titles of the legal texts that a preamble may cite; ``titles`` without their quotes."""

    series: tuple[Series, ...]
    titles: tuple[str, ...]

    __pydantic_config__ = STRICT


def judge_cited(report: Report, form: ReportForm, params: CitedParams) -> Verdict:
    """Look in the preamble for numbers that no legal text carries and for titles a slip away from a known one."""
    del form
    hits: dict[str, Hit] = {}
    for passage in whole(report.document, _preamble(report)):
        for series in params.series:
            hits.update((hit.about, hit) for hit in _wrong_numbers(passage, series))
        hits.update((hit.about, hit) for hit in _wrong_titles(passage, params.titles))
    return Breached(tuple(hits.values())) if hits else Met()


def _wrong_numbers(passage: Passage, series: Series) -> Iterator[Hit]:
    known = {number.translate(_BRACKETS) for number in series.known}
    pattern = re.compile(re.escape(series.prefix) + r"\s?(?:\((?:19|20)\d\d\)\s?)?第?\s?\d{1,4}\s?号")
    for match in pattern.finditer(passage.folded.translate(_BRACKETS)):
        number = "".join(match[0].split())
        if number not in known:
            printed = passage.text[match.start() : match.end()]
            values = {"printed": printed, "known": series.known[0]}
            yield Hit((passage.part(match.start(), match.end()),), values, number)


def _wrong_titles(passage: Passage, titles: tuple[str, ...]) -> Iterator[Hit]:
    for match in _CITED.finditer(passage.text):
        cited = squeeze(match[1])
        near = [title for title in titles if 0 < _distance(cited, squeeze(title)) <= _SLIP]
        if near and cited not in {squeeze(title) for title in titles}:
            values = {"printed": match[0], "known": f"《{near[0]}》"}
            yield Hit((passage.part(match.start(), match.end()),), values, cited)


def _distance(cited: str, title: str) -> int:
    """Return in how many places two titles of nearly one length differ, a large number for others."""
    if len(cited) == len(title):
        return sum(one != other for one, other in zip(cited, title, strict=True))
    shorter, longer = sorted((cited, title), key=len)
    if len(longer) != len(shorter) + 1:
        return _FAR
    return 1 if any(longer[:at] + longer[at + 1 :] == shorter for at in range(len(longer))) else _FAR


PERIOD = Kind("statistical_period", PeriodParams, frozenset({"stated", "expected", "year"}), judge_period)
YEARS_AGREE = Kind("years_agree", NoParams, frozenset({"year", "other"}), judge_years_agree)
STALE_YEAR = Kind("stale_year", StaleYearParams, frozenset({"year", "other"}), judge_stale_year)
POSSIBLE_DATES = Kind("possible_dates", NoParams, frozenset({"date", "problem"}), judge_possible_dates)
OUTDATED = Kind("outdated_reference", OutdatedParams, frozenset({"cited", "instead"}), judge_outdated)
CITED = Kind("cited_texts", CitedParams, frozenset({"printed", "known"}), judge_cited)
