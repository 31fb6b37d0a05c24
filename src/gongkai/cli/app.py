"""The command line put together."""

from __future__ import annotations

import sys

from typer import Context, Exit, Option, Typer

from gongkai.cli.evaluate import add_evaluate
from gongkai.cli.reports import add_commands as add_report_commands
from gongkai.cli.rulebook import rulebook
from gongkai.cli.usage import PlainGroup
from gongkai.cli.wording import say

app = Typer(
    name="gongkai",
    cls=PlainGroup,
    help=say(
        "检查政府信息公开工作年度报告：哪一条规则、依据哪一处规定、在哪里、哪两个数、怎么改。",
        "Checks Chinese annual reports on government-information disclosure: which rule of which law a report breaks, "
        "where, which two values, and what to do.",
    ),
    epilog=say(
        "例：gongkai check 报告.html\n"
        "退出码：0 没有达到阈值的问题 · 1 有问题 · 2 用法错误 · 3 有输入未能读取或规则出错",
        "Example: gongkai check report.html\n"
        "Exit status: 0 nothing at or above the threshold, 1 findings, 2 wrong usage, 3 unread or crashed",
    ),
    rich_markup_mode=None,
    suggest_commands=False,
    pretty_exceptions_enable=False,
)


def _show_version(is_wanted: bool) -> None:
    if is_wanted:
        from gongkai import __version__

        sys.stdout.write(f"gongkai {__version__}\n")
        raise Exit


@app.callback(invoke_without_command=True)
def _start(
    context: Context,
    version: bool = Option(  # noqa: ARG001  # its callback has done the work
        False,
        "--version",
        callback=_show_version,
        is_eager=True,
        help=say("显示版本号", "Show the version"),
    ),
) -> None:
    if context.invoked_subcommand is None:
        sys.stdout.write(context.get_help() + "\n")


add_report_commands(app)
add_evaluate(app)
app.add_typer(rulebook, name="rules")
