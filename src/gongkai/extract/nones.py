"""Sentences that say none: none received, none carried over, no review, no lawsuit, nothing collected."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from gongkai.extract.clauses import MONEY_TAG, Context, Sentence
from gongkai.extract.passage import BLOCKS, DOCUMENTS, RECEIVED
from gongkai.extract.topics.causes import is_elsewhere
from gongkai.language.tokens import NUMBER_TAG

_FINISHED: Final = "applications.finished.total"
CARRIED_OVER: Final = "applications.carried_over.total"
CARRIED_FORWARD: Final = "applications.carried_forward.total"
HANDLING_FEE: Final = "handling_fee.amount"
_DENIALS: Final = frozenset({"NO", "NOT"})
_NUMBERS: Final = frozenset({NUMBER_TAG, MONEY_TAG, "AMOUNT"})
_VERBS: Final = {"ISSUE": "issued", "REPEAL": "repealed", "FORCE": "in_force"}
_DECISIONS: Final = {
    "LIC": "proactive.licences.decisions",
    "PEN": "proactive.penalties.decisions",
    "COE": "proactive.coercions.decisions",
}
_RESULTS: Final = {"UPH": "upheld", "COR": "corrected", "OTR": "other", "PEND": "pending"}
_MOVED: Final = {"CO": CARRIED_OVER, "CF": CARRIED_FORWARD}
_OUTCOMES: Final = {
    "REF": "applications.refused.total",
    "UNAV": "applications.unavailable.total",
    "DECL": "applications.declined.total",
}
_ON_THE_WAY: Final = frozenset({
    "RECEIVE", "OCCUR", "ANY", "DISC", "INFO", "NOW", "CUR", "HAPPEN", "PCHMANY", "SKIP", "LIST", "AND", "TOTAL",
    "ALL", "EACH",
})  # fmt: skip
_TO_DISPUTES: Final = _ON_THE_WAY | {
    "APP", "APPH", "ASK", "REL", "NAT", "ORG", "CHARGE", "OTHER", "PETITION", "QZ", "FINISH", "HANDLE",
}  # fmt: skip
_AFTER_MOVED: Final = frozenset({"NEXT", "NEXTY", "CUR", "APP", "ASK", "SKIP", "HANDLE", "CO", "CF", "AND", "LIST"})
_PLAIN_TAILS: Final = ("", "事项", "情况", "的情况", "情形", "件", "案件", "事宜", "问题")
_SPOILERS: Final = frozenset({"LOSE", "COR", "UPH", "JUDGED", "PEND", "FEECOMMON"})
_NO_RECEIPT: Final = _SPOILERS | {
    "HAPPEN", "CF", "CO", *BLOCKS, "FINISH", "HANDLE", "DELAY", "LATE", "OTHER", "REST", "CH",
}  # fmt: skip
_FOR_WHOM: Final = ("对", "凡", "符合", "首次", "少量", "页", "以内", "以下", "的", "原则", "可", "暂")
_SURE_APPLICATION: Final = 3
_SURE_DISPUTE: Final = 24


@dataclass(frozen=True, slots=True)
class Denial:
    """A figure said to be none: its name and the tokens from the denying word to the last word, inclusive."""

    name: str
    first: int
    last: int


def find_denials(sentence: Sentence, tags: Sequence[str], context: Context) -> Iterator[Denial]:
    """Yield every figure that the sentence says is none, for the report's own year."""
    for index, tag in enumerate(tags):
        if tag not in _DENIALS or sentence.clause_at[index].other_time:
            continue
        reach = _reach(sentence, tags, index)
        found = list(_results(sentence, tags, index, reach, context))
        found = found or list(_denied_after(sentence, tags, index, reach, context))
        if not found and (tag == "NO" or tuple(tags[index + 1 : reach]) == ("OCCUR",)):
            found = list(_denied_before(sentence, tags, index, reach, context))
        yield from found


