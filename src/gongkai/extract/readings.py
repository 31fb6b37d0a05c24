"""Words whose meaning hangs on their neighbours, decided before numbers are named."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from gongkai.extract.clauses import Sentence
from gongkai.extract.outcomes import OUTCOMES
from gongkai.language.tokens import NUMBER_TAG

_JOINTS: Final = frozenset({"LIST", "AND"})
_ORGANISATIONS: Final = frozenset({"ORG", "ENT", "RES", "WEL", "LEG"})
_APPLICANTS: Final = _ORGANISATIONS | {"NAT"}
_DOCUMENTS: Final = frozenset({"NORM", "REGU"})
_ANYBODY: Final = ("公民", "个人", "公民个人", "群众个人")
_CHANNELS: Final = frozenset({"CH", "WEB", "WECHAT", "MICROBLOG", "PCH"})
_UNFINISHED: Final = ("未办结", "尚未办结", "未答复", "尚未答复", "未办理完毕", "尚未办理完毕")
_SUBMITTED: Final = ("提出", "提交", "递交")
_ABSENT: Final = ("信息不存在", "政府信息不存在")


def read_tags(sentence: Sentence) -> tuple[str, ...]:
    """Return one tag per token of the sentence, doubtful words settled by what stands beside them."""
    tags = [token.tag for token in sentence.tokens]
    _settle_transfers(sentence, tags)
    _settle_handling_of_transfers(tags)
    _settle_not_a_single_one(sentence, tags)
    _merge_lists(tags, _APPLICANTS, "ANY")
    _settle_anybody(sentence, tags)
    _merge_lists(tags, _CHANNELS, "PCHMANY")
    _settle_bare_publication(sentence, tags)
    _settle_verbs(sentence, tags)
    _settle_submissions(sentence, tags)
    _join_documents(tags)
    _settle_issuing(sentence, tags)
    _settle_each_of_several(tags)
    return tuple(tags)


def _settle_anybody(sentence: Sentence, tags: list[str]) -> None:
    """公民申请公开 means whoever asks, where no organisations are counted beside."""
    if _ORGANISATIONS & set(tags):
        return
    for index in range(len(tags) - 1):
        is_anybody = tags[index] == "NAT" and sentence.word(index) in _ANYBODY
        if is_anybody and tags[index + 1] in ("APP", "ASK", "HAPPEN"):
            tags[index] = "ANY"


def _settle_verbs(sentence: Sentence, tags: list[str]) -> None:
    """登记 receives only applications, 答复 right behind 予以公开 adds nothing, 办结率 is no 办结."""
    for index, tag in enumerate(tags):
        if sentence.text[sentence.tokens[index].end :][:1] == "率":
            tags[index] = "OTHER"
        elif tag == "REG":
            tags[index] = "RECEIVE" if _registers_applications(sentence, tags, index) else "OTHER"
        elif tag == "FINISH" and index and tags[index - 1] in OUTCOMES and _touch(sentence, index):
            tags[index] = "SKIP"
        elif tag == "HANDLE" and _is_put_off(sentence, tags, index):
            tags[index] = "CF"
        elif tag == "JUDGED" and sentence.word(index) == "结案" and sentence.clause_at[index].topic == "applications":
            tags[index] = "FINISH" if "RECEIVE" in tags[:index] else tag


def _is_put_off(sentence: Sentence, tags: list[str], index: int) -> bool:
    """Whether 余2件在2024年办理 says that they wait for the next year."""
    if not index or tags[index - 1] not in ("NEXT", "NEXTY"):
        return False
    start, _ = sentence.group_bounds(index)
    return sentence.text[start : sentence.tokens[index].start].startswith(("余", "剩余", "其余", "尚余", "尚有"))


def _registers_applications(sentence: Sentence, tags: list[str], index: int) -> bool:
    """Whether 登记 is of applications for information: 登记信息公开申请, 系统登记申请, not 不动产登记申请."""
    if "APP" in tags[index + 1 : index + 3]:
        return True
    start = sentence.tokens[index].start
    opens = start == 0 or not sentence.unknown(start - 1, start)
    by_system = tags[index - 1 : index] == ["PCH"]
    if by_system:
        tags[index - 1] = "SKIP"
    if sentence.began_with == "applications" and tags[index + 1 : index + 3] == ["ASK", NUMBER_TAG]:
        return True
    return opens and by_system and "ASK" in tags[index + 1 : index + 2] and "OTHER" not in tags[:index]


def _settle_submissions(sentence: Sentence, tags: list[str]) -> None:
    """申请人共提出政府信息公开申请2件: what others submit the office receives, unless it says who or already 收到."""
    for index, tag in enumerate(tags[:-1]):
        if tag != "HAPPEN" or sentence.word(index) not in _SUBMITTED or tags[index + 1] not in ("APP", "ASK"):
            continue
        first, _ = sentence.group_range(index)
        told = set(tags[first:index])
        if sentence.clause_at[index].topic == "applications" and not told & (_APPLICANTS | {"RECEIVE", "QZ"}):
            tags[index] = "RECEIVE"


def _settle_each_of_several(tags: list[str]) -> None:
    """新收、上年结转各20件、3件 tells one number for each word."""
    for index in range(len(tags) - 3):
        if tags[index] == "EACH" and tags[index + 1] == tags[index + 3] == NUMBER_TAG and tags[index + 2] in _JOINTS:
            tags[index] = "FENBIE"


def _settle_issuing(sentence: Sentence, tags: list[str]) -> None:
    """印发并公开规范性文件 issues them; 规范性文件新增1件 is no application."""
    for index, tag in enumerate(tags):
        if sentence.clause_at[index].topic != "normative":
            continue
        if tag == "RECEIVE" and sentence.word(index) == "新增":
            tags[index] = "ISSUE"
        elif tag == "REL" and index > 1 and tags[index - 1] == "AND" and tags[index - 2] == "ISSUE":
            tags[index - 1] = tags[index] = "SKIP"


def _join_documents(tags: list[str]) -> None:
    """规章和规范性文件 are two objects of one verb: the joint stands in nobody's way."""
    for index in range(1, len(tags) - 1):
        if tags[index] in _JOINTS and tags[index - 1] in _DOCUMENTS and tags[index + 1] in _DOCUMENTS:
            tags[index] = "SKIP"


