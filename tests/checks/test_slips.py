"""Sub-totals that do not add up, and numbers split over two cells."""

from __future__ import annotations

import pytest

from gongkai.checks.slips import SplitParams, judge_split_digits
from gongkai.model import Breached, Met, NotApplicable
from tests.checks.reports import FORM_2021, LOST, with_tables

SPLIT = SplitParams(
    "applications",
    ("natural_person", "enterprise", "research", "public_welfare", "legal_service", "other_organisation"),
    "total",
)


def cells(natural: str, enterprise: str, total: str, research: str = "0") -> dict[str, str]:
    row = "applications.received"
    return {
        f"{row}.natural_person": natural,
        f"{row}.enterprise": enterprise,
        f"{row}.research": research,
        f"{row}.total": total,
    }


def test_digits_in_two_cells_are_read_together() -> None:
    verdict = judge_split_digits(with_tables(cells("11", "3", "113")), FORM_2021, SPLIT)
    assert isinstance(verdict, Breached)
    (hit,) = verdict.hits
    assert hit.values["joined"] == "113"
    assert (hit.values["first"], hit.values["second"]) == ("11", "3")


@pytest.mark.parametrize(
    "row",
    [
        cells("11", "3", "14"),
        cells("11", "3", "15"),
        cells("0", "3", "3"),
        cells("11", "", "113"),
        cells("11", LOST, "113"),
        cells("", "3", "113"),
    ],
    ids=["adds up", "adds up in no reading", "leading zero", "blank", "lost", "nothing before"],
)
def test_other_rows_are_left_alone(row: dict[str, str]) -> None:
    assert isinstance(judge_split_digits(with_tables(row), FORM_2021, SPLIT), Met)


def test_report_without_the_table_is_not_concerned() -> None:
    report = with_tables()
    bare = type(report.outline)(report.outline.masthead, (), report.outline.sections, ())
    assert isinstance(
        judge_split_digits(type(report)(report.document, bare, report.figures), FORM_2021, SPLIT), NotApplicable
    )
