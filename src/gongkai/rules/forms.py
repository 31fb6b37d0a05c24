"""Read the official form of a pack: sections, tables, rows, columns."""

from __future__ import annotations

import json
import tomllib
from dataclasses import fields
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from gongkai.errors import RulePackError
from gongkai.model import ColumnForm, ReportForm, RowForm, SectionForm, TableForm, TopicForm

if TYPE_CHECKING:
    from pydantic import TypeAdapter

FORM_FILE = "form.toml"


def load_form(folder: Path) -> ReportForm:
    """Read ``form.toml`` of a pack folder; the result is kept for the life of the process.

    Raises:
        RulePackError: the file is missing, is no TOML, or does not describe a form.
    """
    return _load(folder.resolve())


@cache
def _load(folder: Path) -> ReportForm:
    path = folder / FORM_FILE
    try:
        with path.open("rb") as file:
            source = tomllib.load(file)
    except OSError as error:
        raise RulePackError("缺少格式文件", where=str(path), remedy="规则包须有 form.toml") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise RulePackError(f"不是有效的 TOML（{error}）", where=str(path), remedy="请更正语法") from error
    form = _validated(source, path)
    _check_names(form, path)
    return form


@cache
def _adapter() -> TypeAdapter[ReportForm]:
    from pydantic import TypeAdapter

    return TypeAdapter(ReportForm)


def _validated(source: dict[str, Any], path: Path) -> ReportForm:
    from pydantic import ValidationError

    try:
        # Only as JSON does strict reading take an array for a tuple.
        form = _adapter().validate_json(json.dumps({"to_year": None, **source}, default=str), strict=True)
    except ValidationError as error:
        first = error.errors()[0]
        key = ".".join(str(step) for step in first["loc"])
        what = f"键 {key} 有误（{first['msg']}）"
        raise RulePackError(what, where=str(path), remedy="请对照自带规则包更正") from error
    _refuse_unknown_keys(source, path)
    return form


def _refuse_unknown_keys(source: dict[str, Any], path: Path) -> None:
    tables: list[dict[str, Any]] = source["tables"]
    parts: tuple[tuple[str, type, list[dict[str, Any]]], ...] = (
        ("", ReportForm, [source]),
        ("sections", SectionForm, source["sections"]),
        ("topics", TopicForm, source.get("topics", [])),
        ("tables", TableForm, tables),
        ("tables.rows", RowForm, [row for table in tables for row in table["rows"]]),
        ("tables.columns", ColumnForm, [column for table in tables for column in table["columns"]]),
    )
    for place, kind, entries in parts:
        known = {field.name for field in fields(kind)}
        unknown = sorted({key for entry in entries for key in entry if key not in known})
        if unknown:
            what = f"{place or '顶层'} 中没有名为 {unknown[0]} 的键"
            raise RulePackError(what, where=str(path), remedy="请删去或更正")


def _check_names(form: ReportForm, path: Path) -> None:
    """Refuse a form whose parts name one another wrongly."""
    for table in form.tables:
        columns = {column.id for column in table.columns}
        unknown = [name for row in table.rows for name in row.columns if name not in columns]
        unknown += [table.section] if table.section not in {section.id for section in form.sections} else []
        if unknown:
            raise RulePackError(f"表格 {table.id} 引用了没有定义的 {unknown[0]}", where=str(path), remedy="请更正名称")
        if len({row.id for row in table.rows}) != len(table.rows):
            raise RulePackError(f"表格 {table.id} 的行名重复", where=str(path), remedy="每行须有不同的名称")
