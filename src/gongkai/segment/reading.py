"""What reading one grid against the form gives."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from gongkai.model import Cell, Entry


@dataclass(frozen=True, slots=True)
class Readings:
    """Entries in printed order.

    ``rows`` are the ids of the rows read, in printed order, repetitions included. ``columns`` gives the grid column of
    each column label, where a header was found. ``extra`` are label cells with values that the form does not know.
    ``missing_columns`` are columns that the header lacks.
    """

    entries: tuple[Entry, ...] = ()
    rows: tuple[str, ...] = ()
    columns: Mapping[str, int] = field(default_factory=lambda: MappingProxyType({}))
    extra: tuple[Cell, ...] = ()
    missing_columns: tuple[str, ...] = ()
