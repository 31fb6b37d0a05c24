"""Numbers that must not be published: only those whose check digits are right."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.checks.privacy import (
    MarkParams,
    PrivateNumberParams,
    is_card_number,
    is_identity_number,
    judge_marks,
    judge_private_numbers,
)
from gongkai.model import Breached, Met, Verdict
from tests.checks.reports import FORM_2021, with_text

IDENTITY = PrivateNumberParams("identity_card")
CARD = PrivateNumberParams("bank_card", ("卡", "账号"))
MOBILE = PrivateNumberParams("mobile", lawful=("联系", "电话"))
RIGHT_IDENTITY = "11010119900307002X"
RIGHT_CARD = "6222000000000009"


def judged(params: PrivateNumberParams, text: str) -> Verdict:
    return judge_private_numbers(with_text(text), FORM_2021, params)


@pytest.mark.parametrize("number", [RIGHT_IDENTITY, RIGHT_IDENTITY.lower(), "１１０１０１１９９００３０７００２Ｘ"])
def test_identity_number_is_found_and_not_published_once_more(number: str) -> None:
    verdict = judged(IDENTITY, f"身份证号{number}。")
    assert isinstance(verdict, Breached)
    assert len(verdict.hits[0].values["text"]) < 10


@pytest.mark.parametrize(
    "text", ["编号110101199003070020", "编号110101199013070020", f"流水号9{RIGHT_IDENTITY}", "电话01012345678"]
)
def test_other_long_numbers_are_left_alone(text: str) -> None:
    assert judged(IDENTITY, text) == Met()


@given(st.integers(0, 17), st.integers(1, 9))
def test_one_changed_digit_makes_no_identity_number(place: int, by: int) -> None:
    digits = [10 if char == "X" else int(char) for char in RIGHT_IDENTITY]
    digits[place] = (digits[place] + by) % (11 if place == 17 else 10)
    changed = "".join("X" if digit == 10 else str(digit) for digit in digits)
    assert not is_identity_number(changed) or changed == RIGHT_IDENTITY


def test_card_number_is_found_beside_its_words_and_else_asked_about() -> None:
    told = judged(CARD, f"银行卡号{RIGHT_CARD}。")
    asked = judged(CARD, f"编号{RIGHT_CARD}。")
    assert isinstance(told, Breached)
    assert isinstance(asked, Breached)
    assert (told.hits[0].doubt, asked.hits[0].doubt) == (False, True)
    assert judged(CARD, "账号6222000000000001") == Met()
    assert not is_card_number("6222000000000001")


def test_mobile_number_of_the_contact_line_is_minor() -> None:
    applicant, contact = judged(MOBILE, "申请人13900001234要求邮寄"), judged(MOBILE, "联系电话13900001234")
    assert isinstance(applicant, Breached)
    assert isinstance(contact, Breached)
    assert (applicant.hits[0].minor, contact.hits[0].minor) == (False, True)
    assert judged(MOBILE, "电话0577-62522251，热线12345，编号2139000012345") == Met()


def test_marks_of_secrecy_are_found_and_the_word_alone_is_not() -> None:
    params = MarkParams(("机密★", "秘密★"))
    assert isinstance(judge_marks(with_text("机密★一年"), FORM_2021, params), Breached)
    assert judge_marks(with_text("属于国家秘密的信息"), FORM_2021, params) == Met()


def secrets(what: str, text: str) -> int:
    verdict = judge_private_numbers(with_text(text), FORM_2021, PrivateNumberParams(what))  # type: ignore[arg-type]
    return len(verdict.hits) if isinstance(verdict, Breached) else 0


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("收到申请人赵长河提交的申请", 1),
        ("申请人：王芳（女）", 1),
        ("申请人王某某提交", 0),
        ("申请人应当提交材料", 0),
        ("申请人提出复议", 0),
        ("申请人高度认可", 0),
        ("申请人向我局提交", 0),
    ],
)
def test_named_applicant_is_found_and_words_after_the_applicant_are_no_name(text: str, found: int) -> None:
    assert secrets("applicant", text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("家住幸福小区3号楼2单元501室", 1),
        ("住址：城关镇人民路12号", 1),
        ("联系地址：人民路12号", 0),
        ("为家住山区的群众送政策", 0),
    ],
)
def test_home_address_is_found_and_an_office_is_none(text: str, found: int) -> None:
    assert secrets("home_address", text) == found


@pytest.mark.parametrize(("text", "found"), [("邮箱a.b_1@126.com", 1), ("邮箱bgs@yueqing.gov.cn", 0), ("QQ号126", 0)])
def test_mail_of_a_free_provider_is_found(text: str, found: int) -> None:
    assert secrets("free_mail", text) == found
