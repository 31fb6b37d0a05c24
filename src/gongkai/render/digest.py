"""A review put in a reader's order: by section, worst first, with what could not be judged kept apart."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Final

from gongkai.model import Citation, Document, Finding, Report, Review, RuleResult, Severity

SEVERITY_NAMES: Final[dict[Severity, str]] = {"error": "错误", "warning": "警告", "advice": "建议"}
LEVEL_NAMES: Final = {"government": "政府", "department": "部门", "township": "乡镇（街道）"}
_RANK: Final = {severity: rank for rank, severity in enumerate(SEVERITY_NAMES)}
_NUMERALS: Final = "〇一二三四五六七八九十"
_MANY: Final = 3
_VERY_MANY: Final = 30
_TOLD: Final = 10


@dataclass(frozen=True, slots=True)
class Breach:
    """Findings of one rule that share severity, basis and fix, told under one heading."""

    rule: str
    title: str
    severity: Severity
    findings: tuple[Finding, ...]

    @property
    def basis(self) -> tuple[Citation, ...]:
        """The law, the same for all findings."""
        return self.findings[0].basis

    @property
    def fix(self) -> str:
        """What to do, the same for all findings."""
        return self.findings[0].fix

    @property
    def told(self) -> tuple[Finding, ...]:
        """The findings to be told one by one: all, or the first where there are very many."""
        return self.findings if len(self.findings) <= _VERY_MANY else self.findings[:_TOLD]

    @property
    def folded(self) -> tuple[Finding, ...]:
        """The findings beyond, of which only the number is told."""
        return self.findings[len(self.told) :]

    @property
    def rest(self) -> str:
        """What is told of them; empty where there are none."""
        return f"……另有 {len(self.folded)} 处同类问题，全部列在 --format json 的结果中" if self.folded else ""

    @property
    def is_question(self) -> bool:
        """Whether a lawful reading is left, so that the issuer is asked instead of told."""
        return all(finding.question for finding in self.findings)


@dataclass(frozen=True, slots=True)
class Chapter:
    """The breaches of one section, worst first."""

    title: str
    breaches: tuple[Breach, ...]


@dataclass(frozen=True, slots=True)
class Undecided:
    """Rules that could not be judged, or not wholly, for one and the same reason."""

    reason: str
    results: tuple[RuleResult, ...]

    @property
    def subject(self) -> str:
        """The rules, shortened where they are many: ``SUM401 等 9 条``."""
        names = [result.rule + ("（部分）" if result.outcome == "breached" else "") for result in self.results]
        if len(names) == 1:
            return f"{names[0]} {self.results[0].title}"
        return "、".join(names) if len(names) <= _MANY else f"{names[0]} 等 {len(names)} 条"


@dataclass(frozen=True, slots=True)
class Counts:
    """Findings by severity, rules by outcome."""

    error: int
    warning: int
    advice: int
    undetermined: int
    met: int
    not_applicable: int
    crashed: int

    def __str__(self) -> str:
        line = (
            f"错误 {self.error} · 警告 {self.warning} · 建议 {self.advice} · "
            f"无法判断 {self.undetermined} · 通过 {self.met} · 不适用 {self.not_applicable}"
        )
        return f"{line} · 规则出错 {self.crashed}" if self.crashed else line


@dataclass(frozen=True, slots=True)
class Digest:
    """Everything a reader is told about one review."""

    heading: str
    facts: tuple[tuple[str, str], ...]
    notes: tuple[str, ...]
    chapters: tuple[Chapter, ...]
    undecided: tuple[Undecided, ...]
    crashed: tuple[RuleResult, ...]
    counts: Counts


def digest(review: Review) -> Digest:
    """Put ``review`` in a reader's order."""
    document = review.report.document
    return Digest(
        heading=heading_of(review.report),
        facts=_facts(review),
        notes=(*document.losses, *(warning for warning in document.warnings if warning not in document.losses)),
        chapters=_chapters(review),
        undecided=_undecided(review.results),
        crashed=tuple(result for result in review.results if result.outcome == "crashed"),
        counts=_count(review),
    )


