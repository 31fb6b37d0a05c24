"""Scores the findings: faults that are named with both values, false alarms, abstentions, traps."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal
from typing import Final

from gongkai.evaluate.scoring.answer import Answer, FindingAnswer
from gongkai.evaluate.scoring.gold import Gold, GoldFault
from gongkai.evaluate.scoring.tally import Tally

LOUD: Final = frozenset({"error", "warning"})
_TWO_VALUES: Final = ("SUM", "AGR", "PER")
"""Families whose faults are two places of the report that disagree: a finding must tell both. Elsewhere the second
value is what should have been written, which no reader of the report can know."""
_NONE_RULES: Final = ("AGR517", "AGR518", "AGR519", "AGR525", "AGR527")
_NONE_WORDS: Final = ("没有", "未", "无", "零", "全部", "均")
_FOLD: Final = str.maketrans("０１２３４５６７８９．，", "0123456789.,")
_GROUPED: Final = re.compile(r"(?<=\d),(?=\d{3})")
_NUMBER: Final = re.compile(r"\d{1,15}(?:\.\d{1,6})?")
_PLAIN: Final = re.compile(r"-?\d{1,15}(?:\.\d{1,6})?")


def score_findings(gold: Gold, answer: Answer, tally: Tally) -> None:
    """Count faults found, false findings and outcomes by rule; reports without annotated findings are left out."""
    if gold.faults is None:
        return
    for fault in gold.faults:
        _score_fault(fault, answer, tally)
    if not answer.unread:  # silence about a report that was not read is no merit
        kind = "fault" if gold.faults else "sound"
        tally.add(f"reports.{'trap' if gold.trap else kind}")
        _score_false(gold, answer, tally)
    for rule, outcome in answer.outcomes.items():
        if outcome in {"met", "breached", "undetermined"}:
            tally.add("rules.judged", by="rule", group=rule)
            tally.add("rules.undetermined", int(outcome == "undetermined"), by="rule", group=rule)
        elif outcome == "crashed":
            tally.add("rules.crashed")
            tally.miss("findings", f"{rule} crashed", "-", outcome)


def score_trap(gold: Gold, answer: Answer, tally: Tally) -> None:
    """Count the trap, and whether a rule that must stay silent spoke up as error or warning."""
    if gold.trap is None or answer.unread:
        return
    loud = [each for each in answer.findings if each.severity in LOUD]
    guilty = [each for each in loud if each.rule in gold.trap.guards]
    tally.add("traps.set", by="trap", group=gold.trap.kind)
    tally.add("traps.triggered", int(bool(guilty)), by="trap", group=gold.trap.kind)
    for each in guilty:
        tally.miss("traps", gold.trap.kind, f"{each.rule} silent", each.severity, each.told)


def _score_fault(fault: GoldFault, answer: Answer, tally: Tally) -> None:
    own = [each for each in answer.findings if each.rule == fault.rule]
    near = [each for each in answer.findings if each.rule in fault.also]
    values = fault.values if fault.rule.startswith(_TWO_VALUES) else fault.values[:1]
    named = [each for each in (*own, *near) if names_values(each, values)]
    is_convicted = any(each.severity == "error" for each in named)
    counts = {
        "faults.planted": True,
        "faults.found": bool(named),
        "faults.noticed": bool(own or near),
        "faults.by_own_rule": any(each.rule == fault.rule for each in named),
        "faults.abstained": not named and answer.outcomes.get(fault.rule) == "undetermined",
        "faults.without_rule": fault.rule not in answer.outcomes,
    }
    for name, is_so in counts.items():
        tally.add(name, int(is_so), by="rule", group=fault.rule)
    for name in ("faults.planted", "faults.found", "faults.abstained"):
        tally.add(name, int(counts[name]), by="fault", group=fault.kind)
    if fault.severity == "error":
        tally.add("faults.error.planted", by="rule", group=fault.rule)
        tally.add("faults.error.convicted", int(is_convicted), by="rule", group=fault.rule)
    for rule in {each.rule for each in (*own, *near)}:
        tally.add("rules.spoke", by="rule", group=rule)
        tally.add("rules.right", by="rule", group=rule)
    if not named:
        got = "; ".join(f"{each.rule}: {each.told}" for each in (*own, *near)) or answer.outcomes.get(fault.rule, "-")
        tally.miss("findings", f"- {fault.kind} {fault.rule}", " / ".join(fault.values) or "-", got)


def _score_false(gold: Gold, answer: Answer, tally: Tally) -> None:
    """Count errors and warnings that nothing in the report justifies; unannotated advice is counted apart."""
    lawful = set(gold.may)
    for fault in gold.faults or ():
        lawful |= {fault.rule, *fault.also}
    where = "trap" if gold.trap else "fault" if gold.faults else "sound"
    unlawful = [each for each in answer.findings if each.rule not in lawful]
    false = [each for each in unlawful if each.severity in LOUD]
    tally.add(f"false.{where}.advice", len(unlawful) - len(false))
    cause = gold.trap.kind if gold.trap else ",".join(fault.kind for fault in gold.faults or ())
    for rule in {each.rule for each in false}:
        tally.add("rules.spoke", by="rule", group=rule)
    for each in false:
        tally.add(f"false.{where}")
        tally.add(f"false.{where}.{each.severity}")
        tally.add("false", by="rule", group=each.rule)
        tally.miss("findings", f"+ {each.rule} {where} {cause}", "-", each.severity, each.told)


def names_values(finding: FindingAnswer, values: Iterable[str]) -> bool:
    """Tell whether the reader of a finding sees every value that is a plain number; 没有 and the like say 0."""
    wanted = [abs(Decimal(value)) for value in values if _PLAIN.fullmatch(value)]
    if not wanted:
        return True
    told = _GROUPED.sub("", finding.told.translate(_FOLD))
    seen = {Decimal(number) for number in _NUMBER.findall(told)}
    if finding.rule in _NONE_RULES and any(word in told for word in _NONE_WORDS):
        seen.add(Decimal(0))
    return all(any(_tells(number, value) for number in seen) for value in wanted)


def _tells(number: Decimal, value: Decimal) -> bool:
    """Tell whether a number is the value, or the value more exactly (a share of 35 % told as 35.48 %)."""
    return number == value or (_places(number) > _places(value) and number.quantize(value) == value)


def _places(number: Decimal) -> int:
    exponent = number.as_tuple().exponent
    return -exponent if isinstance(exponent, int) else 0
