"""What is true of one report, read from a line of ``truth.jsonl``. What the line leaves out is not scored."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from gongkai.evaluate.scoring.answer import CellAnswer, CellKind
from gongkai.evaluate.scoring.record import Record

_STATUSES: Final = ("found", "missing", "undetermined")
_KINDS: Final[dict[str, CellKind]] = {
    "number": "number",
    "blank": "blank",
    "slash": "slash",
    "dash": "dash",
    "not_applicable": "not_applicable",
    "unreadable": "unreadable",
    "lost": "lost",
}


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a claim stands: by paragraph and offset, by file position, or by its printed words and their neighbours."""

    printed: str = ""
    before: str = ""
    after: str = ""
    paragraph: int | None = None
    offset: int | None = None
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True)
class GoldClaim:
    """A number in a sentence; ``name`` is None for one that has no canonical name."""

    name: str | None
    value: Decimal
    unit: str
    precision: str | None
    scope: str | None
    is_scoped: bool
    spot: Spot | None


@dataclass(frozen=True, slots=True)
class GoldSection:
    """A section as it stands in the report, or its absence."""

    id: str | None
    status: str
    title: str | None


@dataclass(frozen=True, slots=True)
class GoldFault:
    """Something wrong in the report. ``also`` are further rules that may lawfully say so."""

    kind: str
    rule: str
    severity: str | None
    values: tuple[str, ...]
    also: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class GoldTrap:
    """A lawful oddity: ``guards`` are the rules that must stay silent."""

    kind: str
    guards: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Gold:
    """The truth of one report. None: not annotated. ``issuer`` is the unit of resampling."""

    file: str
    kind: str
    issuer: str
    sections: tuple[GoldSection, ...] | None
    cells: dict[str, CellAnswer] | None
    paragraphs: tuple[tuple[str, str], ...]
    claims: tuple[GoldClaim, ...] | None
    faults: tuple[GoldFault, ...] | None
    trap: GoldTrap | None
    may: frozenset[str]
    looks: tuple[str, ...]


def read_gold(line: object, where: str) -> Gold:
    """Return the truth of one report.

    Raises:
        CorpusError: a key has the wrong shape.
    """
    record = Record(line, where)
    file = record.text("file")
    return Gold(
        file=file,
        kind=record.text("kind", "own"),
        issuer=record.record("report").text("issuer", file),
        sections=_sections(record),
        cells=_cells(record),
        paragraphs=tuple((each.text("role", "body"), each.text("text")) for each in record.records("paragraphs")),
        claims=tuple(_claim(each) for each in record.records("claims")) if record.has("claims") else None,
        faults=_faults(record),
        trap=_trap(record),
        may=frozenset(record.texts("may")),
        looks=record.texts("looks"),
    )


def _sections(record: Record) -> tuple[GoldSection, ...] | None:
    if not record.has("sections"):
        return None
    found = []
    for each in record.records("sections"):
        status = each.text("status", "found")
        if status not in _STATUSES:
            raise each.wrong("status", " found、missing 或 undetermined")
        found.append(GoldSection(each.maybe("id"), status, each.maybe("title")))
    return tuple(found)


def _cells(record: Record) -> dict[str, CellAnswer] | None:
    """Read cells: an object with kind and value, or just the value."""
    if not record.has("table_figures"):
        return None
    cells = {}
    table = record.record("table_figures")
    for name, given in table.fields.items():
        if isinstance(given, dict):
            cell = table.record(name)
            kind = cell.text("kind", "number")
            if kind not in _KINDS:
                raise cell.wrong("kind", "、".join(_KINDS))
            cells[name] = CellAnswer(_KINDS[kind], cell.number("value") if cell.has("value") else None)
        else:
            cells[name] = CellAnswer("number", table.number(name))
    return cells


def _claim(record: Record) -> GoldClaim:
    has_spot = record.has("printed") or record.has("start")
    spot = Spot(
        record.text("printed", ""),
        record.text("before", ""),
        record.text("after", ""),
        record.place("paragraph"),
        record.place("offset"),
        record.place("start"),
        record.place("end"),
    )
    return GoldClaim(
        record.maybe("name"),
        record.number("value"),
        record.text("unit", ""),
        record.maybe("precision"),
        record.maybe("scope"),
        "scope" in record.fields,
        spot if has_spot else None,
    )


def _faults(record: Record) -> tuple[GoldFault, ...] | None:
    """Read what is wrong: the generator's one fault, or the annotator's list; a sound report has none."""
    if record.has("fault"):
        return (_fault(record.record("fault")),)
    if record.has("findings"):
        return tuple(_fault(each) for each in record.records("findings"))
    return () if record.text("kind", "own") in {"sound", "trap"} else None


def _fault(record: Record) -> GoldFault:
    rule = record.text("rule")
    return GoldFault(
        record.text("kind", rule), rule, record.maybe("severity"), record.texts("values"), record.texts("also")
    )


def _trap(record: Record) -> GoldTrap | None:
    if not record.has("trap"):
        return None
    trap = record.record("trap")
    return GoldTrap(trap.text("kind"), trap.texts("guards"))
