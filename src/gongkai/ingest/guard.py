"""What is let in: regular files of bearable size that hold text. Everything is asked before it is read."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path
from typing import Final

from gongkai.errors import ReadError
from gongkai.ingest.limits import FILE_BYTES, SAMPLE_BYTES

_ONLY_TEXT: Final = "目前只能读取纯文本和 HTML"
_SAVE_AS: Final = "请用原软件另存为 .txt 或 .html 后再试"
_ZIP: Final = b"PK\x03\x04"
_OFFICE_PARTS: Final = (
    (b"word/", "DOCX 文档"),
    (b"xl/", "XLSX 表格"),
    (b"ppt/", "PPTX 演示文稿"),
    (b"OFD.xml", "OFD 文档"),
)
_MAGIC: Final = (
    (b"%PDF-", "PDF 文档"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "DOC、XLS 或 WPS 文档"),
    (b"{\\rtf", "RTF 文档"),
    (b"\x89PNG\r\n", "PNG 图片"),
    (b"\xff\xd8\xff", "JPEG 图片"),
    (b"GIF87a", "GIF 图片"),
    (b"GIF89a", "GIF 图片"),
    (b"II*\x00", "TIFF 图片"),
    (b"MM\x00*", "TIFF 图片"),
    (b"Rar!\x1a\x07", "RAR 压缩包"),
    (b"7z\xbc\xaf\x27\x1c", "7Z 压缩包"),
    (b"\x1f\x8b\x08", "GZ 压缩包"),
    (b"SQLite format 3\x00", "数据库文件"),
    (b"\x7fELF", "程序文件"),
    (b"%!PS-Adobe", "PostScript 文档"),
)
_MHTML: Final = (b"mime-version:", b"from: <saved by")


def shown_name(name: str) -> str:
    """Return a file name fit to be shown: characters that cannot be printed become a mark."""
    return "".join(char if char.isprintable() else "\ufffd" for char in name)


def load(path: Path) -> bytes:
    """Return the content of a regular file, read once.

    Raises:
        ReadError: the path is missing, no regular file, not allowed, or too large.
    """
    where = shown_name(str(path))
    try:
        _require_regular(path.stat(), where)
        # O_NONBLOCK: should the path have become a pipe since, opening it must not wait for a writer.
        flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
        with open(os.open(path, flags), "rb") as file:  # noqa: PTH123 - a descriptor, not a path
            _require_regular(os.fstat(file.fileno()), where)
            content = file.read(FILE_BYTES + 1)
    except OSError as error:
        raise _refusal(error, where) from error
    except ValueError as error:
        raise ReadError("文件名无效", where=where, remedy="请检查路径") from error
    require_size(len(content), where)
    return content


def require_size(size: int, where: str) -> None:
    """Refuse more bytes than we read.

    Raises:
        ReadError: ``size`` is beyond the limit.
    """
    if size > FILE_BYTES:
        raise ReadError(f"文件过大，超过 {FILE_BYTES // 1024 // 1024} MB", where=where, remedy="请核对是否选错了文件")


def require_text(content: bytes, where: str) -> None:
    """Refuse what is empty or of another type, and name that type.

    Raises:
        ReadError: there is nothing, or no text, to read.
    """
    head = content[:SAMPLE_BYTES].lstrip()
    if not head and not content.strip():
        raise empty(where)
    found = _other_type(head)
    if found is not None:
        raise ReadError(f"这是{found}，{_ONLY_TEXT}", where=where, remedy=_SAVE_AS)


def empty(where: str) -> ReadError:
    """Return the error for a file without content."""
    return ReadError("文件是空的", where=where, remedy="请检查文件是否保存完整")


def no_text(where: str) -> ReadError:
    """Return the error for a file that is not text, whatever it is."""
    return ReadError(f"文件不是文本，{_ONLY_TEXT}", where=where, remedy=_SAVE_AS)


def _other_type(head: bytes) -> str | None:
    if head.startswith(_ZIP):
        return next((name for mark, name in _OFFICE_PARTS if mark in head), "ZIP 压缩包或办公文档")
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return "WEBP 图片"
    if head[:2] == b"BM" and b"\x00\x00\x00\x00" in head[2:16]:
        return "BMP 图片"
    if head[:200].lower().startswith(_MHTML):
        return "网页存档（MHT）"
    return next((name for mark, name in _MAGIC if head.startswith(mark)), None)


def _require_regular(status: os.stat_result, where: str) -> None:
    if stat.S_ISDIR(status.st_mode):
        raise ReadError("这是文件夹，不是文件", where=where, remedy="请给出报告文件的路径")
    if not stat.S_ISREG(status.st_mode):
        raise ReadError("不是普通文件", where=where, remedy="请给出报告文件的路径")
    require_size(status.st_size, where)


def _refusal(error: OSError, where: str) -> ReadError:
    if isinstance(error, FileNotFoundError):
        return ReadError("文件不存在", where=where, remedy="请检查路径")
    if isinstance(error, PermissionError):
        return ReadError("没有读取权限", where=where, remedy="请检查文件权限")
    if error.errno == errno.ELOOP:
        return ReadError("链接指向自身，打不开", where=where, remedy="请给出报告文件的路径")
    if error.errno == errno.ENAMETOOLONG:
        return ReadError("文件名过长", where=where, remedy="请检查路径")
    return ReadError(f"文件打不开（{error.strerror or type(error).__name__}）", where=where, remedy="请检查文件后再试")
