"""Scores the figures told in sentences: name, value and place must all be right."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Final, TypeVar

from gongkai.evaluate.scoring.answer import Answer, ClaimAnswer
from gongkai.evaluate.scoring.gold import Gold, GoldClaim
from gongkai.evaluate.scoring.places import Places, Stretch, overlap
from gongkai.evaluate.scoring.tally import Tally

Claim = TypeVar("Claim", GoldClaim, ClaimAnswer)
_CONTEXT: Final = 30
_TOGETHER: Final = "disputes.all.total"
_APART: Final = ("disputes.review.total", "disputes.litigation.total")
_SCALES: Final = {"万": 10_000, "亿": 100_000_000}


def score_claims(gold: Gold, answer: Answer, places: Places, tally: Tally) -> None:
    """Count claims expected, answered and right, and how many of the right ones have the right precision and scope."""
    if gold.claims is None:
        return
    left = [each for told in answer.claims for each in _apart(told)]
    tally.add("claims.answered", len(left))
    for claim in [each for true in gold.claims for each in _apart(true)]:
        if claim.name is None:
            continue
        where = places.spot(claim.spot) if claim.spot else None
        tally.add("claims.expected")
        tally.add("claims.expected", by="figure", group=claim.name)
        match = next((each for each in left if _agree(claim, each, where)), None)
        if match is None:
            _note_lost(claim, where, answer, tally)
            continue
        left.remove(match)
        tally.add("claims.answered", by="figure", group=claim.name)
        tally.add("claims.right")
        tally.add("claims.right", by="figure", group=claim.name)
        _score_wording(claim, match, tally)
    for each in left:
        tally.add("claims.answered", by="figure", group=each.name)
        tally.miss("claims", "+ " + each.name, "-", f"{each.value} {each.unit}", _around(answer.text, each))


def _apart(claim: Claim) -> tuple[Claim, ...]:
    """Tell "no reviews and lawsuits" as no reviews, no lawsuits: counts whose sum is 0 are 0 each."""
    if claim.name == _TOGETHER and claim.value == 0:
        return tuple(replace(claim, name=name) for name in _APART)
    return (claim,)


def _score_wording(claim: GoldClaim, match: ClaimAnswer, tally: Tally) -> None:
    if claim.precision is not None:
        fits = claim.precision == match.precision
        kind = "exact" if claim.precision == "exact" else "open"
        tally.add(f"claims.precision.{kind}.all")
        tally.add(f"claims.precision.{kind}.right", int(fits))
        if not fits:
            tally.miss("claims", f"~ {claim.name}", claim.precision, match.precision, _printed(claim))
    if claim.is_scoped:
        fits = (claim.scope is None) == (match.scope is None)
        tally.add("claims.scope.all")
        tally.add("claims.scope.right", int(fits))
        if not fits:
            tally.miss("claims", f"@ {claim.name}", str(claim.scope), str(match.scope), _printed(claim))


def _agree(claim: GoldClaim, answer: ClaimAnswer, where: Stretch | None) -> bool:
    if claim.name != answer.name or not _same_value(claim, answer):
        return False
    if claim.spot is None:
        return True
    return where is not None and overlap(where, (answer.start, answer.end))


def _same_value(claim: GoldClaim, answer: ClaimAnswer) -> bool:
    """Compare in single units, whichever way the two sides write 万."""
    ours, theirs = _scale(claim.unit), _scale(answer.unit)
    return answer.value == claim.value or answer.value * theirs == claim.value * ours


def _scale(unit: str) -> Decimal:
    return Decimal(_SCALES.get(unit[:1], 1))


def _note_lost(claim: GoldClaim, where: Stretch | None, answer: Answer, tally: Tally) -> None:
    near = [each for each in answer.claims if where and overlap(where, (each.start, each.end))]
    got = "; ".join(f"{each.name}={each.value}" for each in near)
    if not got:
        got = "-" if where or claim.spot is None else "place not found in the text"
    tally.miss("claims", f"- {claim.name}", str(claim.value), got, _printed(claim))


def _printed(claim: GoldClaim) -> str:
    spot = claim.spot
    return "" if spot is None else f"{spot.before}⟦{spot.printed}⟧{spot.after}"


def _around(text: str, claim: ClaimAnswer) -> str:
    before = text[max(0, claim.start - _CONTEXT) : claim.start]
    return f"{before}⟦{text[claim.start : claim.end]}⟧{text[claim.end : claim.end + _CONTEXT]}".replace("\n", "⏎")
