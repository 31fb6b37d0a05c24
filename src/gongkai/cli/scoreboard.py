"""Scores as a table for people."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final

from gongkai.evaluate.scoring.baseline import shown
from gongkai.render.layout import Line, Run, padded, width_of

if TYPE_CHECKING:
    from gongkai.evaluate.scoring.evaluation import TaskResult
    from gongkai.evaluate.scoring.measures import Measured, Score
    from gongkai.evaluate.scoring.tasks import Metric

_WEAK_GROUPS: Final = 12
_SHARES: Final = frozenset({"ratio", "f1", "macro"})


def scoreboard(results: Sequence[TaskResult], *, english: bool) -> Iterator[Line]:
    """Yield a block per task: its measures with interval, counts and bar, then the groups that did worst."""
    for place, result in enumerate(results):
        if place:
            yield Line()
        yield from _block(result, english=english)


def _block(result: TaskResult, *, english: bool) -> Iterator[Line]:
    task = result.task
    title = task.title_en if english else task.title
    if result.skipped is not None:
        yield Line(
            (
                Run(f"{title}{_in_brackets(task.id, english=english)}", "bold"),
                Run("  skipped" if english else f"  跳过：{result.skipped}", "dim"),
            )
        )
        return
    told = (
        f"{result.reports} reports, {result.issuers} issuers"
        if english
        else f"{result.reports} 份报告，{result.issuers} 个单位"
    )
    yield Line((Run(f"{title}{_in_brackets(task.id, english=english)}", "bold"), Run(f"  {told}", "dim")))
    names = [_name(measured.metric, english=english) for measured in result.measured]
    column = max(map(width_of, names), default=0) + 2
    for name, measured in zip(names, result.measured, strict=True):
        yield _row(padded(name, column), measured, english=english)
    for measured in result.measured:
        if measured.metric.listed:
            yield from _weakest(measured, english=english)


def _in_brackets(name: str, *, english: bool) -> str:
    return f" ({name})" if english else f"（{name}）"


def _name(metric: Metric, *, english: bool) -> str:
    return metric.title_en if english else metric.title


def _row(name: str, measured: Measured, *, english: bool) -> Line:
    metric, score = measured.metric, measured.score
    runs = [Run(name), Run(f"{shown(metric, score.value):>8}", "bold" if metric.target is not None else "")]
    if score.low is not None and score.high is not None:
        runs.append(Run(f"  [{shown(metric, score.low)}–{shown(metric, score.high)}]", "dim"))
    if metric.formula in _SHARES and score.bottom:
        runs.append(Run(f"  {_counts(metric, score)}", "dim"))
    if metric.target is not None and score.value is not None:
        is_met = metric.reaches(score.value)
        sign = ("≥" if metric.direction == "higher" else "≤") + shown(metric, metric.target).strip()
        bar = f"bar {sign}" if english else f"目标 {sign}"
        met = ("met" if is_met else "not met") if english else ("达到" if is_met else "未达到")
        runs.append(Run(f"  {bar} {met}", "green" if is_met else "red"))
    return Line(tuple(runs), indent=2, hang=4)


def _weakest(measured: Measured, *, english: bool) -> Iterator[Line]:
    """Yield the groups that did worst, those that did well left out."""
    metric = measured.metric
    bad = [(name, score) for name, score in measured.groups.items() if _is_weak(metric, score)]
    if not bad:
        return
    sign = 1 if metric.direction == "higher" else -1
    bad.sort(key=lambda each: (sign * (each[1].value or 0), each[0]))
    title = _name(metric, english=english)
    yield Line((Run(f"{title}: weakest {metric.by}" if english else f"{title}：最弱的", "dim"),), indent=2)
    for name, score in bad[:_WEAK_GROUPS]:
        share = f"  {_counts(metric, score)}" if metric.formula in _SHARES else ""
        yield Line((Run(f"{name}  {shown(metric, score.value)}{share}"),), indent=4)
    if len(bad) > _WEAK_GROUPS:
        rest = len(bad) - _WEAK_GROUPS
        yield Line((Run(f"and {rest} more" if english else f"另有 {rest} 项", "dim"),), indent=4)


def _counts(metric: Metric, score: Score) -> str:
    """Return the counts behind a share; for f1 right, answered and expected."""
    return f"{score.top}/{score.bottom}" + (f"/{score.third}" if metric.formula == "f1" else "")


def _is_weak(metric: Metric, score: Score) -> bool:
    if score.value is None:
        return False
    return score.value < 1 if metric.direction == "higher" else score.value > 0
