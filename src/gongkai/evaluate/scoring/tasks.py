"""Reads the tasks: which reports, which measures, which way is better, and how good is good enough."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final, Literal, TypeAlias, cast

from gongkai.errors import GongkaiError
from gongkai.evaluate.lexicon import SPLITS
from gongkai.evaluate.scoring.record import Record

Formula: TypeAlias = Literal["ratio", "f1", "macro", "count", "p50", "p95", "per_second"]
Direction: TypeAlias = Literal["higher", "lower"]
_FORMULAS: Final = ("ratio", "f1", "macro", "count", "p50", "p95", "per_second")
_STAGES: Final = ("sections", "cells", "claims", "findings", "traps", "speed", "all")


class TaskError(GongkaiError):
    """A task file that is missing, incomplete or contradictory."""


@dataclass(frozen=True, slots=True)
class Metric:
    """One measure, made of counters.

    ``formula``: ``ratio`` is top / bottom; ``f1`` is made of top = right, bottom = answered, third = expected;
    ``macro`` is the mean of the ratios of the groups; ``count`` is top alone, null without
    any bottom; the others look at processor time.
    ``by`` names what the counters are broken down by; ``groups`` are beginnings of group names (empty: all).
    ``tolerance`` is how much worse than the accepted result is still accepted, ``target`` the product's bar.
    ``listed``: the table for people lists the weakest groups, too.
    """

    id: str
    title: str
    title_en: str
    formula: Formula
    top: str = ""
    bottom: str = ""
    third: str = ""
    by: str = ""
    groups: tuple[str, ...] = ()
    direction: Direction = "higher"
    tolerance: float = 0.0
    target: float | None = None
    unit: str = ""
    listed: bool = False

    @property
    def is_share(self) -> bool:
        """Whether the value cannot pass 1; a report may hold several false findings."""
        return self.formula in {"ratio", "f1", "macro"} and not self.top.startswith("false")

    def reaches(self, value: float) -> bool:
        """Tell whether a value reaches the bar; without a bar every value does."""
        if self.target is None:
            return True
        return value >= self.target if self.direction == "higher" else value <= self.target


@dataclass(frozen=True, slots=True)
class CorpusPlan:
    """Which reports: drawn by the generator, or those of a folder (relative to the project's root)."""

    split: str = "test"
    count: int = 2000
    seed: int = 20260101
    folder: str | None = None


@dataclass(frozen=True, slots=True)
class Task:
    """One thing to be measured. ``kinds`` are the kinds of report it looks at (empty: all)."""

    id: str
    title: str
    title_en: str
    stage: str
    plan: CorpusPlan
    kinds: tuple[str, ...]
    metrics: tuple[Metric, ...]

    def on(self, plan: CorpusPlan) -> Task:
        """Return the same task on other reports; a folder of one's own is scored whole."""
        return replace(self, plan=plan, kinds=() if plan.folder else self.kinds)


def project_root() -> Path:
    """Return the folder of the checkout.

    Raises:
        TaskError: the package does not stand in a checkout.
    """
    root = Path(__file__).resolve().parents[4]
    if not (root / "benchmarks" / "tasks").is_dir():
        raise TaskError(
            "找不到评测任务",
            where=str(root / "benchmarks" / "tasks"),
            remedy="请在项目源代码目录中运行，或给出任务文件",
        )
    return root


def task_ids() -> tuple[str, ...]:
    """Return the ids of the project's own tasks, sorted."""
    return tuple(sorted(path.stem for path in (project_root() / "benchmarks" / "tasks").glob("*.toml")))


def load_task(name: str) -> Task:
    """Return a task by its id or by the path of its file.

    Raises:
        TaskError: there is no such task, or its file is faulty.
    """
    path = Path(name) if name.endswith(".toml") else project_root() / "benchmarks" / "tasks" / f"{name}.toml"
    if not name.endswith(".toml") and name not in task_ids():
        raise TaskError(f"没有评测任务 {name}", remedy=f"可用：{'、'.join(task_ids())}")
    try:
        content = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise TaskError(f"任务文件无法读取（{error.strerror}）", where=str(path), remedy="检查路径") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise TaskError(f"任务文件不是有效的 TOML：{error}", where=str(path), remedy="修改该文件") from error
    return _task(Record(content, path.name))


def _task(record: Record) -> Task:
    stage = record.text("stage")
    if stage not in _STAGES:
        raise record.wrong("stage", "、".join(_STAGES))
    _refuse_unknown(record, ("id", "title", "title_en", "stage", "corpus", "kinds", "metric"))
    metrics = tuple(_metric(each) for each in record.records("metric"))
    if not metrics:
        raise TaskError("任务没有指标", where=record.where, remedy="至少写一个 [[metric]]")
    return Task(
        record.text("id"),
        record.text("title"),
        record.text("title_en"),
        stage,
        _plan(record.record("corpus")),
        record.texts("kinds"),
        metrics,
    )


def _plan(record: Record) -> CorpusPlan:
    _refuse_unknown(record, ("split", "count", "seed", "folder"))
    standard = CorpusPlan()
    split = record.text("split", standard.split)
    if split not in SPLITS:
        raise record.wrong("split", "、".join(SPLITS))
    return CorpusPlan(
        split, record.whole("count", standard.count), record.whole("seed", standard.seed), record.maybe("folder")
    )


def _metric(record: Record) -> Metric:
    _refuse_unknown(record, tuple(Metric.__dataclass_fields__))
    formula, direction = record.text("formula"), record.text("direction", "higher")
    if formula not in _FORMULAS:
        raise record.wrong("formula", "、".join(_FORMULAS))
    if direction not in {"higher", "lower"}:
        raise record.wrong("direction", " higher 或 lower")
    return Metric(
        record.text("id"),
        record.text("title"),
        record.text("title_en"),
        cast("Formula", formula),
        record.text("top", ""),
        record.text("bottom", ""),
        record.text("third", ""),
        record.text("by", ""),
        record.texts("groups"),
        cast("Direction", direction),
        record.share("tolerance") or 0.0,
        record.share("target"),
        record.text("unit", ""),
        record.flag("listed"),
    )


def _refuse_unknown(record: Record, known: tuple[str, ...]) -> None:
    unknown = sorted(set(record.fields) - set(known))
    if unknown:
        raise TaskError(f"不认识的键：{'、'.join(unknown)}", where=record.where, remedy=f"可用：{'、'.join(known)}")
