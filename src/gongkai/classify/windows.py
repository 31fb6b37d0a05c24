"""Cuts an excerpt into windows that the trained reader takes in at once."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

LONGEST: Final = 220
"""Characters of a window that are read for their own sake."""
LONGEST_LEAD: Final = 120
"""Characters of the window before that are read again for what they say of the next ones."""
_SENTENCE: Final = re.compile(r"[^。！？!?\n]*[。！？!?\n]+|[^。！？!?\n]+$")
_CLAUSE: Final = re.compile(r"[^，,；;、]*[，,；;、]+|[^，,；;、]+$")


@dataclass(frozen=True, slots=True)
class Window:
    """A half-open stretch of an excerpt; what stands before ``fresh`` was read in the window before."""

    start: int
    fresh: int
    end: int


def windows(text: str) -> Iterator[Window]:
    """Yield windows whose fresh parts cover the text once, in order."""
    fresh = lead = last = end = 0
    for start, stop in _stretches(text):
        if stop - fresh > LONGEST and end > fresh:
            yield Window(lead, fresh, end)
            lead, fresh = (last if end - last <= LONGEST_LEAD else end), end
        last, end = start, stop
    if end > fresh:
        yield Window(lead, fresh, end)


def _stretches(text: str) -> Iterator[tuple[int, int]]:
    """Yield sentences; one too long for a window is cut at its commas, or anywhere where it has none."""
    for sentence in _SENTENCE.finditer(text):
        if sentence.end() - sentence.start() <= LONGEST:
            yield sentence.span()
            continue
        for clause in _CLAUSE.finditer(text, *sentence.span()):
            for at in range(clause.start(), clause.end(), LONGEST):
                yield at, min(at + LONGEST, clause.end())
