"""Slips of wording, judged with the lists of the 2021 pack."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest

from gongkai.model import Breached, Met, Report, Undetermined, Verdict
from gongkai.rules import load_pack
from tests.checks.reports import FORM_2021, with_sections, with_text

RULES = {rule.id: rule for rule in load_pack("2021").rules}


def judged(rule: str, report: Report) -> Verdict:
    kind = RULES[rule].kind
    verdict: Verdict = kind.judge(report, FORM_2021, RULES[rule].params)
    return verdict


def found(rule: str, *text: str) -> list[str]:
    report = with_text(*text)
    verdict = judged(rule, report)
    return [report.document.slice(hit.spans[0]) for hit in verdict.hits] if isinstance(verdict, Breached) else []


@pytest.mark.parametrize(
    "text", ["对信息进行进行清理", "加强了的的监督", "财政局局长财政局局长参加", "我局在在网站公开"]
)
def test_doubled_words_are_found(text: str) -> None:
    assert len(found("WRD801", text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "常常走访，渐渐形成，方方面面，层层落实",
        "一户一户走访，一件一件办理，三三两两",
        "二〇二〇年开展，十九八十九八",
        "信息公开公开渠道",
        "目的的实现",
        "行政行为为被告所作",
        "为了了解情况",
        "实施实施细则",
        "教育局教育科",
        "电话：0577-62522251，2022年2022号",
    ],
)
def test_lawful_doubling_is_left_alone(text: str) -> None:
    assert found("WRD801", text) == []


def test_sentence_boundary_separates_doubled_words() -> None:
    assert found("WRD801", "加强管理。管理有序。工作，工作有力。") == []


@pytest.mark.parametrize(("text", "minor"), [("召开坐谈会", False), ("截止目前运行正常", True), ("公众号帐号", True)])
def test_typos_are_found_and_taste_is_minor(text: str, minor: bool) -> None:
    verdict = judged("WRD802", with_text(text))
    assert isinstance(verdict, Breached)
    assert verdict.hits[0].minor is minor


@pytest.mark.parametrize("text", ["联系人：XX，电话", "由××负责", "共____条", "由ＸＸ科维护", "详见附件（待定）"])
def test_placeholders_are_found(text: str) -> None:
    assert len(found("WRD803", text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "张某某申请公开",
        "网址www.xx.gov.cn",
        "http://a.cn/xxgk/",
        "邮箱xxgk@xx.gov.cn",
        "MAXX公司",
        "乘号×一个",
        "公众号xxgk2023",
    ],
)
def test_addresses_and_masked_names_are_no_placeholders(text: str) -> None:
    assert found("WRD803", text) == []


def test_masked_party_of_a_lawsuit_is_a_question() -> None:
    verdict = judged("WRD803", with_text("XX诉我局信息公开一案。"))
    assert isinstance(verdict, Breached)
    assert verdict.hits[0].doubt


def test_foreign_words_are_found_once_each() -> None:
    assert found("WRD804", "排查risk和risk，重视feedback。") == ["risk", "feedback"]


@pytest.mark.parametrize(
    "text",
    [
        "下载PDF和Word文件",
        "登录APP或app查询",
        "网址：http://www.yueqing.gov.cn/index.html",
        "邮箱yqsjyjbgs@126.com",
        "使用“yueban”客户端",
        "接入5g和wifi网络",
        "entirely foreign sentence without characters",
        "GB18030编码",
    ],
)
def test_names_addresses_and_usual_words_are_not_foreign(text: str) -> None:
    assert found("WRD804", text) == []


def test_half_width_punctuation_is_told_once_with_its_count() -> None:
    verdict = judged("WRD805", with_text("加强管理,及时更新;继续努力。", "共1,234条,其中"))
    assert isinstance(verdict, Breached)
    assert (verdict.hits[0].values["count"], verdict.hits[0].values["signs"]) == ("3", ",;")


@pytest.mark.parametrize("text", ["（甲）“乙”《丙》", "1）甲；2）乙", "（一）甲", "a)甲", "(甲）", "“甲《乙》（丙）”"])
def test_pairs_and_numbered_brackets_are_complete(text: str) -> None:
    assert found("WRD806", text) == []


@pytest.mark.parametrize(("text", "sign"), [("（甲", "（"), ("甲”", "”"), ("《甲", "《"), ("“甲“", "“")])
def test_half_a_pair_is_found(text: str, sign: str) -> None:
    assert found("WRD806", text)[:1] == [sign]


def test_pair_over_two_paragraphs_is_a_pair_and_over_two_sections_is_none() -> None:
    assert found("WRD806", "重点制作了（教师招聘、", "义务教育招生）流程图。") == []
    report = with_sections({"overview": ("甲（乙",), "problems": ("丙）丁",)})
    verdict = judged("WRD806", report)
    assert isinstance(verdict, Breached)
    assert len(verdict.hits) == 2


def test_mojibake_is_found_and_what_was_damaged_by_reading_is_undetermined() -> None:
    assert found("WRD809", "网站锟斤拷正常") == ["锟斤拷"]
    assert judged("WRD809", with_text("网站正常")) == Met()
    assert isinstance(judged("WRD809", with_text("网站\ufffd正常")), Undetermined)


HOSTILE = (
    "从1件到",
    "1件比上年",
    "家住",
    "申请人赵",
    "a@",
    "的",
    "甲乙",
    "a",
    "a.",
    "(",
    "“",
    "X",
    "http://",
    "一二",
    "1",
    "62",
    "2023年",
    "比,",
)
RUNS = [rule.id for rule in load_pack("2021").rules if rule.kind.name in (
    "doubled_words", "confusions", "placeholders", "foreign_words", "half_width", "paired_signs", "mojibake",
    "private_numbers", "marks", "possible_dates", "stale_year", "cue_words", "growth", "words_clash", "matters_told",
)]  # fmt: skip


def _seconds(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start


@pytest.mark.parametrize("rule", RUNS)
def test_hostile_text_costs_its_length_and_no_more(rule: str) -> None:
    for piece in HOSTILE:
        report = with_sections({"overview": (piece * (60_000 // len(piece)),)})
        assert _seconds(lambda report=report: judged(rule, report)) < 1.0  # type: ignore[misc]
