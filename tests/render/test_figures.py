from __future__ import annotations

import csv
import io

import pytest

from gongkai.render.figures import COLUMNS, figure_rows, figures_csv, figures_wire, inert
from tests.render.samples import FORM, document, report


def rows_of(text: str) -> list[dict[str, str]]:
    assert text.startswith("\ufeff")
    return list(csv.DictReader(io.StringIO(text[1:], newline="")))


def test_every_place_of_the_form_has_a_row_read_or_not() -> None:
    assert [(row.name, row.value, row.note) for row in figure_rows(report(), FORM)[:3]] == [
        ("applications.received.total", "11", ""),
        ("applications.carried_over.total", "", "空白"),
        ("applications.granted.total", "", "未读到"),
    ]


def test_sentences_follow_with_how_exact_they_are() -> None:
    told = figure_rows(report(), FORM)[3:]
    assert [(row.label, row.value, row.unit, row.precision, row.source) for row in told] == [
        ("表三 本年新收政府信息公开申请数量 总计", "12", "件", "", "正文"),
        ("主动公开信息 微信", "415000", "条", "约", "正文"),
    ]


def test_csv_can_be_read_back() -> None:
    text = "".join(figures_csv([(report(), FORM), (report(), FORM)]))
    rows = rows_of(text)
    assert tuple(rows[0]) == COLUMNS
    assert len(rows) == 10
    assert rows[0]["文件"] == "报告.html"
    assert rows[3]["原文"] == "12件"


@pytest.mark.parametrize(
    "text", ["=1+1", "+1", "-1+1", "@SUM(A1)", "\t=1", "\r=1", "＝1", "＋1", "－1", "＠x", " =1", "-"]
)
def test_formulas_are_disarmed(text: str) -> None:
    assert inert(text).startswith("'")


@pytest.mark.parametrize("text", ["-3", "-3.5", "4", "", "第-1项", "a=b"])
def test_numbers_and_words_stay(text: str) -> None:
    assert inert(text) == text


def test_hostile_file_name_is_inert_in_csv() -> None:
    name = '=HYPERLINK("http://x";"\x1b[31m")'
    text = "".join(figures_csv([(report(document(name=name)), FORM)]))
    assert rows_of(text)[0]["文件"] == '\'=HYPERLINK("http://x";"␛[31m")'


def test_json_tells_cells_without_number_apart() -> None:
    told = figures_wire(report(), FORM)
    assert told["schema"] == "gongkai.figures/1"
    assert told["voids"] == [
        {"name": "applications.carried_over.total", "kind": "blank", "start": 121, "end": 121, "text": ""}
    ]
