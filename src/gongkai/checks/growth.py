"""Rates of growth: recomputed from the numbers told beside them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final

from gongkai.checks.params import plain
from gongkai.checks.passages import Passage, paragraphs, sentences
from gongkai.checks.ratios import COUNTED, rounds_to
from gongkai.checks.sections import NoParams
from gongkai.model import Breached, Hit, Kind, Met, NotApplicable, Report, ReportForm, Verdict

_NUMBER: Final = r"(?<![\d,.])(\d{1,3}(?:,\d{3})+|\d{1,9})(?!\d|年|%|[,.]\d)\s?[件条份宗项个次起篇]?"
_UP: Final = ("增长", "增加", "上升", "提高")
_DIRECTION: Final = r"(增长|增加|上升|提高|减少|下降|降低|回落)(?:了|约)?\s?(\d{1,5}(?:\.\d{1,4})?)\s?%"
_FROM_TO: Final = re.compile(rf"[从由]{_NUMBER}[^\d。；;,]{{0,8}}[到至]{_NUMBER}[^\d。；;]{{0,6}}{_DIRECTION}")
_AGAINST: Final = re.compile(
    rf"{_NUMBER},?[^\d。；;,]{{0,4}}(?:比|较|与)(?:上年度?|去年|上一年度?|20\d\d年度?)(?:同期)?(?:的|为)?\(?{_NUMBER}\)?"
    rf"[^\d。；;]{{0,6}}{_DIRECTION}"
)
_RATE: Final = re.compile(
    r"(增长|增加|上升|提高|增幅|涨幅|增|减少|下降|降低|回落|减幅|降幅|降|减)(?:了|为|达|至|幅度为)?\s?(\d{1,5}(?:\.\d{1,4})?)\s?%"
)
_RISES: Final = ("增", "上升", "提高", "涨")
_BEFORE: Final = re.compile(r"(?:上年|去年|上一年|同期)[^\d。；;,，]{0,12}$|20\d\d年[^\d。；;,，]{0,8}$")
_MORE: Final = re.compile(r"(?:增加|多|减少|少|增|减)了?$")
_ROUGH: Final = ("约", "近", "超", "逾", "多条", "余", "左右", "分别")


def judge_growth(report: Report, form: ReportForm, params: NoParams) -> Verdict:
    """Recompute rates of growth; where the wording does not tie the rate to its numbers, a miss is a mere question."""
    del form, params
    told = [*_growths(report), *_loose_growths(report)]
    if not told:
        return NotApplicable("正文没有可核算的增减幅度")
    hits = {hit.about: hit for hit in reversed(told) if hit is not None}
    return Breached(tuple(hits.values())[::-1]) if hits else Met()


def _growths(report: Report) -> Iterator[Hit | None]:
    for sentence in sentences(report.document, paragraphs(report)):
        folded = sentence.folded
        if "%" not in folded:
            continue
        for pattern in (_FROM_TO, _AGAINST):
            for match in pattern.finditer(folded):
                first, second = (Decimal(match[place].replace(",", "")) for place in (1, 2))
                before, now = (first, second) if pattern is _FROM_TO else (second, first)
                if before == 0:
                    continue
                rate = (now - before) * 100 / before
                stated = match[4] if match[3] in _UP else f"-{match[4]}"
                if rounds_to(rate, stated):
                    yield None
                    continue
                values = _told(before, now, f"{match[3]}{match[4]}%")
                place = sentence.part(match.start(), match.end())
                yield Hit((place,), values, f"growth.{values['before']}.{values['now']}")


def _told(before: Decimal, now: Decimal, printed: str) -> dict[str, str]:
    rate = (now - before) * 100 / before
    told = f"{'增长' if rate >= 0 else '减少'}{plain(abs(rate).quantize(Decimal('0.01')))}%"
    return {"before": plain(before), "now": plain(now), "printed": printed, "rate": told}


def _loose_growths(report: Report) -> Iterator[Hit | None]:
    """Yield rates in sentences that tell one rate, two counts, and which of them is the earlier or the difference."""
    for sentence in sentences(report.document, paragraphs(report)):
        rates = list(_RATE.finditer(sentence.folded)) if "%" in sentence.folded else []
        counts = list(COUNTED.finditer(sentence.folded))
        if len(rates) != 1 or len(counts) < 2 or any(word in sentence.folded for word in _ROUGH):
            continue
        stated = rates[0][2] if rates[0][1].startswith(_RISES) else f"-{rates[0][2]}"
        values = [Decimal(count[1].replace(",", "")) for count in counts]
        if _fits_any(values, stated):
            yield None
        elif len(counts) == 2 and not any(p.search(sentence.folded) for p in (_FROM_TO, _AGAINST)):
            yield _loose_hit(sentence, counts, values, rates[0])


def _fits_any(values: Sequence[Decimal], stated: str) -> bool:
    """Whether two of the numbers can make the rate: as both years, or as one year and the difference."""
    pairs = [(one, other) for at, one in enumerate(values) for to, other in enumerate(values) if at != to]
    ways = [(now, before) for now, before in pairs] + [
        (now, base) for now, change in pairs for base in (now - change, now + change)
    ]
    return any(before > 0 and rounds_to((now - before) * 100 / before, stated) for now, before in ways)


def _loose_hit(
    sentence: Passage, counts: Sequence[re.Match[str]], values: Sequence[Decimal], rate: re.Match[str]
) -> Hit | None:
    if _MORE.search(sentence.folded, 0, counts[1].start()):
        now = values[0]
        before = now - values[1] if rate[1].startswith(_RISES) else now + values[1]
    else:
        lasts = [at for at, count in enumerate(counts) if _BEFORE.search(sentence.folded, 0, count.start())]
        if len(lasts) != 1:
            return None
        before, now = values[lasts[0]], values[1 - lasts[0]]
    if before <= 0:
        return None
    place = sentence.part(min(counts[0].start(), rate.start()), max(counts[-1].end(), rate.end()))
    told = _told(before, now, rate[0])
    return Hit((place,), told, f"growth.{told['before']}.{told['now']}", doubt=True, minor=True)


GROWTH = Kind("growth", NoParams, frozenset({"before", "now", "printed", "rate"}), judge_growth)
