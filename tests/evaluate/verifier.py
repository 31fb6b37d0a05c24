"""An examiner of the examiner: recomputes from truth and file alone, sharing no code with the generator."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

APPLICANTS = (
    "natural_person",
    "enterprise",
    "research",
    "public_welfare",
    "legal_service",
    "other_organisation",
)
REFUSED = (
    "state_secret",
    "forbidden_by_law",
    "security_stability",
    "third_party",
    "internal_affairs",
    "process_information",
    "enforcement_file",
    "administrative_query",
)
GROUPS = {
    "refused": tuple(f"refused_{x}" for x in REFUSED),
    "unavailable": ("unavailable_not_held", "unavailable_not_ready_made", "unavailable_still_unclear"),
    "declined": tuple(f"declined_{x}" for x in ("petition", "repeated", "publication", "excessive", "reconfirmation")),
    "closed": ("closed_correction_overdue", "closed_fee_overdue", "closed_other"),
}
OUTCOMES = ("granted", "granted_in_part", *(row for rows in GROUPS.values() for row in rows))
Truth = dict[str, Any]


def cells(truth: Truth) -> dict[str, Decimal]:
    """Return the numbers of the tables, blanks left out."""
    return {name: Decimal(cell["value"]) for name, cell in truth["table_figures"].items() if cell["value"] is not None}


def identity_breaches(truth: Truth) -> set[str]:
    """Return ``rule:place`` of every identity of tables three and four that does not hold, blanks as nothing."""
    values = cells(truth)
    return {*_application_breaches(values), *_dispute_breaches(values)}


def _application_breaches(values: dict[str, Decimal]) -> Iterator[str]:
    def cell(row: str, column: str) -> Decimal:
        return values.get(f"applications.{row}.{column}", Decimal(0))

    for column in (*APPLICANTS, "total"):
        came = cell("received", column) + cell("carried_over", column)
        if came != cell("results_total", column) + cell("carried_forward", column):
            yield f"SUM401:{column}"
        if sum(cell(row, column) for row in OUTCOMES) != cell("results_total", column):
            yield f"SUM402:{column}"
    for row in ("received", "carried_over", *OUTCOMES, "results_total", "carried_forward"):
        if sum(cell(row, column) for column in APPLICANTS) != cell(row, "total"):
            yield f"SUM403:{row}"


def _dispute_breaches(values: dict[str, Decimal]) -> Iterator[str]:
    for block in ("review", "litigation_direct", "litigation_after_review"):
        columns = ("upheld", "corrected", "other", "pending")
        parts = [values.get(f"disputes.{block}.{column}", Decimal(0)) for column in columns]
        if sum(parts) != values.get(f"disputes.{block}.total", Decimal(0)):
            yield f"SUM404:{block}"


def listed(truth: Truth, name: str) -> Decimal | None:
    """Return what the tables say of a figure in a sentence, None if they do not speak of it."""
    values = cells(truth)
    if name in values:
        return values[name]
    table, row, column = name.split(".")
    if table == "applications" and row in ("finished", "handled"):
        return values.get(f"applications.results_total.{column}")
    if table == "applications" and row in GROUPS:
        return sum((values.get(f"applications.{r}.{column}", Decimal(0)) for r in GROUPS[row]), Decimal(0))
    if table == "applications" and column == "organisation":
        return sum((values.get(f"applications.{row}.{a}", Decimal(0)) for a in APPLICANTS[1:]), Decimal(0))
    if table == "disputes":
        blocks = ["litigation_direct", "litigation_after_review"] + (["review"] if row == "all" else [])
        return sum((values.get(f"disputes.{block}.{column}", Decimal(0)) for block in blocks), Decimal(0))
    return None


DIGITS = {char: value for value, char in enumerate("零一二三四五六七八九")} | {"两": 2}


def number_printed(text: str) -> Decimal:
    """Read a printed number: plain, full-width, grouped, Chinese below a hundred, with 万."""
    narrow = text.translate(str.maketrans("０１２３４５６７８９．", "0123456789.")).replace(",", "")
    match = re.match(r"(\d+(?:\.\d+)?)[余多]?(万(?!元))?", narrow)
    if match:
        return Decimal(match[1]) * (10_000 if match[2] else 1)
    han = re.match("[零一二三四五六七八九两十]+", narrow)
    assert han, text
    tens, ten, ones = han[0].partition("十")
    if not ten:
        return Decimal(DIGITS[tens])
    return Decimal((DIGITS[tens] if tens else 1) * 10 + (DIGITS[ones] if ones else 0))


def misplaced(truth: Truth, text: str | None) -> Iterator[str]:
    """Yield every mark whose printed string does not stand where the truth says."""
    for kind in ("claims", "ratios", "opinions"):
        for mark in truth[kind]:
            paragraph = truth["paragraphs"][mark["paragraph"]]["text"]
            start, end = mark["offset"], mark["offset"] + len(mark["printed"])
            spots = [m.start() for m in re.finditer(f"(?={re.escape(mark['printed'])})", paragraph)]
            before, after = paragraph[max(0, start - 12) : start], paragraph[end : end + 12]
            right = (
                paragraph[start:end] == mark["printed"]
                and spots.index(start) + 1 >= mark["occurrence"]
                and (before, after) == (mark["before"], mark["after"])
            )
            if text is not None:
                right = right and text[mark["start"] : mark["end"]].replace("\n", "") == mark["printed"]
            if not right:
                yield f"{kind}: {mark['printed']}"


def claim_breaches(truth: Truth) -> list[str]:
    """Return every claim that the tables, or its own printed string, contradict."""
    found = []
    for claim in truth["claims"]:
        value = Decimal(claim["value"])
        printed_right = value == 0 if claim["none_claim"] else number_printed(claim["printed"]) == value
        table = listed(truth, claim["name"]) if claim["name"] and not claim["name"].startswith("handling") else None
        agrees = table is None or not admits_only(claim) or table == value
        if not printed_right or not agrees:
            found.append(f"{claim['name']}: {claim['printed']} ({claim['before']}…{claim['after']})")
    return found


def admits_only(claim: Truth) -> bool:
    """Tell whether the claim admits one number alone."""
    return claim["precision"] == "exact" and Decimal(claim["resolution"]) == 0


def sums_off(truth: Truth) -> list[str]:
    """Return every complete breakdown whose exact parts do not add up to the whole."""
    found = []
    for each in truth["sums"]:
        members = [truth["claims"][place] for place in (each["whole"], *each["parts"])]
        if each["complete"] and all(admits_only(claim) for claim in members):
            whole, *parts = (Decimal(claim["value"]) for claim in members)
            if sum(parts) != whole:
                found.append(members[0]["printed"])
    return found


def ratios_off(truth: Truth) -> list[str]:
    """Return every share or growth that its two figures do not give."""
    found = []
    for ratio in truth["ratios"]:
        top, bottom = Decimal(ratio["numerator"]), Decimal(ratio["denominator"])
        share = top / bottom if ratio["kind"] == "share" else abs(top - bottom) / bottom
        printed = ratio["printed"].rstrip("%")
        half = Decimal("0.5").scaleb(-len(printed.partition(".")[2]))
        if abs(share * 100 - Decimal(printed)) > half:
            found.append(ratio["printed"])
    return found
