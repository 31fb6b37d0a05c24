"""Faults of section five, of wording and typing, and of what must not be published."""

from __future__ import annotations

import re
from dataclasses import replace
from random import Random
from typing import Final

from gongkai.evaluate import edits
from gongkai.evaluate.draft import Draft, Passage, plain
from gongkai.evaluate.fault import Change, Fault, Planter


def _section_five(*paragraphs: str, also: tuple[str, ...] = ()) -> Planter:
    def plant(draft: Draft, rng: Random) -> Change | None:
        del rng
        pieces = tuple(plain(text.replace("※", str(draft.year + 1)), "body", "problems") for text in paragraphs)
        return Change(edits.with_pieces(draft, "problems", pieces), "problems", printed=pieces[0].text, also=also)

    return plant


def _sentence(text: str, topic: str = "management", section: str = "overview") -> Planter:
    """Write a sentence on in section one; ● is the year, ※ next year, ○ the issuer."""

    def plant(draft: Draft, rng: Random) -> Change | None:
        del rng
        said = text.replace("●", str(draft.year)).replace("※", str(draft.year + 1)).replace("○", draft.issuer.name)
        changed = edits.write_on(draft, section, topic, plain(said))
        return None if changed is None else Change(changed, section, printed=said)

    return plant


def _typed(old: str, new: str) -> Planter:
    """Mistype a word where it stands in running text, outside figures."""

    def plant(draft: Draft, rng: Random) -> Change | None:
        found = [
            (section, passage, match.start())
            for section, passage in draft.passages()
            if passage.role in ("body", "preamble") and section in ("overview", "problems", "other", "preamble")
            for match in re.finditer(re.escape(old), passage.text)
            if not any(claim.start < match.end() and match.start() < claim.end for claim in passage.claims)
        ]
        if not found:
            return None
        section, passage, at = rng.choice(found)
        changed = edits.swap_passage(draft, passage, passage.rewritten(at, at + len(old), new))
        return Change(changed, section, values=(new, old), printed=new)

    return plant


def _first_that_fits(*planters: Planter) -> Planter:
    def plant(draft: Draft, rng: Random) -> Change | None:
        for planter in rng.sample(planters, len(planters)):
            change = planter(draft, rng)
            if change is not None:
                return change
        return None

    return plant


def _cut_off(draft: Draft, rng: Random) -> Change | None:
    """End the last paragraph of a topic in the middle of a sentence."""
    part = draft.part("overview")
    bodies = [
        p
        for p in (part.pieces if part else ())
        if isinstance(p, Passage) and p.role == "body" and not p.claims and len(p.text) > 20
    ]
    if not bodies:
        return None
    passage = rng.choice(bodies)
    at = len(passage.text.rstrip("。")) - 4
    new = replace(passage, text=passage.text[:at])
    return Change(edits.swap_passage(draft, passage, new), "overview", printed=new.text[-12:])


def _half_width(draft: Draft, rng: Random) -> Change | None:
    part = draft.part("problems")
    bodies = [p for p in (part.pieces if part else ()) if isinstance(p, Passage) and p.text.count("，") >= 1]
    if not bodies:
        return None
    passage = rng.choice(bodies)
    new = replace(passage, text=passage.text.replace("，", ","))
    return Change(edits.swap_passage(draft, passage, new), "problems", printed=",")


def _identity_number(draft: Draft, rng: Random) -> Change | None:
    """Print an invented identity number with a right check digit; its area code is assigned to nobody."""
    body = f"110199{rng.randint(1950, 1999)}{rng.randint(1, 12):02d}{rng.randint(1, 28):02d}{rng.randint(1, 999):03d}"
    weights = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
    check = "10X98765432"[sum(int(d) * w for d, w in zip(body, weights, strict=True)) % 11]
    text = f"申请人王某（身份证号{body}{check}）申请公开有关信息，已按时答复。"
    changed = edits.write_on(draft, "overview", "applications", plain(text))
    return None if changed is None else Change(changed, "overview", printed=body + check, also=("PRI904",))


