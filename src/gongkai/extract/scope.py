"""Whose figure it is: the issuer's own, or another body's that its sentence names as the subject."""

from __future__ import annotations

import re
from typing import Final

from gongkai.extract.clauses import Sentence

_BODY: Final = re.compile(
    r"[\u4e00-\u9fff]{1,12}?(?:办公室|委员会|街道办|管委会|分局|支队|大队|中心|街道|政府|局|委|厅|镇|乡|院|办|处|署|站|所)"
)
_OWN_LEADS: Final = "我本该此"
_SHORTEST_NAME: Final = 3
_LONGEST_LEAD: Final = 60


def foreign_subject(sentence: Sentence, head: int, issuer: str | None) -> str | None:
    """Return the body named right before the word at ``head``, if it is not the issuer.

    A short name counts as the issuer's when its characters stand in the issuer's name in the same order.
    """
    if issuer is None:
        return None
    start = sentence.group_bounds(head)[0]
    end = sentence.tokens[head].start
    lead = sentence.text[max(start, end - _LONGEST_LEAD) : end]
    bodies = list(_BODY.finditer(lead))
    if not bodies:
        return None
    offset = end - len(lead)
    body = bodies[-1]
    if sentence.unknown(offset + body.end(), end):
        return None
    name = lead[max(0, body.end() - _SHORTEST_NAME) : body.end()]
    if any(char in _OWN_LEADS for char in name) or is_short_for(name, issuer) or len(name) < _SHORTEST_NAME:
        return None
    return body[0]


def is_short_for(name: str, issuer: str | None) -> bool:
    """Whether the characters of a name stand in the issuer's name in the same order."""
    characters = iter(issuer or "")
    return all(char in characters for char in name)
