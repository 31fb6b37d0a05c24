"""Faults in structure, period, references and publication."""

from __future__ import annotations

import re
from dataclasses import replace
from random import Random
from typing import Final

from gongkai.evaluate import edits
from gongkai.evaluate.draft import Draft, Part, Passage, plain
from gongkai.evaluate.fault import Change, Fault, Planter
from gongkai.evaluate.wish import Wish

_TABLE_RULE: Final = {"proactive": "TAB301", "applications": "TAB302", "disputes": "TAB303"}
_DIGIT_TEN: Final = "一二三四五六七八九"


def _renumbered(part: Part, number: str) -> Part:
    return replace(
        part, number=number, heading=replace(part.heading, text=number + part.heading.text[len(part.number) :])
    )


def _section_gone(section: str) -> Planter:
    """Cut a section out and close the numbers up, so that only the absence is wrong."""

    def plant(draft: Draft, rng: Random) -> Change | None:
        del rng
        kept = [part for part in draft.parts if part.id != section]
        parts = tuple(_renumbered(part, f"{_DIGIT_TEN[place]}、") for place, part in enumerate(kept))
        table = (_TABLE_RULE[section],) if section in _TABLE_RULE else ()
        follow = {"problems": ("REM601", "REM602"), "other": ("AGR525",), "overview": ("SEC115", "SEC130")}.get(
            section, ()
        )
        return Change(replace(draft, parts=parts), section, also=(*table, *follow, "SEC111", "PER208"))

    return plant


def _swapped(draft: Draft, rng: Random) -> Change | None:
    """Exchange two neighbouring sections; the numbers run on, so that only the order is wrong."""
    place = rng.choice((0, 1, 2, 3, 4))
    parts = list(draft.parts)
    parts[place], parts[place + 1] = parts[place + 1], parts[place]
    renumbered = tuple(_renumbered(part, f"{_DIGIT_TEN[at]}、") for at, part in enumerate(parts))
    return Change(replace(draft, parts=renumbered), parts[place].id)


def _number_repeated(draft: Draft, rng: Random) -> Change | None:
    place = rng.choice((1, 2, 3, 4))
    section = draft.parts[place].id
    changed = edits.with_part(draft, section, lambda part: _renumbered(part, f"{_DIGIT_TEN[place - 1]}、"))
    return Change(changed, section, values=(_DIGIT_TEN[place - 1], _DIGIT_TEN[place]))


def _number_skipped(draft: Draft, rng: Random) -> Change | None:
    place = rng.choice((3, 4, 5))
    parts = tuple(_renumbered(p, f"{_DIGIT_TEN[at + (at >= place)]}、") for at, p in enumerate(draft.parts))
    return Change(replace(draft, parts=parts), draft.parts[place].id, values=(_DIGIT_TEN[place + 1], _DIGIT_TEN[place]))


def _heading_reworded(section: str, title: str) -> Planter:
    def plant(draft: Draft, rng: Random) -> Change | None:
        del rng
        changed = edits.with_part(
            draft,
            section,
            lambda part: replace(part, title=title, heading=replace(part.heading, text=part.number + title)),
        )
        return Change(changed, section, printed=title)

    return plant


def _foreign_section(draft: Draft, rng: Random) -> Change | None:
    title = rng.choice(("下一步工作计划", "工作亮点与经验做法", "咨询处理情况"))
    heading = plain(f"七、{title}", "heading")
    body = plain("将继续完善制度，提升政府信息公开工作水平。")
    return Change(replace(draft, parts=(*draft.parts, Part("", heading, (body,), "七、", title))), printed=title)


def _emptied(section: str, also: tuple[str, ...] = ()) -> Planter:
    def plant(draft: Draft, rng: Random) -> Change | None:
        del rng
        return Change(edits.with_pieces(draft, section, ()), section, also=also)

    return plant


def _topics_gone(draft: Draft, rng: Random) -> Change | None:
    """Leave only proactive disclosure and applications in section one."""
    del rng
    part = draft.part("overview")
    if part is None or draft.issuer.is_government:
        return None
    kept = tuple(
        p for p in part.pieces if not (isinstance(p, Passage) and p.topic in ("management", "platform", "supervision"))
    )
    return Change(edits.with_pieces(draft, "overview", kept), "overview")


def _topic_gone(draft: Draft, rng: Random) -> Change | None:
    part, topic = draft.part("overview"), rng.choice(("management", "platform"))
    if part is None:
        return None
    kept = tuple(p for p in part.pieces if not (isinstance(p, Passage) and p.topic == topic))
    return Change(edits.with_pieces(draft, "overview", kept), "overview", printed=topic, also=("SEC117", "SEC111"))


def _sub_restarted(draft: Draft, rng: Random) -> Change | None:
    """Number the third sub-heading of section one as the first again."""
    del rng
    part = draft.part("overview")
    for piece in part.pieces if part else ():
        if isinstance(piece, Passage) and piece.topic == "management" and piece.text.startswith(("（三）", "(三)")):
            new = piece.rewritten(1, 2, "一")
            return Change(edits.swap_passage(draft, piece, new), "overview", values=("一", "三"))
    return None


