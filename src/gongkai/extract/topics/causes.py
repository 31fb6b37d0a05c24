"""Whether a review or a lawsuit is about disclosure, and the office's own: many reports also tell of other cases."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from gongkai.extract.clauses import Context, Sentence
from gongkai.extract.passage import BLOCKS

_DISCLOSURE: Final = re.compile(
    "信息公开|政务公开|公开信息|依申请|申请公开|公开申请|公开事项|(?<!复议)答复(?!行政复议|复议|通知)"
)
_UNRELATED: Final = re.compile(
    "[与和同]本?(?:政府信息公开|信息公开|政务公开|依申请公开)[^，,。；;]{0,6}(?:无关|没有关|不相关|无涉)"
    "|(?:(?:[不未]|无一?[件起例]?)(?:涉及?|属于?|系|是)|非)本?(?:政府信息公开|信息公开|政务公开|依申请公开)"
)
_AS_JUDGE: Final = re.compile(
    "作为(?:行政)?复议(?:机关|机构)|以(?:行政)?复议机关|公益诉讼|民事诉讼|刑事|法律援助|审理(?![之过完终中])[^，,。；;我本法]{0,16}复议"
    "|代表[^，,。；;]{0,4}政府|下级(?:行政)?机关"
)
_OWN: Final = re.compile("我|本[机局单部]|法院")
_KIND: Final = re.compile("(?P<kind>[\u4e00-\u9fff]{2,10})类(?:的)?(?:行政)?(?:复议|诉讼|应诉|案件)")
_OTHERS: Final = re.compile("其[他它](?:各?类)?的?(?:行政)?(?:复议|诉讼|应诉)")
_PART: Final = re.compile(
    "(?:其中[^，,。；;（）()]{0,16}|[（(](?:有|涉及?|属于?|因|关于|包括|包含|其中){0,3})(?:政府|政务|依申请)?(?:信息)?公开"
    "[^，,。；;（）()]{0,8}[0-9一二三四五六七八九十两]"
)
_OTHER_FIELD: Final = re.compile(
    "(?:(?:均|都|皆|全部|主要|多)(?:为|系|是|属|属于|涉及|集中在|因)|[，,]涉及)(?P<field>[\u4e00-\u9fff、]{2,30})"
)
_FIELD_IS_RESULT: Final = re.compile(
    "维持|纠正|结果|答复|审结|审理|结案|驳回|撤|[零一二三四五六七八九十无]|信息公开|公开|申请|直接|复议|诉讼|起诉"
)
_TIES: Final = frozenset({"applications", "disputes"})
_OTHER_ACTS: Final = frozenset({"LIC", "PEN", "COE", "OTHER", "INST"})
_SUED_BODY: Final = re.compile("[\u4e00-\u9fff]{1,14}(?:局|委|厅|办|部|镇|乡|街道|政府|中心|大队|支队)(?=被|因被)")
_SURE_LEAD: Final = 1


def is_elsewhere(sentence: Sentence, context: Context, head: int, last: int, first: int | None = None) -> bool:
    """Whether the dispute named by the word at ``head``, counted or denied up to ``last``, is none of disclosure.

    ``first`` is the word the telling begins with, where that is not the beginning of its stretch: a denial.
    A word of disclosure before it, in its own stretch or above it (heading, section) ties it; without one, only a
    sentence that names no other cause is taken to speak of disclosure.
    """
    text = _UNRELATED.sub(_blank, sentence.text)
    start, end = sentence.group_bounds(head)
    unrelated = text != sentence.text and not _DISCLOSURE.search(text[:end])
    if unrelated or _is_others(text, start, end) or divides_out_disclosure(sentence, last):
        return True
    if _DISCLOSURE.search(text[: max(end, sentence.tokens[last].end)]):
        return False
    if _tied(context):
        return _tells_other_field(text, end)
    opening = sentence.group_range(head)[0] if first is None else first
    start = start if first is None else sentence.tokens[first].end
    body = _SUED_BODY.match(text, start)
    lead = sentence.unknown(body.end() if body else start, sentence.tokens[head].start)
    names_act = bool(_OTHER_ACTS & set(sentence.tags(opening, head)))
    return names_act or lead > _SURE_LEAD or _tells_other_field(text, end)


def _is_others(text: str, start: int, end: int) -> bool:
    """Whether the office judges the case for others, or the stretch names another kind (土地征收类诉讼, 其他诉讼)."""
    if _AS_JUDGE.search(text) and not _OWN.search(text[start:end]):
        return True
    named = _KIND.search(text, start, end) or _OTHERS.search(text, start, end)
    return named is not None and not _DISCLOSURE.search(text, start, end)


def divides_out_disclosure(sentence: Sentence, index: int) -> bool:
    """Whether disclosure is first named as a part of what was counted (办理复议案件40件，其中信息公开类2件)."""
    start = sentence.tokens[index].end
    part = _PART.match(sentence.text, start) or _PART.match(sentence.text, start + 1)
    return part is not None and _DISCLOSURE.search(sentence.text, 0, start) is None


def is_named(sentence: Sentence, index: int) -> bool:
    """Whether the sentence speaks of disclosure before the token."""
    return _DISCLOSURE.search(_UNRELATED.sub(_blank, sentence.text), 0, sentence.tokens[index].start) is not None


def block_word(tags: Sequence[str], index: int) -> int | None:
    """Return the word for reviews or lawsuits last spoken of at ``index``."""
    return next((at for at in range(index, -1, -1) if tags[at] in BLOCKS), None)


def _tied(context: Context) -> bool:
    return context.topic in _TIES or context.default in _TIES


def _tells_other_field(text: str, start: int) -> bool:
    told = _OTHER_FIELD.search(text, start)
    return told is not None and not _FIELD_IS_RESULT.search(told["field"])


def _blank(match: re.Match[str]) -> str:
    return " " * len(match[0])
