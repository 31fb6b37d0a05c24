"""``gongkai evaluate`` as users call it."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

from tests.cli.conftest import call

OWN = Path(__file__).resolve().parents[1] / "evaluate" / "own_corpus"


def test_own_corpus_is_scored_in_plain_chinese() -> None:
    ended = call("evaluate", "sections", "claims", "--corpus", str(OWN), "--workers", "1")
    assert ended.status == 0
    assert "部分（sections）  10 份报告，6 个单位" in ended.out
    assert "目标 ≥97.00% 达到" in ended.out


def test_english_where_the_environment_asks_for_it() -> None:
    ended = call("evaluate", "sections", "--corpus", str(OWN), "--workers", "1", env={"LANG": "C"})
    assert "Sections (sections)  10 reports, 6 issuers" in ended.out
    assert "bar ≥99.50% met" in ended.out


def test_json_tells_command_and_values() -> None:
    ended = call("evaluate", "sections", "--corpus", str(OWN), "--format", "json", "--workers", "1")
    told = ended.json
    assert told["schema"] == "gongkai.evaluation/1"
    assert told["command"] == "gongkai evaluate sections --corpus own_corpus"
    assert told["tasks"][0]["metrics"][0]["value"] == 1.0
    assert str(OWN.parent) not in ended.out


def test_misses_are_written_line_by_line(tmp_path: Path) -> None:
    shutil.copytree(OWN, tmp_path / "own")
    line = {
        "file": "01.txt",
        "claims": [{"name": "applications.received.total", "value": "7", "printed": "6件", "before": "申请"}],
    }
    (tmp_path / "own" / "truth.jsonl").write_text(json.dumps(line), encoding="utf-8")
    target = tmp_path / "misses.jsonl"
    ended = call("evaluate", "claims", "--corpus", str(tmp_path / "own"), "--misses", str(target), "--workers", "1")
    assert ended.status == 0
    misses = [json.loads(each) for each in target.read_text(encoding="utf-8").splitlines()]
    assert {"file": "01.txt", "expected": "7"}.items() <= misses[0].items()


def test_misses_of_the_test_split_stay_unseen(tmp_path: Path) -> None:
    ended = call("evaluate", "claims", "--count", "2", "--misses", str(tmp_path / "m.jsonl"))
    assert ended.status == 2
    assert "test 的差错不给看" in ended.err
    assert not (tmp_path / "m.jsonl").exists()


def test_unknown_task_is_wrong_usage() -> None:
    ended = call("evaluate", "tags")
    assert ended.status == 2
    assert "没有评测任务 tags" in ended.err


def test_missing_corpus_is_named() -> None:
    ended = call("evaluate", "claims", "--corpus", "nowhere")
    assert ended.status == 3
    assert "没有这个语料文件夹" in ended.err


def test_docbin_goes_out_and_comes_back(tmp_path: Path) -> None:
    shutil.copytree(OWN / "reports", tmp_path / "reports")
    docs = tmp_path / "own.spacy"
    assert call("evaluate", "--corpus", str(OWN), "--export-docbin", str(docs)).status == 0
    assert call("evaluate", "--corpus", str(tmp_path), "--import-docbin", str(docs)).status == 0
    told = call("evaluate", "claims", "--corpus", str(tmp_path), "--format", "json", "--workers", "1").json
    assert told["tasks"][0]["metrics"][0]["top"] == 27


def test_import_does_not_overwrite_annotations(tmp_path: Path) -> None:
    (tmp_path / "truth.jsonl").write_text("", encoding="utf-8")
    ended = call("evaluate", "--corpus", str(tmp_path), "--import-docbin", str(tmp_path / "x.spacy"))
    assert ended.status == 2
    assert "已存在" in ended.err


def test_docbin_needs_a_corpus() -> None:
    assert call("evaluate", "--export-docbin", "x.spacy").status == 2
