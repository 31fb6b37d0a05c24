"""What a checker says of one report, in the few words that scoring needs; any checker can be put into this shape."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from types import MappingProxyType
from typing import TYPE_CHECKING, Literal, TypeAlias

if TYPE_CHECKING:
    from gongkai.model import Figures, Finding, Outline, Review, Section

CellKind: TypeAlias = Literal["number", "blank", "slash", "dash", "not_applicable", "unreadable", "lost"]


@dataclass(frozen=True, slots=True)
class SectionAnswer:
    """A section. ``start`` and ``end`` cover its heading in ``Answer.text``; None where there is no heading."""

    id: str | None
    status: str
    title: str | None = None
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True)
class CellAnswer:
    """A cell of the form: a number, or why there is none."""

    kind: CellKind
    value: Decimal | None = None


@dataclass(frozen=True, slots=True)
class ClaimAnswer:
    """A figure told in a sentence; ``start`` and ``end`` point into ``Answer.text``."""

    name: str
    value: Decimal
    start: int
    end: int
    unit: str = ""
    precision: str = "exact"
    scope: str | None = None


@dataclass(frozen=True, slots=True)
class FindingAnswer:
    """Something said to be wrong. ``told`` is everything the reader sees of it: message, values, evidence."""

    rule: str
    severity: str
    told: str


@dataclass(frozen=True, slots=True)
class Answer:
    """Everything a checker says of one report.

    ``outcomes`` gives the outcome of every rule that was applied. ``packs`` are the rule packs used, id and hash.
    ``unread`` is True when the report could not be read at all.
    """

    text: str = ""
    sections: tuple[SectionAnswer, ...] = ()
    cells: Mapping[str, CellAnswer] = field(default_factory=lambda: MappingProxyType({}))
    claims: tuple[ClaimAnswer, ...] = ()
    findings: tuple[FindingAnswer, ...] = ()
    outcomes: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    packs: tuple[tuple[str, str], ...] = ()
    unread: bool = False


Checker: TypeAlias = Callable[[bytes, str], Answer]
"""Takes a file's content and name. It is handed to other processes, so it must be a function of a module."""


def ours(content: bytes, name: str) -> Answer:
    """Return what this package says of a report; a report that cannot be read gives an empty answer."""
    from gongkai.errors import ReadError
    from gongkai.pipeline import review_bytes

    try:
        return answer_of(review_bytes(content, name))
    except ReadError:
        return Answer(unread=True)


def answer_of(review: Review) -> Answer:
    """Put a review into the shape that scoring reads."""
    report = review.report
    return Answer(
        text=report.document.text,
        sections=_sections(report.outline),
        cells=MappingProxyType(_cells(report.figures)),
        claims=tuple(
            ClaimAnswer(
                figure.name,
                figure.quantity.value,
                figure.span.start,
                figure.span.end,
                figure.quantity.unit,
                figure.quantity.precision,
                figure.scope,
            )
            for figure in report.figures.prose
        ),
        findings=tuple(_finding(finding) for finding in review.findings),
        outcomes=MappingProxyType({result.rule: result.outcome for result in review.results}),
        packs=review.provenance.packs,
    )


def _sections(outline: Outline) -> tuple[SectionAnswer, ...]:
    return tuple(_section(each) for each in (*outline.sections, *outline.repeated, *outline.unknown))


def _section(section: Section) -> SectionAnswer:
    if section.heading is None:
        return SectionAnswer(section.id, section.status, section.title)
    return SectionAnswer(section.id, section.status, section.title, section.heading.start, section.heading.end)


def _cells(figures: Figures) -> dict[str, CellAnswer]:
    cells = {name: CellAnswer("number", figure.quantity.value) for name, figure in figures.table.items()}
    return cells | {name: CellAnswer(void.kind) for name, void in figures.voids.items()}


def _finding(finding: Finding) -> FindingAnswer:
    evidence = (each.text for each in finding.evidence)
    return FindingAnswer(
        finding.rule, finding.severity, "\n".join((finding.message, *finding.values.values(), *evidence))
    )
