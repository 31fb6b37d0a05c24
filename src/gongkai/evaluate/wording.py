"""Templates → sentences, with the place of every claim noted as it is written.

A slot stands in braces: ``{we}`` a word; ``{#received}`` a claim, ``{~…}`` told roughly, ``{!a+b|words}`` a denial,
``{@…}`` last year's number, ``{^…}`` growth over it, ``{%a/b}`` a share, ``{list:…}`` the outcomes one by one,
``{split:…}`` nameless parts of a whole, ``{n:3-40:次}`` a number that claims nothing. ``*`` and ``&`` after the sign
mark the whole and the parts of a sum, ``:件`` names the counter (``:`` alone: none).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import lru_cache
from random import Random
from typing import Final

from gongkai.evaluate.draft import Claim, Passage, Ratio, Role, Sum
from gongkai.evaluate.ledger import BLOCKS, GROUPS, OUTCOMES, Ledger
from gongkai.evaluate.lexicon import CorpusError, Lexicon, Template
from gongkai.evaluate.numerals import Hand, percent, printed, rounded
from gongkai.evaluate.world import Issuer

_SLOT: Final = re.compile(r"\{([^{}]*)\}")
_CONDITION: Final = re.compile(r"([\w.]+)\s*(>=|<=|!=|=|>|<)\s*(\w+)")
_DISPUTES: Final = (*BLOCKS, "litigation", "all")
_ROWS: Final = frozenset(
    {"received", "carried_over", "results_total", "carried_forward", "finished", "handled", *OUTCOMES, *GROUPS}
)
_KINDS: Final = (
    "natural_person",
    "enterprise",
    "research",
    "public_welfare",
    "legal_service",
    "other_organisation",
    "organisation",
    "total",
)


@dataclass(slots=True)
class Pen:
    """Writes for one report: its words, counters and numerals are chosen once, so that one hand wrote it all."""

    rng: Random
    lexicon: Lexicon
    split: str
    issuer: Issuer
    ledger: Ledger
    year: int
    words: Mapping[str, str]
    counters: Mapping[str, str]
    hand: Hand = "arabic"
    used: list[str] = field(default_factory=list)

    def allows(self, template: Template) -> bool:
        """Tell whether everything the template presupposes is true of this office and year."""
        return all(self._holds(condition) for condition in template.when) and all(
            self.ledger.last[name] not in (0, self.ledger.value(name)) for name in _grown(template.text)
        )

    def choices(self, role: str) -> list[Template]:
        """Return the templates of the role that may be used here."""
        return [template for template in self.lexicon.of(self.split, role) if self.allows(template)]

    def pick(self, role: str) -> Template | None:
        """Return one allowed template of the role not used before in this report, None if there is none."""
        fresh = [template for template in self.choices(role) if template.id not in self.used]
        return self.rng.choice(fresh) if fresh else None

    def say(self, role: str, *, as_role: Role = "body", topic: str = "") -> Passage | None:
        """Return a sentence of the role, None if nothing of it would be true."""
        template = self.pick(role)
        return None if template is None else self.write(template, as_role=as_role, topic=topic)

    def write(self, template: Template, *, as_role: Role = "body", topic: str = "") -> Passage:
        """Return the template's sentence with its marks."""
        if template.id:
            self.used.append(template.id)
        return _Writing(self, template).passage(as_role, topic)

    def _holds(self, condition: str) -> bool:
        match = _CONDITION.fullmatch(condition)
        if match is None:
            raise CorpusError(f"条件写法不对：{condition}", remedy="写作 名称 比较符 值")
        name, sign, wanted = match.groups()
        facts = {"level": self.issuer.level, "kind": self.issuer.kind, "form": self.ledger.form}
        if name in facts:
            return (facts[name] == wanted) == (sign == "=")
        if name == "year":
            return _compare(Decimal(self.year), sign, Decimal(wanted))
        if name.startswith("last."):
            return _compare(self.ledger.last[full_name(name[5:])], sign, Decimal(wanted))
        canonical = full_name(name)
        try:
            value = self.ledger.value(canonical)
        except KeyError:
            return False
        other = Decimal(wanted) if wanted.lstrip("-").isdigit() else self.ledger.value(full_name(wanted))
        return _compare(value, sign, other)


def _compare(left: Decimal, sign: str, right: Decimal) -> bool:
    return {
        "=": left == right,
        "!=": left != right,
        ">": left > right,
        "<": left < right,
        ">=": left >= right,
        "<=": left <= right,
    }[sign]


