"""A sentence as a reader takes it in: tagged words in clauses, each with its topic, time and scope."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cached_property
from itertools import accumulate, pairwise
from typing import Final

from gongkai.extract.grammar import NEUTRAL, Grammar
from gongkai.extract.outcomes import OUTCOMES, tells_applicants, tells_outcomes
from gongkai.language.numerals import NumberMatch
from gongkai.language.tokens import NUMBER_TAG, Token
from gongkai.model import Quantity

MONEY_TAG: Final = "MONEY"
COUNTED: Final = frozenset({"件", "宗", "份", "条", "个", "起", "次", "项", "例", "件次", "篇", "则", "部", "笔", ""})
_MONEY: Final = frozenset({"万元", "元", "亿元", "千元"})
_BREAKS: Final = frozenset({"COMMA", "SEMI", "LIST", "COLON", "OPEN", "CLOSE"})
_CLAUSE_BREAKS: Final = frozenset({"COMMA", "SEMI"})
_ORDINAL_SIGNS: Final = "第每之同统某另几任唯逐"
_SIDE_SIGNS: Final = "上下前后"
_PLAIN_COUNTERS: Final = frozenset("件宗起份例条")
_COUNT_NOUNS: Final = ("件", "总", "条", "份", "量")
_SPAN_SIGNS: Final = ("至", "到", "—", "-", "~", "——")
_RANGE_SIGNS: Final = "-~至—–到"
_WEAK_ONES: Final = frozenset({"个", "次", "条", "项", "部", "期", "篇"})
_OUTCOMES: Final = frozenset({"GRANT", "PART", "REF", "UNAV", "DECL", "CLOS"})
_TELLING_OUTCOMES: Final = frozenset({
    "SECRET", "FORBID", "SAFE", "INTERNAL", "PROCESS", "ENFORCE", "QUERY", "HELD", "READY", "UNCLEAR", "PETITION",
    "RECON", "OVERDUE", "FEEOVER",
})  # fmt: skip
_END_SIGNS: Final = "，,。；;、（(）)！!：:"
_SPEECH_TAILS: Final = ("事", "体", "度", "性", "般", "类")
_COUNTED_NOUNS: Final = ("规范性文件", "行政规范性文件", "政府信息公开申请", "信息公开申请", "依申请公开")
_OTHER_MATTERS: Final = frozenset({"OTHER", "LIC", "PEN", "COE", "POST"})
_COUNTS: Final = frozenset({NUMBER_TAG, "AMOUNT", MONEY_TAG})
_NAMING: Final = re.compile("涉及|涵盖|包括|集中|围绕|聚焦|主要[是为]|内容")
_LONGEST_COUNTED: Final = 10
_ASIDE: Final = frozenset({NUMBER_TAG, "PREV", "OLD", "LASTY", "COMMA", "SEMI", "TOTAL"})
_CLOSING_QUOTES: Final = ("”", "’", "》", "」")


@dataclass(frozen=True, slots=True)
class Context:
    """What earlier sentences leave to the next one: topic, dispute block and kind of document last spoken of.

    ``default`` is the topic that the heading sets, ``whole`` the word that the last main number hung on.
    """

    default: str = "none"
    topic: str = "none"
    block: str | None = None
    whole: str = ""
    document: str | None = None
    scope: str | None = None


@dataclass(frozen=True, slots=True)
class Clause:
    """A stretch between two breaks of any kind.

    ``first`` and ``last`` are its half-open token range, ``group`` counts the stretches between commas. ``owns_topic``
    tells whether its own words set the topic. ``is_part`` says that it begins after 其中 or the like; ``other_time``
    marks another year, a plan or a running total; ``scope`` is the word that narrows or widens the report.
    """

    first: int
    last: int
    group: int
    topic: str
    owns_topic: bool
    is_part: bool = False
    other_time: bool = False
    scope: str | None = None


class Sentence:
    """Tokens of one sentence (breaks included, neutral words left out) with the clause of each.

    Offsets are into ``text``, the sentence itself.
    """

    def __init__(self, text: str, grammar: Grammar, year: int | None, context: Context) -> None:
        self.text = text
        self.began_with = context.topic
        tokens = grammar.lexicon.tokens(text)
        self._covered = [(token.start, token.end) for token in tokens]
        tagged = tag_numbers([token for token in tokens if token.tag != NEUTRAL], text, year)
        walker = _Walker(tagged, grammar, context, self)
        self.tokens, self.clauses = walker.run()
        self.topic = walker.topic
        self.clause_at = tuple(clause for clause in self.clauses for _ in range(clause.first, clause.last))

    @cached_property
    def _unknown(self) -> tuple[tuple[int, ...], tuple[int, ...]]:
        """Running counts of letters that no word of ours covers: all of them, and those outside brackets."""
        marks = [1 if "\u4e00" <= char <= "\u9fff" or char.isalnum() else 0 for char in self.text]
        for start, end in self._covered:
            marks[start:end] = [0] * (end - start)
        depths = list(accumulate((char in "（(") - (char in "）)") for char in self.text))
        outside = [mark if depth <= 0 else 0 for mark, depth in zip(marks, depths, strict=True)]
        self._depths = (0, *depths)
        return (0, *accumulate(marks)), (0, *accumulate(outside))

    def unknown(self, start: int, end: int) -> int:
        """Count the letters between two offsets that no word of ours covers, brackets between them left out."""
        if start >= end:
            return 0
        everything, outside = self._unknown
        counts = outside if self._depths[start] <= 0 and self._depths[end] <= 0 else everything
        return counts[end] - counts[start]

    def tags(self, first: int, last: int) -> tuple[str, ...]:
        """Return the tags of a half-open token range."""
        return tuple(token.tag for token in self.tokens[first:last])

    def is_part(self, index: int) -> bool:
        """Whether the token comes after 其中 or the like."""
        clause = self.clause_at[index]
        return clause.is_part or any(token.tag == "QZ" for token in self.tokens[clause.first : index])

    def word(self, index: int) -> str:
        """Return the text of a token."""
        token = self.tokens[index]
        return self.text[token.start : token.end]

    def group_range(self, index: int) -> tuple[int, int]:
        """Return the token range of the stretch between commas that holds the token."""
        group = self.clause_at[index].group
        clauses = [clause for clause in self.clauses if clause.group == group]
        return clauses[0].first, clauses[-1].last

    def group_bounds(self, index: int) -> tuple[int, int]:
        """Return the offsets of the stretch between commas that holds the token, the comma left out."""
        first, last = self.group_range(index)
        start = self.tokens[first - 1].end if first else 0
        ends_in_comma = self.tokens[last - 1].tag in _CLAUSE_BREAKS
        end = self.tokens[last - 1].start if ends_in_comma else len(self.text)
        while start < end and self.text[start].isspace():
            start += 1
        return start, end


def tag_numbers(tokens: Sequence[Token], text: str, year: int | None) -> tuple[Token, ...]:
    """Give years, sums of money and counts their tags and drop numbers that count nothing.

    Years become CUR, PREV, NEXT or OLD against the report's ``year``; counted things NUM; money MONEY; every other
    number AMOUNT.
    """
    tagged = []
    for token in tokens:
        if token.number is None:
            tagged.append(token)
            continue
        tag = _number_tag(token.number, text, year)
        if tag is not None:
            tagged.append(replace(token, tag=tag))
    return tuple(tagged)


def _number_tag(number: NumberMatch, text: str, year: int | None) -> str | None:
    quantity = number.quantity
    if quantity.unit in ("年", "年度") and 1990 <= quantity.value <= 2100:
        return _year_tag(int(quantity.value), year)
    before = text[number.start - 1] if number.start else ""
    after = text[number.end : number.end + _LONGEST_COUNTED].lstrip()
    if _is_range_or_ordinal(number, text, before):
        return "AMOUNT"
    if number.is_han and _is_figure_of_speech(quantity, before, after):
        return "NO" if quantity.value == 0 and not quantity.unit else None
    if quantity.unit in _MONEY:
        return MONEY_TAG
    counts = quantity.unit in COUNTED and quantity.value == quantity.value.to_integral_value()
    return NUMBER_TAG if counts and (quantity.unit or _stands_alone(before, after)) else "AMOUNT"


def _is_range_or_ordinal(number: NumberMatch, text: str, before: str) -> bool:
    """Whether the number is one end of 3至5件, the 第3次 of a row, the open 数十条, or the tail of a torn 1 200件."""
    if text[max(0, number.start - 3) : number.start].rstrip()[-1:].isdigit():
        return True
    further = text[number.start - 2 : number.start - 1]
    if before == "数" and text[number.start] in "十百千万":
        return further not in _COUNT_NOUNS
    return before == "第" or (before != "" and before in _RANGE_SIGNS and further.isdigit())


def _year_tag(value: int, year: int | None) -> str:
    return "CUR" if year is None else {0: "CUR", -1: "PREV", 1: "NEXT"}.get(value - year, "OLD")


def _stands_alone(before: str, after: str) -> bool:
    """Whether a number without a counter ends there (行政复议0，行政诉讼0), and is no list number or part of a word."""
    return _ends(after) and not (before.isascii() and before.isalnum()) and before not in '“"-_'


def _is_figure_of_speech(quantity: Quantity, before: str, after: str) -> bool:
    if not quantity.unit:
        return quantity.value != 0 or not (before in "为是:：" and _ends(after))
    beside = before != "" and before in _SIDE_SIGNS and quantity.unit not in _PLAIN_COUNTERS
    if beside or (before and before in _ORDINAL_SIGNS) or after.startswith(_SPEECH_TAILS):
        return True
    is_weak = quantity.value == Decimal(1) and quantity.unit in _WEAK_ONES
    return is_weak and not _ends(after) and not after.startswith(_COUNTED_NOUNS)


def _ends(after: str) -> bool:
    return not after or after[0] in _END_SIGNS


class _Walker:
    """Walks one sentence and remembers topic, part, year and scope as a reader does."""

    def __init__(self, tokens: Sequence[Token], grammar: Grammar, context: Context, sentence: Sentence) -> None:
        self._tokens = list(tokens)
        self._grammar = grammar
        self._sentence = sentence
        self.topic = context.topic
        self._parts = False
        self._outer: list[tuple[bool, str]] = []
        self._other_year = self._aside = False
        self._running = False
        self._spoke_of_applications = False
        self._told: set[str] = set()
        self._tells_outcomes = tells_outcomes(self._tokens, sentence.text)
        self._naming = False
        divides = any(token.tag == "QZ" for token in self._tokens[:2])
        self._scope: str | None = context.scope if divides else None
        self._group = 0

    def run(self) -> tuple[tuple[Token, ...], tuple[Clause, ...]]:
        clauses = []
        first = 0
        for index, token in enumerate(self._tokens):
            if token.tag in _BREAKS:
                clauses.append(self._clause(first, index + 1))
                self._pass_break(token.tag)
                first = index + 1
        if first < len(self._tokens):
            clauses.append(self._clause(first, len(self._tokens)))
        return tuple(self._tokens), tuple(_looking_ahead(clauses, self._tokens))

    def _pass_break(self, tag: str) -> None:
        if tag == "OPEN":
            self._outer.append((self._parts, self.topic))
        elif tag == "CLOSE" and self._outer:
            self._parts, self.topic = self._outer.pop()
        elif tag in _CLAUSE_BREAKS and not self._outer:
            self._group += 1
            self._naming = False
            self._other_year = self._other_year and not (tag == "SEMI" and self._aside)

    def _clause(self, first: int, last: int) -> Clause:
        tags = [token.tag for token in self._tokens[first:last]]
        own = self._own_topic(first, last, tags)
        self._naming = self._naming or self._begins_naming(first, last)
        if own == "other" and self._naming and not _COUNTS & set(tags):
            own = None
        self._told.add(own or "")
        self._note_year(tags)
        if self._spans_years(first, last):
            self._other_year = True
        for index in range(first, last):
            if self._tokens[index].tag in ("WIDE", "OFFICE"):
                self._scope = self._sentence.text[self._tokens[index].start : self._tokens[index].end]
        if {"NOW", "CUR"} & set(tags):
            self._running = False
        elif "CUM" in tags:
            self._running = True
        other_time = self._other_year or self._running or "SPAN" in tags or "FUT" in tags
        topic = own or self.topic
        self._spoke_of_applications = self._spoke_of_applications or topic == "applications"
        if own is not None and not self._is_passing_mention(own, tags):
            self.topic = own
        was_part = self._parts
        self._parts = self._parts or "QZ" in tags
        return Clause(first, last, self._group, topic, own is not None, was_part, other_time, self._scope)

    def _own_topic(self, first: int, last: int, tags: Sequence[str]) -> str | None:
        own = next((name for name, names in self._grammar.topics.items() if any(tag in names for tag in tags)), None)
        if own == "published" and self.topic == "applications" and not _tells_publication(tags):
            own = None
        if own in (None, "published") and any(
            tag == "ASK" and self._is_bare(first + at) for at, tag in enumerate(tags)
        ):
            own = "applications" if own is None or "REL" not in tags else own
        back = self.topic == "other" and self._spoke_of_applications and _OUTCOMES & set(tags)
        telling = OUTCOMES | {"FINISH"} if self._tells_outcomes else _TELLING_OUTCOMES
        if own is None and NUMBER_TAG in tags and (back or (self.topic == "none" and telling & set(tags))):
            own = "applications"
        tells = self.topic in ("none", "published") and tells_applicants(self._tokens, self._tokens[first:last])
        if own is None and (tells or any(self._moves_applications(self._tokens[at]) for at in range(first, last))):
            own = "applications"
        return own or self._weak_topic(first, last, tags)

    def _weak_topic(self, first: int, last: int, tags: Sequence[str]) -> str | None:
        """Return the topic of a clause without a word of the form's own."""
        if "OTHER" in tags:
            return "other"
        through = "REL" in tags and {"WEB", "WECHAT", "MICROBLOG", "PCH", "PCHMANY"} & set(tags)
        if through and (self.topic != "applications" or self._counts_items(first, last)):
            return "published"
        if self.topic != "applications" and self._releases_number(first, last):
            return "published"
        return None

    def _counts_items(self, first: int, last: int) -> bool:
        """Whether the clause counts in 条 or 篇, as applications seldom are (已在网站公开1件 answers one)."""
        numbers = [token.number for token in self._tokens[first:last] if token.tag == NUMBER_TAG and token.number]
        return any(number.quantity.unit in ("条", "篇", "则") for number in numbers)

    def _begins_naming(self, first: int, last: int) -> bool:
        """Whether the clause begins to name fields (内容涉及社会救助、投诉处理等): the talk does not turn to them."""
        start, end = self._tokens[first].start, self._tokens[last - 1].end
        opens = bool(self._told & {"applications", "published"}) or first == 0
        return opens and _NAMING.search(self._sentence.text, max(0, start - 8), end) is not None

    def _releases_number(self, first: int, last: int) -> bool:
        """Whether 公开 or 主动公开 stands right before a counted number."""
        pairs = pairwise(token for token in self._tokens[first:last] if token.tag != "TOTAL")
        return any(
            left.tag == "REL" and right.tag == NUMBER_TAG and not self._sentence.unknown(left.end, right.start)
            for left, right in pairs
        )

    def _moves_applications(self, token: Token) -> bool:
        """Whether it is a phrase like 结转上年申请, which names what is carried over."""
        said = self._sentence.text[token.start : token.end]
        counts = (
            self.topic == "none"
            and ("结转" in said or (token.tag == "CO" and self._speaks_of_applications()))
            and any(other.start == token.end for other in self._tokens if other.tag == NUMBER_TAG)
            and not any(other.tag == NUMBER_TAG and other.end <= token.start for other in self._tokens)
        )
        return token.tag in ("CO", "CF") and ("申请" in said or counts)

    def _speaks_of_applications(self) -> bool:
        tags = [token.tag for token in self._tokens]
        return "OTHER" not in tags and ("APP" in tags or ("RECEIVE", "ASK") in pairwise(tags))

    def _is_bare(self, index: int) -> bool:
        """Whether 申请 stands without a word before it that says for what."""
        start = self._tokens[index].start
        before = self._tokens[index - 1] if index else None
        if before is not None and before.tag in _OTHER_MATTERS and before.end in (start - 1, start):
            return False
        before_it = self._sentence.text[start - 1 : start]
        return start == 0 or (self._sentence.unknown(start - 1, start) == 0 and before_it not in _CLOSING_QUOTES)

    @staticmethod
    def _is_passing_mention(topic: str, tags: Sequence[str]) -> bool:
        """Whether 行政许可 and the like is only named, without a number: the talk does not turn to it."""
        return topic == "decisions" and NUMBER_TAG not in tags

    def _spans_years(self, first: int, last: int) -> bool:
        """Whether a span such as 2020年至2022年 is spoken of."""
        years = [token for token in self._tokens[first:last] if token.tag in ("OLD", "PREV", "CUR", "NEXT")]
        text = self._sentence.text
        return any(
            left.tag != right.tag and text[left.end : right.start] in _SPAN_SIGNS for left, right in pairwise(years)
        )

    def _note_year(self, tags: Sequence[str]) -> None:
        moved = "JZ" in tags or "CO" in tags or "CF" in tags or ("NEXT", "HANDLE") in pairwise(tags)
        if "CMP" in tags:
            return
        if "CUR" in tags or "NOW" in tags:
            self._other_year = False
        elif not moved and {"PREV", "OLD", "NEXT", "LASTY", "NEXTY"} & set(tags):
            self._other_year = True
            self._aside = NUMBER_TAG in tags and set(tags) <= _ASIDE


def _looking_ahead(clauses: Sequence[Clause], tokens: Sequence[Token]) -> list[Clause]:
    """Give the members of a list before its noun the noun's topic (收到信件、网络等形式的申请)."""
    settled = list(clauses)
    for index in range(len(settled) - 2, -1, -1):
        clause, follower = settled[index], settled[index + 1]
        opens = clause.topic == "none" and tokens[clause.last - 1].tag == "LIST"
        if opens and follower.owns_topic and follower.topic != "other":
            settled[index] = replace(clause, topic=follower.topic, owns_topic=True)
    return settled


def _tells_publication(tags: Sequence[str]) -> bool:
    return "REL" in tags and bool({"INFO", "DOC", "NONDOC"} & set(tags))