def _repeated(draft: Draft, rng: Random) -> Change | None:
    del rng
    part = draft.part("disputes")
    if part is None:
        return None
    place = draft.parts.index(part)
    parts = (*draft.parts[: place + 1], part, *draft.parts[place + 1 :])
    return Change(replace(draft, parts=parts), "disputes", also=("SEC111", "TAB316", "SEC110"))


def _after_the_end(draft: Draft, rng: Random) -> Change | None:
    """Let a chart and its remarks follow the signature."""
    del rng
    tail = (
        plain("附注：以上内容由信息中心整理，最终解释权归整理单位所有。", "signature"),
        plain("本栏目长期有效，欢迎广大网友踊跃投稿。", "signature"),
    )
    return Change(replace(draft, signature=(*draft.signature, *tail)), "other")


def _results_gone(draft: Draft, rng: Random) -> Change | None:
    """Leave appraisal, review and accountability out of a government's report."""
    del rng
    changed = draft
    for _, passage in draft.passages():
        if any(
            ".results." in t or t.endswith(("fill.supervision.a1", "fill.supervision.a2", "fill.supervision.a4"))
            for t in passage.templates
        ):
            text = "明确一名班子成员分管，各部门密切配合。"
            head = (
                passage.text[: passage.text.find("。") + 1] if passage.text.startswith(("（五）", "五是", "5.")) else ""
            )
            changed = edits.swap_passage(changed, passage, plain(head + text, "body", "supervision"))
    return None if changed is draft else Change(changed, "overview", also=("SEC115",))


def _title_without(what: str) -> Planter:
    def plant(draft: Draft, rng: Random) -> Change | None:
        del rng
        whole = "".join(passage.text for passage in draft.title)
        shown = {
            "issuer": whole.replace(draft.issuer.name, ""),
            "year": re.sub(r"（?\d{4}年?度?年?）?", "", whole).replace("关于政府", "政府"),
            "kind": f"{draft.issuer.name}{draft.year}年工作总结",
        }[what]
        changed = replace(draft, title=(replace(draft.title[0], text=shown),), page_title=shown)
        return Change(changed, "title", printed=shown, also=("PUB952", "PER202"))

    return plant


def _two_reports(draft: Draft, rng: Random) -> Change | None:
    """Let the whole report of the year follow once more on the same page, for the year before."""
    del rng
    year = str(draft.year - 1)
    title = plain("".join(p.text for p in draft.title).replace(str(draft.year), year), "heading")
    again = (Part("", title, (), "", title.text), *draft.parts)
    return Change(
        replace(draft, parts=(*draft.parts, *again)), "title",
        also=("SEC110", "SEC111", "SEC113", "SEC120", "TAB316", "PER202", "PER203"),
    )  # fmt: skip


def _bare_name(draft: Draft, rng: Random) -> Change | None:
    del rng
    return Change(replace(draft, page_title="无标题文档"), "title", printed="无标题文档")


FAULTS: Final = (
    Fault("sec101_overview_gone", "SEC101", "error", _section_gone("overview")),
    Fault("sec102_proactive_gone", "SEC102", "error", _section_gone("proactive")),
    Fault("sec103_applications_gone", "SEC103", "error", _section_gone("applications")),
    Fault("sec104_disputes_gone", "SEC104", "error", _section_gone("disputes")),
    Fault("sec105_problems_gone", "SEC105", "error", _section_gone("problems")),
    Fault("sec106_other_gone", "SEC106", "error", _section_gone("other")),
    Fault("sec110_swapped", "SEC110", "error", _swapped),
    Fault("sec111_number_repeated", "SEC111", "warning", _number_repeated),
    Fault("sec111_number_skipped", "SEC111", "warning", _number_skipped),
    Fault(
        "sec112_heading_reworded",
        "SEC112",
        "advice",
        _heading_reworded("problems", "不足与打算"),
        also=("SEC105", "SEC113"),
    ),
    Fault("sec113_foreign_section", "SEC113", "warning", _foreign_section),
    Fault("sec114_overview_empty", "SEC114", "error", _emptied("overview", ("SEC115", "SEC130"))),
    Fault("sec114_problems_empty", "SEC114", "error", _emptied("problems", ("REM601", "REM602"))),
    Fault("sec115_topics_gone", "SEC115", "warning", _topics_gone, Wish(kind="department"), also=("SEC117",)),
    Fault("sec115_topic_gone", "SEC115", "advice", _topic_gone),
    Fault("sec117_sub_restarted", "SEC117", "advice", _sub_restarted),
    Fault("sec118_title_without_year", "SEC118", "warning", _title_without("year")),
    Fault("sec118_title_without_issuer", "SEC118", "warning", _title_without("issuer")),
    Fault("sec118_title_of_other_kind", "SEC118", "warning", _title_without("kind")),
    Fault("sec120_section_twice", "SEC120", "error", _repeated),
    Fault("sec121_text_after_six", "SEC121", "advice", _after_the_end),
    Fault("sec130_results_gone", "SEC130", "warning", _results_gone, Wish(kind="county")),
    Fault("pub953_two_reports", "PUB953", "advice", _two_reports),
    Fault("pub952_page_title", "PUB952", "advice", _bare_name, Wish(medium="html")),
)
