"""Faults between the sentences and the tables, and within the sentences."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from random import Random
from typing import Final

from gongkai.evaluate import audit, edits
from gongkai.evaluate.draft import Claim, Draft, Passage, Ratio, plain
from gongkai.evaluate.fault import Change, Fault, Planter
from gongkai.evaluate.layouts import number
from gongkai.evaluate.numerals import printed
from gongkai.evaluate.wish import Wish


def _exact(draft: Draft, wanted: tuple[str, ...]) -> list[tuple[str, Passage, Claim]]:
    """Return the exact, positive claims whose rule is among ``wanted``, with section and passage."""
    return [
        (section, passage, claim)
        for section, passage in draft.passages()
        for claim in passage.claims
        if audit.rule_of(claim.name) in wanted and claim.precision == "exact" and not claim.resolution
        and not claim.none_claim and passage.text[claim.start : claim.end][-1:] != "元"
    ]  # fmt: skip


def _wrong_number(rng: Random, value: Decimal) -> Decimal:
    """Return another number as a slip would make it: one off, digits exchanged, a digit lost or doubled."""
    whole, text = int(value), str(int(value))
    slips = {whole + 1, whole + rng.choice((2, 3, 5)), whole + 10}
    if whole > 1:
        slips.add(whole - 1)
    if len(text) > 1:
        slips |= {int(text[:-2] + text[-1] + text[-2]), int(text[:-1])}
    return Decimal(rng.choice(sorted(slips - {whole, 0})))


_WITHIN: Final = ("AGR520", "AGR523")  # what the same slip may break within the text


def _misstated(rule: str, names: tuple[str, ...] = ()) -> Planter:
    """State another number than the table's in one sentence."""

    def plant(draft: Draft, rng: Random) -> Change | None:
        found = [each for each in _exact(draft, (rule,)) if not names or each[2].name in names]
        if not found:
            return None
        section, passage, claim = rng.choice(found)
        value = _wrong_number(rng, claim.value)
        text = printed(value, "arabic", claim.unit)
        changed = edits.swap_passage(draft, passage, edits.restated(passage, claim, value, text))
        table, row, column = claim.name.split(".")
        return Change(
            changed, section, table, row, column, claim.name, (number(value), number(claim.value)), _WITHIN, text
        )

    return plant


def _fee_misstated(draft: Draft, rng: Random) -> Change | None:
    value = draft.ledger.figures.get("proactive.fees.amount", Decimal(0))
    if value <= 0:
        return None
    wrong = value + rng.choice((1, 10))
    said = f"全年行政事业性收费{number(wrong)}万元。"
    claim = Claim(len("全年行政事业性收费"), len(said) - 1, "proactive.fees.amount", wrong, "万元")
    changed = edits.append(draft, "proactive", Passage(said, "body", "fees", (claim,)))
    return Change(
        changed, "proactive", "proactive", "fees", "amount", claim.name, (number(wrong), number(value)), printed=said
    )


def _positive_in_table(names: dict[str, int], rule_names: tuple[str, ...]) -> Planter:
    """Put figures into the tables where a sentence denies any."""

    def plant(draft: Draft, rng: Random) -> Change | None:
        del rng
        denied = [
            (section, passage, claim)
            for section, passage in draft.passages()
            for claim in passage.claims
            if claim.none_claim and claim.name in rule_names
        ]
        if not denied or any(draft.ledger.figures[name] for name in names):
            return None
        section, passage, claim = denied[0]
        changed = edits.with_cells(draft, {name: edits.added_to(draft, name, by) for name, by in names.items()})
        table, row, column = claim.name.split(".")
        return Change(
            changed, section, table, row, column, claim.name, ("0", "1"), ("AGR527",) if table == "disputes" else (),
            passage.text[claim.start : claim.end],
        )  # fmt: skip

    return plant


_ONE_APPLICATION: Final = {
    f"applications.{row}.{column}": 1
    for row in ("received", "granted", "results_total")
    for column in ("natural_person", "total")
}  # fmt: skip
_ONE_REVIEW: Final = {"disputes.review.upheld": 1, "disputes.review.total": 1}
_ONE_LAWSUIT: Final = {"disputes.litigation_direct.upheld": 1, "disputes.litigation_direct.total": 1}


