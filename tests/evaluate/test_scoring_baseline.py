"""Comparison with the accepted results, and the page that shows them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from gongkai.evaluate.scoring.baseline import Verdict, compare, results_table
from gongkai.evaluate.scoring.record import Record
from gongkai.evaluate.scoring.tasks import CorpusPlan, Metric, Task, load_task

ROOT = Path(__file__).resolve().parents[2]
BASELINES = ROOT / "benchmarks" / "baselines"


def task(*metrics: Metric) -> Task:
    return Task("t", "任务", "task", "claims", CorpusPlan(), (), metrics)


def told(machine: str = "one", **values: float | None) -> Record:
    metrics = [{"id": name, "value": value} for name, value in values.items()]
    return Record({"machine": machine, "tasks": [{"id": "t", "metrics": metrics}]}, "told")


def high(tolerance: float = 0.01) -> Metric:
    return Metric("m", "指标", "metric", "ratio", tolerance=tolerance)


def verdict(metric: Metric, now: Record, accepted: Record) -> Verdict:
    return next(compare(now, accepted, [task(metric)])).verdict


@pytest.mark.parametrize(
    ("now", "expected"),
    [(0.9, "same"), (0.95, "better"), (0.895, "worse"), (0.89, "worse"), (0.88, "failed"), (None, "gone")],
)
def test_higher_is_better_within_tolerance(now: float | None, expected: Verdict) -> None:
    assert verdict(high(), told(m=now), told(m=0.9)) == expected


def test_lower_is_better_where_the_task_says_so() -> None:
    metric = Metric("m", "指标", "metric", "ratio", direction="lower", tolerance=0.01)
    assert verdict(metric, told(m=0.1), told(m=0.2)) == "better"
    assert verdict(metric, told(m=0.3), told(m=0.2)) == "failed"


def test_measure_without_accepted_result_is_new() -> None:
    assert verdict(high(), told(m=0.9), told()) == "new"
    assert verdict(high(), told(m=0.9), told(m=None)) == "new"


def test_times_of_another_machine_are_not_compared() -> None:
    metric = Metric("m", "指标", "metric", "p50", direction="lower")
    assert verdict(metric, told("one", m=90.0), told("other", m=10.0)) == "not_compared"
    assert verdict(metric, told("one", m=90.0), told("one", m=10.0)) == "failed"


def test_skipped_task_is_not_compared() -> None:
    now = Record({"machine": "one", "tasks": [{"id": "t", "skipped": "没有", "metrics": []}]}, "told")
    assert verdict(high(), now, told(m=0.9)) == "not_compared"


def test_table_shows_bar_value_and_rival() -> None:
    metric = Metric("m", "指标", "metric", "ratio", target=0.99)
    table = results_table(told(m=0.995), told(m=None), [task(metric)])
    assert "| metric | ≥ 99.00% | 99.50% | – |" in table


def accepted(name: str) -> Any:  # noqa: ANN401  # JSON
    path = BASELINES / f"{name}.json"
    if not path.is_file():
        pytest.skip("no accepted results yet: make bench-accept")
    return json.loads(path.read_text(encoding="utf-8"))


def test_the_page_shows_the_accepted_results() -> None:
    page = (ROOT / "docs" / "evaluation.md").read_text(encoding="utf-8")
    ours, rival = (Record(accepted(name), name) for name in ("gongkai", "naive"))
    tasks = [load_task(each.text("id")) for each in ours.records("tasks")]
    begin, end = "<!-- results: written by make bench-accept -->\n", "<!-- end of results -->"
    assert page.partition(begin)[2].partition(end)[0] == results_table(ours, rival, tasks)


@pytest.mark.parametrize("name", ["gongkai", "naive"])
def test_accepted_results_tell_where_they_come_from(name: str) -> None:
    result = accepted(name)
    assert result["schema"] == "gongkai.evaluation/1"
    assert result["command"] == "make bench"
    assert result["commit"]
    assert result["machine"]
    assert bool(result["packs"]) == (name == "gongkai")
    counts = {task["id"]: (task["reports"], task["corpus"].get("split")) for task in result["tasks"]}
    assert counts["findings"] == (2000, "test")


def test_both_checkers_were_scored_on_the_same_reports() -> None:
    hashes = [[task["corpus"]["sha256"] for task in accepted(name)["tasks"]] for name in ("gongkai", "naive")]
    assert hashes[0] == hashes[1]
