from __future__ import annotations

from pathlib import Path

import pytest

from gongkai.errors import RulePackError
from gongkai.model import ReportForm
from gongkai.rules.forms import load_form

PACKS = Path(__file__).resolve().parents[2] / "src" / "gongkai" / "rules" / "packs"
SECTION_IDS = ("overview", "proactive", "applications", "disputes", "problems", "other")
TINY = """
id = "x"
title = "格式"
from_year = 2030

[[sections]]
id = "one"
number = 1
title = "总体情况"

[[tables]]
id = "t"
number = "表一"
title = "表"
section = "one"
layout = "rows"
[[tables.columns]]
id = "c"
labels = ["甲"]
[[tables.rows]]
id = "r"
labels = ["乙"]
columns = ["c"]
"""


def form(name: str) -> ReportForm:
    return load_form(PACKS / name)


def written(folder: Path, text: str) -> Path:
    (folder / "form.toml").write_text(text, encoding="utf-8")
    return folder


def cells(form: ReportForm, table: str) -> int:
    return len(form.table(table).figure_names())


def test_form_2021_has_ten_and_175_and_fifteen_cells() -> None:
    assert [cells(form("2021"), table) for table in ("proactive", "applications", "disputes")] == [10, 175, 15]


def test_form_2019_has_the_first_table_two() -> None:
    assert [cells(form("2019"), table) for table in ("proactive", "applications", "disputes")] == [22, 175, 15]
    assert "proactive.procurement.amount" in form("2019").table("proactive").figure_names()
    assert "proactive.regulations.issued" in form("2021").table("proactive").figure_names()


@pytest.mark.parametrize("name", ["2019", "2021"])
def test_six_sections_in_the_order_of_article_50(name: str) -> None:
    assert tuple(section.id for section in form(name).sections) == SECTION_IDS
    assert [section.number for section in form(name).sections] == [1, 2, 3, 4, 5, 6]


@pytest.mark.parametrize("name", ["2019", "2021"])
def test_groups_of_table_three(name: str) -> None:
    rows = form(name).table("applications").rows
    groups = [row.group for row in rows]
    assert [groups.count(group) for group in ("refused", "unavailable", "declined", "closed", None)] == [8, 3, 5, 3, 6]
    assert all(row.id.startswith(row.group) for row in rows if row.group)


def test_only_the_trial_format_lets_rows_be_absent() -> None:
    optional = {
        name: [row.id for row in form(name).table("applications").rows if row.optional] for name in ("2019", "2021")
    }
    assert optional == {"2019": ["closed_correction_overdue", "closed_fee_overdue"], "2021": []}


@pytest.mark.parametrize("name", ["2019", "2021"])
def test_no_label_belongs_to_two_rows_of_one_table(name: str) -> None:
    for table in form(name).tables:
        labels = [label for row in table.rows for label in row.labels]
        assert len(labels) == len(set(labels))


@pytest.mark.parametrize("name", ["2019", "2021"])
def test_no_title_belongs_to_two_sections(name: str) -> None:
    titles = [title for section in form(name).sections for title in (section.title, *section.variants)]
    assert len(titles) == len(set(titles))


@pytest.mark.parametrize(
    ("year", "name"), [(2018, None), (2019, "2019"), (2020, "2019"), (2021, "2021"), (2025, "2021"), (2040, "2021")]
)
def test_years_are_governed_by_one_form(year: int, name: str | None) -> None:
    assert [each for each in ("2019", "2021") if form(each).governs(year)] == ([name] if name else [])


def test_fee_of_2021_is_in_ten_thousand_yuan() -> None:
    assert {column.id: column.unit for column in form("2021").table("proactive").columns}["amount"] == "万元"


def test_a_form_is_read_once(tmp_path: Path) -> None:
    folder = written(tmp_path, TINY)
    first = load_form(folder)
    written(tmp_path, TINY.replace("总体情况", "别的"))
    assert load_form(folder) is first


def test_a_small_form_of_ones_own_loads(tmp_path: Path) -> None:
    loaded = load_form(written(tmp_path, TINY))
    assert loaded.table("t").figure_names() == ("t.r.c",)
    assert loaded.to_year is None


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ('number = 1\n', 'number = "一"\n', "sections"),
        ('number = 1\n', 'number = "1"\n', "number"),
        ("from_year = 2030", "from_year = 2030-01-01", "from_year"),
        ('number = 1\n', "number = 1\ncolour = 3\n", "colour"),
        ('labels = ["乙"]', 'labels = "乙"', "labels"),
        ('columns = ["c"]', 'columns = ["d"]', "d"),
        ('section = "one"', 'section = "two"', "two"),
        ("from_year = 2030", "", "from_year"),
        ("from_year = 2030", "from_year = ", "TOML"),
        ('id = "x"', 'id = "x"\nmotto = "y"', "motto"),
        ('id = "r"\n', 'id = "r"\nhidden = true\n', "hidden"),
    ],
)  # fmt: skip
def test_a_faulty_form_is_refused_with_file_and_key(tmp_path: Path, old: str, new: str, told: str) -> None:
    assert old in TINY
    with pytest.raises(RulePackError) as caught:
        load_form(written(tmp_path, TINY.replace(old, new)))
    assert "form.toml" in str(caught.value)
    assert told in str(caught.value)


def test_a_row_named_twice_is_refused(tmp_path: Path) -> None:
    again = '[[tables.rows]]\nid = "r"\nlabels = ["丙"]\n'
    with pytest.raises(RulePackError, match="重复"):
        load_form(written(tmp_path, TINY + again))


def test_a_folder_without_form_is_refused(tmp_path: Path) -> None:
    with pytest.raises(RulePackError, match=r"form\.toml"):
        load_form(tmp_path)


def test_a_file_that_is_no_text_is_refused(tmp_path: Path) -> None:
    (tmp_path / "form.toml").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(RulePackError, match=r"form\.toml"):
        load_form(tmp_path)
