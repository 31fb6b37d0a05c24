"""The real report that started the project: converted text, table three cut off, table four shattered."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from gongkai.model import Finding, Review, RuleResult
from gongkai.pipeline import review

SEEDS = Path(__file__).resolve().parents[2].parent / "shared" / "seeds"
SEED = SEEDS / "000_fb0219a4b427aef6.txt"
TRUTH = SEED.with_suffix(".truth.json")
NUMBERED_TITLES = {
    "overview": "一、总体情况", "proactive": "二、主动公开政府信息情况", "applications": "三、收到和处理政府信息公开申请情况",
    "disputes": None, "problems": "五、存在的主要问题及改进情况", "other": "六、其他需要报告的事项",
}  # fmt: skip

pytestmark = pytest.mark.skipif(
    not SEED.is_file(), reason="the seed report lies in the shared folder, which is absent here"
)


@pytest.fixture(scope="module")
def seed() -> Review:
    return review(SEED)


@pytest.fixture(scope="module")
def truth() -> dict[str, object]:
    loaded: dict[str, object] = json.loads(TRUTH.read_text(encoding="utf-8"))
    return loaded


def result(review: Review, rule: str) -> RuleResult:
    return next(result for result in review.results if result.rule == rule)


def findings(review: Review, rule: str) -> list[Finding]:
    return [finding for finding in review.findings if finding.rule == rule]


def stated(review: Review, name: str) -> list[str]:
    return [str(figure.quantity.value) for figure in review.report.figures.stated(name)]


def test_masthead(seed: Review) -> None:
    head = seed.report.outline.masthead
    assert (head.issuer, head.year, head.level, seed.pack.form.id) == ("乐清市教育局", 2022, "department", "2021")
    assert head.period is not None
    assert (head.period.start.isoformat(), head.period.end.isoformat()) == ("2022-01-01", "2022-12-31")


def test_sections_as_printed(seed: Review, truth: dict[str, object]) -> None:
    sections = seed.report.outline.sections
    assert {section.id: section.status for section in sections} == truth["sections"]
    assert {section.id: section.title for section in sections} == NUMBERED_TITLES


def test_the_lost_heading_is_explained(seed: Review) -> None:
    disputes = seed.report.outline.section("disputes")
    assert disputes is not None
    assert disputes.reason is not None
    assert "表" in disputes.reason
    assert len(seed.report.outline.unread) == 1
    outcome = result(seed, "SEC104")
    assert outcome.outcome == "undetermined"
    assert outcome.reason


def test_every_surviving_cell_is_read_and_no_other(seed: Review, truth: dict[str, object]) -> None:
    read = {name: str(figure.quantity.value) for name, figure in seed.report.figures.table.items()}
    wanted = truth["table_figures"]
    assert isinstance(wanted, dict)
    assert {name: read.get(name) for name in wanted} == wanted
    rows = {name.rsplit(".", 1)[0] for name in read}
    assert rows == {name.rsplit(".", 1)[0] for name in wanted}
    assert not seed.report.figures.voids


def test_claims_with_their_places(seed: Review) -> None:
    figures = {
        "proactive.published.total": ["303"], "proactive.published.documents": ["176"],
        "proactive.published.non_documents": ["62"], "proactive.published.wechat": ["65"],
        "applications.received.total": ["4"], "applications.finished.total": ["4"],
    }  # fmt: skip
    assert {name: stated(seed, name) for name in figures} == figures
    text = seed.report.document.text
    for figure in seed.report.figures.prose:
        assert text[figure.span.start : figure.span.end] == figure.text


def test_what_agrees_is_met(seed: Review) -> None:
    assert {rule: result(seed, rule).outcome for rule in ("AGR520", "AGR501", "AGR525")} == {
        "AGR520": "met", "AGR501": "met", "AGR525": "met",
    }  # fmt: skip


def test_finished_against_results_is_a_question_with_both_places(seed: Review) -> None:
    (question,) = findings(seed, "AGR503")
    assert (question.severity, question.question) == ("warning", True)
    assert "？" in question.message
    assert len(question.evidence) == 2
    assert question.evidence[0].text.startswith("4")
    assert [evidence.text for evidence in question.evidence][1] == "5"


def test_identities_of_the_cut_table_are_undetermined(seed: Review) -> None:
    outcomes = {rule: result(seed, rule).outcome for rule in ("SUM401", "SUM402", "SUM403", "SUM404")}
    assert set(outcomes.values()) == {"undetermined"}


def test_advice_on_the_unit_and_the_foreign_word(seed: Review) -> None:
    (unit,) = findings(seed, "TAB309")
    (word,) = findings(seed, "WRD804")
    assert (unit.severity, unit.evidence[0].text) == ("advice", "7 万元")
    assert (word.severity, word.evidence[0].text) == ("advice", "risk")


def test_nothing_convicts(seed: Review) -> None:
    assert [finding.message for finding in seed.findings if finding.severity == "error"] == []
    assert [outcome.rule for outcome in seed.results if outcome.outcome == "crashed"] == []
