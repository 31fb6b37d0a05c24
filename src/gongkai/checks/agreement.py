"""Figures told in sentences against the same figures in the tables."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from gongkai.checks.amounts import in_unit, is_unit_slip, only_rounded, told, total_in_unit, unit_of
from gongkai.checks.cells import Sum, names_of, sum_of, what_is_missing
from gongkai.checks.context import Standing, standing
from gongkai.checks.naming import cell_name, column_name, group_name, table_name
from gongkai.checks.params import STRICT, NameUsed, plain
from gongkai.checks.passages import sentence_of
from gongkai.checks.verdicts import joined
from gongkai.model import (
    Breached,
    Figure,
    Hit,
    Kind,
    Met,
    NotApplicable,
    Quantity,
    Report,
    ReportForm,
    Undetermined,
    Verdict,
)

_INNER = ("办公室", "办公厅", "政府办", "本级", "名义", "机关", "局机关")
"""Ends of words that narrow a figure to one office of the body."""


@dataclass(frozen=True, slots=True)
class Pair:
    """A figure told in sentences and the cells that list it.

    Args:
        stated: prose name of the figure.
        listed: cells that add up to it; none given: the cell with the same name. ``@group`` rows are allowed.
        what: the figure in the reviewer's words.
        parts: cells that cannot exceed the figure, for when ``listed`` was lost.
        carried: a cell whose items a lawful reader may leave out; a figure short by them is a question.
        also: other sums that the words may lawfully mean.
        vague: the words are too loose to convict.
        zero_apart: a zero told in the sentence is a denial, which the rule on denials judges.
    """

    stated: str
    what: str
    listed: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()
    carried: str | None = None
    also: tuple[tuple[str, ...], ...] = ()
    vague: bool = False
    zero_apart: bool = False

    __pydantic_config__ = STRICT

    def names(self) -> Iterator[NameUsed]:
        """Yield the names of the form that the parameters use."""
        yield "stated", self.stated
        terms = (*self.parts, *((self.carried,) if self.carried else ()), *(term for way in self.also for term in way))
        for term in (*(self.listed or (self.stated,)), *terms):
            yield "figure", term


@dataclass(frozen=True, slots=True)
class AgreementParams:
    """Pairs to compare.

    ``context`` are words of the matter, ``foreign`` words of other business (see ``standing``); words of ``loose``
    leave open what was counted.
    """

    pair: tuple[Pair, ...]
    context: tuple[str, ...] = ()
    foreign: tuple[str, ...] = ()
    loose: tuple[str, ...] = ()

    __pydantic_config__ = STRICT

    def names(self) -> Iterator[NameUsed]:
        """Yield the names of the form that the parameters use."""
        for pair in self.pair:
            yield from pair.names()


@dataclass(frozen=True, slots=True)
class _Comparison:
    """One stated figure beside what the tables list for it."""

    figure: Figure
    quantity: Quantity
    listed: Sum
    value: Decimal
    cell: str
    is_lower_bound: bool = False


def judge_agreement(report: Report, form: ReportForm, params: AgreementParams) -> Verdict:
    """Compare every stated figure of the pairs; none-claims and all-zero tables have rules of their own."""
    hits: list[Hit] = []
    reasons: list[str] = []
    compared = 0
    for pair in params.pair:
        for figure in report.figures.stated(pair.stated):
            if (
                _is_judged_elsewhere(report, form, pair, figure)
                or stands(report, form, figure, params.context, params.foreign) == "outside"
            ):
                continue
            comparison = _compare(report, form, pair, figure)
            if isinstance(comparison, str):
                reasons.append(comparison)
                continue
            compared += 1
            hit = _hit(report, form, params, pair, comparison)
            if isinstance(hit, str):
                reasons.append(hit)
            elif hit is not None:
                hits.append(hit)
    return _verdict(hits, reasons, compared)


def _is_judged_elsewhere(report: Report, form: ReportForm, pair: Pair, figure: Figure) -> bool:
    if figure.quantity.value > 0:
        return _is_all_zero(report, form, pair)
    return figure.none_claim or (pair.zero_apart and figure.quantity.is_exact)


def stands(
    report: Report, form: ReportForm, figure: Figure, context: tuple[str, ...], foreign: tuple[str, ...]
) -> Standing:
    """Tell whether a figure's sentence speaks of the matter of its table."""
    home = form.table(figure.name.partition(".")[0]).section
    return standing(report, figure.span, home, context, foreign)


def _verdict(hits: Sequence[Hit], reasons: Sequence[str], compared: int) -> Verdict:
    undecided = joined(reasons)
    if hits:
        return Breached(tuple(hits), undecided)
    if undecided:
        return Undetermined(undecided)
    return Met() if compared else NotApplicable("正文没有可与表格核对的这项数据")


