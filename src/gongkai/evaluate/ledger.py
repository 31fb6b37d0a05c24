"""The books of an invented office: figures drawn so that every identity of the form holds.

Names are those of the form (``applications.received.total``) and the agreed names for figures in sentences
(``disputes.litigation.total``, ``proactive.published.website``).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from random import Random
from types import MappingProxyType
from typing import Final

from gongkai.evaluate.world import Issuer

APPLICANTS: Final = (
    "natural_person",
    "enterprise",
    "research",
    "public_welfare",
    "legal_service",
    "other_organisation",
)
COLUMNS: Final = (*APPLICANTS, "total")
GROUPS: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType({
    "refused": (
        "refused_state_secret", "refused_forbidden_by_law", "refused_security_stability", "refused_third_party",
        "refused_internal_affairs", "refused_process_information", "refused_enforcement_file",
        "refused_administrative_query",
    ),
    "unavailable": ("unavailable_not_held", "unavailable_not_ready_made", "unavailable_still_unclear"),
    "declined": (
        "declined_petition", "declined_repeated", "declined_publication", "declined_excessive",
        "declined_reconfirmation",
    ),
    "closed": ("closed_correction_overdue", "closed_fee_overdue", "closed_other"),
})  # fmt: skip
OUTCOMES: Final = ("granted", "granted_in_part", *(row for rows in GROUPS.values() for row in rows))
ROWS: Final = ("received", "carried_over", *OUTCOMES, "results_total", "carried_forward")
BLOCKS: Final = ("review", "litigation_direct", "litigation_after_review")
VERDICTS: Final = ("upheld", "corrected", "other", "pending")
CHANNELS: Final = ("website", "wechat", "microblog", "other_channel")
_OUTCOME_WEIGHTS: Final = (40, 12, 1, 2, 1, 3, 4, 4, 3, 5, 20, 4, 3, 5, 3, 1, 1, 1, 4, 1, 5)
_APPLICANT_WEIGHTS: Final = (82, 11, 1, 1, 2, 3)
_TWO_2019: Final = (
    ("regulations", ("made", "published", "published_total")),
    ("normative_documents", ("made", "published", "published_total")),
    ("licences", ("items_last_year", "change", "decisions")),
    ("other_services", ("items_last_year", "change", "decisions")),
    ("penalties", ("items_last_year", "change", "decisions")),
    ("coercions", ("items_last_year", "change", "decisions")),
    ("fees", ("items_last_year", "change")),
    ("procurement", ("items", "amount")),
)


@dataclass(frozen=True, slots=True)
class Ledger:
    """All figures of one office and year. ``last`` holds last year's figures that growth is told against."""

    form: str
    figures: Mapping[str, Decimal]
    last: Mapping[str, Decimal] = field(default_factory=lambda: MappingProxyType({}))

    def value(self, name: str) -> Decimal:
        """Return a figure of the tables or one made of them.

        Raises:
            KeyError: no such name.
        """
        if name in self.figures:
            return self.figures[name]
        table, row, column = name.split(".")
        if table == "applications":
            return self._application(row, column)
        if table == "disputes":
            return self._dispute(row, column)
        raise KeyError(name)

    def _application(self, row: str, column: str) -> Decimal:
        if column == "organisation":
            return self._sum(f"applications.{row}.{applicant}" for applicant in APPLICANTS[1:])
        if row in ("finished", "handled"):
            return self.figures[f"applications.results_total.{column}"]
        return self._sum(f"applications.{member}.{column}" for member in GROUPS[row])

    def _dispute(self, row: str, column: str) -> Decimal:
        both = self._sum(f"disputes.{block}.{column}" for block in BLOCKS[1:])
        if row == "litigation":
            return both
        if row == "all":
            return both + self.figures[f"disputes.review.{column}"]
        raise KeyError(row)

    def _sum(self, names: Iterable[str]) -> Decimal:
        return sum((self.figures.get(name, Decimal(0)) for name in names), Decimal(0))


def table_names(form: str) -> tuple[str, ...]:
    """Return every figure name that the tables of this form print, in printed order."""
    if form == "2021":
        two = [f"proactive.{row}.{column}" for row in ("regulations", "normative_documents")
               for column in ("issued", "repealed", "in_force")]  # fmt: skip
        two += [f"proactive.{row}.decisions" for row in ("licences", "penalties", "coercions")]
        two.append("proactive.fees.amount")
    else:
        two = [f"proactive.{row}.{column}" for row, columns in _TWO_2019 for column in columns]
    three = [f"applications.{row}.{column}" for row in rows_of(form) for column in COLUMNS]
    four = [f"disputes.{block}.{column}" for block in BLOCKS for column in (*VERDICTS, "total")]
    return (*two, *three, *four)


def rows_of(form: str) -> tuple[str, ...]:
    """Return the rows of table three that this form prints."""
    if form == "2021":
        return ROWS
    return tuple(row for row in ROWS if row not in ("closed_correction_overdue", "closed_fee_overdue"))


