"""Slips of wording: doubled words, wrong characters, placeholders, foreign words, punctuation."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import islice
from types import MappingProxyType
from typing import Final

from gongkai.checks.params import STRICT, NameUsed
from gongkai.checks.passages import Passage, paragraphs, sentences, whole
from gongkai.checks.sections import NoParams
from gongkai.model import (
    Breached,
    Document,
    Hit,
    Kind,
    Met,
    Paragraph,
    Report,
    ReportForm,
    Span,
    Undetermined,
    Verdict,
)

_LISTED: Final = 4
_MOST_HITS: Final = 200
_HAN: Final = "\u4e00-\u9fff"
_DOUBLED: Final = re.compile(rf"([{_HAN}]{{2,12}})\1")
_WORD_ENDS: Final = frozenset("，。；：、！？,;:!?)）”》的了等")
_REPEATED: Final = re.compile(
    r"(20\d\d年)\1|(?<=\d)([条件次个份人项篇期宗])\2|(?<![，。、；])([，、；])\3(?![，。、；])"
)
_NUMERAL: Final = frozenset("一二三四五六七八九十百千万零〇两几")
_FOREIGN: Final = re.compile(r"[A-Za-z][A-Za-z'’]*")
_ADDRESS: Final = re.compile(
    r"(?:https?://|www\.)[\w./:%#?&=~+\-]{1,300}|[\w.\-]{1,64}@[\w.\-]{1,100}|[\w\-]{1,64}(?:\.[a-z]{2,6}){1,4}\b",
    re.ASCII,  # a Chinese letter belongs to no address
)
_QUOTED: Final = re.compile(r"[“\"《〈「『][^“”\"《》〈〉「」『』]{1,60}[”\"》〉」』]")
_HALF_WIDTH: Final = re.compile(rf"(?<=[{_HAN}])[,;?!](?=[{_HAN}“《（])")
_PAIRS: Final = {"(": ")", "“": "”", "《": "》", "〔": "〕", "「": "」", "『": "』"}
_CLOSERS: Final = {closer: opener for opener, closer in _PAIRS.items()}
_SIGNS: Final = re.compile("[()“”《》〔〕「」『』]")
_NUMBERED: Final = re.compile(r"[\d一二三四五六七八九十a-zA-Z①-⑳]{1,3}$")
_MOJIBAKE: Final = re.compile("锟斤拷|烫烫烫|ï»¿|Ã.|[\ue000-\uf8ff]")


def _running(report: Report) -> Iterator[Passage]:
    return sentences(report.document, paragraphs(report))


def _found(hits: list[Hit]) -> Verdict:
    return Breached(tuple(hits)) if hits else Met()


@dataclass(frozen=True, slots=True)
class Joint:
    """A word with its first or last character doubled (``text``).

    It is wrong unless it stands ``before`` or ``after`` one of these characters, which make other words (办公 | 公开).
    """

    text: str
    word: str
    before: str = ""
    after: str = ""

    __pydantic_config__ = STRICT


@dataclass(frozen=True, slots=True)
class DoubledParams:
    """Characters and words that stand twice in a row by mistake, and those that may.

    ``single`` are characters that never do, ``words`` words of two characters that never do; any other word of two
    counts only where a clause or an attribute ends behind it, for its second half may begin another word (部门 |
    部门预算). ``lawful`` are words and joints that may. ``after`` gives for a word the characters before it that end
    another word (人民 | 政府 政府信息), ``before`` for a character those behind it that make another word (在 | 在建).
    """

    single: str
    lawful: tuple[str, ...]
    words: tuple[str, ...] = ()
    before: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    after: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    joint: tuple[Joint, ...] = ()

    __pydantic_config__ = STRICT


def judge_doubled(report: Report, form: ReportForm, params: DoubledParams) -> Verdict:
    """Look for a word or character written twice in a row."""
    del form
    single = re.compile(f"([{re.escape(params.single)}])\\1") if params.single else None
    hits: list[Hit] = []
    for sentence in _running(report):
        matches = list(_DOUBLED.finditer(sentence.text)) + (list(single.finditer(sentence.text)) if single else [])
        for match in matches:
            around = sentence.text[max(0, match.start() - 2) : match.end() + 2]
            word = match[1]
            if word[0] == "一" or set(word) <= _NUMERAL or any(each in around for each in params.lawful):
                continue
            if sentence.text[: match.start()].strip().endswith(tuple(params.after.get(word, ""))):
                continue
            if not _ends_there(sentence.text[match.end() :].lstrip()[:1], word, params):
                continue
            values = {"text": match[0], "word": word}
            hits.append(Hit((sentence.part(match.start(), match.end()),), values, f"doubled.{word}"))
        hits.extend(_joints(sentence, params.joint))
    return _found(hits)


def _joints(sentence: Passage, joints: tuple[Joint, ...]) -> Iterator[Hit]:
    """Yield words written with a character too many, and counters, years and marks written twice."""
    text = sentence.text
    for joint in joints:
        start = text.find(joint.text)
        end = start + len(joint.text)
        if start < 0 or text[:start].endswith(tuple(joint.after)) or text.startswith(tuple(joint.before), end):
            continue
        yield Hit((sentence.part(start, end),), {"text": joint.text, "word": joint.word}, f"doubled.{joint.text}")
    for match in _REPEATED.finditer(text):
        word = match[1] or match[2] or match[3]
        place = sentence.part(match.end() - 2 * len(word), match.end())
        yield Hit((place,), {"text": word * 2, "word": word}, f"doubled.{word}")


def _ends_there(following: str, word: str, params: DoubledParams) -> bool:
    """Whether the doubled word cannot be the beginning of another one."""
    if len(word) == 1:
        return following not in params.before.get(word, "") or not following
    return len(word) > 2 or word in params.words or not following or following in _WORD_ENDS


@dataclass(frozen=True, slots=True)
class Confusion:
    """A wrong wording and the right one; ``unless`` are surroundings in which the wording is right."""

    wrong: str
    right: str
    unless: tuple[str, ...] = ()
    minor: bool = False

    __pydantic_config__ = STRICT


@dataclass(frozen=True, slots=True)
class ConfusionParams:
    """Wordings that are wrong wherever they stand."""

    entry: tuple[Confusion, ...]

    __pydantic_config__ = STRICT


def judge_confusions(report: Report, form: ReportForm, params: ConfusionParams) -> Verdict:
    """Look for wrong wordings from the list."""
    del form
    hits: list[Hit] = []
    for sentence in _running(report):
        for entry in params.entry:
            start = sentence.text.find(entry.wrong)
            if start < 0 or any(word in sentence.text for word in entry.unless):
                continue
            place = sentence.part(start, start + len(entry.wrong))
            hits.append(Hit((place,), {"text": entry.wrong, "right": entry.right}, entry.wrong, minor=entry.minor))
    return _found(hits)


@dataclass(frozen=True, slots=True)
class PlaceholderParams:
    """``signs`` are runs of two or more of one character that stand for something to be filled in; ``words`` say so.

    ``masking`` are words beside which such signs lawfully hide a name.
    """

    signs: str
    words: tuple[str, ...]
    masking: tuple[str, ...] = ()

    __pydantic_config__ = STRICT


def judge_placeholders(report: Report, form: ReportForm, params: PlaceholderParams) -> Verdict:
    """Look for places left to be filled in."""
    del form
    signs = "|".join(f"{re.escape(sign)}{{2,20}}" for sign in params.signs)
    words = "|".join(re.escape(word) for word in params.words)
    pattern = re.compile("|".join(part for part in (signs, words) if part) or r"(?!)")
    hits: list[Hit] = []
    for sentence in _running(report):
        addresses = [(match.start(), match.end()) for match in _ADDRESS.finditer(sentence.text)]
        for match in pattern.finditer(sentence.text):
            before, after = (
                sentence.text[match.start() - 1 : match.start()],
                sentence.text[match.end() : match.end() + 1],
            )
            if any(start <= match.start() < end for start, end in addresses) or _in_word(before) or _in_word(after):
                continue
            doubt = any(word in sentence.text for word in params.masking)
            values = {"text": match[0]}
            place = sentence.part(match.start(), match.end())
            hits.append(Hit((place,), values, f"placeholder.{match[0]}", doubt=doubt))
    return _found(hits)


def _in_word(char: str) -> bool:
    return char.isascii() and char.isalnum()


@dataclass(frozen=True, slots=True)
class ForeignParams:
    """``lawful`` are lower-case words that may stand in a Chinese sentence."""

    lawful: tuple[str, ...]

    __pydantic_config__ = STRICT


def judge_foreign_words(report: Report, form: ReportForm, params: ForeignParams) -> Verdict:
    """Look for ordinary foreign words; addresses, names, abbreviations and what stands in quotes are none."""
    del form
    hits: dict[str, Hit] = {}
    for sentence in _running(report):
        if not re.search(f"[{_HAN}]", sentence.text):
            continue
        masked = [
            (match.start(), match.end()) for pattern in (_ADDRESS, _QUOTED) for match in pattern.finditer(sentence.text)
        ]
        for match in _FOREIGN.finditer(sentence.text):
            word = match[0]
            if any(start <= match.start() < end for start, end in masked) or not _is_ordinary(
                word, sentence, match.start()
            ):
                continue
            if word not in params.lawful and word not in hits:
                place = sentence.part(match.start(), match.end())
                hits[word] = Hit((place,), {"word": word}, f"foreign.{word}")
    return _found(list(hits.values()))


def _is_ordinary(word: str, sentence: Passage, start: int) -> bool:
    beside = sentence.text[start - 1 : start] + sentence.text[start + len(word) : start + len(word) + 1]
    return len(word) >= 3 and word.islower() and not any(char.isdigit() or char in "@._/+-" for char in beside)


@dataclass(frozen=True, slots=True)
class ClashParams:
    """A sentence of ``section`` (None: anywhere) with all of ``told``, one of ``against`` and none of ``unless``."""

    told: tuple[str, ...]
    against: tuple[str, ...]
    unless: tuple[str, ...] = ()
    section: str | None = None

    __pydantic_config__ = STRICT

    def names(self) -> Iterator[NameUsed]:
        """Yield the names of the form that the parameters use."""
        if self.section is not None:
            yield "section", self.section


def judge_clash(report: Report, form: ReportForm, params: ClashParams) -> Verdict:
    """Look for sentences whose own words do not go together."""
    del form
    section = report.outline.section(params.section) if params.section else None
    blocks = section.paragraphs if section else () if params.section else paragraphs(report)
    for sentence in sentences(report.document, blocks):
        text = sentence.folded
        against = next((word for word in params.against if word in text), None)
        if against and all(word in text for word in params.told) and not any(word in text for word in params.unless):
            return Breached((Hit((sentence.span,), {"text": sentence.text.strip(), "word": against}, "clash"),))
    return Met()


def judge_half_width(report: Report, form: ReportForm, params: NoParams) -> Verdict:
    """Count half-width punctuation between Chinese characters, told once."""
    del form, params
    places = [
        passage.part(match.start(), match.end())
        for passage in _running(report)
        for match in _HALF_WIDTH.finditer(passage.text)
    ]
    if not places:
        return Met()
    signs = "".join(dict.fromkeys(report.document.slice(place) for place in places))
    return Breached((Hit(tuple(places[:_LISTED]), {"count": str(len(places)), "signs": signs}, "half_width"),))


def judge_pairs(report: Report, form: ReportForm, params: NoParams) -> Verdict:
    """Match opening and closing quotes and brackets within each part of the report."""
    del form, params
    unmatched = (place for blocks in _parts(report) for place in _unmatched(report.document, blocks))
    hits = []
    for number, place in enumerate(islice(unmatched, _MOST_HITS), 1):
        sign = report.document.slice(place)
        hits.append(Hit((place,), {"sign": sign}, f"pair.{sign}.{number}"))
    return _found(hits)


def _parts(report: Report) -> Iterator[tuple[Paragraph, ...]]:
    outline = report.outline
    told = [section.paragraphs for section in outline.sections if section.blocks]
    if not told:
        yield paragraphs(report)
        return
    yield tuple(block for block in outline.preamble if isinstance(block, Paragraph))
    yield from told


def _unmatched(document: Document, blocks: tuple[Paragraph, ...]) -> Iterator[Span]:
    """Yield signs without a partner. A closing bracket after a number (1）) needs none."""
    stack: list[tuple[str, Span]] = []
    for passage in whole(document, blocks):
        folded = passage.folded
        for match in _SIGNS.finditer(folded):
            at, char = match.start(), match[0]
            place = passage.part(at, at + 1)
            if char in _PAIRS:
                stack.append((char, place))
            elif char in _CLOSERS:
                if stack and stack[-1][0] == _CLOSERS[char]:
                    stack.pop()
                elif not (char == ")" and _NUMBERED.search(folded[max(0, at - 3) : at])):
                    yield place
    yield from (place for _, place in stack)


def judge_mojibake(report: Report, form: ReportForm, params: NoParams) -> Verdict:
    """Look for garbled characters; where the reading is to blame, nothing is decided."""
    del form, params
    if "\ufffd" in report.document.text:
        return Undetermined("文本中有无法辨认的字符，可能是读取或转换所致")
    for passage in whole(report.document, paragraphs(report)):
        match = _MOJIBAKE.search(passage.text)
        if match is not None:
            place = passage.part(match.start(), match.end())
            return Breached((Hit((place,), {"text": match[0]}, "mojibake"),))
    return Met()


DOUBLED = Kind("doubled_words", DoubledParams, frozenset({"text", "word"}), judge_doubled)
CONFUSIONS = Kind("confusions", ConfusionParams, frozenset({"text", "right"}), judge_confusions)
PLACEHOLDERS = Kind("placeholders", PlaceholderParams, frozenset({"text"}), judge_placeholders)
FOREIGN_WORDS = Kind("foreign_words", ForeignParams, frozenset({"word"}), judge_foreign_words)
CLASH = Kind("words_clash", ClashParams, frozenset({"text", "word"}), judge_clash)
HALF_WIDTH = Kind("half_width", NoParams, frozenset({"count", "signs"}), judge_half_width)
PAIRS = Kind("paired_signs", NoParams, frozenset({"sign"}), judge_pairs)
MOJIBAKE = Kind("mojibake", NoParams, frozenset({"text"}), judge_mojibake)
