from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from gongkai.render.layout import Line, Run, padded, width_of, wrap


def rows(line: Line, width: int) -> list[str]:
    return ["".join(run.text for run in row) for row in wrap(line, width)]


def test_chinese_takes_two_columns() -> None:
    assert rows(Line((Run("一二三四五六"),)), 8) == ["一二三四", "五六"]


def test_no_row_begins_with_a_closing_mark_or_ends_with_an_opening_one() -> None:
    assert rows(Line((Run("一二三四，五六"),)), 8) == ["一二三", "四，五六"]
    assert rows(Line((Run("一二三（四五）"),)), 8) == ["一二三", "（四五）"]


def test_words_and_numbers_with_their_counter_stay_whole() -> None:
    assert rows(Line((Run("规则 SUM401 不符"),)), 10) == ["规则 ", "SUM401 不", "符"]
    assert rows(Line((Run("一二三12件"),)), 8) == ["一二三", "12件"]


def test_rows_hang_under_the_first() -> None:
    assert rows(Line((Run("依据  "), Run("一二三四五", "dim")), indent=1, hang=4), 12) == [" 依据  一二", "    三四五"]


def test_styles_survive_breaking() -> None:
    broken = wrap(Line((Run("一二", "a"), Run("三四", "b"))), 6)
    assert broken == ((Run("一二", "a"), Run("三", "b")), (Run("四", "b"),))


def test_endless_word_is_cut() -> None:
    assert rows(Line((Run("a" * 25),)), 10) == ["a" * 10, "a" * 10, "a" * 5]


def test_empty_line_is_one_row() -> None:
    assert rows(Line(), 10) == [""]


def test_padding_counts_columns() -> None:
    assert padded("一二", 6) == "一二  "


@given(st.text(alphabet="一二（）。，a1 ", max_size=60), st.integers(4, 30))
def test_wrapping_loses_nothing_but_blanks_at_breaks(text: str, width: int) -> None:
    broken = rows(Line((Run(text),)), width)
    assert "".join(broken).replace(" ", "") == text.replace(" ", "")
    assert all(width_of(row.rstrip()) <= width for row in broken)
