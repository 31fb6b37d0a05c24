"""The same sound report in many layouts has the same outline."""

from __future__ import annotations

import pytest

from gongkai.ingest import read_bytes
from gongkai.model import Outline
from gongkai.segment import outline, read_masthead
from tests.golden.layouts import ISSUER, Facts
from tests.golden.test_layouts import LAYOUTS
from tests.segment.paper import form, statuses


@pytest.fixture(params=LAYOUTS)
def found(request: pytest.FixtureRequest) -> Outline:
    layout = LAYOUTS[str(request.param)]
    document = read_bytes(layout.file(layout.facts(Facts())), layout.name)
    return outline(document, form(2023), read_masthead(document))


def test_six_sections_in_order(found: Outline) -> None:
    assert set(statuses(found).values()) == {"found"}
    assert found.printed_order == ("overview", "proactive", "applications", "disputes", "problems", "other")
    assert (found.repeated, found.unknown) == ((), ())


def test_every_cell_of_the_form_once(found: Outline) -> None:
    assert [len(table.entries) for table in found.tables] == [10, 175, 15]
    assert [table.rows_read for table in found.tables] == [6, 25, 3]
    for table in found.tables:
        assert (table.missing_rows, table.missing_columns, table.extra_rows, table.duplicates) == ((), (), (), ())
        assert table.order_kept
        assert table.other_form is None
        assert table.section == table.id


def test_issuer_and_year(found: Outline) -> None:
    assert (found.masthead.issuer, found.masthead.year) == (ISSUER, 2023)
    assert found.masthead.is_report