def listed_names(report: Report, form: ReportForm, pair: Pair) -> tuple[str, ...]:
    """Return the cell names that list the figure of a pair."""
    return tuple(name for term in pair.listed or (pair.stated,) for name in names_of(report, form, term))


def _is_all_zero(report: Report, form: ReportForm, pair: Pair) -> bool:
    return is_all_zero(report, form, (pair.listed or (pair.stated,))[0].partition(".")[0])


def is_all_zero(report: Report, form: ReportForm, table_id: str) -> bool:
    """Tell whether a table that was read whole holds nothing but zeros, and more than a cell of them."""
    if table_id == "proactive":
        return False
    cells = [report.figures.cell(name) for name in form.table(table_id).figure_names()]
    figures = [cell for cell in cells if isinstance(cell, Figure)]
    complete = all(cell is not None for cell in cells)
    return complete and len(figures) > 1 and all(figure.quantity.value == 0 for figure in figures)


def _compare(report: Report, form: ReportForm, pair: Pair, figure: Figure) -> _Comparison | str:
    """Return the comparison, or why there is none."""
    names = listed_names(report, form, pair)
    matched = report.outline.table(names[0].partition(".")[0]) if names else None
    if not names or matched is None or matched.status == "missing":
        return f"正文有“{pair.what}”，但没有可供核对的表格"
    unit = unit_of(form, names[0])
    total = sum_of(report.figures, names)
    quantity = in_unit(figure.quantity, unit)
    cell = _cell_words(form, pair, names)
    if total.is_readable:
        return _Comparison(figure, quantity, total, total_in_unit(total, unit), cell)
    parts = sum_of(report.figures, [name for term in pair.parts for name in names_of(report, form, term)])
    value = total_in_unit(parts, unit)
    if parts.cells and quantity.bounds()[1] < value:
        return _Comparison(figure, quantity, parts, value, _parts_words(form, parts), is_lower_bound=True)
    return what_is_missing(form, total.lost, total.unreadable)


def _cell_words(form: ReportForm, pair: Pair, names: Sequence[str]) -> str:
    if len(names) == 1:
        return cell_name(form, names[0])
    terms = pair.listed or (pair.stated,)
    table = form.table(names[0].partition(".")[0])
    if len(terms) == 1 and ".@" in terms[0]:
        group, _, column = terms[0].partition(".@")[2].partition(".")
        return f"{table.number}“{group_name(table, group)}”各行“{column_name(table, column)}”列之和"
    return f"{table.number}相应{len(names)}格之和"


def _parts_words(form: ReportForm, parts: Sum) -> str:
    telling = [cell for cell in parts.cells if cell.quantity.value != 0]
    if len(telling) == 1:
        return cell_name(form, telling[0].name)
    return f"{table_name(form, telling[0].name.partition('.')[0])}已读到的各行之和"


def _hit(report: Report, form: ReportForm, params: AgreementParams, pair: Pair, found: _Comparison) -> Hit | str | None:
    listed = Quantity(found.value)
    if not found.quantity.contradicts(listed):
        return None
    if found.listed.blanks and found.quantity.bounds()[1] > found.value:
        return f"{found.cell}有空白，无法与正文核对"
    if pair.vague and not _is_beyond_all(report, form, pair, found):
        return None
    if is_unit_slip(found.quantity.value, found.value) or _is_share_of_an_office(found):
        return None
    doubt = pair.vague or _is_doubtful(report, form, params, pair, found)
    values = {
        "what": pair.what,
        "stated": told(found.quantity),
        "listed": plain(found.value),
        "cell": found.cell,
        "unit": unit_of(form, listed_names(report, form, pair)[0]),
    }
    return Hit((found.figure.span, *found.listed.spans()), values, pair.stated, doubt=doubt)


def _is_share_of_an_office(found: _Comparison) -> bool:
    """Whether the figure is told of one office inside the body and no more than the whole: then both can be right."""
    scope = found.figure.scope
    return scope is not None and scope.endswith(_INNER) and found.quantity.bounds()[1] < found.value


def _is_beyond_all(report: Report, form: ReportForm, pair: Pair, found: _Comparison) -> bool:
    """Whether a loosely worded figure is above all that its words may mean; below them it may tell a part."""
    readings = [
        sum_of(report.figures, [n for term in terms for n in names_of(report, form, term)]) for terms in pair.also
    ]
    if not found.listed.is_readable or not all(each.is_readable for each in readings):
        return False
    return found.quantity.bounds()[0] > max(found.value, *(each.known for each in readings))


def _agrees(report: Report, form: ReportForm, found: _Comparison, terms: Sequence[str]) -> bool:
    other = sum_of(report.figures, [name for term in terms for name in names_of(report, form, term)])
    return other.is_readable and not found.quantity.contradicts(Quantity(other.known))


