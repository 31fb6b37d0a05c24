from __future__ import annotations

import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gongkai.extract.claims import LONGEST_SENTENCE, Reader
from gongkai.model import Cell, Paragraph, Span, Table
from tests.extract.outlines import read_blocks, read_prose

SEEDS = Path(__file__).resolve().parents[2].parent / "shared" / "seeds"
_WORDS = [
    "收到", "受理", "政府信息公开申请", "依申请公开", "5件", "１２件", "三件", "，", "。", "、", "；", "（",
    "）", "(", "其中", "自然人", "法人", "予以公开", "不予公开", "上年结转", "结转下年度", "均为", "分别为",
    "无", "未", "零", "行政复议", "行政诉讼", "维持", "规范性文件", "制发", "2021年", "2022年", "网站", "等",
    "《", "》", "10余次", "7万元", "信息处理费", "主动公开", "政府信息", "条", "\n", "a", "\u3000", "：",
    "同比", "全市",
]  # fmt: skip


@given(st.lists(st.sampled_from(_WORDS), max_size=60).map("".join))
@settings(max_examples=300, deadline=None)
def test_any_mixture_of_words_gives_spans_inside_the_text(text: str) -> None:
    document, figures = read_prose(text)
    for figure in figures.prose:
        assert figure.span.start < figure.span.end
        assert document.slice(figure.span) == figure.text
        assert figure.clause is not None
        assert figure.clause.contains(figure.span)
    for breakdown in figures.breakdowns:
        assert breakdown.parts
        assert len(document.slice(breakdown.span)) > 0
    assert list(figures.prose) == sorted(figures.prose, key=lambda figure: figure.span)


@given(st.text(max_size=300))
@settings(max_examples=150, deadline=None)
def test_any_text_is_read_without_failing(text: str) -> None:
    read_prose(text)


def test_the_same_text_gives_the_same_figures() -> None:
    text = "收到政府信息公开申请18件，其中自然人16件，法人2件；上年结转1件。"
    assert read_prose(text) == read_prose(text)


def test_prose_in_a_layout_cell_is_read() -> None:
    text = "2022年，我局收到政府信息公开申请5件，上年结转1件，均按期答复，没有收费，没有行政复议。"
    cell = Cell(0, 0, Span(0, len(text)), text)
    _, figures = read_blocks(text, [Table(Span(0, len(text)), 1, 1, (cell,))])
    assert figures.stated("applications.received.total")


def test_short_cells_of_an_unknown_table_are_not_prose() -> None:
    text = "收到申请5件"
    cell = Cell(0, 0, Span(0, len(text)), text)
    _, figures = read_blocks(text, [Table(Span(0, len(text)), 1, 1, (cell,))])
    assert figures.prose == ()


def test_figures_point_into_the_document_behind_earlier_blocks() -> None:
    lead, text = "一、总体情况", "收到政府信息公开申请5件。"
    start = len(lead) + 1
    blocks = [Paragraph(Span(0, len(lead)), lead), Paragraph(Span(start, start + len(text)), text)]
    document, figures = read_blocks(f"{lead}\n{text}", blocks)
    assert document.slice(figures.prose[0].span) == "5件"


def test_a_sentence_without_end_is_cut() -> None:
    text = "收到政府信息公开申请5件，" * 600
    document, figures = read_prose(text)
    assert len(text) > 3 * LONGEST_SENTENCE
    assert all(document.slice(figure.span) == "5件" for figure in figures.prose)


@pytest.mark.parametrize(
    "unit",
    [
        "收到政府信息公开申请5件，",
        "（",
        "其中自然人5件、",
        "无",
        "行政复议、",
        "5件",
        "的",
        "一",
        "《",
        "分别为5件、",
        "不予公开和",
    ],
)
def test_twice_the_text_costs_about_twice_the_time(unit: str) -> None:
    Reader(2022).read("收到申请5件。", 0)

    def cost(characters: int) -> float:
        text = unit * (characters // len(unit))
        runs = []
        for _ in range(3):
            start = time.perf_counter()
            Reader(2022).read(text, 0)
            runs.append(time.perf_counter() - start)
        return min(runs)

    assert cost(16_000) < 3 * cost(8_000) + 0.05


def test_the_seed_states_its_seven_figures() -> None:
    files = sorted(SEEDS.glob("000_*.txt"))
    if not files:
        pytest.skip("the real report in shared/seeds is not at hand")
    lines = [line for line in files[0].read_text("utf-8").split("\n") if "\t" not in line]
    document, figures = read_prose(lines)
    assert [(figure.name, figure.text) for figure in figures.prose] == [
        ("proactive.published.total", "303 条"),
        ("proactive.published.documents", "176 条"),
        ("proactive.published.non_documents", "62 条"),
        ("proactive.published.wechat", "65 条"),
        ("applications.received.total", "4 件"),
        ("applications.finished.total", "4 个"),
        ("handling_fee.amount", "无收取信息处理费"),
    ]
    (breakdown,) = figures.breakdowns
    assert breakdown.whole.value == 303
    assert [part.quantity.value for part in breakdown.parts] == [176, 62]
    assert [part.quantity.value for part in breakdown.further] == [65]
    assert document.slice(breakdown.span) == "303 条"


def test_a_sentence_broken_at_the_width_of_the_page_is_read_whole() -> None:
    text = [
        "推行一次告知制度，由专人全程跟踪每一件政府信息公开申请的办理。本年新收申请947件",
        "；至年底办结946件，结转下年1件。因政府信息公开工作，年内被申请行政复议的案件共",
        "30件。",
    ]
    document, figures = read_prose(text)
    assert [(figure.name, figure.text) for figure in figures.prose] == [
        ("applications.received.total", "947件"),
        ("applications.finished.total", "946件"),
        ("applications.carried_forward.total", "1件"),
        ("disputes.review.total", "30件"),
    ]
    assert all(document.slice(figure.span) == figure.text for figure in figures.prose)


def test_a_number_torn_over_two_lines_is_not_guessed() -> None:
    text = ["推行一次告知制度，由专人全程跟踪每一件政府信息公开申请的办理。本年新收申请94", "7件，均已办结。"]
    assert read_prose(text)[1].stated("applications.received.total") == ()


@pytest.mark.parametrize("follower", ["（二）收到申请5件。", "1.收到申请5件。", "二是收到申请5件。"])
def test_a_numbered_line_begins_anew(follower: str) -> None:
    text = ["认真落实政务公开工作要点，对照任务逐项抓好政府信息公开工作，并且没有", follower]
    (figure,) = read_prose(text)[1].prose
    assert (figure.name, figure.text) == ("applications.received.total", "5件")


def test_a_heading_without_a_topic_stays_under_the_one_above() -> None:
    text = "（二）依申请公开情况\n1. 受理情况。共收到8件。\n2. 办理情况。办结7件。\n（三）平台建设\n1. 网站。办结6件。"
    assert [figure.text for figure in read_prose(text)[1].prose] == ["8件", "7件"]
