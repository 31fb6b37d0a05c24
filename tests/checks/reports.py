"""Reports built by hand: tables, claims and sections, each with a place in a small text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from types import MappingProxyType

from gongkai.language.numerals import find_numbers, parse_cell
from gongkai.model import (
    Block,
    Breakdown,
    Cell,
    Document,
    Entry,
    Figure,
    Figures,
    Masthead,
    MatchedTable,
    Outline,
    Paragraph,
    Part,
    Quantity,
    Report,
    ReportForm,
    Section,
    Span,
    Statement,
    Table,
    TableForm,
    Void,
    VoidKind,
)
from gongkai.rules.forms import load_form
from gongkai.rules.packs import HOME

FORM_2021 = load_form(HOME / "2021")
FORM_2019 = load_form(HOME / "2019")
LOST = "lost"
_VOIDS: dict[str, VoidKind] = {"": "blank", "/": "slash", "-": "dash", "不适用": "not_applicable"}
NUMERALS = "一二三四五六"


@dataclass
class Sheet:
    """A text that grows; everything written gets its place."""

    text: str = ""
    blocks: list[Block] = field(default_factory=list)

    def write(self, words: str) -> Span:
        start = len(self.text)
        self.text += f"{words}\n"
        return Span(start, start + len(words))

    def paragraph(self, words: str) -> Paragraph:
        paragraph = Paragraph(self.write(words), words)
        self.blocks.append(paragraph)
        return paragraph

    def section(self, form: ReportForm, section_id: str, *body: str, title: str | None = None) -> Section:
        """Write a section of the form with its numbered official title, or another ``title``."""
        official = form.section(section_id)
        printed = title or f"{NUMERALS[official.number - 1]}、{official.title}"
        heading = self.paragraph(printed).span
        blocks = tuple(self.paragraph(words) for words in body)
        end = blocks[-1].span.end if blocks else heading.end
        number = NUMERALS.index(printed[0]) + 1 if printed[0] in NUMERALS else None
        return Section(section_id, printed, heading, Span(heading.start, end), blocks, number=number)

    def table(self, form: TableForm, cells: Mapping[str, str]) -> MatchedTable:
        """Write a whole table; cells not given hold 0, ``LOST`` ones are not there."""
        entries = []
        for number, name in enumerate(form.figure_names()):
            told = cells.get(name, "0")
            if told != LOST:
                entries.append(Entry(name, Cell(number, 0, self.write(told), told)))
        span = Span(entries[0].cell.span.start, entries[-1].cell.span.end) if entries else Span(0, 0)
        piece = Table(span, len(entries), 1, tuple(entry.cell for entry in entries))
        self.blocks.append(piece)
        return MatchedTable(form.id, (piece,), tuple(entries), span, section=form.section)

    def claim(self, name: str, words: str, scope: str | None = None, sentence: str = "{}") -> Figure:
        """Write a sentence that tells a figure; ``words`` 无 denies it."""
        before, after = sentence.split("{}")
        place = self.write(f"{before}{words}{after}")
        span = Span(place.start + len(before), place.start + len(before) + len(words))
        if words == "无":
            return Figure(name, Quantity(Decimal(0)), span, words, "prose", none_claim=True, scope=scope)
        return Figure(name, find_numbers(words)[0].quantity, span, words, "prose", scope=scope)

    def document(self, **changes: object) -> Document:
        plain = Document("report.txt", "text/plain", "0" * 64, self.text, tuple(self.blocks))
        return replace(plain, **changes)  # type: ignore[arg-type]


def read_cells(tables: Sequence[MatchedTable]) -> tuple[Mapping[str, Figure], Mapping[str, Void]]:
    """Return figures and voids of the tables, as extraction does."""
    figures, voids = {}, {}
    for table in tables:
        for name, cell in ((entry.name, entry.cell) for entry in table.entries):
            quantity, kind = parse_cell(cell.text), _VOIDS.get(cell.text)
            if quantity is None or kind is not None:
                voids[name] = Void(name, kind or "unreadable", cell.span, cell.text)
            else:
                figures[name] = Figure(name, quantity, cell.span, cell.text, "table")
    return MappingProxyType(figures), MappingProxyType(voids)


def with_tables(
    cells: Mapping[str, str | int] | None = None,
    claims: Sequence[tuple[str, str] | tuple[str, str, str]] = (),
    form: ReportForm = FORM_2021,
    level: str | None = "department",
) -> Report:
    """Return a report whose tables hold ``cells`` and zeros, and whose text makes ``claims`` (name, words, scope)."""
    sheet = Sheet()
    told = {name: str(value) for name, value in (cells or {}).items()}
    tables = tuple(sheet.table(table, told) for table in form.tables)
    prose = tuple(sheet.claim(claim[0], claim[1], claim[2] if len(claim) == 3 else None) for claim in claims)
    figures, voids = read_cells(tables)
    sections = tuple(Section(section.id, section.title, None, None) for section in form.sections)
    outline = Outline(masthead(level=level), (), sections, tables)
    return Report(sheet.document(), outline, Figures(figures, voids, prose))


def masthead(year: int | None = 2023, level: str | None = "department", **changes: object) -> Masthead:
    """Return the masthead of a department's report."""
    return replace(Masthead("云陂县民政局", year), level=level, **changes)  # type: ignore[arg-type]


