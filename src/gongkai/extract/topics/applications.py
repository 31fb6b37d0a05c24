"""Applications: received, carried over and forward, finished, and the kinds of decision."""

from __future__ import annotations

from typing import Final

from gongkai.extract.links import Linked
from gongkai.extract.passage import CHANNELS, DETAILS, FINISHED, MAIN, PARTS_OF_RECEIVED, RECEIVED, Passage
from gongkai.extract.topics.amounts import reason_before
from gongkai.extract.topics.wholes import name_remainder

_KINDS_OF_ORGANISATION: Final = frozenset({"ENT", "RES", "WEL", "LEG"})
_DECIDED: Final = frozenset({*DETAILS, "GRANT", "PART"})
_SUBMITTED: Final = ("提出", "提交", "递交")
_ROWS: Final = frozenset(tag for tags in DETAILS.values() for tag in tags)
_AMOUNTS: Final = ("量", "数量", "总量", "总数", "数", "件数")
_MARKED: Final = ("标注", "标明", "标识", "属性")
_APPLICATION_UNITS: Final = frozenset({"件", "宗", "份", "起", "例"})


def name_application(passage: Passage, item: Linked) -> tuple[str, ...]:
    """Return the names of a number in a clause about applications."""
    tag = item.tag
    name = passage.head_name(item, tag)
    if tag in PARTS_OF_RECEIVED:
        return (name,) if _is_sure_applicant(passage, item) and _hangs_on_received(passage, item) else ()
    if tag in ("RECEIVE", "HANDLE", "FINISH"):
        return _verbs(passage, item, name)
    if tag in ("REST", "DELAY"):
        return _other_closing(passage, item) if tag == "REST" else name_remainder(passage, item)
    if tag in _DECIDED and _tells_attributes(passage, item):
        return ()
    item.shared = tuple(other for other in item.shared if other != tag and passage.head_name(item, other))
    if item.shared and tag not in CHANNELS and not _detail_beside(passage, item):
        return passage.shared_names(item, name)
    item.tag = _detail_beside(passage, item) or tag
    return (passage.head_name(item, item.tag),)


def _tells_attributes(passage: Passage, item: Linked) -> bool:
    """Whether documents are sorted by attribute: 主动公开80件，依申请公开25件，不予公开15件."""
    if "INFO" in passage.tags[(item.head or 0) : item.index + 2]:
        return True
    if any(word in passage.sentence.text[: passage.sentence.tokens[item.index].start] for word in _MARKED):
        return True
    earlier = [other.tag for other in passage.before(item) if other.tag in MAIN or other.tag in ("REL", "CHANNEL")]
    return earlier[-1:] in (["REL"], ["CHANNEL"])


def _is_sure_applicant(passage: Passage, item: Linked) -> bool:
    """Whether 法人 or 其他组织 means all organisations: not beside 企业 and the like, of which it may be the rest."""
    return item.tag != "ORG" or not any(other.tag in _KINDS_OF_ORGANISATION for other in passage.numbers)


def _verbs(passage: Passage, item: Linked, name: str) -> tuple[str, ...]:
    first, _ = passage.sentence.group_range(item.index)
    if "HELP" in passage.tags[first : item.index] or (item.tag == "RECEIVE" and _takes_in_carried_over(passage, item)):
        item.tag = ""
        return ()
    if _through_one_channel(passage, item) or not _may_be_whole(passage, item):
        item.tag = "CH"
        return ()
    received = "RECEIVE" in passage.tags[first : item.head or first]
    if item.tag == "HANDLE" and received and not _counted(passage, first, item):
        item.tag = "RECEIVE"
    joined = {item.tag, *item.shared} & {"RECEIVE", "HANDLE", "FINISH"}
    if "RECEIVE" in joined and "FINISH" in joined:
        return (RECEIVED, FINISHED)
    if "RECEIVE" in joined:
        item.tag = "RECEIVE"
        return (RECEIVED,)
    return (FINISHED,) if "FINISH" in joined else (name,)


def _counted(passage: Passage, first: int, item: Linked) -> bool:
    """Whether another number stands before the word in its clause."""
    return any(first <= other.index < (item.head or 0) for other in passage.numbers)


