"""Windows cover an excerpt once and stay short."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from gongkai.classify.windows import LONGEST, LONGEST_LEAD, windows


def test_a_short_excerpt_is_one_window() -> None:
    text = "全年收到申请3件。均已办结。"
    assert [(each.start, each.fresh, each.end) for each in windows(text)] == [(0, 0, len(text))]


def test_a_later_window_begins_with_the_sentence_before_it() -> None:
    sentence = "本机关" * 20 + "。"
    told = list(windows(sentence * 6))
    assert len(told) > 1
    assert told[1].fresh - told[1].start == len(sentence)


def test_a_sentence_without_an_end_is_cut_at_its_commas() -> None:
    text = ("申请" * 10 + "，") * 40
    assert all(text[each.end - 1] == "，" for each in windows(text))


@given(st.text(alphabet="申请件1，。；\n ", max_size=1500))
def test_fresh_parts_cover_the_text_once(text: str) -> None:
    told = list(windows(text))
    assert "".join(text[each.fresh : each.end] for each in told) == text
    assert all(each.end - each.fresh <= LONGEST for each in told)
    assert all(0 <= each.fresh - each.start <= LONGEST_LEAD for each in told)
