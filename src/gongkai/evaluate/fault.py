"""What a planted fault is: a change to a sound report, the rule that must say so, and what else may lawfully fire."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from random import Random
from typing import TypeAlias

from gongkai.evaluate.draft import Draft
from gongkai.evaluate.wish import ANY, Wish
from gongkai.model import Severity


@dataclass(frozen=True, slots=True)
class Change:
    """The faulty draft and what is wrong with it; the fields that do not apply stay empty.

    ``values`` are the two values that disagree, as printed or computed; ``printed`` is the faulty text itself.
    """

    draft: Draft
    section: str = ""
    table: str = ""
    row: str = ""
    column: str = ""
    figure: str = ""
    values: tuple[str, ...] = ()
    also: tuple[str, ...] = ()
    printed: str = ""


Planter: TypeAlias = Callable[[Draft, Random], Change | None]


@dataclass(frozen=True, slots=True)
class Fault:
    """A kind of fault. ``wants`` narrows the sound report it is planted in (kind of issuer, medium, year)."""

    name: str
    rule: str
    severity: Severity
    plant: Planter
    wants: Wish = ANY
    also: tuple[str, ...] = ()
