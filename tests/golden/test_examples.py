"""The shipped examples: report in, JSON out. ``make golden`` writes the expected files anew; read the difference."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest

from gongkai.pipeline import review_bytes
from gongkai.render.wire import wire

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
EXPECTED = Path(__file__).parent / "expected"
SWITCH = "GONGKAI_WRITE_GOLDEN"
NAMES = ("faulty.html", "faulty.txt", "sound.html", "sound.txt")


def told(name: str) -> dict[str, Any]:
    """The review of an example without what changes from version to version, figures one to a line."""
    answer: dict[str, Any] = wire(review_bytes((EXAMPLES / name).read_bytes(), name, models="none"))
    answer["figures"] = [
        f"{figure['source']} {figure['name']} = {figure['value']} {figure['unit']} @{figure['start']}-{figure['end']}"
        for figure in answer["figures"]
    ]
    answer["results"] = {result["rule"]: result["outcome"] for result in answer["results"]}
    del answer["provenance"]
    return answer


@pytest.mark.parametrize("name", NAMES)
def test_example_is_told_as_expected(name: str) -> None:
    answer = told(name)
    path = EXPECTED / f"{name}.json"
    if os.environ.get(SWITCH):
        EXPECTED.mkdir(exist_ok=True)
        path.write_text(json.dumps(answer, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    assert answer == json.loads(path.read_text(encoding="utf-8"))


def test_the_writing_switch_is_off() -> None:
    if os.environ.get(SWITCH) and not os.environ.get("CI"):
        pytest.skip("expected files are being written")
    assert SWITCH not in os.environ


def test_page_and_text_of_an_example_tell_the_same() -> None:
    for name in ("faulty", "sound"):
        page, text = told(f"{name}.html"), told(f"{name}.txt")
        assert [(f["id"], f["message"]) for f in page["findings"]] == [
            (f["id"], f["message"]) for f in text["findings"]
        ]
        assert page["results"] == text["results"]


def test_the_sound_example_raises_nothing_and_the_faulty_one_at_least_ten() -> None:
    assert told("sound.html")["findings"] == []
    faulty = told("faulty.html")["findings"]
    assert len({finding["rule"] for finding in faulty if finding["severity"] != "advice"}) >= 10
