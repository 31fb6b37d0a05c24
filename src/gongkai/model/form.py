"""What one year's official format asks for. Filled from ``form.toml`` of a rule pack."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType


@dataclass(frozen=True, slots=True)
class SectionForm:
    """A top-level section: its number in the format (1-6), official title and lawful variants.

    ``keywords`` are squeezed fragments; a heading that holds all fragments of one entry is taken for this section
    (an entry joins fragments with ``+``, and ``-`` before a fragment forbids it). ``traces`` are words that show the
    section's content in place where its heading is lost.
    """

    id: str
    number: int
    title: str
    variants: tuple[str, ...] = ()
    keywords: tuple[str, ...] = ()
    traces: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ColumnForm:
    """A column of a table: its id, the labels it may carry, and its unit."""

    id: str
    labels: tuple[str, ...]
    unit: str = "件"


@dataclass(frozen=True, slots=True)
class RowForm:
    """A row of a table: its id, the labels it may carry, the columns it fills.

    ``group`` names the rows that are counted together (``refused``, ``unavailable``, ``declined``, ``closed``).
    ``parent`` is a fragment of the group label printed before the row's own (``（三）不予公开``).
    ``optional`` rows may be missing without harm.
    """

    id: str
    labels: tuple[str, ...]
    columns: tuple[str, ...] = ()
    group: str | None = None
    parent: str | None = None
    optional: bool = False


@dataclass(frozen=True, slots=True)
class TableForm:
    """A statistics table of the format.

    ``layout`` is ``rows`` (one row of the form per row of the table), ``sheets`` (small headed lists one below the
    other, as in table two) or ``blocks`` (the form's rows lie side by side above one row of values, as in table
    four). An empty ``RowForm.columns`` means all columns. ``markers`` are labels that stand in this table and no
    other. ``foreign`` gives, by form id, labels of the same table in that other form.
    """

    id: str
    number: str
    title: str
    section: str
    layout: str
    rows: tuple[RowForm, ...]
    columns: tuple[ColumnForm, ...]
    markers: tuple[str, ...] = ()
    foreign: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: MappingProxyType({}))

    def columns_of(self, row: RowForm) -> tuple[str, ...]:
        """Return the ids of the columns that ``row`` fills."""
        return row.columns or tuple(column.id for column in self.columns)

    def figure_names(self) -> tuple[str, ...]:
        """Return every ``<table>.<row>.<column>`` of the form, in printed order."""
        return tuple(f"{self.id}.{row.id}.{column}" for row in self.rows for column in self.columns_of(row))


@dataclass(frozen=True, slots=True)
class TopicForm:
    """A matter that section one must tell, with the words that show it."""

    id: str
    title: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ReportForm:
    """The whole format: the years it governs (``to_year`` is None while in force), sections and tables."""

    id: str
    title: str
    from_year: int
    to_year: int | None
    sections: tuple[SectionForm, ...]
    tables: tuple[TableForm, ...]
    topics: tuple[TopicForm, ...] = ()

    def section(self, section_id: str) -> SectionForm:
        """Return the section with this id.

        Raises:
            KeyError: the form has no such section.
        """
        for section in self.sections:
            if section.id == section_id:
                return section
        raise KeyError(section_id)

    def table(self, table_id: str) -> TableForm:
        """Return the table with this id.

        Raises:
            KeyError: the form has no such table.
        """
        for table in self.tables:
            if table.id == table_id:
                return table
        raise KeyError(table_id)

    def governs(self, year: int) -> bool:
        """Tell whether a report for ``year`` follows this format."""
        return self.from_year <= year and (self.to_year is None or year <= self.to_year)
