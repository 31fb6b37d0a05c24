from __future__ import annotations

import pytest

from gongkai.model import Breakdown
from tests.extract.outlines import read_prose


def _only(text: str, **more: str) -> Breakdown:
    (breakdown,) = read_prose(text, **more)[1].breakdowns  # type: ignore[arg-type]  # the section alone is passed on
    return breakdown


def _values(breakdown: Breakdown) -> tuple[int, list[int]]:
    return int(breakdown.whole.value), [int(part.quantity.value) for part in breakdown.parts]


@pytest.mark.parametrize(
    ("text", "values", "complete", "overlapping"),
    [
        ("收到政府信息公开申请18件，其中自然人16件，法人或其他组织2件。", (18, [16, 2]), True, False),
        ("收到政府信息公开申请18件（自然人16件、法人2件）。", (18, [16, 2]), True, False),
        ("收到政府信息公开申请18件，其中网络申请16件。", (18, [16]), None, False),
        ("办结政府信息公开申请9件，其中予以公开5件、部分公开1件、无法提供3件。", (9, [5, 1, 3]), None, False),
        ("办结政府信息公开申请9件，其中予以公开5件、部分公开1件、其他3件。", (9, [5, 1, 3]), True, False),
        ("主动公开政府信息131条，其中工作动态97条、其他34条。", (131, [97, 34]), True, False),
        ("主动公开政府信息131条：政策文件34条，工作动态97条。", (131, [34, 97]), None, False),
        ("主动公开政府信息131条，主要包括政策文件8条、工作动态97条。", (131, [8, 97]), False, False),
        ("主动公开政府信息131条，包括政策文件8条、工作动态97条等。", (131, [8, 97]), False, False),
        ("主动公开政府信息236条，其中政府网站公开156条，微信公众号公开80条。", (236, [156, 80]), None, True),
        ("行政诉讼4件，其中未经复议直接起诉3件，复议后起诉1件。", (4, [3, 1]), True, False),
        ("因政府信息公开引起的行政复议3件，其中维持2件，纠正1件。", (3, [2, 1]), None, False),
    ],
)
def test_a_whole_and_its_parts(
    text: str, values: tuple[int, list[int]], complete: bool | None, overlapping: bool
) -> None:
    breakdown = _only(text)
    assert _values(breakdown) == values
    assert breakdown.complete is complete
    assert breakdown.overlapping is overlapping


def test_parts_may_stand_in_the_sentence_after_the_whole() -> None:
    breakdown = _only("全年收到政府信息公开申请8份。其中，予以公开5份，部分公开3份。")
    assert _values(breakdown) == (8, [5, 3])


def test_like_figures_of_the_next_sentence_are_further_ones() -> None:
    text = "全年主动公开信息303条，其中公文类176条，非公文类信息62条。政务微信公开信息65条。"
    breakdown = _only(text)
    assert _values(breakdown) == (303, [176, 62])
    assert [int(part.quantity.value) for part in breakdown.further] == [65]
    assert breakdown.complete is None


def test_brackets_inside_a_list_make_breakdowns_of_their_own() -> None:
    text = "答复申请9件，其中予以公开5件，不予公开4件（属于国家秘密1件，属于三类内部事务信息3件）。"
    found = read_prose(text, section="applications")[1].breakdowns
    assert [_values(breakdown) for breakdown in found] == [(9, [5, 4]), (4, [1, 3])]


def test_applicants_and_channels_are_two_breakdowns() -> None:
    text = "收到政府信息公开申请9件，其中自然人8件，法人1件，网络申请6件，信函申请3件。"
    found = read_prose(text)[1].breakdowns
    assert [_values(breakdown) for breakdown in found] == [(9, [8, 1]), (9, [6, 3])]


def test_results_of_one_kind_of_lawsuit_stay_with_it() -> None:
    text = "行政诉讼6件（未经复议直接起诉4件，其中结果维持3件、尚未审结1件；复议后起诉2件，其中结果维持2件）。"
    found = {_values(breakdown)[0]: _values(breakdown)[1] for breakdown in read_prose(text)[1].breakdowns}
    assert found == {6: [4, 2], 4: [3, 1], 2: [2]}


@pytest.mark.parametrize(
    "text",
    [
        "收到政府信息公开申请8件，上年结转1件，办结9件。",
        "收到政府信息公开申请8件，均已办结。",
        "办理建议提案12件，其中建议8件、提案4件。",
        "2021年收到政府信息公开申请8件，其中自然人5件、法人3件。",
        "政府信息公开申请结转下年度1件。其中，予以公开5件。",
    ],
)
def test_figures_side_by_side_are_no_breakdown(text: str) -> None:
    assert read_prose(text)[1].breakdowns == ()


def test_spans_point_at_the_numbers() -> None:
    text = "收到政府信息公开申请18件，其中自然人16件，法人或其他组织2件。"
    document, figures = read_prose(text)
    (breakdown,) = figures.breakdowns
    assert document.slice(breakdown.span) == "18件"
    assert [document.slice(part.span) for part in breakdown.parts] == ["16件", "2件"]
    assert [part.label for part in breakdown.parts] == ["自然人", "法人或其他组织"]


def test_a_difference_to_last_year_is_no_part() -> None:
    breakdown = _only("主动公开政府信息240条，其中政策文件151条，其他89条，较上年增加20条。")
    assert _values(breakdown) == (240, [151, 89])


def test_parts_of_the_next_sentence_go_to_the_last_whole() -> None:
    text = "收到政府信息公开申请60件，其中自然人2件、法人58件，办结11件。其中，予以公开8件，部分公开3件。"
    found = [_values(breakdown) for breakdown in read_prose(text)[1].breakdowns]
    assert found == [(60, [2, 58]), (11, [8, 3])]


def test_the_rest_of_a_group_is_no_part_of_the_whole_above() -> None:
    text = "办结政府信息公开申请10件（予以公开8件，其他处理2件，其中逾期不补正1件、其他1件）。"
    found = [_values(breakdown) for breakdown in read_prose(text)[1].breakdowns]
    assert (10, [8, 2]) in found
    assert (2, [1, 1]) in found
