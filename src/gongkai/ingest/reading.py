"""One file in, one document out, or one clear refusal."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path
from typing import Final

from gongkai.errors import ReadError
from gongkai.ingest import guard
from gongkai.ingest.builder import BuiltText, TextBuilder
from gongkai.ingest.clean import Cleaner, doubts
from gongkai.ingest.decode import decode
from gongkai.ingest.html import PageNotes, read_page
from gongkai.ingest.limits import CHARACTERS, SAMPLE_BYTES
from gongkai.ingest.plain import read_plain
from gongkai.ingest.sniff import is_markdown, is_page
from gongkai.model import Document

_STRANGE: Final = re.compile("[\x00-\x08\x0e-\x1f\ufffd]")


def read(path: Path) -> Document:
    """Read a report from a file; its name is the file's, without folders.

    Raises:
        ReadError: the file cannot be opened or holds no text that we can read.
    """
    path = Path(path)
    content = guard.load(path)
    return _within_boundary(content, guard.shown_name(path.name), guard.shown_name(str(path)))


def read_bytes(content: bytes, name: str) -> Document:
    """Read a report that is already in memory; ``name`` is shown, and its ending is a hint at the type.

    Raises:
        ReadError: the content holds no text that we can read.
    """
    name = guard.shown_name(name)
    guard.require_size(len(content), name)
    return _within_boundary(content, name, name)


def _within_boundary(content: bytes, name: str, where: str) -> Document:
    """Let nothing but ``ReadError`` leave: parsers meet hostile files, and their errors are not the caller's."""
    try:
        return _document(content, name)
    except ReadError as error:
        raise ReadError(error.what, where=error.where or where, remedy=error.remedy) from error
    except MemoryError as error:
        raise ReadError("内存不足，文件读不完", where=where, remedy="请核对文件是否为年度报告") from error
    except Exception as error:
        raise ReadError(
            f"文件读取失败（{type(error).__name__}）", where=where, remedy="请用浏览器或原软件重新保存后再试"
        ) from error


def _document(content: bytes, name: str) -> Document:
    guard.require_text(content, "")
    decoded = decode(content)
    _require_letters(decoded.text)
    cleaner = Cleaner()
    source = cleaner.clean(decoded.text)
    if not source.strip():
        raise guard.empty("")
    builder = TextBuilder()
    if is_page(source, name):
        media_type, notes = "text/html", read_page(source, builder, cleaner)
    else:
        _require_length(source)
        media_type, notes = "text/plain", PageNotes()
        read_plain(source, builder, markdown=is_markdown(name))
    built = builder.finish()
    _require_words(built)
    doubt, doubt_losses = doubts(built.text)
    losses = (*decoded.losses, *notes.losses, *doubt_losses)
    return Document(
        name=name,
        media_type=media_type,
        sha256=hashlib.sha256(content).hexdigest(),
        text=built.text,
        blocks=built.blocks,
        warnings=tuple(dict.fromkeys((*decoded.warnings, *cleaner.warnings(), *notes.warnings, *doubt, *losses))),
        losses=tuple(dict.fromkeys(losses)),
        pictures=built.pictures,
        page_title=notes.title,
    )


def _require_words(built: BuiltText) -> None:
    if not built.text.strip():
        what = "只有图片，没有可读的文字" if built.pictures else "没有读到文字"
        raise ReadError(what, remedy="请换成含有文字的文件")


def _require_letters(text: str) -> None:
    """Refuse text of which too much is no character: then it never was text."""
    sample = text[:SAMPLE_BYTES]
    strange = len(_STRANGE.findall(sample))
    if strange > 8 and strange * 20 > len(sample):
        raise guard.no_text("")


def _require_length(text: str) -> None:
    if len(text) > CHARACTERS:
        raise ReadError(f"文字过多，超过 {CHARACTERS // 10_000} 万字", remedy="请核对文件是否为一份年度报告")
