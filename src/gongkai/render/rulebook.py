"""The rule book for people and programs: one line a rule, one page a rule."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Final

from gongkai.model import Basis, Example, Rule, RulePack
from gongkai.render.digest import LEVEL_NAMES, SEVERITY_NAMES
from gongkai.render.layout import Line, Run
from gongkai.render.printable import printable

if TYPE_CHECKING:
    from gongkai.render.wire import Json

SCHEMA: Final = "gongkai.rules/1"
OUTCOME_NAMES: Final = {
    "met": "通过",
    "breached": "有问题",
    "undetermined": "无法判断",
    "not_applicable": "不适用",
    "crashed": "出错",
}
_COLOURS: Final = {"error": "red", "warning": "yellow", "advice": "cyan"}
_SIGNS: Final = {"": "（空白）", "lost": "（未读到）"}
_LABELLED: Final = 8


def rule_list(packs: Sequence[RulePack]) -> tuple[Line, ...]:
    """Return one line a rule: id, severity, title; several packs are told apart by the years they govern."""
    rows: list[Line] = []
    for rule, homes in _merged(packs):
        only = "" if len(homes) == len(packs) else f"（仅 {'、'.join(homes)}）"
        rows.append(
            Line(
                (
                    Run(printable(rule.id), "bold"),
                    Run("  "),
                    Run(SEVERITY_NAMES[rule.severity], _COLOURS[rule.severity]),
                    Run(f"  {printable(rule.title)}{only}"),
                ),
                hang=14,
            )
        )
    rows.append(Line((Run(f"共 {len(rows)} 条；说明见 gongkai rules explain 编号", "dim"),)))
    return tuple(rows)


def rule_page(rule: Rule, packs: Sequence[RulePack]) -> tuple[Line, ...]:
    """Return all about one rule; ``packs`` are those that hold it, the first one's wording is shown."""
    pack = packs[0]
    levels = "、".join(LEVEL_NAMES[level] for level in rule.levels)
    facts = [
        ("级别", SEVERITY_NAMES[rule.severity] + ("；不成立时其他规则不再判断" if rule.gate else "")),
        ("适用", "、".join(f"{each.form.id} 年格式" for each in packs) + (f"；只对{levels}" if levels else "")),
        *(("依据", _cited(basis, pack)) for basis in rule.basis),
        ("理由", rule.why),
        ("提示", rule.message),
        ("存疑", rule.question or ""),
        ("轻微", rule.remark or ""),
        ("整改", rule.fix),
        ("检查", rule.kind.name),
    ]
    return (
        Line((Run(printable(rule.id), "bold"), Run(f" {printable(rule.title)}", "bold"))),
        *(_labelled(label, fact) for label, fact in facts if fact),
        Line(),
        *(line for number, example in enumerate(rule.examples, 1) for line in _example(number, example)),
    )


def rules_wire(packs: Sequence[RulePack]) -> dict[str, Json]:
    """Return the rules in the shape of ``gongkai.rules/1``."""
    return {
        "schema": SCHEMA,
        "packs": [{"id": pack.id, "sha256": pack.sha256} for pack in packs],
        "rules": [_wired(rule, homes) for rule, homes in _merged(packs)],
    }


def _merged(packs: Iterable[RulePack]) -> list[tuple[Rule, list[str]]]:
    """Return every rule once, with the packs that hold it, in the order of the ids."""
    rules: dict[str, Rule] = {}
    homes: dict[str, list[str]] = {}
    for pack in packs:
        for rule in pack.rules:
            rules.setdefault(rule.id, rule)
            homes.setdefault(rule.id, []).append(pack.id)
    return [(rules[name], homes[name]) for name in sorted(rules)]


def _wired(rule: Rule, homes: Sequence[str]) -> dict[str, Json]:
    return {
        "id": rule.id,
        "name": rule.name,
        "title": rule.title,
        "severity": rule.severity,
        "packs": list(homes),
        "section": rule.section,
        "levels": list(rule.levels),
        "gate": rule.gate,
        "kind": rule.kind.name,
        "basis": [{"instrument": basis.instrument, "place": basis.place} for basis in rule.basis],
        "message": rule.message,
        "question": rule.question,
        "remark": rule.remark,
        "fix": rule.fix,
        "why": rule.why,
    }


def _cited(basis: Basis, pack: RulePack) -> str:
    instrument = pack.instruments.get(basis.instrument)
    if instrument is None:
        return f"{basis.instrument} {basis.place}"
    number = f"（{instrument.number}）" if instrument.number else ""
    return f"《{instrument.title}》{number}{basis.place}"


def _example(number: int, example: Example) -> Iterator[Line]:
    level = LEVEL_NAMES[example.level] if example.level else ""
    setting = [f"{example.year} 年" if example.year else "", level, example.note]
    told = "，".join(part for part in setting if part)
    yield Line(
        (
            Run(f"例 {number}  "),
            Run(OUTCOME_NAMES[example.outcome], "bold"),
            Run(f"（{printable(told)}）" if told else ""),
        ),
        hang=6,
    )
    for title, given in (("表格", example.figures), ("正文", example.stated)):
        if given:
            yield _given(title, "，".join(f"{name} = {_SIGNS.get(value, value)}" for name, value in given.items()))
    if example.changes is not None:
        yield _given("底稿", "合格样例" + ("，改动如下" if example.changes else "，不作改动"))
        for old, new in example.changes.items():
            yield _given("原文", old)
            yield _given("改为", new or "（删去）")
    for row in (example.text or "").strip("\n").split("\n") if example.text else ():
        yield Line((Run("│ ", "dim"), Run(printable(row))), indent=6, hang=8)


def _given(label: str, told: str) -> Line:
    return Line((Run(f"{label}  ", "dim"), Run(printable(told))), indent=6, hang=12)


def _labelled(label: str, fact: str) -> Line:
    return Line((Run(f"{label}  ", "dim"), Run(printable(fact))), indent=2, hang=_LABELLED)
