"""Wholes and their parts as one passage tells them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Final

from gongkai.extract.links import Linked
from gongkai.extract.passage import BLOCKS, DETAILS, Passage
from gongkai.language.tokens import NUMBER_TAG
from gongkai.model import Breakdown, Part, Quantity, Span

_APPLICANTS: Final = frozenset({"NAT", "ORG", "ENT", "RES", "WEL", "LEG"})
_CHANNELS: Final = frozenset({"CH", "WEB", "WECHAT", "MICROBLOG", "PCH", "CHANNEL"})
_OUTCOMES: Final = frozenset(DETAILS) | {"GRANT", "PART"}
_RESULTS: Final = frozenset({"UPH", "COR", "OTR", "PEND"})
_COURTS: Final = frozenset({"LITDIR", "LITAFT"})
_MAIN: Final = frozenset({"RECEIVE", "CO", "FINISH", "HANDLE", "CF", "REV", "LIT"})
_PUBLISHED: Final = frozenset({"REL", "CHANNEL", "WEB", "WECHAT", "MICROBLOG", "DOC", "NONDOC"})
_GROUP_OF: Final[Mapping[str, str]] = {tag: group for group, tags in DETAILS.items() for tag in tags}
_LONGEST_LABEL: Final = 40
_LABEL_EDGES: Final = " ，,、；;：:（）()。“”的有共为达计"


@dataclass(frozen=True, slots=True)
class Whole:
    """A number that parts may follow: the word it hangs on, its words, its place in the document."""

    tag: str
    label: str
    quantity: Quantity
    span: Span
    names: tuple[str, ...] = ()


def find_breakdowns(passage: Passage, offset: int, before: Whole | None = None) -> Iterator[Breakdown]:
    """Yield the breakdowns of a sentence; ``before`` is the whole that the last sentence ended with."""
    numbers = [item for item in passage.numbers if passage.tags[item.index] == NUMBER_TAG and not item.is_aside]
    for item in numbers:
        whole = _as_whole(passage, item, offset)
        if whole is not None:
            yield from _told_parts(passage, whole, _region(passage, numbers, item), offset)
    if before is not None and numbers and "QZ" in passage.tags[: min(2, numbers[0].index)]:
        yield from _told_parts(passage, before, _until_main(passage, numbers, 0, 0, before.tag), offset)


def last_whole(passage: Passage, offset: int) -> Whole | None:
    """Return the whole that a next sentence beginning with 其中 would divide."""
    for item in reversed(passage.numbers):
        whole = _as_whole(passage, item, offset)
        stands_alone = item.tag in ("FINISH", "HANDLE") or not passage.sentence.is_part(item.index)
        if whole is not None and item.level == 0 and stands_alone and (item.tag in _MAIN or whole.names):
            return whole
    return None


def with_further(breakdown: Breakdown, passage: Passage, offset: int) -> Breakdown | None:
    """Return the breakdown of published items with the like figures of the sentence after it, None without any."""
    if "QZ" in passage.tags:
        return None
    further = [
        _part(passage, item, offset)
        for item in passage.numbers
        if item.names
        and item.names[0].startswith("proactive.published.")
        and item.names[0] != "proactive.published.total"
        and _unit(passage, item) == breakdown.whole.unit
    ]
    return replace(breakdown, further=(*breakdown.further, *further)) if further else None


def is_published(breakdown: Breakdown, passage: Passage, offset: int) -> bool:
    """Whether the whole is the number of items published that this sentence tells."""
    return any(
        item.names == ("proactive.published.total",)
        and passage.sentence.tokens[item.index].start + offset == breakdown.span.start
        for item in passage.numbers
    )


def _as_whole(passage: Passage, item: Linked, offset: int) -> Whole | None:
    token = passage.sentence.tokens[item.index]
    known = item.tag in _MAIN - {"CO", "CF"} or item.tag in _COURTS or item.tag in DETAILS or item.tag in _PUBLISHED
    if token.number is None or item.head is None or not known or passage.sentence.clause_at[item.index].other_time:
        return None
    start = passage.sentence.tokens[item.head].start
    label = passage.sentence.text[start : token.start] if not item.backward else passage.sentence.word(item.head)
    span = Span(token.start, token.end).shifted(offset)
    return Whole(item.tag, _clean(label), token.number.quantity, span, item.names)


def _region(passage: Passage, numbers: Sequence[Linked], whole: Linked) -> list[Linked]:
    """Return the numbers that the wording puts under the whole."""
    at = whole.index + 1
    if at >= len(passage.tags):
        return []
    if passage.tags[at] == "OPEN":
        return [
            item
            for item in numbers
            if whole.index < item.index < _closing(passage.tags, at) and item.level == whole.level + 1
        ]
    position = numbers.index(whole) + 1
    follower = next((item for item in numbers[position:] if item.level == whole.level), None)
    if follower is None:
        return []
    between = passage.tags[at : follower.index]
    topic = passage.sentence.clause_at[follower.index].topic
    opens = follower.tag in (_APPLICANTS | _CHANNELS) and whole.tag == "RECEIVE" and topic == "applications"
    lead = passage.sentence.text[: passage.sentence.tokens[follower.index].start]
    sorts = "COLON" in between and "分" in lead
    opens = opens or passage.tags[at] == "COLON" or sorts or "QZ" in between or "FENBIE" in between
    return _until_main(passage, numbers, numbers.index(follower), whole.level, whole.tag) if opens else []


def _until_main(passage: Passage, numbers: Sequence[Linked], first: int, level: int, whole: str = "") -> list[Linked]:
    """Return the numbers of a level up to the first that stands beside the whole, not under it."""
    region: list[Linked] = []
    ends = _MAIN | (_OUTCOMES if whole in DETAILS else frozenset()) | (_COURTS if whole in _COURTS else frozenset())
    for item in numbers[first:]:
        if item.level != level:
            continue
        nested = region and _divides_again(passage, region[-1].index, item.index)
        if nested or item.tag in ends or passage.sentence.clause_at[item.index].other_time:
            break
        region.append(item)
    return region


def _divides_again(passage: Passage, first: int, last: int) -> bool:
    """Whether 其中 stands between; 涉及 before each part only names it."""
    return any(passage.tags[at] == "QZ" and passage.sentence.word(at) != "涉及" for at in range(first, last))


def _closing(tags: Sequence[str], opening: int) -> int:
    depth = 0
    for at in range(opening, len(tags)):
        depth += {"OPEN": 1, "CLOSE": -1}.get(tags[at], 0)
        if depth == 0:
            return at
    return len(tags)


def _told_parts(passage: Passage, whole: Whole, region: Sequence[Linked], offset: int) -> Iterator[Breakdown]:
    if not region:
        return
    if whole.tag in _PUBLISHED:
        members = [item for item in region if _unit(passage, item) == whole.quantity.unit]
        if members and len(members) == len(region):
            yield _breakdown(passage, whole, region, members, offset, closed=False)
        return
    for kind, exhaustive in _kinds(whole.tag, region):
        members = [item for item in region if item.tag in kind and item.block in (None, BLOCKS.get(whole.tag))]
        if members:
            yield _breakdown(
                passage, whole, region, members, offset, closed=exhaustive <= {item.tag for item in members}
            )


def _kinds(whole: str, region: Sequence[Linked]) -> Iterator[tuple[frozenset[str], frozenset[str]]]:
    """Yield the kinds of part a whole may have, each with the members that make it complete."""
    if whole in DETAILS:
        yield DETAILS[whole] | ({"REST"} if whole == "CLOS" else set()), DETAILS[whole] | {"REST"}
    elif whole in ("REV", "LIT", "LITDIR", "LITAFT"):
        yield _RESULTS, _RESULTS
        yield _COURTS, _COURTS
    else:
        groups = {item.tag for item in region} & set(DETAILS)
        loose = {tag for tag, group in _GROUP_OF.items() if group not in groups}
        rest = {"REST"} if "CLOS" not in groups else set()
        yield _OUTCOMES | loose | rest, frozenset({"GRANT", "PART", "REF", "UNAV", "DECL", "CLOS"})
        yield _APPLICANTS, frozenset({"NAT", "ORG"})
        yield _CHANNELS, frozenset({"ALL CHANNELS"})


def _breakdown(
    passage: Passage, whole: Whole, region: Sequence[Linked], members: Sequence[Linked], offset: int, *, closed: bool
) -> Breakdown:
    parts = tuple(_part(passage, item, offset) for item in members)
    first, last = members[0].index, members[-1].index
    after = passage.tags[last + 1 : last + 3]
    lead = passage.sentence.text[
        max(0, passage.sentence.tokens[first].start - _LONGEST_LABEL) : passage.sentence.tokens[first].start
    ]
    complete: bool | None = None
    if "ETC" in after or "主要" in lead:
        complete = False
    elif closed:
        complete = True
    elif len(members) == len(region) and len(members) > 1:
        told_all = parts[-1].label.startswith(("其他", "其它", "其余", "剩余")) or "FENBIE" in passage.tags[:last]
        complete = True if told_all else None
    channels = {item.tag for item in members} & _CHANNELS
    return Breakdown(
        whole.label, whole.quantity, whole.span, parts, complete, bool(channels) and whole.tag in _PUBLISHED
    )


def _part(passage: Passage, item: Linked, offset: int) -> Part:
    sentence = passage.sentence
    token = sentence.tokens[item.index]
    quantity = token.number.quantity if token.number else Quantity(Decimal(0))
    clause = sentence.clause_at[item.index]
    start = sentence.tokens[clause.first - 1].end if clause.first else 0
    label = _clean(sentence.text[start : token.start])
    if not label and item.head is not None:
        label = sentence.word(item.head)
    return Part(label[-_LONGEST_LABEL:], quantity, Span(token.start, token.end).shifted(offset))


def _clean(label: str) -> str:
    return label.strip(_LABEL_EDGES).removeprefix("其中").strip(_LABEL_EDGES)[:_LONGEST_LABEL]


def _unit(passage: Passage, item: Linked) -> str:
    number = passage.sentence.tokens[item.index].number
    return "" if number is None else number.quantity.unit
