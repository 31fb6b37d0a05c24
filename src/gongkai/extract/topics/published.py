"""Information published on the body’s own motion, whole and by channel."""

from __future__ import annotations

import re
from typing import Final

from gongkai.extract.links import Linked
from gongkai.extract.passage import CHANNELS, PUBLIC_CHANNELS, Passage

_STRONG_RELEASE: Final = ("主动公开", "公开", "公布")
_THIS_YEARS_PART: Final = re.compile(r"[,，]?其中[,，]?(?:20\d\d年度?|本年度?|今年|当年)(?:新增)?(?:主动)?公开")
_MARKED: Final = re.compile("标注|标明|标识|属性")
_WHOLE: Final = "proactive.published.total"
_OTHER_CHANNEL: Final = "proactive.published.other_channel"
_MEANS: Final = ("通过", "依托", "利用", "借助", "运用", "使用", "在", "于")
_UNITS: Final = frozenset({"条", "件", "份", "篇", "则", "个", "项", "起", "宗", "件次", ""})


def name_release(passage: Passage, item: Linked) -> tuple[str, ...]:
    """Return the name of a number in a clause about published information."""
    if passage.unit(item) not in _UNITS or (item.tag != "REL" and item.shared):
        return ()
    if _MARKED.search(passage.sentence.text[: passage.sentence.tokens[item.index].start]):
        return ()
    name = passage.head_name(item, item.tag) if item.tag != "REL" else _name_by_channel(passage, item)
    if name == _WHOLE and _is_running_total(passage, item):
        return ()
    return (name,) if name and not _is_part_of_itself(passage, item, name) else ()


def _name_by_channel(passage: Passage, item: Linked) -> str | None:
    """Return the channel's name when one alone is told before 公开, the whole's when none or all are told."""
    earlier = [other.index + 1 for other in passage.before(item)]
    told = passage.tags[max([passage.sentence.group_range(item.index)[0], *earlier]) : item.index]
    if "FENBIE" in told:
        return None
    channels = {tag for tag in told if tag in CHANNELS}
    means = set(passage.sentence.tags(item.index - len(told), item.index))
    if "OCH" in means or ("PCH" in means and not _names_the_site(passage, item, len(told))):
        item.tag = "CHANNEL"
        return None if means & {*PUBLIC_CHANNELS, "PCHMANY"} or "OCH" not in means else _OTHER_CHANNEL
    kinds = means & {"DOC", "NONDOC"}
    if kinds and not channels:
        item.tag = "DOC"
        return passage.head_name(item, kinds.pop()) if len(kinds) == 1 else None
    if not channels and not passage.is_part(item):
        return passage.head_name(item, "REL") if _is_whole_release(passage, item.head or 0, item) else None
    item.tag = "CHANNEL"
    if len(channels) != 1 or "PCHMANY" in told:
        return None
    channel = PUBLIC_CHANNELS.get(channels.pop())
    return f"proactive.published.{channel}" if channel else None


def _is_running_total(passage: Passage, item: Linked) -> bool:
    """Whether 累计公开 follows what was newly published in the year: 新增公开311条，累计公开3174条."""
    lead = passage.sentence.text[: passage.sentence.tokens[item.index].start]
    new, total = lead.rfind("新增"), lead.rfind("累计")
    if total >= 0 and _THIS_YEARS_PART.match(passage.sentence.text, passage.sentence.tokens[item.index].end):
        return True
    return 0 <= new < total and bool(passage.before(item))


def _names_the_site(passage: Passage, item: Linked, reach: int) -> bool:
    """Whether the website is among the channels, or all of them are meant (各类渠道)."""
    told = range(item.index - reach, item.index)
    tags = passage.sentence.tags(item.index - reach, item.index)
    every = any(
        tag == "PCHMANY" and not passage.sentence.word(at).startswith("等") for at, tag in zip(told, tags, strict=True)
    )
    return "WEB" in tags or every


def _is_part_of_itself(passage: Passage, item: Linked, name: str) -> bool:
    """Whether the number is a part of a whole that already bears this name."""
    return passage.is_part(item) and any(
        name in other.names and not passage.is_part(other) for other in passage.before(item)
    )


def _is_whole_release(passage: Passage, head: int, item: Linked) -> bool:
    start, _ = passage.sentence.group_bounds(item.index)
    lead = passage.sentence.text[start : passage.sentence.tokens[head].start]
    told = passage.group_tags(item.index, item.index)
    is_told_again = lead.strip() == "在" and "QZ" in passage.tags[item.index : item.index + 3]
    if "PCHMANY" not in told and not is_told_again and any(word in lead for word in _MEANS):
        return False
    said = passage.sentence.word(head)
    touching = passage.sentence.tokens[item.index].end
    about = [at for at in range(head, min(item.index + 2, len(passage.tags))) if passage.tags[at] == "INFO"]
    states = [
        passage.sentence.word(at) for at in about if at < item.index or passage.sentence.tokens[at].start == touching
    ]
    if "主动" in said or (said.endswith(_STRONG_RELEASE) and states) or any("政" in word for word in states):
        return True
    return _tells_whole_plainly(passage, head, item, has_object=bool(states))


def _tells_whole_plainly(passage: Passage, head: int, item: Linked, *, has_object: bool) -> bool:
    """Whether a weaker wording is the whole: 发布信息876条 under 主动公开, 全年共发布信息3876条, 公开总数505条."""
    first, _ = passage.sentence.group_range(item.index)
    start = passage.sentence.tokens[first].start
    plain = {"NOW", "CUR", "TOTAL", "PCHMANY", "PRESENT", "CUM"}
    lead = set(passage.tags[first:head])
    if lead - plain or passage.sentence.unknown(start, passage.sentence.tokens[head].start):
        return False
    if any("proactive.published.total" in other.names for other in passage.before(item)):
        return False
    said = passage.sentence.word(head)
    amount = any(passage.sentence.word(at) in ("总数", "总量") for at in range(head, item.index))
    if amount and said.endswith(_STRONG_RELEASE):
        return True
    if said not in ("发布", "公开", "公布", "对外公开", "公开发布"):
        return False
    if passage.context.default == "published" and passage.unit(item) == "条":
        return True
    return has_object and "TOTAL" in lead and bool(lead & {"NOW", "CUR"})
