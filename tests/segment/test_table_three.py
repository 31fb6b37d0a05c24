from __future__ import annotations

from collections.abc import Callable, Sequence
from random import Random

import pytest

from gongkai.model import MatchedTable
from tests.segment.paper import Grid, Row, Tall, document, outlined, values
from tests.segment.specimens import (
    APPLICANTS,
    FOUR,
    HEAD_THREE,
    HEADINGS,
    RESULTS,
    THREE,
    TITLE,
    cells,
    flat_three,
    group_of,
    label_of,
    ragged_three,
    row_ids,
    rows_three,
    table_four,
    table_three,
)


def applications(*grids: Grid | str, year: int = 2022) -> MatchedTable:
    found = outlined(
        TITLE, HEADINGS[0], "全年公开信息九条。", HEADINGS[2], *grids, HEADINGS[4], "问题是更新慢。", year=year
    )
    matched = found.table("applications")
    assert matched is not None
    return matched


def mapped(change: Callable[[str], str]) -> Grid:
    return [
        [Tall(change(cell.text), cell.height, cell.width) if isinstance(cell, Tall) else change(cell) for cell in row]
        for row in table_three()
    ]


def repeated_labels() -> Grid:
    """Merged label cells undone, their words repeated in every row they covered."""
    rows: list[Row] = [[NOTE_COLUMN, NOTE_COLUMN, NOTE_COLUMN, *APPLICANTS]]
    for index, row in enumerate(row_ids()):
        label = label_of(row)
        if group := group_of(row):
            rows.append([RESULTS, group, label, *cells(index)])
        elif row in ("received", "carried_over", "carried_forward"):
            rows.append([label, label, label, *cells(index)])
        else:
            rows.append([RESULTS, label, label, *cells(index)])
    return rows


NOTE_COLUMN = "项目"


def without_groups() -> Grid:
    return flat_three([label_of(row) for row in row_ids()])


def unnumbered() -> Grid:
    """Labels without their numbers."""
    return flat_three([label_of(row).lstrip("一二三四（）123456789.、七") for row in row_ids()])


LAYOUTS: dict[str, Callable[[], tuple[Grid | str, ...]]] = {
    "official, merged cells": lambda: (table_three(),),
    "blanks in labels": lambda: (mapped(lambda text: text if text.isdigit() else " ".join(text)),),
    "half-width punctuation": lambda: (mapped(lambda text: text.translate(str.maketrans("（）、，“”", "(),,\"\""))),),
    "converted, rows of unlike length": lambda: (ragged_three(),),
    "one label column, group told in it": lambda: (flat_three(),),
    "one label column, no group told": lambda: (without_groups(),),
    "labels without numbers": lambda: (unnumbered(),),
    "label columns repeated in every row": lambda: (repeated_labels(),),
    "two pages, header repeated": lambda: ([*HEAD_THREE, *rows_three(0, 11)], [*HEAD_THREE, *rows_three(11, 25)]),
    "two pages, no header on the second": lambda: ([*HEAD_THREE, *rows_three(0, 11)], rows_three(11, 25)),
    "three pages with a page number between": lambda: (
        [*HEAD_THREE, *rows_three(0, 4)], "— 3 —", rows_three(4, 17), "— 4 —", rows_three(17, 25),
    ),
    "header repeated within the grid": lambda: ([*HEAD_THREE, *rows_three(0, 12), *HEAD_THREE, *rows_three(12, 25)],),
    "no header at all": lambda: (rows_three(),),
    "a unit above": lambda: ([[Tall("单位：件", 1, 10)], *table_three()],),
    "a remark below": lambda: ([*table_three(), [Tall("注：本表数据含上年结转。", 1, 10)]],),
    "a blank column on the right": lambda: ([[*row, ""] for row in table_three()],),
    "a heading pressed into the grid": lambda: ([[Tall("三、收到和处理政府信息公开申请情况", 1, 10)], *table_three()],),
}  # fmt: skip


@pytest.mark.parametrize("name", LAYOUTS)
def test_every_cell_stands_under_its_name(name: str) -> None:
    matched = applications(*LAYOUTS[name]())
    assert values(matched) == THREE
    assert (matched.status, matched.rows_read, matched.rows_expected) == ("found", 25, 25)
    assert (matched.missing_rows, matched.missing_columns, matched.duplicates) == ((), (), ())
    assert matched.order_kept
    assert matched.section == "applications"
    assert not matched.extra_rows


@pytest.mark.parametrize("sign", ["", "/", "—", "-", "无", "不适用", "０", "12,345", "约5", "3件"])
def test_whatever_stands_in_a_value_cell_is_its_entry(sign: str) -> None:
    rows = [list(row) for row in table_three()]
    rows[5][3] = sign  # granted, enterprise: behind the tall label, the row's own label and natural_person
    rows[9][2] = rows[9][5] = sign
    found = values(applications(rows))
    assert found["granted.enterprise"] == sign
    assert len(found) == len(THREE)
    assert {name: text for name, text in found.items() if text != sign} == {
        name: THREE[name] for name, text in found.items() if text != sign
    }


