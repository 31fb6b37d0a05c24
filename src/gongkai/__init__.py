"""Checks annual reports on government-information disclosure.

    >>> review = gongkai.review("report.html")
    >>> [finding.message for finding in review.findings]

The public names are loaded when first used, so that importing the package costs nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from gongkai.model import Finding, Review
    from gongkai.pipeline import review
    from gongkai.rules import load_pack

__version__ = "0.1.0"

__all__ = ["Finding", "Review", "__version__", "load_pack", "review"]

_HOMES = {
    "Finding": "gongkai.model",
    "Review": "gongkai.model",
    "load_pack": "gongkai.rules",
    "review": "gongkai.pipeline",
}


def __getattr__(name: str) -> object:
    """Load a public name from its home (PEP 562)."""
    from importlib import import_module

    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