def _takes_in_carried_over(passage: Passage, item: Linked) -> bool:
    """Whether the number counts last year's as well: 收到申请（含上年结转）26件, 共38件，其中新收35件、上年结转3件."""
    if item.head is not None and not item.backward and "CO" in passage.tags[item.head : item.index]:
        return "FENBIE" not in passage.tags[item.head : item.index]
    later = (other for other in passage.numbers if other.index > item.index and other.tag != "RECEIVE")
    following = next(later, None)
    if following is None or following.tag not in ("CO", "JZ") or following.backward:
        return False
    between = passage.tags[item.index : following.index]
    return "QZ" in between and "SEMI" not in between


def _through_one_channel(passage: Passage, item: Linked) -> bool:
    """Whether the clause tells of one channel only, before or right after the number (收到网络申请3件, 3件网络申请)."""
    first, last = passage.sentence.group_range(item.index)
    earlier = [other.index for other in passage.numbers if other.index < item.index]
    start = max([first, *(at + 1 for at in earlier)])
    beside = passage.tags[start : min(item.index + 2, last)]
    return any(tag in CHANNELS for tag in beside)


def _may_be_whole(passage: Passage, item: Linked) -> bool:
    """Whether nothing says that the number is but a part: 其中收到3件, 其余2件答复, 13件按时答复，1件延期答复."""
    if "WHOSE" in passage.tags[max(0, item.index - 1) : item.index]:
        return False
    if not passage.is_part(item) or item.tag == "HANDLE":
        return True
    if item.tag == "RECEIVE":
        clause = passage.sentence.clause_at[item.index]
        said = passage.sentence.word(item.head or 0)
        return said.startswith("新") or "NOW" in passage.tags[clause.first : clause.last]
    return "DELAY" not in passage.tags and not any(other.tag == "FINISH" for other in passage.before(item))


def _hangs_on_received(passage: Passage, item: Linked) -> bool:
    head = item.head if item.head is not None else item.index
    if "RECEIVE" in passage.tags[passage.sentence.group_range(head)[0] : head]:
        wholes = [other for other in passage.before(item) if other.tag in MAIN and other.level == item.level]
        same_group = [
            o for o in wholes if passage.sentence.clause_at[o.index].group == passage.sentence.clause_at[head].group
        ]
        if not same_group:
            return True
    wholes = [other for other in passage.before(item) if other.tag in MAIN]
    if not wholes:
        if any(other.tag in PARTS_OF_RECEIVED and other.names for other in passage.before(item)):
            return True
        return passage.context.whole in ("RECEIVE", "") or _tells_who_asked(passage, item)
    return wholes[-1].tag == "RECEIVE" and RECEIVED in wholes[-1].names


def _tells_who_asked(passage: Passage, item: Linked) -> bool:
    """Whether the sentence itself speaks of asking (自然人提出的3件) and does not divide another whole."""
    told = passage.tags[: item.index]
    asks = {"APP", "ASK", "RECEIVE"} & set(told) or any(
        passage.sentence.word(at) in _SUBMITTED for at, tag in enumerate(told) if tag == "HAPPEN"
    )
    return bool(asks) and "QZ" not in told[:1] and not {"FINISH", "HANDLE", "CF", "CO"} & set(told)


def _other_closing(passage: Passage, item: Linked) -> tuple[str, ...]:
    """其他2件 among the kinds of 其他处理 is the form's row of that name."""
    wholes = [
        other.tag for other in passage.before(item) if other.tag in DETAILS or other.tag in ("GRANT", "PART", *MAIN)
    ]
    told = wholes[-1:] == ["CLOS"] and (item.level > 0 or passage.is_part(item))
    if told or _closes_list(passage, item, _ROWS, 1):
        return ("applications.closed_other.total",)
    if _closes_list(passage, item, _KINDS_OF_ORGANISATION, 2):
        return ("applications.received.other_organisation",)
    return ()


def _closes_list(passage: Passage, item: Linked, kinds: frozenset[str], least: int) -> bool:
    """Whether 其他2件 ends a flat list of single rows or columns of the form."""
    if any(other.index > item.index and other.tag for other in passage.numbers):
        return False
    told = [other.tag for other in passage.before(item) if other.level == item.level and other.tag not in MAIN]
    return sum(tag in kinds for tag in told) >= least and len(told) > 1 and told[-1] in kinds | _ROWS


