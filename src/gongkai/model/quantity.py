"""Numbers as printed: value, unit, and how exact they claim to be."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal, TypeAlias

Precision: TypeAlias = Literal["exact", "about", "at_least", "at_most"]


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with its unit as printed.

    ``value`` is in single units (4.2万 is 42000). ``resolution`` is the size of the last printed place where that is
    coarser than what the number counts (4.2万: 1000), 0 for plain whole numbers. ``precision`` is what the words
    around it claim: 余 and 多 ``at_least``, 近 ``at_most``, 约 and 左右 ``about``.
    """

    value: Decimal
    unit: str = ""
    precision: Precision = "exact"
    resolution: Decimal = Decimal(0)

    @property
    def is_exact(self) -> bool:
        """Whether nothing in the wording leaves room."""
        return self.precision == "exact"

    def bounds(self) -> tuple[Decimal, Decimal]:
        """Return the lowest and the highest value that the wording allows."""
        half = self.resolution / 2
        if self.precision == "exact":
            return self.value - half, self.value + half
        leeway = max(self._last_place(), self.resolution)
        if self.precision == "at_least":
            return self.value, self.value + leeway
        if self.precision == "at_most":
            return self.value - leeway, self.value
        return self.value - leeway, self.value + leeway

    def contradicts(self, other: Quantity) -> bool:
        """Tell whether no single number could satisfy both wordings."""
        low, high = self.bounds()
        other_low, other_high = other.bounds()
        return high < other_low or other_high < low

    def _last_place(self) -> Decimal:
        """Size of the last place that is not zero: 380 gives 10, 100 gives 100."""
        exponent = self.value.normalize().as_tuple().exponent
        return Decimal(10) ** exponent if isinstance(exponent, int) else Decimal(0)
