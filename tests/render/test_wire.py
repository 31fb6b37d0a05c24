from __future__ import annotations

import json
from importlib.resources import files
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from gongkai.errors import ReadError
from gongkai.model import Masthead, Review, Section, Span
from gongkai.render.wire import as_decimal, as_json, unread, wire
from tests.render.samples import TEXT, document, review

SCHEMA = json.loads((files("gongkai.render") / "review.schema.json").read_text(encoding="utf-8"))
VALIDATOR = Draft202012Validator(SCHEMA)
KEYS = {
    "": ["schema", "document", "report", "sections", "tables", "figures", "tags", "pairs", "results", "findings",
         "summary", "provenance"],
    "document": ["name", "media_type", "sha256", "characters", "pages", "warnings"],
    "report": ["issuer", "year", "level", "format", "period"],
    "sections": ["id", "title", "start", "end", "status", "confidence"],
    "tables": ["id", "start", "end", "status", "rows_read", "rows_expected"],
    "figures": ["name", "value", "unit", "precision", "source", "certainty", "start", "end", "text"],
    "results": ["rule", "outcome", "reason"],
    "findings": ["id", "rule", "title", "severity", "message", "fix", "basis", "evidence", "waived"],
    "provenance": ["version", "packs", "models", "options"],
}  # fmt: skip


def told(**changes: Any) -> dict[str, Any]:  # noqa: ANN401  # passed on
    return json.loads(as_json(wire(review(**changes))))  # type: ignore[no-any-return]  # what was written


def test_schema_itself_is_sound() -> None:
    Draft202012Validator.check_schema(SCHEMA)


def test_review_fits_the_schema() -> None:
    VALIDATOR.validate(told())


@pytest.mark.parametrize("place", [place for place in KEYS if place])
def test_keys_are_those_of_the_contract(place: str) -> None:
    part = told()[place]
    assert list(part[0] if isinstance(part, list) else part) == KEYS[place]


def test_top_level_keys_are_those_of_the_contract() -> None:
    assert list(told()) == KEYS[""]


def test_stages_that_do_not_exist_yet_say_null() -> None:
    assert [told()[key] for key in ("tags", "pairs", "summary")] == [None, None, None]


def test_every_rule_has_a_result() -> None:
    assert [result["outcome"] for result in told()["results"]].count("undetermined") == 6
    assert len(told()["results"]) == 13


def test_findings_are_worst_first_and_cite_the_text() -> None:
    findings = told()["findings"]
    assert [finding["severity"] for finding in findings] == ["error", "error", "error", "warning", "advice"]
    for finding in findings:
        for evidence in finding["evidence"]:
            assert TEXT[evidence["start"] : evidence["end"]] == evidence["text"]


def test_figures_of_tables_come_before_those_of_sentences() -> None:
    assert [(figure["source"], figure["value"], figure["unit"]) for figure in told()["figures"]] == [
        ("table", "11", "件"),
        ("prose", "12", "件"),
        ("prose", "415000", "条"),
    ]


def test_lost_section_has_no_place() -> None:
    assert told()["sections"][1] == {
        "id": "applications", "title": None, "start": None, "end": None, "status": "undetermined", "confidence": 0.5,
    }  # fmt: skip


def test_what_is_unknown_is_null() -> None:
    assert told(masthead=Masthead())["report"] == {
        "issuer": None, "year": None, "level": None, "format": None, "period": {"from": None, "to": None},
    }  # fmt: skip


def test_format_chosen_by_hand_is_known() -> None:
    assert told(masthead=Masthead(), options={"pack": "2021"})["report"]["format"] == "2021"


def test_text_is_added_only_when_wanted() -> None:
    assert "text" not in told()["document"]
    assert wire(review(), with_text=True)["document"]["text"] == TEXT  # type: ignore[index,call-overload]  # an object


def test_unread_input_fits_the_schema_and_claims_nothing() -> None:
    lost = json.loads(as_json(unread("坏.pdf", ReadError("文件已加密", where="坏.pdf", remedy="请解除密码"))))
    VALIDATOR.validate(lost)
    assert lost["document"]["name"] == "坏.pdf"
    assert lost["error"] == {"what": "文件已加密", "remedy": "请解除密码"}
    assert "findings" not in lost


@pytest.mark.parametrize(
    ("key", "value"), [("findings", None), ("report", {}), ("figures", [{"value": 4}]), ("schema", "gongkai.review/2")]
)
def test_schema_refuses_what_the_contract_does_not_allow(key: str, value: object) -> None:
    assert not VALIDATOR.is_valid({**told(), key: value})


def test_same_review_gives_the_same_bytes() -> None:
    one = review(options={"pack": "auto", "select": "SUM"})
    other = review(options={"select": "SUM", "pack": "auto"})
    assert as_json(wire(one)) == as_json(wire(other))


def test_unknown_headings_are_kept() -> None:
    told_of = review()
    outline = told_of.report.outline
    extra = Section(None, "七、附件", Span(0, 4), Span(0, 9))
    object.__setattr__(outline, "unknown", (extra,))
    assert isinstance(told_of, Review)
    assert json.loads(as_json(wire(told_of)))["sections"][2]["title"] == "七、附件"


@pytest.mark.parametrize(
    ("printed", "shown"), [("4", "4"), ("7.50", "7.5"), ("4.15E+5", "415000"), ("0.00", "0"), ("-3", "-3")]
)
def test_decimals_are_plain_digits(printed: str, shown: str) -> None:
    from decimal import Decimal

    assert as_decimal(Decimal(printed)) == shown


def test_control_characters_are_escaped() -> None:
    written = as_json(wire(review(source=document(name="\x9b\u202e\ud800.html"))))
    assert json.loads(written)["document"]["name"] == "\x9b\u202e\ud800.html"
    assert "\\u009b\\u202e\\ud800" in written
