"""Information published on the body’s own motion, whole and by channel."""

from __future__ import annotations

from typing import Final

from gongkai.extract.links import Linked
from gongkai.extract.passage import CHANNELS, PUBLIC_CHANNELS, Passage

_STRONG_RELEASE: Final = ("主动公开", "公开", "公布")
_MEANS: Final = ("通过", "依托", "利用", "借助", "运用", "使用", "在", "于")
_UNITS: Final = frozenset({"条", "件", "份", "篇", "则", "个", ""})


def name_release(passage: Passage, item: Linked) -> tuple[str, ...]:
    """Return the name of a number in a clause about published information."""
    if passage.unit(item) not in _UNITS or (item.tag != "REL" and item.shared):
        return ()
    name = passage.head_name(item, item.tag) if item.tag != "REL" else _name_by_channel(passage, item)
    return (name,) if name and not _is_part_of_itself(passage, item, name) else ()


def _name_by_channel(passage: Passage, item: Linked) -> str | None:
    """Return the channel's name when one alone is told before 公开, the whole's when none or all are told."""
    earlier = [other.index + 1 for other in passage.before(item)]
    told = passage.tags[max([passage.sentence.group_range(item.index)[0], *earlier]) : item.index]
    channels = {tag for tag in told if tag in CHANNELS}
    if not channels and not passage.is_part(item):
        return passage.head_name(item, "REL") if _is_whole_release(passage, item.head or 0, item) else None
    item.tag = "CHANNEL"
    if len(channels) != 1 or "PCHMANY" in told:
        return None
    channel = PUBLIC_CHANNELS.get(channels.pop())
    return f"proactive.published.{channel}" if channel else None


def _is_part_of_itself(passage: Passage, item: Linked, name: str) -> bool:
    """Whether the number is a part of a whole that already bears this name."""
    return passage.is_part(item) and any(
        name in other.names and not passage.is_part(other) for other in passage.before(item)
    )


def _is_whole_release(passage: Passage, head: int, item: Linked) -> bool:
    start, _ = passage.sentence.group_bounds(item.index)
    lead = passage.sentence.text[start : passage.sentence.tokens[head].start]
    told = passage.group_tags(item.index, item.index)
    if "PCHMANY" not in told and any(word in lead for word in _MEANS):
        return False
    said = passage.sentence.word(head)
    states = [passage.sentence.word(at) for at in range(head, item.index) if passage.tags[at] == "INFO"]
    return "主动" in said or (said.endswith(_STRONG_RELEASE) and bool(states)) or any("政" in word for word in states)
