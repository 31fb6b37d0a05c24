from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.language.normalise import bare_label, fold, squeeze


@given(st.text(max_size=300))
def test_folding_keeps_the_length_and_settles(text: str) -> None:
    folded = fold(text)
    assert len(folded) == len(text)
    assert fold(folded) == folded


def test_folding_makes_width_half() -> None:
    assert fold("（１２），ＡＢＣ：　％") == "(12),ABC: %"


def test_folding_keeps_the_full_stop_and_chinese_text() -> None:
    assert fold("收到申请。") == "收到申请。"


def test_squeezing_removes_every_blank() -> None:
    assert squeeze(" 三、本 年\u3000度\n办理结果 ") == "三、本年度办理结果"


@pytest.mark.parametrize(
    ("label", "bare"),
    [
        ("（二）部分公开（区分处理的，只计这一情形，不计其他情形）", "(二)部分公开"),
        ("本年收费金额（单位：万元）", "本年收费金额"),
        ("（七）", "(七)"),
        ("总计", "总计"),
    ],
)
def test_bare_label_loses_its_trailing_explanation(label: str, bare: str) -> None:
    assert bare_label(label) == bare
