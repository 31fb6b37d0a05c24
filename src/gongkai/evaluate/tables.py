"""Grids → HTML and lines of text, in the looks of real pages and conversions."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from typing import Final

from gongkai.evaluate.draft import Grid, GridCell
from gongkai.evaluate.layouts import Look

_TABLE_TAG: Final[Mapping[str, str]] = {
    "clean": "<table>",
    "word": '<table class="MsoNormalTable" border="1" cellspacing="0" style="border-collapse:collapse;width:100%;">',
    "legacy": '<table width="100%" border="1" cellpadding="0" cellspacing="1" bordercolor="#000000">',
    "th": '<table class="nb-table" border="1">',
    "bare": "<TABLE border=1>",
}  # fmt: skip
_SEPARATORS: Final = {"tab": "\t", "bar": " | ", "edged": " | "}


def html(grid: Grid, look: Look) -> str:
    """Return the table as HTML."""
    rows: list[list[GridCell]] = [[] for _ in range(grid.height)]
    for cell in sorted(grid.cells, key=lambda cell: (cell.row, cell.column)):
        rows[cell.row].append(cell)
    bare = look.attributes == "bare"
    row_end = "" if bare else "</tr>"
    first_figures = min((cell.row for cell in grid.cells if cell.name), default=grid.height)
    lines = [_TABLE_TAG[look.attributes], "" if bare else "<tbody>"]
    for place, cells in enumerate(rows):
        tag = "th" if look.attributes == "th" and place < first_figures else "td"
        row_tag = "<TR>" if bare else "<tr>"
        lines.append(row_tag + "".join(_cell(cell, look, tag) for cell in cells) + row_end)
    lines.append("</TABLE>" if bare else "</tbody></table>")
    return "\n".join(line for line in lines if line)


def _cell(cell: GridCell, look: Look, tag: str) -> str:
    spans = (f' rowspan="{cell.height}"' if cell.height > 1 else "") + (
        f' colspan="{cell.width}"' if cell.width > 1 else ""
    )
    inner = _wrapped(cell, look.cell) if cell.text else "&nbsp;"
    if look.attributes == "bare":
        return f"<TD{spans.replace(chr(34), '')}>{inner}"
    extra = {
        "word": ' valign="center" style="padding:0pt 5.4pt;border:solid 0.5pt windowtext;"',
        "legacy": ' align="center" nowrap="nowrap"',
    }.get(look.attributes, "")
    return f"<{tag}{spans}{extra}>{inner}</{tag}>"


def _wrapped(cell: GridCell, wrap: str) -> str:
    text = escape(cell.text, quote=False)
    if wrap == "p":
        return f'<p style="text-align:center;"><span style="font-family:宋体;font-size:10.5pt;">{text}</span></p>'
    if wrap == "div":
        return f"<div>{text}</div>"
    if wrap == "span":
        return f'<span style="font-size:14px;">{text}</span>'
    if wrap == "br" and not cell.name and 4 <= len(cell.text) <= 12 and "<" not in text and "&" not in text:
        middle = len(text) // 2
        return f"{text[:middle]}<br/>{text[middle:]}"
    return text


def text_lines(grid: Grid, look: Look) -> list[str]:
    """Return the table as lines, one a row, cells parted by tabs or bars."""
    matrix = [[""] * grid.width for _ in range(grid.height)]
    for cell in grid.cells:
        for row in range(cell.row, min(cell.row + cell.height, grid.height)):
            for column in range(cell.column, min(cell.column + cell.width, grid.width)):
                if look.spans == "repeat" or (row, column) == (cell.row, cell.column):
                    matrix[row][column] = cell.text
    joint = _SEPARATORS[look.separator]
    if look.separator == "edged":
        return [f"| {joint.join(row)} |" for row in matrix]
    return [joint.join(row) for row in matrix]
