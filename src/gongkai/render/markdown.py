"""A review as Markdown that can be pasted into a letter."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from gongkai.errors import GongkaiError
from gongkai.model import Evidence, Finding, Review
from gongkai.render.digest import SEVERITY_NAMES, Breach, Digest, cite, digest
from gongkai.render.printable import printable
from gongkai.render.quote import Quoter, worth_telling

_SPECIAL: Final = re.compile(r"[\\`*_\[\]#|~$]|^[-+=](?=\s|$)|^(\d+)[.)]")
_ENTITIES: Final = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})


def escape(text: str) -> str:
    """Return ``text`` printable and with everything that Markdown or HTML would read as its own made literal."""
    return _SPECIAL.sub(_escaped, printable(text)).translate(_ENTITIES)


def markdown(review: Review) -> str:
    """Return the review as a document: findings by section, what could not be judged, counts."""
    told = digest(review)
    quoter = Quoter(review.report.document)
    number = iter(range(1, 1_000_000))
    parts = [
        *_header(told),
        *(
            line
            for chapter in told.chapters
            for line in (
                f"## {escape(chapter.title)}",
                "",
                *(row for breach in chapter.breaches for row in _breach(breach, next(number), quoter)),
            )
        ),
        *_undecided(told),
        *_crashed(told),
    ]
    return "\n".join(parts).rstrip("\n") + "\n"


def _escaped(match: re.Match[str]) -> str:
    return f"{match[1]}\\{match[0][-1]}" if match[1] else f"\\{match[0]}"


def _header(told: Digest) -> Iterator[str]:
    yield f"# {escape(told.heading)}"
    yield ""
    for label, fact in told.facts:
        yield f"- {label}：{escape(fact)}"
    for note in told.notes:
        yield f"- 注意：{escape(note)}"
    yield f"- 结果：{told.counts}"
    yield ""
    if not told.chapters:
        yield "未发现问题" + ("，但有规则无法判断，见下。" if told.undecided else "。")
        yield ""


def _breach(breach: Breach, number: int, quoter: Quoter) -> Iterator[str]:
    question = "（请核实）" if breach.is_question else ""
    severity = SEVERITY_NAMES[breach.severity]
    yield f"### {number}. {severity} {escape(breach.rule)}，要求：{escape(breach.title)}{question}"
    yield ""
    for place, finding in enumerate(breach.told):
        yield from ("",) if place else ()
        yield from _finding(finding, quoter)
    if breach.rest:
        yield from ("", breach.rest, "")
    yield f"- 依据：{'；'.join(escape(cite(citation)) for citation in breach.basis)}"
    if breach.fix:
        yield f"- 整改建议：{escape(breach.fix)}"
    yield ""


def _finding(finding: Finding, quoter: Quoter) -> Iterator[str]:
    yield escape(finding.message)
    yield ""
    for evidence in worth_telling(finding.evidence):
        yield f"- 证据：{_evidence(evidence, quoter)}"


def _evidence(evidence: Evidence, quoter: Quoter) -> str:
    page = f"第 {evidence.page} 页，" if evidence.page else ""
    where = escape(f"{page}{evidence.where}")
    if not len(evidence.span):
        return where
    quote = quoter.quote(evidence.span)
    joint = "：" if where else ""
    # The bold marks stand inside the brackets: beside a Chinese character Markdown would not take them for marks.
    return f"{where}{joint}{escape(quote.before)}【**{escape(quote.marked)}**】{escape(quote.after)}"


def _undecided(told: Digest) -> Iterator[str]:
    if not told.undecided:
        return
    yield "## 无法判断（不等于通过，请人工核对）"
    yield ""
    for group in told.undecided:
        yield f"- {escape(group.subject)}：{escape(group.reason)}"
    yield ""


def _crashed(told: Digest) -> Iterator[str]:
    if not told.crashed:
        return
    yield "## 规则运行出错（这是程序的问题，不是报告的问题）"
    yield ""
    for result in told.crashed:
        yield f"- {escape(result.rule)} {escape(result.title)}" + (
            f"：{escape(result.reason)}" if result.reason else ""
        )
    yield ""


def unread(name: str, error: GongkaiError) -> str:
    """Return what stands for an input that could not be read."""
    remedy = f"；{escape(error.remedy)}" if error.remedy else ""
    return f"# {escape(name)}\n\n未能读取：{escape(error.what)}{remedy}\n"
