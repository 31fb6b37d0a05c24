from __future__ import annotations

import random

import pytest

from gongkai.ingest.decode import decode
from tests.ingest.pages import PROSE, REPORT, TEXT, page

TRADITIONAL = (
    "本機關全年主動公開政府資訊118條，沒有收到申請，沒有發生行政復議。報告對存在的問題進行說明，並提出改進措施。"
)
NAMES = "局长李镕、王喆、赵堃负责，收费0€。"


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "gb18030", "gbk", "gb2312", "utf-16", "utf-16-le", "utf-16-be"]
)
def test_plain_text_is_read_in_every_encoding(encoding: str) -> None:
    assert decode(TEXT.encode(encoding)).text == TEXT


@pytest.mark.parametrize(
    ("encoding", "warns"),
    [
        ("utf-8", False),
        ("utf-8-sig", False),
        ("utf-16", False),
        ("gb18030", True),
        ("utf-16-le", True),
        ("utf-16-be", True),
    ],
)
def test_guessed_encodings_warn_and_stated_ones_do_not(encoding: str, warns: bool) -> None:
    warnings = decode(TEXT.encode(encoding)).warnings
    assert bool(warnings) is warns
    assert all(warning.startswith("编码") for warning in warnings)


def test_utf16_with_big_endian_mark_is_read() -> None:
    assert decode(b"\xfe\xff" + TEXT.encode("utf-16-be")).text == TEXT


def test_utf16_without_any_ascii_is_read() -> None:
    text = "本机关没有收到政府信息公开申请，没有发生行政复议。" * 4
    assert decode(text.encode("utf-16-le")).text == text


def test_big5_is_the_last_try() -> None:
    decoded = decode(TRADITIONAL.encode("big5"))
    assert decoded.text == TRADITIONAL
    assert decoded.warnings == ("编码：文件没有说明编码，按 Big5 读取",)


@pytest.mark.parametrize("declared", ["gb2312", "GBK", "gb18030", "GB2312-80"])
def test_page_that_declares_a_smaller_chinese_set_is_read_in_the_largest(declared: str) -> None:
    source = page(f"<p>{NAMES}</p>", head=f'<meta http-equiv="Content-Type" content="text/html; charset={declared}">')
    decoded = decode(source.encode("gb18030"))
    assert decoded.text == source
    assert decoded.warnings == decoded.losses == ()


def test_euro_sign_of_windows_is_read() -> None:
    content = '<meta charset="gbk"><p>收费'.encode("gbk") + b"\x80" + "元，没有收到申请。</p>".encode("gbk")
    assert "收费€元，没有" in decode(content).text


@pytest.mark.parametrize(
    ("declared", "real"), [("utf-8", "gb18030"), ("gb2312", "utf-8"), ("big5", "gb18030"), ("utf-8", "big5")]
)
def test_page_that_lies_about_its_encoding_is_read_and_told(declared: str, real: str) -> None:
    body = TRADITIONAL if real == "big5" else REPORT
    source = page(body, head=f'<meta charset="{declared}">')
    decoded = decode(source.encode(real))
    assert decoded.text == source
    assert len(decoded.warnings) == 1
    assert declared in decoded.warnings[0]


def test_xml_declaration_counts_as_a_declaration() -> None:
    source = f'<?xml version="1.0" encoding="gb2312"?><html><body>{PROSE}</body></html>'
    assert decode(source.encode("gb18030")).warnings == ()


def test_hz_is_read_where_declared() -> None:
    source = f'<meta charset="hz-gb-2312"><p>{PROSE}</p>'
    assert decode(source.encode("hz")).text == source


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "utf-16-le"])
def test_half_a_character_at_the_end_is_a_loss(encoding: str) -> None:
    decoded = decode(TEXT.encode(encoding)[:-1])
    assert decoded.losses == ("文件末尾只剩半个字符，文件可能不完整",)
    assert set(decoded.losses) <= set(decoded.warnings)
    assert decoded.text == TEXT[:-1]


def test_page_mostly_utf8_with_a_foreign_piece_keeps_its_text() -> None:
    content = TEXT.encode() + "夹杂".encode("gbk") + TEXT.encode()
    text = decode(content).text
    assert text.startswith(TEXT)
    assert text.endswith(TEXT)


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "utf-16-le"])
def test_text_cut_anywhere_is_right_up_to_the_cut(encoding: str) -> None:
    content = TEXT.encode(encoding)
    for cut in range(60, len(content), 7):
        assert TEXT.startswith(decode(content[:cut]).text), cut


def test_every_passage_is_right_in_every_encoding_whatever_is_declared() -> None:
    chance = random.Random(3)  # noqa: S311 - samples, no secrets
    for _ in range(400):
        start = chance.randrange(len(TEXT) - 40)
        passage = TEXT[start : start + chance.choice([40, 80, 400])]
        declared = chance.choice(["", "utf-8", "gb2312", "gbk", "big5"])
        source = f'<html><head><meta charset="{declared}"></head><p>{passage}' if declared else passage
        encoding = chance.choice(["utf-8", "gb18030"] if declared else ["utf-8", "gb18030", "utf-16-le", "utf-16-be"])
        assert decode(source.encode(encoding)).text == source, (encoding, declared)


def test_any_bytes_become_text() -> None:
    chance = random.Random(7)  # noqa: S311 - damage, no secrets
    for _ in range(300):
        content = chance.randbytes(chance.randrange(400))
        assert isinstance(decode(content).text, str)
