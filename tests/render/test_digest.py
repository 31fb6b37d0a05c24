from __future__ import annotations

from gongkai.model import Masthead
from gongkai.render.digest import digest
from tests.render.samples import document, finding, result, review


def test_chapters_follow_the_report_and_are_worst_first_within() -> None:
    told = digest(review())
    assert [(chapter.title, [breach.rule for breach in chapter.breaches]) for chapter in told.chapters] == [
        ("报告整体", ["SEC104"]),
        ("一、总体情况", ["AGR503", "WRD805"]),
        ("三、收到和处理政府信息公开申请情况", ["AGR501"]),
    ]


def test_findings_of_one_rule_stand_under_one_heading() -> None:
    breach = digest(review()).chapters[2].breaches[0]
    assert [each.id for each in breach.findings] == ["agr501-1", "agr501-2"]


def test_questions_stand_apart_from_findings_of_the_same_rule() -> None:
    mixed = result(
        "AGR503", "breached", [finding("AGR503", "error", "甲"), finding("AGR503", "error", "乙", question=True)]
    )
    breaches = digest(review((mixed,))).chapters[0].breaches
    assert [breach.is_question for breach in breaches] == [False, True]


def test_equal_reasons_are_told_once() -> None:
    told = digest(review())
    assert [(group.subject, group.reason) for group in told.undecided] == [
        ("SUM401 等 5 条", "表三缺 22 行"),
        ("SUM407 SUM407 的标题", "没有上年报告"),
    ]


def test_few_rules_are_all_named() -> None:
    told = digest(review(tuple(result(f"SUM40{number}", "undetermined", reason="缺行") for number in (1, 2))))
    assert told.undecided[0].subject == "SUM401、SUM402"


def test_part_of_a_breached_rule_that_could_not_be_judged_is_told() -> None:
    told = digest(review((result("SUM401", "breached", [finding("SUM401", "error", "不平")], "另有一列缺数据"),)))
    assert told.undecided[0].subject == "SUM401（部分） SUM401 的标题"
    assert told.counts.undetermined == 0


def test_finding_of_an_unknown_section_is_not_lost() -> None:
    told = digest(review((result("SEC113", "breached", [finding("SEC113", "warning", "甲", section="annex")]),)))
    assert told.chapters[0].title == "报告整体"


def test_counts_tell_findings_and_rules() -> None:
    assert str(digest(review()).counts) == ("错误 3 · 警告 1 · 建议 1 · 无法判断 6 · 通过 1 · 不适用 1 · 规则出错 1")


def test_losses_come_before_warnings_and_once() -> None:
    source = document(warnings=("编码推断", "文件被截断"), losses=("文件被截断",))
    assert digest(review(source=source)).notes == ("文件被截断", "编码推断")


def test_unknown_issuer_and_year_are_said_to_be_unknown() -> None:
    told = digest(review(masthead=Masthead()))
    assert told.heading == "（发布机关未识别） （年度未识别）政府信息公开工作年度报告"
    assert ("机关", "层级未识别") in told.facts


def test_other_text_is_not_given_an_issuer() -> None:
    told = digest(review((), masthead=Masthead(is_report=False)))
    assert told.heading == "不是政府信息公开工作年度报告"
    assert [label for label, _ in told.facts] == ["文件"]
