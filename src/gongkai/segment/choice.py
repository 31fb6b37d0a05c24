"""Which of the possible headings open the sections: the best consistent choice, not the first match."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, TypeAlias

from gongkai.language.normalise import squeeze
from gongkai.model import Block, Paragraph, ReportForm
from gongkai.segment.headings import Candidate, Style, candidate
from gongkai.segment.numbering import without_subordinate
from gongkai.segment.tables import Pieces

_SURE: Final = 1.2
"""An official wording under a top-level number, or better."""
_SHORT_WORDING: Final = 8
"""Unnumbered titles shorter than this may be sub-headings of section one."""
_CONTENTS_LENGTH: Final = 3
"""So many headings in a row without any text, all of them repeated below, are a list of contents."""
_FORMAL_ENOUGH: Final = 2
"""So many sections under their own top-level number show how the report numbers its sections."""
_STYLE_ENOUGH: Final = 3
_TABLE_IN_REACH: Final = 4
"""An unnumbered title opens its section when the section's table stands within so many blocks."""

_Key: TypeAlias = tuple[bool, bool, float, int, int]


@dataclass(frozen=True, slots=True)
class Choice:
    """Headings chosen per section, those that repeat one, and top-level headings the form does not know.

    ``boundaries`` are all of them in reading order, ``starts`` their blocks. ``doubtful`` are sections that an
    unnumbered line may open or only mention, or that another section's heading names too.
    """

    chosen: Mapping[str, Candidate]
    repeated: tuple[Candidate, ...]
    unknown: tuple[Candidate, ...]
    boundaries: tuple[Candidate, ...]
    starts: tuple[int, ...]
    doubtful: frozenset[str] = frozenset()


def choose(blocks: Sequence[Block], form: ReportForm, pieces: Pieces) -> Choice:
    """Decide which paragraphs are the headings."""
    found = [
        heading
        for index, block in enumerate(blocks)
        if isinstance(block, Paragraph) and (heading := candidate(index, block, form))
    ]
    found = _without_contents(found)
    surroundings = _Surroundings(found, blocks, form, pieces)
    known, inside = without_subordinate(found, form, surroundings.has_table)
    usable, doubtful = _of_the_usual_style(known, blocks, form, surroundings)
    options: dict[str, list[Candidate]] = {section.id: [] for section in form.sections}
    for heading in usable:
        if heading.id:
            options[heading.id].append(heading)
    chosen = {name: max(each, key=surroundings.key) for name, each in options.items() if each}
    chosen = _in_order(chosen, options, form, surroundings)
    kept = set(chosen.values())
    repeated = tuple(h for h in usable if h not in kept and _repeats(h, form, surroundings))
    unknown = tuple(_unknown([each for each in found if each.block not in inside], (*kept, *repeated)))
    boundaries = tuple(sorted((*kept, *repeated, *unknown), key=lambda heading: heading.block))
    starts = tuple(heading.block for heading in boundaries)
    merged = {name for heading in kept for name in heading.also}
    return Choice(chosen, repeated, unknown, boundaries, starts, (doubtful | merged) - chosen.keys())


class _Surroundings:
    """What stands below each possible heading, up to the next one in the same style."""

    def __init__(
        self, headings: Sequence[Candidate], blocks: Sequence[Block], form: ReportForm, pieces: Pieces
    ) -> None:
        self._starts: dict[Style, list[int]] = {}
        for heading in headings:
            if heading.id:
                self._starts.setdefault(heading.style, []).append(heading.block)
        self._end = len(blocks)
        self._own_tables = {table.section: [piece.block for piece in pieces.of(table.id)] for table in form.tables}

    def _stop(self, heading: Candidate) -> int:
        starts = self._starts[heading.style] if heading.id else []
        following = bisect_right(starts, heading.block)
        return starts[following] if following < len(starts) else self._end

    def has_content(self, heading: Candidate) -> bool:
        """Whether anything follows the heading; a list of contents has nothing below."""
        return heading.runs_on or self._stop(heading) > heading.block + 1

    def has_table(self, heading: Candidate, reach: int | None = None) -> bool:
        """Whether the section's own table stands below, ``reach`` blocks away at most."""
        tables = self._own_tables.get(heading.id or "", [])
        after = bisect_right(tables, heading.block)
        stop = self._stop(heading) if reach is None else min(self._stop(heading), heading.block + 1 + reach)
        return after < len(tables) and tables[after] < stop

    def owes_table(self, heading: Candidate) -> bool:
        """Whether the form asks for a table in the section."""
        return heading.id in self._own_tables

    def key(self, heading: Candidate) -> _Key:
        """Return what makes one of several headings of a section the better one."""
        wording = min(_SHORT_WORDING, len(squeeze(heading.title)))
        return self.has_table(heading), self.has_content(heading), heading.score, wording, -heading.block


def _without_contents(found: Sequence[Candidate]) -> list[Candidate]:
    """Drop headings that stand one below the other without text, if the sections come again further down."""
    last: dict[str | None, int] = {heading.id: heading.block for heading in found if heading.id}
    kept: list[Candidate] = []
    run: list[Candidate] = []
    for heading in found:
        if run and (heading.block != run[-1].block + 1 or heading.runs_on):
            kept += _unless_contents(run, last)
            run = []
        run.append(heading)
    return [*kept, *_unless_contents(run, last)]


