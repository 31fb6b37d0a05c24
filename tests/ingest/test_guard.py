from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from gongkai import ingest
from gongkai.errors import ReadError
from tests.ingest.pages import TEXT, read


def refusal(path: Path) -> ReadError:
    begun = time.perf_counter()
    with pytest.raises(ReadError) as caught:
        ingest.read(path)
    assert time.perf_counter() - begun < 2
    assert caught.value.where.endswith(path.name[-20:])
    assert caught.value.remedy
    return caught.value


def test_file_is_read_under_its_own_name(tmp_path: Path) -> None:
    path = tmp_path / "年报.txt"
    path.write_text(TEXT, "utf-8")
    document = ingest.read(path)
    assert (document.name, document.text) == ("年报.txt", TEXT)


def test_missing_file(tmp_path: Path) -> None:
    assert refusal(tmp_path / "没有.txt").what == "文件不存在"


def test_folder(tmp_path: Path) -> None:
    assert refusal(tmp_path).what == "这是文件夹，不是文件"


def test_link_to_a_regular_file_is_read(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, "utf-8")
    (tmp_path / "b.txt").symlink_to(tmp_path / "a.txt")
    assert ingest.read(tmp_path / "b.txt").text == TEXT


def test_link_to_itself(tmp_path: Path) -> None:
    path = tmp_path / "loop.txt"
    path.symlink_to(path)
    assert refusal(path).what == "链接指向自身，打不开"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes on this system")
def test_pipe_is_refused_without_waiting(tmp_path: Path) -> None:
    path = tmp_path / "pipe.txt"
    os.mkfifo(path)
    assert refusal(path).what == "不是普通文件"


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="no devices on this system")
def test_device_is_refused() -> None:
    assert refusal(Path("/dev/zero")).what == "不是普通文件"


def test_huge_file_is_refused_by_its_size_alone(tmp_path: Path) -> None:
    path = tmp_path / "big.txt"
    with path.open("wb") as file:
        file.truncate(200 * 1024 * 1024)
    assert refusal(path).what == "文件过大，超过 64 MB"


def test_too_many_bytes_from_memory_are_refused() -> None:
    with pytest.raises(ReadError, match="文件过大"):
        read(b"a" * (64 * 1024 * 1024 + 1))


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything")
def test_file_without_permission(tmp_path: Path) -> None:
    path = tmp_path / "secret.txt"
    path.write_text(TEXT, "utf-8")
    path.chmod(0)
    assert refusal(path).what == "没有读取权限"


def test_impossible_names(tmp_path: Path) -> None:
    assert refusal(tmp_path / ("长" * 300)).what == "文件名过长"
    with pytest.raises(ReadError, match="文件名无效"):
        ingest.read(Path("a\0b"))


def test_control_characters_in_a_name_are_not_shown(tmp_path: Path) -> None:
    path = tmp_path / "a\x1b[31m.txt"
    path.write_text(TEXT, "utf-8")
    assert ingest.read(path).name == "a\ufffd[31m.txt"
    with pytest.raises(ReadError) as caught:
        ingest.read(tmp_path / "b\x1b.txt")
    assert "\x1b" not in str(caught.value)


@pytest.mark.parametrize("content", [b"", b"  \r\n\t ", b"\xef\xbb\xbf", "\u3000\n\u200b".encode(), b"\xff\xfe"])
def test_empty_and_blank_files(content: bytes) -> None:
    with pytest.raises(ReadError, match="文件是空的") as caught:
        read(content, "空.txt")
    assert caught.value.where == "空.txt"


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj", "PDF 文档"),
        (b"PK\x03\x04\x14\0\x06\0\x08\0\0\0!\0word/document.xml", "DOCX 文档"),
        (b"PK\x03\x04\x14\0\x06\0\x08\0\0\0!\0xl/workbook.xml", "XLSX 表格"),
        (b"PK\x03\x04\x14\0\x06\0a.txt", "ZIP 压缩包或办公文档"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 500, "DOC、XLS 或 WPS 文档"),
        (b"{\\rtf1\\ansi", "RTF 文档"),
        (b"\x89PNG\r\n\x1a\n" + b"\0" * 40, "PNG 图片"),
        (b"\xff\xd8\xff\xe0\0\x10JFIF", "JPEG 图片"),
        (b"MIME-Version: 1.0\r\nContent-Type: multipart/related", "网页存档（MHT）"),
    ],
)
def test_other_types_are_named_whatever_the_ending(content: bytes, kind: str) -> None:
    with pytest.raises(ReadError) as caught:
        read(content, "report.html")
    assert caught.value.what == f"这是{kind}，目前只能读取纯文本和 HTML"
    assert str(caught.value).startswith("report.html：")


def test_binary_of_unknown_type_is_refused() -> None:
    with pytest.raises(ReadError, match="文件不是文本"):
        read(bytes(range(256)) * 40)


def test_text_with_a_stray_nul_is_read() -> None:
    document = read(TEXT.replace("\n", "\n\0", 1), "report.txt")
    assert document.text == TEXT
    assert document.warnings == ("已去掉 1 个不可见的控制字符",)