FULL = {
    "overview": "（一）主动公开。全年公开信息210条。",
    "proactive": "见下表。",
    "applications": "见下表。",
    "disputes": "见下表。",
    "problems": "主要问题是更新不够及时，下一步将按月检查。",
    "other": "没有收取信息处理费。",
}


def with_sections(
    bodies: Mapping[str, Sequence[str] | None] | None = None,
    preamble: Sequence[str] = (),
    titles: Mapping[str, str] | None = None,
    form: ReportForm = FORM_2021,
) -> Report:
    """Return a report with all sections; ``bodies`` replaces their paragraphs, None leaves a section out."""
    sheet = Sheet()
    before = tuple(sheet.paragraph(words) for words in preamble)
    sections = []
    for section in form.sections:
        given = {**{name: (text,) for name, text in FULL.items()}, **(bodies or {})}[section.id]
        if given is None:
            sections.append(Section(section.id, None, None, None, status="missing"))
        else:
            sections.append(sheet.section(form, section.id, *given, title=(titles or {}).get(section.id)))
    order = tuple(section.id for section in sections if section.id and section.heading)
    outline = Outline(masthead(), before, tuple(sections), (), printed_order=order)
    return Report(sheet.document(), outline, Figures())


def with_text(*paragraphs: str) -> Report:
    """Return a report of bare paragraphs, as a fragment is read."""
    return with_sections({"overview": paragraphs})


def changed(report: Report, **outline: object) -> Report:
    """Return the report with other parts of its outline."""
    return replace(report, outline=replace(report.outline, **outline))  # type: ignore[arg-type]


def with_breakdowns(*breakdowns: Breakdown) -> Report:
    """Return a report whose text tells wholes and their parts."""
    report = with_tables()
    return replace(report, figures=replace(report.figures, breakdowns=breakdowns))


def breakdown(whole: int | str, *parts: int | str, **changes: object) -> Breakdown:
    """Return a whole and its parts, all printed at the start of the text."""
    members = tuple(Part(f"第{number}项", _quantity(part), Span(0, 1)) for number, part in enumerate(parts, 1))
    told = Breakdown("公开信息", _quantity(whole), Span(0, 1), members, complete=True)
    return replace(told, **changes)  # type: ignore[arg-type]


def part(value: int | str) -> Part:
    """Return one more part."""
    return Part("另一项", _quantity(value), Span(0, 1))


def _quantity(value: int | str) -> Quantity:
    return find_numbers(f"{value}条" if isinstance(value, int) else value)[0].quantity


def stating(report: Report, key: str, scope: str | None = None) -> Report:
    """Return the report with a statement at its first characters."""
    statement = Statement(key, Span(0, 1), scope)
    return replace(report, figures=replace(report.figures, statements=(statement,)))


def names(table: str, *rows: str, column: str = "total") -> Iterator[str]:
    """Yield the cell names of some rows in one column."""
    for row in rows:
        yield f"{table}.{row}.{column}"
