from __future__ import annotations

import json
import os
import re
import shutil
import signal
import subprocess
import sys
from importlib.resources import files
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from tests.cli.conftest import FAULTY, SOUND, Gongkai

VALIDATOR = Draft202012Validator(
    json.loads((files("gongkai.render") / "review.schema.json").read_text(encoding="utf-8"))
)


def test_sound_report_passes(gongkai: Gongkai) -> None:
    ended = gongkai("check", SOUND)
    assert ended.status == 0
    assert "[错误]" not in ended.out
    assert ended.err == ""


def test_faulty_report_fails_with_law_and_both_values(gongkai: Gongkai) -> None:
    ended = gongkai("check", FAULTY)
    assert ended.status == 1
    assert "[错误]" in ended.out
    assert "国办公开办函〔2021〕30号" in ended.out
    assert re.search(r"错误 [1-9]\d* · 警告 \d+ · 建议 \d+ · 无法判断 \d+ · 通过 \d+ · 不适用 \d+\n$", ended.out)


def test_threshold_decides_the_exit_status(gongkai: Gongkai) -> None:
    assert gongkai("check", FAULTY, "--fail-on", "never").status == 0
    assert gongkai("check", FAULTY, "--fail-on", "advice").status == 1


def test_selected_rules_alone_decide(gongkai: Gongkai) -> None:
    told = gongkai("check", FAULTY, "--select", "SUM401,SUM402", "--select", "SUM403", "--format", "json").json
    gates = {"SEC100", "SEC109"}
    assert {result["rule"] for result in told["results"]} == {"SUM401", "SUM402", "SUM403"} | gates
    assert told["provenance"]["options"]["select"] == "SUM401,SUM402,SUM403"


def test_ignored_rules_and_families_are_left_out(gongkai: Gongkai) -> None:
    told = gongkai("check", FAULTY, "--ignore", "sum,AGR501", "--format", "json").json
    assert not [result for result in told["results"] if result["rule"].startswith("SUM") or result["rule"] == "AGR501"]


def test_undetermined_counts_when_strict(gongkai: Gongkai, tmp_path: Path) -> None:
    text = (Path(SOUND).with_suffix(".txt")).read_text(encoding="utf-8")
    cut = tmp_path / "cut.txt"
    cut.write_text("\n".join(row for row in text.split("\n") if "结转下年度继续办理" not in row), encoding="utf-8")
    told = gongkai("check", str(cut), "--format", "json", "--fail-on", "never")
    assert "undetermined" in {result["outcome"] for result in told.json["results"]}
    assert told.status == 0
    assert gongkai("check", str(cut), "--fail-on", "never", "--strict").status == 1


@pytest.mark.parametrize("report", [SOUND, FAULTY])
def test_json_fits_the_schema_and_points_into_the_text(gongkai: Gongkai, report: str) -> None:
    told = gongkai("check", report, "--format", "json", "--with-text").json
    VALIDATOR.validate(told)
    text = told["document"]["text"]
    for finding in told["findings"]:
        for evidence in finding["evidence"]:
            passage = text[evidence["start"] : evidence["end"]]
            assert evidence["text"] == passage[:200]
    for figure in told["figures"]:
        assert text[figure["start"] : figure["end"]] == figure["text"]


def test_json_of_several_inputs_is_an_array_with_one_object_each(
    gongkai: Gongkai, novel: str, binary: str, tmp_path: Path
) -> None:
    ended = gongkai("check", SOUND, "没有.html", str(tmp_path), binary, novel, FAULTY, "--format", "json")
    assert ended.status == 3
    assert [told["document"]["name"] for told in ended.json] == [
        SOUND, "没有.html", str(tmp_path), binary, novel, FAULTY,
    ]  # fmt: skip
    assert ["error" in told for told in ended.json] == [False, True, True, True, False, False]
    for told in ended.json:
        VALIDATOR.validate(told)
        if "error" in told:
            assert told["error"]["what"]
            assert told["error"]["remedy"]


