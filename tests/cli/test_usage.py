from __future__ import annotations

import re

import pytest

from tests.cli.conftest import FAULTY, Gongkai

PAGES = [(), ("check",), ("figures",), ("rules",), ("rules", "list"), ("rules", "explain"), ("rules", "test")]


@pytest.mark.parametrize("command", PAGES)
def test_help_is_chinese_by_default(gongkai: Gongkai, command: tuple[str, ...]) -> None:
    page = gongkai(*command, "--help")
    assert page.status == 0
    assert page.out.startswith(f"用法：{' '.join(('gongkai', *command))} [选项]")
    assert "显示本说明" in page.out
    assert not re.search(r"\b(Usage|Options|Arguments|Show|default|required)\b", page.out)


@pytest.mark.parametrize("command", PAGES)
@pytest.mark.parametrize("env", [{"LANG": "C"}, {"LC_ALL": "C"}, {"LANG": "POSIX"}, {"GONGKAI_LANG": "en"}])
def test_help_is_english_where_asked(gongkai: Gongkai, command: tuple[str, ...], env: dict[str, str]) -> None:
    page = gongkai(*command, "--help", env=env)
    assert page.status == 0
    assert page.out.startswith(f"Usage: {' '.join(('gongkai', *command))} [OPTIONS]")
    assert not re.search("[\u4e00-\u9fff]", page.out)


@pytest.mark.parametrize("env", [{"LANG": "zh_CN.UTF-8"}, {"LANG": "C.UTF-8"}, {"LANG": "C", "GONGKAI_LANG": "zh"}])
def test_help_stays_chinese_elsewhere(gongkai: Gongkai, env: dict[str, str]) -> None:
    assert gongkai("--help", env=env).out.startswith("用法：")


def test_help_keeps_to_eighty_columns(gongkai: Gongkai) -> None:
    from rich.cells import cell_len

    for command in PAGES:
        assert max(cell_len(row) for row in gongkai(*command, "--help").out.split("\n")) <= 80


def test_help_names_every_option_of_the_contract(gongkai: Gongkai) -> None:
    page = gongkai("check", "--help").out
    for option in ("--format", "-o", "--pack", "--select", "--ignore", "--fail-on", "--strict", "--with-text"):
        assert option in page


def test_version(gongkai: Gongkai) -> None:
    ended = gongkai("--version")
    assert (ended.status, ended.out) == (0, "gongkai 0.1.0\n")


def test_no_command_shows_help(gongkai: Gongkai) -> None:
    assert gongkai().out.startswith("用法：gongkai")


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("chekc", "x"), "错误：没有命令 chekc，是不是 check？\n"),
        (("check", "--fromat", "json", "x"), "错误：没有选项 --fromat，是不是 --format？\n"),
        (("check",), "错误：缺少 文件…\n"),
        (("check", "x", "--format"), "错误：选项 --format 用法不对（缺少值，或不该带值）\n"),
        (("check", "x", "--format", "xml"), "错误：没有 xml 这个取值，可用：text、json、jsonl、markdown\n"),
        (("check", "x", "--fail-on", "often"), "错误：没有 often 这个取值，可用：error、warning、advice、never\n"),
        (("check", "x", "--pack", "2020"), "错误：没有规则包 2020：应为 auto、2021、2019 或文件夹\n"),
        (("check", "x", "--pack", "2021", "--pack", "2019"), "错误：全国规则包只能选一个\n"),
        (("check", "x", "--models", "nowhere"), "错误：nowhere：文件夹里没有模型"),
        (("check", "x", "--with-text"), "错误：--with-text 只能与 --format json 或 jsonl 同用\n"),
        (("check", "-", "-"), "错误：标准输入 - 只能给出一次\n"),
        (("rules", "list", "x"), "错误：多出参数：x\n"),
        (("rules", "explain", "SUM999"), "错误：没有编号为 SUM999 的规则"),
        (("rules", "lsit"), "错误：没有命令 lsit，是不是 list？\n"),
    ],
)
def test_wrong_usage_is_told_in_chinese(gongkai: Gongkai, arguments: tuple[str, ...], told: str) -> None:
    ended = gongkai(*arguments)
    assert ended.status == 2
    assert told in ended.err
    assert ended.out == ""


def test_wrong_usage_is_told_in_english_where_asked(gongkai: Gongkai) -> None:
    ended = gongkai("check", "--fromat", "x", env={"LANG": "C"})
    assert ended.status == 2
    assert ended.err == (
        "Usage: gongkai check [OPTIONS] PATH…\nError: No such option --fromat; did you mean --format?\n"
        "See gongkai check --help\n"
    )


def test_unknown_rule_is_answered_with_the_nearest(gongkai: Gongkai) -> None:
    ended = gongkai("check", FAULTY, "--select", "SUM4O1")
    assert ended.status == 2
    assert "没有编号为 SUM4O1 的规则；相近的有 SUM401" in ended.err


def test_hostile_option_cannot_steer_the_terminal(gongkai: Gongkai) -> None:
    assert b"\x1b" not in gongkai("check", "--\x1b[31m", "x").raw
    assert b"\x1b" not in gongkai("\x1b[31m").raw
    assert b"\x1b" not in gongkai("check", "x", "--format", "\x1b[31m").raw


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_script(gongkai: Gongkai, shell: str) -> None:
    ended = gongkai("--show-completion", shell)
    assert ended.status == 0
    assert "_GONGKAI_COMPLETE" in ended.out


def complete(gongkai: Gongkai, words: str) -> list[str]:
    place = str(len(words.split(" ")) - 1)
    env = {"COMP_WORDS": words, "COMP_CWORD": place, "_GONGKAI_COMPLETE": "complete_bash"}
    return gongkai(env=env).out.split()


def test_commands_options_and_values_are_completed(gongkai: Gongkai) -> None:
    assert complete(gongkai, "gongkai che") == ["check"]
    assert complete(gongkai, "gongkai check --fo") == ["--format"]
    assert complete(gongkai, "gongkai check --format j") == ["json", "jsonl"]


def test_rule_ids_are_completed(gongkai: Gongkai) -> None:
    assert "SUM401" in complete(gongkai, "gongkai rules explain SUM40")
    assert "AGR501,SUM401" in complete(gongkai, "gongkai check --select AGR501,SUM40")
