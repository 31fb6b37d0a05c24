"""One result per rule, whatever happens; findings with stable ids, right severity and evidence."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass, replace
from decimal import Decimal

import pytest

from gongkai.checks.masthead import REPORT_KIND, ReportKindParams
from gongkai.model import (
    Basis,
    Breached,
    Certainty,
    Figure,
    Finding,
    Hit,
    Kind,
    Met,
    NotApplicable,
    Quantity,
    Report,
    ReportForm,
    Rule,
    RulePack,
    RuleResult,
    Span,
    Undetermined,
    Verdict,
)
from gongkai.rules import judge, load_pack
from gongkai.rules.engine import MOST_FINDINGS
from tests.checks.reports import FORM_2021, changed, masthead, with_sections

NATIONAL = load_pack("2021")


@dataclass(frozen=True, slots=True)
class Nothing:
    """A kind's parameters."""


def rule(answer: Verdict | Callable[[], Verdict], rule_id: str = "TST001", **changes: object) -> Rule:
    def judged(report: Report, form: ReportForm, params: Nothing) -> Verdict:
        del report, form, params
        return answer() if callable(answer) else answer

    kind = Kind("test", Nothing, frozenset({"value"}), judged)
    plain = Rule(
        rule_id,
        "test",
        "检查",
        "error",
        (Basis("format-2021", "表三"),),
        "有{value}。",
        "改{value}。",
        kind,
        Nothing(),
        (),
    )
    return replace(plain, **changes)  # type: ignore[arg-type]


def results(*rules: Rule, report: Report | None = None) -> tuple[RuleResult, ...]:
    pack = RulePack("test", FORM_2021, rules, "0", NATIONAL.instruments)
    return judge(pack, report or with_sections())


def one(answer: Verdict | Callable[[], Verdict], report: Report | None = None, **changes: object) -> RuleResult:
    changed_rule = replace(rule(answer), **changes)  # type: ignore[arg-type]
    (result,) = results(changed_rule, report=report)
    return result


def hit(about: str = "total", value: str = "甲", **changes: object) -> Hit:
    return replace(Hit((Span(0, 2),), {"value": value}, about), **changes)  # type: ignore[arg-type]


def finding(answer: Hit, report: Report | None = None, **changes: object) -> Finding:
    (found,) = one(Breached((answer,)), report, **changes).findings
    return found


def test_every_rule_gets_exactly_one_result_in_order() -> None:
    verdicts: tuple[Verdict, ...] = (
        Met(),
        Undetermined("没有读到"),
        NotApplicable(),
        Breached((hit(),)),
        Met("空白按无计"),
    )
    told = results(*(rule(verdict, f"TST00{number}") for number, verdict in enumerate(verdicts)))
    assert [result.outcome for result in told] == ["met", "undetermined", "not_applicable", "breached", "met"]
    assert [result.reason for result in told] == [None, "没有读到", "不涉及", None, "空白按无计"]
    assert [len(result.findings) for result in told] == [0, 0, 0, 1, 0]


def test_crash_is_told_shortly_and_stops_nothing(caplog: pytest.LogCaptureFixture) -> None:
    def broken() -> Verdict:
        raise ValueError("secret text of the report")

    with caplog.at_level(logging.CRITICAL):
        first, second = results(rule(broken, "TST001"), rule(Met(), "TST002"))
    assert (first.outcome, second.outcome) == ("crashed", "met")
    assert first.reason == "检查程序出错（ValueError），该规则没有结论"


def test_breach_tells_message_fix_law_and_evidence() -> None:
    report = with_sections()
    found = finding(hit(value="三件"), report)
    assert (found.message, found.fix, found.severity, found.question) == ("有三件。", "改三件。", "error", False)
    assert (found.basis[0].number, found.basis[0].place) == ("国办公开办函〔2021〕30号", "表三")
    assert found.evidence[0].text == report.document.text[:2]
    assert found.values == {"value": "三件"}


def test_what_could_not_be_judged_besides_is_told() -> None:
    assert one(Breached((hit(),), "其余未读到")).reason == "其余未读到"


@pytest.mark.parametrize(
    ("certainty", "place", "severity", "caution"),
    [
        ("sure", Span(0, 2), "error", ""),
        ("likely", Span(0, 2), "warning", "（这句话的读法未必准，请看原文。）"),
        ("faint", Span(0, 2), "advice", "（这句话的读法没有把握，请看原文。）"),
        ("faint", Span(0, 4), "advice", "（这句话的读法没有把握，请看原文。）"),
        ("faint", Span(3, 5), "error", ""),
    ],
)
def test_what_rests_on_an_unsure_figure_is_asked(
    certainty: Certainty, place: Span, severity: str, caution: str
) -> None:
    report = with_sections()
    figure = Figure("a.b.c", Quantity(Decimal(3)), Span(0, 2), "三件", "prose", certainty=certainty)
    report = replace(report, figures=replace(report.figures, prose=(figure,)))
    found = finding(hit(spans=(place,)), report, question="是{value}吗？")
    assert found.severity == severity
    assert found.message.endswith(caution or "。")
    assert found.question is bool(caution)


