from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.render.printable import escaped_json, printable

HOSTILE = "\x1b]52;c;bWFs\x07\x9b31m\u202e\u200b\x00\x7f\ud800\U000e0041\ufeff\ufffe"


def test_escape_and_control_characters_become_visible() -> None:
    assert printable("\x1b[31m红\x07") == "␛[31m红␇"
    assert printable("\x7f\x9b") == "␡<U+009B>"


def test_bidi_zero_width_and_half_characters_are_named() -> None:
    assert printable("4\u202e\u200b\ud800") == "4<U+202E><U+200B><U+D800>"


@pytest.mark.parametrize("text", ["一\n二", "一\t二", "一\r二", "一\u2028二", "一\x85二"])
def test_breaks_become_a_blank(text: str) -> None:
    assert printable(text) == "一 二"


def test_ordinary_text_stays() -> None:
    text = "（一）予以公开：4 件，“其他”—〔2021〕30号 😀 é"
    assert printable(text) == text


@given(st.text(alphabet=st.characters(exclude_categories=())))
def test_nothing_printable_can_steer_a_terminal(text: str) -> None:
    shown = printable(text)
    assert all(char >= " " and not "\x7f" <= char <= "\x9f" and not "\ud800" <= char <= "\udfff" for char in shown)
    assert printable(shown) == shown


@given(st.text(alphabet=st.characters(exclude_categories=())))
def test_escaped_json_says_the_same_with_safe_characters(text: str) -> None:
    written = escaped_json(json.dumps({"text": text}, ensure_ascii=False, indent=1))
    assert json.loads(written) == json.loads(json.dumps({"text": text}))
    assert printable(written.replace("\n", "")) == written.replace("\n", "")
    written.encode()


def test_hostile_sample_survives_json() -> None:
    written = escaped_json(json.dumps(HOSTILE, ensure_ascii=False))
    assert json.loads(written) == HOSTILE
    assert written.isprintable()
