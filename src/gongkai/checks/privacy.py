"""Numbers and marks that may not be published: identity cards, bank cards, telephones, secrecy."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final, Literal, TypeAlias

from gongkai.checks.params import STRICT
from gongkai.checks.passages import Passage, paragraphs, sentences
from gongkai.model import Breached, Hit, Kind, Met, Report, ReportForm, Verdict

Secret: TypeAlias = Literal["identity_card", "bank_card", "mobile", "applicant", "home_address", "free_mail"]

_IDENTITY: Final = re.compile(r"(?<![\dA-Za-z])\d{17}[\dXx](?![\dA-Za-z])")
_CARD: Final = re.compile(r"(?<![\dA-Za-z])62\d{14,17}(?![\dA-Za-z])")
_MOBILE: Final = re.compile(r"(?<![\dA-Za-z-])1[3-9]\d{9}(?![\dA-Za-z-])")
_SURNAMES: Final = (
    "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦吕张孔曹严魏陶姜谢邹章潘葛范彭鲁韦马苗花方俞袁柳史唐薛雷贺倪罗毕郝邬傅卞康伍余顾孟黄"
    "穆萧尹姚邵汪祁毛狄臧戴宋庞熊纪舒屈项祝董梁杜阮蓝闵季贾江童颜郭梅林钟徐邱骆高夏蔡田樊胡凌霍万卢莫房丁邓洪包左石崔龚程邢裴"
    "陆翁段侯武刘叶白蒲温庄柴阎习艾鱼古廖耿匡文寇欧"
)
_APPLICANT: Final = re.compile(
    rf"申请人[:：]?([{_SURNAMES}](?!某)[\u4e00-\u9fff]{{1,2}})(?=提交|提出|申请|要求|向我|不服|因|就|\(|,|，|、)"
)
_HOME: Final = re.compile(
    r"(?:家住|住址[:：为]?|家庭地址[:：为]?|居住(?:在|于))[^。；;,，]{2,30}?(?:号楼|单元|室|栋|幢|号)[^。；;,，的]{0,10}"
)
_MAIL: Final = re.compile(
    r"[A-Za-z0-9_.\-]{1,64}@(?:126|163|qq|sina|sohu|139|189|gmail|hotmail|yeah|foxmail|outlook)\.(?:com|cn|net)"
)
_WEIGHTS: Final = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECKS: Final = "10X98765432"
_KEPT: Final = 4


@dataclass(frozen=True, slots=True)
class PrivateNumberParams:
    """Numbers to look for. Beside one of ``lawful`` they are a minor matter; without any of ``context`` a question."""

    what: Secret
    context: tuple[str, ...] = ()
    lawful: tuple[str, ...] = ()

    __pydantic_config__ = STRICT


def judge_private_numbers(report: Report, form: ReportForm, params: PrivateNumberParams) -> Verdict:
    """Look for numbers of the kind whose check digits are right."""
    del form
    pattern, is_one = _NUMBERS[params.what]
    hits: list[Hit] = []
    for sentence in _folded(report):
        for match in pattern.finditer(sentence.folded):
            if not is_one(match[0]):
                continue
            hits.append(
                Hit(
                    (sentence.part(match.start(), match.end()),),
                    {"text": match[0] if params.what == "free_mail" else _masked(match[0])},
                    f"{params.what}.{len(hits) + 1}",
                    doubt=bool(params.context) and not any(word in sentence.text for word in params.context),
                    minor=any(word in sentence.text for word in params.lawful),
                )
            )
    return Breached(tuple(hits)) if hits else Met()


def _folded(report: Report) -> Iterator[Passage]:
    return sentences(report.document, paragraphs(report))


def _masked(number: str) -> str:
    """Return the number without its middle, so that a finding does not publish it once more."""
    return f"{number[:_KEPT]}…{number[-2:]}"


def is_identity_number(number: str) -> bool:
    """Tell whether date and check digit of an identity-card number are right."""
    try:
        date(int(number[6:10]), int(number[10:12]), int(number[12:14]))
    except ValueError:
        return False
    total = sum(int(digit) * weight for digit, weight in zip(number, _WEIGHTS, strict=False))
    return _CHECKS[total % 11] == number[-1].upper()


def is_card_number(number: str) -> bool:
    """Tell whether the check digit of a bank-card number is right (Luhn)."""
    digits = [int(digit) for digit in reversed(number)]
    doubled = [digit * 2 - 9 * (digit > 4) for digit in digits[1::2]]
    return (sum(digits[::2]) + sum(doubled)) % 10 == 0 and not is_identity_number(number)


def _always(number: str) -> bool:
    return len(number) > 0


_NUMBERS: Final[dict[Secret, tuple[re.Pattern[str], Callable[[str], bool]]]] = {
    "identity_card": (_IDENTITY, is_identity_number),
    "bank_card": (_CARD, is_card_number),
    "mobile": (_MOBILE, _always),
    "applicant": (_APPLICANT, _always),
    "home_address": (_HOME, _always),
    "free_mail": (_MAIL, _always),
}


@dataclass(frozen=True, slots=True)
class MarkParams:
    """Marks that no public text carries, as printed."""

    marks: tuple[str, ...]

    __pydantic_config__ = STRICT


def judge_marks(report: Report, form: ReportForm, params: MarkParams) -> Verdict:
    """Look for the marks anywhere in the text."""
    del form
    hits = []
    for sentence in _folded(report):
        for mark in params.marks:
            start = sentence.text.find(mark)
            if start >= 0:
                hits.append(Hit((sentence.part(start, start + len(mark)),), {"text": mark}, f"mark.{mark}"))
    return Breached(tuple(hits)) if hits else Met()


PRIVATE_NUMBERS = Kind("private_numbers", PrivateNumberParams, frozenset({"text"}), judge_private_numbers)
MARKS = Kind("marks", MarkParams, frozenset({"text"}), judge_marks)
