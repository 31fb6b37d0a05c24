"""Identities and bounds: what is printed convicts, what is blank or lost does not."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gongkai.checks.arithmetic import (
    BoundParams,
    CeilingParams,
    IdentityParams,
    Sides,
    judge_bound,
    judge_ceiling,
    judge_identity,
)
from gongkai.model import Breached, Met, NotApplicable, Undetermined, Verdict
from tests.checks.reports import FORM_2019, FORM_2021, LOST, changed, with_tables

APPLICANTS = ("natural_person", "enterprise", "research", "public_welfare", "legal_service", "other_organisation")
COLUMNS = (*APPLICANTS, "total")
OUTCOMES = ("granted", "granted_in_part", "@refused", "@unavailable", "@declined", "@closed")
ACROSS = Sides(APPLICANTS, ("total",))
BALANCE = IdentityParams(
    "applications", "columns", ("received", "carried_over"), ("results_total", "carried_forward"), (ACROSS,)
)
ADD_UP = IdentityParams("applications", "columns", OUTCOMES, ("results_total",), (ACROSS,))
ROWS = IdentityParams(
    "applications",
    "rows",
    APPLICANTS,
    ("total",),
    (Sides(BALANCE.left, BALANCE.right), Sides(ADD_UP.left, ADD_UP.right)),
)
DISPUTES = IdentityParams("disputes", "rows", ("upheld", "corrected", "other", "pending"), ("total",))
FORCE = BoundParams("proactive", ("regulations", "normative_documents"), ("in_force",), ("issued",))
OUTCOME_ROWS = [row.id for row in FORM_2021.table("applications").rows][2:-2]


def total(**cells: int | str) -> dict[str, int | str]:
    return {f"applications.{row}.total": value for row, value in cells.items()}


def balance(cells: Mapping[str, int | str]) -> Verdict:
    return judge_identity(with_tables(cells), FORM_2021, BALANCE)


def broken(verdict: Verdict) -> set[str]:
    return {hit.about for hit in verdict.hits} if isinstance(verdict, Breached) else set()


def test_full_table_that_adds_up_is_met_without_a_note() -> None:
    assert balance(total(received=4, carried_over=1, results_total=5)) == Met(None)


def test_broken_column_tells_both_sums_and_its_cells() -> None:
    cells = total(received=4, carried_over=1, results_total=4)
    report = with_tables(cells)
    verdict = judge_identity(report, FORM_2021, BALANCE)
    assert isinstance(verdict, Breached)
    (hit,) = verdict.hits
    assert (hit.values["left"], hit.values["right"], hit.values["line"], hit.values["difference"]) == (
        "5",
        "4",
        "总计",
        "1",
    )
    assert [report.document.slice(span) for span in hit.spans] == ["4", "1", "4"]
    assert hit.about == "applications.total"


@pytest.mark.parametrize("blank", ["", "/", "-", "不适用"])
def test_blanks_that_fit_as_none_are_met_with_a_note(blank: str) -> None:
    assert balance(total(received=4, carried_over=blank, results_total=4)) == Met("空白单元格按“无”计")


def test_blank_on_the_smaller_side_may_hold_the_rest() -> None:
    assert isinstance(balance(total(received=4, carried_over="", results_total=5)), Undetermined)


def test_blank_on_the_larger_side_cannot_repair_it() -> None:
    assert broken(balance(total(received=7, carried_over="", results_total=5))) == {"applications.total"}


def test_blanks_on_both_sides_decide_nothing() -> None:
    verdict = balance(total(received=7, carried_over="", results_total=5, carried_forward=""))
    assert isinstance(verdict, Undetermined)


def test_lost_row_is_undetermined_and_named() -> None:
    lost = {f"applications.results_total.{column}": LOST for column in COLUMNS}
    verdict = balance(lost)
    assert isinstance(verdict, Undetermined)
    assert "本年度办理结果·总计" in verdict.reason


def test_lost_row_does_not_hide_parts_above_the_whole() -> None:
    cells = {**total(granted=9, results_total=5, refused_state_secret=LOST)}
    assert broken(judge_identity(with_tables(cells), FORM_2021, ADD_UP)) == {"applications.total"}


def test_cell_that_is_no_number_is_undetermined() -> None:
    verdict = balance(total(received="若干", results_total=4))
    assert isinstance(verdict, Undetermined)
    assert "不是数字" in verdict.reason


def test_missing_table_is_not_applicable_and_an_empty_one_undetermined() -> None:
    report = with_tables(dict.fromkeys(FORM_2021.table("disputes").figure_names(), LOST))
    assert isinstance(judge_identity(report, FORM_2021, DISPUTES), Undetermined)
    assert isinstance(judge_identity(changed(report, tables=()), FORM_2021, DISPUTES), NotApplicable)


def test_optional_rows_of_2019_may_be_absent() -> None:
    absent = {
        f"applications.{row}.{column}": LOST
        for row in ("closed_correction_overdue", "closed_fee_overdue")
        for column in COLUMNS
    }
    report = with_tables({**absent, **total(closed_other=2, results_total=2)}, form=FORM_2019)
    assert judge_identity(report, FORM_2019, ADD_UP) == Met(None)


def test_the_one_cell_whose_change_repairs_row_and_column_is_named() -> None:
    cells = {
        **total(received=16, results_total=16, granted=16),
        "applications.received.natural_person": 15,
        "applications.granted.natural_person": 16,
        "applications.results_total.natural_person": 16,
    }
    for params in (BALANCE, ROWS):
        verdict = judge_identity(with_tables(cells), FORM_2021, params)
        assert isinstance(verdict, Breached)
        (hit,) = verdict.hits
        assert hit.values["hint"] == "如把表三“本年新收”行“自然人”列由 15 改为 16，该行该列即都相符。"


def test_no_cell_is_named_when_two_would_do() -> None:
    verdict = balance(total(received=1, carried_over=1, results_total=1))
    assert isinstance(verdict, Breached)
    assert verdict.hits[0].values["hint"] == ""


# ------------------------------------------------------------------------------------------------------------ properties

counts = st.integers(min_value=0, max_value=10**6)


@st.composite
def sound_tables(draw: st.DrawFn) -> dict[str, int]:
    """A full table three in which every identity holds."""
    cells: dict[str, int] = {}
    for column in APPLICANTS:
        outcomes = {row: draw(st.integers(0, 50)) if draw(st.booleans()) else 0 for row in OUTCOME_ROWS}
        results = sum(outcomes.values())
        forward = draw(st.integers(0, 9))
        over = draw(st.integers(0, results + forward))
        told = {**outcomes, "results_total": results, "carried_forward": forward, "carried_over": over}
        told["received"] = results + forward - over
        cells.update({f"applications.{row}.{column}": value for row, value in told.items()})
    for row in (row.id for row in FORM_2021.table("applications").rows):
        cells[f"applications.{row}.total"] = sum(cells[f"applications.{row}.{column}"] for column in APPLICANTS)
    return cells


def verdicts(cells: Mapping[str, int | str]) -> dict[str, Verdict]:
    report = with_tables(cells)
    wanted = {"balance": BALANCE, "add_up": ADD_UP, "rows": ROWS}
    return {name: judge_identity(report, FORM_2021, params) for name, params in wanted.items()}


@settings(max_examples=25, deadline=None)
@given(sound_tables())
def test_all_identities_of_a_sound_table_are_met(cells: dict[str, int]) -> None:
    assert set(verdicts(cells).values()) == {Met(None)}


@settings(max_examples=40, deadline=None)
@given(sound_tables(), st.data())
def test_one_changed_cell_breaks_exactly_its_row_and_its_columns_identities(
    cells: dict[str, int], data: st.DataObject
) -> None:
    name = data.draw(st.sampled_from(sorted(cells)))
    by = data.draw(st.integers(-cells[name], 40).filter(bool))
    _, row, column = name.split(".")
    found = {key: broken(verdict) for key, verdict in verdicts({**cells, name: cells[name] + by}).items()}
    in_balance = row in (*BALANCE.left, *BALANCE.right)
    in_sum = row in OUTCOME_ROWS or row == "results_total"
    assert found["rows"] == {f"applications.{row}"}
    assert found["balance"] == ({f"applications.{column}"} if in_balance else set())
    assert found["add_up"] == ({f"applications.{column}"} if in_sum else set())


@settings(max_examples=40, deadline=None)
@given(sound_tables(), st.data())
def test_blanked_zeros_never_convict(cells: dict[str, int], data: st.DataObject) -> None:
    zeros = sorted(name for name, value in cells.items() if value == 0)
    blanked = data.draw(st.sets(st.sampled_from(zeros), max_size=30)) if zeros else set()
    found = verdicts({**cells, **dict.fromkeys(blanked, "")})
    assert all(isinstance(verdict, Met) for verdict in found.values())


@settings(max_examples=40, deadline=None)
@given(sound_tables(), st.data())
def test_blanking_any_cell_of_a_sound_table_never_convicts(cells: dict[str, int], data: st.DataObject) -> None:
    blanked = data.draw(st.sets(st.sampled_from(sorted(cells)), max_size=12))
    for mark in ("", LOST):
        found = verdicts({**cells, **dict.fromkeys(blanked, mark)})
        assert not any(isinstance(verdict, Breached) for verdict in found.values())


# ---------------------------------------------------------------------------------------------------------------- bounds


@pytest.mark.parametrize(
    ("issued", "in_force", "outcome"),
    [(2, 9, Met), (2, 2, Met), (2, 1, Breached), (2, "", Met), ("", 0, Met), (2, LOST, Undetermined)],
)
def test_in_force_is_not_below_issued(issued: int | str, in_force: int | str, outcome: type) -> None:
    cells = {"proactive.normative_documents.issued": issued, "proactive.normative_documents.in_force": in_force}
    assert isinstance(judge_bound(with_tables(cells), FORM_2021, FORCE), outcome)


def test_bound_without_a_lower_side_asks_for_no_negative_sum() -> None:
    params = BoundParams("proactive", ("licences",), ("items_last_year", "change"))
    cells: dict[str, int | str] = {"proactive.licences.items_last_year": 2, "proactive.licences.change": "-5"}
    verdict = judge_bound(with_tables(cells, form=FORM_2019), FORM_2019, params)
    assert isinstance(verdict, Breached)
    assert verdict.hits[0].values["upper"] == "-3"


def test_amount_beyond_the_usual_is_a_question() -> None:
    params = CeilingParams("proactive.fees.amount", 1000)
    verdict = judge_ceiling(with_tables({"proactive.fees.amount": 70000}), FORM_2021, params)
    assert isinstance(verdict, Breached)
    assert verdict.hits[0].doubt
    assert judge_ceiling(with_tables({"proactive.fees.amount": 70}), FORM_2021, params) == Met()
