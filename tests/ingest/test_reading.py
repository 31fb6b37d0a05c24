"""Whole reads: limits, hostile pages, damaged files."""

from __future__ import annotations

import contextlib
import hashlib
import random
import subprocess
import sys
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gongkai import ingest
from gongkai.errors import ReadError
from tests.ingest.pages import PROSE, REPORT, TEXT, assert_spans_are_exact, lines, page, read


def refusal(source: str) -> ReadError:
    begun = time.perf_counter()
    with pytest.raises(ReadError) as caught:
        read(source)
    assert time.perf_counter() - begun < 5
    assert caught.value.where == "report.html"
    assert caught.value.remedy
    return caught.value


def test_hash_is_of_the_bytes_read() -> None:
    content = page(REPORT).encode("gb18030")
    assert ingest.read_bytes(content, "a.html").sha256 == hashlib.sha256(content).hexdigest()


def test_losses_are_warnings_too() -> None:
    document = read(TEXT.encode()[:-1], "report.txt")
    assert document.losses
    assert set(document.losses) <= set(document.warnings)


def test_novel_is_readable_text() -> None:
    novel = "\n".join(f"第{number}回\n话说那日天色已晚，众人在亭中饮酒，忽听得远处一声响。" for number in range(2_000))
    assert len(read(novel, "novel.txt").paragraphs) == 4_000


def test_too_much_text_is_refused() -> None:
    with pytest.raises(ReadError, match="文字过多"):
        read("政" * 2_000_001, "report.txt")
    assert refusal(page(f"<p>{'政' * 2_000_001}</p>")).what.startswith("文字过多")


@pytest.mark.parametrize("tag", ["div", "font", "span", "b"])
def test_few_hundred_unclosed_tags_lose_nothing(tag: str) -> None:
    document = read(page(f"<p>前</p>{f'<{tag}>' * 400}{PROSE}<p>后</p>"))
    assert "".join(lines(document)).endswith("后")
    assert PROSE in document.text
    assert not any("没有读到" in loss for loss in document.losses)


@pytest.mark.parametrize("depth", [1_500, 5_000, 100_000])
@pytest.mark.parametrize("tag", ["div", "font"])
def test_deep_nest_is_one_clear_refusal(tag: str, depth: int) -> None:
    assert refusal(page(f"{f'<{tag}>' * depth}{REPORT}{f'</{tag}>' * depth}")).what.startswith("网页嵌套过深")


def test_deeply_nested_tables_are_read_or_refused_quickly() -> None:
    begun = time.perf_counter()
    assert PROSE in read(page("<table><tr><td>" * 100 + PROSE + "</table>" * 100)).text
    refusal(page("<table><tr><td>" * 2_000 + PROSE))
    assert time.perf_counter() - begun < 5


def test_giant_spans_are_no_danger() -> None:
    cells = "<td colspan=1000 rowspan=65534>x</td>" * 50
    begun = time.perf_counter()
    (table,) = read(page(f"<table>{f'<tr>{cells}</tr>' * 3}</table>")).tables
    assert table.rows * table.columns <= 200_000
    assert time.perf_counter() - begun < 2


def test_huge_table_is_refused() -> None:
    assert refusal(page(f"<table>{'<tr><td colspan=50>x<td>y</tr>' * 5_000}</table>")).what.startswith("表格过大")


def test_too_many_tables_are_refused() -> None:
    assert refusal(page("<table><tr><td>甲<td>1</table>" * 600)).what.startswith("表格过多")


@pytest.mark.parametrize("body", ["", "<div></div>", "<script>x</script>", "<!-- 注 -->", "&nbsp;"])
def test_page_without_text_is_refused(body: str) -> None:
    assert refusal(page(body)).what == "没有读到文字"


def test_page_of_pictures_alone_is_refused() -> None:
    assert refusal(page("<img src='a.jpg'>")).what == "只有图片，没有可读的文字"


@pytest.mark.parametrize(
    "unit", ["<table>", "<tr>", "<td>", "<a href=x>", "<p>", "<br>", "</div>", "<h1>", "<li>", "&#", "<pre>\t"]
)
def test_repeated_tags_cost_bounded_time(unit: str) -> None:
    begun = time.perf_counter()
    with contextlib.suppress(ReadError):
        read(f"<html><body><p>{PROSE}</p>" + unit * 20_000 + "正文")
    assert time.perf_counter() - begun < 10


def mutants(content: bytes, count: int) -> list[bytes]:
    chance = random.Random(11)  # noqa: S311 - damage, no secrets
    made = []
    for _ in range(count):
        mutant = bytearray(content)
        for _ in range(chance.randrange(1, 12)):
            place = chance.randrange(len(mutant))
            match chance.randrange(4):
                case 0:
                    mutant[place] = chance.randrange(256)
                case 1:
                    del mutant[place : place + chance.randrange(1, 40)]
                case 2:
                    mutant[place:place] = chance.choice(
                        [b"<", b">", b"\0", b"<table>", b"</td>", b"&#x", b"\xff", b"\t", b"|"]
                    )
                case _:
                    mutant[place:place] = mutant[place : place + chance.randrange(60)]
            if not mutant:
                break
        made.append(bytes(mutant))
    return made


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "utf-16"])
def test_damaged_pages_are_read_or_refused_and_nothing_else(encoding: str) -> None:
    for mutant in mutants(page(f"<div>{REPORT}</div>").encode(encoding), 200):
        try:
            document = ingest.read_bytes(mutant, "report.html")
        except ReadError:
            continue
        assert_spans_are_exact(document)


pieces = st.sampled_from(
    [
        "<table>", "</table>", "<tr>", "</tr>", "<td>", "<td colspan=3 rowspan=2>", "<td rowspan=0>", "</td>",
        "<p>", "</p>", "<br>", "<div>", "</div>", "<h2>", "</h2>", "<a href=x>", "</a>", "<img>", "<pre>", "</pre>",
        "<ul><li>", "<div hidden>", "<nav>", "</nav>", "<script>", "</script>", "&nbsp;", "\u200b", "\u2028", "\t",
        "\n", " ", "|", "4", "一、总体情况", "第二十条第（一）项", PROSE,
    ]
)  # fmt: skip


@given(st.lists(pieces, max_size=60), st.sampled_from(["report.html", "report.txt", "report.md"]))
@settings(max_examples=300, deadline=None)
def test_spans_are_exact_whatever_the_source(source: list[str], name: str) -> None:
    try:
        document = read("".join(source), name)
    except ReadError:
        return
    assert_spans_are_exact(document)


@given(st.binary(max_size=300))
@settings(max_examples=200, deadline=None)
def test_any_bytes_are_read_or_refused(content: bytes) -> None:
    try:
        document = ingest.read_bytes(content, "report")
    except ReadError:
        return
    assert_spans_are_exact(document)


def test_same_bytes_give_the_same_document() -> None:
    content = page(REPORT).encode()
    assert ingest.read_bytes(content, "a.html") == ingest.read_bytes(content, "a.html")


def test_parser_is_loaded_only_for_pages() -> None:
    program = (
        "import sys; from gongkai import ingest; ingest.read_bytes('无。'.encode(), 'a.txt'); "
        "sys.exit('lxml' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0