def _touch(sentence: Sentence, index: int) -> bool:
    return sentence.tokens[index - 1].end == sentence.tokens[index].start


def _settle_transfers(sentence: Sentence, tags: list[str]) -> None:
    """结转 is from last year or to the next one, as the years in its clause tell."""
    for index, tag in enumerate(tags):
        if tag == "CF" and sentence.word(index) in _UNFINISHED:
            first, last = sentence.group_range(index)
            tags[index] = "CO" if {"LASTY", "PREV"} & set(tags[first:index]) else "CF"
        if tag != "JZ":
            continue
        first, last = sentence.group_range(index)
        years = {tags[at] for at in range(first, last)}
        if years & {"LASTY", "PREV"}:
            tags[index] = "CO"
        elif years & {"NEXT", "NEXTY"}:
            tags[index] = "CF"
        elif _follows_new_ones(sentence, tags, index):
            tags[index] = "CO"
        elif _follows_finished(tags, index):
            tags[index] = "CF"


def _follows_finished(tags: Sequence[str], index: int) -> bool:
    """Whether 结转1件 comes right after what was finished: 受理20件、办结19件、结转1件."""
    numbers = [at for at in range(index) if tags[at] == NUMBER_TAG]
    if not numbers or set(tags[numbers[-1] + 1 : index]) - {"LIST", "COMMA", "SEMI", "NOW", "APP", "ASK"}:
        return False
    heads = [tags[at] for at in range(numbers[-1]) if tags[at] in ("RECEIVE", "FINISH", "HANDLE", "CO", "CF")]
    return heads[-1:] == ["FINISH"] and tags[index + 1 : index + 2] == [NUMBER_TAG] and "RECEIVE" in heads


