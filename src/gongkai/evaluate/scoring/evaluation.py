"""Tasks in, scores out: every corpus is read once, whatever number of tasks looks at it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from gongkai.evaluate.scoring.answer import Checker, ours
from gongkai.evaluate.scoring.measures import Counted, Measured, Sample
from gongkai.evaluate.scoring.runner import Progress, Run, Scored, of_kinds, run
from gongkai.evaluate.scoring.sources import resolved
from gongkai.evaluate.scoring.tasks import CorpusPlan, Task


@dataclass(frozen=True, slots=True)
class TaskResult:
    """What a task came to. ``skipped`` says why nothing was scored; then everything else is empty."""

    task: Task
    reports: int = 0
    issuers: int = 0
    sha256: str = ""
    packs: tuple[tuple[str, str], ...] = ()
    measured: tuple[Measured, ...] = ()
    skipped: str | None = None


@dataclass(frozen=True, slots=True)
class Evaluation:
    """The results of all tasks, and the reports behind them, corpus by corpus."""

    results: tuple[TaskResult, ...]
    runs: tuple[Run, ...]


def evaluate(
    tasks: Sequence[Task], checker: Checker = ours, workers: int = 1, progress: Progress | None = None
) -> Evaluation:
    """Score the tasks, in the order given.

    Raises:
        CorpusError: a corpus is not what it should be.
    """
    runs: dict[CorpusPlan, Run] = {}
    results = []
    for task in tasks:
        if task.stage == "all" and task.plan.folder is not None and not resolved(task.plan.folder).is_dir():
            results.append(TaskResult(task, skipped=f"没有文件夹 {task.plan.folder}"))
            continue
        if task.plan not in runs:
            runs[task.plan] = run(task.plan, checker, workers, progress)
        results.append(_result(task, runs[task.plan]))
    return Evaluation(tuple(results), tuple(runs.values()))


def _result(task: Task, of: Run) -> TaskResult:
    reports = of_kinds(of.reports, task.kinds)
    sample = Sample([_counted(report) for report in reports], task.plan.seed)
    measured = tuple(sample.measure(metric) for metric in task.metrics)
    return TaskResult(task, len(reports), len(sample.issuers), of.sha256, of.packs, measured)


def _counted(report: Scored) -> Counted:
    return Counted(report.issuer, report.counts, report.seconds)
