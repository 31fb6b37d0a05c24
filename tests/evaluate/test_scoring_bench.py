"""The benchmark script: fails when a measure fell beyond its tolerance, and writes the page."""

from __future__ import annotations

import importlib.util
import json
import sys
from pathlib import Path
from types import ModuleType

import pytest

from gongkai.evaluate.scoring.tasks import CorpusPlan, Metric, Task

ROOT = Path(__file__).resolve().parents[2]
TASK = Task(
    "t",
    "任务",
    "task",
    "claims",
    CorpusPlan(),
    (),
    (Metric("m", "指标", "metric", "ratio", tolerance=0.01, target=0.9),),
)


@pytest.fixture
def bench(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> ModuleType:
    monkeypatch.setattr(sys, "path", list(sys.path))
    spec = importlib.util.spec_from_file_location("bench", ROOT / "benchmarks" / "bench.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    monkeypatch.setattr(module, "BASELINES", tmp_path)
    monkeypatch.setattr(module, "PAGE", tmp_path / "page.md")
    return module


def told(value: float, sha256: str = "a") -> dict[str, object]:
    metrics = [{"id": "m", "value": value}]
    return {"machine": "one", "tasks": [{"id": "t", "corpus": {"sha256": sha256}, "metrics": metrics}]}


@pytest.mark.parametrize(
    ("now", "failures", "line"),
    [
        (0.95, 0, "nothing changed"),
        (0.97, 0, "+     t.m: 95.00% -> 97.00%"),
        (0.945, 0, "-     t.m: 95.00% -> 94.50%"),
        (0.93, 1, "FAIL  t.m: 95.00% -> 93.00%"),
    ],
)
def test_what_changed_is_told_and_a_fall_fails(
    bench: ModuleType, capsys: pytest.CaptureFixture[str], now: float, failures: int, line: str
) -> None:
    bench.save(bench.BASELINES / "gongkai.json", told(0.95))
    assert bench.tell_changes("gongkai", told(now), [TASK]) == failures
    assert line in capsys.readouterr().out


def test_other_reports_than_accepted_are_told(bench: ModuleType, capsys: pytest.CaptureFixture[str]) -> None:
    bench.save(bench.BASELINES / "gongkai.json", told(0.95, "b"))
    bench.tell_changes("gongkai", told(0.95), [TASK])
    assert "the reports of t are not those of the accepted results" in capsys.readouterr().out


def test_first_run_has_nothing_to_compare_with(bench: ModuleType, capsys: pytest.CaptureFixture[str]) -> None:
    assert bench.tell_changes("gongkai", told(0.95), [TASK]) == 0
    assert "no accepted results yet" in capsys.readouterr().out


def test_page_keeps_what_stands_around_the_table(bench: ModuleType) -> None:
    bench.PAGE.write_text(f"before\n{bench.BEGIN}old\n{bench.END}\nafter\n", encoding="utf-8")
    bench.write_page("new\n")
    assert bench.PAGE.read_text(encoding="utf-8") == f"before\n{bench.BEGIN}new\n{bench.END}\nafter\n"


def test_provenance_names_no_person_and_no_path(bench: ModuleType) -> None:
    machine = bench.machine()
    assert "cores" in machine
    assert str(Path.home()) not in machine
    assert bench.commit()


def test_bars_and_baselines_are_json(bench: ModuleType) -> None:
    bench.save(bench.BASELINES / "x.json", told(0.5))
    assert json.loads((bench.BASELINES / "x.json").read_text(encoding="utf-8")) == told(0.5)
