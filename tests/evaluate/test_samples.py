from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

from gongkai.evaluate.lexicon import Lexicon, default_folder
from gongkai.evaluate.samples import main, plan, samples

KEPT = default_folder().parent / "samples"


def test_there_are_sixty_of_the_three_kinds() -> None:
    assert Counter(kind for kind, _ in plan()) == {"sound": 20, "fault": 25, "trap": 15}


def test_the_samples_are_of_both_media_forms_and_splits(lexicon: Lexicon) -> None:
    made = list(samples(lexicon))
    assert {each.written.suffix for each in made} == {".html", ".txt"}
    assert {each.draft.form for each in made} == {"2019", "2021"}
    assert Counter(each.draft.split for each in made) == {"dev": 30, "test": 30}


def test_the_kept_samples_are_those_that_the_grammar_makes(tmp_path: Path) -> None:
    main(["--out", str(tmp_path)])
    for path in tmp_path.rglob("*"):
        if path.is_file():
            kept = KEPT / path.relative_to(tmp_path)
            assert kept.read_bytes() == path.read_bytes(), f"{kept.name}: run python -m gongkai.evaluate.samples"
    assert len(list((KEPT / "reports").iterdir())) == len(plan())


def test_the_kept_truth_is_readable() -> None:
    lines = (KEPT / "truth.jsonl").read_text("utf-8").splitlines()
    assert {json.loads(line)["schema"] for line in lines} == {"gongkai.truth/1"}