def draw(rng: Random, issuer: Issuer, form: str) -> Ledger:
    """Return books in which everything adds up."""
    figures: dict[str, Decimal] = {}
    figures |= _proactive(rng, issuer, form)
    figures |= _published(rng, issuer)
    figures |= _applications(rng, issuer, form)
    figures |= _disputes(rng, issuer, int(figures["applications.received.total"]))
    figures["handling_fee.amount"] = _handling_fee(rng, int(figures["applications.received.total"]))
    names = ["applications.received.total", "applications.results_total.total", "disputes.review.total"]
    names += [f"proactive.published.{channel}" for channel in ("total", *CHANNELS)]
    last = {name: _last_year(rng, figures[name]) for name in names}
    return Ledger(form, MappingProxyType(figures), MappingProxyType(last))


def _last_year(rng: Random, value: Decimal) -> Decimal:
    return Decimal(max(0, round(int(value) * rng.uniform(0.55, 1.6)) + rng.randint(-1, 2)))


def _share_out(rng: Random, amount: int, weights: tuple[int, ...]) -> list[int]:
    """Split ``amount`` into whole parts; heavy weights get more."""
    parts = [0] * len(weights)
    if amount > 60:
        total = sum(weights)
        parts = [int(amount * weight / total * rng.uniform(0.4, 1.0)) for weight in weights]
        amount -= sum(parts)
    for place in rng.choices(range(len(weights)), weights=weights, k=amount):
        parts[place] += 1
    return parts


def _received(rng: Random, issuer: Issuer) -> int:
    quiet, low, high = {
        "ministry": (0.0, 60, 2400), "province": (0.0, 80, 1900), "city": (0.02, 12, 620), "county": (0.08, 3, 150),
        "department": (0.34, 1, 45), "township": (0.58, 1, 9),
    }[issuer.kind]  # fmt: skip
    if rng.random() < quiet:
        return 0
    return int(low * (high / low) ** (rng.random() ** 1.4))


def _applications(rng: Random, issuer: Issuer, form: str) -> dict[str, Decimal]:
    received = _received(rng, issuer)
    carried = 0 if rng.random() < 0.55 or not received else max(1, int(received * rng.uniform(0.0, 0.15)))
    if received == 0 and rng.random() < 0.04:
        carried = 1
    forward = 0 if rng.random() < 0.5 or received < 2 else max(1, int(received * rng.uniform(0.0, 0.15)))
    columns = dict.fromkeys(APPLICANTS, 0)
    grid: dict[str, dict[str, int]] = {}
    grid["received"] = dict(zip(APPLICANTS, _share_out(rng, received, _APPLICANT_WEIGHTS), strict=True))
    grid["carried_over"] = dict(zip(APPLICANTS, _share_out(rng, carried, _APPLICANT_WEIGHTS), strict=True))
    grid["carried_forward"] = columns | _taken(rng, forward, grid)
    outcomes = rows_of(form)[2:-2]
    weights = tuple(w for row, w in zip(OUTCOMES, _OUTCOME_WEIGHTS, strict=True) if row in outcomes)
    for row in outcomes:
        grid[row] = dict(columns)
    grid["results_total"] = dict(columns)
    for column in APPLICANTS:
        done = grid["received"][column] + grid["carried_over"][column] - grid["carried_forward"][column]
        grid["results_total"][column] = done
        for row, count in zip(outcomes, _share_out(rng, done, weights), strict=True):
            grid[row][column] = count
    figures = {f"applications.{row}.{column}": Decimal(n) for row, cells in grid.items() for column, n in cells.items()}
    totals = {f"applications.{row}.total": Decimal(sum(cells.values())) for row, cells in grid.items()}
    return figures | totals


def _taken(rng: Random, amount: int, grid: Mapping[str, Mapping[str, int]]) -> dict[str, int]:
    """Choose whose applications go over to the next year."""
    pool = [column for column in APPLICANTS for _ in range(grid["received"][column] + grid["carried_over"][column])]
    chosen = rng.sample(pool, min(amount, len(pool)))
    return {column: chosen.count(column) for column in APPLICANTS}


