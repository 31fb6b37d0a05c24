"""TOML → rules. The only place, with ``forms``, where pydantic reads; unknown keys and loose types are refused."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from difflib import get_close_matches
from pathlib import Path
from typing import Any, Final, Literal, TypeVar

from pydantic import TypeAdapter, ValidationError

from gongkai.checks import KINDS
from gongkai.errors import RulePackError
from gongkai.model import Basis, Example, Instrument, Kind, Level, ReportForm, Rule, Severity
from gongkai.rules.verify import verify_rule

NOT_RULES: Final = frozenset({"form.toml", "instruments.toml", "retired.toml"})
_STRICT: Final[dict[str, object]] = {"extra": "forbid", "strict": True}
_LARGEST: Final = 2_000_000
_KINDS: Final = {kind.name: kind for kind in KINDS}
_Shape = TypeVar("_Shape")
_ADAPTERS: Final[dict[type[Any], TypeAdapter[Any]]] = {}
_REASONS: Final = {
    "extra_forbidden": "不认识的键",
    "unexpected_keyword_argument": "不认识的键",
    "missing": "缺少这一键",
    "missing_argument": "缺少这一键",
    "literal_error": "取值不在允许范围内",
}


@dataclass(frozen=True, slots=True)
class _Basis:
    instrument: str
    place: str = ""

    __pydantic_config__ = _STRICT


@dataclass(frozen=True, slots=True)
class _Example:
    outcome: Literal["met", "breached", "undetermined", "not_applicable"]
    figures: Mapping[str, str | int] | None = None
    stated: Mapping[str, str | int] | None = None
    text: str | None = None
    note: str = ""
    changes: Mapping[str, str] | None = None
    year: int | None = None
    level: Level | None = None

    __pydantic_config__ = _STRICT

    def example(self) -> Example:
        return Example(
            self.outcome,
            _texts(self.figures),
            _texts(self.stated),
            self.text,
            self.note,
            self.changes,
            self.year,
            self.level,
        )


@dataclass(frozen=True, slots=True)
class _Rule:
    id: str
    name: str
    title: str
    severity: Severity
    basis: tuple[_Basis, ...]
    message: str
    fix: str
    check: Mapping[str, Any]
    example: tuple[_Example, ...] = ()
    why: str = ""
    question: str | None = None
    remark: str | None = None
    section: str | None = None
    levels: tuple[Level, ...] = ()
    gate: bool = False

    __pydantic_config__ = _STRICT


@dataclass(frozen=True, slots=True)
class _RuleFile:
    rule: tuple[_Rule, ...]

    __pydantic_config__ = _STRICT


@dataclass(frozen=True, slots=True)
class _Instrument:
    id: str
    title: str
    number: str
    in_force: date
    until: date | None = None

    __pydantic_config__ = _STRICT


@dataclass(frozen=True, slots=True)
class _InstrumentFile:
    instrument: tuple[_Instrument, ...]

    __pydantic_config__ = _STRICT


@dataclass(frozen=True, slots=True)
class _Retired:
    id: str
    reason: str

    __pydantic_config__ = _STRICT


@dataclass(frozen=True, slots=True)
class _RetiredFile:
    retired: tuple[_Retired, ...] = field(default_factory=tuple)

    __pydantic_config__ = _STRICT


def read_instruments(folder: Path) -> dict[str, Instrument]:
    """Read ``instruments.toml``; a folder without one adds no legal text.

    Raises:
        RulePackError: the file is not what it should be, or an id stands in it twice.
    """
    path = folder / "instruments.toml"
    if not path.is_file():
        return {}
    found: dict[str, Instrument] = {}
    for raw in _shaped(_InstrumentFile, _toml(path), path.name).instrument:
        if raw.id in found:
            raise RulePackError("依据文件编号重复", where=f"{path.name} {raw.id}", remedy="每份文件用一个编号")
        found[raw.id] = Instrument(raw.id, raw.title, raw.number, raw.in_force, raw.until)
    return found


def read_retired(folder: Path) -> frozenset[str]:
    """Return the ids of ``retired.toml``, which may never be used again."""
    path = folder / "retired.toml"
    if not path.is_file():
        return frozenset()
    return frozenset(raw.id for raw in _shaped(_RetiredFile, _toml(path), path.name).retired)


def read_rules(
    folder: Path, form: ReportForm, instruments: Mapping[str, Instrument], taken: Mapping[str, str] | None = None
) -> tuple[Rule, ...]:
    """Read all rule files of a folder, files by name, rules as they stand.

    ``taken`` are ids already used, with the place that uses them.

    Raises:
        RulePackError: something is refused; the message names file, rule and key.
    """
    retired = read_retired(folder)
    places = dict(taken or {})
    rules: list[Rule] = []
    for path in sorted(folder.glob("*.toml")):
        if path.name in NOT_RULES:
            continue
        source = _toml(path)
        for raw in _shaped(_RuleFile, source, path.name).rule:
            if raw.id in places:
                raise RulePackError(
                    f"规则编号重复，{places[raw.id]} 已使用", where=f"{path.name} {raw.id} id", remedy="另取编号"
                )
            if raw.id in retired:
                raise RulePackError(
                    "规则编号已停用，不得再用",
                    where=f"{path.name} {raw.id} id",
                    remedy="另取编号，停用编号见 retired.toml",
                )
            places[raw.id] = path.name
            rule = _rule(raw, path.name)
            verify_rule(rule, form, instruments, path.name)
            rules.append(rule)
    return tuple(rules)


def _rule(raw: _Rule, file: str) -> Rule:
    settings = dict(raw.check)
    kind = _kind(settings.pop("kind", None), file, raw.id)
    params = _shaped(kind.params, settings, f"{file} {raw.id} check")
    return Rule(
        id=raw.id,
        name=raw.name,
        title=raw.title,
        severity=raw.severity,
        basis=tuple(Basis(basis.instrument, basis.place) for basis in raw.basis),
        message=raw.message,
        fix=raw.fix,
        kind=kind,
        params=params,
        examples=tuple(example.example() for example in raw.example),
        why=raw.why,
        question=raw.question,
        remark=raw.remark,
        section=raw.section,
        levels=raw.levels,
        gate=raw.gate,
    )


def _kind(name: object, file: str, rule_id: str) -> Kind:
    kind = _KINDS.get(name) if isinstance(name, str) else None
    if kind is None:
        near = get_close_matches(str(name), sorted(_KINDS), n=3) or sorted(_KINDS)
        raise RulePackError(
            f"没有检查方式“{name}”", where=f"{file} {rule_id} check.kind", remedy=f"可用：{'、'.join(near)}"
        )
    return kind


def _toml(path: Path) -> dict[str, Any]:
    try:
        content = path.read_bytes()
        if len(content) > _LARGEST:
            raise RulePackError("文件过大", where=path.name, remedy="规则文件不超过 2 MB")
        return tomllib.loads(content.decode("utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        raise RulePackError("文件无法读取", where=path.name, remedy="确认文件存在且为 UTF-8 编码") from error
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise RulePackError(f"不是有效的 TOML（{error}）", where=path.name, remedy="按提示的行列修改") from error


def _adapter(shape: type[Any]) -> TypeAdapter[Any]:
    if shape not in _ADAPTERS:
        _ADAPTERS[shape] = TypeAdapter(shape)
    return _ADAPTERS[shape]


def _shaped(shape: type[_Shape], source: Mapping[str, Any], where: str) -> _Shape:
    try:
        # As JSON, strict reading still takes tables for dataclasses, lists for tuples and dates as TOML prints them.
        shaped: _Shape = _adapter(shape).validate_json(json.dumps(source, default=str))
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        keys = [each for each in first["loc"] if each != ""]
        reason = _REASONS.get(first["type"], "取值类型不对")
        place = " ".join(part for part in (where, _owner(source, keys), _path(keys)) if part)
        raise RulePackError(f"{reason}（{first['msg']}）", where=place, remedy="对照自带规则包的写法") from error
    return shaped


def _owner(source: Mapping[str, Any], keys: Sequence[int | str]) -> str:
    """Return the id of the rule, instrument or the like that a path of keys leads into."""
    if len(keys) < 2 or not isinstance(keys[1], int):
        return ""
    entries = source.get(str(keys[0]))
    entry = entries[keys[1]] if isinstance(entries, list) and keys[1] < len(entries) else None
    return str(entry.get("id", f"第{keys[1] + 1}条")) if isinstance(entry, dict) else ""


def _path(keys: Sequence[int | str]) -> str:
    return ".".join(str(key) for key in (keys[2:] if len(keys) > 2 and isinstance(keys[1], int) else keys))


def _texts(values: Mapping[str, str | int] | None) -> Mapping[str, str] | None:
    return None if values is None else {name: str(value) for name, value in values.items()}
