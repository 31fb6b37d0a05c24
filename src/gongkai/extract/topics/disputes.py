"""Administrative reviews and lawsuits."""

from __future__ import annotations

from typing import Final

from gongkai.extract.links import Linked
from gongkai.extract.passage import BLOCKS, Passage

_DISCLOSURE: Final = frozenset({"applications", "disputes"})


def name_dispute(passage: Passage, item: Linked) -> tuple[str, ...]:
    """Return the names of a number in a clause about reviews or lawsuits."""
    name = passage.head_name(item, item.tag)
    lead = set(passage.tags[: item.head or 0])
    if "OTHER" in lead and not {"DISC", "APP", "APPH"} & lead and passage.context.topic not in _DISCLOSURE:
        return ()
    if item.tag in BLOCKS:
        if item.shared:
            return _joint_disputes(passage, item, name)
        return (name,)
    if "*" not in name:
        return ()
    if item.shared:
        names = passage.shared_names(item, name)
        block = _block_before(passage, item)
        return tuple(name.replace("disputes.*", block) for name in names) if block else ()
    block = item.block = _block_before(passage, item)
    return (name.replace("disputes.*", block),) if block else ()


def name_bare_dispute(passage: Passage, item: Linked) -> tuple[str, ...]:
    """行政复议方面，收到3件; 行政复议：结果维持1件，总计1件."""
    told = set(passage.tags[passage.sentence.clause_at[item.index].first : item.index])
    plain = {"RECEIVE", "TOTAL", "PRESENT", "OCCUR", "NOW", "CUR", "EACH"}
    block = _block_before(passage, item)
    start = passage.sentence.group_bounds(item.index)[0]
    if block is None or not told & {"RECEIVE", "TOTAL", "OCCUR"} or told - plain:
        return ()
    if passage.is_part(item) or passage.sentence.unknown(start, passage.sentence.tokens[item.index].start):
        return ()
    name = f"{block}.total"
    if any(name in other.names for other in passage.before(item)):
        return ()
    item.tag = next(tag for tag, known in BLOCKS.items() if known == block)
    return (name,)


def _joint_disputes(passage: Passage, item: Linked, name: str) -> tuple[str, ...]:
    told = [tag for tag in (*reversed(item.shared), item.tag) if tag in BLOCKS]
    each = passage.tells_each(item)
    if each or passage.value(item) == 0:
        return tuple(f"{BLOCKS[tag]}.total" for tag in dict.fromkeys(told))
    if set(told) == {"REV", "LIT"}:
        item.block = "disputes.all"
        item.tag = "ALLDISPUTES"
        return ("disputes.all.total",)
    return (name,) if len(set(told)) == 1 else ()


def _block_before(passage: Passage, item: Linked) -> str | None:
    """Return the kind of dispute last spoken of, None where two are spoken of at once."""
    if any(other.tag == "ALLDISPUTES" for other in passage.before(item)[-1:]):
        return None
    told = [at for at in range(item.index) if passage.tags[at] in BLOCKS]
    if not told:
        return passage.context.block
    last = told[-1]
    joined = len(told) > 1 and not any(other.index in range(told[-2], last) for other in passage.numbers)
    if (
        joined
        and passage.tags[told[-2]] != passage.tags[last]
        and passage.sentence.clause_at[last].group == passage.sentence.clause_at[told[-2]].group
    ):
        return None
    return BLOCKS[passage.tags[last]]
