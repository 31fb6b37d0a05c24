"""Gives every number of a sentence the figures it states, by the rules of its clause's topic."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from gongkai.extract.links import Linked
from gongkai.extract.passage import Passage
from gongkai.extract.topics.amounts import (
    name_for_reason,
    name_growing_amount,
    name_in_series,
    name_mostly_persons,
    name_received_and_finished,
    name_released_after,
)
from gongkai.extract.topics.applications import name_application, name_bare_total
from gongkai.extract.topics.decisions import name_bare_fee, name_decision, name_fee
from gongkai.extract.topics.disputes import name_bare_dispute, name_disclosure_part, name_dispute
from gongkai.extract.topics.documents import name_by_last_verb, name_document, name_respectively
from gongkai.extract.topics.published import name_release
from gongkai.extract.topics.wholes import name_remainder, name_submitted, name_sum_of_parts, name_whole_again

_RULES: Final[Mapping[str, Callable[[Passage, Linked], tuple[str, ...]]]] = {
    "applications": name_application,
    "disputes": name_dispute,
    "normative": name_document,
    "decisions": name_decision,
    "fees": name_fee,
    "published": name_release,
}
_RULES_WITHOUT_WORD: Final[Mapping[str, tuple[Callable[[Passage, Linked], tuple[str, ...]], ...]]] = {
    "applications": (
        name_sum_of_parts,
        name_bare_total,
        name_whole_again,
        name_submitted,
        name_remainder,
        name_received_and_finished,
        name_growing_amount,
        name_in_series,
        name_mostly_persons,
        name_for_reason,
    ),
    "published": (name_sum_of_parts, name_growing_amount, name_released_after),
    "disputes": (name_sum_of_parts, name_bare_dispute, name_disclosure_part),
    "normative": (name_by_last_verb, name_respectively),
    "fees": (name_bare_fee,),
    "none": (name_growing_amount, name_mostly_persons),
}


def give_names(passage: Passage) -> None:
    """Fill ``names`` of every number that states a figure of the report's own year."""
    for item in passage.numbers:
        clause = passage.sentence.clause_at[item.index]
        rule = _RULES.get(clause.topic)
        if item.head is None:
            item.names = _without_head(passage, item)
        elif rule is not None:
            item.names = tuple(name for name in rule(passage, item) if name)
        if clause.other_time or _is_comparison(passage, item):
            item.names = ()
            item.tag = ""
            item.is_aside = True
        elif not clause.owns_topic and _is_told_before(passage, item):
            item.names = ()


def _is_told_before(passage: Passage, item: Linked) -> bool:
    """Whether the sentence already gave the same figure: the second speaks of somebody or something else."""
    return any(set(item.names) & set(other.names) for other in passage.before(item))


def _is_comparison(passage: Passage, item: Linked) -> bool:
    """Whether 较, 比, 增加 or the like comes before the number in its clause."""
    at = item.index - 1
    depth = 0
    while at >= 0 and not (passage.tags[at] in ("COMMA", "SEMI") and depth == 0):
        if passage.tags[at] == "CMP":
            return True
        depth += {"OPEN": -1, "CLOSE": 1}.get(passage.tags[at], 0)
        if depth < 0 and passage.tags[at] == "OPEN":
            depth = 0
        at -= 1
    return False


def _without_head(passage: Passage, item: Linked) -> tuple[str, ...]:
    clause = passage.sentence.clause_at[item.index]
    if clause.other_time:
        return ()
    return next((names for rule in _RULES_WITHOUT_WORD.get(clause.topic, ()) if (names := rule(passage, item))), ())
