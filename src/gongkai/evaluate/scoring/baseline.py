"""Compares an evaluation with the accepted one, measure by measure, and sets two checkers side by side."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final, Literal, TypeAlias

from gongkai.evaluate.scoring.record import Record
from gongkai.evaluate.scoring.tasks import Metric, Task

Verdict: TypeAlias = Literal["same", "better", "worse", "failed", "new", "gone", "not_compared"]
_TIMED: Final = frozenset({"p50", "p95", "per_second"})
_EVEN: Final = 1e-9
HEADER: Final = "| measure | bar | gongkai | naive rival |\n|---|---|---|---|\n"


@dataclass(frozen=True, slots=True)
class Change:
    """What became of one measure. ``failed``: worse by more than the tolerance."""

    task: str
    metric: str
    verdict: Verdict
    before: float | None
    now: float | None


def compare(now: Record, accepted: Record, tasks: Sequence[Task]) -> Iterator[Change]:
    """Yield what became of every measure; times are compared on equal machines only."""
    new, old = _values(now), _values(accepted)
    is_same_machine = now.text("machine", "") == accepted.text("machine", "")
    skipped = {each.text("id") for each in now.records("tasks") if each.has("skipped")}
    for task in tasks:
        for metric in task.metrics:
            key = task.id, metric.id
            if task.id in skipped or (metric.formula in _TIMED and not is_same_machine):
                yield Change(*key, "not_compared", old.get(key), new.get(key))
            elif key in new or key in old:
                yield Change(*key, _verdict(metric, key, new, old), old.get(key), new.get(key))


def _values(told: Record) -> dict[tuple[str, str], float | None]:
    return {
        (task.text("id"), metric.text("id")): metric.share("value")
        for task in told.records("tasks")
        for metric in task.records("metrics")
    }


def _verdict(
    metric: Metric,
    key: tuple[str, str],
    new: dict[tuple[str, str], float | None],
    old: dict[tuple[str, str], float | None],
) -> Verdict:
    if key not in old:
        return "new"
    if key not in new:
        return "gone"
    now, before = new[key], old[key]
    if now is None or before is None:
        return "same" if now is before else "new" if before is None else "gone"
    gain = now - before if metric.direction == "higher" else before - now
    if abs(gain) <= _EVEN:
        return "same"
    if gain > 0:
        return "better"
    return "worse" if -gain <= metric.tolerance + _EVEN else "failed"


def results_table(ours: Record, rival: Record, tasks: Sequence[Task]) -> str:
    """Return a Markdown table of every task: the bar, our value with its interval, the rival's."""
    pieces = []
    for task in tasks:
        mine, theirs = _metrics(ours, task.id), _metrics(rival, task.id)
        if not mine:
            continue
        rows = [
            f"| {metric.title_en} | {_bar(metric)} | {_cell(metric, mine.get(metric.id))} "
            f"| {_cell(metric, theirs.get(metric.id))} |\n"
            for metric in task.metrics
        ]
        pieces.append(f"**{task.title_en}** (`{task.id}`)\n\n{HEADER}{''.join(rows)}")
    return "\n".join(pieces)


def _metrics(told: Record, task: str) -> dict[str, Record]:
    found = (each for each in told.records("tasks") if each.text("id") == task and not each.has("skipped"))
    return {metric.text("id"): metric for each in found for metric in each.records("metrics")}


def _bar(metric: Metric) -> str:
    if metric.target is None:
        return ""
    return ("≥ " if metric.direction == "higher" else "≤ ") + shown(metric, metric.target)


def _cell(metric: Metric, told: Record | None) -> str:
    if told is None or not told.has("value"):
        return "–"
    value = shown(metric, told.share("value"))
    low, high = told.share("low"), told.share("high")
    if metric.formula in _TIMED or low is None or high is None:
        return value
    return f"{value} [{shown(metric, low)}, {shown(metric, high)}]"


def shown(metric: Metric, value: float | None) -> str:
    """Return a value as people read it: shares in percent, times with their unit, null as a dash."""
    if value is None:
        return "–"
    if metric.formula == "count":
        return f"{value:.0f}"
    if metric.formula in _TIMED:
        return f"{value:.1f}{' ' + metric.unit if metric.unit else ''}"
    return f"{value * 100:.2f}%" if metric.is_share else f"{value:.3f}"