def _reach(sentence: Sentence, tags: Sequence[str], index: int) -> int:
    """Return where the denial ends: at a comma, the bracket it stands in, another denial or before a counted item."""
    depth = 0
    for at in range(index + 1, len(tags)):
        depth += {"OPEN": 1, "CLOSE": -1}.get(tags[at], 0)
        if depth < 0 or (depth == 0 and tags[at] in ("COMMA", "SEMI")) or tags[at] in _DENIALS:
            return at
        if tags[at] in _NUMBERS:
            return sentence.clause_at[at].first
    return len(tags)


def _denied_after(
    sentence: Sentence, tags: Sequence[str], index: int, reach: int, context: Context
) -> Iterator[Denial]:
    span = range(index + 1, reach)
    told = [tags[at] for at in span]
    if any(tag in BLOCKS for tag in told):
        yield from _disputes(sentence, tags, index, reach, context)
        told_first = next((tag for tag in told if tag in BLOCKS or tag in ("APP", "ASK")), "")
        if told_first not in ("APP", "ASK"):
            return
    if "HF" in told or "FEE" in told or "CHARGE" in told:
        yield from _fees(sentence, tags, index, reach, context)
        return
    if any(tag in DOCUMENTS for tag in told):
        yield from _documents(sentence, tags, index, reach)
        return
    if any(tag in _DECISIONS for tag in told):
        yield from _decisions(sentence, tags, index, reach)
        return
    yield from _applications(sentence, tags, index, reach)


def _applications(sentence: Sentence, tags: Sequence[str], index: int, reach: int) -> Iterator[Denial]:
    if "NEEDFIN" in tags[index + 1 : reach]:
        yield Denial(_FINISHED, index, tags.index("NEEDFIN", index))
        return
    for at in range(index + 1, reach):
        found = _application_at(sentence, tags, index, at, reach)
        if found is not None:
            yield from found
            return
        if tags[at] not in _ON_THE_WAY:
            return


def _application_at(
    sentence: Sentence, tags: Sequence[str], index: int, at: int, reach: int
) -> Iterable[Denial] | None:
    """Return what the denied word at ``at`` says is none, None where the reader must go on."""
    tag = tags[at]
    gap = sentence.unknown(sentence.tokens[index].end, sentence.tokens[at].start)
    if tag in _MOVED:
        told = gap <= _SURE_APPLICATION and sentence.clause_at[index].topic in ("applications", "none")
        return _moved(tags, index, at, reach) if told else ()
    if tag == "JZ":
        return _bare_transfer(sentence, tags, index, at, reach)
    if tag == "ORG":
        return _organisations(sentence, tags, index, at, reach)
    if tag in _OUTCOMES:
        told = gap == 0 and at == index + 1 and sentence.clause_at[index].topic == "applications"
        return (Denial(_OUTCOMES[tag], index, at),) if told else ()
    return _application_word(sentence, tags, index, at, reach)


def _application_word(
    sentence: Sentence, tags: Sequence[str], index: int, at: int, reach: int
) -> Iterable[Denial] | None:
    tag = tags[at]
    gap = sentence.unknown(sentence.tokens[index].end, sentence.tokens[at].start)
    follower = tags[at + 1] if at + 1 < len(tags) else ""
    if tag in ("ASK", "APP") and gap <= _SURE_APPLICATION and follower in _MOVED:
        return _moved(tags, index, at + 1, reach)
    is_topic = tag == "APPH" and sentence.word(at).endswith("情况") and at + 1 == reach
    if tag == "APP" or is_topic or (tag == "ASK" and gap <= _SURE_APPLICATION):
        return _received(sentence, tags, index, at, reach)
    return None


def _bare_transfer(sentence: Sentence, tags: Sequence[str], index: int, at: int, reach: int) -> Iterator[Denial]:
    """无结转 says none goes on; none came over only where as many were received as finished."""
    last = _stretch(tags, at, reach, frozenset({"APP", "ASK", "SKIP"}))
    tail = sentence.text[sentence.tokens[last].end : _end_of(sentence, reach)]
    if last + 1 != reach or sentence.unknown(sentence.tokens[index].end, sentence.tokens[last].start):
        return
    if tail.strip("，。；,; ") not in _PLAIN_TAILS:
        return
    if "RECEIVE" in tags[index:at]:
        yield Denial(RECEIVED, index, last)
        yield Denial(CARRIED_OVER, index, last)
        return
    if sentence.clause_at[index].topic == "applications":
        yield Denial(CARRIED_FORWARD, index, last)
        before = sentence.tokens[:index]
        counted = [token.number.quantity.value for token in before if token.tag == NUMBER_TAG and token.number]
        if len(counted) > 1 and len(set(counted)) == 1 and not {"CO", "JZ"} & set(tags[:index]):
            yield Denial(CARRIED_OVER, index, last)