def _said(section: str, topic: str, sentence: str, name: str = "", value: int = 0) -> Planter:
    """Write a sentence on in the paragraph of a topic; ● stands for the claim's number, told with 件."""

    def plant(draft: Draft, rng: Random) -> Change | None:
        del rng
        told = f"{value}件"
        text = sentence.replace("●", told).replace("※", str(draft.year))
        at = sentence.replace("※", str(draft.year)).find("●")
        claims = (Claim(at, at + len(told), name, Decimal(value)),) if name else ()
        changed = edits.write_on(draft, section, topic, Passage(text, "body", topic, claims))
        if changed is None:
            return None
        parts = name.split(".") if name else ["", "", ""]
        values = (str(value), "0") if name else ()
        return Change(changed, section, parts[0], parts[1], parts[2], name, values, printed=text)

    return plant


def _claim_against_zero(draft: Draft, rng: Random) -> Change | None:
    """State applications where the whole of table three is zero."""
    if any(draft.ledger.figures[f"applications.{row}.total"] for row in ("received", "carried_over")):
        return None
    return _said(
        "overview", "applications", "※年共收到政府信息公开申请●。", "applications.received.total", rng.randint(1, 9)
    )(draft, rng)


def _lawsuit_against_zero(draft: Draft, rng: Random) -> Change | None:
    if draft.ledger.value("disputes.all.total"):
        return None
    return _said("overview", "applications", "全年因政府信息公开被提起行政诉讼●。", "disputes.litigation.total", 1)(
        draft, rng
    )


def _all_finished(draft: Draft, rng: Random) -> Change | None:
    if draft.ledger.figures["applications.carried_forward.total"] < 1:
        return None
    sentence = rng.choice(("上述申请已全部办结。", "截至年底，所有申请均已办结。"))
    changed = edits.write_on(draft, "overview", "applications", plain(sentence))
    forward = number(draft.ledger.figures["applications.carried_forward.total"])
    return (
        None
        if changed is None
        else Change(
            changed, "overview", "applications", "carried_forward", "total", values=("0", forward), printed=sentence
        )
    )


def _parts_off(draft: Draft, rng: Random) -> Change | None:
    """Make the parts of a whole told in one sentence add up to something else."""
    sums = [
        (section, passage, each)
        for section, passage in draft.passages()
        for each in passage.sums
        if each.complete and all(passage.claims[p].precision == "exact" for p in (*each.parts, each.whole))
    ]
    loose = [s for s in sums if any(not s[1].claims[part].name for part in s[2].parts)] or sums
    if not loose:
        return None
    section, passage, each = rng.choice(loose)
    nameless = [part for part in each.parts if not passage.claims[part].name] or list(each.parts)
    claim = passage.claims[rng.choice(nameless)]
    value = _wrong_number(rng, claim.value)
    text = printed(value, "arabic", claim.unit)
    new = edits.restated(passage, claim, value, text)
    total = sum((new.claims[part].value for part in each.parts), Decimal(0))
    whole = new.claims[each.whole]
    return Change(
        edits.swap_passage(draft, passage, new), section, figure=whole.name,
        values=(number(whole.value), number(total)), printed=text,
    )  # fmt: skip


def _ratio_off(kind: str) -> Planter:
    """Print another percentage than the two figures give."""

    def plant(draft: Draft, rng: Random) -> Change | None:
        found = [
            (section, passage, ratio)
            for section, passage in draft.passages()
            for ratio in passage.ratios
            if ratio.kind == kind and (kind == "share" or ratio.stated_last)
        ]
        if not found:
            return None
        section, passage, ratio = rng.choice(found)
        wrong = _wrong_rate(rng, ratio)
        moved = passage.rewritten(ratio.start, ratio.end, f"{wrong}%")
        index = passage.ratios.index(ratio)
        ratios = tuple(replace(r, printed=wrong) if place == index else r for place, r in enumerate(moved.ratios))
        changed = edits.swap_passage(draft, passage, replace(moved, ratios=ratios))
        return Change(changed, section, values=(wrong, ratio.printed), printed=f"{wrong}%")

    return plant


def _wrong_rate(rng: Random, ratio: Ratio) -> str:
    places = len(ratio.printed.partition(".")[2])
    value = Decimal(ratio.printed) + rng.choice((Decimal(3), Decimal(7), Decimal(12)))
    if ratio.kind == "share" and value > 100:
        value = Decimal(ratio.printed) - 5
    return format(value.quantize(Decimal(1).scaleb(-places)), "f")


