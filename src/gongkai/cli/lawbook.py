"""What the ``gongkai rules`` commands do."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from difflib import get_close_matches
from typing import TYPE_CHECKING

from typer import BadParameter

from gongkai import rules
from gongkai.cli.options import AUTO
from gongkai.cli.output import StandardOutput, opened
from gongkai.errors import RulePackError
from gongkai.render.layout import Line
from gongkai.render.printable import printable
from gongkai.render.rulebook import rule_list, rule_page, rules_wire
from gongkai.render.wire import as_json

if TYPE_CHECKING:
    from gongkai.model import RulePack


def list_rules(names: Sequence[str], format_name: str, target: str | None) -> int:
    """Write all rules of the packs named, of all built-in packs if none is."""
    packs = _packs(names)
    with opened(target) as output:
        if format_name == "json":
            output.write(as_json(rules_wire(packs), indent=2) + "\n")
        else:
            output.show(rule_list(packs))
    return 0


def explain_rules(ids: Sequence[str], names: Sequence[str]) -> int:
    """Write a page for every rule id."""
    packs = _packs(names)
    known = sorted({rule.id for pack in packs for rule in pack.rules})
    wanted = [name.upper() for name in ids]
    for name in wanted:
        if name not in known:
            near = get_close_matches(name, known, n=3)
            advice = f"，是不是 {'、'.join(near)}？" if near else "；全部规则见 gongkai rules list"
            raise BadParameter(f"没有编号为 {name} 的规则{advice}")
    output = StandardOutput()
    for place, name in enumerate(wanted):
        homes = [pack for pack in packs if any(rule.id == name for rule in pack.rules)]
        rule = next(rule for rule in homes[0].rules if rule.id == name)
        output.show(((Line(),) if place else ()) + rule_page(rule, homes))
    return 0


def test_rules(folder: str | None) -> int:
    """Run the examples of a pack, of all built-in ones if none is named; return 1 if one is decided otherwise."""
    failed = 0
    for name in [folder] if folder is not None else sorted(rules.builtin_ids(), reverse=True):
        pack = _packs([name])[0]
        if not pack.rules:
            raise BadParameter(f"{name} 里没有规则")
        results = rules.test_pack(pack)
        wrong = [result for result in results if result.problem is not None]
        for result in wrong:
            sys.stdout.write(f"{printable(result.name)}：{printable(result.problem or '')}\n")
        ending = f"{len(wrong)} 个不符" if wrong else "全部符合"
        sys.stdout.write(f"规则包 {printable(pack.id)}：{len(pack.rules)} 条规则，{len(results)} 个例子，{ending}\n")
        failed += len(wrong)
    return 1 if failed else 0


def _packs(names: Sequence[str]) -> tuple[RulePack, ...]:
    """Load the packs, the newest format first.

    Raises:
        BadParameter: a pack does not exist or is faulty.
    """
    wanted = [name for name in names if name != AUTO] or sorted(rules.builtin_ids(), reverse=True)
    try:
        return tuple(rules.load_pack(name) for name in wanted)
    except RulePackError as error:
        raise BadParameter(str(error)) from error
