"""Rules × report → results: one result per rule, whatever happens inside it."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from hashlib import sha256
from types import MappingProxyType
from typing import Final

from gongkai.model import (
    Basis,
    Breached,
    Certainty,
    Citation,
    Evidence,
    Finding,
    Hit,
    Met,
    NotApplicable,
    Report,
    Rule,
    RulePack,
    RuleResult,
    Severity,
    Span,
    Undetermined,
    Verdict,
)
from gongkai.rules.messages import clipped, fill
from gongkai.rules.places import Places

MOST_FINDINGS: Final = 1_000
"""More findings than this in one report help nobody; the results still say what was found."""

_LONGEST_QUOTE: Final = 200
_ID_LENGTH: Final = 12
_CAUTIONS: Final[Mapping[Certainty, str]] = {
    "sure": "",
    "likely": "（这句话的读法未必准，请看原文。）",
    "faint": "（这句话的读法没有把握，请看原文。）",
}
_LOGGER: Final = logging.getLogger(__name__)


def judge(pack: RulePack, report: Report) -> tuple[RuleResult, ...]:
    """Apply every rule of the pack; the results stand in the order of the rules.

    A breached gate rule stops all others, which are then not applicable. A rule that fails inside is ``crashed`` and
    stops nothing.
    """
    hearing = _Hearing(pack, report)
    gates = {rule.id: hearing.result(rule) for rule in pack.rules if rule.gate}
    barrier = next((result for result in gates.values() if result.outcome == "breached"), None)
    if barrier is None:
        return tuple(gates.get(rule.id) or hearing.result(rule) for rule in pack.rules)
    reason = f"{barrier.title}（{barrier.rule}）不成立，不再检查"
    return tuple(barrier if rule.id == barrier.rule else _stopped(rule, reason) for rule in pack.rules)


def _stopped(rule: Rule, reason: str) -> RuleResult:
    return RuleResult(rule.id, rule.title, "not_applicable", reason=reason, severity=rule.severity)


@dataclass(slots=True)
class _Hearing:
    """One report before the rules: keeps ids apart and counts findings."""

    pack: RulePack
    report: Report
    taken: set[str] = field(default_factory=set)
    places: Places | None = None
    uncertain: Mapping[Span, Certainty] = field(default_factory=dict)

    def __post_init__(self) -> None:
        figures = [figure for figure in self.report.figures.prose if figure.certainty != "sure"]
        figures.sort(key=lambda figure: figure.certainty == "faint")
        self.uncertain = {figure.span: figure.certainty for figure in figures}

    def result(self, rule: Rule) -> RuleResult:
        try:
            return self._told(rule, self._verdict(rule))
        except Exception as error:  # a rule's own fault must neither stop the others nor pass for an answer
            _LOGGER.exception("rule %s crashed", rule.id)
            reason = f"检查程序出错（{type(error).__name__}），该规则没有结论"
            return RuleResult(rule.id, rule.title, "crashed", reason=reason, severity=rule.severity)

    def _verdict(self, rule: Rule) -> Verdict:
        level = self.report.outline.masthead.level
        if rule.levels and level is None:
            return Undetermined("未能识别发布机关的类别")
        if rule.levels and level not in rule.levels:
            return NotApplicable("该要求不适用于这类机关")
        verdict: Verdict = rule.kind.judge(self.report, self.pack.form, rule.params)
        return verdict

    def _told(self, rule: Rule, verdict: Verdict) -> RuleResult:
        if isinstance(verdict, Breached) and verdict.hits:
            findings = tuple(self._finding(rule, hit) for hit in verdict.hits[: MOST_FINDINGS - len(self.taken)])
            left = len(verdict.hits) - len(findings)
            reason = f"另有{left}处未列出" if left else verdict.undecided
            return RuleResult(rule.id, rule.title, "breached", findings, reason, rule.severity)
        if isinstance(verdict, Undetermined):
            return RuleResult(rule.id, rule.title, "undetermined", reason=verdict.reason, severity=rule.severity)
        if isinstance(verdict, NotApplicable):
            reason = verdict.reason or "不涉及"
            return RuleResult(rule.id, rule.title, "not_applicable", reason=reason, severity=rule.severity)
        note = verdict.note if isinstance(verdict, Met) else None
        return RuleResult(rule.id, rule.title, "met", reason=note, severity=rule.severity)

    def _finding(self, rule: Rule, hit: Hit) -> Finding:
        if self.places is None:
            self.places = Places(self.report, self.pack.form)
        places = self.places
        certainty = self._certainty(hit)
        if certainty != "sure":
            hit = replace(hit, doubt=True)
        return Finding(
            id=self._id(rule, hit.about),
            rule=rule.id,
            title=rule.title,
            severity=_severity(rule, hit, certainty),
            message=fill(_template(rule, hit), hit.values) + _CAUTIONS[certainty],
            fix=fill(rule.fix, hit.values),
            basis=tuple(_citation(self.pack, basis) for basis in rule.basis),
            evidence=tuple(self._evidence(places, span) for span in dict.fromkeys(hit.spans)),
            section=rule.section or next((places.section_of(span) for span in hit.spans), None),
            question=hit.doubt,
            values=_frozen(hit.values),
        )

    def _certainty(self, hit: Hit) -> Certainty:
        """Return how sure the reading of the least sure figure is that the hit rests on."""
        told = {
            certainty
            for span in hit.spans
            if len(span) <= _LONGEST_QUOTE
            for figure, certainty in self.uncertain.items()
            if span.contains(figure)
        }
        return "faint" if "faint" in told else "likely" if told else "sure"

    def _evidence(self, places: Places, span: Span) -> Evidence:
        text = self.report.document.slice(span)
        return Evidence(span, text[:_LONGEST_QUOTE], places.where(span))

    def _id(self, rule: Rule, about: str) -> str:
        """Return an id that holds over resubmissions: issuer, year, rule and what it is about, never a position."""
        masthead = self.report.outline.masthead
        stem = "\n".join((masthead.issuer or "", str(masthead.year or ""), rule.id, about))
        number = 1
        while (name := _short_hash(f"{stem}\n{number}")) in self.taken:
            number += 1
        self.taken.add(name)
        return name


def _short_hash(text: str) -> str:
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:_ID_LENGTH]


def _severity(rule: Rule, hit: Hit, certainty: Certainty) -> Severity:
    if hit.minor or certainty == "faint":
        return "advice"
    return "warning" if hit.doubt and rule.severity == "error" else rule.severity


def _template(rule: Rule, hit: Hit) -> str:
    if hit.minor and rule.remark is not None:
        return rule.remark
    return rule.question if hit.doubt and rule.question is not None else rule.message


def _citation(pack: RulePack, basis: Basis) -> Citation:
    instrument = pack.instruments[basis.instrument]
    return Citation(instrument.id, instrument.title, instrument.number, basis.place)


def _frozen(values: Mapping[str, str]) -> Mapping[str, str]:
    return MappingProxyType({name: clipped(value) for name, value in values.items()})
