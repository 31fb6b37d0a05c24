"""Faults of period, dates and references: what stands before section one and below section six."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from random import Random
from typing import Final

from gongkai.evaluate import edits
from gongkai.evaluate.draft import Draft, plain
from gongkai.evaluate.fault import Change, Fault, Planter
from gongkai.evaluate.wish import Wish


def _preamble(change: Callable[[Draft, str], str | None], also: tuple[str, ...] = ()) -> Planter:
    """Rewrite the preamble's text as ``change`` says; its paragraphs become one."""

    def plant(draft: Draft, rng: Random) -> Change | None:
        del rng
        text = "".join(passage.text for passage in draft.preamble)
        new = change(draft, text)
        if new is None or new == text:
            return None
        return Change(replace(draft, preamble=(plain(new, "preamble"),)), "preamble", printed=new, also=also)

    return plant


def _sentences(text: str) -> list[str]:
    return re.findall(r"[^。]*。|（统计期限[^）]*）|[^。]+$", text)


def _without(words: tuple[str, ...]) -> Callable[[Draft, str], str | None]:
    def change(draft: Draft, text: str) -> str | None:
        del draft
        kept = [sentence for sentence in _sentences(text) if not any(word in sentence for word in words)]
        return "".join(kept) or "现将有关情况报告如下。"

    return change


def _period(draft: Draft, sentence: str, start: str, end: str) -> Draft:
    text = "".join(passage.text for passage in draft.preamble)
    kept = _without(("统计", "报告期", "起止时间"))(draft, text) or ""
    kept = "" if kept == "现将有关情况报告如下。" else kept
    return replace(draft, preamble=(plain(kept + sentence, "preamble"),), period=(start, end))


def _period_off(kind: str) -> Planter:
    def plant(draft: Draft, rng: Random) -> Change | None:
        del rng
        year = draft.year
        start, end, sentence = {
            "short": (f"{year}-01-01", f"{year}-11-30", "本报告所列数据的统计期限自○年1月1日起至○年11月30日止。"),
            "late": (f"{year}-03-01", f"{year}-12-31", "统计期限为○年3月1日至○年12月31日。"),
            "other_year": (f"{year - 1}-01-01", f"{year - 1}-12-31", "数据统计期限自●年1月1日起至●年12月31日止。"),
            "across": (f"{year - 1}-12-01", f"{year}-12-31", "数据统计期限为●年12月1日至○年12月31日。"),
        }[kind]
        sentence = sentence.replace("○", str(year)).replace("●", str(year - 1))
        changed = _period(draft, sentence, start, end)
        right = f"{year}-01-01/{year}-12-31"
        return Change(changed, "preamble", values=(f"{start}/{end}", right), printed=sentence, also=("PER202",))

    return plant


def _impossible_date(draft: Draft, rng: Random) -> Change | None:
    del rng
    sentence = f"本报告所列数据的统计期限自{draft.year}年1月1日起至{draft.year}年11月31日止。"
    changed = replace(_period(draft, sentence, "", ""), period=None)
    return Change(changed, "preamble", printed=sentence, also=("PER201", "SEC119"))


def _published_before(draft: Draft, rng: Random) -> Change | None:
    del rng
    day = f"{draft.year}-11-20"
    return Change(_signed(draft, day), "signature", values=(day, f"{draft.year}-12-31"), also=("PUB951",))


def _published_late(draft: Draft, rng: Random) -> Change | None:
    day = f"{draft.year + 1}-{rng.choice(('05', '06', '08'))}-{rng.randint(10, 28)}"
    limit = f"{draft.year + 1}-{'03-31' if draft.issuer.level == 'government' else '01-31'}"
    if draft.issuer.level == "township":
        return None
    return Change(_signed(draft, day), "signature", values=(day, limit), also=("PUB951",))


def _signed(draft: Draft, day: str) -> Draft:
    year, month, date = (int(part) for part in day.split("-"))
    lines = (plain(draft.issuer.name, "signature"), plain(f"{year}年{month}月{date}日", "signature"))
    return replace(draft, published=day, signature=lines)


def _year_in_title(draft: Draft, rng: Random) -> Change | None:
    """Leave last year's number in the title; preamble and text speak of the right one."""
    del rng
    other = str(draft.year - 1)
    title = tuple(replace(p, text=p.text.replace(str(draft.year), other)) for p in draft.title)
    changed = replace(draft, title=title, page_title="".join(p.text for p in title))
    return Change(
        changed, "title", values=(other, str(draft.year)), also=("PER201", "PER203", "PER204", "PER206", "TAB312")
    )


