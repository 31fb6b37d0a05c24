"""What a second reader is asked, and what it answers: which figure each number of an excerpt is."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A paragraph to read: its text, the section id and sub-heading it stands under, the report's year."""

    text: str
    section: str | None = None
    heading: str | None = None
    year: int | None = None


@dataclass(frozen=True, slots=True)
class Naming:
    """A number or a denying word of an excerpt, and the figures that a trained reader takes it for.

    ``start`` and ``end`` are offsets into the excerpt; a denial covers its first character only. ``names`` is empty
    for a place that states no figure. ``score`` is the reader's probability for this answer.
    """

    start: int
    end: int
    names: tuple[str, ...]
    score: float
    is_denial: bool = False


SecondReader: TypeAlias = Callable[[Sequence[Excerpt]], Sequence[tuple[Naming, ...]]]
"""Reads excerpts and answers with the namings of each, in the same order."""
