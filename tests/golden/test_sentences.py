"""Sentences by independent writers: how many claims are read rightly, and no alarm on what is lawful."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from gongkai.pipeline import review_bytes
from tests.extract.outlines import read_prose
from tests.golden.layouts import Facts, as_text

SENTENCES = Path(__file__).resolve().parents[2] / "corpora" / "sentences"
FLOORS = {"tuned": (0.985, 0.96), "held_out": (0.97, 0.85)}
"""Precision and recall below which neither part may fall; the figures reached stand in ``docs/evaluation.md``."""


def rows(name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (SENTENCES / name).read_text(encoding="utf-8").splitlines()]


def claim(name: str, value: str, printed: str) -> tuple[str, str, str]:
    """A claim as it is compared: of a none-claim the place is not, for writers draw its bounds differently."""
    is_none = value == "0" and not any(char.isdigit() or char in "零〇" for char in printed)
    return name, value, "" if is_none else printed


def scores(part: str) -> tuple[float, float]:
    right = told = wanted = 0
    for row in rows("claims.jsonl"):
        if row["part"] != part:
            continue
        prose = read_prose(row["text"], year=row["year"], section=row["section"])[1].prose
        found = Counter(claim(f.name, format(f.quantity.value.normalize() + 0, "f"), f.text) for f in prose)
        expected = Counter(claim(*each) for each in row["claims"])
        right += (found & expected).total()
        told += found.total()
        wanted += expected.total()
    return right / told, right / wanted


@pytest.mark.parametrize("part", FLOORS)
def test_claims_are_read_no_worse_than_before(part: str) -> None:
    precision, recall = scores(part)
    floor_precision, floor_recall = FLOORS[part]
    assert precision >= floor_precision, f"precision {precision:.4f}"
    assert recall >= floor_recall, f"recall {recall:.4f}"


def loud(kind: str) -> list[set[str]]:
    """The rules that speak as error or warning on each text of a kind, put into an otherwise sound report."""
    base = Facts()
    found = []
    for row in rows("texts.jsonl"):
        if row["kind"] != kind:
            continue
        texts = tuple(row["paragraphs"])
        in_five = kind in ("problems_and_remedies", "no_remedy", "no_problem")
        facts = replace(base, problems=texts) if in_five else replace(base, overview=(*base.overview, *texts))
        findings = review_bytes(as_text(facts).encode(), "report.txt").findings
        found.append({finding.rule for finding in findings if finding.severity != "advice"})
    return found


@pytest.mark.parametrize(
    ("kind", "rules"),
    [
        ("problems_and_remedies", {"REM601", "REM602"}),
        ("other_year_lawful", {"PER202", "PER203"}),
        ("repetition_lawful", {"WRD801"}),
        ("other_disputes", {"AGR512", "AGR513", "AGR517", "AGR527"}),
    ],
)
def test_lawful_texts_raise_no_alarm(kind: str, rules: set[str]) -> None:
    alarms = [number for number, raised in enumerate(loud(kind), start=1) if raised & rules]
    assert alarms == []


@pytest.mark.parametrize(
    ("kind", "rules", "floor"),
    [
        ("no_remedy", {"REM602"}, 30),
        ("no_problem", {"REM601", "SEC114"}, 26),
        ("other_year_left_over", {"PER201", "PER202", "PER203"}, 25),
        ("repetition_slip", {"WRD801"}, 36),
    ],
)
def test_faulty_texts_are_seen_as_often_as_before(kind: str, rules: set[str], floor: int) -> None:
    assert sum(1 for raised in loud(kind) if raised & rules) >= floor