def test_jsonl_has_one_object_a_line(gongkai: Gongkai) -> None:
    ended = gongkai("check", SOUND, "没有.html", "--format", "jsonl")
    told = [json.loads(line) for line in ended.out.splitlines()]
    assert [each["document"]["name"] for each in told] == [SOUND, "没有.html"]
    assert ended.out.count("\n") == 2


def test_unread_input_is_told_on_one_line_and_the_others_go_on(gongkai: Gongkai) -> None:
    ended = gongkai("check", "没有.html", FAULTY)
    assert ended.status == 3
    assert ended.err.startswith("没有.html：")
    assert ended.err.count("\n") == 1
    assert "[错误]" in ended.out
    assert "共 2 份：有错误 1 份 · 只有警告或建议 0 份 · 未发现问题 0 份 · 未能读取 1 份\n" in ended.out


def test_folder_is_told_apart(gongkai: Gongkai, tmp_path: Path) -> None:
    ended = gongkai("check", str(tmp_path))
    assert ended.status == 3
    assert ended.err == f"{tmp_path}：这是文件夹，不是文件；请给出报告文件的路径\n"
    assert ended.out == ""


def test_binary_file_is_refused_plainly(gongkai: Gongkai, binary: str) -> None:
    ended = gongkai("check", binary)
    assert ended.status == 3
    assert ended.err.startswith(f"{binary}：")


def test_other_text_is_a_finding_of_its_own(gongkai: Gongkai, novel: str) -> None:
    ended = gongkai("check", novel, "--format", "json")
    assert ended.status == 1
    assert len(ended.json["findings"]) == 1
    assert ended.json["report"]["issuer"] is None
    page = gongkai("check", novel)
    assert page.out.startswith("不是政府信息公开工作年度报告\n")


def test_standard_input(gongkai: Gongkai) -> None:
    ended = gongkai("check", "-", "--format", "json", stdin=Path(FAULTY).read_bytes())
    assert ended.status == 1
    assert ended.json["document"]["name"] == "-"
    assert ended.json["findings"] == gongkai("check", FAULTY, "--format", "json").json["findings"]
    assert "标准输入" in gongkai("check", "-", stdin=Path(FAULTY).read_bytes()).out


def test_empty_standard_input_is_refused_plainly(gongkai: Gongkai) -> None:
    ended = gongkai("check", "-")
    assert ended.status == 3
    assert ended.err.count("\n") == 1


def test_output_file_holds_what_standard_output_would(gongkai: Gongkai, tmp_path: Path) -> None:
    target = tmp_path / "结果.json"
    ended = gongkai("check", FAULTY, "--format", "json", "-o", str(target))
    assert (ended.status, ended.out) == (1, "")
    assert target.read_text(encoding="utf-8") == gongkai("check", FAULTY, "--format", "json").out
    assert [path.name for path in tmp_path.iterdir()] == ["结果.json"]


def test_output_file_in_a_missing_folder_is_wrong_usage(gongkai: Gongkai, tmp_path: Path) -> None:
    ended = gongkai("check", FAULTY, "-o", str(tmp_path / "无" / "结果.txt"))
    assert ended.status == 2
    assert "不存在或不是文件夹" in ended.err


def test_report_is_never_overwritten(gongkai: Gongkai, tmp_path: Path) -> None:
    report = tmp_path / "报告.html"
    shutil.copy(FAULTY, report)
    ended = gongkai("check", str(report), "-o", str(report))
    assert ended.status == 2
    assert "正是要检查的报告，不能覆盖" in ended.err
    assert report.read_bytes() == Path(FAULTY).read_bytes()


@pytest.mark.skipif(not Path("/dev/null").exists(), reason="this system has no /dev/null")
def test_device_is_written_to_not_replaced(gongkai: Gongkai) -> None:
    assert gongkai("check", FAULTY, "-o", "/dev/null").status == 1
    assert not Path("/dev/null").is_file()


