"""Pages and texts for the tests of reading, all invented."""

from __future__ import annotations

from gongkai import ingest
from gongkai.model import Document, Paragraph, Table

HEADINGS = ("一、总体情况", "二、主动公开政府信息情况", "三、收到和处理政府信息公开申请情况", "六、其他需要报告的事项")
PROSE = "2023年我局在县政府网站公开信息118条，其中动态70条、公告48条，没有发生泄密问题。"
TABLE = (
    "<table><tr><td colspan='4'>第二十条第（一）项</td></tr><tr><td>信息内容</td><td>本年制发件数</td>"
    "<td>本年废止件数</td><td>现行有效件数</td></tr><tr><td>规章</td><td>0</td><td>0</td><td>0</td></tr></table>"
)
REPORT = (
    "<h1>青枫县统计局2023年政府信息公开工作年度报告</h1>"
    f"<p>{HEADINGS[0]}</p><p>{PROSE}</p><p>{HEADINGS[1]}</p>{TABLE}<p>{HEADINGS[2]}</p><p>未收到申请。</p>"
    f"<p>{HEADINGS[3]}</p><p>无。</p>"
)
TEXT = "\n".join(("青枫县统计局2023年政府信息公开工作年度报告", HEADINGS[0], PROSE, HEADINGS[3], "无。"))


def page(body: str, *, head: str = "<title>年度报告</title>") -> str:
    """Wrap a body as a whole page."""
    return f"<!DOCTYPE html><html><head>{head}</head><body>{body}</body></html>"


def read(source: str | bytes, name: str = "report.html") -> Document:
    """Read a source given as text (UTF-8) or bytes."""
    return ingest.read_bytes(source.encode() if isinstance(source, str) else source, name)


def lines(document: Document) -> list[str]:
    """Return the paragraphs' texts."""
    return [paragraph.text for paragraph in document.paragraphs]


def rows(table: Table) -> list[list[str | None]]:
    """Return the grid as texts."""
    return [[cell.text if cell else None for cell in row] for row in table.grid()]


def assert_spans_are_exact(document: Document) -> None:
    """Check that every block and cell points exactly at its text."""
    position = 0
    for block in document.blocks:
        assert block.span.start >= position
        position = block.span.end
        if isinstance(block, Paragraph):
            assert document.slice(block.span) == block.text
            assert block.text == block.text.strip() != ""
            continue
        for cell in block.cells:
            assert document.slice(cell.span) == cell.text
            assert block.span.contains(cell.span)
            assert cell.row + cell.height <= block.rows
            assert cell.column + cell.width <= block.columns
    assert position <= len(document.text)
    assert all(0 <= picture.start == picture.end <= len(document.text) for picture in document.pictures)
