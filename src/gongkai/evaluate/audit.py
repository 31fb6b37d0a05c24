"""Recomputes from what a draft prints which identities and agreements it breaks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from types import MappingProxyType
from typing import Final

from gongkai.evaluate.draft import Claim, Draft, Ratio
from gongkai.evaluate.ledger import APPLICANTS, BLOCKS, COLUMNS, GROUPS, VERDICTS, Ledger, rows_of
from gongkai.evaluate.numerals import percent
from gongkai.evaluate.truth import cell_value

_RULES: Final[Mapping[str, str]] = MappingProxyType(
    dict.fromkeys(("finished", "handled", "results_total"), "AGR503")
    | dict.fromkeys(("litigation", "litigation_direct", "litigation_after_review", "all"), "AGR513")
    | dict.fromkeys(("regulations", "normative_documents"), "AGR514")
    | dict.fromkeys(("licences", "penalties", "coercions"), "AGR515")
    | {
        "received": "AGR501",
        "carried_over": "AGR502",
        "carried_forward": "AGR504",
        "granted": "AGR505",
        "granted_in_part": "AGR506",
        "refused": "AGR507",
        "unavailable": "AGR508",
        "declined": "AGR509",
        "closed": "AGR510",
        "review": "AGR512",
        "fees": "AGR516",
    }
)


@dataclass(frozen=True, slots=True)
class Breach:
    """One thing that does not hold: the rule, what it is about, and the two values."""

    rule: str
    place: str
    left: Decimal
    right: Decimal


def rule_of(name: str) -> str:
    """Return the rule that compares a figure in a sentence with the tables, empty for figures the tables lack."""
    if name.startswith(("proactive.published", "handling_fee")) or not name:
        return ""
    _, row, column = name.split(".")
    if row == "received" and column != "total":
        return "AGR511"
    for group, rows in GROUPS.items():
        if row in rows:
            return _RULES[group]
    return _RULES.get(row, "")


def breaches(draft: Draft) -> tuple[Breach, ...]:
    """Return everything that does not hold in what the draft prints; blank cells count as nothing."""
    printed = draft.printed()
    values = {name: cell_value(text) for name, text in printed.items()}
    cells = {name: value for name, value in values.items() if value is not None}
    found = [*_sums(cells, draft.form), *_blocks(cells), *_stocks(cells)]
    found += _claims(draft, cells)
    for _, passage in draft.passages():
        for each in passage.sums:
            whole, parts = passage.claims[each.whole], [passage.claims[part] for part in each.parts]
            exact = all(claim.precision == "exact" and not claim.resolution for claim in (whole, *parts))
            total = sum((claim.value for claim in parts), Decimal(0))
            if exact and each.complete and total != whole.value:
                found.append(Breach("AGR520", whole.name, whole.value, total))
        found += [breach for ratio in passage.ratios if (breach := _ratio(ratio)) is not None]
    return tuple(found)


def _sums(cells: Mapping[str, Decimal], form: str) -> Iterator[Breach]:
    rows = rows_of(form)

    def cell(row: str, column: str) -> Decimal:
        return cells.get(f"applications.{row}.{column}", Decimal(0))

    for column in COLUMNS:
        left = cell("received", column) + cell("carried_over", column)
        right = cell("results_total", column) + cell("carried_forward", column)
        if left != right:
            yield Breach("SUM401", column, left, right)
        parts = sum((cell(row, column) for row in rows[2:-2]), Decimal(0))
        if parts != cell("results_total", column):
            yield Breach("SUM402", column, parts, cell("results_total", column))
    for row in rows:
        total = sum((cell(row, column) for column in APPLICANTS), Decimal(0))
        if total != cell(row, "total"):
            yield Breach("SUM403", row, total, cell(row, "total"))


def _blocks(cells: Mapping[str, Decimal]) -> Iterator[Breach]:
    for block in BLOCKS:
        parts = sum((cells.get(f"disputes.{block}.{column}", Decimal(0)) for column in VERDICTS), Decimal(0))
        total = cells.get(f"disputes.{block}.total", Decimal(0))
        if parts != total:
            yield Breach("SUM404", block, parts, total)


def _stocks(cells: Mapping[str, Decimal]) -> Iterator[Breach]:
    for row in ("regulations", "normative_documents"):
        issued, stock = cells.get(f"proactive.{row}.issued"), cells.get(f"proactive.{row}.in_force")
        if issued is not None and stock is not None and stock < issued:
            yield Breach("SUM406", row, stock, issued)
    for row in ("licences", "other_services", "penalties", "coercions", "fees"):
        items, change = cells.get(f"proactive.{row}.items_last_year"), cells.get(f"proactive.{row}.change")
        if items is not None and change is not None and items + change < 0:
            yield Breach("SUM409", row, items, change)


def _claims(draft: Draft, cells: Mapping[str, Decimal]) -> Iterator[Breach]:
    books = Ledger(draft.form, MappingProxyType(dict(cells)))
    stated: dict[str, Decimal] = {}
    for _, passage in draft.passages():
        for claim in passage.claims:
            if not claim.name or claim.precision != "exact" or claim.resolution or claim.scope:
                continue
            if claim.name in stated and stated[claim.name] != claim.value:
                yield Breach("AGR523", claim.name, stated[claim.name], claim.value)
            stated.setdefault(claim.name, claim.value)
            breach = _against_table(claim, books)
            if breach is not None:
                yield breach


def _against_table(claim: Claim, books: Ledger) -> Breach | None:
    rule = rule_of(claim.name)
    if not rule:
        return None
    try:
        listed = books.value(claim.name)
    except KeyError:
        return None
    if listed == claim.value:
        return None
    return Breach("AGR517" if claim.none_claim else rule, claim.name, claim.value, listed)


def _ratio(ratio: Ratio) -> Breach | None:
    places = len(ratio.printed.partition(".")[2])
    top = ratio.numerator if ratio.kind == "share" else abs(ratio.numerator - ratio.denominator)
    right = percent(top, ratio.denominator, places)
    if right == ratio.printed:
        return None
    return Breach("AGR521" if ratio.kind == "share" else "AGR522", ratio.kind, Decimal(ratio.printed), Decimal(right))
