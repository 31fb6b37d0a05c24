"""Lines of styled text, wrapped by the width that Chinese characters really take."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Final

_TOKEN: Final = re.compile(r" +|[!-~]+|[^ !-~]")
_NOT_FIRST: Final = frozenset("，。、；：！？）》〉」』】〕”’…·%‰,.;:!?)]}")
_COUNTERS: Final = frozenset("件条个项次宗份起元万亿年月日号款页行列字人")
_NOT_LAST: Final = frozenset("（《〈「『【〔“‘([{")


@dataclass(frozen=True, slots=True)
class Run:
    """Text in one style; ``style`` is a style name of rich, empty for none. ``text`` holds no line break."""

    text: str
    style: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph: its first row begins at column ``indent``, the rows after it at column ``hang``."""

    runs: tuple[Run, ...] = ()
    indent: int = 0
    hang: int = 0

    def plain(self) -> str:
        """Return the line unwrapped and without styles."""
        return (" " * self.indent + "".join(run.text for run in self.runs)).rstrip()


def width_of(text: str) -> int:
    """Return the columns that ``text`` takes on a terminal."""
    from rich.cells import cell_len

    return cell_len(text)


def padded(text: str, width: int) -> str:
    """Return ``text`` filled up with blanks to ``width`` columns."""
    return text + " " * max(0, width - width_of(text))


def wrap(line: Line, width: int) -> tuple[tuple[Run, ...], ...]:
    """Break ``line`` into rows of at most ``width`` columns, indentation included.

    Chinese may break between any two characters, but no row begins with a closing mark or ends with an opening one.
    """
    rows: list[list[Run]] = []
    row: list[Run] = [Run(" " * line.indent)] if line.indent else []
    used = line.indent
    for atom, taken in _placeable(line, width):
        if used + taken > width and used > (line.hang if rows else line.indent):
            rows.append(row)
            row, used = ([Run(" " * line.hang)] if line.hang else []), line.hang
            if all(run.text.isspace() for run in atom):
                continue
        row.extend(atom)
        used += taken
    rows.append(row)
    return tuple(_joined(row) for row in rows)


def _joined(row: Iterable[Run]) -> tuple[Run, ...]:
    """Put neighbours of one style together."""
    return tuple(Run("".join(run.text for run in runs), style) for style, runs in groupby(row, lambda run: run.style))


def _placeable(line: Line, width: int) -> Iterator[tuple[list[Run], int]]:
    """Yield unbreakable pieces with their widths; what no row could hold is cut into characters."""
    room = max(1, width - max(line.indent, line.hang))
    for atom in _atoms(line.runs):
        taken = sum(width_of(run.text) for run in atom)
        if taken <= room:
            yield atom, taken
            continue
        for run in atom:
            for char in run.text:
                yield [Run(char, run.style)], width_of(char)


def _belong_together(last: str, first: str) -> bool:
    """Tell whether no row may end between these two characters."""
    return first in _NOT_FIRST or last in _NOT_LAST or (first in _COUNTERS and last.isdigit())


def _atoms(runs: Iterable[Run]) -> Iterator[list[Run]]:
    """Yield the pieces between which a row may end."""
    atom: list[Run] = []
    for run in runs:
        for match in _TOKEN.finditer(run.text):
            token = match[0]
            if atom and not _belong_together(atom[-1].text[-1], token[0]):
                yield atom
                atom = []
            atom.append(Run(token, run.style))
    if atom:
        yield atom
