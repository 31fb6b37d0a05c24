"""Reads one object of a JSON or TOML file key by key, and says which key of which file is wrong."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal, InvalidOperation
from typing import cast

from gongkai.evaluate.lexicon import CorpusError


class Record:
    """An object of an annotation or task file. ``where`` names the place for the error message."""

    def __init__(self, value: object, where: str) -> None:
        if not isinstance(value, dict):
            raise CorpusError("此处应为一个对象", where=where, remedy="对照 docs/evaluation.md 修改")
        self.fields = cast("Mapping[str, object]", value)
        self.where = where

    def has(self, key: str) -> bool:
        """Tell whether the key is there and not null."""
        return self.fields.get(key) is not None

    def wrong(self, key: str, wanted: str) -> CorpusError:
        """Return the error for a key that is not what it should be."""
        return CorpusError(f"“{key}”应为{wanted}", where=self.where, remedy="对照 docs/evaluation.md 修改")

    def text(self, key: str, default: str | None = None) -> str:
        """Return a string; without a default it must be there."""
        value = self.fields.get(key)
        if value is None and default is not None:
            return default
        if not isinstance(value, str):
            raise self.wrong(key, "文字")
        return value

    def maybe(self, key: str) -> str | None:
        """Return a string or None."""
        return self.text(key) if self.has(key) else None

    def place(self, key: str) -> int | None:
        """Return a whole number not below zero, or None."""
        value = self.fields.get(key)
        if value is not None and (not isinstance(value, int) or isinstance(value, bool) or value < 0):
            raise self.wrong(key, "不小于 0 的整数")
        return value

    def whole(self, key: str, default: int) -> int:
        """Return a whole number not below zero."""
        value = self.place(key)
        return default if value is None else value

    def number(self, key: str) -> Decimal:
        """Return a finite decimal, given as a string or a number."""
        value = self.fields.get(key)
        try:
            if isinstance(value, str | int | float) and not isinstance(value, bool):
                number = Decimal(str(value))
                if number.is_finite():
                    return number
        except InvalidOperation:
            pass
        raise self.wrong(key, "数字")

    def share(self, key: str) -> float | None:
        """Return a number or None."""
        return float(self.number(key)) if self.has(key) else None

    def flag(self, key: str) -> bool:
        """Return a truth value, False without the key."""
        value = self.fields.get(key, False)
        if not isinstance(value, bool):
            raise self.wrong(key, " true 或 false")
        return value

    def texts(self, key: str) -> tuple[str, ...]:
        """Return a list of strings, empty without the key."""
        value = self.fields.get(key) or []
        if not isinstance(value, list) or not all(isinstance(each, str) for each in value):
            raise self.wrong(key, "文字的列表")
        return tuple(value)

    def records(self, key: str) -> tuple[Record, ...]:
        """Return a list of objects, empty without the key."""
        value = self.fields.get(key) or []
        if not isinstance(value, list):
            raise self.wrong(key, "列表")
        return tuple(Record(each, f"{self.where} {key}[{place}]") for place, each in enumerate(value))

    def record(self, key: str) -> Record:
        """Return an object, an empty one without the key."""
        return Record(self.fields.get(key) or {}, f"{self.where} {key}")
