"""How parameters of a kind are read: strictly, and without unknown keys."""

from __future__ import annotations

from typing import Final, Literal, TypeAlias

NameUsed: TypeAlias = tuple[Literal["section", "table", "row", "column", "figure", "stated"], str]
"""A name of the form that parameters use; the loader looks it up. Rows and columns as ``table.row``."""

STRICT: Final[dict[str, object]] = {"extra": "forbid", "strict": True}
"""Set as ``__pydantic_config__`` of every parameter class; only the loader reads it."""


def plain(value: object) -> str:
    """Return a number as a person writes it: no exponent, no needless zeros."""
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
