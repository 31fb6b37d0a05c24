"""The rival answers in the shape that scoring reads, and is no straw man."""

from __future__ import annotations

import importlib.util
import sys
from decimal import Decimal
from pathlib import Path
from types import ModuleType

import pytest

from gongkai.evaluate.scoring.evaluation import evaluate
from gongkai.evaluate.scoring.tasks import CorpusPlan, load_task

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def naive() -> ModuleType:
    path = ROOT / "benchmarks" / "rivals" / "naive.py"
    spec = importlib.util.spec_from_file_location("naive", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["naive"] = module
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("name", ["sound.html", "sound.txt"])
def test_rival_reads_a_sound_example(naive: ModuleType, name: str) -> None:
    answer = naive.answer((ROOT / "examples" / name).read_bytes(), name)
    assert [section.id for section in answer.sections if section.status == "found"] == list(naive.ORDER)
    assert len(answer.cells) >= 190
    assert all(answer.text[claim.start : claim.end] for claim in answer.claims)


def test_rival_sees_a_sum_that_does_not_hold(naive: ModuleType) -> None:
    from gongkai.evaluate.scoring.answer import CellAnswer

    cells = {
        f"applications.{row}.{column}": CellAnswer("number", Decimal(0))
        for _, row in naive.ROWS
        for column in naive.COLUMNS
    }
    assert list(naive.check_tables({**cells, **table_four()}, 2022)) != []
    cells["applications.received.total"] = CellAnswer("number", Decimal(3))
    told = [finding.told for finding in naive.check_three(cells, {row for _, row in naive.ROWS})]
    assert any("3" in each and "0" in each for each in told)


def table_four() -> dict[str, object]:
    return {}


def test_rival_is_no_straw_man(naive: ModuleType) -> None:
    plan = CorpusPlan("dev", 40, 11)
    sections, tables = evaluate([load_task(name).on(plan) for name in ("sections", "tables")], naive.answer).results
    f1, accuracy = sections.measured[0].score.value, tables.measured[0].score.value
    assert f1 is not None
    assert accuracy is not None
    assert f1 > 0.9
    assert accuracy > 0.9
