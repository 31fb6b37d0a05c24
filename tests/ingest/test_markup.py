from __future__ import annotations

import time

import pytest

from gongkai.errors import ReadError
from gongkai.ingest.limits import ELEMENTS
from gongkai.ingest.markup import CUT_OFF, look_through
from tests.ingest.pages import PROSE, REPORT, page, read


@pytest.mark.parametrize(
    "source",
    [
        page(f"<div>{REPORT}</div>"),
        f"<p>{PROSE}<p>{PROSE}",
        f"<div>{REPORT}</div>",
        f"<html><body><p>{PROSE}<p>{PROSE}<table><tr><td>甲<td>1</table>",
        page(f"<div>{REPORT}</div></div></div><script>if (a<b) x()</script>"),
        page(f"<div><div>{REPORT}"),
        f"<html><body><p>{PROSE}</p>",
        f"<HTML><BODY><DIV><P>{PROSE}</BODY></HTML>",
    ],
)
def test_whole_pages_are_not_called_cut_off(source: str) -> None:
    assert not look_through(source).is_cut_off


@pytest.mark.parametrize(
    "cut", ["<td>本年废止件数</td>", "本年制发件数", "规章</td><td>0", "</td><td>现行", "信息118条", "条，其中"]
)
def test_page_cut_inside_its_report_is_a_loss(cut: str) -> None:
    source = page(f"<div class='article'>{REPORT}</div>")
    document = read(source[: source.index(cut) + len(cut)])
    assert CUT_OFF in document.losses


@pytest.mark.parametrize("end", ["<", "<td", "<td colspan='2", "</", "<!-- 注", "<script>var a"])
def test_page_cut_inside_a_tag_is_a_loss(end: str) -> None:
    assert CUT_OFF in read(f"<html><body><p>{PROSE}</p>{end}").losses


def test_every_cut_inside_an_enclosed_report_is_told() -> None:
    source = page(f"<div>{REPORT}</div>")
    first, last = source.index("总体情况"), source.index("无。")
    for end in range(first + 4, last, 5):
        assert CUT_OFF in read(source[:end]).losses, source[end - 20 : end]


def test_han_characters_are_counted_without_tags_comments_and_scripts() -> None:
    markup = look_through(
        "<p title='提示'>政府&#20449;&#x606F;</p><!-- 注释 --><script>'脚本'</script><style>样式</style>公开"
    )
    assert markup.han == 6


def test_too_many_tags_are_refused() -> None:
    with pytest.raises(ReadError, match="网页过大"):
        look_through("<b>" * (ELEMENTS + 1))


@pytest.mark.parametrize(
    "unit",
    [
        "<!--",
        "<script>",
        "<style>",
        "<a ",
        "<",
        "</",
        "<!-- -->",
        "<script></script>",
        "&#2044",
        "<td '",
        '<p "',
        "<!",
        "<?",
        "<p>政",
    ],
)
def test_time_grows_with_the_length_only(unit: str) -> None:
    source = "<html>" + (unit * 200_000)[:400_000]
    begun = time.perf_counter()
    look_through(source)
    assert time.perf_counter() - begun < 3
