"""Numbers whose word stands in another clause: an amount that grew, what came and went in the year, a reason."""

from __future__ import annotations

import re
from typing import Final

from gongkai.extract.links import Linked
from gongkai.extract.passage import DETAILS, FINISHED, RECEIVED, Passage
from gongkai.language.tokens import NUMBER_TAG

_AMOUNT: Final = re.compile(
    "(?:申请|依申请公开件?|受理|收件|接收|收到(?:的)?申请)(?:数量|总量|总数|件数|数|量)?[^，,、。；;：:\\d]{0,10}$"
)
_GREW: Final = re.compile("增|减|升|降|长|攀|回落|持平|多|少|高|低|稳定|变化|量|数|破|创")
_OTHER_COUNT: Final = re.compile("网站|微信|微博|公众号|新媒体|办结|答复|办理|回复|诉讼|复议|率|网络|信函|当面")
_CAME_AND_WENT: Final = re.compile(
    "(?:当年|本年|年内|当期)(?:度)?(?:收到|受理|接收|新收|收)[,，、]?(?:并)?(?:于)?(?:当年|本年|年内|当期)(?:度)?(?:全部|均)?(?:办结|答复|办理完毕|结)"
)
_RELEASED_AMOUNT: Final = re.compile(
    "(?:信息公开|公开(?:政府|政务)?信息|政府信息公开)(?:的)?(?:数量|总量|条数|总数|数|量)[^，,、。；;：:\\d]{0,10}$"
)
_REASON: Final = re.compile("因|鉴于|由于|以|属于?|认定|要求|涉及")
_MOSTLY_PERSONS: Final = re.compile("(?:自然人|公民)为主[,，](?:共?计|有)$")
_PLAIN: Final = frozenset({"NOW", "CUR", "TOTAL", "PRESENT", "SKIP"})
_ASKED: Final = frozenset({"APP", "ASK"})


def name_growing_amount(passage: Passage, item: Linked) -> tuple[str, ...]:
    """申请数量逐年攀升，今年达到812件; 主动公开信息量大幅增长，全年9867条."""
    clause = passage.sentence.clause_at[item.index]
    first = clause.first
    told = set(passage.tags[first : item.index])
    if not first or passage.tags[first - 1] != "COMMA" or told - _PLAIN:
        return ()
    gap = passage.sentence.text[passage.sentence.tokens[first - 1].end : passage.sentence.tokens[item.index].start]
    tells = bool(told & (_PLAIN - {"PRESENT"})) or gap.startswith("达")
    if not tells or passage.unknown(first - 1, item.index) or passage.before(item):
        return ()
    start, end = passage.sentence.group_bounds(first - 1)
    lead = passage.sentence.text[start:end]
    if not _GREW.search(lead) or _OTHER_COUNT.search(lead) or "OTHER" in passage.tags[: first - 1]:
        return ()
    if clause.topic == "applications" and _AMOUNT.search(lead):
        item.tag = "RECEIVE"
        return (RECEIVED,)
    if passage.unit(item) == "条" and _RELEASED_AMOUNT.search(lead):
        item.tag = "REL"
        return ("proactive.published.total",)
    return ()


def name_in_series(passage: Passage, item: Linked) -> tuple[str, ...]:
    """依申请公开量连续下降：2021年90件，2022年77件: the report's own year ends a row of years."""
    clause = passage.sentence.clause_at[item.index]
    earlier = passage.before(item)
    if passage.tags[clause.first : item.index] != ("CUR",) or not earlier or not all(o.is_aside for o in earlier):
        return ()
    lead, colon, _ = passage.sentence.text.replace(":", "：").partition("：")
    if not colon or not _GREW.search(lead) or not _AMOUNT.search(lead) or _OTHER_COUNT.search(lead):
        return ()
    return (RECEIVED,) if passage.unknown(clause.first, item.index) == 0 else ()


def name_mostly_persons(passage: Passage, item: Linked) -> tuple[str, ...]:
    """申请人以自然人为主，计214件."""
    first = passage.sentence.clause_at[item.index].first
    lead = passage.sentence.text[: passage.sentence.tokens[item.index].start]
    if not first or passage.before(item) or "SPAN" in passage.tags[:first]:
        return ()
    if _MOSTLY_PERSONS.search(lead) is None:
        return ()
    item.tag = "NAT"
    return (passage.grammar.frames["applications"].heads["NAT"],)


def name_received_and_finished(passage: Passage, item: Linked) -> tuple[str, ...]:
    """8件申请全部当年收、当年结."""
    if passage.tags[item.index + 1 : item.index + 2] not in (("APP",), ("ASK",)):
        return ()
    rest = passage.sentence.text[passage.sentence.tokens[item.index].end :]
    found = _CAME_AND_WENT.search(rest)
    if not found or passage.before(item) or NUMBER_TAG in passage.tags[item.index + 1 :]:
        return ()
    return (RECEIVED, FINISHED)


def name_for_reason(passage: Passage, item: Linked) -> tuple[str, ...]:
    """8件申请因没有现成信息需要另行制作，无法提供: kind and decision come after, a comma between."""
    stop = next(
        (at for at in range(item.index + 1, len(passage.tags)) if passage.tags[at] in (NUMBER_TAG, "SEMI")),
        len(passage.tags),
    )
    after = passage.tags[item.index + 1 : stop]
    if not _ASKED & set(after[:1]) or {"NO", "NOT", "OTHER"} & set(after):
        return ()
    groups = [tag for tag in dict.fromkeys(after) if tag in DETAILS]
    kinds = [tag for tag in dict.fromkeys(after) if groups and tag in DETAILS[groups[0]]]
    if len(groups) != 1 or len(kinds) != 1:
        return ()
    return _told_kind(passage, item, kinds[0])


def reason_before(passage: Passage, item: Linked) -> str | None:
    """Return the kind told before the number: 鉴于申请内容属于内部事务信息，对2件申请依法不予公开."""
    details = DETAILS.get(item.tag)
    if details is None or not item.backward:
        return None
    begin = max((at + 1 for at in range(item.index) if passage.tags[at] in (NUMBER_TAG, "SEMI")), default=0)
    kinds = {tag for tag in passage.tags[begin : item.index] if tag in details}
    start = passage.sentence.tokens[begin].start
    lead = passage.sentence.text[start : passage.sentence.tokens[item.index].start]
    opens = passage.sentence.text[max(0, start - 3) : start] + lead
    return kinds.pop() if len(kinds) == 1 and _REASON.search(opens) else None


def _told_kind(passage: Passage, item: Linked, kind: str) -> tuple[str, ...]:
    item.tag = kind
    return (passage.grammar.frames["applications"].heads[kind],)


def name_released_after(passage: Passage, item: Linked) -> tuple[str, ...]:
    """八百六十条政府信息上网公开."""
    _, end = passage.sentence.group_bounds(item.index)
    rest = passage.sentence.text[passage.sentence.tokens[item.index].end : end]
    told = passage.tags[passage.sentence.group_range(item.index)[0] : item.index]
    if passage.before(item) or set(told) - {"TOTAL", "NOW", "CUR", "PRESENT"}:
        return ()
    if re.fullmatch(r"(?:政府|政务)信息(?:已|均|全部|都|已经){0,2}(?:上网|主动|对外|网上|依法)公开(?:发布)?", rest):
        return ("proactive.published.total",)
    return ()
