"""An evaluation as JSON, schema ``gongkai.evaluation/1``. Keys never change meaning within it."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from gongkai import __version__
from gongkai.evaluate.scoring.evaluation import Evaluation, TaskResult
from gongkai.evaluate.scoring.measures import RESAMPLES, Measured, Score
from gongkai.evaluate.scoring.tasks import Task
from gongkai.render.wire import Json

SCHEMA: Final = "gongkai.evaluation/1"
_PLACES: Final = 6


def wire(evaluation: Evaluation, command: str) -> dict[str, Json]:
    """Return the evaluation with all that is needed to repeat it."""
    packs = sorted({pack for result in evaluation.results for pack in result.packs})
    return {
        "schema": SCHEMA,
        "command": command,
        "version": __version__,
        "packs": [{"id": name, "sha256": sha256} for name, sha256 in packs],
        "interval": {"share": 0.95, "resamples": RESAMPLES, "unit": "issuer"},
        "tasks": [_task(result) for result in evaluation.results],
    }


def _task(result: TaskResult) -> dict[str, Json]:
    task = result.task
    told: dict[str, Json] = {
        "id": task.id,
        "title": task.title,
        "stage": task.stage,
        "corpus": _corpus(task, result.sha256),
        "reports": result.reports,
        "issuers": result.issuers,
        "skipped": result.skipped,
        "metrics": [_metric(measured) for measured in result.measured],
    }
    return told


def _corpus(task: Task, sha256: str) -> dict[str, Json]:
    plan = task.plan
    folder = Path(plan.folder).name if plan.folder and Path(plan.folder).is_absolute() else plan.folder
    told: dict[str, Json] = {
        "folder": folder,
        "kinds": list(task.kinds),
        "seed": plan.seed,
        "sha256": sha256 or None,
    }
    return told if plan.folder else {**told, "split": plan.split, "count": plan.count}


def _metric(measured: Measured) -> dict[str, Json]:
    metric, score = measured.metric, measured.score
    return {
        "id": metric.id,
        "title": metric.title,
        **_score(score),
        "direction": metric.direction,
        "tolerance": metric.tolerance,
        "target": metric.target,
        "met": _is_met(measured),
        "unit": metric.unit or None,
        "by": metric.by or None,
        "groups": {name: _score(each) for name, each in measured.groups.items()},
    }


def _is_met(measured: Measured) -> bool | None:
    metric, value = measured.metric, measured.score.value
    if metric.target is None or value is None:
        return None
    return metric.reaches(value)


def _score(score: Score) -> dict[str, Json]:
    return {
        "value": _rounded(score.value),
        "low": _rounded(score.low),
        "high": _rounded(score.high),
        "top": score.top,
        "bottom": score.bottom,
    }


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, _PLACES)
