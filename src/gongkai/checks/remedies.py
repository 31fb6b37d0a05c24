"""Problems and remedies of section five, known by cue words; such a judgement warns, it never convicts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from gongkai.checks.params import STRICT, NameUsed
from gongkai.checks.passages import Passage, section_passages
from gongkai.checks.presence import headings
from gongkai.model import (
    Breached,
    Hit,
    Kind,
    Met,
    NotApplicable,
    Report,
    ReportForm,
    Section,
    Span,
    Undetermined,
    Verdict,
)

_CLAUSE: Final = re.compile(r"[。！？!?；;，,、：:\n]")
_SENTENCE: Final = re.compile(r"[。！？!?；;\n]")
_LONG_ENOUGH: Final = 6
UNCERTAIN: Final = "没有认出{matter}的常用说法，请人工核对"


@dataclass(frozen=True, slots=True)
class CueParams:
    """Cue words of a matter in ``section``.

    A clause with one of ``cues`` tells the matter unless it also holds one of ``unless``; a text with one of
    ``denials`` and no telling clause denies it. Words cannot all be known: without a telling clause the demand is
    broken only if the text denies the matter, or if each of its sentences holds one of ``others``, the words of what
    stands there instead, and none of ``maybe``, words that could tell it; ``matter`` names what was sought. Texts not
    longer than ``nothing`` say nothing, which is told by another rule. ``alone``: a denial makes the demand void.
    """

    section: str
    cues: tuple[str, ...]
    matter: str
    others: tuple[str, ...]
    maybe: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    denials: tuple[str, ...] = ()
    nothing: int = 4
    alone: bool = False

    __pydantic_config__ = STRICT

    def names(self) -> Iterator[NameUsed]:
        """Yield the names of the form that the parameters use."""
        yield "section", self.section


def judge_cues(report: Report, form: ReportForm, params: CueParams) -> Verdict:
    """Look for a clause that tells the matter."""
    del form
    section = report.outline.section(params.section)
    if section is None or section.status == "missing":
        return NotApplicable("没有这一部分")
    if section.status != "found" or report.document.losses:
        return Undetermined(section.reason or "这一部分没有读全")
    return _judge(report, section, params)


def _judge(report: Report, section: Section, params: CueParams) -> Verdict:
    passages = section_passages(report, params.section)
    text = "".join("".join(passage.folded.split()) for passage in passages)
    if len(text) <= params.nothing:
        return NotApplicable("这一部分没有内容")
    denied = next((word for word in params.denials if word in text), None)
    if _tells(text, params):
        return Met()
    if denied and params.alone:
        return NotApplicable("该部分称不存在问题")
    if not denied and not _is_all_of_others(text, params):
        return Undetermined(UNCERTAIN.replace("{matter}", params.matter))
    values = {"title": section.title or "", "denial": denied or ""}
    place = _place(passages, denied) if denied else headings((section,))
    return Breached((Hit(place or headings((section,)), values, params.section),))


def _tells(text: str, params: CueParams) -> bool:
    return any(
        any(cue in clause for cue in params.cues)
        and not any(word in clause for word in (*params.unless, *params.denials))
        for clause in _CLAUSE.split(text)
    )


def _is_all_of_others(text: str, params: CueParams) -> bool:
    if any(word in text for word in params.maybe):
        return False
    sentences = [sentence for sentence in _SENTENCE.split(text) if len(sentence) >= _LONG_ENOUGH]
    return all(any(word in sentence for word in params.others) for sentence in sentences)


def _place(passages: tuple[Passage, ...], word: str) -> tuple[Span, ...]:
    for passage in passages:
        start = passage.folded.find(word)
        if start >= 0:
            return (passage.part(start, start + len(word)),)
    return ()


CUES = Kind("cue_words", CueParams, frozenset({"title", "denial"}), judge_cues, certain=False)
