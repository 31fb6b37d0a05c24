"""Task files: the project's own are sound, faulty ones are refused by name."""

from __future__ import annotations

from pathlib import Path

import pytest

from gongkai.evaluate.lexicon import CorpusError
from gongkai.evaluate.scoring.tasks import CorpusPlan, TaskError, load_task, task_ids

METRIC = '[[metric]]\nid = "f1"\ntitle = "F1"\ntitle_en = "F1"\nformula = "f1"\n'
TASK = 'id = "own"\ntitle = "自定"\ntitle_en = "own"\nstage = "claims"\n'


def test_every_own_task_loads_under_its_file_name() -> None:
    assert set(task_ids()) == {"sections", "tables", "claims", "findings", "traps", "speed", "real"}
    for name in task_ids():
        task = load_task(name)
        assert task.id == name
        assert len({metric.id for metric in task.metrics}) == len(task.metrics)


def test_own_tasks_look_at_the_same_reports() -> None:
    plans = {load_task(name).plan for name in task_ids() if name != "real"}
    assert plans == {CorpusPlan("test", 2000, 20260101)}


def test_the_bars_are_those_of_the_product() -> None:
    bars = {
        (name, metric.id): metric.target
        for name in task_ids()
        for metric in load_task(name).metrics
        if metric.target is not None
    }
    assert bars == {
        ("sections", "f1"): 0.995,
        ("tables", "accuracy"): 0.999,
        ("claims", "precision"): 0.99,
        ("claims", "recall"): 0.97,
        ("findings", "found_structure"): 0.99,
        ("findings", "found_agreement"): 0.95,
        ("findings", "false_sound"): 0.02,
        ("findings", "crashed"): 0,
        ("traps", "triggered"): 0,
        ("speed", "unread"): 0,
    }


def test_every_family_of_faults_belongs_to_one_measure() -> None:
    from gongkai.evaluate.planted import faults

    groups = [metric.groups for metric in load_task("findings").metrics if metric.id.startswith("found_")]
    for fault in faults().values():
        assert sum(fault.rule.startswith(group) for group in groups) == 1, fault.rule


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("id = ", "不是有效的 TOML"),
        (TASK, "没有指标"),
        (TASK + METRIC + "bar = 1\n", "不认识的键：bar"),
        (TASK + METRIC.replace('"f1"\n', '"f2"\n').replace('id = "f2"', 'id = "f1"'), "“formula”"),
        (TASK + METRIC + 'direction = "up"\n', "“direction”"),
        (TASK.replace("claims", "tags") + METRIC, "“stage”"),
        (TASK + '[corpus]\nsplit = "train"\n' + METRIC, "“split”"),
        (TASK + "[corpus]\ncount = -1\n" + METRIC, "“count”"),
    ],
)
def test_faulty_task_is_refused(tmp_path: Path, content: str, said: str) -> None:
    path = tmp_path / "own.toml"
    path.write_text(content, encoding="utf-8")
    with pytest.raises((TaskError, CorpusError)) as caught:
        load_task(str(path))
    assert said in str(caught.value)


def test_unknown_task_names_the_known_ones() -> None:
    with pytest.raises(TaskError, match="sections"):
        load_task("section")


def test_missing_task_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(TaskError, match="无法读取"):
        load_task(str(tmp_path / "none.toml"))
