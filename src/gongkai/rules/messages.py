"""Messages of rules: placeholders looked up in a table, nothing in them is ever evaluated."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

LONGEST_VALUE: Final = 60
"""A value quoted from a report is cut to this length, so that a message stays a sentence."""

_PLACEHOLDER: Final = re.compile(r"\{([^{}]*)\}")


def placeholders(template: str) -> tuple[str, ...]:
    """Return the names between braces, in order."""
    return tuple(_PLACEHOLDER.findall(template))


def has_stray_brace(template: str) -> bool:
    """Tell whether a brace is left that belongs to no placeholder."""
    return bool(set("{}") & set(_PLACEHOLDER.sub("", template)))


def fill(template: str, values: Mapping[str, str]) -> str:
    """Return the template with every ``{name}`` replaced by its value; a value's own braces mean nothing."""
    return _PLACEHOLDER.sub(lambda match: clipped(values.get(match[1], "")), template)


def clipped(value: str) -> str:
    """Return a value on one line, cut to a readable length."""
    line = " ".join(value.split())
    return f"{line[: LONGEST_VALUE - 1]}…" if len(line) > LONGEST_VALUE else line