@pytest.mark.parametrize("format_name", ["text", "json", "jsonl", "markdown"])
def test_piped_output_has_no_colour_and_ends_in_a_line_break(gongkai: Gongkai, format_name: str) -> None:
    ended = gongkai("check", FAULTY, "--format", format_name)
    assert b"\x1b" not in ended.raw
    assert ended.out.endswith("\n")


def test_colour_can_be_forced(gongkai: Gongkai) -> None:
    assert "\x1b[" in gongkai("check", FAULTY, env={"FORCE_COLOR": "1"}).out


def test_hostile_text_and_name_cannot_steer_the_terminal(gongkai: Gongkai, tmp_path: Path) -> None:
    wicked = "\x1b]0;改名\x07\x9b2J\u202e[/red]"
    report = tmp_path / f"{wicked.replace('/', '')}.txt"
    text = Path(FAULTY).with_suffix(".txt").read_text(encoding="utf-8")
    report.write_text(text.replace("收到", f"收到{wicked}"), encoding="utf-8")
    for format_name in ("text", "json", "markdown"):
        ended = gongkai("check", str(report), f"{wicked}.html", "--format", format_name)
        assert ended.status == 3
        assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e]", ended.out + ended.err)


@pytest.mark.skipif(sys.platform == "win32", reason="file names are text there")
def test_file_name_that_is_no_text_is_shown(gongkai: Gongkai, tmp_path: Path) -> None:
    name = os.fsencode(tmp_path) + b"/\xb1\xa8\xb8\xe6.html"
    shutil.copy(os.fsencode(FAULTY), name)
    assert "<U+DCB1>" in gongkai("check", name).out
    assert gongkai("check", name, "--format", "json").json["document"]["name"].endswith(".html")


def test_same_input_gives_the_same_bytes(gongkai: Gongkai) -> None:
    runs = {gongkai("check", FAULTY, "--format", "json", env={"PYTHONHASHSEED": seed, "LANG": lang}).raw
            for seed, lang in (("0", "C"), ("1", "zh_CN.UTF-8"))}  # fmt: skip
    assert len(runs) == 1


def test_name_is_the_one_given(gongkai: Gongkai) -> None:
    folder = Path(FAULTY).parent
    ended = gongkai("check", "faulty.html", "--format", "json", cwd=folder)
    assert ended.json["document"]["name"] == "faulty.html"
    assert str(folder) not in ended.out


def test_reader_who_leaves_early_is_no_error() -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "gongkai", "check", *[FAULTY] * 40, "--format", "json"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        assert process.stdout
        assert process.stderr
        process.stdout.read(10)
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == 141


@pytest.mark.skipif(sys.platform == "win32", reason="needs a POSIX shell")
def test_closed_standard_output_changes_no_status() -> None:
    command = f'"{sys.executable}" -m gongkai check "{FAULTY}" >&-'
    ended = subprocess.run(["/bin/sh", "-c", command], stderr=subprocess.PIPE, check=False)
    assert (ended.returncode, ended.stderr) == (1, b"")


@pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")
def test_interruption_ends_quietly() -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "gongkai", "check", "-"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        assert process.stdin
        process.stdin.write(b"x" * 200_000)  # returns when the command has begun to read
        process.send_signal(signal.SIGINT)
        _, err = process.communicate()
    assert process.returncode == 130
    assert b"Traceback" not in err


def test_local_folder_without_rules_is_wrong_usage(gongkai: Gongkai, tmp_path: Path) -> None:
    ended = gongkai("check", FAULTY, "--pack", str(tmp_path))
    assert ended.status == 2
    assert "文件夹里没有规则" in ended.err


def test_local_pack_that_does_not_load_is_wrong_usage(gongkai: Gongkai, tmp_path: Path) -> None:
    (tmp_path / "rules.toml").write_text("[[rule]\n", encoding="utf-8")
    ended = gongkai("check", FAULTY, "--pack", str(tmp_path))
    assert ended.status == 2
