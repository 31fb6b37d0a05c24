"""Help pages and usage errors in the language of the run, laid out for Chinese."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from difflib import get_close_matches
from typing import TYPE_CHECKING, Final, Protocol, cast

from typer import BadParameter
from typer.core import TyperCommand, TyperGroup

from gongkai.cli.wording import is_english, say
from gongkai.render.layout import Line, Run, padded, width_of, wrap
from gongkai.render.printable import printable

if TYPE_CHECKING:
    from typer import Context
    from typer.exceptions import TyperException

_WIDEST: Final = 100
_OWN_HELP: Final = {
    "--help": ("显示本说明", "Show this page"),
    "--install-completion": ("为当前 shell 安装命令补全", "Install completion for the current shell"),
    "--show-completion": ("显示命令补全脚本，供自行安装", "Show the completion script, to install it by hand"),
}


class Writes(Protocol):
    """What a help page is written to."""

    def write(self, string: str) -> None:
        """Take a piece of the page."""


class PlainCommand(TyperCommand):
    """A command whose help page is ours."""

    def format_help(self, ctx: object, formatter: Writes) -> None:
        """Write the help page."""
        formatter.write(help_page(self, cast("Context", ctx)))


class PlainGroup(TyperGroup):
    """A group of commands whose help page is ours and who suggests what may have been meant."""

    def format_help(self, ctx: object, formatter: Writes) -> None:
        """Write the help page."""
        formatter.write(help_page(self, cast("Context", ctx)))

    def get_command(self, ctx: object, cmd_name: str) -> TyperCommand | TyperGroup | None:
        """Find a command; an unknown one is answered with the nearest name.

        Raises:
            BadParameter: there is no such command.
        """
        command = self.commands.get(cmd_name)
        context = cast("Context", ctx)
        if command is None and not cmd_name.startswith("-") and not context.resilient_parsing:
            near = get_close_matches(cmd_name, self.commands, n=1)
            suggestion = say(f"，是不是 {near[0]}？", f"; did you mean {near[0]}?") if near else ""
            raise BadParameter(say(f"没有命令 {cmd_name}", f"no such command {cmd_name}") + suggestion, ctx=context)
        return cast("TyperCommand | TyperGroup | None", command)


def help_page(command: TyperCommand | TyperGroup, context: Context) -> str:
    """Return the help page of a command: usage, purpose, arguments, options, commands."""
    return "\n".join(_help_rows(command, context)) + "\n"


def usage_error(error: TyperException) -> str:
    """Return what a wrong call is answered: the right form, what was wrong, where to read on."""
    if type(error).__name__ == "NoArgsIsHelpError":
        return f"{error}\n"
    context = getattr(error, "ctx", None)
    told = say(f"错误：{_explained(error)}", f"Error: {_explained(error)}")
    if context is None:
        return f"{told}\n"
    further = say(f"详见 {context.command_path} --help", f"See {context.command_path} --help")
    return f"{_usage(context.command, context)}\n{told}\n{further}\n"


def _explained(error: TyperException) -> str:
    """Return typer's own errors in the language of the run; our own already are."""
    kind = type(error).__name__
    message = printable(getattr(error, "message", str(error)))
    if kind == "NoSuchOption":
        return _unknown_option(error)
    if kind == "MissingParameter":
        name = getattr(getattr(error, "param", None), "metavar", None) or ""
        return say(f"缺少 {name}", f"Missing {name}")
    if kind == "BadOptionUsage":
        option = printable(getattr(error, "option_name", ""))
        return say(f"选项 {option} 用法不对（缺少值，或不该带值）", message)
    if is_english():
        return message
    extra = re.match(r"Got unexpected extra argument\S* \((.*)\)", message)
    if extra:
        return f"多出参数：{extra[1]}"
    return "缺少命令" if message.startswith("Missing command") else message


def _unknown_option(error: TyperException) -> str:
    name = printable(getattr(error, "option_name", ""))
    near = sorted(getattr(error, "possibilities", None) or ())[:1]
    suggestion = say(f"，是不是 {near[0]}？", f"; did you mean {near[0]}?") if near else ""
    return say(f"没有选项 {name}", f"No such option {name}") + suggestion


def _usage(command: TyperCommand | TyperGroup, context: Context) -> str:
    parts = [context.command_path, say("[选项]", "[OPTIONS]")]
    parts += [_argument_name(param) for param in command.get_params(context) if param.param_type_name == "argument"]
    if isinstance(command, TyperGroup):
        parts.append(say("命令 [参数]…", "COMMAND [ARGS]…"))
    return say("用法：", "Usage: ") + " ".join(parts)


def _help_rows(command: TyperCommand | TyperGroup, context: Context) -> Iterator[str]:
    yield _usage(command, context)
    for paragraph in (command.help or "").split("\n\n"):
        yield ""
        for sentence in paragraph.split("\n"):
            yield from _wrapped(sentence, 2)
    params = [param for param in command.get_params(context) if not getattr(param, "hidden", False)]
    arguments = [(_argument_name(param), _help_of(param)) for param in params if param.param_type_name == "argument"]
    options = [_option_row(param) for param in params if param.param_type_name == "option"]
    yield from _listed(say("参数", "Arguments"), arguments)
    yield from _listed(say("选项", "Options"), options)
    if isinstance(command, TyperGroup):
        shown = [(name, each) for name, each in command.commands.items() if not each.hidden]
        yield from _listed(say("命令", "Commands"), [(name, (each.help or "").split("\n")[0]) for name, each in shown])
    if command.epilog:
        yield ""
        for sentence in command.epilog.split("\n"):
            yield from _wrapped(sentence, 2)


def _argument_name(param: object) -> str:
    name = getattr(param, "metavar", None) or str(getattr(param, "name", "")).upper()
    return str(name) if getattr(param, "required", False) else f"[{name}]"


def _help_of(param: object) -> str:
    return str(getattr(param, "help", "") or "")


def _option_row(param: object) -> tuple[str, str]:
    names = sorted(getattr(param, "opts", ()), key=len)
    metavar = getattr(param, "metavar", None)
    told = ", ".join(names) + (f" {metavar}" if metavar and not getattr(param, "is_flag", False) else "")
    own = _OWN_HELP.get(names[-1])
    return told, say(*own) if own else _help_of(param)


def _listed(title: str, rows: list[tuple[str, str]]) -> Iterator[str]:
    if not rows:
        return
    yield ""
    yield say(f"{title}：", f"{title}:")
    column = min(max(width_of(name) for name, _ in rows), 26) + 4
    for name, text in rows:
        if width_of(name) > column - 4:
            yield f"  {name}"
            yield from _wrapped(text, column)
        else:
            yield from _wrapped(text, column, first=padded(f"  {name}", column))


def _wrapped(text: str, column: int, first: str | None = None) -> Iterator[str]:
    head = Run(" " * column if first is None else first)
    width = min(shutil.get_terminal_size().columns, _WIDEST)
    for row in wrap(Line((head, Run(text)), hang=column), width):
        yield "".join(run.text for run in row).rstrip()
