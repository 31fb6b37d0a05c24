"""One input after another: read, or named with the reason why not. None is lost."""

from __future__ import annotations

import os
import sys
import traceback
from typing import TYPE_CHECKING, Final, TypeVar

from gongkai.errors import GongkaiError
from gongkai.render.printable import printable

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from gongkai.model import Document

_T = TypeVar("_T")
_MOST_BYTES: Final = 64 * 1024 * 1024
"""What a stream may bring; reading refuses a little later what is larger than its own limit."""


def each_input(paths: Iterable[str], answer: Callable[[Document], _T]) -> Iterator[tuple[str, _T | GongkaiError]]:
    """Yield every input with its answer, or with the error that stands in its place."""
    for given in paths:
        try:
            yield given, answer(_read(given))
        except GongkaiError as error:
            yield given, error
        except (MemoryError, RecursionError) as error:
            yield given, _failure(given, error)
        except Exception as error:  # one bad input must not end the others; it is named and counted as unread
            yield given, _failure(given, error)


def unread_line(given: str, error: GongkaiError) -> str:
    """Return the one line that says which input is missing, why, and what to do."""
    told = str(error) if error.where else f"{given}：{error}"
    return f"{printable(told)}\n"


def _read(given: str) -> Document:
    from gongkai import ingest, pipeline

    if given == "-":
        return ingest.read_bytes(sys.stdin.buffer.read(_MOST_BYTES + 1), "-")
    return pipeline.read(given)


def _failure(given: str, error: BaseException) -> GongkaiError:
    if os.environ.get("GONGKAI_DEBUG"):
        traceback.print_exception(error)
    return GongkaiError(
        f"处理时程序出错（{type(error).__name__}），未得出结果",
        where=given,
        remedy="请换一种格式另存后重试；设 GONGKAI_DEBUG=1 可看详情",
    )
