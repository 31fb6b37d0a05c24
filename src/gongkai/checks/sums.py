"""Figures of sentences among themselves: parts and wholes, shares, the same figure told twice, statements."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final, Literal

from gongkai.checks.cells import sum_of
from gongkai.checks.naming import cell_name
from gongkai.checks.params import STRICT, NameUsed, plain
from gongkai.checks.passages import section_passages, sentence_of, squeezed_text
from gongkai.checks.presence import CUT_OFF, headings
from gongkai.model import (
    Breached,
    Breakdown,
    Figure,
    Hit,
    Kind,
    Met,
    NotApplicable,
    Part,
    Report,
    ReportForm,
    Section,
    Statement,
    Undetermined,
    Verdict,
)

_CLOSE: Final = Decimal("0.8")
_TELLING: Final = 3


@dataclass(frozen=True, slots=True)
class BreakdownParams:
    """``sum``: all parts make the whole. ``within``: no part is above the whole."""

    demand: Literal["sum", "within"]

    __pydantic_config__ = STRICT


def judge_breakdown(report: Report, form: ReportForm, params: BreakdownParams) -> Verdict:
    """Add up the parts of every whole told in one passage; only a complete list of parts convicts."""
    del form
    concerned = [each for each in report.figures.breakdowns if each.parts]
    if not concerned:
        return NotApplicable("正文没有列出分项")
    find = _broken_sum if params.demand == "sum" else _above_whole
    hits = [hit for each in concerned if (hit := find(each)) is not None]
    return Breached(tuple(hits)) if hits else Met()


def _broken_sum(told: Breakdown) -> Hit | None:
    """Return a hit when the parts do not make the whole in any reading of the words."""
    if told.overlapping or told.complete is False:
        return None
    low, high = _bounds(told.parts)
    whole_low, whole_high = told.whole.bounds()
    if low <= whole_high and whole_low <= high:
        return None
    if told.further and _fits(told, (*told.parts, *told.further)):
        return None
    if told.complete is None and high < whole_low:
        return None
    return _told_hit(told, doubt=told.complete is None)


def _above_whole(told: Breakdown) -> Hit | None:
    """Return a hit when a single part, or parts that exclude one another, are above the whole."""
    whole_high = told.whole.bounds()[1]
    if any(part.quantity.bounds()[0] > whole_high for part in told.parts):
        return _told_hit(told, doubt=True) if told.overlapping or told.complete is False else None
    if (told.complete is False or told.overlapping) and _bounds(told.parts)[0] > whole_high:
        return _told_hit(told, doubt=True)
    return None


def _told_hit(told: Breakdown, *, doubt: bool) -> Hit:
    total = sum((part.quantity.value for part in told.parts), Decimal(0))
    values = {
        "label": told.label,
        "whole": plain(told.whole.value),
        "sum": plain(total),
        "parts": "、".join(plain(part.quantity.value) for part in told.parts[:8]),
        "unit": told.whole.unit,
    }
    spans = (told.span, *(part.span for part in told.parts[:8]))
    return Hit(spans, values, f"breakdown.{told.label}", doubt=doubt)


def _bounds(parts: Sequence[Part]) -> tuple[Decimal, Decimal]:
    lows, highs = zip(*(part.quantity.bounds() for part in parts), strict=True)
    return sum(lows, Decimal(0)), sum(highs, Decimal(0))


def _fits(told: Breakdown, parts: Sequence[Part]) -> bool:
    low, high = _bounds(parts)
    whole_low, whole_high = told.whole.bounds()
    return low <= whole_high and whole_low <= high


@dataclass(frozen=True, slots=True)
class TwiceParams:
    """Beginnings of names: ``loose`` ones may lawfully be told with several values, ``asked`` ones are asked about.

    Figures whose name begins with one of ``contextual`` count only in sentences with one of the words ``context``.
    """

    loose: tuple[str, ...] = ()
    asked: tuple[str, ...] = ()
    contextual: tuple[str, ...] = ()
    context: tuple[str, ...] = ()

    __pydantic_config__ = STRICT


def judge_told_twice(report: Report, form: ReportForm, params: TwiceParams) -> Verdict:
    """Compare figures told more than once; where the table has the figure, the rule on agreement speaks."""
    del form
    groups: dict[str, list[Figure]] = {}
    for figure in report.figures.prose:
        if figure.scope is None and _is_about(report, figure, params):
            groups.setdefault(figure.name, []).append(figure)
    several = {name: figures for name, figures in groups.items() if len(figures) > 1}
    if not several:
        return NotApplicable("没有重复表述的数据")
    hits = []
    for name, figures in several.items():
        other = next((each for each in figures[1:] if _contradict(report, figures[0], each)), None)
        if other is None or name in report.figures.table or name.startswith(params.loose):
            continue
        if name.startswith(params.asked) and not _are_close(figures[0], other):
            continue
        values = {"first": figures[0].text, "second": other.text}
        hits.append(Hit((figures[0].span, other.span), values, name, doubt=name.startswith(params.asked)))
    return Breached(tuple(hits)) if hits else Met()


def _is_about(report: Report, figure: Figure, params: TwiceParams) -> bool:
    if not figure.name.startswith(params.contextual):
        return True
    return any(word in sentence_of(report, figure.span).folded for word in params.context)


def _contradict(report: Report, one: Figure, other: Figure) -> bool:
    """Whether two figures of one name differ; told in one sentence, they are of two bodies or two times."""
    return one.quantity.contradicts(other.quantity) and not sentence_of(report, one.span).span.contains(other.span)


def _are_close(one: Figure, other: Figure) -> bool:
    """Whether two values are near enough to be one quantity miswritten, and not two different ones."""
    low, high = sorted((one.quantity.value, other.quantity.value))
    return low >= high * _CLOSE or _is_digit_lost(plain(low), plain(high))


def _is_digit_lost(short: str, long: str) -> bool:
    """Whether one number is the other with a digit left out; of two digits alone that says nothing."""
    return len(long) == len(short) + 1 >= _TELLING and any(
        long[:at] + long[at + 1 :] == short for at in range(len(long))
    )


@dataclass(frozen=True, slots=True)
class StatementParams:
    """A statement that cannot be true while a cell is above zero; with one of ``unless`` in its clause it can."""

    statement: str
    figure: str
    unless: tuple[str, ...] = ()

    __pydantic_config__ = STRICT

    def names(self) -> Iterator[NameUsed]:
        """Yield the names of the form that the parameters use."""
        yield "figure", self.figure


def judge_statement(report: Report, form: ReportForm, params: StatementParams) -> Verdict:
    """Look for the statement beside a positive cell."""
    made = [
        each
        for each in _statements(report, params.statement)
        if not any(word in report.document.slice(each.span) for word in params.unless)
    ]
    if not made:
        return NotApplicable("正文没有这一表述")
    total = sum_of(report.figures, (params.figure,))
    if not total.is_readable:
        return Undetermined(f"未读到{cell_name(form, params.figure)}")
    if total.known <= 0:
        return Met()
    values = {
        "text": report.document.slice(made[0].span),
        "listed": plain(total.known),
        "cell": cell_name(form, params.figure),
    }
    doubt = made[0].scope is not None
    return Breached((Hit((made[0].span, *total.spans()), values, params.statement, doubt=doubt),))


def _statements(report: Report, key: str) -> tuple[Statement, ...]:
    return tuple(statement for statement in report.figures.statements if statement.key == key)


@dataclass(frozen=True, slots=True)
class ToldParams:
    """A matter to be told in ``section``: by a figure, a statement, or one of ``words``."""

    section: str
    figure: str
    statement: str
    words: tuple[str, ...]

    __pydantic_config__ = STRICT

    def names(self) -> Iterator[NameUsed]:
        """Yield the names of the form that the parameters use."""
        yield "section", self.section
        yield "stated", self.figure


def judge_told(report: Report, form: ReportForm, params: ToldParams) -> Verdict:
    """Look for the matter in its section; told and denied at once convicts, absence is a question."""
    del form
    section = report.outline.section(params.section)
    if section is None or section.status == "missing":
        return NotApplicable("没有应当说明的部分")
    if section.status != "found":
        return Undetermined(section.reason or "这一部分没有读全")
    both = _told_and_denied(report, params.figure)
    if both is not None:
        values = {"title": section.title or "", "first": both[0].text, "second": both[1].text}
        return Breached((Hit((both[0].span, both[1].span), values, f"{params.figure}.both"),))
    return _told_or_absent(report, section, params)


def _told_and_denied(report: Report, name: str) -> tuple[Figure, Figure] | None:
    stated = [figure for figure in report.figures.stated(name) if figure.scope is None]
    told = next((figure for figure in stated if figure.quantity.value > 0), None)
    denied = next((figure for figure in stated if figure.quantity.value == 0), None)
    return (told, denied) if told and denied else None


def _told_or_absent(report: Report, section: Section, params: ToldParams) -> Verdict:
    if any(word in squeezed_text(section_passages(report, params.section)) for word in params.words):
        return Met()
    if report.figures.stated(params.figure) or _statements(report, params.statement):
        return Met("在其他部分作了说明")
    if report.document.losses:
        return Undetermined(CUT_OFF)
    values = {"title": section.title or "", "first": "", "second": ""}
    return Breached((Hit(headings((section,)), values, params.figure, doubt=True),))


BREAKDOWN = Kind("breakdown", BreakdownParams, frozenset({"label", "whole", "sum", "parts", "unit"}), judge_breakdown)
TOLD_TWICE = Kind("told_twice", TwiceParams, frozenset({"first", "second"}), judge_told_twice)
STATEMENT = Kind("statement", StatementParams, frozenset({"text", "listed", "cell"}), judge_statement)
TOLD = Kind("matter_told", ToldParams, frozenset({"title", "first", "second"}), judge_told)
