"""Tables two and four damaged by a converter: a number may be lost, but never stands under a wrong name."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.segment.paper import Grid, Tall, outlined, values
from tests.segment.specimens import FOUR, FOUR_NUMBERS, HEADINGS, TITLE, TWO, VERDICTS, table_two

Damage = Callable[[list[str], int], None]


def plain(grid: Grid) -> list[list[str]]:
    return [[cell.text if isinstance(cell, Tall) else cell for cell in row] for row in grid]


def four_in_lines() -> list[list[str]]:
    header = ["行政复议", *[""] * 4, "未经复议直接起诉", *[""] * 4, "复议后起诉"]
    return [header, [*VERDICTS, *VERDICTS, *VERDICTS], list(FOUR_NUMBERS)]


def blocks_as_rows() -> list[list[str]]:
    names = ("行政复议", "未经复议直接起诉", "复议后起诉")
    return [[name, *FOUR_NUMBERS[5 * index : 5 * index + 5]] for index, name in enumerate(names)]


def lose(row: list[str], place: int) -> None:
    del row[place]


def split(row: list[str], place: int) -> None:
    row[place : place + 1] = [row[place][:1], row[place][1:] or "0"]


def write_a_word(row: list[str], place: int) -> None:
    row[place] = "若干"


def leave_blank(row: list[str], place: int) -> None:
    row[place] = ""


DAMAGES: tuple[Damage, ...] = (lose, split, write_a_word, leave_blank)
TABLES: dict[str, tuple[str, Callable[[], list[list[str]]], dict[str, str]]] = {
    "proactive": (HEADINGS[1], lambda: plain(table_two()), TWO),
    "disputes, converted": (HEADINGS[3], four_in_lines, FOUR),
    "disputes, one row for each block": (HEADINGS[3], lambda: [["类型", *VERDICTS], *blocks_as_rows()], FOUR),
}


def is_number(text: str) -> bool:
    return text.replace(".", "").isdigit()


def places_of_numbers(rows: list[list[str]]) -> list[tuple[int, int]]:
    return [(y, x) for y, row in enumerate(rows) for x, text in enumerate(row) if is_number(text)]


@pytest.mark.parametrize("damage", DAMAGES, ids=lambda damage: damage.__name__)
@pytest.mark.parametrize("name", TABLES)
def test_no_damage_puts_a_number_under_a_wrong_name(name: str, damage: Damage) -> None:
    heading, make, truth = TABLES[name]
    for row, place in places_of_numbers(make()):
        rows = make()
        before = values(outlined(TITLE, heading, rows, HEADINGS[4], "更新不够快。").table(name.partition(",")[0]))
        assert before == truth
        damage(rows[row], place)
        found = values(outlined(TITLE, heading, rows, HEADINGS[4], "更新不够快。").table(name.partition(",")[0]))
        assert {key: text for key, text in found.items() if is_number(text) and text != truth[key]} == {}


@pytest.mark.parametrize("damage", DAMAGES, ids=lambda damage: damage.__name__)
def test_damage_in_one_row_of_table_two_leaves_the_others(damage: Damage) -> None:
    rows = plain(table_two())
    damage(rows[3], 2)
    matched = outlined(TITLE, HEADINGS[1], rows, HEADINGS[4], "更新不够快。").table("proactive")
    found = values(matched)
    others = {key: text for key, text in TWO.items() if not key.startswith("normative_documents.")}
    assert {key: found.get(key) for key in others} == others
    assert matched is not None
    assert matched.missing_rows == ()


def test_a_row_of_numbers_that_does_not_fit_leaves_table_four_undetermined() -> None:
    rows = four_in_lines()
    del rows[2][7]
    matched = outlined(TITLE, HEADINGS[3], rows, HEADINGS[4], "更新不够快。").table("disputes")
    assert matched is not None
    assert (matched.status, matched.entries) == ("undetermined", ())
    assert matched.reason
