"""What a lawful oddity of form is: made by code in a sound report, with the rules that must stay silent."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from random import Random
from typing import TypeAlias

from gongkai.evaluate.draft import Draft
from gongkai.evaluate.wish import ANY, Wish

Maker: TypeAlias = Callable[[Draft, Random], Draft | None]


@dataclass(frozen=True, slots=True)
class Oddity:
    """A lawful oddity that is made by code. ``wants`` narrows the sound report it is made in."""

    id: str
    guards: tuple[str, ...]
    make: Maker
    note: str
    wants: Wish = ANY
