"""What a rule must satisfy besides its shape: names of the form, placeholders, examples, severity."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from gongkai.checks.cells import GROUP_SIGN
from gongkai.errors import RulePackError
from gongkai.model import Example, Instrument, ReportForm, Rule, TableForm
from gongkai.rules.messages import has_stray_brace, placeholders

_DISPUTES: Final = ("litigation", "all")
_OWN_WORDS: Final = frozenset(
    {
        "applications.finished.total",
        "applications.handled.total",
        "applications.received.organisation",
        "handling_fee.amount",
        *(
            f"proactive.{row}.{column}"
            for row in ("regulations", "normative_documents")
            for column in ("issued", "repealed", "in_force")
        ),
        *(
            f"proactive.published.{part}"
            for part in ("total", "website", "wechat", "microblog", "documents", "non_documents", "other_channel")
        ),
    }
)


def verify_rule(rule: Rule, form: ReportForm, instruments: Mapping[str, Instrument], where: str) -> None:
    """See to it that a rule is complete and consistent.

    Raises:
        RulePackError: it is not; the message names the key.
    """
    for key, what, remedy in _faults(rule, form, instruments):
        raise RulePackError(what, where=f"{where} {rule.id} {key}".strip(), remedy=remedy)


def _faults(rule: Rule, form: ReportForm, instruments: Mapping[str, Instrument]) -> Iterator[tuple[str, str, str]]:
    yield from _wording_faults(rule)
    yield from _basis_faults(rule, instruments)
    if rule.severity == "error" and not rule.kind.certain:
        yield "severity", f"检查方式“{rule.kind.name}”凭词语推断，不能定为错误", "改为 warning 或 advice"
    if rule.section is not None and rule.section not in {section.id for section in form.sections}:
        yield "section", f"格式中没有“{rule.section}”部分", _known(section.id for section in form.sections)
    for name in _names_used(rule):
        fault = _name_fault(name, form)
        if fault:
            yield "check", *fault
    yield from _examples_faults(rule, form)


def _basis_faults(rule: Rule, instruments: Mapping[str, Instrument]) -> Iterator[tuple[str, str, str]]:
    if not rule.basis:
        yield "basis", "没有法律依据", "至少列一项依据"
    for basis in rule.basis:
        if basis.instrument not in instruments:
            yield "basis", f"依据文件“{basis.instrument}”不在 instruments.toml 中", _known(instruments)


def _wording_faults(rule: Rule) -> Iterator[tuple[str, str, str]]:
    for key in ("message", "question", "remark", "fix", "title"):
        template = getattr(rule, key)
        if template is None:
            continue
        if not template.strip():
            yield key, "没有内容", "写一句给审核人员看的话"
        for name in placeholders(template):
            if name not in rule.kind.placeholders:
                yield key, f"检查方式“{rule.kind.name}”不提供占位符“{name}”", _known(rule.kind.placeholders)
        if has_stray_brace(template):
            yield key, "有不成对的花括号", "占位符写作 {名称}"


def _examples_faults(rule: Rule, form: ReportForm) -> Iterator[tuple[str, str, str]]:
    for outcome in ("met", "breached"):
        if not any(example.outcome == outcome for example in rule.examples):
            yield "example", f"没有结果为 {outcome} 的例子", "每条规则至少各有一个 met 和 breached 的例子"
    for example in rule.examples:
        yield from _example_faults(example, form)


def _example_faults(example: Example, form: ReportForm) -> Iterator[tuple[str, str, str]]:
    given = [example.figures is not None or example.stated is not None, example.text is not None]
    if sum((*given, example.changes is not None)) != 1:
        yield "example", "例子须在 figures/stated、text、changes 中取且只取一种", "写法对照自带规则包"
    cells = {name for table in form.tables for name in table.figure_names()}
    for name in example.figures or {}:
        if name not in cells:
            yield "example.figures", f"格式中没有数据“{name}”", "数据名称见 docs/glossary.md"
    for name in example.stated or {}:
        fault = _name_fault(("stated", name), form)
        if fault:
            yield "example.stated", *fault


def _names_used(rule: Rule) -> Iterable[tuple[str, str]]:
    names = getattr(rule.params, "names", None)
    return names() if callable(names) else ()


def _name_fault(used: tuple[str, str], form: ReportForm) -> tuple[str, str] | None:
    """Return what is wrong with a name of the form and what to do, None when nothing is.

    The first of ``used`` says what is named: ``section``, ``table``, ``row``, ``column``, ``figure`` or ``stated``.
    """
    what, name = used
    table = next((table for table in form.tables if table.id == name.partition(".")[0]), None)
    if what == "section":
        known = {section.id for section in form.sections}
    elif what == "table" or (table is None and name not in _OWN_WORDS):
        known = {table.id for table in form.tables}
        name = name.partition(".")[0]
    elif table is None:
        return None
    else:
        known = _names_of(table, what)
    return None if name in known else (f"格式中没有“{name}”", _known(known))


def _names_of(table: TableForm, what: str) -> set[str]:
    columns = [column.id for column in table.columns]
    groups = sorted({row.group for row in table.rows if row.group})
    if what == "column":
        return {f"{table.id}.{column}" for column in columns}
    if what == "row":
        return {
            f"{table.id}.{name}" for name in (*(row.id for row in table.rows), *(GROUP_SIGN + each for each in groups))
        }
    names = {*table.figure_names(), *(f"{table.id}.{GROUP_SIGN}{group}.{each}" for group in groups for each in columns)}
    if what == "stated":
        wider = [*groups, *(_DISPUTES if table.id == "disputes" else ())]
        names |= {f"{table.id}.{row}.{column}" for row in wider for column in columns} | _OWN_WORDS
    return names


def _known(names: Iterable[str]) -> str:
    listed = sorted(names)
    return f"可用：{'、'.join(listed)}" if 0 < len(listed) <= 12 else "名称见 docs/glossary.md"
