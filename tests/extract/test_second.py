"""What becomes of a figure when a second reader is asked."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from gongkai.extract import figures
from gongkai.model import Document, Excerpt, Figure, Masthead, Naming, Outline, Paragraph, SecondReader, Section, Span
from tests.extract.outlines import FORM

RECEIVED = "applications.received.total"
FINISHED = "applications.finished.total"
TEXT = "全年收到政府信息公开申请12件，均已答复。"


def reader(*answers: tuple[str, tuple[str, ...], float], text: str = TEXT) -> SecondReader:
    """A second reader that names these words of the text, in its only excerpt."""

    def read(excerpts: Sequence[Excerpt]) -> list[tuple[Naming, ...]]:
        told = []
        for words, names, score in answers:
            start = text.index(words)
            is_denial = not words[0].isdigit()
            told.append(Naming(start, start + (1 if is_denial else len(words)), names, score, is_denial))
        return [tuple(told) for _ in excerpts]

    return read


def prose(second: SecondReader | None, text: str = TEXT) -> list[Figure]:
    document = Document("a.txt", "text/plain", "0" * 64, text, (Paragraph(Span(0, len(text)), text),))
    section = Section("overview", "总体情况", None, Span(0, len(text)), document.blocks)
    outline = Outline(Masthead(issuer="云岭县水务局", year=2023), (), (section,), ())
    return list(figures(document, outline, FORM, second).prose)


def certainties(told: Sequence[Figure]) -> dict[str, str]:
    return {figure.name: figure.certainty for figure in told}


def test_without_a_second_reader_every_figure_is_sure() -> None:
    assert certainties(prose(None)) == {RECEIVED: "sure"}


def test_a_figure_both_readers_see_is_sure() -> None:
    assert certainties(prose(reader(("12件", (RECEIVED,), 0.99)))) == {RECEIVED: "sure"}


def test_a_name_given_without_much_confidence_is_less_than_sure() -> None:
    assert certainties(prose(reader(("12件", (RECEIVED,), 0.6)))) == {RECEIVED: "likely"}


@pytest.mark.parametrize(("score", "left"), [(0.3, {RECEIVED: "likely"}), (0.6, {RECEIVED: "faint"}), (0.95, {})])
def test_a_number_that_the_second_reader_takes_for_no_figure_fades(score: float, left: dict[str, str]) -> None:
    assert certainties(prose(reader(("12件", (), score)))) == left


@pytest.mark.parametrize(
    ("text", "score", "certainty"),
    [
        ("一年来接手此类诉求7宗。", 0.97, "likely"),
        ("一年来接手此类诉求7宗。", 0.8, "faint"),
        ("一年来全市接手此类诉求7宗。", 0.97, "faint"),
        ("去年接手此类诉求7宗。", 0.97, "faint"),
    ],
)
def test_what_only_the_second_reader_sees_is_never_sure(text: str, score: float, certainty: str) -> None:
    (told,) = prose(reader(("7宗", (RECEIVED,), score), text=text), text)
    assert told.certainty == certainty


def test_a_vague_name_is_not_taken_from_the_second_reader_alone() -> None:
    text = "一年来接手此类诉求7宗。"
    assert prose(reader(("7宗", ("applications.handled.total",), 0.97), text=text), text) == []


def test_a_figure_only_the_second_reader_sees_is_kept_with_its_number_and_place() -> None:
    text = "全年接手此类诉求7宗。"
    (told,) = prose(reader(("7宗", (RECEIVED,), 0.95), text=text), text)
    assert (told.name, str(told.quantity.value), told.text) == (RECEIVED, "7", "7宗")
    assert told.certainty != "sure"
    assert text[told.span.start : told.span.end] == "7宗"


def test_a_guess_is_no_figure() -> None:
    text = "全年接手此类诉求7宗。"
    assert prose(reader(("7宗", (RECEIVED,), 0.3), text=text), text) == []


def test_a_denial_only_the_second_reader_sees_reaches_to_the_end_of_its_clause() -> None:
    text = "此类诉求一概未见，工作平稳。"
    (told,) = prose(reader(("未", (RECEIVED,), 0.96), text=text), text)
    assert (told.none_claim, told.text, str(told.quantity.value)) == (True, "未见", "0")


def test_a_number_keeps_one_name_where_the_readers_differ() -> None:
    assert certainties(prose(reader(("12件", (FINISHED,), 0.99)))) == {FINISHED: "faint"}
    assert certainties(prose(reader(("12件", (FINISHED,), 0.4)))) == {RECEIVED: "faint"}


@pytest.mark.parametrize("text", ["2", "行政许可\t2\t1", "1288条", "| 受理申请 | 7宗 |"])
def test_cells_torn_out_of_a_table_are_no_sentences(text: str) -> None:
    asked: list[str] = []

    def read(excerpts: Sequence[Excerpt]) -> list[tuple[Naming, ...]]:
        asked.extend(excerpt.text for excerpt in excerpts)
        return [() for _ in excerpts]

    prose(read, text)
    assert asked == [""]
