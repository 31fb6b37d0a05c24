"""What the sentences of a report state: figures, breakdowns, and statements without a number."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import Final

from gongkai.extract.breakdowns import Whole, find_breakdowns, is_published, last_whole, with_further
from gongkai.extract.clauses import Context, Sentence
from gongkai.extract.grammar import Grammar, load_grammar
from gongkai.extract.links import Linked, link_numbers
from gongkai.extract.names import give_names
from gongkai.extract.nones import find_denials
from gongkai.extract.passage import BLOCKS, DOCUMENTS, MAIN, Passage
from gongkai.extract.readings import read_tags
from gongkai.extract.scope import foreign_subject, is_whole, own_subject
from gongkai.extract.second import Seen
from gongkai.extract.statements import find_statements
from gongkai.model import Breakdown, Figure, Naming, Quantity, Span, Statement

LONGEST_SENTENCE: Final = 2000
_SENTENCE: Final = re.compile(r"[^。！？!?\n]+")
_COUNT: Final = re.compile(
    r"[0-9０-９无未没零〇]|不存在|不收取|不曾|免收|免予收取|[一二两三四五六七八九十百千]\s?余?[件宗份条个起次例项篇则部笔元]"
    "|(?:均|全部|都)[^，,。；;]{0,8}(?:办结|答复|办理)"
)
_SUBJECT: Final = re.compile(
    "申请|复议|诉讼|规范性文件|规章|许可|处罚|强制|收费|费|公开|发布|推送|信息|结转|受理|答复|办结|维持|纠正|废止|自然人|法人|科研机构|无法提供|不予处理"
)
_HEADING: Final = re.compile(
    r"\s{0,8}(?:[（(]?[一二三四五六七八九十0-9]{1,3}[）)、.．]\s?)?[^，。；：:]{2,30}[。：:]?\s{0,4}"
)
_APPLICATIONS: Final = re.compile("依申请公开|信息公开申请|申请公开|依申请")
_DISPUTES: Final = re.compile("复议|诉讼")
_LONGEST_HEADING: Final = 36
_NUMBERINGS: Final = tuple(
    re.compile(style)
    for style in (
        r"\s*[一二三四五六七八九十]{1,3}[、.．]",
        r"\s*[（(][一二三四五六七八九十]{1,3}[）)]",
        r"\s*\d{1,2}[、.．]",
        r"\s*[（(]?\d{1,2}[）)]",
    )
)


@dataclass(slots=True)
class Stated:
    """What paragraphs stated so far, in reading order."""

    figures: list[Figure] = field(default_factory=list)
    breakdowns: list[Breakdown] = field(default_factory=list)
    statements: list[Statement] = field(default_factory=list)


class Reader:
    """Reads the paragraphs of a section in order and remembers what a reader would.

    Args:
        year: the report's year; None takes every year for its own.
        issuer: who reports, to tell its own figures from another body's.
        section: the id of the section.
    """

    def __init__(self, year: int | None, issuer: str | None = None, section: str | None = None) -> None:
        self._grammar: Grammar = load_grammar()
        self._year = year
        self._issuer = issuer
        self._base = {"applications": "applications", "disputes": "disputes", "other": "other_section"}.get(
            section or "", "none"
        )
        self._default = self._base
        self._above: dict[int, str] = {}
        self._whole: Whole | None = None
        self._open: int | None = None
        self.stated = Stated()

    def read(self, text: str, offset: int, namings: Sequence[Naming] = ()) -> None:
        """Read one paragraph that begins at ``offset`` of the document; ``namings`` are a second reader's answers."""
        heading = heading_of(text)
        if heading is not None:
            self._default = self._topic_under(heading)
        self._whole = self._open = None
        context = Context(default=self._default, topic=_plain_topic(self._default))
        if heading is not None and len(heading) == len(text.strip()):
            return
        for start, sentence in _sentences(text):
            told = tuple(_within(namings, start, start + len(sentence)))
            if not any(naming.names for naming in told) and _is_idle(sentence, context):
                context = _passed_over(context, sentence)
                self._whole = self._open = None
                continue
            context = self._sentence(sentence, offset + start, context, told)

    def _topic_under(self, heading: str) -> str:
        """Return the topic a heading sets; one that names none (2. 办理情况) stays under the heading above it."""
        depth = next((depth for depth, style in enumerate(_NUMBERINGS) if style.match(heading)), None)
        topic = _topic_of_heading(heading, "")
        if depth is None:
            return topic or self._base
        self._above = {above: told for above, told in self._above.items() if above < depth}
        if not topic:
            return self._above[max(self._above)] if self._above else self._base
        self._above[depth] = topic
        return topic

    def _sentence(self, text: str, offset: int, context: Context, namings: tuple[Naming, ...]) -> Context:
        sentence = Sentence(text, self._grammar, self._year, context)
        if not sentence.tokens:
            return context
        tags = read_tags(sentence)
        numbers = link_numbers(sentence, tags, self._grammar)
        passage = Passage(sentence, tags, self._grammar, numbers, context)
        give_names(passage)
        read = list(self._figures(passage, offset, context))
        figures = sorted(Seen(sentence, offset, namings, self._issuer).settle(read), key=lambda figure: figure.span)
        self.stated.figures.extend(figures)
        self._divide(passage, offset)
        self.stated.statements.extend(find_statements(passage, figures, offset))
        return _leave(passage, context)

    def _divide(self, passage: Passage, offset: int) -> None:
        found = list(find_breakdowns(passage, offset, self._whole))
        if self._open is not None:
            longer = with_further(self.stated.breakdowns[self._open], passage, offset)
            if longer is not None:
                self.stated.breakdowns[self._open] = longer
        self._open = None
        for breakdown in found:
            if is_published(breakdown, passage, offset):
                self._open = len(self.stated.breakdowns)
            self.stated.breakdowns.append(breakdown)
        self._whole = last_whole(passage, offset)

    def _figures(self, passage: Passage, offset: int, context: Context) -> Iterator[Figure]:
        sentence = passage.sentence
        subject: str | None = None
        for item in passage.numbers:
            number = sentence.tokens[item.index].number
            if number is None:
                continue
            subject = self._subject(sentence, item, subject)
            span = Span(number.start, number.end)
            for name in dict.fromkeys(item.names):
                figure = self._figure(name, number.quantity, span, sentence, item.index, offset)
                yield _in_scope(figure, subject, item)
        seen = set()
        for denial in find_denials(sentence, passage.tags, context):
            if (denial.name, denial.first) not in seen:
                seen.add((denial.name, denial.first))
                span = Span(sentence.tokens[denial.first].start, sentence.tokens[denial.last].end)
                figure = self._figure(denial.name, Quantity(Decimal(0)), span, sentence, denial.first, offset)
                yield replace(figure, none_claim=True)

    def _subject(self, sentence: Sentence, item: Linked, before: str | None) -> str | None:
        """Return the other body whose number it is: named in its clause, or still the one of the clause before."""
        if item.head is None or item.backward:
            return before
        if own_subject(sentence, item.head):
            return None
        return foreign_subject(sentence, item.head, self._issuer) or before

    def _figure(self, name: str, quantity: Quantity, span: Span, sentence: Sentence, index: int, offset: int) -> Figure:
        start, end = sentence.group_bounds(index)
        scope = sentence.clause_at[index].scope
        return Figure(
            name=name,
            quantity=quantity,
            span=span.shifted(offset),
            text=sentence.text[span.start : span.end],
            source="prose",
            clause=Span(min(start, span.start), max(end, span.end)).shifted(offset),
            scope=None if scope is not None and is_whole(scope, self._issuer) else scope,
        )


