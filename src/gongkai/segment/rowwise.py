"""Tables with one row of the form per row of the grid (table three)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Final

from gongkai.model import Cell, Entry, TableForm
from gongkai.segment.labels import LabelBook
from gongkai.segment.lines import Line, Place, cell_at
from gongkai.segment.reading import Readings

_HEADER_ENOUGH: Final = 4
"""A header with fewer column labels than this says nothing about the columns."""
_ROW_ENOUGH: Final = 3
"""A row that the form does not know needs as many numbers to be one."""


def read_rows(
    table: TableForm, rows: LabelBook, columns: LabelBook, lines: Sequence[Line], header: Readings | None
) -> Readings:
    """Read a grid whose rows are the form's rows.

    Args:
        table: the table of the form.
        rows: its row labels.
        columns: its column labels.
        lines: the rows of the grid.
        header: the piece before this one, whose columns hold where this one has no header of its own.
    """
    heads = {line.row for line in lines if _is_header(line, columns)}
    told, extra = _told(lines, heads, rows)
    places = _header_places(lines, heads, columns)
    if len(places) < _HEADER_ENOUGH:
        places = dict(header.columns) if header else {}
    # Labels one above the other: the spans of a header over two rows were lost on the way, and with them its places.
    is_jumbled = len(set(places.values())) < len(places)
    if (is_jumbled or len(places) < len(table.columns)) and _are_full(told, len(table.columns)):
        places = {}
    order = sorted(places, key=lambda column: places[column])
    wanted = order or [column.id for column in table.columns]
    end = _usual_end(told)
    entries = [
        Entry(f"{table.id}.{row}.{column}", cell)
        for row, values in told
        for column, cell in _assign(values, wanted, places, end).items()
    ]
    missing = tuple(column.id for column in table.columns if places and column.id not in places)
    return Readings(tuple(entries), tuple(row for row, _ in told), MappingProxyType(places), extra, missing)


def _told(
    lines: Sequence[Line], heads: set[int], rows: LabelBook
) -> tuple[list[tuple[str, Sequence[Place]]], tuple[Cell, ...]]:
    """Return the rows of the form with their cells, and the labels of rows that the form does not know."""
    told: list[tuple[str, Sequence[Place]]] = []
    extra: list[Cell] = []
    read: set[str] = set()
    for line in lines:
        if line.row in heads:
            continue
        row, values = _row_of(line, rows)
        if row is not None and (row not in read or any(value.cell.text for value in values)):
            read.add(row)
            told.append((row, values))
        elif line.labels and len(line.numbers) >= _ROW_ENOUGH:
            extra.append(line.labels[-1].cell)
    return told, tuple(extra)


def _are_full(told: Sequence[tuple[str, Sequence[Place]]], count: int) -> bool:
    """Whether most rows have a cell for every column, so that a header with fewer labels was misread."""
    full = [values for _, values in told if count in (len(values), sum(1 for place in values if place.cell.text))]
    return 2 * len(full) > len(told)


def _usual_end(told: Sequence[tuple[str, Sequence[Place]]]) -> int:
    """Return the grid column at which most rows end."""
    ends = Counter(values[-1].column for _, values in told if values)
    return max(ends, key=lambda end: (ends[end], end), default=0)


def _row_of(line: Line, rows: LabelBook) -> tuple[str | None, tuple[Place, ...]]:
    """Return the row that a line's labels name, and the cells after that label.

    The label nearest to the values counts most. Words behind the first number are no labels: they stand where a number
    should.
    """
    best: tuple[float, str, int] | None = None
    first_number = next((i for i, place in enumerate(line.places) if place.cell.text and not place.is_label), None)
    leading = line.places[:first_number]
    distance = 0
    for index in range(len(leading) - 1, -1, -1):
        if not leading[index].is_label:
            continue
        match = rows.match(leading[index].cell.text)
        if match and (best is None or match.score - 0.1 * distance > best[0]):
            best = (match.score - 0.1 * distance, match.id, index)
        distance += 1
    if best is None:
        return None, ()
    return best[1], line.places[best[2] + 1 :]


def _is_header(line: Line, columns: LabelBook) -> bool:
    if line.numbers:
        return False
    matched = {match.id for place in line.labels if (match := columns.match(place.cell.text))}
    return len(matched) >= 2


def _header_places(lines: Sequence[Line], heads: set[int], columns: LabelBook) -> dict[str, int]:
    places: dict[str, int] = {}
    for line in lines:
        if line.row in heads:
            for place in line.labels:
                match = columns.match(place.cell.text)
                if match:
                    places.setdefault(match.id, place.column)
        elif places:
            break
    return places


def _assign(values: Sequence[Place], wanted: Sequence[str], places: Mapping[str, int], end: int) -> dict[str, Cell]:
    """Give each column its cell: by order where the count fits, else by the header's places, else by the only way left.

    A row with a number too many or a cell too few is not read: nobody can say which column the odd one belongs to.
    """
    while len(values) > len(wanted) and values[0].is_label and not _is_below(values[0], places):
        values = values[1:]
    if len(values) < len(wanted) or _is_short(values, places, end):
        return {}
    if len(values) == len(wanted):
        return {column: place.cell for column, place in zip(wanted, values, strict=True)}
    values = _bounded(values, 4 * len(wanted))
    if len(values) > 4 * len(wanted):
        return {}
    numbers = [place for place in values if place.cell.text and not place.is_label]
    below = _moved(values, wanted, places, 0)
    if _fits(below, wanted, numbers):
        return below if below[wanted[-1]].text or not numbers or not _goes_on(values, places) else {}
    ways = [way for way in _ways(values, wanted, places) if _fits(way, wanted, numbers)]
    return ways[0] if ways and (not numbers or all(way == ways[0] for way in ways)) else {}


def _bounded(values: Sequence[Place], most: int) -> Sequence[Place]:
    """Drop blank cells at the end of an overlong row."""
    last = max((index for index, place in enumerate(values) if place.cell.text), default=-1) + 1
    return values[: max(most, last)]


def _is_below(place: Place, places: Mapping[str, int]) -> bool:
    return bool(places) and place.column >= min(places.values())


def _is_short(values: Sequence[Place], places: Mapping[str, int], end: int) -> bool:
    """Whether a blank cell makes up for a number lost.

    It is a label before the header's columns, or the total of a row that ends before the others do.
    """
    if not values[-1].cell.text and values[-1].column < end and any(place.cell.text for place in values):
        return True
    if not places or values[0].cell.text:
        return False
    return values[0].column < min(places.values()) and values[-1].column < max(places.values())


def _goes_on(values: Sequence[Place], places: Mapping[str, int]) -> bool:
    """Whether the row has cells behind the header's last column: a blank total there may be a number that moved up."""
    return values[-1].column > max(places.values())


