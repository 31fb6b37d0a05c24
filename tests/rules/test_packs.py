"""The shipped packs: complete, consistent, readable; and how packs are chosen, joined and cut down."""

from __future__ import annotations

import re
import time
from pathlib import Path

import pytest

from gongkai.errors import RulePackError
from gongkai.model import Rule, RulePack
from gongkai.rules import builtin_ids, extend, judge, load_pack, pack_for, select
from gongkai.rules.messages import placeholders
from gongkai.rules.packs import HOME, digest
from tests.checks.reports import with_tables

PACKS = {name: load_pack(name) for name in builtin_ids()}
EVERY = [pytest.param(pack, rule, id=f"{name}-{rule.id}") for name, pack in PACKS.items() for rule in pack.rules]
FAMILIES = ("SEC", "PER", "TAB", "SUM", "AGR", "REM", "WRD", "PRI", "PUB")
UNCONFIRMED = {"handling-fee-2020"}
"""Texts whose places are not yet confirmed: cited as a whole, and never above a warning."""

LOCAL = """
[[rule]]
id = "LOC001"
name = "local"
title = "本地要求"
severity = "warning"
basis = [{ instrument = "local-1" }]
message = "{cell}为 {value}。"
fix = "核对。"
[rule.check]
kind = "counts"
[[rule.example]]
outcome = "met"
figures = { "applications.received.total" = 1 }
[[rule.example]]
outcome = "breached"
figures = { "applications.received.total" = "-1" }
"""
LOCAL_TEXTS = """
[[instrument]]
id = "local-1"
title = "某市政府信息公开办法"
number = "某政发〔2020〕1号"
in_force = 2020-01-01
"""


@pytest.fixture
def local(tmp_path: Path) -> Path:
    (tmp_path / "local.toml").write_text(LOCAL, encoding="utf-8")
    (tmp_path / "instruments.toml").write_text(LOCAL_TEXTS, encoding="utf-8")
    return tmp_path


def test_packs_are_large_enough_and_their_ids_are_of_known_families() -> None:
    assert builtin_ids() == ("2019", "2021")
    assert len(PACKS["2021"].rules) >= 60
    assert {rule.id[:3] for pack in PACKS.values() for rule in pack.rules} == set(FAMILIES)
    assert all(re.fullmatch(r"[A-Z]{3}\d{3}", rule.id) for pack in PACKS.values() for rule in pack.rules)


@pytest.mark.parametrize("pack", PACKS.values(), ids=PACKS)
def test_ids_and_names_are_used_once(pack: RulePack) -> None:
    assert len({rule.id for rule in pack.rules}) == len(pack.rules)
    assert len({rule.name for rule in pack.rules}) == len(pack.rules)


@pytest.mark.parametrize(("pack", "rule"), EVERY)
def test_error_rests_on_a_text_whose_place_is_known(pack: RulePack, rule: Rule) -> None:
    for basis in rule.basis:
        if basis.instrument in UNCONFIRMED:
            assert not basis.place
    assert rule.severity != "error" or any(basis.instrument not in UNCONFIRMED for basis in rule.basis)
    assert {basis.instrument for basis in rule.basis} <= set(pack.instruments)


@pytest.mark.parametrize(("pack", "rule"), EVERY)
def test_rule_that_may_ask_has_a_question(pack: RulePack, rule: Rule) -> None:
    results = [
        result for result in judge(select(pack, [rule.id]), with_tables(form=pack.form)) if result.rule == rule.id
    ]
    assert len(results) == 1
    if rule.kind.name in {
        "agreement",
        "none_claims",
        "zero_table",
        "unit_slip",
        "breakdown",
        "shares",
        "ceiling",
        "statement",
    }:
        assert rule.question


READ = [
    pytest.param(getattr(rule, key), key, id=f"{name}-{rule.id}-{key}")
    for name, pack in PACKS.items()
    for rule in pack.rules
    for key in ("title", "message", "question", "remark", "fix", "why")
    if getattr(rule, key)
]
HAN = "\u4e00-\u9fff"


