from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType

from gongkai.model import ColumnForm, Figures, ReportForm, RowForm, TableForm
from gongkai.render.figurepage import figures_text
from gongkai.render.layout import width_of
from tests.render.samples import FORM, document, report


def form_of(table: TableForm) -> ReportForm:
    return replace(FORM, tables=(table,))


def test_page_tells_tables_then_sentences() -> None:
    assert figures_text(report(), FORM) == (
        "青禾县农业农村局 2023 年政府信息公开工作年度报告\n"
        "  文件  报告.html（121 字）\n"
        "\n"
        "表三 申请情况\n"
        "                           总计\n"
        "  本年新收政府信息公开申…    11\n"
        "  上年结转政府信息公开申…    空\n"
        "  予以公开                   缺\n"
        "\n"
        "正文\n"
        "  表三 本年新收政府信息公开申请数量 总计      12 件   “12件”\n"
        "  主动公开信息 微信                       415000 条   “1件”（约）\n"
        "\n"
        "（空：空白单元格 · 缺：未读到 · ？：不是数字）\n"
    )


def test_group_is_headed_and_set_in() -> None:
    rows = (
        RowForm("granted", ("（一）予以公开",)),
        RowForm("refused_a", ("1.国家秘密",), group="refused", parent="（三）不予公开"),
        RowForm("refused_b", ("2.其他",), group="refused", parent="（三）不予公开"),
    )
    table = TableForm("applications", "表三", "申请", "applications", "rows", rows, (ColumnForm("total", ("总计",)),))
    page = figures_text(report(), form_of(table))
    assert "  （三）不予公开\n    1.国家秘密      缺\n    2.其他          缺\n" in page


def test_rows_that_fill_different_columns_name_them() -> None:
    rows = (RowForm("rules", ("规章",), ("issued", "repealed")), RowForm("fees", ("收费",), ("amount",)))
    columns = (
        ColumnForm("issued", ("制发",)),
        ColumnForm("repealed", ("废止",)),
        ColumnForm("amount", ("金额",), "万元"),
    )
    table = TableForm("proactive", "表二", "主动公开", "proactive", "sheets", rows, columns)
    assert "  规章  制发 缺，废止 缺\n  收费  金额 缺\n" in figures_text(report(), form_of(table))


def test_report_without_sentences_says_so() -> None:
    bare = replace(report(), figures=Figures(MappingProxyType({})))
    assert "正文\n  没有读到数据\n" in figures_text(bare, FORM)


def test_page_of_the_official_form_keeps_to_eighty_columns() -> None:
    from gongkai.rules import load_pack

    bare = replace(report(), figures=Figures(MappingProxyType({})))
    for name in ("2021", "2019"):
        page = figures_text(bare, load_pack(name).form)
        assert max(width_of(row) for row in page.split("\n")) <= 80


def test_hostile_name_cannot_steer_the_terminal() -> None:
    assert "\x1b" not in figures_text(report(document(name="\x1b[2J")), FORM)
