from __future__ import annotations

from html import unescape

import pytest
from lxml import html

from gongkai.evaluate.corpus import Made, make
from gongkai.evaluate.draft import Passage
from gongkai.evaluate.lexicon import Lexicon


def squeezed(text: str) -> str:
    return "".join(text.split())


def test_pages_hold_every_paragraph_and_every_cell(sound_reports: list[Made]) -> None:
    pages = [made for made in sound_reports if made.written.suffix == ".html"]
    assert len(pages) > 50
    for made in pages:
        tree = html.fromstring(made.written.content.decode(made.draft.encoding).replace("charset", "x"))
        text = squeezed(unescape(" ".join(str(piece) for piece in tree.itertext())))
        for _, passage in made.draft.passages():
            assert squeezed(passage.text) in text
        for part in made.draft.parts:
            for piece in part.pieces:
                if not isinstance(piece, Passage):
                    for cell in piece.cells:
                        assert squeezed(cell.text) in text


def test_texts_hold_every_paragraph_where_it_is_said_to_start(sound_reports: list[Made]) -> None:
    texts = [made for made in sound_reports if made.written.suffix == ".txt"]
    assert len(texts) > 50
    for made in texts:
        decoded = made.written.content.decode("utf-8-sig" if "utf" in made.draft.encoding else made.draft.encoding)
        assert decoded == made.written.text
        for (_, passage), start in zip(made.draft.passages(), made.written.starts, strict=True):
            assert start is not None
            assert decoded[start:].replace("\n", "").startswith(passage.text)
            assert decoded[start] == passage.text[0]


@pytest.mark.parametrize("style", ["p01", "p02", "p03", "p04", "p05", "p06"])
def test_every_page_style_is_drawn(sound_reports: list[Made], style: str) -> None:
    assert any(made.draft.furniture == style for made in sound_reports)


def test_a_rare_character_survives_a_page_that_declares_gb2312(lexicon: Lexicon) -> None:
    made = make(lexicon, "dev", 1, 0, kind="trap", what="rare_character")
    assert b"gb2312" in made.written.content
    assert "镕" in made.written.content.decode("gbk")


def test_broken_lines_leave_claims_whole(lexicon: Lexicon) -> None:
    broken = [
        made
        for serial in range(120)
        if (made := make(lexicon, "dev", 2, serial)).draft.furniture == "x05" and made.truth["claims"]
    ]
    assert broken
    for made in broken:
        assert any("\n" in made.written.text[a : a + 45] for a in made.written.starts if a is not None)
        for index, (_, passage) in enumerate(made.draft.passages()):
            for claim in passage.claims:
                start, last = made.written.at(index, claim.start), made.written.at(index, claim.end - 1)
                assert start is not None
                assert last is not None
                assert made.written.text[start : last + 1] == passage.text[claim.start : claim.end]