def test_a_row_of_blanks_keeps_its_seven_entries() -> None:
    rows = flat_three()
    blank = [*rows[:9], [rows[9][0], *[""] * 7], *rows[10:]]
    found = values(applications(blank))
    lost = row_ids()[8]
    assert [found[f"{lost}.{column}"] for column in ("natural_person", "other_organisation", "total")] == ["", "", ""]
    assert len(found) == 175


def test_rows_lost_at_the_end_have_no_entries() -> None:
    matched = applications([*HEAD_THREE, *rows_three(0, 5)])
    assert matched.rows_read == 5
    assert matched.missing_rows == row_ids()[5:]
    assert len(matched.entries) == 35
    assert matched.status == "found"


def test_a_lost_row_in_the_middle_moves_no_other() -> None:
    rows = [row for index, row in enumerate(flat_three()) if index != 12]
    matched = applications(rows)
    lost = row_ids()[11]
    assert matched.missing_rows == (lost,)
    assert values(matched) == {name: text for name, text in THREE.items() if not name.startswith(f"{lost}.")}


def test_a_lost_column_is_named_and_moves_no_other() -> None:
    rows = [[cell for index, cell in enumerate(row) if index != 3] for row in flat_three()]
    matched = applications(rows)
    assert matched.missing_columns == ("research",)
    assert values(matched) == {name: text for name, text in THREE.items() if not name.endswith(".research")}


def test_rows_in_another_order_are_told() -> None:
    rows = list(flat_three())
    rows[3], rows[4] = rows[4], rows[3]
    matched = applications(rows)
    assert not matched.order_kept
    assert values(matched) == THREE


def test_columns_in_another_order_are_read_by_their_header() -> None:
    rows = [[row[0], row[7], *row[1:7]] for row in flat_three()]
    assert values(applications(rows)) == THREE


def test_the_same_table_twice_is_a_copy() -> None:
    matched = applications(flat_three(), "再列一次如下：", flat_three())
    assert values(matched) == THREE
    assert len(matched.duplicates) == 1
    assert len(matched.duplicates[0]) == 175


def test_a_row_that_the_form_does_not_know_is_extra() -> None:
    rows = [*flat_three(), ["五、涉及虚拟事项的申请数量", *cells(30)]]
    matched = applications(rows)
    assert [cell.text for cell in matched.extra_rows] == ["五、涉及虚拟事项的申请数量"]
    assert values(matched) == THREE


@pytest.mark.parametrize(
    ("row", "label"),
    [
        ("refused_security_stability", "3.危及三安全一稳定"), ("unavailable_not_held", "1.本机关不掌握相关信息"),
        ("closed_correction_overdue", "1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开"),
        ("granted_in_part", "（二）部分公开"), ("results_total", "（七）合计"), ("carried_forward", "四、结转下年度继续办理的申请"),
        ("declined_reconfirmation", "5.要求行政机关确认或重新出具已经获取的信息"), ("received", "一、本年新收政府信息公开申请数"),
        ("refused_forbidden_by_law", "2.其他法律、行政法规禁止公开"), ("closed_other", "3.其它"),
    ],
)  # fmt: skip
def test_small_departures_in_a_label_do_not_lose_the_row(row: str, label: str) -> None:
    index = row_ids().index(row)
    rows = [
        [(group_of(row) + label) if place == index + 1 else line[0], *line[1:]]
        for place, line in enumerate(flat_three())
    ]
    assert values(applications(rows)) == THREE


def test_entries_are_the_cells_of_the_document() -> None:
    matched = applications([[Tall(HEADINGS[2], 1, 10)], *table_three()])
    spans = {entry.cell.span for entry in matched.entries}
    assert len(spans) == 175
    assert all(piece.cells[0].row == 0 for piece in matched.pieces)


def test_other_tables_beside_it_do_not_match() -> None:
    attachment = [["序号", "公开渠道", "条数"], ["1", "其他", "32"], ["2", "总计", "18"]]
    staff = [["科室", "自然人", "总计"], ["办公室", "3", "3"]]
    found = outlined(
        TITLE, HEADINGS[2], table_three(), HEADINGS[3], table_four(), HEADINGS[5], "无。", "附件", attachment, staff
    )
    assert values(found.table("applications")) == THREE
    assert values(found.table("disputes")) == FOUR
    assert len(found.unread) == 2


def test_sub_total_rows_of_groups_are_not_rows_of_the_form() -> None:
    rows = list(flat_three())
    rows.insert(5, ["（三）不予公开", *cells(40)])
    found = values(applications(rows))
    assert found == THREE


