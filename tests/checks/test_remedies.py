"""Problems and remedies by their cue words: the cues of the 2021 pack."""

from __future__ import annotations

import pytest

from gongkai.checks.remedies import CueParams, judge_cues
from gongkai.model import Breached, Met, NotApplicable
from gongkai.rules import load_pack
from tests.checks.reports import FORM_2021, with_sections

RULES = {rule.id: rule for rule in load_pack("2021").rules}


def judged(rule: str, *body: str) -> type:
    params = RULES[rule].params
    assert isinstance(params, CueParams)
    return type(judge_cues(with_sections({"problems": body}), FORM_2021, params))


@pytest.mark.parametrize(
    "text",
    [
        "一是工作人员意识强弱不一，认识有待提高。",
        "公开内容的广度和深度还不够。",
        "虽然渠道有所增加，但解读形式单一。",
        "工作中还存在以下问题：栏目更新偏慢。",
        "人员业务水平参差不齐。",
    ],
)
def test_problem_is_recognised(text: str) -> None:
    assert judged("REM601", text) is Met


@pytest.mark.parametrize(
    "text", ["我局政府信息公开工作不存在问题。", "没有问题，继续保持。", "2024年将继续做好公开工作，落实条例。"]
)
def test_denied_or_absent_problem_is_a_breach(text: str) -> None:
    assert judged("REM601", text) is Breached


def test_denial_beside_a_problem_is_no_denial() -> None:
    assert judged("REM601", "公开审查不存在问题，但更新不够及时。") is Met


@pytest.mark.parametrize(
    "text",
    [
        "问题：更新不够及时。下一步，每月检查一次。",
        "更新不够及时。今后由办公室负责提醒。",
        "意识不强。加强培训，提高意识。",
        "主要问题是更新不及时，为此将每季度检查。",
    ],
)
def test_remedy_is_recognised(text: str) -> None:
    assert judged("REM602", text) is Met


@pytest.mark.parametrize(
    "text",
    [
        "一是救助类信息更新不够及时；二是解读形式较为单一。",
        "公开内容有待进一步拓展，队伍建设有待加强。",
        "人员业务水平需要进一步提高，仍需加强培训。",
    ],
)
def test_problem_words_are_no_remedy(text: str) -> None:
    assert judged("REM602", text) is Breached


def test_nothing_and_a_missing_section_are_left_to_other_rules() -> None:
    assert judged("REM601", "无。") is NotApplicable
    assert judged("REM602", "我局工作不存在问题。") is NotApplicable
    params = RULES["REM602"].params
    assert isinstance(judge_cues(with_sections({"problems": None}), FORM_2021, params), NotApplicable)
