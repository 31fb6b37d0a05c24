"""From arguments to an exit status. Whatever goes wrong ends in one plain line, never in a traceback."""

from __future__ import annotations

import io
import logging
import os
import sys
import traceback
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from typer import Abort, Exit
from typer.exceptions import TyperException
from typer.main import get_command

from gongkai.cli.app import app
from gongkai.cli.output import ReaderLeft
from gongkai.cli.usage import usage_error
from gongkai.cli.wording import say
from gongkai.errors import GongkaiError
from gongkai.render.printable import printable

WRONG_USAGE: Final = 2
FAILED: Final = 3
INTERRUPTED: Final = 130
BROKEN_PIPE: Final = 141


def run(arguments: Sequence[str]) -> int:
    """Run one command and return its exit status."""
    _prepare_streams()
    _prepare_log()
    try:
        status = _guarded(arguments)
        sys.stdout.flush()
    except (ReaderLeft, BrokenPipeError):
        # The reader of our output has left. Python would complain once more when it flushes at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return BROKEN_PIPE
    return status


def _guarded(arguments: Sequence[str]) -> int:
    try:
        status = get_command(app).main(args=list(arguments), prog_name="gongkai", standalone_mode=False)
    except ReaderLeft:
        raise
    except Exit as error:
        return error.exit_code
    except (Abort, KeyboardInterrupt):
        sys.stderr.write(say("已中断\n", "Interrupted\n"))
        return INTERRUPTED
    except Exception as error:  # the last boundary: no mistake, theirs or ours, ends in a traceback
        sys.stderr.write(_told(error))
        return WRONG_USAGE if isinstance(error, TyperException) else FAILED
    return status if isinstance(status, int) else 0


def _told(error: Exception) -> str:
    if isinstance(error, TyperException):
        return usage_error(error)
    if isinstance(error, GongkaiError):
        return f"{printable(str(error))}\n"
    if isinstance(error, OSError):
        return printable(f"{error.filename or say('输出', 'output')}：{error.strerror or error}") + "\n"
    if os.environ.get("GONGKAI_DEBUG"):
        traceback.print_exception(error)
    name = type(error).__name__
    return say(
        f"程序内部出错（{name}）；设 GONGKAI_DEBUG=1 可看详情\n",
        f"Internal error ({name}); GONGKAI_DEBUG=1 shows more\n",
    )


def _prepare_log() -> None:
    """Keep the library's log, which is for developers, off a reviewer's screen."""
    logger = logging.getLogger("gongkai")
    logger.addHandler(logging.StreamHandler() if os.environ.get("GONGKAI_DEBUG") else logging.NullHandler())
    logger.propagate = False


def _prepare_streams() -> None:
    """Let neither a closed stream nor a character that an old terminal cannot show end the run."""
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:
            setattr(sys, name, Path(os.devnull).open("w", encoding="utf-8"))  # noqa: SIM115  # open to the end
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
