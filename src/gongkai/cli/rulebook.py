"""Commands about the rule book: rules list, rules explain, rules test."""

from __future__ import annotations

from typing import Annotated

from typer import Argument, Typer

from gongkai.cli.options import OutputFile, Packs, complete_rule, format_option
from gongkai.cli.usage import PlainCommand, PlainGroup
from gongkai.cli.wording import say

_FORMATS = ("text", "json")

rulebook = Typer(
    cls=PlainGroup,
    help=say("规则手册：列出、说明、自检。", "The rule book: list, explain, self-test."),
    rich_markup_mode=None,
    suggest_commands=False,
    no_args_is_help=True,
)


@rulebook.command("list", cls=PlainCommand, help=say("列出全部规则。", "List all rules."))
def _list(
    pack: Packs = None,
    format_name: Annotated[
        str,
        format_option(*_FORMATS),
    ] = "text",
    output: OutputFile = None,
) -> int:
    from gongkai.cli.lawbook import list_rules

    return list_rules(pack or [], format_name, output)


@rulebook.command(
    "explain",
    cls=PlainCommand,
    help=say(
        "说明规则：内容、依据、理由、整改建议和正反两面的例子。",
        "Explain rules: demand, law, reason, what to do, and examples of both outcomes.",
    ),
)
def _explain(
    ids: Annotated[
        list[str],
        Argument(
            metavar=say("编号…", "ID…"),
            help=say("规则编号，如 SUM401", "rule ids, such as SUM401"),
            autocompletion=complete_rule,
        ),
    ],
    pack: Packs = None,
) -> int:
    from gongkai.cli.lawbook import explain_rules

    return explain_rules(ids, pack or [])


@rulebook.command(
    "test",
    cls=PlainCommand,
    help=say(
        "自检：逐条运行规则自带的例子；有一例不符，退出码为 1。",
        "Self-test: run every example of every rule; the exit status is 1 when one is decided otherwise.",
    ),
)
def _test(
    folder: Annotated[
        str | None,
        Argument(
            metavar=say("文件夹", "FOLDER"),
            help=say("规则包；不给则检查自带的全部规则包", "a rule pack; all built-in ones if none is given"),
        ),
    ] = None,
) -> int:
    from gongkai.cli.lawbook import test_rules

    return test_rules(folder)