def _stated_twice(draft: Draft, rng: Random) -> Change | None:
    """State the number of items published once more, with another number."""
    said = [
        c
        for _, p in draft.passages()
        for c in p.claims
        if c.name == "proactive.published.total" and c.precision == "exact"
    ]
    if not said:
        return None
    wrong = _wrong_number(rng, said[0].value)
    head = f"{draft.year}年，全年主动公开政府信息"
    text = f"{head}{number(wrong)}{said[0].unit}。"
    claim = Claim(len(head), len(text) - 1, "proactive.published.total", wrong, said[0].unit)
    changed = edits.append(draft, "proactive", Passage(text, "body", "published", (claim,)))
    return Change(changed, "proactive", figure=claim.name, values=(number(said[0].value), number(wrong)), printed=text)


def _channels_exceed(draft: Draft, rng: Random) -> Change | None:
    """Let the channels told as parts exceed the whole."""
    total = int(draft.ledger.figures["proactive.published.total"])
    website, wechat = total - rng.randint(1, 9), rng.randint(20, 90)
    unit = "条"
    pieces = [
        f"{draft.year}年主动公开政府信息",
        f"{total}{unit}",
        "，其中门户网站",
        f"{website}{unit}",
        "、微信公众号",
        f"{wechat}{unit}",
        "。",
    ]
    starts = [sum(map(len, pieces[:place])) for place in range(len(pieces))]
    names = ("proactive.published.total", "proactive.published.website", "proactive.published.wechat")
    claims = tuple(
        Claim(starts[place], starts[place] + len(pieces[place]), name, Decimal(value), unit)
        for place, name, value in zip((1, 3, 5), names, (total, website, wechat), strict=True)
    )
    others = [c.name for _, p in draft.passages() for c in p.claims if c.name in names[1:]]
    if others:
        return None
    changed = edits.append(draft, "proactive", Passage("".join(pieces), "body", "published", claims))
    return Change(
        changed, "proactive", figure=names[0], values=(str(total), str(website + wechat)), also=("AGR520",),
        printed="".join(pieces),
    )  # fmt: skip


def _fee_statement_gone(draft: Draft, rng: Random) -> Change | None:
    del rng
    if draft.part("other") is None:
        return None
    changed = edits.with_pieces(draft, "other", (plain("本机关无其他需要报告的事项。", "body", "other"),))
    return Change(changed, "other")


def _fee_contradicted(draft: Draft, rng: Random) -> Change | None:
    """Tell a handling fee in section one where section six says there was none."""
    if draft.ledger.figures["handling_fee.amount"] or not any(
        c.name == "handling_fee.amount" for _, p in draft.passages() for c in p.claims
    ):
        return None
    amount = rng.choice((100, 300, 1200))
    head = "全年依法收取政府信息公开信息处理费"
    text = f"{head}{amount}元。"
    claim = Claim(len(head), len(text) - 1, "handling_fee.amount", Decimal(amount), "元")
    changed = edits.write_on(draft, "overview", "applications", Passage(text, "body", "fee", (claim,)))
    return (
        None
        if changed is None
        else Change(changed, "overview", figure=claim.name, values=(str(amount), "0"), printed=text, also=("AGR523",))
    )


def _fee_confused(draft: Draft, rng: Random) -> Change | None:
    del rng
    text = "本年度未收取行政事业性收费，无其他需要报告的事项。"
    changed = edits.with_pieces(draft, "other", (plain(text, "body", "other"),))
    return Change(changed, "other", printed=text, also=("AGR525", "AGR516", "AGR517"))


def _myriads(draft: Draft, rng: Random) -> Change | None:
    """Count applications in 万件 where the table counts them in 件."""
    del rng
    found = [each for each in _exact(draft, ("AGR501",)) if each[2].value > 0]
    if not found:
        return None
    section, passage, claim = found[0]
    text = f"{number(claim.value)}万件"
    new = edits.restated(passage, claim, claim.value * 10_000, text)
    return Change(
        edits.swap_passage(draft, passage, new), section, "applications", "received", "total", claim.name,
        (text, number(claim.value)), ("AGR501", "AGR523", "AGR520"), text,
    )  # fmt: skip


