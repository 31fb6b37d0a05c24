"""Licences, penalties and coercions; fees."""

from __future__ import annotations

from typing import Final

from gongkai.extract.links import Linked
from gongkai.extract.passage import PUBLIC_CHANNELS, Passage

_UNITS: Final = frozenset({"件", "宗", "起", "个", "例", "次", "笔", "份", ""})


def name_decision(passage: Passage, item: Linked) -> tuple[str, ...]:
    """Return the names of a number in a clause about licences, penalties or coercions."""
    first, _ = passage.sentence.group_range(item.index)
    told = set(passage.tags[first : item.index])
    if passage.unit(item) not in _UNITS or told & {"REL", "POST", "RECEIVE", "INFO"}:
        return ()
    if any(other.tag in ("REL", *PUBLIC_CHANNELS) for other in passage.before(item)):
        return ()
    if passage.sentence.unknown(passage.sentence.tokens[item.head or 0].end, passage.sentence.tokens[item.index].start):
        return ()
    _, last = passage.sentence.group_bounds(item.index)
    if item.backward and passage.sentence.unknown(passage.sentence.tokens[item.head or 0].end, last):
        return ()
    after = passage.tags[item.index + 1 : item.index + 2]
    if after and after[0] in ("INFO", "POST", "REL"):
        return ()
    name = passage.head_name(item, item.tag)
    return passage.shared_names(item, name) if item.shared else (name,)


def name_fee(passage: Passage, item: Linked) -> tuple[str, ...]:
    """Return the name of a sum of money in a clause about fees."""
    is_money = passage.tags[item.index] == "MONEY"
    return (passage.head_name(item, item.tag),) if is_money or passage.value(item) == 0 else ()