def _is_doubtful(report: Report, form: ReportForm, params: AgreementParams, pair: Pair, found: _Comparison) -> bool:
    """Tell whether a lawful reading of the words is left."""
    figure = found.figure
    if figure.scope is not None or not figure.quantity.is_exact or only_rounded(found.quantity, found.value):
        return True
    if any(_agrees(report, form, found, terms) for terms in pair.also if not _told_apart(report, pair, terms)):
        return True
    if stands(report, form, figure, params.context, params.foreign) == "open":
        return True
    if params.loose and any(word in sentence_of(report, figure.span).folded for word in params.loose):
        return True
    return pair.carried is not None and _carried_explains(report, pair.carried, found)


def _told_apart(report: Report, pair: Pair, terms: Sequence[str]) -> bool:
    """Whether the text tells a further part of another reading by itself, so that the figure cannot include it."""
    return any(report.figures.stated(term) for term in terms if term not in (pair.listed or (pair.stated,)))


def _carried_explains(report: Report, name: str, found: _Comparison) -> bool:
    """Whether only items carried over from last year make the difference."""
    cell = report.figures.cell(name)
    carried = cell.quantity.value if isinstance(cell, Figure) else None
    if carried is None:
        return found.is_lower_bound
    return found.value - carried <= found.quantity.value < found.value


@dataclass(frozen=True, slots=True)
class NoneClaimParams:
    """Pairs whose figure may be denied in a sentence; ``context`` and ``foreign`` as for agreement, for ``matters``.

    ``matters`` are beginnings of the names that other business may carry too.
    """

    pair: tuple[Pair, ...]
    matters: tuple[str, ...] = ()
    context: tuple[str, ...] = ()
    foreign: tuple[str, ...] = ()

    __pydantic_config__ = STRICT

    def names(self) -> Iterator[NameUsed]:
        """Yield the names of the form that the parameters use."""
        for pair in self.pair:
            yield from pair.names()


def judge_none_claims(report: Report, form: ReportForm, params: NoneClaimParams) -> Verdict:
    """Look for figures that a sentence denies and a table shows."""
    hits: list[Hit] = []
    reasons: list[str] = []
    compared = 0
    for pair in params.pair:
        for figure in report.figures.stated(pair.stated):
            if not (figure.none_claim or (figure.quantity.is_exact and figure.quantity.value == 0)):
                continue
            if (
                figure.name.startswith(params.matters)
                and stands(report, form, figure, params.context, params.foreign) == "outside"
            ):
                continue
            names = listed_names(report, form, pair)
            total = sum_of(report.figures, names)
            if total.known > 0:
                values = {"what": pair.what, "listed": plain(total.known), "cell": _cell_words(form, pair, names)}
                hits.append(Hit((figure.span, *total.spans()), values, pair.stated, doubt=figure.scope is not None))
            elif not total.is_readable:
                reasons.append(what_is_missing(form, total.lost, total.unreadable))
            compared += 1
    return _verdict(_distinct(hits), reasons, compared)


def _distinct(hits: Sequence[Hit]) -> list[Hit]:
    """Keep one hit for each figure: a denial told twice is one contradiction."""
    return list({hit.about: hit for hit in reversed(hits)}.values())[::-1]


@dataclass(frozen=True, slots=True)
class UnitSlipParams:
    """Pairs in whose sentence 万 may have been left out or printed too much."""

    pair: tuple[Pair, ...]

    __pydantic_config__ = STRICT

    def names(self) -> Iterator[NameUsed]:
        """Yield the names of the form that the parameters use."""
        for pair in self.pair:
            yield from pair.names()


def judge_unit_slip(report: Report, form: ReportForm, params: UnitSlipParams) -> Verdict:
    """Look for figures that differ from their cell by 万 or 亿 alone."""
    hits, compared = [], 0
    for pair in params.pair:
        for figure in report.figures.stated(pair.stated):
            if figure.none_claim:
                continue
            found = _compare(report, form, pair, figure)
            if isinstance(found, str) or found.is_lower_bound:
                continue
            compared += 1
            if is_unit_slip(found.quantity.value, found.value) and found.quantity.contradicts(Quantity(found.value)):
                values = {"what": pair.what, "text": figure.text, "listed": plain(found.value), "cell": found.cell,
                          "unit": unit_of(form, listed_names(report, form, pair)[0])}  # fmt: skip
                doubt = figure.scope is not None or pair.vague
                hits.append(Hit((figure.span, *found.listed.spans()), values, pair.stated, doubt=doubt))
    return _verdict(hits, (), compared)


AGREEMENT = Kind("agreement", AgreementParams, frozenset({"what", "stated", "listed", "cell", "unit"}), judge_agreement)
NONE_CLAIMS = Kind("none_claims", NoneClaimParams, frozenset({"what", "listed", "cell"}), judge_none_claims)
UNIT_SLIP = Kind("unit_slip", UnitSlipParams, frozenset({"what", "text", "listed", "cell", "unit"}), judge_unit_slip)
