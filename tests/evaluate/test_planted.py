from __future__ import annotations

import json
import re

import pytest

from gongkai.evaluate import planted
from gongkai.evaluate.corpus import Made, make
from gongkai.evaluate.draft import Draft
from gongkai.evaluate.lexicon import Lexicon
from tests.evaluate import verifier

RULE = re.compile(r"(SEC|PER|TAB|SUM|AGR|REM|REP|WRD|PRI|PUB)\d{3}")
ARITHMETIC = [name for name in planted.names() if re.match(r"sum40[1-4]", name)]
STATED = [name for name in planted.names() if re.match(r"agr5(0\d|1[0-6])", name)]


@pytest.fixture(scope="module")
def faulty(lexicon: Lexicon) -> dict[tuple[str, str], Made]:
    return {
        (split, name): make(lexicon, split, 21, serial, kind="fault", what=name)
        for split in ("dev", "test")
        for serial, name in enumerate(planted.names())
    }


def paragraphs(draft: Draft) -> list[str]:
    return [passage.text for _, passage in draft.passages()]


def grids(draft: Draft) -> list[object]:
    return [piece for part in draft.parts for piece in part.pieces if not hasattr(piece, "claims")]


def test_every_kind_can_be_planted_in_both_splits(faulty: dict[tuple[str, str], Made]) -> None:
    assert len(faulty) == 2 * len(planted.names())


def test_every_kind_names_a_rule_and_a_severity() -> None:
    for fault in planted.faults().values():
        assert RULE.fullmatch(fault.rule)
        assert all(RULE.fullmatch(rule) for rule in fault.also)
        assert fault.severity in ("error", "warning", "advice")
        assert fault.name.startswith(fault.rule.lower())


def test_the_sound_parent_breaks_nothing(faulty: dict[tuple[str, str], Made], lexicon: Lexicon) -> None:
    del lexicon
    for made in faulty.values():
        sound = {
            name: cell for name, cell in made.parent.printed().items() if name.startswith(("applications", "disputes"))
        }
        figures = {name: {"value": text} for name, text in sound.items()}
        assert verifier.identity_breaches({"table_figures": figures}) == set()


@pytest.mark.parametrize("name", ARITHMETIC)
@pytest.mark.parametrize("split", ["dev", "test"])
def test_an_arithmetic_fault_breaks_its_rule_and_what_it_admits(
    faulty: dict[tuple[str, str], Made], name: str, split: str
) -> None:
    made = faulty[split, name]
    fault = made.truth["fault"]
    assert isinstance(fault, dict)
    broken = {each.partition(":")[0] for each in verifier.identity_breaches(made.truth)}
    assert fault["rule"] in broken
    assert broken <= {fault["rule"], *fault["also"]}  # type: ignore[misc]
    assert paragraphs(made.draft) == paragraphs(made.parent)


@pytest.mark.parametrize("name", STATED)
@pytest.mark.parametrize("split", ["dev", "test"])
def test_a_misstated_figure_contradicts_the_tables_and_leaves_them_alone(
    faulty: dict[tuple[str, str], Made], name: str, split: str
) -> None:
    made = faulty[split, name]
    assert len(verifier.claim_breaches(made.truth)) == 1
    assert made.draft.printed() == made.parent.printed()
    assert verifier.identity_breaches(made.truth) == set()


@pytest.mark.parametrize("name", planted.names())
def test_a_fault_changes_the_file(faulty: dict[tuple[str, str], Made], name: str) -> None:
    for split in ("dev", "test"):
        made = faulty[split, name]
        assert made.draft != made.parent
        json.dumps(made.truth)


def test_faults_in_the_text_leave_the_tables_alone(faulty: dict[tuple[str, str], Made]) -> None:
    for (_, name), made in faulty.items():
        if name.startswith(("wrd", "pri", "rem", "per", "rep", "agr52")) and "agr517" not in name:
            assert grids(made.draft) == grids(made.parent)


def test_faults_in_the_tables_leave_the_sentences_alone(faulty: dict[tuple[str, str], Made]) -> None:
    for (_, name), made in faulty.items():
        if name.startswith("sum") or re.match(r"tab30[4-9]|tab31", name):
            assert paragraphs(made.draft) == paragraphs(made.parent)


def test_a_fault_in_a_sentence_touches_one_paragraph(faulty: dict[tuple[str, str], Made]) -> None:
    for (_, name), made in faulty.items():
        if name.startswith(("wrd", "pri90", "agr50")) and name != "pri907_free_mail":
            before, after = paragraphs(made.parent), paragraphs(made.draft)
            assert sum(a != b for a, b in zip(before, after, strict=True)) == 1, name


def test_marks_of_faulty_reports_stand_where_the_truth_says(faulty: dict[tuple[str, str], Made]) -> None:
    for made in faulty.values():
        assert list(verifier.misplaced(made.truth, made.written.text or None)) == []


def test_a_missing_section_is_missing_in_the_truth(faulty: dict[tuple[str, str], Made]) -> None:
    sections = faulty["dev", "sec104_disputes_gone"].truth["sections"]
    assert {"id": "disputes", "title": None, "start": None, "status": "missing"} in sections  # type: ignore[operator]


def test_parts_that_do_not_add_up_are_seen_by_the_examiner(faulty: dict[tuple[str, str], Made]) -> None:
    for split in ("dev", "test"):
        assert verifier.sums_off(faulty[split, "agr520_parts"].truth)
        assert verifier.ratios_off(faulty[split, "agr521_share"].truth)
        assert verifier.ratios_off(faulty[split, "agr522_growth"].truth)
