"""The errors a caller may meet: each says what is wrong, where, and what to do."""

from __future__ import annotations


class GongkaiError(Exception):
    """Anything this package raises on purpose.

    Args:
        what: what is wrong, one short sentence in Chinese.
        where: the file, rule or key it concerns.
        remedy: what the reader can do about it.
    """

    def __init__(self, what: str, *, where: str = "", remedy: str = "") -> None:
        self.what = what
        self.where = where
        self.remedy = remedy
        super().__init__(what)

    def __str__(self) -> str:
        place = f"{self.where}：" if self.where else ""
        advice = f"；{self.remedy}" if self.remedy else ""
        return f"{place}{self.what}{advice}"


class ReadError(GongkaiError):
    """A file that cannot be opened or read as text."""


class RulePackError(GongkaiError):
    """A rule pack that is incomplete, contradictory or not readable."""


class ModelError(GongkaiError):
    """A model folder that is incomplete, changed or not readable."""
