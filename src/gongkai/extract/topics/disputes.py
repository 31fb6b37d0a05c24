"""Administrative reviews and lawsuits."""

from __future__ import annotations

import re
from typing import Final

from gongkai.extract.links import Linked
from gongkai.extract.passage import BLOCKS, Passage
from gongkai.extract.topics.causes import block_word, divides_out_disclosure, is_elsewhere, is_named

_OTHER_CAUSE: Final = re.compile(
    "(?:因|对|不服|涉及?)[^，,。；;]{0,12}(?:行政行为|处罚|征收|征地|拆迁|工伤|劳动|土地|规划|许可|强制|登记|补偿|确权|执法)"
)
_TRADE: Final = frozenset({"办理", "受理", "审理", "办结", "处理", "承办", "接收", "共受理", "审结"})
_DISCLOSURE: Final = frozenset({"applications", "disputes"})
_RESULTS: Final = {"UPH": "upheld", "COR": "corrected", "OTR": "other", "PEND": "pending"}
_SHARE_OF: Final = ("占", "占全部", "占总数", "占全年")
_TOLD_ALONE: Final = re.compile("(?:仅有?|只有|达到?|总数为|一共是?|^为)(?:近|约)?$")


def name_dispute(passage: Passage, item: Linked) -> tuple[str, ...]:
    """Return the names of a number in a clause about reviews or lawsuits."""
    name = passage.head_name(item, item.tag)
    if _is_of_another_cause(passage, item) or _is_told_otherwise(passage, item):
        return ()
    if item.tag == "BOTH":
        return _of_both(passage, item)
    if item.tag in BLOCKS:
        result = _result_before(passage, item)
        return _joint_disputes(passage, item, name) if item.shared and not result else (result or name,)
    return _result(passage, item, name) if "*" in name else ()


def _result(passage: Passage, item: Linked, name: str) -> tuple[str, ...]:
    wholes = [other for other in passage.before(item) if other.tag in BLOCKS]
    if wholes and not wholes[-1].names and passage.value(wholes[-1]) > 0 and not wholes[-1].shared:
        return ()
    if item.shared:
        names = passage.shared_names(item, name)
        block = _block_before(passage, item)
        return tuple(name.replace("disputes.*", block) for name in names) if block else ()
    block = item.block = _block_before(passage, item)
    return (name.replace("disputes.*", block),) if block else ()


def _is_told_otherwise(passage: Passage, item: Linked) -> bool:
    """Whether the sentence already gave another total of the same kind, or the number is what a share is of."""
    name = f"{BLOCKS.get(item.tag, '')}.total"
    told = [other for other in passage.before(item) if name in other.names]
    lead = passage.sentence.text[: passage.sentence.tokens[item.index].start]
    return lead.endswith(_SHARE_OF) or any(passage.value(other) != passage.value(item) for other in told)


def _of_both(passage: Passage, item: Linked) -> tuple[str, ...]:
    """因信息公开引发的行政争议共5件: reviews and lawsuits together, where the sentence says so of disclosure."""
    text = passage.sentence.text
    if not is_named(passage.sentence, item.index) or "复议" not in text or "诉" not in text:
        return ()
    item.tag = "ALLDISPUTES"
    return ("disputes.all.total",)


def _result_before(passage: Passage, item: Linked) -> str:
    """尚未审结的行政复议1件: the result before the word is what the number counts."""
    head = item.head or 0
    if item.backward or not head or passage.tags[head - 1] not in _RESULTS:
        return ""
    before = passage.sentence.text[passage.sentence.tokens[head - 1].start : passage.sentence.tokens[head].start]
    if not before.endswith("的") or passage.unknown(head - 1, head):
        return ""
    item.tag = passage.tags[head - 1]
    return f"{BLOCKS[passage.tags[head]]}.{_RESULTS[item.tag]}"


def _is_of_another_cause(passage: Passage, item: Linked) -> bool:
    """Whether the dispute is about another act of the office (因具体行政行为被起诉), or another body's."""
    lead = set(passage.tags[: item.head or 0])
    word = item.head if item.tag in BLOCKS else block_word(passage.tags, item.index)
    if word is not None and is_elsewhere(passage.sentence, passage.context, word, item.index):
        return True
    if not ({"DISC", "APP", "APPH"} & lead or is_named(passage.sentence, item.index)):
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
    lead = passage.sentence.text[start : passage.sentence.tokens[item.index].start]
    said = _TOLD_ALONE.search(lead) is not None
    if block is None or not (said or told & {"RECEIVE", "TOTAL", "OCCUR"}) or told - plain:
        return ()
    if passage.is_part(item) or passage.sentence.unknown(start, passage.sentence.tokens[item.index].start):
        return ()
    name = f"{block}.total"
    if _is_of_another_cause(passage, item) or any(name in other.names for other in passage.before(item)):
        return ()
    item.tag = next(tag for tag, known in BLOCKS.items() if known == block)
    return (name,)


def name_disclosure_part(passage: Passage, item: Linked) -> tuple[str, ...]:
    """办理行政复议案件40件，其中政府信息公开类2件: only the part is about disclosure."""
    earlier = passage.before(item)
    told = set(passage.tags[earlier[-1].index + 1 : item.index]) if earlier else {""}
    if "DISC" not in told or told - {"DISC", "QZ", "COMMA", "OPEN", "OCCUR", "APP", "HAPPEN", "POST"}:
        return ()
    whole = earlier[-1]
    if whole.tag not in BLOCKS or not divides_out_disclosure(passage.sentence, whole.index):
        return ()
    item.tag = whole.tag
    return (f"{BLOCKS[whole.tag]}.total",)


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
