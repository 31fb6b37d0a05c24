"""Where the reports to score come from: the generator, a folder with annotations, or real reports kept elsewhere."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from gongkai.evaluate.lexicon import CorpusError
from gongkai.evaluate.scoring.tasks import CorpusPlan, project_root

ANNOTATIONS: Final = "truth.jsonl"
_SEED_NAMES: Final = {
    "proactive total": "proactive.published.total",
    "of which documents": "proactive.published.documents",
    "of which other": "proactive.published.non_documents",
    "of which wechat": "proactive.published.wechat",
    "finished": "applications.finished.total",
}


@dataclass(frozen=True, slots=True)
class Item:
    """A report to score: its content, and its truth as it stands in the annotation file."""

    name: str
    content: bytes
    truth: object
    where: str


def items(plan: CorpusPlan) -> Iterator[Item]:
    """Yield the reports of a plan, always in the same order.

    Raises:
        CorpusError: the folder or one of its files is not what it should be.
    """
    if plan.folder is None:
        yield from _generated(plan)
        return
    folder = resolved(plan.folder)
    if not folder.is_dir():
        raise CorpusError("没有这个语料文件夹", where=plan.folder, remedy="检查路径")
    if (folder / ANNOTATIONS).is_file():
        yield from _annotated(folder, plan.count)
    else:
        yield from _seeds(folder)


def resolved(folder: str) -> Path:
    """Return the folder; a relative one, as in task files, is looked for from the project's root."""
    path = Path(folder)
    return path if path.is_absolute() else project_root() / path


def _generated(plan: CorpusPlan) -> Iterator[Item]:
    from gongkai.evaluate.corpus import make_many
    from gongkai.evaluate.lexicon import load_lexicon

    for made in make_many(load_lexicon(), plan.split, plan.seed, plan.count):
        name = f"{made.stem}{made.written.suffix}"
        yield Item(name, made.written.content, made.truth, name)


def _annotated(folder: Path, count: int) -> Iterator[Item]:
    path = folder / ANNOTATIONS
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise CorpusError("标注文件无法读取", where=str(path), remedy="须为 UTF-8 编码的 JSONL") from error
    given = [(number, line) for number, line in enumerate(lines, 1) if line.strip()]
    for number, line in given[: count or None]:
        where = f"{path.name}:{number}"
        try:
            truth: object = json.loads(line)
        except json.JSONDecodeError as error:
            raise CorpusError(f"不是有效的 JSON：{error.msg}", where=where, remedy="一行一个对象") from error
        name = truth.get("file") if isinstance(truth, dict) else None
        if not isinstance(name, str):
            raise CorpusError("缺少“file”", where=where, remedy="写上报告的文件名")
        yield Item(name, _content(folder, name, where), truth, where)


def _content(folder: Path, name: str, where: str) -> bytes:
    """Read a report beside the annotations or under ``reports``; nothing outside the folder is opened."""
    for path in (folder / "reports" / name, folder / name):
        if path.is_file() and path.resolve().is_relative_to(folder.resolve()):
            return path.read_bytes()
    raise CorpusError(f"找不到报告 {name}", where=where, remedy="放在 reports 文件夹中")


def _seeds(folder: Path) -> Iterator[Item]:
    """Yield reports with a truth file of their own each: ``X.txt`` or ``X.html`` and ``X.truth.json``."""
    found = sorted(folder.glob("*.truth.json"))
    if not found:
        raise CorpusError(f"文件夹中没有 {ANNOTATIONS}", where=str(folder), remedy="见 docs/evaluation.md")
    for path in found:
        stem = path.name.removesuffix(".truth.json")
        report = next(
            (each for suffix in (".txt", ".html", ".htm") if (each := folder / f"{stem}{suffix}").is_file()), None
        )
        if report is not None:
            truth: object = json.loads(path.read_text(encoding="utf-8"))
            yield Item(report.name, report.read_bytes(), _from_seed(truth, report.name), path.name)


def _from_seed(truth: object, file: str) -> object:
    """Put a seed's truth into the annotation format: sections by id, claims without places."""
    if not isinstance(truth, dict):
        return truth
    told: dict[str, object] = {
        "file": file,
        "report": truth.get("report", {}),
        "table_figures": truth.get("table_figures"),
    }
    sections, claims = truth.get("sections"), truth.get("claims")
    if isinstance(sections, dict):
        told["sections"] = [{"id": name, "status": status} for name, status in sections.items()]
    if isinstance(claims, dict):
        told["claims"] = [{"name": _SEED_NAMES.get(name, name), "value": value} for name, value in claims.items()]
    return told