def _bank_card(draft: Draft, rng: Random) -> Change | None:
    """Print an invented card number with a right check digit."""
    body = "622200" + "".join(str(rng.randint(0, 9)) for _ in range(12))
    digits = [int(d) for d in reversed(body)]
    total = sum(d if place % 2 else (d * 2 - 9 if d > 4 else d * 2) for place, d in enumerate(digits))
    card = f"{body}{-total % 10}"
    text = f"退还申请人邮寄费用，收款账号{card}。"
    changed = edits.write_on(draft, "overview", "applications", plain(text))
    return None if changed is None else Change(changed, "overview", printed=card)


def _free_mail(draft: Draft, rng: Random) -> Change | None:
    address = f"xxgk{rng.randint(100, 999)}@{rng.choice(('163.com', 'qq.com', '126.com'))}"
    text = f"如有疑问，请发送邮件至{address}。"
    changed = replace(draft, preamble=(*draft.preamble, plain(text, "preamble")))
    return Change(changed, "preamble", printed=address)


def _sibling(draft: Draft, rng: Random) -> Change | None:
    """Leave another office's name as the subject of a sentence."""
    other = {"dev": ("静川市林业局", "坪川县畜牧局"), "test": ("云麓市粮食局", "锦川县科技局")}[draft.split]
    name = rng.choice(other)
    text = f"{draft.year}年，{name}严格落实信息公开各项制度，认真做好本部门信息审核工作。"
    changed = edits.write_on(draft, "overview", "management", plain(text))
    return None if changed is None else Change(changed, "overview", values=(name, draft.issuer.name), printed=name)


def _mojibake(draft: Draft, rng: Random) -> Change | None:
    del rng
    text = "锟斤拷锟斤拷信息公开锟斤拷作。"
    changed = edits.write_on(draft, "overview", "platform", plain(text))
    return None if changed is None else Change(changed, "overview", printed="锟斤拷")


