"""Lawful oddities of form: headings, tables, blanks, periods, places."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from random import Random
from typing import Final

from gongkai.evaluate import edits
from gongkai.evaluate.draft import Draft, Part, Passage, plain
from gongkai.evaluate.oddity import Maker, Oddity
from gongkai.evaluate.wish import Wish


def _headings(titles: Mapping[str, str]) -> Maker:
    def make(draft: Draft, rng: Random) -> Draft | None:
        del rng
        for section, title in titles.items():
            draft = edits.with_part(draft, section, lambda part, title=title: _retitled(part, title))  # type: ignore[misc]
        return draft

    return make


def _retitled(part: Part, title: str) -> Part:
    return replace(part, title=title, heading=replace(part.heading, text=part.number + title))


def _renumber(pattern: str) -> Maker:
    """Print the section numbers by another lawful pattern; ※ is the numeral."""

    def make(draft: Draft, rng: Random) -> Draft | None:
        del rng
        parts = []
        for part in draft.parts:
            number = pattern.replace("※", part.number[0])
            heading = replace(part.heading, text=number + part.heading.text[len(part.number) :])
            parts.append(replace(part, number=number, heading=heading))
        return replace(draft, parts=tuple(parts))

    return make


def _preamble_in_section_one(draft: Draft, rng: Random) -> Draft | None:
    """Tell basis and period at the beginning of section one instead of before it."""
    del rng
    part = draft.part("overview")
    if part is None:
        return None
    lead = tuple(replace(p, role="body", topic="lead") for p in draft.preamble)
    changed = edits.with_pieces(draft, "overview", (*lead, *part.pieces))
    return replace(changed, preamble=())


def _founded(sentence: str, start: str, end: str) -> Maker:
    """Give a shorter period and say why: the body was founded or dissolved in the year."""

    def make(draft: Draft, rng: Random) -> Draft | None:
        del rng
        text = sentence.replace("●", str(draft.year)).replace("○", draft.issuer.name)
        first = "根据《中华人民共和国政府信息公开条例》规定，编制本年度报告。"
        return replace(
            draft, preamble=(plain(first + text, "preamble"),), period=(f"{draft.year}-{start}", f"{draft.year}-{end}")
        )

    return make


def _title_lines(draft: Draft, rng: Random) -> Draft | None:
    del rng
    whole = "".join(p.text for p in draft.title)
    at = whole.find("政府信息公开")
    return None if at < 2 else replace(draft, title=(plain(whole[:at], "title"), plain(whole[at:], "title")))


def _title_again(draft: Draft, rng: Random) -> Draft | None:
    """Print the whole title once more as the first line of the article."""
    del rng
    again = plain("".join(p.text for p in draft.title), "preamble")
    return replace(draft, preamble=(again, *draft.preamble))


def _two_bodies(draft: Draft, rng: Random) -> Draft | None:
    """One report for a body with two signs, as the title and the preamble say."""
    del rng
    other = "知识产权局" if draft.split == "dev" else "乡村振兴局"
    title = "".join(p.text for p in draft.title)
    if draft.issuer.name not in title:
        return None
    name = f"{draft.issuer.name}（{other}）"
    issuer = replace(draft.issuer, name=name)
    say = plain(f"{other}与本机关合署办公，政府信息公开工作数据合并统计。", "preamble")
    changed = replace(
        draft, title=(plain(title.replace(draft.issuer.name, name), "title"),), preamble=(*draft.preamble, say)
    )
    return replace(changed, issuer=issuer, page_title=changed.title[0].text)


def _attachment(draft: Draft, rng: Random) -> Draft | None:
    lines = rng.choice((("附件：年度报告图解",), ("附：1.政府信息公开指南", "2.依申请公开流程图")))
    return replace(draft, signature=(*(plain(line, "signature") for line in lines), *draft.signature))


def _sub_headings_in_three(draft: Draft, rng: Random) -> Draft | None:
    del rng
    part = draft.part("applications")
    if part is None:
        return None
    received = plain("（一）收到申请情况和办理结果如下表。", "subheading", "applications")
    note = plain("（二）数据说明：结转件按收到申请的年度统计。", "subheading", "applications")
    return edits.with_pieces(draft, "applications", (received, *part.pieces, note))


def _numbers_restart(draft: Draft, rng: Random) -> Draft | None:
    """Number 1. 2. under one sub-heading and 1. 2. again under the next."""
    del rng
    first = edits.write_on(
        draft, "overview", "proactive", plain("1.抓目录。逐项明确责任科室。2.抓更新。按周核查栏目。")
    )
    return (
        None
        if first is None
        else edits.write_on(first, "overview", "platform", plain("1.抓改版。优化首页布局。2.抓检索。完善搜索功能。"))
    )


def _published_on(day: str) -> Maker:
    def make(draft: Draft, rng: Random) -> Draft | None:
        del rng
        date = f"{draft.year + 1}-{day}"
        month, number = (int(part) for part in day.split("-"))
        lines = (plain(draft.issuer.name, "signature"), plain(f"{draft.year + 1}年{month}月{number}日", "signature"))
        return replace(draft, published=date, signature=lines)

    return make


def _charts(draft: Draft, rng: Random) -> Draft | None:
    del rng
    part = draft.part("overview")
    if part is None:
        return None
    captions = (plain("图1　主动公开政府信息分类情况"), plain("图2　近三年依申请公开数量变化（单位：件）"))
    return edits.with_pieces(draft, "overview", (*part.pieces, *captions))


def _rare_character(draft: Draft, rng: Random) -> Draft | None:
    """A character outside GB2312 on a page that declares gb2312 but is written in the larger set."""
    del rng
    changed = edits.write_on(draft, "overview", "supervision", plain("主任王镕、副主任李喆分别带队督查。"))
    return None if changed is None else replace(changed, encoding="gbk")


def _broken_lines(draft: Draft, rng: Random) -> Draft | None:
    """Break a paragraph without claims in the middle, as a page end does in converted text."""
    part = draft.part("overview")
    long = [p for p in (part.pieces if part else ()) if isinstance(p, Passage) and p.role == "body"
            and len(p.text) > 40 and not p.claims and not p.ratios]  # fmt: skip
    if not long or part is None:
        return None
    passage = rng.choice(long)
    at = len(passage.text) // 2
    halves = (replace(passage, text=passage.text[:at]), replace(passage, text=passage.text[at:]))
    pieces = tuple(p for each in part.pieces for p in (halves if each is passage else (each,)))
    return edits.with_pieces(draft, "overview", pieces)


_ART_50: Final = {
    "proactive": "行政机关主动公开政府信息的情况",
    "applications": "行政机关收到和处理政府信息公开申请的情况",
    "disputes": "因政府信息公开工作被申请行政复议、提起行政诉讼的情况",
    "problems": "政府信息公开工作存在的主要问题及改进情况",
}

ODDITIES: Final = (
    Oddity(
        "headings_of_article_50",
        ("SEC101", "SEC104", "SEC110", "SEC113"),
        _headings(_ART_50),
        "Article 50's own wording of the headings.",
    ),
    Oddity(
        "heading_qita", ("SEC106", "SEC113"), _headings({"other": "其它需要报告的事项"}), "其它 is a spelling of 其他."
    ),
    Oddity(
        "heading_joined_by_ji",
        ("SEC104", "SEC113"),
        _headings({"disputes": "政府信息公开行政复议及行政诉讼情况"}),
        "及 for the stop between the two.",
    ),
    Oddity(
        "heading_spaced_number", ("SEC101", "SEC111"), _renumber("※ 、"), "A blank before the stop changes nothing."
    ),
    Oddity(
        "heading_full_stop_number",
        ("SEC101", "SEC111"),
        _renumber("※．"),
        "A point instead of the stop after the numeral.",
    ),
    Oddity("heading_blank_after_number", ("SEC101", "SEC111"), _renumber("※、 "), "A blank after the stop."),
    Oddity(
        "preamble_in_section_one",
        ("SEC119", "PER202"),
        _preamble_in_section_one,
        "Basis and period are told, only further down.",
    ),
    Oddity(
        "founded_in_the_year",
        ("PER201",),
        _founded("因机构改革，○于●年4月组建，数据统计期限为●年4月15日至12月31日。", "04-15", "12-31"),
        "A body founded in the year says so.",
        Wish(kind="department"),
    ),
    Oddity(
        "dissolved_in_the_year",
        ("PER201",),
        _founded("○于●年9月撤销，职能已划转，本报告数据统计期限为●年1月1日至9月30日。", "01-01", "09-30"),
        "A body dissolved in the year says so.",
        Wish(kind="department"),
    ),
    Oddity("title_over_two_lines", ("SEC118", "PER202"), _title_lines, "The title is broken before 政府信息公开."),
    Oddity("title_twice", ("SEC118", "SEC113", "PUB953"), _title_again, "Page and article both print the title."),
    Oddity(
        "report_for_two_bodies",
        ("SEC118", "REP703"),
        _two_bodies,
        "One report for a body with two signs.",
        Wish(kind="department"),
    ),
    Oddity("attachments_after_six", ("SEC113", "SEC121", "SEC111"), _attachment, "Attachments are no sections."),
    Oddity(
        "sub_headings_in_three",
        ("SEC110", "SEC117", "SEC103"),
        _sub_headings_in_three,
        "A section may have sub-headings of its own.",
    ),
    Oddity("numbers_restart_below", ("SEC117",), _numbers_restart, "1. 2. may start again below the next sub-heading."),
    Oddity(
        "government_in_march",
        ("PER204", "PUB951"),
        _published_on("03-28"),
        "A government's own report is due on 31 March.",
        Wish(kind="county"),
    ),
    Oddity(
        "department_on_last_day",
        ("PER204", "PER205"),
        _published_on("01-31"),
        "31 January is in time.",
        Wish(kind="department"),
    ),
    Oddity("charts_with_captions", ("TAB301", "SEC113", "PUB954"), _charts, "Charts beside the tables."),
    Oddity(
        "rare_character",
        ("SEC102", "TAB302", "WRD809"),
        _rare_character,
        "A name outside GB2312 on a page declared gb2312.",
        Wish(medium="html"),
    ),
    Oddity(
        "paragraph_broken_by_page",
        ("WRD808", "SEC117"),
        _broken_lines,
        "A page end in the middle of a paragraph.",
        Wish(medium="text"),
    ),
)