def cite(citation: Citation) -> str:
    """Return the law as a letter names it: title in brackets, number, place."""
    number = f"（{citation.number}）" if citation.number else ""
    return f"《{citation.title}》{number}{citation.place}"


def heading_of(report: Report) -> str:
    """Return whose report it is, for which year, or that it is none."""
    masthead = report.outline.masthead
    if not masthead.is_report:
        return "不是政府信息公开工作年度报告"
    year = f"{masthead.year} 年" if masthead.year else "（年度未识别）"
    return f"{masthead.issuer or '（发布机关未识别）'} {year}政府信息公开工作年度报告"


def file_of(document: Document) -> str:
    """Return the file's name and size for people."""
    pages = f"，{document.pages} 页" if document.pages else ""
    name = "标准输入" if document.name == "-" else document.name
    return f"{name}（{len(document.text):,} 字{pages}）"


def _facts(review: Review) -> tuple[tuple[str, str], ...]:
    document, masthead, form = review.report.document, review.report.outline.masthead, review.pack.form
    instrument = review.pack.instruments.get(f"format-{form.id}")
    number = f"（{instrument.number}）" if instrument else ""
    facts = [("文件", file_of(document))]
    if masthead.is_report:
        facts.append(("格式", f"{form.id} 年格式{number}" + ("" if masthead.year else "，年度未识别，暂按此格式")))
        facts.append(("机关", LEVEL_NAMES.get(masthead.level or "", "层级未识别")))
    if masthead.period:
        facts.append(("期限", f"{masthead.period.start.isoformat()} 至 {masthead.period.end.isoformat()}"))
    elif masthead.is_report:
        facts.append(("期限", "没有读到"))
    return tuple(facts)


def _chapters(review: Review) -> tuple[Chapter, ...]:
    order: dict[str | None, str] = {None: "报告整体"}
    for section in review.pack.form.sections:
        numeral = f"{_NUMERALS[section.number]}、" if 0 < section.number < len(_NUMERALS) else ""
        order[section.id] = section.title if section.title.startswith(numeral) else numeral + section.title
    found: dict[str | None, list[Finding]] = {}
    for finding in review.findings:
        found.setdefault(finding.section if finding.section in order else None, []).append(finding)
    return tuple(Chapter(title, _breaches(found[section])) for section, title in order.items() if section in found)


def _breaches(findings: list[Finding]) -> tuple[Breach, ...]:
    groups: dict[tuple[object, ...], list[Finding]] = {}
    for finding in findings:
        key = (finding.rule, finding.severity, finding.question, finding.fix, finding.basis)
        groups.setdefault(key, []).append(finding)
    breaches = [Breach(group[0].rule, group[0].title, group[0].severity, tuple(group)) for group in groups.values()]
    return tuple(sorted(breaches, key=lambda breach: (_RANK[breach.severity], breach.rule)))


def _undecided(results: tuple[RuleResult, ...]) -> tuple[Undecided, ...]:
    groups: dict[str, list[RuleResult]] = {}
    for result in results:
        if result.outcome == "undetermined" or (result.outcome == "breached" and result.reason):
            groups.setdefault(result.reason or "原因未说明", []).append(result)
    return tuple(Undecided(reason, tuple(group)) for reason, group in groups.items())


def _count(review: Review) -> Counts:
    severities = Counter(finding.severity for finding in review.findings)
    outcomes = Counter(result.outcome for result in review.results)
    return Counts(
        error=severities["error"],
        warning=severities["warning"],
        advice=severities["advice"],
        undetermined=outcomes["undetermined"],
        met=outcomes["met"],
        not_applicable=outcomes["not_applicable"],
        crashed=outcomes["crashed"],
    )
