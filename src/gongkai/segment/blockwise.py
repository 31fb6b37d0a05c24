"""Blocks side by side above one row of values (table four), or the same told line by line or crosswise."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final, TypeAlias

from gongkai.model import Cell, Entry, TableForm
from gongkai.segment.labels import LabelBook
from gongkai.segment.lines import Line, Place, cell_at
from gongkai.segment.reading import Readings

_Named: TypeAlias = tuple[tuple[str, Place], ...]

_HEADER_ENOUGH: Final = 3
"""A row that names fewer outcomes is no header."""


@dataclass(frozen=True, slots=True)
class _Grid:
    """The lines of a table with what their labels name: blocks (rows of the form) and outcomes (its columns)."""

    table: TableForm
    lines: Sequence[Line]
    blocks: tuple[_Named, ...]
    outcomes: tuple[_Named, ...]

    @property
    def order(self) -> tuple[str, ...]:
        return tuple(column.id for column in self.table.columns)

    def entry(self, block: str, outcome: str, cell: Cell) -> Entry:
        return Entry(f"{self.table.id}.{block}.{outcome}", cell)


def read_blocks(table: TableForm, rows: LabelBook, columns: LabelBook, lines: Sequence[Line]) -> Readings:
    """Read table four: one row with all values, one row per block, one value per row, or blocks as columns."""
    grid = _Grid(table, lines, _named(lines, rows), _named(lines, columns))
    entries = _read(grid, [line for line in lines if line.numbers])
    if not entries:
        entries = _read(grid, [line for line in lines if not any(place.cell.text for place in line.places)][:1])
    read = tuple(dict.fromkeys(entry.name.split(".")[1] for entry in entries))
    return Readings(tuple(entries), read)


def _read(grid: _Grid, lines: Sequence[Line]) -> list[Entry]:
    entries: list[Entry] = []
    above = _Above(grid)
    for line in lines:
        above.go_down_to(line.row)
        entries += _value_row(grid, line, above) or _one_block(grid, line, above) or _crosswise(grid, line, above)
    return entries


def _named(lines: Sequence[Line], book: LabelBook) -> tuple[_Named, ...]:
    return tuple(
        tuple((match.id, place) for place in line.labels if (match := book.match(place.cell.text))) for line in lines
    )


class _Above:
    """What the rows above a line name: the fullest row of outcomes, the blocks, and the block of the last labels."""

    def __init__(self, grid: _Grid) -> None:
        self._grid = grid
        self._row = 0
        self.outcomes: _Named = ()
        self.blocks: dict[str, Place] = {}
        self.block: str | None = None
        self._is_spent = False

    def go_down_to(self, row: int) -> None:
        """Take in the rows before ``row`` and the block that it names itself."""
        for index in range(self._row, row + 1):
            named = self._grid.blocks[index]
            if len({block for block, _ in named}) == 1:
                self.block = named[0][0]
            elif named:
                self.block = None
            if index == row:
                break
            self._take_in(self._grid.outcomes[index], named, has_numbers=bool(self._grid.lines[index].numbers))
        self._row = row

    def _take_in(self, outcomes: _Named, blocks: _Named, *, has_numbers: bool) -> None:
        """Add what a row names to the header; after a row of numbers another header may begin."""
        if has_numbers:
            self._is_spent = not outcomes and not blocks
        elif blocks and self._is_spent:
            self.blocks, self._is_spent = {}, False
            self.outcomes = self.outcomes[: len(self._grid.order)]
        if len(outcomes) >= max(_HEADER_ENOUGH, len(self.outcomes)):
            self.outcomes = outcomes
        if not has_numbers:
            for block, place in blocks:
                self.blocks.setdefault(block, place)

    def blocks_in_order(self) -> list[str]:
        """Return the blocks named above, from left to right where their places tell, else in reading order."""
        columns = {place.column for place in self.blocks.values()}
        if len(columns) == len(self.blocks):
            return sorted(self.blocks, key=lambda block: self.blocks[block].column)
        return list(self.blocks)


def _value_row(grid: _Grid, line: Line, above: _Above) -> list[Entry]:
    """Read the row below all blocks: one cell per outcome of the header, in the header's order."""
    if grid.blocks[line.row] or grid.outcomes[line.row] or not above.blocks:
        return []
    runs = list(_runs(outcome for outcome, _ in above.outcomes))
    blocks = above.blocks_in_order()
    if len(runs) != len(blocks) or any(len(set(run)) != len(run) for run in runs):
        if len(blocks) < len(grid.table.rows):
            return []
        runs = [list(grid.order)] * len(blocks)
    names = [(block, outcome) for block, run in zip(blocks, runs, strict=True) for outcome in run]
    head = above.outcomes if len(above.outcomes) == len(names) else ()
    cells = _fitting(line.places, [place.column for _, place in head], len(names))
    return [grid.entry(*name, cell) for name, cell in zip(names, cells, strict=False)]