def _within(namings: Sequence[Naming], start: int, end: int) -> Iterator[Naming]:
    """Yield the namings of a sentence, their places counted from its start."""
    for naming in namings:
        if start <= naming.start < end:
            yield replace(naming, start=naming.start - start, end=naming.end - start)


def _is_idle(sentence: str, context: Context) -> bool:
    """Whether a sentence can state no figure: it counts nothing, or nothing of ours."""
    return not _COUNT.search(sentence) or (context.topic == "none" and not _SUBJECT.search(sentence))


def _in_scope(figure: Figure, subject: str | None, item: Linked) -> Figure:
    """Give a figure the scope of its subject; what a channel carried has none."""
    if figure.scope is not None or item.head is None or item.backward or subject is None:
        return figure
    if figure.name.startswith("proactive.published.") and figure.name != "proactive.published.total":
        return figure
    return replace(figure, scope=subject)


def _sentences(text: str) -> Iterator[tuple[int, str]]:
    """Yield sentences with their places; one that is too long is cut at its commas, and left out where it has none."""
    for match in _SENTENCE.finditer(text):
        start, end = match.span()
        while end - start > LONGEST_SENTENCE:
            cut = max(text.rfind(sign, start, start + LONGEST_SENTENCE) for sign in "，；,;") + 1
            if cut > start:
                yield start, text[start:cut]
            start = cut if cut > start else start + LONGEST_SENTENCE
        yield start, text[start:end]


def heading_of(text: str) -> str | None:
    """Return the sub-heading a paragraph is or begins with."""
    head = text[: _LONGEST_HEADING + 14]
    match = re.match(
        r"\s{0,8}[（(]?[一二三四五六七八九十0-9]{1,3}[）)、.．]\s?[^，。；：:\n]{2,36}(?=[。：:\n]|\s{2}|$)", head
    )
    if match:
        return match[0].strip()
    whole = text.strip()
    if 2 <= len(whole) <= 30 and not re.search(r"[，。；0-9]", whole) and not _COUNT.search(whole):
        return whole
    return None


def _topic_of_heading(heading: str, base: str) -> str:
    if _DISPUTES.search(heading):
        return "disputes"
    if _APPLICATIONS.search(heading):
        return "applications"
    return "published" if "主动公开" in heading else base


def _plain_topic(default: str) -> str:
    return "none" if default == "other_section" else default


def _passed_over(context: Context, sentence: str) -> Context:
    heading = heading_of(sentence) if len(sentence) <= _LONGEST_HEADING else None
    if context.default == "published" and heading is not None:
        topic = _topic_of_heading(heading, "none")
        return replace(context, default=topic, topic=topic)
    if _APPLICATIONS.search(sentence):
        return replace(context, topic="applications")
    return context


def _leave(passage: Passage, context: Context) -> Context:
    """Return what the next sentence may build on."""
    topic = passage.sentence.topic
    if topic in ("other", "decisions", "fees"):
        topic = _plain_topic(context.default)
    block, document = context.block, context.document
    for tag in passage.tags:
        block = BLOCKS.get(tag, block)
        document = DOCUMENTS.get(tag, document)
    scope = passage.sentence.clauses[-1].scope
    whole = next((item.tag for item in reversed(passage.numbers) if item.tag in MAIN), context.whole)
    if any(item.tag == "ALLDISPUTES" for item in passage.numbers):
        block = None
    return replace(context, topic=topic, block=block, document=document, whole=whole, scope=scope)
