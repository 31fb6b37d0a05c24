"""What ``gongkai evaluate`` does: tasks scored and told."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from typer import BadParameter

from gongkai.cli.output import opened
from gongkai.cli.wording import is_english, say
from gongkai.render.wire import as_json

if TYPE_CHECKING:
    from gongkai.evaluate.scoring.evaluation import Evaluation
    from gongkai.evaluate.scoring.tasks import CorpusPlan, Task


@dataclass(frozen=True, slots=True)
class Order:
    """Which tasks, on which reports, and how to tell the scores."""

    tasks: tuple[str, ...]
    format: str = "text"
    output: str | None = None
    corpus: str | None = None
    count: int | None = None
    seed: int | None = None
    split: str | None = None
    workers: int | None = None
    misses: str | None = None


def evaluate_tasks(order: Order) -> int:
    """Score the tasks and write the result.

    Raises:
        BadParameter: a task does not exist, or misses of the test split are asked for.
    """
    from gongkai.evaluate.scoring.evaluation import evaluate
    from gongkai.evaluate.scoring.wire import wire

    tasks = _tasks(order)
    if order.misses and any(task.plan.folder is None and task.plan.split == "test" for task in tasks):
        raise BadParameter(
            say(
                "test 的差错不给看，以免照着它修改；请加 --split dev",
                "misses of the test split stay unseen, lest anyone mend what it tests; use --split dev",
            )
        )
    workers = order.workers or os.cpu_count() or 1
    with opened(order.output) as output:
        evaluation = evaluate(tasks, workers=workers, progress=_progress if sys.stderr.isatty() else None)
        if order.format == "json":
            output.write(as_json(wire(evaluation, _command(order)), indent=2) + "\n")
        else:
            from gongkai.cli.scoreboard import scoreboard

            output.show(scoreboard(evaluation.results, english=is_english()))
    if order.misses:
        with opened(order.misses) as output:
            for line in _missed(evaluation):
                output.write(line + "\n")
    return 0


def _tasks(order: Order) -> list[Task]:
    from gongkai.evaluate.lexicon import CorpusError
    from gongkai.evaluate.scoring.tasks import TaskError, load_task, task_ids

    try:
        names = order.tasks or tuple(name for name in task_ids() if order.corpus is None or name != "real")
        tasks = [load_task(name) for name in dict.fromkeys(names)]
    except (TaskError, CorpusError) as error:
        raise BadParameter(str(error)) from error
    return [task.on(_plan(task.plan, order)) for task in tasks]


def _plan(plan: CorpusPlan, order: Order) -> CorpusPlan:
    if order.corpus is not None:
        return replace(
            plan,
            folder=str(Path(order.corpus).absolute()),
            count=order.count or 0,
            seed=plan.seed if order.seed is None else order.seed,
        )
    return replace(
        plan,
        split=order.split or plan.split,
        count=order.count or plan.count,
        seed=plan.seed if order.seed is None else order.seed,
    )


def _command(order: Order) -> str:
    """Return the command line that gives the same scores; the number of workers changes nothing."""
    options = (
        ("--corpus", order.corpus and Path(order.corpus).name),
        ("--split", order.split),
        ("--count", order.count),
        ("--seed", order.seed),
    )
    given = [f"{name} {value}" for name, value in options if value is not None]
    return " ".join(("gongkai evaluate", *order.tasks, *given))


def _progress(count: int) -> None:
    sys.stderr.write(say(f"\r已评 {count} 份", f"\r{count} reports") + "\x1b[K")
    sys.stderr.flush()


def _missed(evaluation: Evaluation) -> Iterator[str]:
    for run in evaluation.runs:
        for report in run.reports:
            for miss in report.misses:
                yield as_json({"file": report.file, "kind": report.kind, **asdict(miss)})


def export_annotations(folder: str, target: str) -> int:
    """Write the annotations of a corpus as a DocBin."""
    from gongkai.evaluate.scoring.docbin import to_docbin
    from gongkai.evaluate.scoring.sources import items
    from gongkai.evaluate.scoring.tasks import CorpusPlan

    content = to_docbin(items(CorpusPlan(folder=str(Path(folder).absolute()), count=0)))
    Path(target).write_bytes(content)
    return 0


def import_annotations(source: str, folder: str) -> int:
    """Write the annotations of a DocBin as ``truth.jsonl`` of a corpus; an existing file is kept.

    Raises:
        BadParameter: the corpus already has annotations.
    """
    from gongkai.evaluate.scoring.docbin import from_docbin
    from gongkai.evaluate.scoring.sources import ANNOTATIONS

    target = Path(folder) / ANNOTATIONS
    if target.exists():
        raise BadParameter(say(f"{target} 已存在，请先改名", f"{target} exists; rename it first"))
    lines = [json.dumps(each, ensure_ascii=False) for each in from_docbin(Path(source).read_bytes())]
    with opened(str(target)) as output:
        output.write("".join(f"{line}\n" for line in lines))
    return 0