def _year_left_over(draft: Draft, rng: Random) -> Change | None:
    sentence = rng.choice((
        f"{draft.year - 1}年，我们以群众需求为导向，扎实开展政府信息公开各项工作，取得较好成效。",
        f"{draft.year - 1}年以来，本单位高度重视政府信息公开工作，及时调整充实领导小组。",
    ))  # fmt: skip
    changed = edits.write_on(draft, "overview", "management", plain(sentence))
    return (
        None
        if changed is None
        else Change(changed, "overview", values=(str(draft.year - 1), str(draft.year)), printed=sentence)
    )


def _heading_of_other_year(draft: Draft, rng: Random) -> Change | None:
    del rng
    title = f"{draft.year - 1}年总体情况"
    changed = edits.with_part(
        draft,
        "overview",
        lambda part: replace(part, title=title, heading=replace(part.heading, text=part.number + title)),
    )
    return Change(
        changed, "overview", values=(str(draft.year - 1), str(draft.year)), printed=title, also=("SEC112", "PER202")
    )


def _cites(text: str) -> Callable[[Draft, str], str | None]:
    def change(draft: Draft, old: str) -> str | None:
        first = _sentences(old)[0]
        return text.replace("※", str(draft.year)).replace("●", draft.issuer.name) + old[len(first) :]

    return change


_FROM_2021: Final = Wish(year=2022)


def _other_year_in_basis(draft: Draft, text: str) -> str | None:
    """Write last year's number in the sentence that names the report."""
    first = _sentences(text)[0]
    old = f"{draft.year}年"
    return None if old not in first else first.replace(old, f"{draft.year - 1}年") + text[len(first) :]


FAULTS: Final = (
    Fault(
        "per202_year_in_preamble", "PER202", "error", _preamble(_other_year_in_basis, ("PER203", "PER206", "TAB312"))
    ),
    Fault("sec119_no_period", "SEC119", "warning", _preamble(_without(("统计", "报告期", "起止时间")), ("PER201",))),
    Fault("sec119_no_basis", "SEC119", "warning", _preamble(_without(("条例", "国办公开办函")))),
    Fault("per201_ends_early", "PER201", "error", _period_off("short")),
    Fault("per201_starts_late", "PER201", "error", _period_off("late")),
    Fault("per201_other_year", "PER201", "error", _period_off("other_year")),
    Fault("per201_across_years", "PER201", "error", _period_off("across")),
    Fault("per202_year_in_title", "PER202", "error", _year_in_title),
    Fault("per203_year_left_over", "PER203", "warning", _year_left_over),
    Fault("per203_heading_of_other_year", "PER203", "warning", _heading_of_other_year),
    Fault("per204_late", "PER204", "warning", _published_late, Wish(kind="department")),
    Fault("per205_impossible_date", "PER205", "warning", _impossible_date),
    Fault("per205_published_before_end", "PER205", "warning", _published_before),
    Fault(
        "per206_notice_of_2019",
        "PER206",
        "warning",
        _preamble(
            _cites(
                "根据《中华人民共和国政府信息公开条例》和《国务院办公厅政府信息与政务公开办公室关于政府信息公开工作年度报告有关事项的通知》（国办公开办函〔2019〕60号）要求，编制●※年度报告。"
            )
        ),
        _FROM_2021,
    ),
    Fault(
        "per206_repealed_regulations",
        "PER206",
        "warning",
        _preamble(_cites("根据《中华人民共和国政府信息公开条例》（国务院令第492号）规定，现公布●※年度报告。")),
        _FROM_2021,
        also=("PER207",),
    ),
    Fault(
        "per207_wrong_number",
        "PER207",
        "warning",
        _preamble(_cites("根据《中华人民共和国政府信息公开条例》（国务院令第771号）规定，编制●※年度报告。")),
        also=("WRD807",),
    ),
    Fault(
        "per207_wrong_name",
        "PER207",
        "warning",
        _preamble(_cites("根据《中华人民共和国政府信息公布条例》规定，编制●※年度报告。")),
        also=("WRD807", "SEC119", "WRD802"),
    ),
    Fault(
        "per208_list_of_sections",
        "PER208",
        "advice",
        _preamble(lambda _, text: text + "全文由概述、咨询处理情况、收费及减免情况、复议诉讼情况四部分组成。"),
    ),
)
