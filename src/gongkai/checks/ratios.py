"""Shares: recomputed from the numbers told beside them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from gongkai.checks.cells import sum_of
from gongkai.checks.params import STRICT, NameUsed, plain
from gongkai.checks.passages import paragraphs, sentences
from gongkai.language.normalise import fold
from gongkai.model import Breached, Figure, Hit, Kind, Met, NotApplicable, Report, ReportForm, Span, Verdict

_SHARE: Final = re.compile(
    r"^[^\d。；;%]{0,4}[,(]?[^\d。；;%,]{0,12}占[^\d。；;%]{0,16}(?:(\d{1,9})[^\d。；;%]{0,4}的)?(\d{1,3}(?:\.\d{1,4})?)\s?%"
)
_ROUGH: Final = ("分别", "约", "近", "超", "逾", "多", "余", "左右")
_OTHER_TIME: Final = ("上年", "去年", "上一年", "同期")
_IN_TURN: Final = re.compile(r"分别占[^\d。；;%]{0,12}\d[\d.%、,和及]{2,60}%")
_PERCENT: Final = re.compile(r"(\d{1,3}(?:\.\d{1,4})?)\s?%")
COUNTED: Final = re.compile(r"(?<![\d.,])(\d{1,3}(?:,\d{3})+|\d{1,9})\s?[件条份宗项个次起篇]")
"""A number with a counter; its first group is the number."""
_LOOSE_SHARE: Final = re.compile(
    r"(?<![\d.,])(\d{1,3}(?:,\d{3})+|\d{1,9})\s?[件条份宗项个次起篇][^\d。；;%占]{0,10}占[^\d。；;%]{0,14}(\d{1,3}(?:\.\d{1,4})?)\s?%"
)
_WINDOW: Final = 60
_REACH: Final = 150


def rounds_to(value: Decimal, printed: str) -> bool:
    """Tell whether a printed decimal can be the value, rounded or cut off at its last place."""
    step = Decimal(1).scaleb(-len(printed.partition(".")[2]))
    return abs(value - Decimal(printed)) < step


@dataclass(frozen=True, slots=True)
class Whole:
    """Figures whose names begin with one of ``parts`` are told as shares of ``whole``, or of one of ``cells``."""

    parts: tuple[str, ...]
    whole: tuple[str, ...]
    cells: tuple[str, ...] = ()

    __pydantic_config__ = STRICT


@dataclass(frozen=True, slots=True)
class Told:
    """A part told by ``words`` and a percentage alone: the share of cells ``part`` in cells ``whole``, pair by pair."""

    words: tuple[str, ...]
    part: tuple[tuple[str, ...], ...]
    whole: tuple[tuple[str, ...], ...]

    __pydantic_config__ = STRICT


@dataclass(frozen=True, slots=True)
class ShareParams:
    """Which figures are parts of which."""

    wholes: tuple[Whole, ...]
    told: tuple[Told, ...] = ()

    __pydantic_config__ = STRICT

    def names(self) -> Iterator[NameUsed]:
        """Yield the names of the form that the parameters use."""
        for each in self.wholes:
            for name in each.whole:
                yield "stated", name
            for name in each.cells:
                yield "figure", name
        for bare in self.told:
            for name in (name for way in (*bare.part, *bare.whole) for name in way):
                yield "figure", name


def judge_shares(report: Report, form: ReportForm, params: ShareParams) -> Verdict:
    """Recompute shares told right after a figure or a part of a whole; an unnamed whole leaves it a mere question."""
    del form
    told = [
        *_named_shares(report, params),
        *_part_shares(report),
        *_bare_shares(report, params),
        *_shares_in_turn(report, params),
        *_loose_shares(report),
    ]
    if not told:
        return NotApplicable("正文没有可核算的占比")
    hits = {hit.about: hit for hit in told if hit is not None}
    return Breached(tuple(hits.values())) if hits else Met()


def _named_shares(report: Report, params: ShareParams) -> Iterator[Hit | None]:
    for figure in report.figures.prose:
        whole = next((each for each in params.wholes if figure.name.startswith(each.parts)), None)
        match = _share_after(report, figure.span)
        if whole is None or match is None or not figure.quantity.is_exact or figure.none_claim:
            continue
        if match[1]:
            yield _share_hit(report, figure, match, [Decimal(match[1])], doubt=False)
            continue
        candidates = list(_candidates(report, whole, figure))
        if candidates:
            yield _share_hit(report, figure, match, candidates, doubt=True)


def _bare_shares(report: Report, params: ShareParams) -> Iterator[Hit | None]:
    """Yield shares told without the number they belong to, recomputed from the tables."""
    for told in params.told:
        names = "|".join(re.escape(word) for word in told.words)
        pattern = re.compile(rf"(?:{names})[^\d。；;，,%]{{0,6}}占[^\d。；;%]{{0,12}}(\d{{1,3}}(?:\.\d{{1,4}})?)\s?%")
        for sentence in sentences(report.document, paragraphs(report)):
            match = pattern.search(sentence.folded)
            if match is None or any(word in sentence.folded for word in (*_ROUGH, *_OTHER_TIME)):
                continue
            shares = list(_cell_shares(report, told))
            if not shares:
                continue
            if any(rounds_to(part * 100 / whole, match[1]) for part, whole in shares):
                yield None
                continue
            values = _told(*shares[0], match[1])
            yield Hit(
                (sentence.part(match.start(), match.end()),), values, f"share.{told.words[0]}", doubt=True, minor=True
            )


def _cell_shares(report: Report, told: Told) -> Iterator[tuple[Decimal, Decimal]]:
    for part, whole in zip(told.part, told.whole, strict=False):
        one, other = sum_of(report.figures, part), sum_of(report.figures, whole)
        if not one.is_readable or not other.is_readable or one.blanks or other.blanks:
            return
        if other.known > 0:
            yield one.known, other.known


def _shares_in_turn(report: Report, params: ShareParams) -> Iterator[Hit | None]:
    """Yield the shares of as many figures told before: 8件、4件，分别占50%、25%."""
    for sentence in sentences(report.document, paragraphs(report)):
        for match in _IN_TURN.finditer(sentence.folded):
            shares = _PERCENT.findall(match[0])
            end = sentence.part(match.start(), match.end())
            before = [each for each in report.figures.prose if sentence.span.start <= each.span.start < end.start]
            exact = all(each.quantity.is_exact and not each.none_claim for each in before)
            if not exact or len(before) < len(shares):
                continue
            for figure, share in zip(before[-len(shares) :], shares, strict=True):
                whole = next((each for each in params.wholes if figure.name.startswith(each.parts)), None)
                candidates = [] if whole is None else list(_candidates(report, whole, figure))
                if candidates:
                    yield _turn_hit(figure, share, candidates, end, _told_near(report, figure.span))


def _loose_shares(report: Report) -> Iterator[Hit | None]:
    """Yield shares of the number told just before, whatever it counts, in a sentence that tells a larger one as well.

    The share is doubted only when none of the numbers of the sentence and of the report's figures can be its whole.
    """
    known = [each.quantity.value for each in report.figures.prose if each.quantity.is_exact]
    known += [each.quantity.value for each in report.figures.table.values()]
    for sentence in sentences(report.document, paragraphs(report)):
        folded = sentence.folded
        if "占" not in folded or any(word in folded for word in (*_ROUGH, *_OTHER_TIME)):
            continue
        for match in _LOOSE_SHARE.finditer(folded):
            counts = [Decimal(number.replace(",", "")) for number in COUNTED.findall(folded[: match.start()])]
            part = Decimal(match[1].replace(",", ""))
            wholes = [value for value in (*counts, *known) if value > 0]
            if not counts:
                continue
            if any(rounds_to(part * 100 / whole, match[2]) for whole in wholes):
                yield None
            elif (whole := max(counts)) >= part > 0:
                place = sentence.part(match.start(), match.end())
                values = _told(part, whole, match[2])
                yield Hit((place,), values, f"share.{match[1]}.{match[2]}", doubt=True, minor=True)


def _turn_hit(figure: Figure, share: str, wholes: list[Decimal], place: Span, near: list[Decimal]) -> Hit | None:
    if any(rounds_to(figure.quantity.value * 100 / whole, share) for whole in (*wholes, *near)):
        return None
    values = _told(figure.quantity.value, wholes[0], share)
    return Hit((figure.span, place), values, f"share.{figure.name}", doubt=True, minor=True)


def _candidates(report: Report, whole: Whole, figure: Figure) -> Iterator[Decimal]:
    for name in whole.whole:
        for each in report.figures.stated(name):
            if each is not figure and each.quantity.value > 0:
                yield each.quantity.value
    for name in whole.cells:
        total = sum_of(report.figures, (name,))
        if total.known > 0:
            yield total.known


def _told_near(report: Report, span: Span) -> list[Decimal]:
    """Return the whole numbers told shortly before a part: where the wording names no whole, each may be meant."""
    before = fold(report.document.text[max(0, span.start - _REACH) : span.start])
    numbers = re.findall(r"(?<![\d.,])\d{1,3}(?:,\d{3})+(?![\d.])|(?<![\d.,])\d{1,9}(?![\d.%])", before)
    return [value for number in numbers if (value := Decimal(number.replace(",", ""))) > 0]


def _share_after(report: Report, span: Span) -> re.Match[str] | None:
    match = _SHARE.match(fold(report.document.text[span.end : span.end + _WINDOW]))
    return None if match is None or any(word in match[0] for word in _ROUGH) else match


def _share_hit(
    report: Report, figure: Figure, match: re.Match[str], wholes: list[Decimal], *, doubt: bool
) -> Hit | None:
    others = _told_near(report, figure.span) if doubt else []
    shares = [figure.quantity.value * 100 / whole for whole in (*wholes, *others) if whole > 0]
    if not shares or any(rounds_to(share, match[2]) for share in shares):
        return None
    place = Span(figure.span.start, figure.span.end + match.end())
    values = _told(figure.quantity.value, wholes[0], match[2])
    return Hit((place,), values, f"share.{figure.name}", doubt=doubt, minor=doubt)


def _part_shares(report: Report) -> Iterator[Hit | None]:
    for told in report.figures.breakdowns:
        for part in told.parts:
            match = _share_after(report, part.span)
            exact = part.quantity.is_exact and told.whole.is_exact
            if match is None or match[1] or not exact or told.whole.value <= 0 or told.whole.resolution:
                continue
            if rounds_to(part.quantity.value * 100 / told.whole.value, match[2]):
                yield None
                continue
            values = _told(part.quantity.value, told.whole.value, match[2])
            place = Span(part.span.start, part.span.end + match.end())
            doubt = told.overlapping or not told.complete
            yield Hit((place, told.span), values, f"share.{told.label}.{part.label}", doubt=doubt, minor=doubt)


def _told(part: Decimal, whole: Decimal, printed: str) -> dict[str, str]:
    places = max(len(printed.partition(".")[2]), 1)
    share = (part * 100 / whole).quantize(Decimal(1).scaleb(-places)) if whole > 0 else Decimal(0)
    return {"part": plain(part), "whole": plain(whole), "printed": printed, "share": plain(share)}


SHARES = Kind("shares", ShareParams, frozenset({"part", "whole", "printed", "share"}), judge_shares)
