"""A small review built by hand: two errors of one rule, a question, advice, things undecided, one crash."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from types import MappingProxyType

from gongkai.model import (
    Breached,
    Cell,
    Citation,
    ColumnForm,
    Document,
    Evidence,
    Example,
    Figure,
    Figures,
    Finding,
    Instrument,
    Kind,
    Masthead,
    MatchedTable,
    Met,
    Outcome,
    Outline,
    Paragraph,
    Period,
    Provenance,
    Quantity,
    Report,
    ReportForm,
    Review,
    RowForm,
    Rule,
    RulePack,
    RuleResult,
    Section,
    SectionForm,
    Severity,
    Span,
    Table,
    TableForm,
    Void,
)
from gongkai.model.rule import Basis

TITLE = "青禾县农业农村局2023年政府信息公开工作年度报告"
OVERVIEW = "一、总体情况"
SENTENCE = "全年共收到政府信息公开申请12件，均在法定期限内答复。另有上年结转1件。"
HEADING = "三、收到和处理政府信息公开申请情况"
CELLS = ("本年新收政府信息公开申请数量", "11", "上年结转政府信息公开申请数量", "")
TEXT = "\n".join((TITLE, OVERVIEW, SENTENCE, HEADING, "\t".join(CELLS[:2]), "\t".join(CELLS[2:])))

FORM = ReportForm(
    "2021",
    "政府信息公开工作年度报告格式",
    2021,
    None,
    (SectionForm("overview", 1, "总体情况"), SectionForm("applications", 3, "收到和处理政府信息公开申请情况")),
    (
        TableForm(
            "applications",
            "表三",
            "申请情况",
            "applications",
            "rows",
            (RowForm("received", (CELLS[0],)), RowForm("carried_over", (CELLS[2],)), RowForm("granted", ("予以公开",))),
            (ColumnForm("total", ("总计",)),),
        ),
    ),
)
CITATION = Citation("format-2021", "年度报告格式", "国办公开办函〔2021〕30号", "表三 勾稽关系")


@dataclass(frozen=True, slots=True)
class NoParams:
    """Nothing to set."""


def judge_nothing(_report: Report, _form: ReportForm, _params: object) -> Met | Breached:
    return Met()


KIND = Kind("nothing", NoParams, frozenset(), judge_nothing)


def span_of(words: str, start: int = 0, text: str = TEXT) -> Span:
    at = text.index(words, start)
    return Span(at, at + len(words))


def cells() -> tuple[Cell, ...]:
    found, at = [], TEXT.index(CELLS[0])
    for place, words in enumerate(CELLS):
        found.append(Cell(place // 2, place % 2, Span(at, at + len(words)), words))
        at += len(words) + 1
    return tuple(found)


def document(**changes: object) -> Document:
    grid = cells()
    table = Table(Span(grid[0].span.start, grid[-1].span.end), 2, 2, grid)
    paragraphs = tuple(Paragraph(span_of(words), words) for words in (TITLE, OVERVIEW, SENTENCE, HEADING))
    given: dict[str, object] = {
        "name": "报告.html",
        "media_type": "text/html",
        "sha256": "0" * 64,
        "text": TEXT,
        "blocks": (*paragraphs, table),
        "warnings": ("编码按 GB18030 推断",),
    }
    return Document(**{**given, **changes})  # type: ignore[arg-type]  # the test says what it changes


def report(source: Document | None = None, masthead: Masthead | None = None) -> Report:
    source = source or document()
    received, _, _, _ = cells()
    eleven, blank = cells()[1], cells()[3]
    outline = Outline(
        masthead
        or Masthead(
            "青禾县农业农村局",
            2023,
            "department",
            span_of(TITLE),
            Period(date(2023, 1, 1), date(2023, 12, 31), span_of(TITLE)),
        ),
        (),
        (
            Section("overview", OVERVIEW, span_of(OVERVIEW), span_of(f"{OVERVIEW}\n{SENTENCE}")),
            Section("applications", None, None, None, status="undetermined", reason="标题可能丢失", confidence=0.5),
        ),
        (
            MatchedTable(
                "applications", (), (), Span(received.span.start, blank.span.end), rows_read=2, rows_expected=3
            ),
        ),
    )
    table = {
        "applications.received.total": Figure(
            "applications.received.total", Quantity(Decimal(11)), eleven.span, "11", "table"
        )
    }
    voids = {"applications.carried_over.total": Void("applications.carried_over.total", "blank", blank.span, "")}
    prose = (
        Figure("applications.received.total", Quantity(Decimal(12), "件"), span_of("12件"), "12件", "prose"),
        Figure("proactive.published.wechat", Quantity(Decimal(415000), "条", "about"), span_of("1件"), "1件", "prose"),
    )
    return Report(source, outline, Figures(MappingProxyType(table), MappingProxyType(voids), prose))


def finding(
    rule: str,
    severity: Severity,
    message: str,
    evidence: Iterable[Evidence] = (),
    section: str | None = None,
    **changes: object,
) -> Finding:
    given: dict[str, object] = {
        "id": f"{rule.lower()}-1",
        "rule": rule,
        "title": f"{rule} 的标题",
        "severity": severity,
        "message": message,
        "fix": "核对后更正。",
        "basis": (CITATION,),
        "evidence": tuple(evidence),
        "section": section,
    }
    return Finding(**{**given, **changes})  # type: ignore[arg-type]  # the test says what it changes


def result(rule: str, outcome: Outcome, findings: Iterable[Finding] = (), reason: str | None = None) -> RuleResult:
    return RuleResult(rule, f"{rule} 的标题", outcome, tuple(findings), reason)


def rule(rule_id: str = "AGR501", severity: Severity = "error", **changes: object) -> Rule:
    given: dict[str, object] = {
        "id": rule_id,
        "name": "received-agrees",
        "title": f"{rule_id} 的标题",
        "severity": severity,
        "basis": (Basis("format-2021", "表三"),),
        "message": "正文称 {stated} 件，表格为 {listed} 件。",
        "fix": "核对后更正。",
        "kind": KIND,
        "params": NoParams(),
        "examples": (
            Example("met", figures=MappingProxyType({"applications.received.total": "4"})),
            Example("breached", text="收到申请⟦5件⟧。\n答复5件。", note="多一件"),
        ),
        "why": "同一数字在文中和表中应当一致。",
    }
    return Rule(**{**given, **changes})  # type: ignore[arg-type]  # the test says what it changes


def pack(rules: tuple[Rule, ...] = (), instruments: Mapping[str, Instrument] | None = None) -> RulePack:
    known = {"format-2021": Instrument("format-2021", "年度报告格式", "国办公开办函〔2021〕30号", date(2021, 9, 26))}
    return RulePack(
        "2021", FORM, rules, "a" * 64, MappingProxyType(known if instruments is None else dict(instruments))
    )


def results() -> tuple[RuleResult, ...]:
    told = Evidence(span_of("12件"), "12件", "正文第一部分")
    listed = Evidence(cells()[1].span, "11", "表三“本年新收”行“总计”列")
    return (
        result("SEC104", "breached", [finding("SEC104", "error", "缺少第四部分。")]),
        result(
            "AGR501",
            "breached",
            [
                finding("AGR501", "error", "正文称收到 12 件，表三为 11 件。", [told, listed], "applications"),
                finding("AGR501", "error", "正文另称收到 13 件，表三为 11 件。", [told], "applications", id="agr501-2"),
            ],
        ),
        result("WRD805", "breached", [finding("WRD805", "advice", "用了半角标点。", [told], "overview")]),
        result(
            "AGR503",
            "breached",
            [finding("AGR503", "warning", "办结数是否含上年结转？", [told], "overview", question=True)],
        ),
        *(result(f"SUM40{number}", "undetermined", reason="表三缺 22 行") for number in range(1, 6)),
        result("SUM407", "undetermined", reason="没有上年报告"),
        result("TAB304", "crashed", reason="KeyError"),
        result("SEC101", "met"),
        result("SEC130", "not_applicable", reason="部门不适用"),
    )


def review(
    told: tuple[RuleResult, ...] | None = None,
    source: Document | None = None,
    masthead: Masthead | None = None,
    options: Mapping[str, str] | None = None,
) -> Review:
    return Review(
        report(source, masthead),
        pack(),
        results() if told is None else told,
        Provenance("0.1.0", (("2021", "a" * 64),), MappingProxyType(dict(options or {"pack": "auto"}))),
    )
