"""Options that several commands share, and the reading of their values."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

from typer import Argument, BadParameter, Option

from gongkai.cli.wording import say
from gongkai.errors import ModelError, RulePackError

if TYPE_CHECKING:
    from gongkai.pipeline import Brief

AUTO: Final = "auto"
BUILTIN: Final = ("2019", "2021")


def choice(*values: str) -> Callable[[str], str]:
    """Return a callback that lets only these values pass."""

    def check(value: str) -> str:
        if value not in values:
            raise BadParameter(say(f"没有 {value} 这个取值，可用：", f"{value} is none of: ") + "、".join(values))
        return value

    return check


def completing(*values: str) -> Callable[[str], list[str]]:
    """Return the completion for such an option."""

    def complete(incomplete: str) -> list[str]:
        return [value for value in values if value.startswith(incomplete)]

    return complete


def complete_rule(incomplete: str) -> list[tuple[str, str]]:
    """Complete rule ids, also after a comma."""
    from gongkai import rules

    done, comma, rest = incomplete.rpartition(",")
    known = {rule.id: rule.title for name in rules.builtin_ids() for rule in rules.load_pack(name).rules}
    return [(f"{done}{comma}{name}", title) for name, title in sorted(known.items()) if name.startswith(rest.upper())]


Paths = Annotated[
    list[str],
    Argument(
        metavar=say("文件…", "PATH…"),
        help=say("一份或多份报告；- 为标准输入", "one or more reports; - is standard input"),
    ),
]
OutputFile = Annotated[
    str | None,
    Option(
        "-o",
        "--output",
        metavar=say("文件", "FILE"),
        help=say("写入文件（写完才替换）", "write to a file, put in place when whole"),
    ),
]
Packs = Annotated[
    list[str] | None,
    Option(
        "--pack",
        metavar="auto|2021|2019|" + say("文件夹", "FOLDER"),
        help=say(
            "规则包：auto 按年度自动选择；文件夹为地方规则，加在全国规则之上；可多次给出",
            "rule pack: auto picks by year; a folder adds local rules to the national ones; repeatable",
        ),
        autocompletion=completing(AUTO, *BUILTIN),
    ),
]
Models = Annotated[
    str,
    Option(
        "--models",
        metavar="auto|none|" + say("文件夹", "FOLDER"),
        help=say(
            "帮助读懂句子的模型：auto 用随附的，none 不用",
            "models that help to read sentences: auto takes those that come along, none does without",
        ),
        autocompletion=completing(AUTO, "none"),
    ),
]
RuleIds = list[str] | None


def format_option(*formats: str) -> object:
    """Return the option that chooses among output formats, the first of which is the default."""
    return Option(
        "--format",
        metavar="|".join(formats),
        callback=choice(*formats),
        autocompletion=completing(*formats),
        help=say(f"输出格式，默认 {formats[0]}", f"output format, {formats[0]} by default"),
    )


def rule_option(name: str, chinese: str, english: str) -> object:
    """Return an option that takes rule ids."""
    return Option(name, metavar=say("编号,…", "ID,…"), help=say(chinese, english), autocompletion=complete_rule)


def brief(
    packs: Iterable[str] | None,
    select: Iterable[str] | None = None,
    ignore: Iterable[str] | None = None,
    models: str = AUTO,
) -> Brief:
    """Return what the options ask to be checked, refused early if it cannot be.

    Raises:
        BadParameter: two national packs, an unknown rule, a faulty pack, a folder without models.
    """
    from gongkai.pipeline import Brief

    national, local = _sorted_packs(packs or ())
    order = Brief(national, local, _split(select), _split(ignore), models)
    try:
        order.check()
    except (RulePackError, ModelError) as error:
        raise BadParameter(str(error)) from error
    return order


def _sorted_packs(packs: Iterable[str]) -> tuple[str, tuple[str, ...]]:
    named = list(dict.fromkeys(packs))
    national = [name for name in named if name in BUILTIN]
    local = tuple(name for name in named if name not in BUILTIN and name != AUTO)
    if len(national) > 1 or (national and AUTO in named):
        raise BadParameter(say("全国规则包只能选一个", "only one national pack can be chosen"))
    for name in local:
        if not Path(name).is_dir():
            raise BadParameter(
                say(
                    f"没有规则包 {name}：应为 auto、2021、2019 或文件夹",
                    f"no rule pack {name}: auto, 2021, 2019 or a folder",
                )
            )
    return (national[0] if national else AUTO), local


def _split(names: Iterable[str] | None) -> tuple[str, ...]:
    return tuple(part.strip().upper() for name in names or () for part in name.split(",") if part.strip())
