"""Tables as converters leave them: merged cells written out, columns doubled, blanks behind."""

from __future__ import annotations

import pytest

from gongkai import ingest, rules, segment
from tests.golden.layouts import Facts, as_text, text_three, text_two


def cells(text: str, table_id: str) -> dict[str, str]:
    document = ingest.read_bytes(text.encode(), "report.txt")
    outline = segment.outline(document, rules.pack_for(2023).form, segment.read_masthead(document))
    table = outline.table(table_id)
    assert table is not None
    return {entry.name: entry.cell.text for entry in table.entries}


def test_a_merged_number_written_into_every_column_is_one_number() -> None:
    facts = Facts()
    lines = []
    for line in text_two(facts).split("\n"):
        row = line.split("\t")
        alone = row[1:] and row[2:] == ["", ""]
        lines.append("\t".join([row[0], *[row[1]] * 3]) if alone else line)
    written_out = as_text(facts).replace(text_two(facts), "\n".join(lines))
    assert cells(written_out, "proactive") == cells(as_text(facts), "proactive")


@pytest.mark.parametrize("between", ["\t\t", "\t \t"])
def test_doubled_columns_are_read_or_left_alone_never_misread(between: str) -> None:
    facts = Facts()
    doubled = as_text(facts).replace(text_three(facts), text_three(facts).replace("\t", between))
    sound = cells(as_text(facts), "applications")
    assert {name: text for name, text in cells(doubled, "applications").items() if text != sound[name]} == {}


def test_many_blank_columns_behind_a_table_change_nothing() -> None:
    facts = Facts()
    wide = "\n".join(line + "\t" * 40 for line in text_three(facts).split("\n"))
    padded = as_text(facts).replace(text_three(facts), wide)
    assert cells(padded, "applications") == cells(as_text(facts), "applications")
