from __future__ import annotations

import hashlib
import json
import time
from pathlib import Path

import pytest

from gongkai.evaluate.corpus import main, make, make_many
from gongkai.evaluate.lexicon import Lexicon


def digest(folder: Path) -> dict[str, str]:
    return {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def test_same_seed_gives_same_bytes(tmp_path: Path) -> None:
    for name in ("one", "two"):
        assert main(["--out", str(tmp_path / name), "--split", "dev", "--count", "30", "--seed", "5"]) == 0
    assert digest(tmp_path / "one") == digest(tmp_path / "two")


def test_another_seed_gives_other_reports(lexicon: Lexicon) -> None:
    assert make(lexicon, "dev", 1, 0).written.content != make(lexicon, "dev", 2, 0).written.content


def test_a_report_does_not_depend_on_those_made_before_it(lexicon: Lexicon) -> None:
    alone = make(lexicon, "test", 9, 7)
    make(lexicon, "test", 9, 6)
    assert make(lexicon, "test", 9, 7).written.content == alone.written.content


def test_a_corpus_has_one_line_of_truth_for_each_file(tmp_path: Path) -> None:
    main(["--out", str(tmp_path), "--split", "test", "--count", "25", "--seed", "3"])
    records = [json.loads(line) for line in (tmp_path / "truth.jsonl").read_text("utf-8").splitlines()]
    assert {record["file"] for record in records} == {path.name for path in (tmp_path / "reports").iterdir()}
    for record in records:
        content = (tmp_path / "reports" / record["file"]).read_bytes()
        assert hashlib.sha256(content).hexdigest() == record["sha256"]
        assert content.decode(record["encoding"])


def test_an_earlier_corpus_in_the_folder_is_replaced(tmp_path: Path) -> None:
    main(["--out", str(tmp_path), "--split", "dev", "--count", "9", "--seed", "1"])
    (tmp_path / "reports" / "own.txt").write_text("不是生成的文件", encoding="utf-8")
    main(["--out", str(tmp_path), "--split", "dev", "--count", "4", "--seed", "2"])
    assert len(list((tmp_path / "reports").iterdir())) == 4 + 1


def test_kinds_can_be_chosen(lexicon: Lexicon) -> None:
    kinds = [made.truth["kind"] for made in make_many(lexicon, "dev", 1, 6, ["sound", "trap"])]
    assert set(kinds) == {"sound", "trap"}


def test_the_mixture_holds_all_three_kinds(lexicon: Lexicon) -> None:
    kinds = [made.truth["kind"] for made in make_many(lexicon, "dev", 1, 40)]
    assert set(kinds) == {"sound", "fault", "trap"}


def test_an_unknown_split_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SystemExit) as stop:
        main(["--out", str(tmp_path), "--split", "train"])
    assert stop.value.code == 2


def test_two_thousand_reports_take_less_than_a_minute(lexicon: Lexicon) -> None:
    start = time.process_time()
    made = sum(1 for _ in make_many(lexicon, "test", 8, 200))
    assert made == 200
    assert time.process_time() - start < 6
