"""Labels are compared without blanks, numbers, notes and signs; values are told from words."""

from __future__ import annotations

import pytest

from gongkai.segment.labels import LabelBook, bare, is_value


@pytest.mark.parametrize(
    ("printed", "label"),
    [
        ("（三）1.属于国家秘密", "属于国家秘密"),
        ("3.危及“三安全一稳定”", "危及三安全一稳定"),
        ("本 年 制 发 件 数", "本年制发件数"),
        ("（二）部分公开（区分处理的，只计这一情形，不计其他情形）", "部分公开"),
        ("本年收费金额（单位：万元）", "本年收费金额"),
        ("本年（2022）制发件数", "本年制发件数"),
        ("１．属于国家秘密", "属于国家秘密"),
        ("主動公開", "主动公开"),
        ("（一）", ""),
    ],
)
def test_bare_labels(printed: str, label: str) -> None:
    assert bare(printed) == label


@pytest.mark.parametrize(
    "text",
    [
        "0",
        "1,234",
        "３５",
        "7万元",
        "0.5",
        "-3",
        "/",
        "—",
        "",
        " ",
        "无",
        "22（其中修订16件）",
        "O",
        "增98",
        "12件",
        "10余件",
    ],
)
def test_values(text: str) -> None:
    assert is_value(text)


@pytest.mark.parametrize(
    "text",
    ["规章", "1.属于国家秘密", "三、本年度办理结果", "总计", "第二十条第（一）项", "2022年本机关新收申请", "1" * 70],
)
def test_words_are_no_values(text: str) -> None:
    assert not is_value(text)


@pytest.fixture
def book() -> LabelBook:
    return LabelBook(
        {
            "secret": ["1.属于国家秘密"],
            "again": ["2.重复申请"],
            "other": ["3.其他"],
            "mass": ["4.无正当理由大量反复申请"],
        }
    )


@pytest.mark.parametrize(
    ("text", "owner"),
    [
        ("属于国家秘密", "secret"), ("（三）不予公开1.属于国家秘密", "secret"), ("属于国家秘蜜", "secret"), ("其他", "other"),
        ("（六）其他处理3.其他", "other"), ("无正当理由大量反复申请", "mass"), ("重复申请", "again"), ("商业秘密", None), ("其余", None),
        ("", None), ("属" * 500, None),
    ],
)  # fmt: skip
def test_whose_label_it_is(book: LabelBook, text: str, owner: str | None) -> None:
    match = book.match(text)
    assert (match.id if match else None) == owner


def test_letter_for_letter_is_surest(book: LabelBook) -> None:
    exact, near = book.match("1. 属于国家秘密"), book.match("属于国家秘蜜")
    assert exact is not None
    assert near is not None
    assert exact.score == 1.0 > near.score
