from __future__ import annotations

from decimal import Decimal

import pytest

from gongkai.model import VoidKind
from tests.extract.outlines import read_cells


@pytest.mark.parametrize(
    ("text", "value"),
    [("62", "62"), ("６２", "62"), ("1,234", "1234"), (" 0 ", "0"), ("-3", "-3"), ("62件", "62"), ("0.5", "0.5")],
)
def test_a_number_becomes_a_figure_in_the_columns_unit(text: str, value: str) -> None:
    document, figures = read_cells(licences_decisions=text)
    figure = figures.table["proactive.licences.decisions"]
    assert (figure.quantity.value, figure.quantity.unit, figure.source) == (Decimal(value), "件", "table")
    assert document.slice(figure.span) == figure.text == text
    assert figures.voids == {}


@pytest.mark.parametrize(
    ("text", "value", "unit"), [("7 万元", "7", "万元"), ("70000元", "70000", "元"), ("18.6", "18.6", "万元")]
)
def test_a_printed_unit_stays_as_printed(text: str, value: str, unit: str) -> None:
    _, figures = read_cells(fees_amount=text)
    figure = figures.table["proactive.fees.amount"]
    assert (figure.quantity.value, figure.quantity.unit, figure.text) == (Decimal(value), unit, text)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("", "blank"),
        (" \u3000", "blank"),
        ("/", "slash"),
        ("／", "slash"),
        ("\\", "slash"),
        ("-", "dash"),
        ("——", "dash"),
        ("—", "dash"),
        ("不适用", "not_applicable"),
        ("无", "not_applicable"),
        ("N/A", "not_applicable"),
        ("约3", "unreadable"),
        ("abc", "unreadable"),
        ("1 2 3 x", "unreadable"),
        ("见附件", "unreadable"),
        ("9" * 500, "unreadable"),
    ],
)
def test_what_holds_no_number_is_a_void_and_never_zero(text: str, kind: VoidKind) -> None:
    document, figures = read_cells(licences_decisions=text)
    void = figures.voids["proactive.licences.decisions"]
    assert (void.kind, void.text, document.slice(void.span)) == (kind, text, text)
    assert figures.table == {}


def test_a_name_without_a_cell_is_in_neither() -> None:
    _, figures = read_cells(licences_decisions="1")
    assert figures.cell("proactive.fees.amount") is None
    assert figures.cell("proactive.licences.decisions") is not None
