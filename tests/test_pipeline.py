from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import gongkai
from gongkai import classify, rules
from gongkai.errors import ModelError, ReadError, RulePackError
from gongkai.model import Review
from gongkai.pipeline import Brief, figures_of, read, review, review_bytes

EXAMPLES = Path(__file__).resolve().parents[1] / "examples"
SOUND, FAULTY = EXAMPLES / "sound.txt", EXAMPLES / "faulty.txt"


def of_year(year: int | str) -> bytes:
    """A report's beginning, enough to tell the year."""
    return f"青禾县农业农村局{year}年政府信息公开工作年度报告\n\n一、总体情况\n\n全年主动公开信息12条。\n".encode()


@pytest.mark.parametrize(("year", "pack"), [(2019, "2019"), (2020, "2019"), (2021, "2021"), (2024, "2021")])
def test_year_picks_the_pack(year: int, pack: str) -> None:
    told = review_bytes(of_year(year), "x.txt")
    assert told.report.outline.masthead.year == year
    assert [name for name, _ in told.provenance.packs] == [pack]
    assert told.pack.form.id == pack


def test_unknown_year_is_read_under_the_newest_format() -> None:
    told = review_bytes(of_year("本"), "x.txt")
    assert told.report.outline.masthead.year is None
    assert told.pack.form.id == "2021"


def test_pack_can_be_chosen_by_hand() -> None:
    assert review_bytes(of_year(2023), "x.txt", pack="2019").pack.form.id == "2019"


def test_every_rule_of_the_pack_answers_once() -> None:
    told = review(FAULTY)
    assert sorted(result.rule for result in told.results) == sorted(rule.id for rule in rules.load_pack("2021").rules)


def test_file_and_bytes_give_the_same_findings() -> None:
    assert review(FAULTY).findings == review_bytes(FAULTY.read_bytes(), "faulty.txt").findings


def test_document_is_named_as_given() -> None:
    assert read(str(SOUND)).name == str(SOUND)
    assert review_bytes(SOUND.read_bytes(), "-").report.document.name == "-"


def test_missing_file_is_a_read_error() -> None:
    with pytest.raises(ReadError):
        review("没有这个文件.html")


def test_select_keeps_the_named_rules_and_the_gate() -> None:
    told = review(FAULTY, select=["SUM401"])
    gates = {rule.id for rule in rules.load_pack("2021").rules if rule.gate}
    assert gates
    assert {result.rule for result in told.results} == {"SUM401"} | gates


def test_family_is_named_by_its_letters() -> None:
    told = review(FAULTY, ignore=["SUM"])
    assert told.results
    assert not [result for result in told.results if result.rule.startswith("SUM")]


def test_unknown_rule_is_refused_with_the_nearest() -> None:
    with pytest.raises(RulePackError, match="没有编号为 SUM4O1 的规则；相近的有 SUM401"):
        review(FAULTY, select=["SUM4O1"])


def test_rule_known_to_another_format_only_is_no_mistake() -> None:
    older = {rule.id for rule in rules.load_pack("2019").rules}
    newer = {rule.id for rule in rules.load_pack("2021").rules}
    only = sorted(newer ^ older)
    Brief(select=tuple(only)).check()


LOCAL = """
[[rule]]
id = "LOC901"
name = "county-name"
title = "县名写法正确"
severity = "error"
basis = [{ instrument = "format-2021" }]
message = "“{text}”应为“{right}”。"
fix = "改为“{right}”。"
[rule.check]
kind = "confusions"
entry = [{ wrong = "青河县", right = "青禾县" }]
[[rule.example]]
outcome = "met"
text = "青禾县各部门按时公开信息。"
[[rule.example]]
outcome = "breached"
text = "⟦青河县⟧各部门按时公开信息。"
"""