def _unless_contents(run: Sequence[Candidate], last: Mapping[str | None, int]) -> Sequence[Candidate]:
    again = [heading for heading in run if heading.id and last[heading.id] > run[-1].block]
    return [] if len({heading.id for heading in again}) >= _CONTENTS_LENGTH else run


def _of_the_usual_style(
    headings: Sequence[Candidate], blocks: Sequence[Block], form: ReportForm, surroundings: _Surroundings
) -> tuple[list[Candidate], frozenset[str]]:
    """Keep sub-numbers and bare words only in a report that numbers its sections that way; tell the doubtful ones."""
    numbers = {section.id: section.number for section in form.sections}
    named = {(heading.style, heading.id) for heading in headings if heading.number == numbers.get(heading.id or "")}
    counts = Counter(style for style, _ in named)
    formal = len({name for style, name in named if style in ("top", "part")}) >= _FORMAL_ENOUGH
    levels = Counter(_level(heading, blocks) for heading in headings if heading.style in ("top", "part"))
    usual_level = max(levels, key=lambda level: levels[level], default=None)

    def is_usual(heading: Candidate) -> bool:
        if heading.style == "none":
            return _opens_without_number(heading, usual_level, blocks, surroundings, formal=formal)
        return heading.style in ("top", "part") or (not formal and counts[heading.style] >= _STYLE_ENOUGH)

    usable = [heading for heading in headings if is_usual(heading)]
    kept = {heading.block for heading in usable}
    left = [heading for heading in headings if heading.block not in kept]
    return usable, frozenset(h.id for h in left if h.id and _may_open(h, numbers[h.id], formal=formal))


def _may_open(heading: Candidate, number: int, *, formal: bool) -> bool:
    """Whether a line that was not taken for a heading leaves it open if its section is missing."""
    if heading.style == "none":
        return len(squeeze(heading.title)) >= _SHORT_WORDING
    return not formal and heading.number == number


def _level(heading: Candidate, blocks: Sequence[Block]) -> int | None:
    block = blocks[heading.block]
    return block.level if isinstance(block, Paragraph) else None


def _opens_without_number(
    heading: Candidate, level: int | None, blocks: Sequence[Block], around: _Surroundings, *, formal: bool
) -> bool:
    """Whether bare words are the heading: in a numbered report they may as well be a caption or a sub-heading."""
    own = _level(heading, blocks)
    if own is not None and (not formal or own == level):
        return True
    if around.has_table(heading, _TABLE_IN_REACH):
        return True
    is_long = len(squeeze(heading.title)) >= _SHORT_WORDING
    if around.owes_table(heading):
        return not formal and is_long
    return not formal or is_long


def _in_order(
    chosen: Mapping[str, Candidate],
    options: Mapping[str, Sequence[Candidate]],
    form: ReportForm,
    around: _Surroundings,
) -> dict[str, Candidate]:
    """Replace or drop doubtful headings that stand out of order; sure ones stay, a rule judges them."""
    result = dict(chosen)
    for section in form.sections:
        heading = result.get(section.id)
        if heading is None or _fits(heading, result, form):
            continue
        fitting = [
            each
            for each in options[section.id]
            if _fits(each, result, form) and around.has_table(each) >= around.has_table(heading)
        ]
        if fitting:
            result[section.id] = max(fitting, key=around.key)
        elif heading.score < 1.0:
            del result[section.id]
    return result


def _fits(heading: Candidate, chosen: Mapping[str, Candidate], form: ReportForm) -> bool:
    number = form.section(heading.id).number if heading.id else 0
    for section in form.sections:
        other = chosen.get(section.id)
        if other is None or section.id == heading.id:
            continue
        if (section.number < number) != (other.block < heading.block):
            return False
    return True


def _repeats(heading: Candidate, form: ReportForm, around: _Surroundings) -> bool:
    """Whether a further heading of a section opens it again; a continued table's title does not."""
    if heading.id is None or heading.score < _SURE or not around.has_content(heading) or "续" in heading.title:
        return False
    return heading.number == form.section(heading.id).number or around.has_table(heading)


def _unknown(found: Sequence[Candidate], known: Iterable[Candidate]) -> Iterator[Candidate]:
    """Yield top-level headings that no section claims and whose number continues the count of the others."""
    line = sorted(known, key=lambda heading: heading.block)
    starts = [heading.block for heading in line]
    last: Candidate | None = None
    for heading in found:
        place = bisect_right(starts, heading.block)
        before = line[place - 1] if place else None
        if before is heading:
            continue
        if before and (last is None or before.block > last.block):
            last = before
        if heading.style not in ("top", "part") or heading.runs_on or heading.number is None or last is None:
            continue
        after = line[place] if place < len(line) else None
        follows = last.number is not None and heading.number == last.number + 1 and heading.style == last.style
        if follows and (after is None or after.number == heading.number + 1):
            yield heading
            last = heading
