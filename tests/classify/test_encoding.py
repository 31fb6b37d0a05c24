"""Text as the trained reader sees it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from gongkai.classify.encoding import END, SPECIALS, START, UNKNOWN, Encoder

WORDS = dict.fromkeys(
    ["收到", "申请", "年", "件", "未", "收", "到", "申", "请", "有", "没", "结转", "同比", "增长", "为", "零"], -5.0
)
ENCODER = Encoder(WORDS)
SYMBOLS = dict(enumerate((*SPECIALS, *WORDS)))


def pieces(text: str, *, year: int | None = 2023, section: str | None = None, heading: str | None = None) -> list[str]:
    return [SYMBOLS[number] for number in ENCODER.encode(text, section, heading, year).ids]


def test_numbers_become_one_symbol_and_keep_their_counter() -> None:
    assert pieces("收到申请12件") == ["[START]", "[none]", "收到", "申请", "[NUMBER]", "件", "[END]"]
    assert pieces("申请０件") == ["[START]", "[none]", "申请", "[ZERO]", "件", "[END]"]


def test_years_are_told_relative_to_the_year_of_the_report() -> None:
    assert pieces("2023年2022年2024年2019年")[2:-1] == ["[THIS]", "[LAST]", "[NEXT]", "[OTHER_YEAR]"]
    assert pieces("2022年", year=None)[2:-1] == ["[THIS]"]


def test_shares_are_no_places() -> None:
    encoded = ENCODER.encode("同比增长12%", None, None, 2023)
    assert encoded.places == ()
    assert SPECIALS.index("[SHARE]") in encoded.ids


def test_section_and_heading_come_first() -> None:
    told = pieces("有", section="disputes", heading="收到")
    assert told == ["[START]", "[disputes]", "收到", "[UNDER]", "有", "[END]"]


def test_places_point_to_the_number_and_to_the_denying_word() -> None:
    text = "未收到申请，结转3件"
    encoded = ENCODER.encode(text, None, None, 2023)
    told = [
        (text[place.start : place.end], place.is_denial, SYMBOLS[encoded.ids[place.position]])
        for place in encoded.places
    ]
    assert told == [("未", True, "未"), ("3件", False, "[NUMBER]")]


def test_letters_without_a_piece_are_unknown_and_nothing_is_lost() -> None:
    assert ENCODER.encode("龘", None, None, None).ids == (START, SPECIALS.index("[none]"), UNKNOWN, END)


@given(st.text(max_size=300))
def test_any_text_is_encoded_with_places_in_order_and_within_it(text: str) -> None:
    encoded = ENCODER.encode(text, "overview", None, 2023)
    assert all(0 <= number < len(ENCODER) for number in encoded.ids)
    assert [place.start for place in encoded.places] == sorted(place.start for place in encoded.places)
    assert all(0 <= place.start < place.end <= len(text) for place in encoded.places)
    assert all(place.position < len(encoded.ids) - 1 for place in encoded.places)
