"""From counters to scores, with intervals from resampling issuers."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from random import Random
from typing import TYPE_CHECKING, Final, TypeAlias

from gongkai.evaluate.scoring.tally import Key
from gongkai.evaluate.scoring.tasks import Metric

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Matrix: TypeAlias = NDArray[np.float64]

RESAMPLES: Final = 1000
_LOW, _HIGH = 2.5, 97.5


@dataclass(frozen=True, slots=True)
class Counted:
    """What one report brings to the scores: whose it is, its counters, the processor seconds it took."""

    issuer: str
    counts: Mapping[Key, int]
    seconds: float = 0.0


@dataclass(frozen=True, slots=True)
class Score:
    """A measured value with its 95 % interval; all None where there was nothing to score.

    ``top`` and ``bottom`` are the counts behind it (for f1: right, answered; ``third``: expected).
    """

    value: float | None
    low: float | None = None
    high: float | None = None
    top: int = 0
    bottom: int = 0
    third: int = 0


@dataclass(frozen=True, slots=True)
class Measured:
    """A metric's score, and those of its groups where it is broken down."""

    metric: Metric
    score: Score
    groups: Mapping[str, Score]


class Sample:
    """The reports to score and their resamples: the same seed draws the same issuers, whatever is measured."""

    def __init__(self, reports: Sequence[Counted], seed: int, resamples: int = RESAMPLES) -> None:
        import numpy as np

        self.reports = reports
        self.issuers = sorted({report.issuer for report in reports})
        self._row = {issuer: row for row, issuer in enumerate(self.issuers)}
        self._weights = _weights(len(self.issuers), seed, resamples)
        self._columns: dict[tuple[str, str], dict[str, Matrix]] = {}
        for report in reports:
            row = self._row[report.issuer]
            for (name, by, group), number in report.counts.items():
                columns = self._columns.setdefault((name, by), {})
                if group not in columns:
                    columns[group] = np.zeros(len(self.issuers))
                columns[group][row] += number

    def measure(self, metric: Metric) -> Measured:
        """Return the score of one metric."""
        if metric.formula in {"p50", "p95", "per_second"}:
            return Measured(metric, self._time(metric), {})
        names = self._groups(metric)
        if metric.formula == "macro":
            return Measured(metric, self._macro(metric, names), self._each(metric, names))
        score = self._score(metric, names)
        return Measured(metric, score, self._each(metric, names) if metric.by else {})

    def _groups(self, metric: Metric) -> tuple[str, ...]:
        """Return the groups that the metric is made of: those its denominator knows."""
        key = metric.bottom or metric.top
        known: set[str] = set(self._columns.get((key, metric.by), ()))
        if metric.third:
            known |= set(self._columns.get((metric.third, metric.by), ()))
        return tuple(sorted(name for name in known if not metric.groups or name.startswith(metric.groups)))

    def _each(self, metric: Metric, names: Iterable[str]) -> dict[str, Score]:
        return {name: self._score(metric, (name,)) for name in names}

    def _sum(self, counter: str, by: str, names: Iterable[str]) -> Matrix:
        """Return the counter's sums by issuer over some groups."""
        import numpy as np

        columns = self._columns.get((counter, by), {})
        found = [columns[name] for name in names if name in columns]
        return np.sum(found, axis=0) if found else np.zeros(len(self.issuers))

    def _score(self, metric: Metric, names: Sequence[str]) -> Score:
        top, bottom, third = (self._sum(each, metric.by, names) for each in (metric.top, metric.bottom, metric.third))
        whole = _apply(metric.formula, float(top.sum()), float(bottom.sum()), float(third.sum()))
        counts = (int(top.sum()), int(bottom.sum()), int(third.sum()))
        if whole is None:
            return Score(None, None, None, *counts)
        drawn = [
            _apply(metric.formula, *each)
            for each in zip(*((self._weights @ part).tolist() for part in (top, bottom, third)), strict=True)
        ]
        return Score(whole, *_interval(drawn), *counts)

    def _macro(self, metric: Metric, names: Sequence[str]) -> Score:
        import numpy as np

        tops = [self._sum(metric.top, metric.by, (name,)) for name in names]
        bottoms = [self._sum(metric.bottom, metric.by, (name,)) for name in names]
        kept = [place for place, bottom in enumerate(bottoms) if bottom.sum() > 0]
        if not kept:
            return Score(None)
        top, bottom = np.array([tops[place] for place in kept]).T, np.array([bottoms[place] for place in kept]).T
        value = float(np.mean(top.sum(axis=0) / bottom.sum(axis=0)))
        drawn_top, drawn_bottom = self._weights @ top, self._weights @ bottom
        ratios = np.divide(drawn_top, drawn_bottom, out=np.full_like(drawn_top, np.nan), where=drawn_bottom > 0)
        is_there = ~np.isnan(ratios)
        means = np.where(is_there, ratios, 0.0).sum(axis=1) / np.maximum(is_there.sum(axis=1), 1)
        return Score(value, *_interval(means.tolist()), int(top.sum()), int(bottom.sum()))

    def _time(self, metric: Metric) -> Score:
        """Return a measure of processor time; its spread is the machine's, so it gets no interval from issuers."""
        import numpy as np

        seconds = [report.seconds for report in self.reports if report.seconds > 0]
        if not seconds:
            return Score(None)
        if metric.formula == "per_second":
            return Score(len(seconds) / sum(seconds), top=len(seconds))
        at = 50 if metric.formula == "p50" else 95
        return Score(float(np.percentile(seconds, at)) * 1000, top=len(seconds))


def _weights(issuers: int, seed: int, resamples: int) -> Matrix:
    """Return how often each resample draws each issuer, one row per resample."""
    import numpy as np

    if not issuers:
        return np.zeros((resamples, 0))
    rng = Random(seed)  # noqa: S311  not a secret
    places = range(issuers)
    return np.array([np.bincount(rng.choices(places, k=issuers), minlength=issuers) for _ in range(resamples)], float)


def _apply(formula: str, top: float, bottom: float, third: float) -> float | None:
    if formula == "count":
        return top if bottom > 0 else None
    if formula == "f1":
        return 2 * top / (bottom + third) if bottom + third > 0 else None
    return top / bottom if bottom > 0 else None


def _interval(drawn: Iterable[float | None]) -> tuple[float | None, float | None]:
    import numpy as np

    values = [value for value in drawn if value is not None and not math.isnan(value)]
    if not values:
        return None, None
    low, high = np.percentile(values, [_LOW, _HIGH])
    return float(low), float(high)
