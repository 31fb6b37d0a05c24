from __future__ import annotations

import re

import pytest
from rich.console import Console

from gongkai.model import Review
from gongkai.render.layout import width_of
from gongkai.render.terminal import lines, painted, plain
from tests.render.samples import document, finding, result, review

HOSTILE = "\x1b]0;改名\x07[/red][bold]\x9b2J\u202e<b>"
SEQUENCE = re.compile(r"\x1b\[[0-9;]*m")


def shown(width: int, told: Review | None = None) -> str:
    console = Console(force_terminal=True, width=width, color_system="standard", legacy_windows=False)
    return painted(lines(told or review()), console)


def test_page_tells_message_place_words_law_and_remedy() -> None:
    page = plain(lines(review()))
    assert "  [错误] AGR501 要求：AGR501 的标题\n         正文称收到 12 件，表三为 11 件。\n" in page
    assert "证据  正文第一部分：全年共收到政府信息公开申请【12件】，均在法定期限内答复。\n" in page
    assert "\n               表三“本年新收”行“总计”列：【11】\n" in page
    assert "依据  《年度报告格式》（国办公开办函〔2021〕30号）表三 勾稽关系\n" in page
    assert "整改  核对后更正。\n" in page


def test_law_and_remedy_of_one_rule_are_told_once() -> None:
    assert plain(lines(review())).count("整改") == 4


def test_very_many_findings_of_one_rule_are_folded_and_counted() -> None:
    many = [finding("TAB309", "advice", f"第 {number} 格") for number in range(40)]
    page = plain(lines(review((result("TAB309", "breached", many),))))
    assert "第 9 格\n" in page
    assert "第 10 格\n" not in page
    assert "……另有 30 处同类问题，全部列在 --format json 的结果中\n" in page
    assert "建议 40 ·" in page


def test_question_is_marked() -> None:
    assert "[警告] AGR503 要求：AGR503 的标题（请核实）\n" in plain(lines(review()))


def test_undecided_and_crashed_stand_apart_from_findings() -> None:
    page = plain(lines(review()))
    assert "无法判断（不等于通过，请人工核对）\n  · SUM401 等 5 条：表三缺 22 行\n" in page
    assert "规则运行出错（这是程序的问题，不是报告的问题）\n  · TAB304 TAB304 的标题：KeyError\n" in page


def test_counts_end_the_page() -> None:
    assert plain(lines(review())).endswith("错误 3 · 警告 1 · 建议 1 · 无法判断 6 · 通过 1 · 不适用 1 · 规则出错 1\n")


def test_clean_review_says_so() -> None:
    assert "\n未发现问题。\n" in plain(lines(review((result("SEC101", "met"),))))


def test_review_without_findings_is_not_called_clean_when_rules_are_undecided() -> None:
    page = plain(lines(review((result("SUM401", "undetermined", reason="缺行"),))))
    assert "未发现问题，但有规则无法判断，见上。\n" in page


def test_plain_page_has_no_control_characters() -> None:
    assert all(line.isprintable() for line in plain(lines(review())).split("\n"))


@pytest.mark.parametrize("width", [40, 80, 120])
def test_painted_page_keeps_to_the_width(width: int) -> None:
    rows = SEQUENCE.sub("", shown(width)).split("\n")
    assert max(width_of(row) for row in rows) <= width


def test_painted_page_says_the_same_as_the_plain_one() -> None:
    def bare(text: str) -> str:
        return re.sub(r"\s", "", SEQUENCE.sub("", text))

    assert bare(shown(60)) == bare(plain(lines(review())))


def test_words_of_a_report_cannot_steer_the_terminal() -> None:
    wicked = result(
        "AGR501",
        "breached",
        [finding("AGR501", "error", HOSTILE, title=HOSTILE, fix=HOSTILE)],
    )
    page_of = review(
        (wicked, result("SUM401", "undetermined", reason=HOSTILE)), document(name=HOSTILE, warnings=(HOSTILE,))
    )
    left = SEQUENCE.sub("", shown(80, page_of))
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e]", left)
    assert "[/red][bold]" in left
    assert "\x1b" not in plain(lines(page_of))