def _organisations(sentence: Sentence, tags: Sequence[str], index: int, at: int, reach: int) -> Iterator[Denial]:
    """无法人或其他组织申请: no organisation asked."""
    last = _stretch(tags, at, reach, frozenset({"HAPPEN", "APP", "ASK", "SKIP"}))
    closed = not sentence.unknown(sentence.tokens[index].end, _end_of(sentence, reach))
    near = at == index + 1 and last + 1 == reach and closed
    if near and (last > at or sentence.clause_at[index].topic == "applications"):
        yield Denial("applications.received.organisation", index, last)


def _moved(tags: Sequence[str], index: int, at: int, reach: int) -> Iterator[Denial]:
    last = _stretch(tags, at, reach, _AFTER_MOVED)
    if "RECEIVE" in tags[at - 2 : at - 1] and tags[at - 1] in ("LIST", "AND"):
        yield Denial(RECEIVED, index, last)
    for tag in dict.fromkeys(tags[at : last + 1]):
        if tag in _MOVED:
            yield Denial(_MOVED[tag], index, last)


def _stretch(tags: Sequence[str], at: int, reach: int, more: frozenset[str]) -> int:
    while at + 1 < reach and tags[at + 1] in more:
        at += 1
    return at


def _received(sentence: Sentence, tags: Sequence[str], index: int, at: int, reach: int) -> Iterator[Denial]:
    between = tags[index + 1 : at]
    gap = sentence.unknown(sentence.tokens[index].end, sentence.tokens[at].start)
    last = _stretch(tags, at, reach, frozenset({"APP", "ASK", "OCCUR", "RECEIVE"}))
    follower = tags[last + 1] if last + 1 < reach else ""
    if follower in _NO_RECEIPT:
        return
    asks = tags[at] == "ASK"
    if sentence.word(index) == "零" and asks and not gap:
        told = {"APP", "APPH", "DISC"} & set(tags[sentence.group_range(index)[0] : index])
        if told or sentence.clause_at[index].topic == "applications":
            yield Denial(RECEIVED, index, at)
        return
    if gap > _SURE_APPLICATION or (asks and "RECEIVE" not in between and gap) or (asks and follower):
        return
    if tags[index] == "NOT" and not {"RECEIVE", "OCCUR"} & set(tags[index + 1 : last + 1]):
        return
    if sentence.clause_at[at].topic == "disputes" and follower not in ("LIST", "AND"):
        return
    yield Denial(RECEIVED, index, last)


def _disputes(sentence: Sentence, tags: Sequence[str], index: int, reach: int, context: Context) -> Iterator[Denial]:
    told = [at for at in range(index + 1, reach) if tags[at] in BLOCKS]
    between = set(tags[index + 1 : told[0]])
    if between - _TO_DISPUTES or _SPOILERS & set(tags[index + 1 : reach]):
        return
    gap = sentence.unknown(sentence.tokens[index].end, sentence.tokens[told[0]].start)
    if gap > _SURE_DISPUTE or is_elsewhere(sentence, context, told[0], told[0], index):
        return
    kept = [told[0]]
    for at in told[1:]:
        if set(tags[kept[-1] + 1 : at]) - _TO_DISPUTES - {"LIST", "AND"}:
            break
        kept.append(at)
    for block in dict.fromkeys(BLOCKS[tags[at]] for at in kept):
        yield Denial(f"{block}.total", index, kept[-1])


