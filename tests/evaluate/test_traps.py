from __future__ import annotations

import re

import pytest

from gongkai.evaluate import traps
from gongkai.evaluate.corpus import Made, make
from gongkai.evaluate.lexicon import Lexicon, load_lexicon
from tests.evaluate import verifier

NAMES = traps.names(load_lexicon())


@pytest.fixture(scope="module")
def trapped(lexicon: Lexicon) -> dict[tuple[str, str], Made]:
    return {
        (split, name): make(lexicon, split, 33, serial, kind="trap", what=name)
        for split in ("dev", "test")
        for serial, name in enumerate(NAMES)
    }


@pytest.mark.parametrize("name", NAMES)
def test_a_trap_breaks_nothing(trapped: dict[tuple[str, str], Made], name: str) -> None:
    for split in ("dev", "test"):
        truth = trapped[split, name].truth
        assert verifier.identity_breaches(truth) == set()
        assert verifier.claim_breaches(truth) == []
        assert verifier.sums_off(truth) == []
        assert verifier.ratios_off(truth) == []


@pytest.mark.parametrize("name", NAMES)
def test_a_trap_says_which_rules_it_guards_and_why(lexicon: Lexicon, name: str) -> None:
    trap = traps.traps(lexicon.folder)[name]
    assert trap.guards
    assert all(re.fullmatch(r"[A-Z]{3}\d{3}", rule) for rule in trap.guards)
    assert len(trap.note) > 10


def test_a_guarded_rule_is_never_one_that_may_fire(trapped: dict[tuple[str, str], Made]) -> None:
    for (_, name), made in trapped.items():
        trap = made.truth["trap"]
        assert isinstance(trap, dict)
        assert not set(trap["guards"]) & set(made.truth["may"]) - {"SEC117", "WRD804", "WRD805", "TAB309"}, name  # type: ignore[arg-type]


def test_marks_of_trapped_reports_stand_where_the_truth_says(trapped: dict[tuple[str, str], Made]) -> None:
    for made in trapped.values():
        assert list(verifier.misplaced(made.truth, made.written.text or None)) == []


def test_the_two_splits_word_their_traps_differently(lexicon: Lexicon) -> None:
    for trap in traps.traps(lexicon.folder).values():
        if trap.texts:
            assert trap.texts["dev"] != trap.texts["test"]
