"""How much we read. Every limit stands here; each is named to the reader when it is hit."""

from __future__ import annotations

from typing import Final

FILE_BYTES: Final = 64 * 1024 * 1024
"""Bytes of one file."""

CHARACTERS: Final = 2_000_000
"""Characters of the text that comes out of one file."""

ELEMENTS: Final = 500_000
"""Tags of one page; a page of this many costs some 300 MB while it is parsed."""

DEPTH: Final = 1_000
"""Elements inside one another. Real pages stay below 50; a few hundred unclosed ``<font>`` are read all the same."""

TABLES: Final = 500
"""Tables of one file."""

TABLE_PLACES: Final = 200_000
"""Grid places (rows x columns) of one table."""

COLUMN_SPAN: Final = 60
"""Widest column span believed before the other rows are asked how wide the table is."""

SAMPLE_BYTES: Final = 65_536
"""What is looked at to tell encodings and binary files apart."""