def _detail_beside(passage: Passage, item: Linked) -> str | None:
    """Return the kind told with the group: 因保护第三方合法权益不予公开1件, 不予公开（属于国家秘密）1件."""
    details = DETAILS.get(item.tag)
    head = item.head
    if details is None or head is None or item.backward:
        return reason_before(passage, item)
    if "ETC" in passage.tags[max(0, head - 2) : head]:
        return None
    inside = [tag for tag in passage.tags[head + 1 : item.index] if tag in details]
    if len(inside) == 1:
        return inside[0]
    first = passage.sentence.clause_at[head].first
    bound = max([first, *(other.index + 1 for other in passage.before(item))])
    ahead = [tag for tag in passage.tags[bound:head] if tag in details]
    return ahead[0] if len(ahead) == 1 else None


def name_bare_total(passage: Passage, item: Linked) -> tuple[str, ...]:
    """依申请公开4件 under its own heading, or 收到申请，共4件."""
    clause = passage.sentence.clause_at[item.index]
    first = clause.first
    while first and passage.tags[first - 1] == "COLON":
        first = passage.sentence.clause_at[first - 1].first
    told = passage.tags[first : item.index]
    if passage.is_part(item) or passage.before(item) or _takes_in_carried_over(passage, item):
        return ()
    if passage.unit(item) not in _APPLICATION_UNITS and passage.value(item) != 0:
        return ()
    plain = {"APP", "TOTAL", "NOW", "CUR", "PRESENT", "OCCUR", "COLON", "DISC", "SKIP"}
    if (
        _names_applications(passage, first, item)
        and set(told) <= plain | {"ASK"}
        and item.level == 0
        and _ends_clause(passage, item)
    ):
        start = passage.sentence.tokens[first].start
        return (RECEIVED,) if passage.sentence.unknown(start, passage.sentence.tokens[item.index].start) == 0 else ()
    if set(told) <= {"TOTAL", "PRESENT", "EACH"} and clause.first > 0:
        return _total_of_clause_before(passage, item, clause.first)
    return ()


def _names_applications(passage: Passage, first: int, item: Linked) -> bool:
    """Whether 依申请公开 is named, or bare 申请 as an amount (申请量约500件) or under the talk of it (申请40件)."""
    told = passage.tags[first : item.index]
    if "APP" in told:
        return True
    if "ASK" not in told:
        return False
    after = passage.sentence.text[passage.sentence.tokens[first + told.index("ASK")].end :]
    return passage.context.topic == "applications" or after.startswith(_AMOUNTS)


def _ends_clause(passage: Passage, item: Linked) -> bool:
    after = passage.tags[item.index + 1] if item.index + 1 < len(passage.tags) else "COMMA"
    return after in ("COMMA", "SEMI", "OPEN", "LIST", "QZ", "COLON")


def _total_of_clause_before(passage: Passage, item: Linked, first: int) -> tuple[str, ...]:
    clause = passage.sentence.clause_at[first - 1]
    tags = passage.tags[passage.sentence.group_range(first - 1)[0] : first - 1]
    start = passage.sentence.tokens[first - 1].end
    if passage.tags[first - 1] != "COMMA" or passage.sentence.unknown(start, passage.sentence.tokens[item.index].start):
        return ()
    if (
        clause.topic != "applications"
        or {"NO", "NOT", "OTHER"} & set(tags)
        or "TOTAL" not in passage.tags[first : item.index]
    ):
        return ()
    verbs = [tag for tag in tags if tag in ("RECEIVE", "FINISH")]
    if verbs == ["FINISH"] and "ALL" in tags and {"APP", "ASK"} & set(tags) and "QZ" not in tags:
        item.tag = "FINISH"
        return (FINISHED,)
    if verbs == ["RECEIVE"] and {"APP", "ASK"} & set(tags) and not set(tags) & CHANNELS:
        item.tag = "RECEIVE"
        return (RECEIVED,)
    return ()
