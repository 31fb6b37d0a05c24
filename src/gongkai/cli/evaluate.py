"""The command evaluate."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from typer import Argument, BadParameter, Option

from gongkai.cli.options import OutputFile, completing, format_option
from gongkai.cli.usage import PlainCommand
from gongkai.cli.wording import say

if TYPE_CHECKING:
    from typer import Typer

_FORMATS = ("text", "json")
_SPLITS = ("dev", "test")


def add_evaluate(app: Typer) -> None:
    """Add the command."""
    app.command(
        "evaluate",
        cls=PlainCommand,
        help=say(
            "评测：在有标注的报告上打分（部分、表格、正文数据、发现、陷阱、速度）。",
            "Score the checker on annotated reports: sections, tables, claims, findings, traps, speed.",
        ),
        epilog=say(
            "例：gongkai evaluate findings --split dev --count 400\n"
            "    gongkai evaluate --corpus 我的语料 --misses 差错.jsonl\n"
            "标注格式见 docs/evaluation.md",
            "Example: gongkai evaluate findings --split dev --count 400\n"
            "The annotation format is described in docs/evaluation.md",
        ),
    )(_evaluate)


def _complete_task(incomplete: str) -> list[str]:
    from gongkai.evaluate.scoring.tasks import task_ids

    return [name for name in task_ids() if name.startswith(incomplete)]


def _evaluate(
    tasks: Annotated[
        list[str] | None,
        Argument(
            metavar=say("任务…", "TASK…"),
            help=say(
                "sections、tables、claims、findings、traps、speed、real，或任务文件；不给则全部",
                "sections, tables, claims, findings, traps, speed, real, or a task file; all if none is given",
            ),
            autocompletion=_complete_task,
        ),
    ] = None,
    format_name: Annotated[
        str,
        format_option(*_FORMATS),
    ] = "text",
    output: OutputFile = None,
    corpus: Annotated[
        str | None,
        Option(
            "--corpus",
            metavar=say("文件夹", "FOLDER"),
            help=say("自己的语料：报告和标注 truth.jsonl", "a corpus of your own: reports and annotations truth.jsonl"),
        ),
    ] = None,
    count: Annotated[
        int | None,
        Option("--count", min=1, metavar=say("份数", "N"), help=say("报告份数", "number of reports")),
    ] = None,
    seed: Annotated[
        int | None,
        Option(
            "--seed", min=0, metavar=say("种子", "N"), help=say("生成和重采样的种子", "seed of drawing and resampling")
        ),
    ] = None,
    split: Annotated[
        str | None,
        Option(
            "--split",
            metavar="|".join(_SPLITS),
            help=say("生成语料的哪一半：dev 可看差错，test 只看总分", "dev may be looked into, test gives totals only"),
            autocompletion=completing(*_SPLITS),
        ),
    ] = None,
    workers: Annotated[
        int | None,
        Option("--workers", min=1, metavar=say("个数", "N"), help=say("并行进程数", "number of processes")),
    ] = None,
    misses: Annotated[
        str | None,
        Option(
            "--misses",
            metavar=say("文件", "FILE"),
            help=say("把每一处差错写成 JSONL（test 除外）", "write every single miss as JSONL (not for test)"),
        ),
    ] = None,
    export_docbin: Annotated[
        str | None,
        Option(
            "--export-docbin",
            metavar=say("文件", "FILE"),
            help=say(
                "不打分，把 --corpus 的标注导出为 spaCy DocBin", "write the annotations of --corpus as a spaCy DocBin"
            ),
        ),
    ] = None,
    import_docbin: Annotated[
        str | None,
        Option(
            "--import-docbin",
            metavar=say("文件", "FILE"),
            help=say(
                "不打分，把 DocBin 的标注写入 --corpus 的 truth.jsonl",
                "write the annotations of a DocBin into --corpus",
            ),
        ),
    ] = None,
) -> int:
    if split is not None and split not in _SPLITS:
        raise BadParameter(say(f"没有 {split} 这一半，可用：dev、test", f"no split {split}: dev or test"))
    if (export_docbin or import_docbin) and corpus is None:
        raise BadParameter(say("请用 --corpus 指定语料文件夹", "--corpus must name the folder"))
    from gongkai.cli.output import unusable
    from gongkai.cli.scoring import Order, evaluate_tasks, export_annotations, import_annotations

    for target in (output, misses, export_docbin):
        reason = unusable(target, ())
        if reason:
            raise BadParameter(reason)
    if corpus is not None and export_docbin:
        return export_annotations(corpus, export_docbin)
    if corpus is not None and import_docbin:
        return import_annotations(import_docbin, corpus)
    order = Order(tuple(tasks or ()), format_name, output, corpus, count, seed, split, workers, misses)
    return evaluate_tasks(order)
