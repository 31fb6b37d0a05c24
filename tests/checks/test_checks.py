"""The registry: one tuple, nothing forgotten, nothing twice."""

from __future__ import annotations

import pkgutil
from importlib import import_module

import pytest

from gongkai import checks
from gongkai.model import Kind


def defined() -> dict[int, Kind]:
    modules = [import_module(f"gongkai.checks.{found.name}") for found in pkgutil.iter_modules(checks.__path__)]
    return {id(value): value for module in modules for value in vars(module).values() if isinstance(value, Kind)}


def test_every_kind_defined_in_a_module_is_registered() -> None:
    registered = {id(kind) for kind in checks.KINDS}
    assert [kind.name for key, kind in defined().items() if key not in registered] == []


def test_every_kind_registered_is_defined_in_a_module() -> None:
    assert {id(kind) for kind in checks.KINDS} <= set(defined())


def test_no_name_is_used_twice() -> None:
    names = [kind.name for kind in checks.KINDS]
    assert len(names) == len(set(names))


@pytest.mark.parametrize("kind", checks.KINDS, ids=lambda kind: kind.name)
def test_parameters_refuse_unknown_keys(kind: Kind) -> None:
    assert kind.params.__pydantic_config__ == {"extra": "forbid", "strict": True}


def test_kinds_that_read_cue_words_are_not_certain() -> None:
    assert [kind.name for kind in checks.KINDS if not kind.certain] == ["cue_words"]
