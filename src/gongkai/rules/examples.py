"""The examples that every rule carries, run: the self-test of a pack."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import pairwise
from types import MappingProxyType
from typing import Final

from gongkai.errors import GongkaiError, RulePackError
from gongkai.language.numerals import find_numbers, parse_cell
from gongkai.model import (
    Cell,
    Document,
    Entry,
    Example,
    Figure,
    Figures,
    Masthead,
    MatchedTable,
    Outline,
    Quantity,
    Report,
    ReportForm,
    Rule,
    RulePack,
    RuleResult,
    Section,
    Span,
    Table,
    TableForm,
    Void,
    VoidKind,
)
from gongkai.rules.engine import judge
from gongkai.rules.packs import sound_report

LOST: Final = "lost"
"""In ``figures``: the cell was not read. An empty text is a blank cell; cells not named hold 0."""

NONE: Final = "无"
SCOPE_SIGN: Final = "@"
"""In ``stated``: ``无`` denies the figure, ``4件@全市`` gives it a scope."""

SECTION_SIGN: Final = "§"
"""In ``changes``: ``§problems`` stands for that whole section of the sound report."""

_MARKED: Final = re.compile(r"⟦([^⟦⟧]*)⟧")
_VOIDS: Final[dict[str, VoidKind]] = {"": "blank", "/": "slash", "-": "dash", "不适用": "not_applicable"}
_ISSUER: Final = "甲县乙局"


@dataclass(frozen=True, slots=True)
class ExampleResult:
    """What became of one example. ``problem`` is None when the rule decided as told."""

    rule: str
    number: int
    example: Example
    result: RuleResult | None
    problem: str | None = None

    @property
    def name(self) -> str:
        """The example's name in listings: SUM401-1-breached."""
        return f"{self.rule}-{self.number}-{self.example.outcome}"


def test_pack(pack: RulePack) -> tuple[ExampleResult, ...]:
    """Run every example of every rule of the pack."""
    return tuple(run_example(pack, rule, number) for rule in pack.rules for number in range(1, len(rule.examples) + 1))


def run_example(pack: RulePack, rule: Rule, number: int) -> ExampleResult:
    """Judge the example with this number (from 1) by its rule alone."""
    example = rule.examples[number - 1]
    try:
        report, marked = _report(pack, example)
    except GongkaiError as error:
        return ExampleResult(rule.id, number, example, None, f"例子无法读取：{error}")
    (result,) = judge(replace(pack, rules=(rule,)), report)
    return ExampleResult(rule.id, number, example, result, _problem(example, result, marked))


def _problem(example: Example, result: RuleResult, marked: tuple[str, ...]) -> str | None:
    if result.outcome != example.outcome:
        told = "；".join(finding.message for finding in result.findings) or result.reason or ""
        return f"应为 {example.outcome}，实为 {result.outcome}" + (f"（{told}）" if told else "")
    shown = {evidence.text for finding in result.findings for evidence in finding.evidence}
    missed = [text for text in marked if text not in shown]
    return f"标出的“{missed[0]}”不在证据中" if missed else None


def _report(pack: RulePack, example: Example) -> tuple[Report, tuple[str, ...]]:
    if example.changes is not None:
        return _read(pack, example, _changed(sound_report(pack), pack.form, example.changes))
    if example.text is not None:
        return _read(pack, example, example.text)
    return _placed(pack.form, example), ()


def _changed(text: str, form: ReportForm, changes: Mapping[str, str]) -> str:
    sound = text
    for old, new in changes.items():
        told = _section_text(sound, form, old.removeprefix(SECTION_SIGN)) if old.startswith(SECTION_SIGN) else old
        if not told or text.count(told) != 1:
            what = f"示例报告中“{old}”出现 {text.count(told) if told else 0} 次"
            raise RulePackError(what, where="changes", remedy="换用只出现一次的文字")
        text = text.replace(told, new)
    return text