def _results(sentence: Sentence, tags: Sequence[str], index: int, reach: int, context: Context) -> Iterator[Denial]:
    """没有被纠正的案件 after the reviews were counted, 没有被纠正的复议案件."""
    told = list(tags[index + 1 : reach])
    named = BLOCKS[told.pop()] if told and told[-1] in BLOCKS else None
    if not told or told[-1] not in _RESULTS or set(told) - {told[-1], "OCCUR", "HAPPEN", "EACH", "SKIP", "DEC"}:
        return
    if sentence.clause_at[index].topic not in ("disputes", "none"):
        return
    near = tags[sentence.group_range(index)[0] : index]
    spoken = near if any(tag in BLOCKS for tag in near) else tags[:index]
    blocks = {BLOCKS[tag] for tag in spoken if tag in BLOCKS} if named is None else {named}
    block = context.block or ("disputes.review" if "复议" in sentence.text else None)
    if blocks:
        block = blocks.pop()
    if not blocks and block and not sentence.unknown(sentence.tokens[index].end, _end_of(sentence, reach)):
        yield Denial(f"{block}.{_RESULTS[told[-1]]}", index, reach - 1)


def _fees(sentence: Sentence, tags: Sequence[str], index: int, reach: int, context: Context) -> Iterator[Denial]:
    told = list(tags[index + 1 : reach])
    last = max(at for at in range(index + 1, reach) if tags[at] in ("HF", "FEE", "CHARGE", "FEECOMMON"))
    if sentence.unknown(sentence.tokens[index].end, sentence.tokens[last].start) > _SURE_APPLICATION * 2:
        return
    if set(told) & {"OTHER", "LOSE"} or _is_policy(sentence, tags, index):
        return
    if "HF" in told:
        yield Denial(HANDLING_FEE, index, last)
    if "FEE" in told:
        yield Denial("proactive.fees.amount", index, last)
    about = bool({"APP", "APPH", "ASK", "DISC"} & set(tags[:reach]))
    about = about or ("HF" in tags[:index] and set(told) <= {"CHARGE", "SKIP"} and not _NUMBERS & set(tags[:index]))
    if "HF" in tags[reach:] and sentence.text[sentence.tokens[last].end :].startswith(("事项", "项目")):
        return
    if not {"HF", "FEE"} & set(told) and (about or context.default in ("applications", "other_section")):
        yield Denial(HANDLING_FEE, index, last)


def _is_policy(sentence: Sentence, tags: Sequence[str], index: int) -> bool:
    """Whether 不收取 only says for whom or what nothing is charged, or the sum follows."""
    if sentence.word(index) not in ("不收取", "免收", "免予收取"):
        return False
    start, _ = sentence.group_bounds(index)
    lead = sentence.text[start : sentence.tokens[index].start]
    return MONEY_TAG in tags[index:] or any(word in lead for word in _FOR_WHOM)


def _documents(sentence: Sentence, tags: Sequence[str], index: int, reach: int) -> Iterator[Denial]:
    verbs = [at for at in range(index + 1, reach) if tags[at] in _VERBS]
    objects = [at for at in range(index + 1, reach) if tags[at] in DOCUMENTS]
    allowed = {*_VERBS, *DOCUMENTS, "LIST", "AND", "NOW", "CUR", "OCCUR", "TOTAL", "SKIP", "ANY"}
    last = max([*verbs, *objects])
    if not verbs or set(tags[index + 1 : last + 1]) - allowed:
        return
    if sentence.unknown(sentence.tokens[index].end, sentence.tokens[last].start):
        return
    if sentence.unknown(sentence.tokens[last].end, _end_of(sentence, reach)):
        return
    for document in dict.fromkeys(DOCUMENTS[tags[at]] for at in objects):
        for verb in dict.fromkeys(_VERBS[tags[at]] for at in verbs):
            yield Denial(f"{document}.{verb}", index, last)


