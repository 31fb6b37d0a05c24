from __future__ import annotations

import random
from decimal import Decimal

import pytest

from gongkai.evaluate.corpus import Made
from gongkai.evaluate.ledger import APPLICANTS, COLUMNS, ROWS, draw
from gongkai.evaluate.lexicon import Lexicon
from gongkai.evaluate.world import draw_issuer
from tests.evaluate import verifier

KINDS = ("ministry", "province", "city", "county", "department", "township")


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("form", ["2019", "2021"])
def test_books_of_every_kind_of_issuer_add_up(lexicon: Lexicon, kind: str, form: str) -> None:
    for seed in range(40):
        rng = random.Random(f"{kind}{seed}")  # noqa: S311  not a secret
        figures = draw(rng, draw_issuer(rng, lexicon, "dev", kind), form).figures
        for column in COLUMNS:
            left = figures[f"applications.received.{column}"] + figures[f"applications.carried_over.{column}"]
            right = figures[f"applications.results_total.{column}"] + figures[f"applications.carried_forward.{column}"]
            assert left == right
        for row in ROWS:
            if f"applications.{row}.total" in figures:
                total = sum((figures[f"applications.{row}.{column}"] for column in APPLICANTS), Decimal(0))
                assert total == figures[f"applications.{row}.total"]
        assert all(value >= 0 for name, value in figures.items() if not name.endswith("change"))


def test_sound_reports_break_no_identity(sound_reports: list[Made]) -> None:
    assert {made.stem: broken for made in sound_reports if (broken := verifier.identity_breaches(made.truth))} == {}


def test_every_claim_of_a_sound_report_agrees_with_its_tables(sound_reports: list[Made]) -> None:
    assert [found for made in sound_reports for found in verifier.claim_breaches(made.truth)] == []


def test_breakdowns_shares_and_growth_are_right(sound_reports: list[Made]) -> None:
    off = [(verifier.sums_off(made.truth), verifier.ratios_off(made.truth)) for made in sound_reports]
    assert [each for each in off if each != ([], [])] == []


def test_marks_stand_where_the_truth_says(sound_reports: list[Made]) -> None:
    for made in sound_reports:
        text = made.written.text or None
        assert list(verifier.misplaced(made.truth, text)) == []


def test_rough_claims_are_satisfied_by_the_exact_figure(sound_reports: list[Made]) -> None:
    rough = 0
    for made in sound_reports:
        for claim in made.truth["claims"]:  # type: ignore[union-attr]
            assert isinstance(claim, dict)
            if claim["precision"] == "exact" or not claim["name"]:
                continue
            rough += 1
            told, true = Decimal(str(claim["value"])), made.draft.ledger.value(str(claim["name"]))
            if claim["precision"] == "at_least":
                assert told <= true
            elif claim["precision"] == "at_most":
                assert told >= true
            else:
                assert abs(told - true) <= true / 5
    assert rough > 10


def test_sections_follow_one_another_with_their_numbers(sound_reports: list[Made]) -> None:
    for made in sound_reports:
        assert [part.id for part in made.draft.parts] == [
            "overview", "proactive", "applications", "disputes", "problems", "other",
        ]  # fmt: skip
        assert "".join(part.number[0] for part in made.draft.parts) == "一二三四五六"


def test_governments_tell_appraisal_review_and_accountability(sound_reports: list[Made]) -> None:
    for made in sound_reports:
        if made.draft.issuer.is_government:
            text = "".join(p.text for section, p in made.draft.passages() if section == "overview")
            assert all(word in text for word in ("考核", "评议", "追"))


def test_reports_from_2021_on_state_the_handling_fee(sound_reports: list[Made]) -> None:
    for made in sound_reports:
        if made.draft.year >= 2021:
            names = {claim.name for section, p in made.draft.passages() if section == "other" for claim in p.claims}
            assert "handling_fee.amount" in names


def test_every_problem_has_its_remedy(sound_reports: list[Made]) -> None:
    for made in sound_reports:
        opinions = [each for _, p in made.draft.passages() for each in p.opinions]
        issues = {(each.label, each.pair) for each in opinions if each.role == "issue"}
        remedies = {(each.label, each.pair) for each in opinions if each.role == "remedy"}
        assert issues == remedies
        assert 1 <= len(issues) <= 6


def test_no_slot_is_left_in_any_text(sound_reports: list[Made]) -> None:
    for made in sound_reports:
        for _, passage in made.draft.passages():
            assert not set("{}«»¶※●○|") & set(passage.text), passage.text