def _section_text(text: str, form: ReportForm, section_id: str) -> str:
    """Return a whole section of the sound report, heading included, empty if it has none."""
    starts = sorted((text.find(f"、{section.title}\n") - 1, section.id) for section in form.sections)
    for (start, name), (end, _) in pairwise([*starts, (len(text), "")]):
        if name == section_id and start >= 0:
            return text[start:end]
    return ""


def _read(pack: RulePack, example: Example, text: str) -> tuple[Report, tuple[str, ...]]:
    from gongkai import extract, ingest, segment

    marked = tuple(_MARKED.findall(text))
    document = ingest.read_bytes(_MARKED.sub(r"\1", text).encode(), "example.txt")
    masthead = segment.read_masthead(document)
    masthead = replace(
        masthead, year=example.year or masthead.year or _year(pack.form), level=example.level or masthead.level
    )
    outline = segment.outline(document, pack.form, masthead)
    return Report(document, outline, extract.figures(document, outline, pack.form)), marked


def _year(form: ReportForm) -> int:
    return form.to_year or form.from_year + 1


def _placed(form: ReportForm, example: Example) -> Report:
    """Build a report whose tables hold the figures given, and zeros elsewhere, beside the stated ones."""
    page = _Page()
    given = example.figures or {}
    tables, figures, voids = [], {}, {}
    for table in form.tables:
        entries = list(page.entries(table, given))
        tables.append(_matched(page, table, entries))
        for entry in entries:
            quantity = parse_cell(entry.cell.text)
            kind = _VOIDS.get(entry.cell.text)
            if quantity is None or kind is not None:
                voids[entry.name] = Void(entry.name, kind or "unreadable", entry.cell.span, entry.cell.text)
            else:
                figures[entry.name] = Figure(entry.name, quantity, entry.cell.span, entry.cell.text, "table")
    prose = tuple(figure for name, told in (example.stated or {}).items() for figure in page.stated(name, told))
    document = Document("example", "text/plain", "", page.text, tuple(table.pieces[0] for table in tables))
    masthead = Masthead(_ISSUER, example.year or _year(form), example.level or "department")
    sections = tuple(Section(section.id, section.title, None, None) for section in form.sections)
    outline = Outline(masthead, (), sections, tuple(tables))
    return Report(document, outline, Figures(MappingProxyType(figures), MappingProxyType(voids), prose))


def _matched(page: _Page, table: TableForm, entries: list[Entry]) -> MatchedTable:
    cells = tuple(entry.cell for entry in entries)
    span = Span(cells[0].span.start, cells[-1].span.end) if cells else Span(len(page.text), len(page.text))
    piece = Table(span, len(cells), 1, cells)
    return MatchedTable(table.id, (piece,), tuple(entries), span, section=table.section)


class _Page:
    """Writes the small text that an example's figures point into."""

    def __init__(self) -> None:
        self.text = ""

    def entries(self, table: TableForm, given: Mapping[str, str]) -> Iterator[Entry]:
        for number, name in enumerate(table.figure_names()):
            told = given.get(name, "0")
            if told != LOST:
                yield Entry(name, Cell(number, 0, self._written(told), told))

    def stated(self, name: str, told: str) -> Iterator[Figure]:
        for one in told.split("；"):
            words, _, scope = one.partition(SCOPE_SIGN)
            yield self._figure(name, words, scope or None)

    def _figure(self, name: str, words: str, scope: str | None) -> Figure:
        span = self._written(words)
        if words == NONE:
            return Figure(name, Quantity(Decimal(0)), span, words, "prose", none_claim=True, scope=scope)
        numbers = find_numbers(words)
        if not numbers:
            raise RulePackError(f"“{words}”不是数量", where=f"stated {name}", remedy="写作“4件”“10余次”或“无”")
        return Figure(name, numbers[0].quantity, span, words, "prose", scope=scope)

    def _written(self, words: str) -> Span:
        start = len(self.text)
        self.text += f"{words}\n"
        return Span(start, start + len(words))
