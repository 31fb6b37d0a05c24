from __future__ import annotations

import csv
import io

from tests.cli.conftest import FAULTY, SOUND, Gongkai


def test_table_for_people(gongkai: Gongkai) -> None:
    ended = gongkai("figures", SOUND)
    assert ended.status == 0
    assert "\n表三 " in ended.out
    assert "\n正文\n" in ended.out
    assert "缺 " not in ended.out


def test_csv_opens_in_excel_and_holds_every_cell(gongkai: Gongkai) -> None:
    ended = gongkai("figures", SOUND, FAULTY, "--format", "csv")
    assert ended.out.startswith("\ufeff")
    rows = list(csv.DictReader(io.StringIO(ended.out[1:], newline="")))
    for report in (SOUND, FAULTY):
        cells = [row for row in rows if row["文件"] == report and row["来源"] == "表格"]
        assert len({row["数据"] for row in cells}) >= 200


def test_json_has_one_object_an_input(gongkai: Gongkai) -> None:
    ended = gongkai("figures", SOUND, "没有.html", "--format", "json")
    assert ended.status == 3
    assert [told["schema"] for told in ended.json] == ["gongkai.figures/1"] * 2
    assert len(ended.json[0]["figures"]) >= 200
    assert ended.json[1]["error"]["what"]
    assert ended.err.startswith("没有.html：")
