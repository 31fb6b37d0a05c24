"""Where results go: standard output, or a file that appears whole or not at all."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from gongkai.errors import GongkaiError

if TYPE_CHECKING:
    from gongkai.render.layout import Line


class Output(Protocol):
    """A place for results. ``write`` takes text of any kind, ``show`` a page for people."""

    def write(self, text: str) -> None:
        """Write text as UTF-8, whatever the locale says."""

    def show(self, page: Iterable[Line]) -> None:
        """Write a page for people."""


class ReaderLeft(Exception):  # noqa: N818  # nobody's mistake: ``gongkai … | head`` is lawful
    """Whoever read our standard output has closed it. typer would take the system's own error for its own."""


@contextmanager
def _read_on() -> Iterator[None]:
    try:
        yield
    except BrokenPipeError as error:
        raise ReaderLeft from error


class StandardOutput:
    """Standard output: pages in colour and wrapped on a terminal, plain elsewhere."""

    def __init__(self) -> None:
        self._is_painted = sys.stdout.isatty() or bool(os.environ.get("FORCE_COLOR"))

    def write(self, text: str) -> None:
        """Write text as UTF-8, whatever the locale says."""
        with _read_on():
            sys.stdout.flush()
            sys.stdout.buffer.write(text.encode("utf-8", "backslashreplace"))
            sys.stdout.buffer.flush()

    def show(self, page: Iterable[Line]) -> None:
        """Write a page for people, in the terminal's own encoding."""
        from gongkai.render.terminal import painted, plain

        if self._is_painted:
            from rich.console import Console

            text = painted(page, Console())
        else:
            text = plain(page)
        with _read_on():
            sys.stdout.write(text)
            sys.stdout.flush()


class FileOutput:
    """A file being written."""

    def __init__(self, descriptor: int) -> None:
        self._descriptor = descriptor

    def write(self, text: str) -> None:
        """Write text as UTF-8."""
        content = memoryview(text.encode("utf-8", "backslashreplace"))
        while content:
            content = content[os.write(self._descriptor, content) :]

    def show(self, page: Iterable[Line]) -> None:
        """Write a page for people, plain."""
        from gongkai.render.terminal import plain

        self.write(plain(page))


@contextmanager
def opened(target: str | None) -> Iterator[Output]:
    """Give the output for ``-o``: standard output for none and ``-``, else a file that is put in place at the end.

    Raises:
        GongkaiError: the file cannot be written.
    """
    if target is None or target == "-":
        yield StandardOutput()
        return
    path = Path(os.path.realpath(target))
    is_special = path.exists() and not path.is_file()
    draft = path if is_special else path.with_name(f".{path.name[:80]}.{os.getpid()}.part")
    flags = os.O_WRONLY | os.O_CREAT | getattr(os, "O_BINARY", 0)
    try:
        descriptor = os.open(draft, flags | (0 if is_special else os.O_EXCL), 0o666)
    except OSError as error:
        raise _unwritable(target, error) from error
    try:
        try:
            yield FileOutput(descriptor)
            if not is_special:
                os.fsync(descriptor)
        finally:
            os.close(descriptor)
        if not is_special:
            draft.replace(path)
    except BaseException:
        if not is_special:
            draft.unlink(missing_ok=True)
        raise


def unusable(target: str | None, inputs: Iterable[str]) -> str | None:
    """Return why ``-o`` cannot be used as given, None if it can."""
    if target is None or target == "-":
        return None
    path = Path(target)
    if path.is_dir():
        return f"{target} 是文件夹，请给出文件名"
    if not path.parent.is_dir():
        return f"{path.parent} 不存在或不是文件夹，请先建立"
    if any(given != "-" and Path(given).exists() and path.exists() and path.samefile(given) for given in inputs):
        return f"{target} 正是要检查的报告，不能覆盖"
    return None


def _unwritable(target: str, error: OSError) -> GongkaiError:
    return GongkaiError(f"不能写入（{error.strerror}）", where=target, remedy="请换一个位置或检查权限")
