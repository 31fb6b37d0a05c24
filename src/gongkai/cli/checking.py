"""What ``gongkai check`` does: every input reviewed and told, then an exit status."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from gongkai.cli.inputs import each_input, unread_line
from gongkai.cli.output import opened
from gongkai.cli.tellers import teller_for
from gongkai.errors import GongkaiError
from gongkai.pipeline import Brief, review_document

if TYPE_CHECKING:
    from gongkai.model import Review

_CLEAN: Final = 0
_FINDINGS: Final = 1
_INCOMPLETE: Final = 3
_RANK: Final = {"error": 0, "warning": 1, "advice": 2}


@dataclass(frozen=True, slots=True)
class CheckOrder:
    """How to tell the reviews, and when they count as failed."""

    format: str = "text"
    output: str | None = None
    fail_on: str = "error"
    strict: bool = False
    with_text: bool = False


def check(paths: Sequence[str], brief: Brief, order: CheckOrder) -> int:
    """Review every input, write the results, and return the exit status (3 beats 1 beats 0)."""
    status = _CLEAN
    with opened(order.output) as output:
        teller = teller_for(order.format, output, len(paths), with_text=order.with_text)
        for given, answer in each_input(paths, lambda document: review_document(document, brief)):
            if isinstance(answer, GongkaiError):
                sys.stderr.write(unread_line(given, answer))
                teller.unread(given, answer)
                status = _INCOMPLETE
            else:
                teller.review(answer)
                status = max(status, status_of(answer, order))
        teller.end()
    return status


def status_of(review: Review, order: CheckOrder) -> int:
    """Return the exit status that one review asks for."""
    outcomes = {result.outcome for result in review.results}
    if "crashed" in outcomes:
        return _INCOMPLETE
    if order.strict and "undetermined" in outcomes:
        return _FINDINGS
    threshold = _RANK.get(order.fail_on, -1)
    return _FINDINGS if any(_RANK[finding.severity] <= threshold for finding in review.findings) else _CLEAN
