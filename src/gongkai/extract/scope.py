"""Whose figure it is: the issuer's own, or another body's that its sentence names as the subject."""

from __future__ import annotations

import re
from typing import Final

from gongkai.extract.clauses import Sentence

_LEAD: Final = re.compile(
    r"(?:其中|另外|另|此外|同时|截至|截止|以来|底|末|全年度?|本年度?|今年|年内|当年|一年来|报告期内?|期间|度|累计|,|，|\s"
    r"|\d{4}年|\d{1,2}月|\d{1,2}日){1,12}"
)
_BODY: Final = re.compile(
    r"(?P<name>[\u4e00-\u9fff]{1,14}(?:办公室|委员会|办事处|街道办|管委会|分局|支队|大队|中心|街道|政府|局|委|厅|部|镇|乡|院|办|处|署|站|所|社|队))"
    r"(?:机关)?(?=$|[（(\s]|(?:共|总|累计|全年|本年|今年|年内|分别|均|已|新|收|受|接|办结|办理|答|登|被|因|发生|未|没|无|依|按|制|印|出台|作出|实施|主动|公开|代表|本级|直接))"
)
_BARE_LEVEL: Final = re.compile(
    "(?:政府(?:本级)?|(?:[省市县区]直)?部门|乡镇(?:街道)?|街道|[省市县区]级|[省市县区]本级)(?=共|总|新|收|受|接|办|答|分别)"
)
_NO_SUBJECT: Final = re.compile(
    "因|被|向|对|由|经|涉|答|收|受|办理|办结|作出|公开|申请|信息|未|无|没有|提|我|本|该|此|在|通过|围绕|年|月|关于|及时|法院|检察|机关|全|各|属于|内部|外部|干部|部分|其中|等"
)
_GOVERNMENT: Final = re.compile(r"(?P<area>街道|.)(?:(?:人民)?政府|办事处)$")
_PLACE: Final = re.compile(r"(?P<area>街道|[镇乡省市县区州盟旗])$")
_SHORTEST_NAME: Final = 3
_LONGEST_LEAD: Final = 60


def foreign_subject(sentence: Sentence, head: int, issuer: str | None) -> str | None:
    """Return the body that opens the clause of the word at ``head`` as its subject, if it is not the issuer.

    A short name counts as the issuer's when its characters stand in the issuer's name in the same order.
    """
    if issuer is None:
        return None
    start = sentence.group_bounds(head)[0]
    end = sentence.tokens[head].start
    lead = sentence.text[max(start, end - _LONGEST_LEAD) : end]
    opening = _LEAD.match(lead)
    at = max(opening.end() if opening else 0, *(lead.rfind(joint) + 1 for joint in "、和及与"))
    level = _BARE_LEVEL.match(sentence.text, end - len(lead) + at)
    if level is not None:
        return level[0]
    body = _BODY.match(lead, at)
    if body is None:
        return None
    name = body["name"]
    if _NO_SUBJECT.search(name) or sentence.unknown(end - len(lead) + body.end(), end):
        return None
    tail = name[-_SHORTEST_NAME:]
    return None if len(tail) < _SHORTEST_NAME or is_short_for(tail, issuer) else name


def own_subject(sentence: Sentence, head: int) -> bool:
    """Whether the clause of the word at ``head`` opens with 我局, 本机关 and the like."""
    start, _ = sentence.group_bounds(head)
    opening = _LEAD.match(sentence.text, start, start + _LONGEST_LEAD)
    return sentence.text[opening.end() if opening else start :].startswith(("我", "本"))


def is_whole(scope: str, issuer: str | None) -> bool:
    """Whether a word of scope means the issuer itself: its own name, or the whole area of a government (全市, 各级)."""
    scope = "".join(scope.split())
    if is_short_for(scope, issuer):
        return True
    area = (_GOVERNMENT.search(issuer or "") or _PLACE.search(issuer or "")) if issuer else None
    return area is not None and scope in (f"全{area['area']}", f"全{area['area']}各级", "各级")


def is_short_for(name: str, issuer: str | None) -> bool:
    """Whether the characters of a name stand in the issuer's name in the same order."""
    characters = iter(issuer or "")
    return all(char in characters for char in name)
