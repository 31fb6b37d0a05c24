"""Scores the product and the naive rival on all tasks and compares with the accepted results.

    .venv/bin/python benchmarks/bench.py [--count 2000] [--workers 2] [--accept]

Exits 1 when a measure is worse than the accepted one by more than its tolerance. ``--accept`` writes the accepted
results (``benchmarks/baselines``) and the table in ``docs/evaluation.md`` anew.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from gongkai.errors import GongkaiError
from gongkai.evaluate.scoring.answer import Checker, ours
from gongkai.evaluate.scoring.baseline import Change, compare, results_table, shown
from gongkai.evaluate.scoring.evaluation import evaluate
from gongkai.evaluate.scoring.record import Record
from gongkai.evaluate.scoring.tasks import Task, load_task
from gongkai.evaluate.scoring.wire import wire

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "benchmarks" / "rivals"))

import naive  # noqa: E402  # the rival stands outside the package, on the path just added

BASELINES = ROOT / "benchmarks" / "baselines"
RUNS = ROOT / "benchmarks" / "runs"
PAGE = ROOT / "docs" / "evaluation.md"
BEGIN, END = "<!-- results: written by make bench-accept -->\n", "<!-- end of results -->"
CHECKERS: dict[str, Checker] = {"gongkai": ours, "naive": naive.answer}
TASKS = ("sections", "tables", "claims", "findings", "traps", "speed", "real")
SIGNS = {"better": "+", "worse": "-", "failed": "FAIL", "new": "new", "gone": "gone"}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run, compare, tell."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--count", type=int, help="reports, for a quick look (default: the tasks' own number)")
    parser.add_argument("--workers", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--accept", action="store_true", help="take the results as the accepted ones")
    given = parser.parse_args(arguments)
    if given.accept and given.count:
        parser.error("--accept takes the tasks' own number of reports")
    tasks = [_counted(load_task(name), given.count) for name in TASKS]
    RUNS.mkdir(exist_ok=True)
    failures = 0
    told = {}
    for name, checker in CHECKERS.items():
        began = time.perf_counter()
        told[name] = scored(tasks, checker, given.workers)
        print(f"{name}: {time.perf_counter() - began:.0f} s with {given.workers} workers")
        save(RUNS / f"{name}.json", told[name])
        failures += tell_changes(name, told[name], tasks)
    mine, rival = (Record(told[name], name) for name in CHECKERS)
    print("\n" + results_table(mine, rival, tasks))
    if given.accept:
        for name, each in told.items():
            save(BASELINES / f"{name}.json", each)
        write_page(results_table(mine, rival, tasks))
        print("accepted")
        return 0
    return 1 if failures else 0


def _counted(task: Task, count: int | None) -> Task:
    return replace(task, plan=replace(task.plan, count=count)) if count and not task.plan.folder else task


def scored(tasks: Sequence[Task], checker: Checker, workers: int) -> dict[str, object]:
    """Return the evaluation as JSON, with what is needed to judge and repeat it."""
    evaluation = wire(evaluate(tasks, checker, workers), "make bench")
    return {**evaluation, "commit": commit(), "machine": machine()}


def tell_changes(name: str, told: dict[str, object], tasks: Sequence[Task]) -> int:
    """Print what changed against the accepted results; return how many measures failed."""
    path = BASELINES / f"{name}.json"
    if not path.is_file():
        print(f"{name}: no accepted results yet")
        return 0
    accepted = Record(json.loads(path.read_text(encoding="utf-8")), path.name)
    now = Record(told, name)
    for before, after in zip(accepted.records("tasks"), now.records("tasks"), strict=False):
        hashes = [each.record("corpus").maybe("sha256") for each in (before, after)]
        if hashes[1] is not None and hashes[0] != hashes[1]:
            print(f"{name}: the reports of {after.text('id')} are not those of the accepted results")
    changes = [change for change in compare(now, accepted, tasks) if change.verdict not in {"same", "not_compared"}]
    for change in changes:
        print(f"{name}: {line(change, tasks)}")
    if not changes:
        print(f"{name}: nothing changed")
    return sum(change.verdict in {"failed", "gone"} for change in changes)


def line(change: Change, tasks: Sequence[Task]) -> str:
    """Return one change as a line."""
    metric = next(
        metric for task in tasks for metric in task.metrics if (task.id, metric.id) == (change.task, change.metric)
    )
    before, now = shown(metric, change.before), shown(metric, change.now)
    return f"{SIGNS[change.verdict]:5} {change.task}.{change.metric}: {before} -> {now}"


def save(path: Path, told: dict[str, object]) -> None:
    """Write JSON for people to read in a diff."""
    path.write_text(json.dumps(told, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def write_page(table: str) -> None:
    """Put the table into the page, between its two marks."""
    page = PAGE.read_text(encoding="utf-8")
    head, _, rest = page.partition(BEGIN)
    _, _, tail = rest.partition(END)
    PAGE.write_text(f"{head}{BEGIN}{table}{END}{tail}", encoding="utf-8")


def commit() -> str:
    """Return the commit that is checked out, with a mark if the tree differs from it."""
    command = ("git", "--no-optional-locks", "describe", "--always", "--dirty")
    ended = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    return ended.stdout.strip() or "unknown"


def machine() -> str:
    """Return what the times depend on, without any name."""
    cpu = platform.processor() or platform.machine()
    info = Path("/proc/cpuinfo")
    if info.is_file():
        names = [
            each.split(":", 1)[1].strip() for each in info.read_text().splitlines() if each.startswith("model name")
        ]
        cpu = names[0] if names else cpu
    return f"{platform.system()}, {cpu}, {os.cpu_count()} cores, Python {platform.python_version()}"


if __name__ == "__main__":
    try:
        sys.exit(main())
    except GongkaiError as error:
        sys.exit(str(error))
