"""The converted report that started the project: its table three cut off, its table four shattered."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from gongkai import ingest
from gongkai.model import Document, Outline
from gongkai.segment import outline, read_masthead
from tests.segment.paper import form, statuses, titles
from tests.segment.specimens import row_ids

SEEDS = Path(__file__).resolve().parents[2].parent / "shared" / "seeds"
SEED = SEEDS / "000_fb0219a4b427aef6.txt"
pytestmark = pytest.mark.skipif(not SEED.is_file(), reason="the seed lies in a shared folder that is absent here")


@pytest.fixture(scope="module")
def seed() -> Document:
    return ingest.read(SEED)


@pytest.fixture(scope="module")
def found(seed: Document) -> Outline:
    return outline(seed, form(), read_masthead(seed))


def test_masthead(seed: Document) -> None:
    head = read_masthead(seed)
    assert (head.issuer, head.year, head.level) == ("乐清市教育局", 2022, "department")
    assert head.period is not None
    assert (head.period.start, head.period.end) == (date(2022, 1, 1), date(2022, 12, 31))
    assert {mention.year for mention in head.years} == {2022}


def test_five_headings_as_printed_and_the_fourth_lost(found: Outline) -> None:
    assert titles(found) == {
        "overview": "一、总体情况", "proactive": "二、主动公开政府信息情况", "applications": "三、收到和处理政府信息公开申请情况",
        "disputes": None, "problems": "五、存在的主要问题及改进情况", "other": "六、其他需要报告的事项",
    }  # fmt: skip
    assert [name for name, status in statuses(found).items() if status != "found"] == ["disputes"]


def test_the_lost_heading_is_explained(found: Outline) -> None:
    disputes = found.section("disputes")
    assert disputes is not None
    assert disputes.status == "undetermined"
    assert disputes.reason is not None
    assert "无法识别的表格" in disputes.reason
    assert len(found.unread) == 1


def test_every_cell_that_survived_and_no_other(found: Outline) -> None:
    truth = json.loads(SEED.with_suffix(".truth.json").read_text(encoding="utf-8"))["table_figures"]
    read = {entry.name: entry.cell.text for table in found.tables for entry in table.entries}
    assert len(read) == 10 + 35
    assert {name: read[name].removesuffix(" 万元") for name in truth} == truth


def test_rows_lost_at_the_end_are_missing(found: Outline) -> None:
    table = found.table("applications")
    assert table is not None
    assert (table.status, table.rows_read, table.rows_expected) == ("found", 5, 25)
    assert table.missing_rows == row_ids()[5:]
    assert table.missing_columns == ()


def test_the_shattered_table_makes_no_entries(found: Outline) -> None:
    table = found.table("disputes")
    assert table is not None
    assert (table.status, table.entries, table.rows_read) == ("undetermined", (), 0)
    assert table.reason
