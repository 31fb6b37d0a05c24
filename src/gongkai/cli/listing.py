"""What ``gongkai figures`` does: every input described and its figures listed."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from gongkai.cli.inputs import each_input, unread_line
from gongkai.cli.output import Output, opened
from gongkai.errors import GongkaiError
from gongkai.pipeline import Brief, figures_of
from gongkai.render.figurepage import figures_text
from gongkai.render.figures import figures_csv, figures_wire
from gongkai.render.wire import as_json, unread

if TYPE_CHECKING:
    from gongkai.model import Report, ReportForm
    from gongkai.render.wire import Json

_INCOMPLETE = 3


def list_figures(paths: Sequence[str], brief: Brief, format_name: str, target: str | None) -> int:
    """List the figures of every input; return 3 if one could not be read, else 0."""
    lost: list[str] = []
    with opened(target) as output:
        if format_name == "json":
            _write_json(paths, brief, output, lost)
        elif format_name == "csv":
            read = (answer for _, answer in _answers(paths, brief, lost) if not isinstance(answer, GongkaiError))
            for piece in figures_csv(read):
                output.write(piece)
        else:
            _write_text(paths, brief, output, lost)
    return _INCOMPLETE if lost else 0


def _answers(
    paths: Sequence[str], brief: Brief, lost: list[str]
) -> Iterator[tuple[str, tuple[Report, ReportForm] | GongkaiError]]:
    for given, answer in each_input(paths, lambda document: figures_of(document, brief)):
        if isinstance(answer, GongkaiError):
            sys.stderr.write(unread_line(given, answer))
            lost.append(given)
        yield given, answer


def _write_text(paths: Sequence[str], brief: Brief, output: Output, lost: list[str]) -> None:
    gap = ""
    for _, answer in _answers(paths, brief, lost):
        if not isinstance(answer, GongkaiError):
            output.write(gap + figures_text(*answer))
            gap = "\n"


def _write_json(paths: Sequence[str], brief: Brief, output: Output, lost: list[str]) -> None:
    is_array = len(paths) > 1
    opening, between = ("[\n", ",\n") if is_array else ("", "")
    for given, answer in _answers(paths, brief, lost):
        told: dict[str, Json]
        if isinstance(answer, GongkaiError):
            told = unread(given, answer, schema="gongkai.figures/1")
        else:
            told = figures_wire(*answer)
        output.write(opening + as_json(told, indent=2))
        opening = between
    output.write("\n]\n" if is_array else "\n")
