"""The language of help and usage errors: Chinese, or English where the environment asks for it."""

from __future__ import annotations

import os
from functools import cache


@cache
def is_english() -> bool:
    """Tell whether to speak English: ``GONGKAI_LANG=en``, or the locale C (``LC_ALL``, ``LC_MESSAGES``, ``LANG``)."""
    chosen = os.environ.get("GONGKAI_LANG", "").lower()
    if chosen:
        return chosen.startswith("en")
    names = (os.environ.get(name, "") for name in ("LC_ALL", "LC_MESSAGES", "LANG"))
    return next((name for name in names if name), "") in {"C", "POSIX"}


def say(chinese: str, english: str) -> str:
    """Return the wording for this run."""
    return english if is_english() else chinese
