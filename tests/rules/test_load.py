"""What the loader refuses, each with file, rule and key."""

from __future__ import annotations

from pathlib import Path

import pytest

from gongkai.errors import RulePackError
from gongkai.rules import load_pack
from gongkai.rules.load import read_instruments, read_retired, read_rules

PACK = load_pack("2021")
SOUND = """
[[rule]]
id = "LOC001"
name = "local"
title = "本地要求"
severity = "error"
section = "applications"
levels = ["department"]
basis = [{ instrument = "format-2021", place = "表三" }]
message = "{table}“{line}”列：{left} 与 {right} 不等。"
fix = "核对。"
[rule.check]
kind = "identity"
table = "applications"
along = "columns"
left = ["received", "@refused"]
right = ["results_total"]
[[rule.example]]
outcome = "met"
figures = { "applications.received.total" = 0 }
[[rule.example]]
outcome = "breached"
figures = { "applications.received.total" = 1 }
"""
CUES = """
kind = "cue_words"
section = "problems"
matter = "存在的问题"
cues = ["问题"]
others = ["成绩"]
"""
IDENTITY = SOUND[SOUND.index('kind = "identity"') : SOUND.index("[[rule.example]]")]


def read(folder: Path, text: str) -> None:
    (folder / "local.toml").write_text(text, encoding="utf-8")
    read_rules(folder, PACK.form, PACK.instruments)


def test_sound_rule_is_read(tmp_path: Path) -> None:
    read(tmp_path, SOUND)


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ('name = "local"', 'name = "local"\nnmae = "x"', "local.toml LOC001 nmae：不认识的键"),
        ('kind = "identity"', 'kind = "identity"\nrows = []', "local.toml LOC001 check rows：不认识的键"),
        ('kind = "identity"', 'kind = "idenity"', "local.toml LOC001 check.kind：没有检查方式“idenity”"),
        ('kind = "identity"', "", "check.kind：没有检查方式“None”"),
        ("{left}", "{lefty}", "local.toml LOC001 message：检查方式“identity”不提供占位符“lefty”"),
        ("{left}", "{left", "message：检查方式|message：有不成对的花括号"),
        ("{left}", "{left.__class__}", "不提供占位符“left.__class__”"),
        ('"format-2021"', '"format-2020"', "local.toml LOC001 basis：依据文件“format-2020”不在 instruments.toml 中"),
        ('basis = [{ instrument = "format-2021", place = "表三" }]', "basis = []", "basis：没有法律依据"),
        ('basis = [{ instrument = "format-2021", place = "表三" }]', "", "local.toml LOC001 basis：缺少这一键"),
        ('fix = "核对。"', "", "local.toml LOC001 fix：缺少这一键"),
        ('fix = "核对。"', 'fix = " "', "fix：没有内容"),
        ('outcome = "met"', 'outcome = "undetermined"', "example：没有结果为 met 的例子"),
        ('outcome = "breached"', 'outcome = "undetermined"', "example：没有结果为 breached 的例子"),
        ('outcome = "met"', 'outcome = "fine"', "example.0.outcome：取值不在允许范围内"),
        ('"department"', '"ministry"', "levels.0：取值不在允许范围内"),
        ('severity = "error"', 'severity = "fatal"', "severity：取值不在允许范围内"),
        ('severity = "error"', "severity = 1", "severity：取值不在允许范围内"),
        ('name = "local"', "name = 7", "name：取值类型不对"),
        ('section = "applications"', 'section = "tables"', "section：格式中没有“tables”部分"),
        ('table = "applications"', 'table = "application"', "check：格式中没有“application”"),
        ('"results_total"', '"results"', "check：格式中没有“applications.results”"),
        ('"@refused"', '"@refuse"', "check：格式中没有“applications.@refuse”"),
        ('along = "columns"', 'along = "rows"', "check：格式中没有“applications.received”"),
        ('"applications.received.total" = 1', '"applications.recieved.total" = 1', "example.figures：格式中没有数据"),
        ('figures = { "applications.received.total" = 1 }', "", "example：例子须在"),
        (
            'figures = { "applications.received.total" = 1 }',
            'figures = { "applications.received.total" = 1 }\ntext = "甲"',
            "example：例子须在",
        ),
        (
            'figures = { "applications.received.total" = 1 }',
            'stated = { "applications.nothing.total" = "1件" }',
            "example.stated：格式中没有",
        ),
        ("[[rule]]", "[[rules]]", "local.toml rule：取值类型不对"),
        ("[[rule]]", "[[rule", "local.toml：不是有效的 TOML"),
    ],
)
def test_faulty_rule_is_refused_with_its_place(tmp_path: Path, old: str, new: str, told: str) -> None:
    assert SOUND.count(old) >= 1
    with pytest.raises(RulePackError, match=told):
        read(tmp_path, SOUND.replace(old, new))


def test_error_on_cue_words_is_refused_and_a_warning_is_not(tmp_path: Path) -> None:
    text = SOUND.replace(IDENTITY, CUES).replace("{table}“{line}”列：{left} 与 {right} 不等。", "{title}。")
    with pytest.raises(RulePackError, match="severity：检查方式“cue_words”凭词语推断，不能定为错误"):
        read(tmp_path, text)
    read(tmp_path, text.replace('severity = "error"', 'severity = "warning"'))


def test_repeated_id_is_refused_with_the_other_place(tmp_path: Path) -> None:
    (tmp_path / "first.toml").write_text(SOUND, encoding="utf-8")
    with pytest.raises(RulePackError, match=r"local\.toml LOC001 id：规则编号重复，first\.toml 已使用"):
        read(tmp_path, SOUND)


def test_retired_id_is_refused(tmp_path: Path) -> None:
    (tmp_path / "retired.toml").write_text('retired = [{ id = "LOC001", reason = "并入 LOC002" }]', encoding="utf-8")
    assert read_retired(tmp_path) == {"LOC001"}
    with pytest.raises(RulePackError, match="LOC001 id：规则编号已停用"):
        read(tmp_path, SOUND)


def test_instruments_are_read_strictly(tmp_path: Path) -> None:
    path = tmp_path / "instruments.toml"
    one = '[[instrument]]\nid = "a"\ntitle = "甲"\nnumber = "1号"\nin_force = 2020-01-01\n'
    path.write_text(one, encoding="utf-8")
    assert read_instruments(tmp_path)["a"].in_force.year == 2020
    path.write_text(one + one, encoding="utf-8")
    with pytest.raises(RulePackError, match=r"instruments\.toml a：依据文件编号重复"):
        read_instruments(tmp_path)
    path.write_text(one.replace("2020-01-01", '"去年"'), encoding="utf-8")
    with pytest.raises(RulePackError, match=r"instruments\.toml a in_force：取值类型不对"):
        read_instruments(tmp_path)


def test_file_that_is_no_text_or_too_large_is_refused(tmp_path: Path) -> None:
    (tmp_path / "local.toml").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(RulePackError, match=r"local\.toml：文件无法读取"):
        read_rules(tmp_path, PACK.form, PACK.instruments)
    (tmp_path / "local.toml").write_bytes(b"#" * 2_000_001)
    with pytest.raises(RulePackError, match="文件过大"):
        read_rules(tmp_path, PACK.form, PACK.instruments)