def _ways(values: Sequence[Place], wanted: Sequence[str], places: Mapping[str, int]) -> Iterator[dict[str, Cell]]:
    """Yield ways to fill the columns: the header's places moved, runs of cells, the cells that are not blank."""
    if places:
        yield _moved(values, wanted, places, values[0].column - min(places.values()))
        yield _moved(values, wanted, places, values[-1].column - max(places.values()))
    for start in range(len(values) - len(wanted) + 1):
        yield {column: values[start + index].cell for index, column in enumerate(wanted)}
    filled = [place.cell for place in values if place.cell.text]
    if len(filled) == len(wanted):
        yield dict(zip(wanted, filled, strict=True))


def _moved(values: Sequence[Place], wanted: Sequence[str], places: Mapping[str, int], shift: int) -> dict[str, Cell]:
    """Return the cells that stand ``shift`` columns to the right of the header's labels."""
    below = ((column, cell_at(values, places[column] + shift)) for column in wanted if column in places)
    return {column: cell for column, cell in below if cell is not None}


def _fits(way: Mapping[str, Cell], wanted: Sequence[str], numbers: Sequence[Place]) -> bool:
    """Whether every column has a cell of its own and no number is left over."""
    used = {id(cell) for cell in way.values()}
    return len(used) == len(wanted) and all(id(place.cell) in used for place in numbers)