def test_breach_without_a_hit_is_met() -> None:
    assert one(Breached(())).outcome == "met"


@pytest.mark.parametrize(
    ("severity", "doubt", "minor", "expected"),
    [
        ("error", True, False, "warning"),
        ("warning", True, False, "warning"),
        ("advice", True, False, "advice"),
        ("error", False, True, "advice"),
        ("error", True, True, "advice"),
    ],
)
def test_doubt_asks_and_a_minor_slip_advises(severity: str, doubt: bool, minor: bool, expected: str) -> None:
    slip = hit(doubt=doubt, minor=minor)
    found = finding(slip, severity=severity, question="是{value}吗？", remark="宜改{value}。")
    assert found.severity == expected
    assert found.question is doubt
    assert found.message == ("宜改甲。" if minor else "是甲吗？")


def test_without_a_question_the_message_stays() -> None:
    assert finding(hit(doubt=True)).message == "有甲。"


def test_values_of_the_report_are_never_evaluated_and_are_cut() -> None:
    assert finding(hit(value="{value}{fix.__class__}")).message == "有{value}{fix.__class__}。"
    long = finding(hit(value="长" * 500 + "\n尾"))
    assert len(long.message) < 70
    assert "…" in long.message


def test_long_evidence_is_cut_but_its_place_is_whole() -> None:
    report = with_sections({"overview": ("甲" * 900,)})
    place = report.outline.sections[0].paragraphs[0].span
    (evidence,) = finding(hit(spans=(place, place)), report).evidence
    assert (evidence.span, len(evidence.text)) == (place, 200)


def test_id_is_made_of_issuer_year_rule_and_matter_and_of_no_place() -> None:
    report = with_sections()
    moved = with_sections(preamble=("一段新加的导言。",))
    same = {finding(hit(), report).id, finding(hit(spans=(Span(3, 5),), value="乙"), moved).id}
    assert len(same) == 1
    others = {
        finding(hit("other"), report).id,
        finding(hit(), report, id="TST002").id,
        finding(hit(), changed(report, masthead=masthead(year=2022))).id,
        finding(hit(), changed(report, masthead=replace(masthead(), issuer="别的局"))).id,
    }
    assert len(others | same) == 5


def test_ids_are_unique_even_when_the_matter_repeats() -> None:
    found = one(Breached((hit(), hit(), hit()))).findings
    assert len({each.id for each in found}) == 3
    assert one(Breached((hit(), hit(), hit()))).findings == found


def test_findings_are_limited_over_all_rules_and_the_rest_is_counted() -> None:
    many = Breached(tuple(hit(str(number)) for number in range(MOST_FINDINGS - 5)))
    first, second = results(rule(many, "TST001"), rule(many, "TST002"))
    assert (len(first.findings), len(second.findings)) == (MOST_FINDINGS - 5, 5)
    assert second.reason == f"另有{MOST_FINDINGS - 10}处未列出"


@pytest.mark.parametrize(
    ("level", "outcome"), [("government", "breached"), ("department", "not_applicable"), (None, "undetermined")]
)
def test_rule_for_governments_asks_no_department(level: str | None, outcome: str) -> None:
    report = changed(with_sections(), masthead=masthead(level=level))
    assert one(Breached((hit(),)), report, levels=("government",)).outcome == outcome


def test_breached_gate_stops_all_others() -> None:
    gate = rule(
        Met(),
        "SEC109",
        gate=True,
        kind=REPORT_KIND,
        params=ReportKindParams(2019),
        title="适用格式",
        message="早于 2019。",
    )
    rules = (rule(Breached((hit(),)), "TST001"), gate, rule(Met(), "TST002"))
    old = changed(with_sections(), masthead=masthead(year=2016))
    assert [result.outcome for result in results(*rules, report=old)] == [
        "not_applicable",
        "breached",
        "not_applicable",
    ]
    assert results(*rules, report=old)[0].reason == "适用格式（SEC109）不成立，不再检查"
    assert [result.outcome for result in results(*rules)] == ["breached", "met", "met"]


def test_section_of_a_finding_is_the_rules_own_or_that_of_its_place() -> None:
    report = with_sections()
    heading = report.outline.sections[4].heading
    assert heading is not None
    assert finding(hit(spans=(heading,)), report).section == "problems"
    assert finding(hit(spans=(heading,)), report, section="other").section == "other"
    assert finding(hit(spans=())).section is None


def test_same_report_gives_the_same_results() -> None:
    report = with_sections({"problems": ("无。",)})
    assert judge(NATIONAL, report) == judge(NATIONAL, report)
