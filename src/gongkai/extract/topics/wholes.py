"""Numbers without a word of their own that their neighbours explain: a sum told last, a whole told again, a rest."""

from __future__ import annotations

from typing import Final

from gongkai.extract.links import Linked
from gongkai.extract.passage import DETAILS, FINISHED, PARTS_OF_RECEIVED, PUBLIC_CHANNELS, RECEIVED, Passage
from gongkai.language.tokens import NUMBER_TAG

_OUTCOMES: Final = frozenset({*DETAILS, *(tag for tags in DETAILS.values() for tag in tags), "GRANT", "PART"})
_APPLICANTS: Final = PARTS_OF_RECEIVED | {"REST"}
_ASKED: Final = frozenset({"APP", "ASK"})
_CARRIED_FORWARD: Final = "applications.carried_forward.total"
_REMAINS: Final = ("有", "尚有", "余", "另有", "仍有", "还有", "剩余", "其余", "另", "其中", "有", "只有", "仅有", "仅")
_SURE_REASON: Final = 24
_SUBMITTED: Final = ("提出", "提交", "递交")


def name_sum_of_parts(passage: Passage, item: Linked) -> tuple[str, ...]:
    """自然人3件，法人1件，共计4件; 予以公开3件、不予公开1件，合计4件; 复议1件，诉讼1件，合计2件."""
    earlier = [other for other in passage.before(item) if other.level == item.level]
    if not earlier or not _only_sums_up(passage, earlier[-1], item):
        return ()
    tags = {other.tag for other in earlier}
    if tags == {"REV", "LIT"} and all(other.names for other in earlier):
        item.tag = "ALLDISPUTES"
        return ("disputes.all.total",)
    if tags <= _APPLICANTS and "NAT" in tags and passage.sentence.clause_at[item.index].topic == "applications":
        return (RECEIVED,)
    if len(earlier) > 1 and (group := _group_of(tags)):
        return (passage.grammar.frames["applications"].heads[group],)
    if passage.sentence.clause_at[item.index].topic == "published":
        channels = tags <= {"CHANNEL", *PUBLIC_CHANNELS} and all(other.names for other in earlier)
        same = {passage.unit(other) for other in (*earlier, item)}
        return ("proactive.published.total",) if channels and len(earlier) > 1 and len(same) == 1 else ()
    is_outcome = passage.sentence.clause_at[item.index].topic == "applications" and tags & _OUTCOMES
    return (FINISHED,) if is_outcome and tags <= _OUTCOMES | {"REST", "WITHDRAW", "NOTHAVE", "PUBD"} else ()


def _group_of(tags: set[str]) -> str | None:
    """Return the group whose kinds alone are told (国家秘密1件，内部事务信息2件，合计3件)."""
    return next((group for group, kinds in DETAILS.items() if tags <= kinds | {"REST"} and tags & kinds), None)


def _only_sums_up(passage: Passage, last: Linked, item: Linked) -> bool:
    told = set(passage.tags[last.index + 1 : item.index])
    sums = "TOTAL" in told and told <= {"COMMA", "SEMI", "TOTAL", "PRESENT"}
    return sums and not passage.unknown(last.index, item.index)


def name_whole_again(passage: Passage, item: Linked) -> tuple[str, ...]:
    """29件申请中，自然人20件: the parts tell what the whole is."""
    after = passage.tags[item.index + 1 : item.index + 5]
    if after[:1] == ("RECEIVE",) and passage.sentence.word(item.index + 1).startswith("新"):
        after = after[1:]
    follows = len(after) > 1 and after[0] in _ASKED and (after[1] in ("QZ", "FENBIE") or after[1:3] == ("COMMA", "QZ"))
    if not follows or passage.before(item) or item.level:
        return ()
    later = {other.tag for other in passage.numbers if other.index > item.index}
    later_tags = set(passage.tags[item.index + 1 :])
    if later & (PARTS_OF_RECEIVED | {"CH"}) and not later & _OUTCOMES and "FINISH" not in later_tags:
        return (RECEIVED,)
    return (FINISHED,) if later and later <= _OUTCOMES | {"REST"} else ()


def name_submitted(passage: Passage, item: Linked) -> tuple[str, ...]:
    """有1件申请向我局提出: told of the asker's side."""
    _, last = passage.sentence.group_range(item.index)
    after = passage.tags[item.index + 1 : last]
    if not after or after[0] not in _ASKED or NUMBER_TAG in after or passage.before(item) or passage.is_part(item):
        return ()
    told = [at for at in range(item.index + 2, last) if passage.tags[at] == "HAPPEN"]
    said = any(passage.sentence.word(at) in _SUBMITTED for at in told)
    return (RECEIVED,) if said and not {"NAT", "ORG", "CH", "REV", "LIT"} & set(after) else ()


def name_remainder(passage: Passage, item: Linked) -> tuple[str, ...]:
    """其中1件因临近年末收到，按规定结转下年: what happens to it is told after the comma."""
    _, last = passage.sentence.group_range(item.index)
    start, _ = passage.sentence.group_bounds(item.index)
    lead = passage.sentence.text[start : passage.sentence.tokens[item.index].start]
    if not lead.strip().endswith(_REMAINS) or NUMBER_TAG in passage.tags[item.index + 1 : last]:
        return ()
    if last >= len(passage.tags) or {"NO", "FINISH", "OTHER"} & set(passage.tags[item.index + 1 : last]):
        return ()
    _, stop = passage.sentence.group_range(last)
    told = [at for at in range(last, stop) if passage.tags[at] == "CF"]
    if not told or {NUMBER_TAG, "NO", "NOT", "OTHER"} & set(passage.tags[last:stop]):
        return ()
    start = passage.sentence.group_bounds(told[0])[0]
    near = passage.sentence.unknown(start, passage.sentence.tokens[told[0]].start) <= _SURE_REASON
    item.tag = "CF"
    return (_CARRIED_FORWARD,) if near else ()