_BUSY: Final = Wish(kind="county", year=2022)
_CITY: Final = Wish(kind="city", year=2023)

FAULTS: Final = (
    Fault("agr501_received", "AGR501", "error", _misstated("AGR501")),
    Fault("agr502_carried_over", "AGR502", "error", _misstated("AGR502")),
    Fault("agr503_finished", "AGR503", "error", _misstated("AGR503")),
    Fault("agr504_carried_forward", "AGR504", "error", _misstated("AGR504")),
    Fault("agr505_granted", "AGR505", "error", _misstated("AGR505"), _BUSY),
    Fault("agr506_granted_in_part", "AGR506", "error", _misstated("AGR506"), _BUSY),
    Fault("agr507_refused", "AGR507", "error", _misstated("AGR507"), _CITY),
    Fault("agr508_unavailable", "AGR508", "error", _misstated("AGR508"), _BUSY),
    Fault("agr509_declined", "AGR509", "error", _misstated("AGR509"), _CITY),
    Fault("agr510_closed", "AGR510", "error", _misstated("AGR510"), _CITY),
    Fault("agr511_natural_person", "AGR511", "error", _misstated("AGR511", ("applications.received.natural_person",))),
    Fault(
        "agr511_organisation",
        "AGR511",
        "error",
        _misstated("AGR511", ("applications.received.organisation", "applications.received.enterprise")),
    ),
    Fault("agr512_review", "AGR512", "error", _misstated("AGR512", ("disputes.review.total",)), _CITY),
    Fault(
        "agr512_review_part",
        "AGR512",
        "error",
        _misstated("AGR512", tuple(f"disputes.review.{c}" for c in ("upheld", "corrected", "other", "pending"))),
        _CITY,
    ),
    Fault("agr513_litigation", "AGR513", "error", _misstated("AGR513", ("disputes.litigation.total",)), _CITY),
    Fault(
        "agr513_direct",
        "AGR513",
        "error",
        _misstated("AGR513", ("disputes.litigation_direct.total", "disputes.litigation_after_review.total")),
        _CITY,
    ),
    Fault("agr514_normative", "AGR514", "error", _misstated("AGR514"), Wish(year=2023)),
    Fault("agr515_decisions", "AGR515", "error", _misstated("AGR515")),
    Fault("agr516_fees", "AGR516", "error", _fee_misstated, Wish(year=2022)),
    Fault(
        "agr517_applications", "AGR517", "error", _positive_in_table(_ONE_APPLICATION, ("applications.received.total",))
    ),
    Fault(
        "agr517_review",
        "AGR517",
        "error",
        _positive_in_table(_ONE_REVIEW, ("disputes.review.total", "disputes.all.total")),
    ),
    Fault(
        "agr517_litigation",
        "AGR517",
        "error",
        _positive_in_table(_ONE_LAWSUIT, ("disputes.litigation.total", "disputes.all.total")),
    ),
    Fault("agr518_claim_against_zero", "AGR518", "error", _claim_against_zero, also=("AGR501", "AGR523", "AGR517")),
    Fault("agr519_all_finished", "AGR519", "warning", _all_finished),
    Fault("agr520_parts", "AGR520", "error", _parts_off),
    Fault("agr521_share", "AGR521", "error", _ratio_off("share")),
    Fault("agr522_growth", "AGR522", "error", _ratio_off("growth")),
    Fault("agr523_stated_twice", "AGR523", "error", _stated_twice),
    Fault("agr524_channels", "AGR524", "warning", _channels_exceed),
    Fault("agr525_statement_gone", "AGR525", "warning", _fee_statement_gone, Wish(year=2022)),
    Fault("agr525_contradicted", "AGR525", "error", _fee_contradicted, Wish(year=2023)),
    Fault("agr526_confused", "AGR526", "advice", _fee_confused, Wish(year=2022)),
    Fault("agr527_lawsuit", "AGR527", "error", _lawsuit_against_zero, also=("AGR513", "AGR518", "AGR523", "AGR517")),
    Fault(
        "agr528_on_time",
        "AGR528",
        "warning",
        _said("overview", "applications", "按时答复率为100%，其中1件因邮寄延误超期答复。"),
    ),
    Fault("agr529_myriads", "AGR529", "error", _myriads),
)
