from __future__ import annotations

from dataclasses import replace

from gongkai.model import Basis, Example
from gongkai.render.rulebook import rule_list, rule_page, rules_wire
from gongkai.render.terminal import plain
from tests.render.samples import pack, rule


def test_list_has_a_line_a_rule_in_the_order_of_ids() -> None:
    assert plain(rule_list([pack((rule("SUM401"), rule("AGR501", "advice")))])) == (
        "AGR501  建议  AGR501 的标题\nSUM401  错误  SUM401 的标题\n共 2 条；说明见 gongkai rules explain 编号\n"
    )


def test_rule_that_only_one_format_knows_is_marked() -> None:
    older = replace(pack((rule("SUM401"),)), id="2019")
    page = plain(rule_list([pack((rule("SUM401"), rule("AGR501"))), older]))
    assert "AGR501  错误  AGR501 的标题（仅 2021）\n" in page
    assert "SUM401  错误  SUM401 的标题\n" in page


def test_page_tells_law_reason_and_both_outcomes() -> None:
    page = plain(rule_page(rule(), [pack()]))
    assert "  依据  《年度报告格式》（国办公开办函〔2021〕30号）表三\n" in page
    assert "  理由  同一数字在文中和表中应当一致。\n" in page
    assert "  提示  正文称 {stated} 件，表格为 {listed} 件。\n" in page
    assert "例 1  通过\n      表格  applications.received.total = 4\n" in page
    assert "例 2  有问题（多一件）\n      │ 收到申请⟦5件⟧。\n      │ 答复5件。\n" in page


def test_page_tells_whom_a_rule_concerns() -> None:
    page = plain(rule_page(rule(levels=("government",), gate=True), [pack()]))
    assert "2021 年格式；只对政府" in page
    assert "不成立时其他规则不再判断" in page


def test_basis_without_instrument_is_still_told() -> None:
    assert "  依据  local-1 第一条\n" in plain(rule_page(rule(basis=(Basis("local-1", "第一条"),)), [pack()]))


def test_example_cannot_steer_the_terminal() -> None:
    assert "\x1b" not in plain(rule_page(rule(examples=(Example("met", text="\x1b[31m"),)), [pack()]))


def test_rules_as_json() -> None:
    told = rules_wire([pack((rule(),))])
    assert told["schema"] == "gongkai.rules/1"
    assert [each["id"] for each in told["rules"]] == ["AGR501"]  # type: ignore[union-attr,index,call-overload]  # objects