@lru_cache(maxsize=4000)
def _grown(text: str) -> tuple[str, ...]:
    """Return the figures whose growth the template tells; they need another, positive figure last year."""
    return tuple(
        full_name(slot[1:].rpartition("!")[2]) for is_slot, slot in _pieces(text) if is_slot and slot[0] == "^"
    )


@lru_cache(maxsize=2000)
def full_name(short: str) -> str:
    """Return the canonical figure name for a template's short one (received → applications.received.total)."""
    head, _, tail = short.partition(".")
    if head in _ROWS:
        return f"applications.{head}.{tail or 'total'}"
    if head in _DISPUTES:
        return f"disputes.{head}.{tail or 'total'}"
    if head == "fee_amount":
        return "handling_fee.amount"
    if head in ("applications", "disputes", "proactive", "handling_fee"):
        return short
    return f"proactive.{head}.{tail}"


@lru_cache(maxsize=4000)
def _pieces(text: str) -> tuple[tuple[bool, str], ...]:
    """Cut a template into (is a slot, text)."""
    found, position = [], 0
    for match in _SLOT.finditer(text):
        if match.start() > position:
            found.append((False, text[position : match.start()]))
        found.append((True, match[1]))
        position = match.end()
    if position < len(text):
        found.append((False, text[position:]))
    return tuple(found)


