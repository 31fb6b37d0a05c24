"""Settles what the grammar and a trained reader make of the same sentence: where they differ, nothing is certain."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Final

from gongkai.extract.clauses import Sentence
from gongkai.extract.scope import is_whole
from gongkai.language.normalise import fold
from gongkai.language.numerals import find_numbers
from gongkai.model import Certainty, Figure, Naming, Quantity, Span

AGREED: Final = 0.85
"""From this score on, a name that both readers give is sure."""
LIKELY: Final = 0.95
"""From this score on, what only the trained reader sees is put as a question."""
FAINT: Final = 0.7
"""Below this score the trained reader alone is not heard."""
OTHER_NAME: Final = 0.5
"""From this score on, the trained reader's name is taken instead of the grammar's."""
NO_FIGURE: Final = 0.9
"""From this score on, a number that the trained reader takes for no figure is none."""
VAGUE: Final = "applications.handled.total"
"""A name too loose to be taken from the trained reader alone."""
_OTHER_BODY: Final = re.compile("本级|办公[室厅]|全[省市县区州盟旗镇乡]|各|下属|所属|直属|系统|上年|去年|上一年")
_CLAUSE_END: Final = re.compile(r"[，,；;。（()）]|$")


@dataclass(frozen=True, slots=True)
class Seen:
    """One sentence before both readers; ``offset`` is its place in the document, namings are relative to it."""

    sentence: Sentence
    offset: int
    namings: tuple[Naming, ...]
    issuer: str | None = None

    def settle(self, read: Sequence[Figure]) -> Iterator[Figure]:
        """Yield the grammar's figures with their certainty, and those that only the trained reader sees."""
        kept = []
        for figure in read:
            answer = self._answer_to(figure)
            if answer is None:
                kept.append(figure)
            elif not _is_overruled(figure, answer):
                kept.append(replace(figure, certainty=_certainty(figure, answer)))
        yield from kept
        for naming in self.namings:
            yield from self._unseen(naming, read, kept)

    def _answer_to(self, figure: Figure) -> Naming | None:
        """Return what the trained reader says of the figure's number or denial, None if it was not asked."""
        span = figure.span.shifted(-self.offset)
        near = [
            naming
            for naming in self.namings
            if naming.is_denial == figure.none_claim and naming.start < span.end and span.start < naming.end
        ]
        return next((naming for naming in near if figure.name in naming.names), near[0] if near else None)

    def _unseen(self, naming: Naming, read: Sequence[Figure], kept: Sequence[Figure]) -> Iterator[Figure]:
        span = self._span(naming)
        quantity = self._quantity(naming)
        if span is None or quantity is None:
            return
        place = span.shifted(self.offset)
        is_read = any(_overlap(figure.span, place) for figure in read)
        if naming.score < (OTHER_NAME if is_read else FAINT):
            return
        is_clear = naming.score >= LIKELY and not is_read
        there = {figure.name for figure in kept if _overlap(figure.span, place)}
        for name in naming.names:
            if name not in there and (name != VAGUE or is_read):
                yield Figure(
                    name=name,
                    quantity=quantity,
                    span=place,
                    text=self.sentence.text[span.start : span.end],
                    source="prose",
                    clause=place,
                    none_claim=naming.is_denial,
                    scope=self._scope(naming),
                    certainty="likely" if is_clear and self._is_plain(naming) else "faint",
                )

    def _is_plain(self, naming: Naming) -> bool:
        """Whether nothing in the clause up to the number speaks of another body or another year."""
        start = max(self.sentence.text.rfind(sign, 0, naming.start) for sign in "，,；;（(") + 1
        return _OTHER_BODY.search(self.sentence.text, start, naming.end) is None

    def _scope(self, naming: Naming) -> str | None:
        """Return the word that narrows or widens the clause of a naming, None where it is the issuer's own."""
        tokens = self.sentence.tokens
        at = next((at for at, token in enumerate(tokens) if token.start <= naming.start < token.end), None)
        scope = None if at is None else self.sentence.clause_at[at].scope
        return None if scope is None or is_whole(scope, self.issuer) else scope

    def _span(self, naming: Naming) -> Span | None:
        """Return the number with its counter, or the denial up to the end of its clause."""
        text = self.sentence.text
        if not naming.is_denial:
            return Span(naming.start, naming.end) if naming.end <= len(text) else None
        end = _CLAUSE_END.search(text, naming.end)
        return Span(naming.start, end.start() if end else len(text))

    def _quantity(self, naming: Naming) -> Quantity | None:
        if naming.is_denial:
            return Quantity(Decimal(0))
        numbers = find_numbers(fold(self.sentence.text))
        return next((number.quantity for number in numbers if number.start == naming.start), None)


def _certainty(figure: Figure, answer: Naming) -> Certainty:
    if figure.name in answer.names:
        return "sure" if answer.score >= AGREED else "likely"
    return "faint" if answer.names or answer.score >= OTHER_NAME else "likely"


def _is_overruled(figure: Figure, answer: Naming) -> bool:
    """Whether the trained reader firmly gives the number another name, or takes it for no figure."""
    return figure.name not in answer.names and answer.score >= (OTHER_NAME if answer.names else NO_FIGURE)


def _overlap(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end
