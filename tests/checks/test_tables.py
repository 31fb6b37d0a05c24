"""Tables: there, whole, and filled with plain numbers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pytest

from gongkai.checks.sections import NoParams
from gongkai.checks.tables import (
    CountParams,
    TableParams,
    TablesParams,
    VoidParams,
    judge_cell_units,
    judge_counts,
    judge_digit_style,
    judge_extra_rows,
    judge_other_form,
    judge_row_order,
    judge_table_columns,
    judge_table_copies,
    judge_table_present,
    judge_table_rows,
    judge_unreadable_cells,
    judge_void_cells,
)
from gongkai.model import (
    Breached,
    Cell,
    Entry,
    Hit,
    MatchedTable,
    Met,
    NotApplicable,
    Report,
    Span,
    Table,
    Undetermined,
    Verdict,
)
from tests.checks.reports import FORM_2019, FORM_2021, Sheet, changed, with_sections, with_tables

NO = NoParams()
THREE = TableParams("applications")
ALL = TablesParams(("proactive", "applications", "disputes"))


def only_hit(verdict: Verdict) -> Hit:
    assert isinstance(verdict, Breached)
    (hit,) = verdict.hits
    return hit


def table_changed(report: Report, table_id: str, **changes: object) -> Report:
    tables = tuple(
        replace(table, **changes) if table.id == table_id else table  # type: ignore[arg-type]
        for table in report.outline.tables
    )
    return changed(report, tables=tables)


def without_table(report: Report | None = None) -> Report:
    missing = MatchedTable("applications", (), (), None, status="missing")
    return changed(report or with_sections(), tables=(missing,))


def test_missing_table_is_told_at_the_heading_of_its_section() -> None:
    report = without_table()
    hit = only_hit(judge_table_present(report, FORM_2021, THREE))
    assert hit.values["table"] == "表三"
    assert report.document.slice(hit.spans[0]).startswith("三、")
    assert judge_table_present(with_tables(), FORM_2021, THREE) == Met()


def test_table_of_a_missing_section_is_left_to_that_rule() -> None:
    report = without_table(with_sections({"applications": None}))
    assert isinstance(judge_table_present(report, FORM_2021, THREE), NotApplicable)


def test_picture_or_unknown_table_may_be_the_table() -> None:
    report = without_table()
    section = report.outline.section("applications")
    assert section is not None
    assert section.span is not None
    inside, outside = Span(section.span.end - 1, section.span.end - 1), Span(0, 0)
    pictured = replace(report, document=replace(report.document, pictures=(inside,)))
    elsewhere = replace(report, document=replace(report.document, pictures=(outside,)))
    unread = changed(report, unread=(Table(Span(0, 1), 1, 1, ()),))
    assert isinstance(judge_table_present(pictured, FORM_2021, THREE), Undetermined)
    assert isinstance(judge_table_present(elsewhere, FORM_2021, THREE), Breached)
    assert isinstance(judge_table_present(unread, FORM_2021, THREE), Undetermined)


def test_table_cut_off_with_the_file_is_undetermined() -> None:
    report = without_table()
    cut = replace(report, document=replace(report.document, losses=("读到此处为止",)))
    assert isinstance(judge_table_present(cut, FORM_2021, THREE), Undetermined)


def test_rows_missing_in_the_middle_convict() -> None:
    report = table_changed(with_tables(), "applications", missing_rows=("declined_publication",))
    hit = only_hit(judge_table_rows(report, FORM_2021, ALL))
    assert (hit.values["count"], hit.values["rows"]) == ("1", "“要求提供公开出版物”")


def test_rows_missing_at_the_end_of_a_converted_text_may_be_lost_by_converting() -> None:
    report = table_changed(with_tables(), "applications", missing_rows=("results_total", "carried_forward"))
    assert isinstance(judge_table_rows(report, FORM_2021, ALL), Undetermined)
    page = replace(report, document=replace(report.document, media_type="text/html"))
    assert isinstance(judge_table_rows(page, FORM_2021, ALL), Breached)


def test_optional_rows_of_2019_are_not_missed() -> None:
    report = table_changed(with_tables(form=FORM_2019), "applications", missing_rows=("closed_fee_overdue",))
    assert judge_table_rows(report, FORM_2019, ALL) == Met()


def test_missing_columns_convict_and_other_forms_have_a_rule_of_their_own() -> None:
    lacking = table_changed(with_tables(), "applications", missing_columns=("legal_service",))
    assert only_hit(judge_table_columns(lacking, FORM_2021, ALL)).values["columns"] == "“法律服务机构”"
    other = table_changed(lacking, "applications", other_form="2019")
    assert judge_table_columns(other, FORM_2021, ALL) == Met()
    assert only_hit(judge_other_form(other, FORM_2021, NO)).values == {"table": "表三", "form": "2019"}


def test_blank_cells_are_counted_once_for_each_table() -> None:
    cells = {"applications.received.research": "", "applications.granted.research": "/", "disputes.review.other": "-"}
    verdict = judge_void_cells(with_tables(cells), FORM_2021, VoidParams())
    assert isinstance(verdict, Breached)
    assert [(hit.values["table"], hit.values["count"]) for hit in verdict.hits] == [("表三", "2"), ("表四", "1")]
    assert judge_void_cells(with_tables(), FORM_2021, VoidParams()) == Met()


def test_text_in_a_cell_convicts_and_a_garbled_cell_does_not() -> None:
    assert (
        only_hit(judge_unreadable_cells(with_tables({"disputes.review.other": "若干"}), FORM_2021, NO)).values["text"]
        == "若干"
    )
    garbled = judge_unreadable_cells(with_tables({"disputes.review.other": "\ufffd"}), FORM_2021, NO)
    assert isinstance(garbled, Undetermined)
    assert judge_unreadable_cells(with_tables({"disputes.review.other": ""}), FORM_2021, NO) == Met()


@pytest.mark.parametrize(
    ("cells", "outcome"),
    [
        ({"disputes.review.other": "-1"}, Breached),
        ({"disputes.review.other": "1.5"}, Breached),
        ({"disputes.review.other": "2.0"}, Met),
        ({"proactive.fees.amount": "18.65"}, Met),
        ({"proactive.fees.amount": "-1"}, Breached),
    ],
)
def test_counts_are_whole_and_not_negative(cells: Mapping[str, str], outcome: type) -> None:
    assert isinstance(judge_counts(with_tables(cells), FORM_2021, CountParams()), outcome)


def test_signed_columns_may_be_negative() -> None:
    report = with_tables({"proactive.licences.change": "-2"}, form=FORM_2019)
    assert judge_counts(report, FORM_2019, CountParams(signed=("change",))) == Met()
    assert isinstance(judge_counts(report, FORM_2019, CountParams()), Breached)


@pytest.mark.parametrize(("text", "minor"), [("7万元", True), ("7 万元", True), ("3000元", False)])
def test_own_unit_in_a_cell_is_minor_and_another_one_is_not(text: str, minor: bool) -> None:
    hit = only_hit(judge_cell_units(with_tables({"proactive.fees.amount": text}), FORM_2021, NO))
    assert hit.minor is minor


def test_any_counter_beside_a_count_is_minor() -> None:
    hit = only_hit(judge_cell_units(with_tables({"disputes.review.other": "1宗"}), FORM_2021, NO))
    assert hit.minor
    assert judge_cell_units(with_tables(), FORM_2021, NO) == Met()


@pytest.mark.parametrize("text", ["1,234", "１２", "1，234"])
def test_odd_digits_are_told_once(text: str) -> None:
    cells = {"applications.received.total": text, "applications.granted.total": text}
    hit = only_hit(judge_digit_style(with_tables(cells), FORM_2021, NO))
    assert hit.values["table"] == "表三"


def test_row_order_and_extra_rows() -> None:
    report = with_tables()
    assert judge_row_order(report, FORM_2021, NO) == Met()
    assert (
        only_hit(judge_row_order(table_changed(report, "disputes", order_kept=False), FORM_2021, NO)).about
        == "disputes.order"
    )
    extra = (Cell(30, 0, Span(0, 1), "不属于本机关公开范围"), Cell(31, 0, Span(0, 1), "备注：无"))
    hit = only_hit(judge_extra_rows(table_changed(report, "applications", extra_rows=extra), FORM_2021, NO))
    assert (hit.values["row"], hit.doubt) == ("不属于本机关公开范围", True)


def test_copy_of_a_table_is_compared_cell_by_cell() -> None:
    report = with_tables({"disputes.review.total": "3", "disputes.review.upheld": "3"})
    table = report.outline.table("disputes")
    assert table is not None
    sheet = Sheet()
    same = tuple(Entry(entry.name, replace(entry.cell, text=entry.cell.text)) for entry in table.entries)
    differing = (Entry("disputes.review.total", Cell(0, 0, sheet.write("4"), "4")),)
    assert judge_table_copies(table_changed(report, "disputes", duplicates=(same,)), FORM_2021, NO) == Met()
    hit = only_hit(judge_table_copies(table_changed(report, "disputes", duplicates=(differing,)), FORM_2021, NO))
    assert (hit.values["first"], hit.values["second"], hit.values["count"]) == ("3", "4", "1")