def test_local_pack_adds_its_rules(tmp_path: Path) -> None:
    (tmp_path / "local.toml").write_text(LOCAL, encoding="utf-8")
    content = of_year(2023).replace("全年".encode(), "青河县".encode())
    told = review_bytes(content, "x.txt", extra_packs=[tmp_path])
    assert [finding.message for finding in told.findings if finding.rule == "LOC901"] == ["“青河县”应为“青禾县”。"]
    assert len(told.results) == len(rules.load_pack("2021").rules) + 1
    national, local = told.provenance.packs
    assert national == ("2021", rules.load_pack("2021").sha256)
    assert local[0] == tmp_path.name
    assert len(local[1]) == 64


def test_local_pack_serves_the_older_format_too(tmp_path: Path) -> None:
    (tmp_path / "local.toml").write_text(LOCAL.replace("format-2021", "format-2019"), encoding="utf-8")
    told = review_bytes(of_year(2020), "x.txt", extra_packs=[tmp_path])
    assert told.pack.form.id == "2019"
    assert "LOC901" in {result.rule for result in told.results}


def test_local_pack_may_not_take_a_national_number(tmp_path: Path) -> None:
    (tmp_path / "local.toml").write_text(LOCAL.replace("LOC901", "SUM401"), encoding="utf-8")
    with pytest.raises(RulePackError, match="SUM401"):
        review_bytes(of_year(2023), "x.txt", extra_packs=[tmp_path])


def test_folder_without_rules_is_refused(tmp_path: Path) -> None:
    with pytest.raises(RulePackError, match="没有规则"):
        review_bytes(of_year(2023), "x.txt", extra_packs=[tmp_path])


def test_provenance_tells_version_packs_and_options() -> None:
    provenance = review(FAULTY, select=["SUM402", "SUM401"], ignore=["WRD"]).provenance
    assert provenance.version == gongkai.__version__
    assert provenance.packs == (("2021", rules.load_pack("2021").sha256),)
    assert dict(provenance.options) == {"pack": "auto", "select": "SUM401,SUM402", "ignore": "WRD"}


def test_same_report_twice_gives_the_same_review() -> None:
    assert review(FAULTY).results == review(FAULTY).results


def test_figures_need_no_rules(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError("judged")

    monkeypatch.setattr(rules, "judge", refuse)
    report, form = figures_of(read(SOUND), Brief())
    assert form.id == "2021"
    assert len(report.figures.table) > 150


def test_importing_the_package_costs_nothing() -> None:
    code = "import json, sys, gongkai; print(json.dumps(sorted(sys.modules)))"
    loaded = json.loads(subprocess.run([sys.executable, "-c", code], capture_output=True, check=True).stdout)
    heavy = {"spacy", "jieba", "pydantic", "lxml", "rich", "typer", "gongkai.model", "gongkai.pipeline"}
    assert not heavy & set(loaded)


def test_public_names_are_there() -> None:
    assert {"review", "load_pack", "Review", "Finding", "__version__"} <= set(dir(gongkai))
    assert gongkai.Review is Review
    assert gongkai.review is review
    assert gongkai.load_pack is rules.load_pack
    with pytest.raises(AttributeError, match="no attribute 'screen'"):
        gongkai.screen  # noqa: B018  # that it is missing is the point


def test_version_is_the_one_of_the_project() -> None:
    project = (Path(__file__).resolve().parents[1] / "pyproject.toml").read_text(encoding="utf-8")
    assert f'version = "{gongkai.__version__}"' in project


def test_the_model_that_comes_along_is_named_in_the_provenance() -> None:
    (model,) = review(SOUND).provenance.models
    assert model[0].startswith("claims/")
    assert review(SOUND, models="none").provenance.models == ()
    assert review(SOUND, models="none").provenance.options["models"] == "none"


def test_a_folder_without_models_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="没有模型"):
        review(SOUND, models=tmp_path)


def test_a_changed_model_is_refused_before_any_report_is_read(tmp_path: Path) -> None:
    found = classify.find_models()
    assert found is not None
    shutil.copytree(found, tmp_path / "models")
    (weights,) = (tmp_path / "models").rglob("model.onnx")
    weights.write_bytes(weights.read_bytes()[:-1] + b"x")
    with pytest.raises(ModelError, match="校验值不符"):
        Brief(models=str(tmp_path / "models")).check()
