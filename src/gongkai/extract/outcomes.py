"""Whether a sentence tells who applied or how applications were decided though it does not say 申请."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from gongkai.language.tokens import NUMBER_TAG, Token

_GROUPS: Final = frozenset({"GRANT", "PART", "REF", "UNAV", "DECL", "CLOS"})
_KINDS: Final = frozenset({
    "SECRET", "FORBID", "SAFE", "THIRD", "INTERNAL", "PROCESS", "ENFORCE", "QUERY", "HELD", "READY", "UNCLEAR",
    "PETITION", "REPEAT", "PUBN", "EXCESS", "RECON", "OVERDUE", "FEEOVER",
})  # fmt: skip
OUTCOMES: Final = _GROUPS | _KINDS
_DECIDING: Final = re.compile("办理结果|处理结果|答复结果|答复类型|答复|决定(?!书)")
_ATTRIBUTES: Final = re.compile("标注|标明|标识|属性|主动公开|解密|公文|清单|目录|案例|复议|诉讼|法院|抽查|模拟|案例")
_BREAKS: Final = frozenset({"COMMA", "SEMI", "LIST", "COLON", "OPEN", "CLOSE"})


def tells_outcomes(tokens: Sequence[Token], text: str) -> bool:
    """Whether two outcomes are told with counts, or one beside 办理结果, 答复 or 决定.

    Documents sorted by attribute (标注“不予公开”的25件) tell none.
    """
    told = {token.tag for token in tokens} & OUTCOMES
    if not told & _GROUPS and len(told) < 2:
        return False
    if _ATTRIBUTES.search(text) or any(token.tag in ("OTHER", "NORM", "REGU", "INFO") for token in tokens):
        return False
    counted = _counted(tokens)
    return len(counted) > 1 or (bool(counted & _GROUPS or len(told) > 1) and bool(_DECIDING.search(text)))


def _counted(tokens: Sequence[Token]) -> set[str]:
    """Return the outcomes of the clauses that count something."""
    counted: set[str] = set()
    here: set[str] = set()
    numbers = False
    for token in tokens:
        if token.tag in _BREAKS:
            counted |= here if numbers else set()
            here, numbers = set(), False
        elif token.tag in OUTCOMES:
            here.add(token.tag)
        numbers = numbers or token.tag == NUMBER_TAG
    return counted | (here if numbers else set())


def tells_applicants(tokens: Sequence[Token], clause: Sequence[Token]) -> bool:
    """Whether natural persons are counted in the clause and organisations in the sentence, or several of the latter."""
    tags = {token.tag for token in tokens}
    told = {token.tag for token in clause}
    kinds = {"ENT", "RES", "WEL", "LEG"} & tags
    if "OTHER" in tags or NUMBER_TAG not in told:
        return False
    if "NAT" in told:
        return "ORG" in tags or len(kinds) > 1
    return len(kinds) > 2 and bool(kinds & told) and not {"PCH", "RECEIVE"} & tags
