"""The templates and word lists that reports are made of, read from ``corpora/synthetic``.

Every file but ``world.toml`` and ``words.toml`` holds groups: a role, a split, conditions, and texts by key. A
template's id is ``<split letter>.<role>.<key>`` and never changes.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Final, TypeVar, cast

from gongkai.errors import GongkaiError

SPLITS: Final = ("dev", "test")
_LISTS: Final = ("world", "words", "looks", "traps", "faults")
Shape = TypeVar("Shape")


class CorpusError(GongkaiError):
    """A corpus or its grammar that is missing or contradictory."""


@dataclass(frozen=True, slots=True)
class Template:
    """A phrasing. ``split`` is ``dev``, ``test``, or ``both`` for official titles; ``when`` are its conditions."""

    id: str
    split: str
    role: str
    text: str
    when: tuple[str, ...] = ()
    official: bool = False


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All templates by split and role, and the plain lists."""

    folder: Path
    templates: Mapping[tuple[str, str], tuple[Template, ...]]
    world: Mapping[str, dict[str, list[object]]]
    words: Mapping[str, Mapping[str, list[str]]]
    looks: Mapping[str, list[dict[str, object]]]

    def of(self, split: str, role: str) -> tuple[Template, ...]:
        """Return the templates that a report of ``split`` may use for ``role``; empty if there are none."""
        return self.templates.get((split, role), ())

    def all(self) -> tuple[Template, ...]:
        """Return every template once."""
        found = {template.id: template for group in self.templates.values() for template in group}
        return tuple(found.values())

    def word_list(self, split: str, name: str) -> list[str]:
        """Return a plain list of the split, or of both splits where it is not divided.

        Raises:
            CorpusError: there is no such list.
        """
        for place in (split, "both"):
            if name in self.words.get(place, {}):
                return self.words[place][name]
        raise CorpusError(f"没有词表 {name}", where=str(self.folder / "words.toml"), remedy="补上该词表")


def default_folder() -> Path:
    """Return the grammar's folder in a checkout of the project.

    Raises:
        CorpusError: the package does not stand in a checkout.
    """
    folder = Path(__file__).resolve().parents[3] / "corpora" / "synthetic"
    if not folder.is_dir():
        raise CorpusError(
            "找不到语料模板目录", where=str(folder), remedy="请在项目源代码目录中运行，或用 --grammar 指定目录"
        )
    return folder


@lru_cache(maxsize=4)
def load_lexicon(folder: Path | None = None) -> Lexicon:
    """Read all grammar files once.

    Raises:
        CorpusError: a file is malformed or an id is used twice.
    """
    where = folder or default_folder()
    collected: dict[tuple[str, str], list[Template]] = {}
    seen: set[str] = set()
    for path in sorted(where.glob("*.toml")):
        if path.stem in _LISTS:
            continue
        for template in _templates(path):
            if template.id in seen:
                raise CorpusError(f"模板编号重复：{template.id}", where=str(path), remedy="换一个编号")
            seen.add(template.id)
            for split in SPLITS if template.split == "both" else (template.split,):
                collected.setdefault((split, template.role), []).append(template)
    return Lexicon(
        where,
        {key: tuple(templates) for key, templates in collected.items()},
        _read(where / "world.toml", dict[str, dict[str, list[object]]]),
        _read(where / "words.toml", dict[str, dict[str, list[str]]]),
        _read(where / "looks.toml", dict[str, list[dict[str, object]]]),
    )


def _read(path: Path, shape: type[Shape]) -> Shape:
    """Read a TOML file that has the named shape; the shape is ours, so it is not checked again."""
    del shape
    try:
        return cast("Shape", tomllib.loads(path.read_text(encoding="utf-8")))
    except (OSError, tomllib.TOMLDecodeError) as error:
        raise CorpusError(f"模板文件无法读取：{error}", where=str(path), remedy="检查该文件") from error


def _templates(path: Path) -> list[Template]:
    found = []
    for group in _read(path, dict[str, list[dict[str, object]]])["group"]:
        split, role, texts = str(group.get("split")), str(group.get("role")), group.get("texts")
        when = group.get("when", [])
        if split not in (*SPLITS, "both") or not isinstance(texts, dict) or not isinstance(when, list):
            raise CorpusError(f"模板组 {role} 缺少 split 或 texts", where=str(path), remedy="补全该组")
        for key, text in texts.items():
            name = f"{split[0]}.{role}.{key}"
            found.append(Template(name, split, role, str(text), tuple(map(str, when)), split == "both"))
    return found