def test_the_trial_format_has_one_row_for_other_handling() -> None:
    labels = [
        (group_of(row, 2019) + label_of(row, 2019), index)
        for index, row in enumerate(row_ids(2019))
        if not row.startswith("closed_")
    ]
    rows: list[Row] = [["项目", *APPLICANTS], *([label, *cells(index)] for label, index in labels)]
    rows.insert(-2, ["（六）其他处理", *cells(22)])
    found = applications(rows, year=2019)
    assert values(found)["closed_other.total"] == THREE["closed_other.total"]
    assert values(found)["results_total.total"] == THREE["results_total.total"]
    assert found.missing_rows == ()
    assert found.rows_read == 23


Damage = Callable[[list[list[str]], Random], None]


def numbers_at(row: Sequence[str]) -> list[int]:
    return [index for index, text in enumerate(row) if text.isdigit()]


def body_rows(rows: Sequence[Sequence[str]]) -> list[int]:
    return [index for index, row in enumerate(rows) if len(numbers_at(row)) == 7]


def lose_a_cell(rows: list[list[str]], random: Random) -> None:
    row = rows[random.choice(body_rows(rows))]
    del row[random.choice(numbers_at(row))]


def split_a_number(rows: list[list[str]], random: Random) -> None:
    row = rows[random.choice(body_rows(rows))]
    place = random.choice(numbers_at(row))
    row[place : place + 1] = [row[place][:1], row[place][1:]]


def blank_numbers(rows: list[list[str]], random: Random) -> None:
    for index in body_rows(rows):
        for place in numbers_at(rows[index]):
            if random.random() < 0.6:
                rows[index][place] = ""


def cut_blanks_on_the_right(rows: list[list[str]], random: Random) -> None:
    blank_numbers(rows, random)
    for row in rows:
        while len(row) > 1 and not row[-1]:
            row.pop()


def lose_a_header_row(rows: list[list[str]], random: Random) -> None:
    del rows[random.randrange(body_rows(rows)[0])]


def write_words(rows: list[list[str]], random: Random) -> None:
    row = rows[random.choice(body_rows(rows))]
    row[random.choice(numbers_at(row))] = random.choice(("若干", "见附件", "详见说明"))


def add_a_blank_column(rows: list[list[str]], random: Random) -> None:
    at = random.choice((0, len(rows[-1])))
    for row in rows:
        row.insert(min(at, len(row)), "")


def add_remarks(rows: list[list[str]], random: Random) -> None:
    for index, row in enumerate(rows):
        row.append("备注" if index == 0 else random.choice(("", "见附件")))


def merge_labels(rows: list[list[str]], random: Random) -> None:
    for index in body_rows(rows):
        if random.random() < 0.5:
            labels = [text for text in rows[index] if text and not text.isdigit()]
            rows[index] = ["".join(labels[-2:]), *(rows[index][place] for place in numbers_at(rows[index]))]


DAMAGES: tuple[Damage, ...] = (
    lose_a_cell, split_a_number, blank_numbers, cut_blanks_on_the_right, lose_a_header_row, write_words, add_a_blank_column,
    add_remarks, merge_labels,
)  # fmt: skip


def converted(grid: Grid) -> list[list[str]]:
    """A grid as tab-separated text has it: merged cells undone, blanks in their place."""
    table = document(grid).tables[0]
    rows = [[""] * table.columns for _ in range(table.rows)]
    for cell in table.cells:
        rows[cell.row][cell.column] = cell.text
    return rows


SOURCES: tuple[Callable[[], Grid], ...] = (table_three, ragged_three, flat_three, repeated_labels)


@pytest.mark.parametrize("damage", DAMAGES, ids=lambda damage: damage.__name__)
@pytest.mark.parametrize("source", SOURCES, ids=lambda source: source.__name__)
def test_no_damage_puts_a_number_under_a_wrong_name(source: Callable[[], Grid], damage: Damage) -> None:
    for seed in range(12):
        rows = converted(source())
        damage(rows, Random(seed))  # noqa: S311  no secret
        found = values(applications(rows))
        wrong = {name: text for name, text in found.items() if text.isdigit() and text != THREE[name]}
        assert wrong == {}, seed
        assert len(found) >= 150 or damage in (blank_numbers, cut_blanks_on_the_right), seed


def test_a_header_over_two_rows_whose_spans_were_lost_says_nothing_about_the_columns() -> None:
    first, second = (
        ["自然人", "法人或其他组织", "总计"],
        ["商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他"],
    )
    rows: list[Row] = [[label_of(row), *cells(index)] for index, row in enumerate(row_ids())]
    assert values(applications([first, second, *rows])) == values(applications(table_three()))
