"""A sound report + one fault, with its truth."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from random import Random
from typing import Final

from gongkai.evaluate import (
    audit,
    faults_claims,
    faults_period,
    faults_structure,
    faults_sums,
    faults_tables,
    faults_text,
)
from gongkai.evaluate.draft import Draft
from gongkai.evaluate.fault import Change, Fault
from gongkai.evaluate.lexicon import CorpusError
from gongkai.evaluate.truth import Json

_MODULES: Final = (faults_sums, faults_tables, faults_claims, faults_structure, faults_period, faults_text)


@dataclass(frozen=True, slots=True)
class Planted:
    """A faulty report. ``also`` are the rules that may lawfully fire because of the same fault."""

    fault: Fault
    change: Change
    also: tuple[str, ...]

    @property
    def draft(self) -> Draft:
        """The report with the fault."""
        return self.change.draft

    def truth(self) -> dict[str, Json]:
        """Return the fault as JSON."""
        change = self.change
        return {
            "kind": self.fault.name, "rule": self.fault.rule, "severity": self.fault.severity,
            "section": change.section or None, "table": change.table or None, "row": change.row or None,
            "column": change.column or None, "figure": change.figure or None, "values": list(change.values),
            "printed": change.printed or None, "also": list(self.also),
        }  # fmt: skip


@cache
def faults() -> dict[str, Fault]:
    """Return every kind of fault by name.

    Raises:
        CorpusError: a name is used twice.
    """
    found: dict[str, Fault] = {}
    for module in _MODULES:
        for fault in module.FAULTS:
            if fault.name in found:
                raise CorpusError(f"错误种类重复：{fault.name}", remedy="换一个名称")
            found[fault.name] = fault
    return dict(sorted(found.items()))


def names() -> tuple[str, ...]:
    """Return the names of all kinds of fault, sorted."""
    return tuple(faults())


def plant(name: str, sound: Draft, rng: Random) -> Planted | None:
    """Return the report with one fault, None if this report offers no place for it."""
    fault = faults()[name]
    change = fault.plant(sound, rng)
    if change is None:
        return None
    broken = {breach.rule for breach in audit.breaches(change.draft)}
    also = sorted((broken | set(fault.also) | set(change.also)) - {fault.rule})
    return Planted(fault, change, tuple(also))