FAULTS: Final = (
    Fault(
        "rem601_no_problem",
        "REM601",
        "warning",
        _section_five(
            "不存在问题。下一步将继续加强学习培训，完善公开制度，推动信息公开工作再上新台阶。",
            also=("REM604", "WRD811"),
        ),
    ),
    Fault("rem601_problems_void", "REM601", "warning", _section_five("无。", also=("REM602", "SEC114"))),
    Fault(
        "rem601_only_remedies",
        "REM601",
        "warning",
        _section_five(
            "※年，将加强业务培训，提升工作人员能力；完善审核制度，压实各科室责任；优化专栏设置，方便群众查阅。",
            also=("REM604",),
        ),
    ),
    Fault(
        "rem602_no_remedy",
        "REM602",
        "warning",
        _section_five(
            "工作中还存在一些不足：一是公开内容不够全面，重点领域信息偏少；二是部分栏目更新不及时；三是工作人员业务能力有待提高。",
            also=("REM603",),
        ),
    ),
    Fault(
        "rem603_one_without_remedy",
        "REM603",
        "warning",
        _section_five(
            "主要问题：一是政策解读形式单一；二是依申请公开答复文书不规范。",
            "改进措施：丰富解读形式，多用图解和短视频说明政策要点。",
            also=("REM604",),
        ),
    ),
    Fault(
        "rem604_one_without_problem",
        "REM604",
        "advice",
        _section_five(
            "主要问题是信息更新不及时。",
            "改进措施：一是建立按月更新台账，逾期提醒；二是聘请律师参与疑难申请的答复审查。",
        ),
    ),
    Fault(
        "rem605_vague_problem",
        "REM605",
        "advice",
        _section_five(
            "政府信息公开工作还存在一些不足，有待进一步加强。",
            "下一步，将加强业务培训，建立更新台账。",
            also=("REM603", "REM604"),
        ),
    ),
    Fault(
        "rem606_vague_remedy",
        "REM606",
        "advice",
        _section_five(
            "部分栏目信息更新不及时，个别工作人员业务不熟。",
            "今后将进一步提高认识，再接再厉，不断进步。",
            also=("REM603", "REM602"),
        ),
    ),
    Fault(
        "rem611_achievements",
        "REM611",
        "advice",
        _section_five(
            "全年公开工作成效显著，多次受到上级表扬，获评先进单位，群众满意度显著提升。但更新不够及时。下一步将建立更新台账，按周督促。"
        ),
    ),
    Fault(
        "rem612_other_business",
        "REM612",
        "advice",
        _section_five(
            "主要问题：辖区道路破损较多，招商引资力度不够。",
            "改进措施：争取资金修缮道路，组团外出招商，加快项目落地。",
            also=("REM601", "REM602", "REM603"),
        ),
    ),
    Fault("rep703_other_issuer", "REP703", "warning", _sibling),
    Fault(
        "wrd801_doubled_word",
        "WRD801",
        "warning",
        _first_that_fits(
            _typed("信息公开", "信息公开公开"),
            _typed("政府信息", "政府政府信息"),
            _typed("进行", "进行进行"),
            _typed("公众", "公众公众"),
        ),
    ),
    Fault(
        "wrd801_doubled_character",
        "WRD801",
        "warning",
        _first_that_fits(_typed("的", "的的"), _typed("和", "和和"), _typed("及时", "及及时")),
    ),
    Fault(
        "wrd802_typo",
        "WRD802",
        "warning",
        _first_that_fits(
            _typed("公众", "公从"),
            _typed("部门", "布门"),
            _typed("制度", "制渡"),
            _typed("落实", "落买"),
            _typed("及时", "即时时"),
        ),
    ),
    Fault(
        "wrd802_deployed",
        "WRD802",
        "warning",
        _sentence("认真贯彻上级关于政务公开工作的决策部暑，既使人员紧张也不降低标准。"),
    ),
    Fault("wrd803_xx", "WRD803", "error", _sentence("全年组织信息公开业务培训XX次，参训XX人。", "supervision")),
    Fault("wrd803_crosses", "WRD803", "error", _sentence("××局高度重视政府信息公开工作，明确专人负责。")),
    Fault("wrd803_underscores", "WRD803", "error", _sentence("全年开展自查＿＿次，整改问题＿＿个。", "platform")),
    Fault("wrd803_to_fill", "WRD803", "error", _sentence("新增栏目（待补充）个，（此处填写具体做法）。", "platform")),
    Fault("wrd804_foreign_word", "WRD804", "advice", _sentence("强化监测预警和 management 排查，确保信息 security。")),
    Fault("wrd805_half_width", "WRD805", "advice", _half_width),
    Fault("wrd806_unpaired_bracket", "WRD806", "advice", _sentence("完善《政府信息公开保密审查制度，明确审查责任。")),
    Fault("wrd806_unpaired_quote", "WRD806", "advice", _sentence("坚持“谁公开、谁审查的原则，层层把关。")),
    Fault(
        "wrd807_wrong_institution",
        "WRD807",
        "warning",
        _sentence("按照国务院办公室政府信息与政务公开办公厅统一要求，规范年报编制。"),
    ),
    Fault("wrd808_cut_off", "WRD808", "warning", _cut_off, also=("SEC130",)),
    Fault("wrd809_mojibake", "WRD809", "warning", _mojibake, also=("WRD801",)),
    Fault("wrd811_absolute", "WRD811", "advice", _sentence("全年信息发布零差错、零失误，无任何问题。")),
    Fault("pri901_identity_number", "PRI901", "error", _identity_number),
    Fault("pri902_mobile", "PRI902", "warning", _sentence("申请人可拨打13800000000与经办人联系。", "applications")),
    Fault("pri903_bank_card", "PRI903", "error", _bank_card),
    Fault(
        "pri904_applicant_named",
        "PRI904",
        "warning",
        _sentence("收到申请人赵长河提交的公开申请，经沟通后申请人表示满意。", "applications"),
    ),
    Fault(
        "pri905_home_address",
        "PRI905",
        "warning",
        _sentence("向家住幸福小区3号楼2单元501室的申请人邮寄了答复书。", "applications"),
    ),
    Fault("pri906_secrecy_mark", "PRI906", "error", _sentence("机密★一年。")),
    Fault("pri907_free_mail", "PRI907", "advice", _free_mail),
)
