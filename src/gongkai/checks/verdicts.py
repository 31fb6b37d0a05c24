"""Several verdicts as one."""

from __future__ import annotations

from collections.abc import Sequence

from gongkai.model import Breached, Met, NotApplicable, Undetermined, Verdict

_TOLD = 2


def together(verdicts: Sequence[Verdict]) -> Verdict:
    """Return one verdict: breached if any is, else undetermined if any is, else met if any is."""
    reasons = [verdict.reason for verdict in verdicts if isinstance(verdict, Undetermined)]
    reasons += [verdict.undecided for verdict in verdicts if isinstance(verdict, Breached) and verdict.undecided]
    hits = tuple(hit for verdict in verdicts if isinstance(verdict, Breached) for hit in verdict.hits)
    undecided = joined(reasons)
    if hits:
        return Breached(hits, undecided)
    if undecided:
        return Undetermined(undecided)
    met = [verdict for verdict in verdicts if isinstance(verdict, Met)]
    if met:
        return next((verdict for verdict in met if verdict.note), met[0])
    idle = [verdict for verdict in verdicts if isinstance(verdict, NotApplicable)]
    return idle[0] if idle else NotApplicable()


def joined(reasons: Sequence[str]) -> str | None:
    """Return the first reasons and how many more there are, None for none."""
    distinct = list(dict.fromkeys(reasons))
    if not distinct:
        return None
    shown = "；".join(distinct[:_TOLD])
    return f"{shown}；另有{len(distinct) - _TOLD}处" if len(distinct) > _TOLD else shown
