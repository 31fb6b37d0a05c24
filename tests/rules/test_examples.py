"""Every example of every rule is decided as told, and the runner notices when one is not."""

from __future__ import annotations

from dataclasses import replace

import pytest

from gongkai import rules
from gongkai.model import Example, Rule, RulePack
from gongkai.pipeline import review_bytes
from gongkai.rules import builtin_ids, load_pack
from gongkai.rules.examples import run_example
from gongkai.rules.packs import sound_report

PACKS = {name: load_pack(name) for name in builtin_ids()}
EXAMPLES = [
    pytest.param(pack, rule, number, id=f"{name}-{rule.id}-{number}-{example.outcome}")
    for name, pack in PACKS.items()
    for rule in pack.rules
    for number, example in enumerate(rule.examples, 1)
]


@pytest.mark.parametrize(("pack", "rule", "number"), EXAMPLES)
def test_example(pack: RulePack, rule: Rule, number: int) -> None:
    assert run_example(pack, rule, number).problem is None


@pytest.mark.parametrize("name", PACKS)
def test_sound_report_of_a_pack_is_sound_to_the_last_advice(name: str) -> None:
    review = review_bytes(sound_report(PACKS[name]).encode(), "sound.txt")
    assert review.pack.id == name
    assert [(finding.rule, finding.message) for finding in review.findings] == []
    assert [result.rule for result in review.results if result.outcome in ("undetermined", "crashed")] == []


def problem(example: Example, rule_id: str = "SUM401") -> str:
    pack = PACKS["2021"]
    rule = next(rule for rule in pack.rules if rule.id == rule_id)
    found = run_example(pack, replace(rule, examples=(example,)), 1).problem
    return found or ""


def test_other_outcome_is_told_with_what_was_found() -> None:
    told = problem(Example("met", figures={"applications.received.total": "3"}))
    assert told.startswith("应为 met，实为 breached")
    assert "3 件" in told


def test_marked_place_must_be_in_the_evidence() -> None:
    assert "“清理”" in problem(Example("breached", text="对信息进行进行⟦清理⟧。"), "WRD801")


def test_change_of_a_wording_that_is_not_there_is_told() -> None:
    assert "出现 0 次" in problem(Example("breached", changes={"没有这句话": ""}))


def test_stated_figure_must_be_a_number() -> None:
    assert "不是数量" in problem(Example("breached", stated={"applications.received.total": "许多"}), "AGR501")


def test_all_examples_of_a_pack_are_run_and_named() -> None:
    pack = PACKS["2021"]
    results = rules.test_pack(replace(pack, rules=pack.rules[-2:]))
    assert [result.name.rsplit("-", 2)[0] for result in results] == [
        rule.id for rule in pack.rules[-2:] for _ in rule.examples
    ]