def _follows_new_ones(sentence: Sentence, tags: Sequence[str], index: int) -> bool:
    """Whether 结转3件 stands beside 新收20件 with what was finished told after both: then it came from last year."""
    before = [at for at in range(index) if tags[at] in ("RECEIVE", "FINISH", "HANDLE")]
    new = before and tags[before[-1]] == "RECEIVE" and sentence.word(before[-1]).startswith(("新", "本年新"))
    counted = next((at for at in range(index, len(tags)) if tags[at] == NUMBER_TAG), None)
    if not new or counted is None or NUMBER_TAG not in tags[before[-1] : index]:
        return False
    number = sentence.tokens[counted].number
    return bool({"FINISH", "HANDLE"} & set(tags[counted:])) or (number is not None and number.quantity.value == 0)


def _settle_handling_of_transfers(tags: list[str]) -> None:
    """办理 after 结转至2023年 says what becomes of them, it counts nothing itself."""
    moved = False
    for index, tag in enumerate(tags):
        if tag in ("CO", "CF"):
            moved = True
        elif tag in ("COMMA", "SEMI", "LIST", NUMBER_TAG):
            moved = False
        elif tag == "FINISH":
            tags[index] = "SKIP" if "CF" in tags[max(0, index - 2) : index] and moved else tag
        elif tag == "HANDLE" and moved:
            tags[index] = "SKIP"


def _settle_not_a_single_one(sentence: Sentence, tags: list[str]) -> None:
    """未发生一起 counts nothing: the number belongs to the denial."""
    for index, tag in enumerate(tags):
        number = sentence.tokens[index].number
        if tag != NUMBER_TAG or number is None or number.quantity.value != 1:
            continue
        at = index - 1
        while at > 0 and tags[at] in ("RECEIVE", "OCCUR", "HAPPEN", "ISSUE"):
            at -= 1
        if at >= 0 and tags[at] in ("NO", "NOT"):
            tags[index] = "SKIP"


def _merge_lists(tags: list[str], members: frozenset[str], into: str) -> None:
    """Several members in a row (网络、信函和当面) or one with 等渠道 stand for no single one of them."""
    index = 0
    while index < len(tags):
        if tags[index] not in members:
            index += 1
            continue
        stop, count = _list_end(tags, index, members)
        follower = tags[stop] if stop < len(tags) else ""
        if (count > 1 and follower not in ("EACH", "FENBIE")) or follower == "PCHMANY":
            for at in range(index, stop):
                tags[at] = "SKIP"
            tags[index] = into
        index = max(stop, index + 1)


def _list_end(tags: Sequence[str], start: int, members: frozenset[str]) -> tuple[int, int]:
    """Return where a list of members ends and how many it has."""
    stop, count = start + 1, 1
    while stop < len(tags):
        jump = stop + 1 if tags[stop] in _JOINTS else stop
        if jump < len(tags) and tags[jump] in members and (jump > stop or members is _CHANNELS):
            count += jump > stop
            stop = jump + 1
        else:
            break
    return stop, count


def _settle_bare_publication(sentence: Sentence, tags: list[str]) -> None:
    """其中公开1件, or 公开1件 beside 不予公开2件, among the results of applications means granted."""
    for index, tag in enumerate(tags):
        clause = sentence.clause_at[index]
        if tag == "GRANT" and clause.topic == "published" and tags[index + 1 : index + 2] == ["INFO"]:
            tags[index] = "REL"
        elif tag == "NOTHAVE" and sentence.word(index) in _ABSENT and tags[index + 1 : index + 2] == ["UNAV"]:
            tags[index] = "HELD"
        elif tag == "REL" and clause.topic == "applications" and sentence.word(index) == "公开":
            beside = {tags[at] for at in (index - 1, index + 1) if 0 <= at < len(tags)}
            end = sentence.tokens[index].end
            ends = end == len(sentence.text) or not sentence.unknown(end, end + 1)
            first, _ = sentence.group_range(index)
            beside_others = {"PART", "REF", "UNAV", "DECL"} & set(tags) and not _CHANNELS & set(tags[first:index])
            sorted_out = sentence.is_part(index) or bool(beside_others)
            if NUMBER_TAG in beside and sorted_out and ends:
                tags[index] = "GRANT"
