"""Counters of one report. Scores are made of their sums, so reports may be counted anywhere and in any order."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TypeAlias

Key: TypeAlias = tuple[str, str, str]
"""What is counted, by what it is broken down (empty: by nothing), and the group."""


@dataclass(frozen=True, slots=True)
class Miss:
    """One thing that was not answered as it should be."""

    stage: str
    what: str
    expected: str
    got: str
    context: str = ""


@dataclass(slots=True)
class Tally:
    """The counters of one report, and what was missed in it."""

    counts: Counter[Key] = field(default_factory=Counter)
    misses: list[Miss] = field(default_factory=list)

    def add(self, name: str, number: int = 1, *, by: str = "", group: str = "") -> None:
        """Count ``number`` more."""
        self.counts[name, by, group] += number

    def miss(self, stage: str, what: str, expected: str, got: str, context: str = "") -> None:
        """Note a thing missed."""
        self.misses.append(Miss(stage, what, expected, got, context))
