from __future__ import annotations

from pathlib import Path

from tests.cli.conftest import Gongkai


def test_list_tells_id_severity_and_title(gongkai: Gongkai) -> None:
    ended = gongkai("rules", "list")
    assert ended.status == 0
    assert "SUM401  错误  " in ended.out


def test_list_as_json(gongkai: Gongkai) -> None:
    told = gongkai("rules", "list", "--format", "json", "--pack", "2021").json
    assert told["schema"] == "gongkai.rules/1"
    assert [pack["id"] for pack in told["packs"]] == ["2021"]
    ids = [rule["id"] for rule in told["rules"]]
    assert ids == sorted(set(ids))


def test_every_rule_can_be_explained(gongkai: Gongkai) -> None:
    ids = [rule["id"] for rule in gongkai("rules", "list", "--format", "json").json["rules"]]
    ended = gongkai("rules", "explain", *ids)
    assert ended.status == 0
    pages = ended.out.split("\n\n")
    assert pages
    for name in ids:
        assert f"{name} " in ended.out
    assert ended.out.count("  依据  ") >= len(ids)
    assert ended.out.count("  整改  ") == len(ids)


def test_explanation_shows_law_and_both_outcomes(gongkai: Gongkai) -> None:
    page = gongkai("rules", "explain", "sum401").out
    assert page.startswith("SUM401 ")
    assert "国办公开办函〔2021〕30号" in page
    assert "通过" in page
    assert "有问题" in page


def test_self_test_passes(gongkai: Gongkai) -> None:
    ended = gongkai("rules", "test")
    assert ended.status == 0
    assert "全部符合" in ended.out


def test_self_test_of_an_empty_folder_is_wrong_usage(gongkai: Gongkai, tmp_path: Path) -> None:
    assert gongkai("rules", "test", str(tmp_path)).status == 2
