"""Commands about reports: check, figures."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from typer import BadParameter, Option

from gongkai.cli.options import (
    AUTO,
    Models,
    OutputFile,
    Packs,
    Paths,
    RuleIds,
    brief,
    choice,
    completing,
    format_option,
    rule_option,
)
from gongkai.cli.usage import PlainCommand
from gongkai.cli.wording import say

if TYPE_CHECKING:
    from typer import Typer

_CHECK_FORMATS = ("text", "json", "jsonl", "markdown")
_FIGURE_FORMATS = ("text", "csv", "json")
_THRESHOLDS = ("error", "warning", "advice", "never")


def add_commands(app: Typer) -> None:
    """Add the commands of this group."""
    app.command(
        "check",
        cls=PlainCommand,
        help=say(
            "检查报告，列出问题：规则、依据、位置、证据和整改建议。",
            "Check reports and list findings: rule, law, place, evidence and what to do.",
        ),
        epilog=say(
            "退出码：0 没有达到阈值的问题 · 1 有问题 · 2 用法错误 · 3 有输入未能读取或规则出错",
            "Exit status: 0 nothing at or above the threshold, 1 findings, 2 wrong usage, 3 unread or crashed",
        ),
    )(_check)
    app.command(
        "figures",
        cls=PlainCommand,
        help=say(
            "列出报告中的全部数据：三张表的每一格和正文中的数字。",
            "List all figures of reports: every cell of the tables and the numbers told in sentences.",
        ),
    )(_figures)


def _check(
    paths: Paths,
    format_name: Annotated[
        str,
        format_option(*_CHECK_FORMATS),
    ] = "text",
    output: OutputFile = None,
    pack: Packs = None,
    select: Annotated[
        RuleIds,
        rule_option("--select", "只用这些规则，如 SUM401 或整类 SUM", "only these rules, SUM401 or a family SUM"),
    ] = None,
    ignore: Annotated[RuleIds, rule_option("--ignore", "不用这些规则", "all rules but these")] = None,
    models: Models = AUTO,
    fail_on: Annotated[
        str,
        Option(
            "--fail-on",
            metavar="|".join(_THRESHOLDS),
            callback=choice(*_THRESHOLDS),
            autocompletion=completing(*_THRESHOLDS),
            help=say("达到哪一级退出码为 1，默认 error", "severity that makes the exit status 1, error by default"),
        ),
    ] = "error",
    strict: Annotated[
        bool, Option("--strict", help=say("无法判断的也计入退出码 1", "undetermined rules count, too"))
    ] = False,
    with_text: Annotated[
        bool, Option("--with-text", help=say("在 JSON 中附上读到的全文", "put the text that was read into the JSON"))
    ] = False,
) -> int:
    _refuse(paths, output)
    if with_text and format_name not in {"json", "jsonl"}:
        raise BadParameter(
            say("--with-text 只能与 --format json 或 jsonl 同用", "--with-text needs --format json or jsonl")
        )
    wanted = brief(pack, select, ignore, models)
    from gongkai.cli.checking import CheckOrder, check

    return check(paths, wanted, CheckOrder(format_name, output, fail_on, strict, with_text))


def _figures(
    paths: Paths,
    format_name: Annotated[
        str,
        format_option(*_FIGURE_FORMATS),
    ] = "text",
    output: OutputFile = None,
    pack: Packs = None,
    models: Models = AUTO,
) -> int:
    _refuse(paths, output)
    wanted = brief(pack, models=models)
    from gongkai.cli.listing import list_figures

    return list_figures(paths, wanted, format_name, output)


def _refuse(paths: list[str], output: str | None) -> None:
    """Refuse what cannot work before any work is done."""
    if paths.count("-") > 1:
        raise BadParameter(say("标准输入 - 只能给出一次", "standard input - can be given once only"))
    from gongkai.cli.output import unusable

    reason = unusable(output, paths)
    if reason:
        raise BadParameter(reason)