class _Writing:
    """One sentence in the making."""

    def __init__(self, pen: Pen, template: Template) -> None:
        self.pen = pen
        self.template = template
        self.text = ""
        self.claims: list[Claim] = []
        self.ratios: list[Ratio] = []
        self.whole: int | None = None
        self.parts: list[int] = []

    def passage(self, role: Role, topic: str) -> Passage:
        for is_slot, piece in _pieces(self.template.text):
            if is_slot:
                self._slot(piece)
            else:
                self.text += piece
        sums = () if self.whole is None else (Sum(self.whole, tuple(self.parts), "等" not in self.template.id),)
        if self.whole is not None and "incomplete" in self.template.role:
            sums = (Sum(self.whole, tuple(self.parts), complete=False),)
        return Passage(
            self.text, role, topic, tuple(self.claims), tuple(self.ratios), sums, templates=(self.template.id,)
        )

    def _slot(self, slot: str) -> None:
        signs: dict[str, Callable[[str], None]] = {
            "#": self._claim,
            "~": self._roughly,
            "!": self._denial,
            "@": self._last,
            "^": self._growth,
            "%": self._share,
        }
        if slot[0] in signs:
            signs[slot[0]](slot[1:])
        elif slot.startswith("list:"):
            self._list(slot[5:])
        elif slot.startswith("split:"):
            self._split(slot[6:])
        elif slot.startswith("n:"):
            self._number(slot[2:])
        else:
            self._word(slot)

    def _word(self, slot: str) -> None:
        pen = self.pen
        if slot in pen.words:
            self.text += pen.words[slot]
        elif slot == "we":
            self.text += pen.rng.choice(pen.issuer.selves)
        elif slot == "field":
            self.text += pen.rng.choice(pen.issuer.fields)
        elif slot == "fields":
            self.text += "、".join(pen.rng.sample(pen.issuer.fields, min(3, len(pen.issuer.fields))))
        else:
            self.text += pen.rng.choice(pen.lexicon.word_list(pen.split, slot))

    def _counter(self, name: str, told: str | None) -> str:
        if told is not None:
            return told
        if name == "handling_fee.amount":
            return "元"
        table, row, column = name.split(".")
        if table == "proactive" and row in ("fees", "procurement") and column == "amount":
            return "万元"
        key = f"{table}.{row}" if f"{table}.{row}" in self.pen.counters else table
        return self.pen.counters[key]

    def _parsed(self, slot: str) -> tuple[str, str, str]:
        """Return (mark, canonical name, counter) of a claim's slot."""
        mark = slot[0] if slot[0] in "*&" else ""
        name, colon, counter = slot.removeprefix(mark).partition(":")
        canonical = full_name(name)
        return mark, canonical, self._counter(canonical, counter if colon else None)

    def _note(self, mark: str, claim: Claim) -> None:
        if mark == "*":
            self.whole = len(self.claims)
        elif mark == "&":
            self.parts.append(len(self.claims))
        self.claims.append(claim)

    def _claim(self, slot: str) -> None:
        mark, name, counter = self._parsed(slot)
        value = self.pen.ledger.value(name)
        text = printed(value, self.pen.hand, counter)
        start = len(self.text)
        self.text += text
        self._note(mark, Claim(start, len(self.text), name, value, counter))

    def _roughly(self, slot: str) -> None:
        mark, name, counter = self._parsed(slot)
        value = self.pen.ledger.value(name)
        rough = rounded(self.pen.rng, int(value))
        if rough is None:
            self._claim(slot)
            return
        head, _, tail = rough.after.partition("|")
        self.text += rough.before
        start = len(self.text)
        self.text += head + counter
        self._note(mark, Claim(start, len(self.text), name, rough.value, counter, rough.precision, rough.resolution))
        self.text += tail

    def _denial(self, slot: str) -> None:
        names, _, words = slot.partition("|")
        start = len(self.text)
        self.text += words
        for name in names.split("+"):
            canonical = full_name(name)
            unit = self._counter(canonical, None)
            self.claims.append(Claim(start, len(self.text), canonical, Decimal(0), unit, none_claim=True))

    def _last(self, slot: str) -> None:
        _, name, counter = self._parsed(slot)
        self.text += printed(self.pen.ledger.last[name], self.pen.hand, counter)

    def _growth(self, slot: str) -> None:
        mark, _, name = slot.rpartition("!")
        canonical = full_name(name)
        now, before = self.pen.ledger.value(canonical), self.pen.ledger.last[canonical]
        rises = now > before
        rate = percent(abs(now - before), before, self.pen.rng.choice((0, 1, 1, 2)))
        if not mark:
            pairs = (("增长", "下降"), ("增加", "减少"), ("上升", "下降"))
            self.text += self.pen.rng.choice(pairs)[0 if rises else 1]
        start = len(self.text)
        self.text += f"{rate}%"
        stated = "{@" in self.template.text
        self.ratios.append(Ratio(start, len(self.text), "growth", now, before, rate, stated_last=stated))

    def _share(self, slot: str) -> None:
        part, _, whole = slot.partition("/")
        top, bottom = self.pen.ledger.value(full_name(part)), self.pen.ledger.value(full_name(whole))
        rate = percent(top, bottom, self.pen.rng.choice((0, 1, 1, 2)))
        start = len(self.text)
        self.text += f"{rate}%"
        self.ratios.append(Ratio(start, len(self.text), "share", top, bottom, rate))

    def _list(self, slot: str) -> None:
        """Write the outcomes that occurred; slot is ``<frame>|<joint>`` with ○ for the label and ● for the number."""
        frame, _, joint = slot.partition("|")
        rows = [row for row in OUTCOMES if self.pen.ledger.figures.get(f"applications.{row}.total", 0)]
        for place, row in enumerate(rows):
            label = self.pen.rng.choice(self.pen.lexicon.word_list(self.pen.split, row))
            before, _, after = frame.replace("○", label).partition("●")
            self.text += (joint if place else "") + before
            self._claim(f"&{row}")
            self.text += after

    def _split(self, slot: str) -> None:
        """Write nameless parts of a figure; slot is ``<figure>|<word list>|<frame>|<joint>``."""
        name, words, frame, joint = slot.split("|")
        value = int(self.pen.ledger.value(full_name(name)))
        labels = self.pen.lexicon.word_list(self.pen.split, words)
        count = min(len(labels), value, self.pen.rng.choice((2, 3, 3, 4, 5)))
        chosen = self.pen.rng.sample(labels, count)
        cuts = sorted(self.pen.rng.sample(range(1, value), count - 1)) if count > 1 else []
        sizes = [b - a for a, b in zip([0, *cuts], [*cuts, value], strict=True)]
        counter = self._counter(full_name(name), None)
        for place, (label, size) in enumerate(zip(chosen, sizes, strict=True)):
            before, _, after = frame.replace("○", label).partition("●")
            self.text += (joint if place else "") + before
            start = len(self.text)
            self.text += printed(Decimal(size), self.pen.hand, counter)
            self._note("&", Claim(start, len(self.text), "", Decimal(size), counter))
            self.text += after

    def _number(self, slot: str) -> None:
        bounds, _, counter = slot.partition(":")
        low, _, high = bounds.partition("-")
        self.text += f"{self.pen.rng.randint(int(low), int(high))}{counter}"
