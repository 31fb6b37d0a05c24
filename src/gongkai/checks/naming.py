"""Names of tables, rows, columns and cells as a reviewer says them."""

from __future__ import annotations

import re
from typing import Final

from gongkai.language.normalise import bare_label
from gongkai.model import ReportForm, RowForm, TableForm

_NUMBERING: Final = re.compile(r"^(?:第?[(]?[一二三四五六七八九十\d]{1,3}(?:[)]|部分)?[、.:]?)(?=\D)")
_INNER_QUOTES: Final = str.maketrans("“”", "‘’")
_NOISE: Final = "政府信息公开申请数量"
_TOTAL: Final = "总计"
NUMERALS: Final = "一二三四五六七八九十"


def unnumbered(label: str) -> str:
    """Return a squeezed label without its leading number: （一）予以公开 gives 予以公开."""
    squeezed = bare_label(label).translate(_INNER_QUOTES)
    return _NUMBERING.sub("", squeezed) or squeezed


def table_name(form: ReportForm, table_id: str) -> str:
    """Return the short name of a table (表三), its id when the form does not know it."""
    return next((table.number for table in form.tables if table.id == table_id), table_id)


def row_name(table: TableForm, row_id: str) -> str:
    """Return the short name of a row or, for a group of rows, of the group."""
    row = next((row for row in table.rows if row.id == row_id), None)
    if row is not None:
        name = unnumbered(row.labels[0]) if row.labels else row_id
        return name.removesuffix(_NOISE) or name
    return group_name(table, row_id)


def group_name(table: TableForm, group: str) -> str:
    """Return the words printed before the rows of a group: 不予公开."""
    parent = next((row.parent for row in table.rows if row.group == group and row.parent), None)
    return unnumbered(parent) if parent else group


def column_name(table: TableForm, column_id: str) -> str:
    """Return the first label of a column, without its unit."""
    column = next((column for column in table.columns if column.id == column_id), None)
    return bare_label(column.labels[0]) if column and column.labels else column_id


def cell_name(form: ReportForm, name: str) -> str:
    """Return a cell in words: 表三“予以公开”行“总计”列. An unknown name stays as it is."""
    table_id, _, rest = name.partition(".")
    row_id, _, column_id = rest.partition(".")
    table = next((table for table in form.tables if table.id == table_id), None)
    if table is None or not any(row.id == row_id for row in table.rows):
        return name
    return f"{table.number}“{full_row(table, row_id)}”{_row_word(table)}“{column_name(table, column_id)}”列"


def full_row(table: TableForm, row_id: str) -> str:
    """Return the row with what stands before it, where the row alone could be taken for another one (其他, 总计)."""
    row = next(row for row in table.rows if row.id == row_id)
    name = row_name(table, row_id)
    is_ambiguous = row.group is not None or name == _TOTAL
    return f"{unnumbered(row.parent)}·{name}" if row.parent and is_ambiguous else name


def _row_word(table: TableForm) -> str:
    return "部分" if table.layout == "blocks" else "行"


def rows_of_group(table: TableForm, group: str) -> tuple[RowForm, ...]:
    """Return the rows that are counted together under ``group``."""
    return tuple(row for row in table.rows if row.group == group)
