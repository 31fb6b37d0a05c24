"""Figure names in the words of the form."""

from __future__ import annotations

from typing import Final

from gongkai.model import ReportForm, RowForm, TableForm

_PROSE_ROWS: Final = {
    "applications.finished": "办结（答复）申请",
    "applications.handled": "办理申请",
    "applications.refused": "（三）不予公开合计",
    "applications.unavailable": "（四）无法提供合计",
    "applications.declined": "（五）不予处理合计",
    "applications.closed": "（六）其他处理合计",
    "disputes.review": "行政复议",
    "disputes.litigation": "行政诉讼（两类合计）",
    "disputes.litigation_direct": "未经复议直接起诉",
    "disputes.litigation_after_review": "复议后起诉",
    "disputes.all": "行政复议、行政诉讼合计",
    "proactive.published": "主动公开信息",
    "handling_fee": "信息处理费",
}
_PROSE_COLUMNS: Final = {
    "total": "总计",
    "organisation": "法人或其他组织",
    "upheld": "结果维持",
    "corrected": "结果纠正",
    "other": "其他结果",
    "pending": "尚未审结",
    "website": "网站",
    "wechat": "微信",
    "microblog": "微博",
    "documents": "公文类",
    "non_documents": "非公文类",
    "other_channel": "其他渠道",
    "amount": "金额",
}


def label_of(name: str, form: ReportForm) -> str:
    """Return what a person calls the figure: table, row and column of the form; an unknown name stays as it is."""
    stem, _, column_id = name.rpartition(".")
    table_id, _, row_id = stem.partition(".")
    table = next((table for table in form.tables if table.id == table_id), None)
    row = next((row for row in table.rows if row.id == row_id), None) if table else None
    if table and row:
        return " ".join(part for part in (table.number, _row_label(row), _column_label(table, column_id)) if part)
    if stem in _PROSE_ROWS:
        return f"{_PROSE_ROWS[stem]} {_PROSE_COLUMNS.get(column_id, column_id)}"
    return name


def _row_label(row: RowForm) -> str:
    label = row.labels[0] if row.labels else row.id
    return f"{row.parent} {label}" if row.parent else label


def _column_label(table: TableForm, column_id: str) -> str:
    column = next((column for column in table.columns if column.id == column_id), None)
    if column is None:
        return _PROSE_COLUMNS.get(column_id, column_id)
    return column.labels[0] if column.labels else column.id
