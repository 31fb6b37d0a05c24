"""What we answer: findings, one result per rule, and the review that holds them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Literal, TypeAlias

from gongkai.model.document import Span
from gongkai.model.report import Report
from gongkai.model.rule import RulePack, Severity

Outcome: TypeAlias = Literal["met", "breached", "undetermined", "not_applicable", "crashed"]


@dataclass(frozen=True, slots=True)
class Evidence:
    """A place in the text that shows the breach; ``where`` names it for a person (表三“予以公开”行“总计”列).

    ``text`` is what stands there, of a long passage its beginning.
    """

    span: Span
    text: str
    where: str
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Citation:
    """The law as a reader sees it: full title, document number, place."""

    instrument: str
    title: str
    number: str
    place: str


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing wrong, or to be looked at, with everything needed to send it back.

    ``section`` is the id of the section it belongs to (None: the report as a whole). ``values`` are the message's
    placeholders, so that programs need not parse the sentence.
    """

    id: str
    rule: str
    title: str
    severity: Severity
    message: str
    fix: str
    basis: tuple[Citation, ...]
    evidence: tuple[Evidence, ...]
    section: str | None = None
    question: bool = False
    values: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))


@dataclass(frozen=True, slots=True)
class RuleResult:
    """The outcome of one rule for one report. ``reason`` explains every outcome but a plain met."""

    rule: str
    title: str
    outcome: Outcome
    findings: tuple[Finding, ...] = ()
    reason: str | None = None
    severity: Severity = "error"


@dataclass(frozen=True, slots=True)
class Provenance:
    """What made the review: version, packs and models (id, hash), and the options that changed the answer."""

    version: str
    packs: tuple[tuple[str, str], ...]
    options: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    models: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Review:
    """The answer for one report."""

    report: Report
    pack: RulePack
    results: tuple[RuleResult, ...]
    provenance: Provenance

    @property
    def findings(self) -> tuple[Finding, ...]:
        """All findings, worst first, then in the order of the rules."""
        rank = {"error": 0, "warning": 1, "advice": 2}
        flat = [finding for result in self.results for finding in result.findings]
        return tuple(sorted(flat, key=lambda finding: rank[finding.severity]))
