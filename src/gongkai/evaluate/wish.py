"""What a sound report must be like for a fault or a trap to find its place."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Wish:
    """``kind`` of issuer, ``medium`` of the file, report ``year``; what is None is drawn."""

    kind: str | None = None
    medium: str | None = None
    year: int | None = None


ANY = Wish()
