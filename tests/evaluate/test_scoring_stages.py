"""What each stage counts as right, by hand-made truth and answers."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from types import MappingProxyType
from typing import Any

import pytest

from gongkai.evaluate.lexicon import CorpusError
from gongkai.evaluate.scoring.answer import Answer, CellAnswer, ClaimAnswer, FindingAnswer, SectionAnswer
from gongkai.evaluate.scoring.gold import read_gold
from gongkai.evaluate.scoring.runner import score

TEXT = "某局2022年报告\n一、总体情况\n全年收到申请4件，办结4件。没有复议诉讼。\n六、其他事项\n无。\n"


def counts(truth: dict[str, Any], answer: Answer) -> dict[str, int]:
    """Return the counters that are not broken down."""
    tally = score(read_gold({"file": "a.txt", **truth}, "line 1"), answer)
    return {name: number for (name, by, _), number in tally.counts.items() if not by}


def by(truth: dict[str, Any], answer: Answer, what: str) -> dict[tuple[str, str], int]:
    tally = score(read_gold({"file": "a.txt", **truth}, "line 1"), answer)
    return {(name, group): number for (name, kind, group), number in tally.counts.items() if kind == what}


def section(name: str | None, title: str | None, status: str = "found") -> SectionAnswer:
    if title is None:
        return SectionAnswer(name, status)
    start = TEXT.find(title)
    return SectionAnswer(name, status, title, start, start + len(title))


SECTIONS = {
    "sections": [
        {"id": "overview", "status": "found", "title": "一、总体情况"},
        {"id": "problems", "status": "missing"},
        {"id": "other", "status": "found", "title": "六、其他事项"},
    ],
    "paragraphs": [{"role": "heading", "text": "一、总体情况"}, {"role": "heading", "text": "六、其他事项"}],
}


def test_section_is_right_with_id_status_and_place() -> None:
    told = (section("overview", "一、总体情况"), section("problems", None, "missing"), section("other", "六、其他事项"))
    found = counts(SECTIONS, Answer(TEXT, told))
    assert (found["sections.expected"], found["sections.answered"], found["sections.right"]) == (3, 3, 3)


def test_section_at_another_place_is_wrong() -> None:
    moved = replace(section("overview", "一、总体情况"), start=20, end=26)
    found = counts(SECTIONS, Answer(TEXT, (moved,)))
    assert found["sections.answered"] == 1
    assert "sections.right" not in found


def test_number_and_closing_mark_of_a_heading_do_not_count() -> None:
    start = TEXT.find("总体情况")
    told = SectionAnswer("overview", "found", "总体情况：", start, start + 4)
    assert counts(SECTIONS, Answer(TEXT, (told,)))["sections.right"] == 1


def test_undetermined_section_is_abstention_not_an_answer() -> None:
    found = counts(SECTIONS, Answer(TEXT, (section("problems", None, "undetermined"),)))
    assert found["sections.abstained"] == 1
    assert "sections.answered" not in found


def test_invented_section_costs_precision() -> None:
    found = counts(SECTIONS, Answer(TEXT, (section(None, "某局2022年报告"),)))
    assert (found["sections.answered"], found.get("sections.right", 0)) == (1, 0)


CELLS = {
    "table_figures": {
        "applications.received.total": "4",
        "applications.granted.total": {"kind": "number", "value": "0"},
        "proactive.fees.amount": {"kind": "blank"},
        "disputes.review.total": {"kind": "lost"},
    }
}


def cells(**given: CellAnswer) -> Answer:
    return Answer(cells=MappingProxyType({name.replace("__", "."): cell for name, cell in given.items()}))


def test_cells_are_right_by_value_or_by_kind_of_nothing() -> None:
    answer = cells(
        applications__received__total=CellAnswer("number", Decimal("4.0")),
        applications__granted__total=CellAnswer("number", Decimal(0)),
        proactive__fees__amount=CellAnswer("blank"),
    )
    found = counts(CELLS, answer)
    assert (found["cells.all"], found["cells.right"]) == (4, 4)


def test_blank_read_as_zero_is_wrong_and_invented() -> None:
    found = counts(CELLS, cells(proactive__fees__amount=CellAnswer("number", Decimal(0))))
    assert (found["cells.void.all"], found["cells.void.right"], found["cells.invented"]) == (1, 0, 1)


def test_zero_read_as_blank_is_wrong() -> None:
    found = counts(CELLS, cells(applications__granted__total=CellAnswer("blank")))
    assert found["cells.number.right"] == 0


def test_cells_are_counted_by_table_and_layout() -> None:
    truth = {**CELLS, "looks": ["h01"]}
    answer = cells(applications__received__total=CellAnswer("number", Decimal(4)))
    assert by(truth, answer, "table")["cells.right", "applications"] == 1
    assert by(truth, answer, "layout")["cells.all", "h01"] == 4


def claim(name: str, value: int, printed: str, unit: str = "件") -> ClaimAnswer:
    start = TEXT.find(printed)
    return ClaimAnswer(name, Decimal(value), start, start + len(printed), unit)


CLAIMS = {
    "claims": [
        {
            "name": "applications.received.total",
            "value": "4",
            "printed": "4件",
            "before": "收到申请",
            "precision": "exact",
        },
        {"name": "applications.finished.total", "value": "4", "printed": "4件", "before": "办结"},
    ]
}


def test_claim_is_right_with_name_value_and_place() -> None:
    found = counts(CLAIMS, Answer(TEXT, claims=(claim("applications.received.total", 4, "4件"),)))
    assert (found["claims.expected"], found["claims.answered"], found["claims.right"]) == (2, 1, 1)
    assert found["claims.precision.exact.right"] == 1


def test_claim_at_another_place_is_wrong() -> None:
    elsewhere = ClaimAnswer("applications.received.total", Decimal(4), 0, 4)
    assert "claims.right" not in counts(CLAIMS, Answer(TEXT, claims=(elsewhere,)))


def test_same_answer_is_not_counted_twice() -> None:
    once = claim("applications.received.total", 4, "4件")
    found = counts(CLAIMS, Answer(TEXT, claims=(once, once)))
    assert (found["claims.answered"], found["claims.right"]) == (2, 1)


def test_no_reviews_and_lawsuits_may_be_one_claim_or_two() -> None:
    truth = {"claims": [{"name": "disputes.all.total", "value": "0", "printed": "没有复议诉讼"}]}
    told = [claim(f"disputes.{kind}.total", 0, "没有复议诉讼") for kind in ("review", "litigation")]
    assert counts(truth, Answer(TEXT, claims=tuple(told)))["claims.right"] == 2
    together = claim("disputes.all.total", 0, "没有复议诉讼")
    assert counts(truth, Answer(TEXT, claims=(together,)))["claims.right"] == 2


def test_myriads_are_compared_in_single_units() -> None:
    truth = {"claims": [{"name": "proactive.fees.amount", "value": "3.5", "unit": "万元", "start": 0, "end": 3}]}
    told = ClaimAnswer("proactive.fees.amount", Decimal(35000), 0, 3, "元")
    assert counts(truth, Answer(TEXT, claims=(told,)))["claims.right"] == 1


def test_what_is_not_annotated_is_not_scored() -> None:
    answer = Answer(TEXT, claims=(claim("applications.received.total", 4, "4件"),), findings=(warning("SUM401", "4"),))
    assert set(counts({}, answer)) == {"reports", "reports.unread"}


def error(rule: str, told: str) -> FindingAnswer:
    return FindingAnswer(rule, "error", told)


def warning(rule: str, told: str) -> FindingAnswer:
    return FindingAnswer(rule, "warning", told)


FAULT = {"findings": [{"rule": "SUM401", "values": ["12", "10"], "also": ["SUM403"], "severity": "error"}]}


def found_fault(*findings: FindingAnswer, **outcomes: str) -> dict[tuple[str, str], int]:
    answer = Answer(findings=findings, outcomes=MappingProxyType({"SUM401": "breached", **outcomes}))
    return by(FAULT, answer, "rule")


def test_fault_is_found_when_both_values_are_told() -> None:
    assert found_fault(error("SUM401", "一处 １２ 件，一处 10 件"))["faults.found", "SUM401"] == 1


def test_fault_told_with_one_value_is_noticed_not_found() -> None:
    counted = found_fault(error("SUM401", "合计 112 件，应为 10 件"))
    assert (counted["faults.found", "SUM401"], counted["faults.noticed", "SUM401"]) == (0, 1)


@pytest.mark.parametrize(("told", "found"), [("应为 35.48%", 1), ("应为 35.52%", 0), ("应为 35%", 1), ("应为 3.5%", 0)])
def test_share_may_be_told_more_exactly(told: str, found: int) -> None:
    truth = {"findings": [{"rule": "AGR521", "values": ["42", "35"]}]}
    answer = Answer(findings=(error("AGR521", f"写为 42%，{told}"),))
    assert by(truth, answer, "rule")["faults.found", "AGR521"] == found


def test_fault_may_be_told_by_a_rule_it_sets_off() -> None:
    counted = found_fault(error("SUM403", "12 与 10"))
    assert (counted["faults.found", "SUM401"], counted["faults.by_own_rule", "SUM401"]) == (1, 0)


def test_undetermined_rule_is_abstention() -> None:
    assert found_fault(SUM401="undetermined")["faults.abstained", "SUM401"] == 1


def test_rule_that_does_not_exist_is_told_apart() -> None:
    answer = Answer(outcomes=MappingProxyType({"SEC101": "met"}))
    assert by(FAULT, answer, "rule")["faults.without_rule", "SUM401"] == 1


def test_grouped_digits_and_none_words_are_values() -> None:
    truth = {"findings": [{"rule": "AGR517", "values": ["0", "1200"]}]}
    answer = Answer(findings=(error("AGR517", "正文称没有，表中为 1,200"),))
    assert by(truth, answer, "rule")["faults.found", "AGR517"] == 1


def test_finding_that_nothing_justifies_is_false_on_a_faulty_report() -> None:
    counted = counts(FAULT, Answer(findings=(error("SUM401", "12 10"), warning("SEC110", ""))))
    assert (counted["false.fault"], counted["false.fault.warning"]) == (1, 1)


def test_lawful_findings_and_advice_are_no_false_alarms() -> None:
    truth = {"kind": "sound", "may": ["SEC130"]}
    advice = FindingAnswer("PER210", "advice", "")
    counted = counts(truth, Answer(findings=(warning("SEC130", ""), advice)))
    assert (counted.get("false.sound", 0), counted["false.sound.advice"], counted["reports.sound"]) == (0, 1, 1)


def test_trap_is_triggered_by_a_guarded_rule_alone() -> None:
    truth = {"kind": "trap", "trap": {"kind": "odd", "guards": ["AGR501"]}}
    assert by(truth, Answer(findings=(warning("AGR501", ""),)), "trap")["traps.triggered", "odd"] == 1
    assert by(truth, Answer(findings=(warning("AGR502", ""),)), "trap")["traps.triggered", "odd"] == 0
    assert by(truth, Answer(findings=(FindingAnswer("AGR501", "advice", ""),)), "trap")["traps.triggered", "odd"] == 0


def test_silence_about_an_unread_report_is_no_merit() -> None:
    counted = counts({"kind": "sound"}, Answer(unread=True))
    assert "reports.sound" not in counted
    assert by(FAULT, Answer(unread=True), "rule")["faults.found", "SUM401"] == 0


@pytest.mark.parametrize(
    ("truth", "place"),
    [
        ({"sections": [{"id": "overview", "status": "there"}]}, "sections[0]：“status”"),
        ({"claims": [{"name": "a", "value": "NaN"}]}, "claims[0]：“value”"),
        ({"claims": [{"name": "a", "value": "1", "start": -1}]}, "claims[0]：“start”"),
        ({"table_figures": {"a.b.c": {"kind": "empty"}}}, "a.b.c：“kind”"),
        ({"findings": [{"values": []}]}, "findings[0]：“rule”"),
        ({"may": "SEC130"}, "“may”"),
    ],
)
def test_faulty_annotation_names_its_place(truth: dict[str, Any], place: str) -> None:
    with pytest.raises(CorpusError) as caught:
        read_gold({"file": "a.txt", **truth}, "truth.jsonl:3")
    assert str(caught.value).startswith("truth.jsonl:3")
    assert place in str(caught.value)
