from __future__ import annotations

import tomllib
from collections import Counter
from pathlib import Path
from typing import TypeAlias

import pytest

from gongkai.model import Figure
from tests.extract.outlines import read_prose

Claim: TypeAlias = tuple[str, str, str]
Case: TypeAlias = tuple[str, int, str, tuple[Claim, ...]]
_FOLDER = Path(__file__).parent / "claims"


def _cases() -> list[Case]:
    return [
        (case["text"], case.get("year", 2022), case.get("section", "overview"), tuple(map(tuple, case["claims"])))
        for path in sorted(_FOLDER.glob("*.toml"))
        for case in tomllib.loads(path.read_text("utf-8"))["case"]
    ]


CASES = _cases()


def _told(figures: tuple[Figure, ...]) -> Counter[Claim]:
    return Counter((figure.name, format(figure.quantity.value, "f"), figure.text) for figure in figures)


@pytest.mark.parametrize("case", CASES, ids=[case[0][:24] for case in CASES])
def test_a_sentence_states_these_figures_and_no_others(case: Case) -> None:
    text, year, section, claims = case
    document, figures = read_prose(text, year=year, section=section)
    assert _told(figures.prose) == Counter(claims)
    for figure in figures.prose:
        assert document.slice(figure.span) == figure.text
        assert figure.clause is not None
        assert figure.clause.contains(figure.span)
        assert figure.source == "prose"


def test_precision_and_recall_over_all_sentences() -> None:
    right = told = wanted = 0
    for text, year, section, claims in CASES:
        found, expected = _told(read_prose(text, year=year, section=section)[1].prose), Counter(claims)
        right += (found & expected).total()
        told += found.total()
        wanted += expected.total()
    print(f"{len(CASES)} sentences, precision {right / told:.4f}, recall {right / wanted:.4f}")  # noqa: T201
    assert right == told == wanted


def test_there_are_sentences_enough_and_traps_among_them() -> None:
    assert len(CASES) >= 250
    assert sum(not claims for *_, claims in CASES) >= 80


def test_a_denial_is_a_none_claim_of_value_zero() -> None:
    _, figures = read_prose("2022年我镇未收到政府信息公开申请。")
    (figure,) = figures.stated("applications.received.total")
    assert figure.none_claim
    assert figure.quantity.value == 0


def test_a_printed_zero_is_no_none_claim() -> None:
    _, figures = read_prose("收到政府信息公开申请0件。")
    assert not figures.stated("applications.received.total")[0].none_claim


@pytest.mark.parametrize(
    ("text", "precision"),
    [
        ("收到政府信息公开申请10余件。", "at_least"),
        ("收到政府信息公开申请近百件。", "at_most"),
        ("收到政府信息公开申请约20件。", "about"),
        ("收到政府信息公开申请20件。", "exact"),
    ],
)
def test_words_around_a_number_set_its_precision(text: str, precision: str) -> None:
    _, figures = read_prose(text)
    assert figures.prose[0].quantity.precision == precision


@pytest.mark.parametrize("year", [2020, 2021, 2022])
def test_only_the_reports_own_year_counts(year: int) -> None:
    text = "2020年收到依申请公开3件，2021年收到依申请公开4件，2022年收到依申请公开5件。"
    _, figures = read_prose(text, year=year)
    assert [figure.quantity.value for figure in figures.prose] == [year - 2017]


def test_without_a_year_nothing_is_another_years() -> None:
    _, figures = read_prose("2021年收到依申请公开4件。", year=None)
    assert figures.prose[0].quantity.value == 4


def test_the_clause_covers_the_stretch_between_commas() -> None:
    text = "2022年，我局收到政府信息公开申请5件，上年结转1件。"
    document, figures = read_prose(text)
    assert [document.slice(figure.clause) for figure in figures.prose if figure.clause] == [
        "我局收到政府信息公开申请5件",
        "上年结转1件",
    ]


def test_a_heading_sets_the_topic_of_its_paragraphs() -> None:
    _, told = read_prose("（二）依申请公开情况\n全年受理4件，答复4件。")
    assert [figure.name for figure in told.prose] == ["applications.received.total", "applications.finished.total"]
    _, untold = read_prose("（三）平台建设\n全年受理4件，答复4件。")
    assert untold.prose == ()


def test_all_finished_is_a_statement() -> None:
    document, figures = read_prose("新收政府信息公开申请3件，上年结转1件，均已办结。")
    (statement,) = figures.statements
    assert (statement.key, document.slice(statement.span)) == ("all_finished", "均已办结")


@pytest.mark.parametrize(
    "text",
    [
        "新收政府信息公开申请3件，办结2件，1件结转下年。",
        "收到群众来信3件，均已办结。",
        "政府信息公开申请并未全部办结。",
        "2021年收到的政府信息公开申请均已办结。",
    ],
)
def test_other_wordings_do_not_say_that_all_were_finished(text: str) -> None:
    assert read_prose(text)[1].statements == ()


def test_a_collected_nothing_is_also_a_statement() -> None:
    _, figures = read_prose("本年度未收取信息处理费。", section="other")
    assert [statement.key for statement in figures.statements] == ["handling_fee_none"]


@pytest.mark.parametrize(
    "text",
    [
        "收到依申请公开64件，除3件转下年办理外，均已答复。",
        "收到政府信息公开申请3件，1件告知不属于本机关职责，另2件均予以答复。",
    ],
)
def test_a_remainder_is_not_all(text: str) -> None:
    assert read_prose(text)[1].statements == ()


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("收到政府信息公开申请5件。截至年底，所有申请均已办结。", ["all_finished"]),
        ("收到政府信息公开申请5件。上述申请已全部办结。", ["all_finished"]),
        ("收到政府信息公开申请5件。人大建议均已答复。", []),
        ("答复政府信息公开申请805件（另有72件顺延），均在法定期限内答复。", []),
    ],
)
def test_all_finished_may_stand_alone_but_must_speak_of_all_applications(text: str, keys: list[str]) -> None:
    assert [statement.key for statement in read_prose(text)[1].statements] == keys
