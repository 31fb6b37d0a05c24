"""Licences, penalties and coercions; fees."""

from __future__ import annotations

import re
from typing import Final

from gongkai.extract.links import Linked
from gongkai.extract.passage import PUBLIC_CHANNELS, Passage

_UNITS: Final = frozenset({"件", "宗", "起", "个", "例", "次", "笔", "份", "件次", ""})
_TARIFF: Final = re.compile("每[页张件份次]{1,2}$")
_REMITTED: Final = re.compile("减免|免征|减收|减征|应收|应缴|退还|退付|分别(?:收取|计收|收费)")
_POWERS: Final = ("事项", "权力", "清单", "职权", "目录", "标准", "梳理")


def name_decision(passage: Passage, item: Linked) -> tuple[str, ...]:
    """Return the names of a number in a clause about licences, penalties or coercions."""
    first, _ = passage.sentence.group_range(item.index)
    told = set(passage.tags[first : item.index])
    if not _counts_decisions(passage, item) or told & {"REL", "POST", "RECEIVE", "INFO"}:
        return ()
    if any(other.tag in ("REL", *PUBLIC_CHANNELS) for other in passage.before(item)) or _is_published(passage, item):
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


def name_bare_fee(passage: Passage, item: Linked) -> tuple[str, ...]:
    """发出收费通知的件数和总金额分别为0件、0元: the last sum of a sentence about notices or 信息处理费."""
    if passage.tags[item.index] != "MONEY":
        return ()
    if "FEE" in passage.tags:
        return _collected_fee(passage, item)
    if not {"NOTICE", "HF"} & set(passage.tags):
        return ()
    sums = [other for other in passage.numbers if passage.tags[other.index] == "MONEY"]
    told = {"SUMS", "CHARGE"} & set(passage.tags[: item.index])
    known = any(other.names for other in passage.before(item)) or _is_no_sum(passage, item)
    return ("handling_fee.amount",) if sums[-1] is item and told and not known else ()


def _collected_fee(passage: Passage, item: Linked) -> tuple[str, ...]:
    """行政事业性收费1项，共收取3.2万元: the only sum of a sentence that speaks of no other fee."""
    if {"NOTICE", "HF"} & set(passage.tags) or passage.tags.count("MONEY") != 1 or _is_no_sum(passage, item):
        return ()
    first, _ = passage.sentence.group_range(item.index)
    told = passage.tags[first : item.index]
    start = passage.sentence.group_bounds(item.index)[0]
    known = not passage.sentence.unknown(start, passage.sentence.tokens[item.index].start)
    own = "FEE" in passage.tags[:first] and "CHARGE" in told and set(told) <= {"CHARGE", "TOTAL", "NOW", "CUR", "SUMS"}
    return ("proactive.fees.amount",) if own and known else ()


def _is_only_asked_for(passage: Passage, item: Linked) -> bool:
    """Whether it is the sum that notices ask for, beside what was collected in the end (总金额300元，实际收取200元)."""
    if passage.sentence.word(item.head or 0) not in ("总金额", "金额", "总额"):
        return False
    later = [other for other in passage.numbers if other.index > item.index and passage.tags[other.index] == "MONEY"]
    return "NOTICE" in passage.tags[: item.index] and bool(later)


def _is_published(passage: Passage, item: Linked) -> bool:
    """Whether the sentence last spoke of publishing, not of deciding (公开行政许可决定62件，行政处罚决定9件)."""
    first, _ = passage.sentence.group_range(item.index)
    kept = ("REL", "DEC", "HANDLE", "FINISH", "SEMI")
    said = [tag for at, tag in enumerate(passage.tags[: item.index]) if tag in kept or (tag == "POST" and at >= first)]
    return said[-1:] in (["REL"], ["POST"])


def _counts_decisions(passage: Passage, item: Linked) -> bool:
    """Whether the counter fits: 行政处罚12项 in a list counts powers, not what was decided."""
    if passage.unit(item) != "项":
        return passage.unit(item) in _UNITS
    return not any(word in passage.sentence.text for word in _POWERS)


def _is_no_sum(passage: Passage, item: Linked) -> bool:
    """Whether it is a tariff (每页10元), what was remitted or ought to be paid, or one of several sums (分别收取)."""
    start = passage.sentence.group_bounds(item.index)[0]
    lead = passage.sentence.text[start : passage.sentence.tokens[item.index].start]
    return _TARIFF.search(lead) is not None or _REMITTED.search(lead) is not None


def name_fee(passage: Passage, item: Linked) -> tuple[str, ...]:
    """Return the name of a sum of money in a clause about fees."""
    is_money = passage.tags[item.index] == "MONEY"
    lead = passage.tags[: item.head or 0]
    about = ["FEE" if tag == "FEE" else "HF" for tag in lead if tag in ("HF", "FEE", "NOTICE")]
    if item.tag == "SUMS" or (about[-1:] == ["HF"] and passage.sentence.word(item.head or 0) == "收费金额"):
        item.tag = about[-1] if about else ""
    if _is_no_sum(passage, item):
        return ()
    if item.tag == "HF" and ((not is_money and passage.unit(item)) or _is_only_asked_for(passage, item)):
        return ()
    return (passage.head_name(item, item.tag),) if is_money or passage.value(item) == 0 else ()
