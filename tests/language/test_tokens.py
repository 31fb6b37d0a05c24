from __future__ import annotations

import subprocess
import sys
import time

import pytest

from gongkai.language.tokens import Lexicon, TagPatterns


@pytest.fixture
def lexicon() -> Lexicon:
    words = {"RECEIVE": ["收到", "受理"], "APP": ["信息公开申请"], "CO": ["上一年度结转"], "COMMA": ["，", ","]}
    return Lexicon(words, plain=["受理窗口"], phrases={"TITLE": "《[^《》]{0,60}》"})


def _cut(lexicon: Lexicon, text: str) -> list[tuple[str, str]]:
    return [(token.tag, text[token.start : token.end]) for token in lexicon.tokens(text)]


def test_words_and_numbers_come_out_in_order(lexicon: Lexicon) -> None:
    assert _cut(lexicon, "全年收到信息公开申请12件，") == [
        ("RECEIVE", "收到"),
        ("APP", "信息公开申请"),
        ("NUM", "12件"),
        ("COMMA", "，"),
    ]


def test_a_plain_word_hides_the_tagged_word_in_it(lexicon: Lexicon) -> None:
    assert _cut(lexicon, "设受理窗口") == []


def test_a_phrase_is_set_apart_with_all_its_numbers(lexicon: Lexicon) -> None:
    assert _cut(lexicon, "《2022年要点》收到3件") == [("TITLE", "《2022年要点》"), ("RECEIVE", "收到"), ("NUM", "3件")]


def test_a_chinese_numeral_yields_to_the_word_around_it(lexicon: Lexicon) -> None:
    assert _cut(lexicon, "上一年度结转三件") == [("CO", "上一年度结转"), ("NUM", "三件")]


def test_one_word_under_two_tags_is_refused() -> None:
    with pytest.raises(ValueError, match="收到"):
        Lexicon({"A": ["收到"], "B": ["收到"]})


def test_patterns_match_sequences_of_tags() -> None:
    patterns = TagPatterns({"forward": "HEAD FILL* NUM"})
    found = {
        (match.start, match.end) for match in patterns.find(["HEAD", "FILL", "FILL", "NUM", "X", "HEAD", "X", "NUM"])
    }
    assert found == {(0, 4)}


def test_no_tags_match_nothing() -> None:
    assert TagPatterns({"any": "NUM"}).find([]) == ()


@pytest.mark.parametrize("unit", ["的", "收到", "一", "收到信息公开", "《", "1,", "年度"])
def test_cutting_costs_no_more_than_the_length(lexicon: Lexicon, unit: str) -> None:
    lexicon.tokens("收到")

    def cost(times: int) -> float:
        text = unit * times
        runs = []
        for _ in range(3):
            start = time.perf_counter()
            lexicon.tokens(text)
            runs.append(time.perf_counter() - start)
        return min(runs)

    assert cost(8000) < 3.5 * cost(4000) + 0.02


def test_neither_jieba_nor_spacy_is_imported_before_it_is_needed() -> None:
    code = "import sys, gongkai.extract; sys.exit(bool({'jieba', 'spacy'} & sys.modules.keys()))"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_jieba_loads_neither_its_dictionary_nor_its_cache() -> None:
    code = (
        "import sys; from gongkai.language.tokens import Lexicon; opened = [];"
        "sys.addaudithook(lambda name, args: opened.append(str(args[0])) if name == 'open' else None);"
        "Lexicon({'A': ['收到']}).tokens('收到3件');"
        "sys.exit(any('dict.txt' in path or 'jieba.cache' in path for path in opened))"
    )
    assert subprocess.run([sys.executable, "-W", "ignore", "-c", code], check=False).returncode == 0


def test_blanks_between_chinese_characters_are_read_over(lexicon: Lexicon) -> None:
    text = "收 到信息 公开申请 12 件"
    assert _cut(lexicon, text) == [("RECEIVE", "收 到"), ("APP", "信息 公开申请"), ("NUM", "12 件")]


def test_blanks_beside_a_number_are_read_over() -> None:
    lexicon = Lexicon({"GO": ["增至"], "RECEIVE": ["收到"]}, (), {"UP": r"从\d+件增至"})
    text = "收到 从12 件 增至 15件"
    assert [(token.tag, text[token.start : token.end]) for token in lexicon.tokens(text)] == [
        ("RECEIVE", "收到"),
        ("UP", "从12 件 增至"),
        ("NUM", "15件"),
    ]