def _decisions(sentence: Sentence, tags: Sequence[str], index: int, reach: int) -> Iterator[Denial]:
    told = [at for at in range(index + 1, reach) if tags[at] in _DECISIONS]
    allowed = {*_DECISIONS, "DEC", "HANDLE", "FINISH", "LIST", "AND", "NOW", "CUR", "OCCUR", "ANY", "SKIP"}
    if set(tags[index + 1 : told[-1] + 1]) - allowed or {"REL", "POST", "OTHER"} & set(tags[told[-1] : reach]):
        return
    if sentence.unknown(sentence.tokens[index].end, _end_of(sentence, reach)):
        return
    if tags[index] == "NOT" and not {"DEC", "HANDLE", "FINISH", "OCCUR"} & set(tags[index:reach]):
        return
    for tag in dict.fromkeys(tags[at] for at in told):
        yield Denial(_DECISIONS[tag], index, told[-1])


def _denied_before(
    sentence: Sentence, tags: Sequence[str], index: int, reach: int, context: Context
) -> Iterator[Denial]:
    """政府信息公开申请：无; 行政复议、行政诉讼均无: the denial closes the clause."""
    more = {"OCCUR", "RECEIVE", "ASK"} if sentence.word(index) == "零" else set()
    more = {"OCCUR"} if tags[index] == "NOT" else more
    if sentence.unknown(sentence.tokens[index].end, _end_of(sentence, reach)) or set(tags[index + 1 : reach]) - more:
        return
    first, _ = sentence.group_range(index)
    last = max(index, reach - 1) if more else index
    told = [
        at
        for at in range(first, index)
        if tags[at] not in ("SKIP", "TOTAL", "EACH", "COLON", "NOW", "CUR", "LIST", "AND", "WIDE", "OFFICE")
    ]
    if not told or {NUMBER_TAG, MONEY_TAG} & set(tags[first:index]) or _DENIALS & set(tags[first:index]):
        return
    if sentence.unknown(sentence.tokens[told[-1]].end, sentence.tokens[index].start):
        return
    if any(tags[at] in _RESULTS or tags[at] in BLOCKS for at in told):
        yield from _closed_disputes(sentence, tags, told, last, context)
        return
    yield from _closed_others(sentence, tags, told, last)


def _closed_others(sentence: Sentence, tags: Sequence[str], told: Sequence[int], last: int) -> Iterator[Denial]:
    """依申请公开情况：无; 行政处罚、行政强制均无; 信息处理费：无."""
    if tags[told[-1]] == "APPH" and sentence.word(told[-1]).endswith("情况") and len(told) == 1:
        yield Denial(RECEIVED, told[0], last)
        return
    if tags[told[-1]] == "CHARGE" and "HF" in {tags[at] for at in told[:-1]}:
        told = told[:-1]
    if all(tags[at] in _DECISIONS for at in told):
        yield from (Denial(_DECISIONS[tag], told[0], last) for tag in dict.fromkeys(tags[at] for at in told))
        return
    closing = {"FEE": "proactive.fees.amount", "APP": RECEIVED, "HF": HANDLING_FEE, **_MOVED}.get(tags[told[-1]])
    if closing and {tags[at] for at in told} <= {tags[told[-1]], "RECEIVE", "DISC", "HAPPEN", "CHARGE", "APP"}:
        yield Denial(closing, told[0], last)


def _closed_disputes(
    sentence: Sentence, tags: Sequence[str], told: Sequence[int], last: int, context: Context
) -> Iterator[Denial]:
    """行政复议、行政诉讼均无; 结果纠正的没有 after the reviews were named."""
    words = [at for at in told if tags[at] in BLOCKS]
    block = next((BLOCKS[tag] for tag in reversed(tags[:last]) if tag in BLOCKS), None)
    if not words:
        if block and len(told) == 1 and sentence.clause_at[told[0]].topic == "disputes":
            yield Denial(f"{block}.{_RESULTS[tags[told[0]]]}", told[0], last)
        return
    if not _SPOILERS & {tags[at] for at in told} and not is_elsewhere(sentence, context, words[0], last):
        yield from (Denial(name, told[0], last) for name in sorted({f"{BLOCKS[tags[at]]}.total" for at in words}))


def _end_of(sentence: Sentence, reach: int) -> int:
    return sentence.tokens[reach].start if reach < len(sentence.tokens) else len(sentence.text)
