"""Administrative reviews and lawsuits."""

from __future__ import annotations

import re
from typing import Final

from gongkai.extract.links import Linked
from gongkai.extract.passage import BLOCKS, Passage

_OTHER_CAUSE: Final = re.compile(
    "(?:因|对|不服|涉及?)[^，,。；;]{0,12}(?:行政行为|处罚|征收|征地|拆迁|工伤|劳动|土地|规划|许可|强制|登记|补偿|确权|执法)"
)
_TRADE: Final = frozenset({"办理", "受理", "审理", "办结", "处理", "承办", "接收", "共受理", "审结"})
_DISCLOSURE: Final = frozenset({"applications", "disputes"})


def name_dispute(passage: Passage, item: Linked) -> tuple[str, ...]:
    """Return the names of a number in a clause about reviews or lawsuits."""
    name = passage.head_name(item, item.tag)
    if _is_of_another_cause(passage, item):
        return ()
    if item.tag in BLOCKS:
        return _joint_disputes(passage, item, name) if item.shared else (name,)
    if "*" not in name:
        return ()
    if item.shared:
        names = passage.shared_names(item, name)
        block = _block_before(passage, item)
        return tuple(name.replace("disputes.*", block) for name in names) if block else ()
    block = item.block = _block_before(passage, item)
    return (name.replace("disputes.*", block),) if block else ()


def _is_of_another_cause(passage: Passage, item: Linked) -> bool:
    """Whether the dispute is about another act of the office (因具体行政行为被起诉), or another body's."""
    lead = set(passage.tags[: item.head or 0])
    if not {"DISC", "APP", "APPH"} & lead:
        if "OTHER" in lead and passage.context.topic not in _DISCLOSURE:
            return True
        if _OTHER_CAUSE.search(passage.sentence.text[: passage.sentence.tokens[item.index].start]):
            return True
    return item.tag in BLOCKS and _handles_for_others(passage, item)


def _handles_for_others(passage: Passage, item: Linked) -> bool:
    """Whether the office decides or pleads cases by trade (办理各类行政复议案件80件): nothing says 信息公开."""
    if passage.context.topic in _DISCLOSURE or passage.context.default in _DISCLOSURE:
        return False
    if {"DISC", "APP", "APPH", "HAPPEN"} & set(passage.tags) or "信息公开" in passage.sentence.text:
        return False
    if item.shared:
        return False
    verbs = [at for at, tag in enumerate(passage.tags[: item.head or 0]) if tag in ("HANDLE", "RECEIVE", "FINISH")]
    return bool({passage.sentence.word(at) for at in verbs} & _TRADE) or "各类" in passage.sentence.text


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
        and not (passage.tags[told[-2]] == "LIT" and passage.tags[last] in ("LITDIR", "LITAFT"))
        and passage.sentence.clause_at[last].group == passage.sentence.clause_at[told[-2]].group
    ):
        return None
    return BLOCKS[passage.tags[last]]
