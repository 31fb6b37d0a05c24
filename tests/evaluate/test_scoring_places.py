"""Annotated places are found again in a text whose white space was changed by reading."""

from __future__ import annotations

from gongkai.evaluate.scoring.gold import Spot
from gongkai.evaluate.scoring.places import Places, overlap

READ = "标题\n收到申请\u3000 4件，办结 4 件。\n收到申请4件，办结4件。\n"
PARAGRAPHS = ("标题", "收到申请4件，办结4件。", "收到申请4件，办结4件。")


def told(where: tuple[int, int] | None) -> str | None:
    return None if where is None else READ[where[0] : where[1]]


def test_mark_is_found_by_paragraph_and_offset() -> None:
    places = Places(READ, PARAGRAPHS)
    first = places.spot(Spot("4件", paragraph=1, offset=9))
    second = places.spot(Spot("4件", paragraph=2, offset=9))
    assert told(first) == "4 件"
    assert told(second) == "4件"
    assert first is not None
    assert second is not None
    assert first < second


def test_paragraph_that_is_not_in_the_text_has_no_place() -> None:
    places = Places(READ, (*PARAGRAPHS, "别的话"))
    assert places.paragraph(3) is None
    assert places.spot(Spot("别", paragraph=3, offset=0)) is None


def test_lost_paragraph_does_not_lead_the_others_astray() -> None:
    places = Places(READ, ("收到申请4件，办结4件。", "标题", "收到申请4件，办结4件。"))
    third = places.paragraph(2)
    assert third is not None
    assert third[0] > READ.index("。")


def test_mark_is_found_by_its_neighbours() -> None:
    assert told(Places(READ, ()).spot(Spot("4件", before="，办结"))) == "4 件"


def test_ambiguous_words_have_no_place() -> None:
    assert Places(READ, ()).spot(Spot("4件")) is None
    assert told(Places(READ, ()).spot(Spot("标题"))) == "标题"


def test_positions_hold_only_where_the_words_stand() -> None:
    places = Places(READ, ())
    assert places.spot(Spot("标题", start=0, end=2)) == (0, 2)
    assert places.spot(Spot("4件", before="没有的话", start=0, end=2)) is None


def test_overlap_needs_a_common_character() -> None:
    assert overlap((0, 3), (2, 5))
    assert not overlap((0, 2), (2, 5))