def _runs(outcomes: Iterator[str]) -> Iterator[list[str]]:
    """Cut the outcomes of the header into blocks: a block begins where its first outcome comes again."""
    run: list[str] = []
    for outcome in outcomes:
        if run and outcome == run[0]:
            yield run
            run = []
        run.append(outcome)
    if run:
        yield run


def _one_block(grid: _Grid, line: Line, above: _Above) -> list[Entry]:
    """Read a row that tells one block: its outcomes under a header, or each outcome before its number."""
    if above.block is None:
        return []
    if grid.outcomes[line.row]:
        told = {id(place): outcome for outcome, place in grid.outcomes[line.row]}
        pairs = [(told[id(left)], right) for left, right in pairwise(line.places) if id(left) in told]
        alone = len(pairs) > 1 or len(line.numbers) == 1
        return [grid.entry(above.block, name, place.cell) for name, place in pairs if alone and not place.is_label]
    if not grid.blocks[line.row]:
        return []
    label = grid.blocks[line.row][-1][1]
    values = [place for place in line.places if place.column > label.column]
    outcomes = [outcome for outcome, _ in above.outcomes] or list(grid.order)
    if len(set(outcomes)) != len(outcomes):
        return []
    cells = _fitting(values, [place.column for _, place in above.outcomes], len(outcomes))
    return [grid.entry(above.block, name, cell) for name, cell in zip(outcomes, cells, strict=False)]


def _crosswise(grid: _Grid, line: Line, above: _Above) -> list[Entry]:
    """Read a row that tells one outcome of every block, the blocks being columns."""
    named = grid.outcomes[line.row]
    blocks = above.blocks_in_order()
    if len(named) != 1 or grid.blocks[line.row] or len(blocks) < 2:
        return []
    outcome, label = named[0]
    values = [place.cell for place in line.places if place.column > label.column]
    if len(values) != len(blocks):
        return []
    return [grid.entry(block, outcome, cell) for block, cell in zip(blocks, values, strict=True)]


def _fitting(places: Sequence[Place], columns: Sequence[int], count: int) -> list[Cell]:
    """Return exactly ``count`` cells: those under the header, all, or those left without blanks and labels at the ends.

    None at all where a cell is missing or a number too many: nobody can say which one.
    """
    under = [cell for column in columns if (cell := cell_at(places, column)) is not None]
    kept = {id(cell) for cell in under}
    if len(kept) == len(under) == count and all(id(place.cell) in kept for place in _numbers(places)):
        return under
    if any(place.is_label for place in places[:1]):
        places = places[1:]
    if len(places) == count:
        return [place.cell for place in places]
    start, end = 0, len(places)
    while end - start > count and not places[end - 1].cell.text:
        end -= 1
    while end - start > count and not places[start].cell.text:
        start += 1
    return [place.cell for place in places[start:end]] if end - start == count else []


def _numbers(places: Sequence[Place]) -> list[Place]:
    return [place for place in places if place.cell.text and not place.is_label]