def _disputes(rng: Random, issuer: Issuer, received: int) -> dict[str, Decimal]:
    figures: dict[str, Decimal] = {}
    busy = {"ministry": 0.95, "province": 0.95, "city": 0.8, "county": 0.5, "department": 0.28, "township": 0.12}
    for block in BLOCKS:
        total = 0
        if rng.random() < busy[issuer.kind] * (1 if received else 0.08):
            total = rng.randint(1, max(1, min(60, received // 9 + 1)))
        if block != "review" and rng.random() < 0.4:
            total = 0
        if block == "litigation_after_review":
            total = min(total, int(figures["disputes.review.total"]))
        for column, count in zip(VERDICTS, _share_out(rng, total, (60, 14, 14, 12)), strict=True):
            figures[f"disputes.{block}.{column}"] = Decimal(count)
        figures[f"disputes.{block}.total"] = Decimal(total)
    return figures


def _handling_fee(rng: Random, received: int) -> Decimal:
    return Decimal(rng.randint(1, 60) * 100) if received > 30 and rng.random() < 0.25 else Decimal(0)


def _published(rng: Random, issuer: Issuer) -> dict[str, Decimal]:
    top = {"ministry": 60000, "province": 90000, "city": 60000, "county": 16000, "department": 1800, "township": 500}
    high = top[issuer.kind]
    website = int(rng.uniform(0.02, 1.0) ** 2 * high) + rng.randint(9, 60)
    wechat = int(website * rng.uniform(0.1, 0.9)) if rng.random() < 0.8 else 0
    microblog = int(website * rng.uniform(0.05, 0.6)) if rng.random() < 0.35 else 0
    other = int(website * rng.uniform(0.01, 0.2)) if rng.random() < 0.4 else 0
    documents = int(website * rng.uniform(0.05, 0.6))
    counts = {
        "website": website, "wechat": wechat, "microblog": microblog, "other_channel": other,
        "total": website + wechat + microblog + other, "documents": documents, "non_documents": website - documents,
    }  # fmt: skip
    return {f"proactive.published.{name}": Decimal(count) for name, count in counts.items()}


def _weighted(rng: Random, weight: int, large: int) -> int:
    if weight == 0 or rng.random() < 0.15:
        return 0
    return int(rng.random() ** 2 * (large if weight == 1 else large * 30)) + rng.randint(0, 12)


def _proactive(rng: Random, issuer: Issuer, form: str) -> dict[str, Decimal]:
    licences, penalties, coercions, fees = issuer.decisions
    scale = {"ministry": 400, "province": 900, "city": 700, "county": 300, "department": 60, "township": 25}[
        issuer.kind
    ]
    decisions = {
        "licences": _weighted(rng, licences, scale), "penalties": _weighted(rng, penalties, scale),
        "coercions": _weighted(rng, coercions, max(4, scale // 6)),
    }  # fmt: skip
    makes_rules = issuer.kind in ("ministry", "province") or (issuer.kind == "city" and rng.random() < 0.5)
    issued = rng.choice((0, 0, 1, 2, 3, 5, 8, 11)) if issuer.kind != "township" else rng.choice((0, 0, 0, 1))
    serves = issuer.name.endswith(("医院", "中心", "联合社"))  # bodies that make no rules
    issued = 0 if serves else issued
    books = [("regulations", rng.randint(0, 6) if makes_rules else 0, 40 if makes_rules else 0)]
    books.append(("normative_documents", issued, 15 if issued else 0 if serves else 6))
    fee = Decimal(0)
    if fees and rng.random() < 0.8:
        fee = Decimal(rng.randint(1, 99999 * fees)) / rng.choice((Decimal(100), Decimal(10), Decimal(1000)))
        fee = fee.quantize(Decimal("0.01")).normalize() + 0
    if form == "2021":
        return _proactive_2021(rng, books, decisions, fee)
    return _proactive_2019(rng, books, decisions, issuer)


def _proactive_2021(
    rng: Random, books: list[tuple[str, int, int]], decisions: Mapping[str, int], fee: Decimal
) -> dict[str, Decimal]:
    figures: dict[str, Decimal] = {}
    for row, issued, stock in books:
        figures[f"proactive.{row}.issued"] = Decimal(issued)
        figures[f"proactive.{row}.repealed"] = Decimal(rng.choice((0, 0, 1, 2, 4)) if stock > 6 else 0)
        figures[f"proactive.{row}.in_force"] = Decimal(issued + (rng.randint(0, stock) if stock else 0))
    for row, count in decisions.items():
        figures[f"proactive.{row}.decisions"] = Decimal(count)
    figures["proactive.fees.amount"] = fee
    return figures


def _proactive_2019(
    rng: Random, books: list[tuple[str, int, int]], decisions: Mapping[str, int], issuer: Issuer
) -> dict[str, Decimal]:
    figures: dict[str, Decimal] = {}
    for row, issued, stock in books:
        figures[f"proactive.{row}.made"] = Decimal(issued)
        figures[f"proactive.{row}.published"] = Decimal(issued)
        figures[f"proactive.{row}.published_total"] = Decimal(issued + (rng.randint(0, stock) if stock else 0))
    for row in ("licences", "other_services", "penalties", "coercions", "fees"):
        items = rng.randint(1, 60) if decisions.get(row, rng.choice((0, 1))) else 0
        figures[f"proactive.{row}.items_last_year"] = Decimal(items)
        figures[f"proactive.{row}.change"] = Decimal(rng.choice((0, 0, 0, 1, 2, 5, -1, -2)) if items > 4 else 0)
        if row != "fees":
            figures[f"proactive.{row}.decisions"] = Decimal(decisions.get(row, 0))
    count = rng.choice((0, 0, 1, 3, 7, 16)) if issuer.kind in ("department", "township") else rng.randint(10, 400)
    amount = Decimal(rng.randint(100, 90000) * count) / Decimal(100)
    figures["proactive.procurement.items"] = Decimal(count)
    figures["proactive.procurement.amount"] = amount.normalize() + 0 if count else Decimal(0)
    return figures
