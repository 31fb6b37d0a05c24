"""Statements that carry no number: that all applications were finished, that no handling fee was collected."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from gongkai.extract.passage import Passage
from gongkai.language.tokens import NUMBER_TAG
from gongkai.model import Figure, Span, Statement

ALL_FINISHED: Final = "all_finished"
HANDLING_FEE_NONE: Final = "handling_fee_none"
_AGAINST: Final = frozenset({"NO", "NOT", "CF", "FUT", "QZ", "CMP", "WHOSE"})
_CARRIED_FORWARD: Final = "applications.carried_forward.total"


def find_statements(passage: Passage, figures: Sequence[Figure], offset: int) -> Iterator[Statement]:
    """Yield the statements of a sentence with these figures; spans are moved by ``offset``."""
    for figure in figures:
        if figure.name == "handling_fee.amount" and figure.quantity.value == 0 and figure.clause:
            yield Statement(HANDLING_FEE_NONE, figure.clause, figure.scope)
    if any(_CARRIED_FORWARD in item.names and passage.value(item) > 0 for item in passage.numbers):
        return
    sentence = passage.sentence
    for index, tag in enumerate(passage.tags):
        if tag == "FINISH" and _tells_all(passage, index):
            start, end = sentence.group_bounds(index)
            yield Statement(ALL_FINISHED, Span(start, end).shifted(offset), sentence.clause_at[index].scope)


def _tells_all(passage: Passage, index: int) -> bool:
    """Whether 均, 全部 or the like comes before 办结 in a clause about this year's applications."""
    clause = passage.sentence.clause_at[index]
    first, last = passage.sentence.group_range(index)
    if clause.topic != "applications" or clause.other_time or NUMBER_TAG in passage.tags[index:last]:
        return False
    if not passage.numbers and not {"APP", "ASK"} & set(passage.tags[first:index]):
        return False
    if any(other.tag in ("FINISH", "HANDLE") and other.index < index for other in passage.numbers):
        return False
    return bool({"ALL", "EACH"} & set(passage.tags[first:index])) and not _AGAINST & set(passage.tags[first:last])
