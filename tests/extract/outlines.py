"""Documents and outlines built by hand for the tests of this package."""

from __future__ import annotations

from collections.abc import Sequence

from gongkai.extract import figures
from gongkai.model import (
    Block,
    Cell,
    ColumnForm,
    Document,
    Entry,
    Figures,
    Masthead,
    MatchedTable,
    Outline,
    Paragraph,
    ReportForm,
    RowForm,
    SecondReader,
    Section,
    SectionForm,
    Span,
    Table,
    TableForm,
)

FORM = ReportForm(
    id="2021",
    title="测试格式",
    from_year=2021,
    to_year=None,
    sections=(SectionForm("overview", 1, "总体情况"),),
    tables=(
        TableForm(
            id="proactive",
            number="表二",
            title="主动公开",
            section="proactive",
            layout="sheets",
            rows=(
                RowForm("fees", ("行政事业性收费",), ("amount",)),
                RowForm("licences", ("行政许可",), ("decisions",)),
            ),
            columns=(
                ColumnForm("amount", ("本年收费金额",), "万元"),
                ColumnForm("decisions", ("本年处理决定数量",), "件"),
            ),
        ),
    ),
)


def read_prose(
    paragraphs: str | Sequence[str],
    *,
    year: int | None = 2022,
    section: str = "overview",
    issuer: str | None = None,
    second: SecondReader | None = None,
) -> tuple[Document, Figures]:
    """Return the document that holds the paragraphs in one section, and its figures."""
    texts = paragraphs.split("\n") if isinstance(paragraphs, str) else list(paragraphs)
    blocks: list[Block] = []
    position = 0
    for text in texts:
        blocks.append(Paragraph(Span(position, position + len(text)), text))
        position += len(text) + 1
    return read_blocks("\n".join(texts), blocks, year=year, section=section, issuer=issuer, second=second)


def read_blocks(
    text: str,
    blocks: Sequence[Block],
    *,
    year: int | None = 2022,
    section: str = "overview",
    issuer: str | None = None,
    second: SecondReader | None = None,
) -> tuple[Document, Figures]:
    """Return the document made of the blocks, and its figures."""
    document = Document("report.txt", "text/plain", "0" * 64, text, tuple(blocks))
    whole = Section(section, section, None, Span(0, len(text)), tuple(blocks))
    outline = Outline(Masthead(issuer=issuer, year=year), (), (whole,), ())
    return document, figures(document, outline, FORM, second)


def read_cells(**cells: str) -> tuple[Document, Figures]:
    """Return the document whose table two holds these texts (keys: ``fees_amount``, ``licences_decisions``)."""
    entries, built, text = [], [], ""
    for row, (key, content) in enumerate(cells.items()):
        cell = Cell(row, 1, Span(len(text), len(text) + len(content)), content)
        entries.append(Entry("proactive." + key.replace("_", "."), cell))
        built.append(cell)
        text += content + "\n"
    table = Table(Span(0, len(text)), len(built), 2, tuple(built))
    matched = MatchedTable("proactive", (table,), tuple(entries), table.span)
    document = Document("report.txt", "text/plain", "0" * 64, text, (table,))
    outline = Outline(Masthead(year=2022), (), (), (matched,))
    return document, figures(document, outline, FORM)