@pytest.mark.parametrize(("text", "key"), READ)
def test_sentences_for_reviewers_are_short_and_clean(text: str, key: str) -> None:
    bare = re.sub(r"\{[a-z]+\}", "", text)
    assert not set("{}") & set(bare)
    assert not re.search(rf"[{HAN}”」）][,;:?!.]|[,;:?!.][{HAN}“（]", bare), text
    assert "  " not in text
    assert text == text.strip()
    assert len(text) <= {"title": 24}.get(key, 90)
    if key in ("message", "remark", "fix", "why"):
        assert text.endswith(("。", "。{hint}"))
    if key == "question":
        assert text.endswith("？")
    if key == "title":
        assert not text.endswith("。")
        assert not placeholders(text)


@pytest.mark.parametrize(("pack", "rule"), EVERY)
def test_message_shows_what_was_found(pack: RulePack, rule: Rule) -> None:
    del pack
    fixed = {"SEC100"}  # nothing was found, that is the message
    assert rule.id in fixed or placeholders(rule.message)


@pytest.mark.parametrize(
    ("year", "pack"), [(2019, "2019"), (2020, "2019"), (2021, "2021"), (2030, "2021"), (None, "2021"), (2015, "2019")]
)
def test_year_picks_the_pack(year: int | None, pack: str) -> None:
    assert pack_for(year).id == pack


def test_unknown_pack_is_refused_with_the_known_ones() -> None:
    with pytest.raises(RulePackError, match="2019、2021"):
        load_pack("1999")


def test_select_and_ignore_take_ids_and_beginnings() -> None:
    pack = PACKS["2021"]
    gates = {"SEC100", "SEC109"}
    assert {rule.id for rule in select(pack, ["SUM4"]).rules} - gates == {
        "SUM401",
        "SUM402",
        "SUM403",
        "SUM404",
        "SUM405",
        "SUM406",
    }
    assert {rule.id for rule in select(pack, ["sum401"]).rules} - gates == {"SUM401"}
    assert "SUM401" not in {rule.id for rule in select(pack, ignore=["SUM"]).rules}
    assert {rule.id for rule in select(pack, ["SUM"], ["SUM40"]).rules} == gates
    assert not gates & {rule.id for rule in select(pack, ["SUM"], ["SEC1"]).rules}


def test_unknown_rule_is_refused_with_near_ones() -> None:
    with pytest.raises(RulePackError, match=r"没有编号为 SUM410 的规则.*SUM40"):
        select(PACKS["2021"], ["SUM410"])
    with pytest.raises(RulePackError):
        select(PACKS["2021"], ignore=[""])


def test_local_pack_adds_rules_and_texts_to_the_national_one(local: Path) -> None:
    pack = extend(PACKS["2021"], local)
    assert [rule.id for rule in pack.rules][-1] == "LOC001"
    assert "local-1" in pack.instruments
    assert pack.sha256 != PACKS["2021"].sha256
    (finding,) = next(
        result for result in judge(pack, with_tables({"applications.received.total": "-1"})) if result.rule == "LOC001"
    ).findings
    assert finding.basis[0].title == "某市政府信息公开办法"


def test_local_rule_may_cite_the_texts_of_any_built_in_format(local: Path) -> None:
    (local / "local.toml").write_text(LOCAL.replace("local-1", "format-2021"), encoding="utf-8")
    for name in ("2019", "2021"):
        assert [rule.id for rule in extend(PACKS[name], local).rules][-1] == "LOC001"


def test_local_pack_may_not_take_a_national_id(local: Path) -> None:
    (local / "local.toml").write_text(LOCAL.replace("LOC001", "SUM401"), encoding="utf-8")
    with pytest.raises(RulePackError, match=r"SUM401 id：规则编号重复，规则包 2021 已使用"):
        extend(PACKS["2021"], local)


def test_folder_without_a_form_is_read_under_the_newest_one(local: Path) -> None:
    pack = load_pack(local)
    assert [rule.id for rule in pack.rules] == ["LOC001"]
    assert pack.form.id == "2021"
    assert {"local-1", "regulations-2019"} <= set(pack.instruments)


def test_hash_covers_names_and_contents_of_all_files(local: Path) -> None:
    before = digest(local)
    assert digest(local) == before
    (local / "sound.txt").write_text("", encoding="utf-8")
    added = digest(local)
    (local / "sound.txt").rename(local / "other.txt")
    assert len({before, added, digest(local)}) == 3


def test_loading_is_quick() -> None:
    from gongkai.rules.load import read_instruments, read_rules

    start = time.process_time()
    for name, pack in PACKS.items():
        read_rules(HOME / name, pack.form, read_instruments(HOME / name))
    assert time.process_time() - start < 0.5
