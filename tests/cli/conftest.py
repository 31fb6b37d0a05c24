"""The command as users call it: a process of its own, its streams as bytes."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Protocol

import pytest

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
SOUND = str(EXAMPLES / "sound.html")
FAULTY = str(EXAMPLES / "faulty.html")
NOVEL = "第一章\n\n下雨了。老人收起摊子，沿着河岸慢慢往家走。\n\n“明天还来吗？”孩子问他。\n\n他没有回答。\n" * 5


@dataclass(frozen=True, slots=True)
class Ended:
    """How a call ended."""

    status: int
    out: str
    err: str
    raw: bytes

    @property
    def json(self) -> Any:  # noqa: ANN401  # whatever was written
        return json.loads(self.out)


class Gongkai(Protocol):
    def __call__(
        self, *arguments: str | bytes, stdin: bytes = b"", cwd: Path | None = None, env: Mapping[str, str] | None = None
    ) -> Ended: ...


def call(
    *arguments: str | bytes, stdin: bytes = b"", cwd: Path | None = None, env: Mapping[str, str] | None = None
) -> Ended:
    """Run the command; a call made before is answered from memory, for the same call must give the same answer."""
    return _call(arguments, stdin, cwd, tuple(sorted((env or {}).items())))


@cache
def _call(
    arguments: tuple[str | bytes, ...], stdin: bytes, cwd: Path | None, env: tuple[tuple[str, str], ...]
) -> Ended:
    kept = {
        name: value for name, value in os.environ.items() if not name.startswith(("LC_", "LANG", "GONGKAI", "FORCE_"))
    }
    ended = subprocess.run(
        [sys.executable, "-m", "gongkai", *arguments],
        input=stdin,
        capture_output=True,
        cwd=cwd,
        env={**kept, "PYTHONUTF8": "1", "COLUMNS": "80", **dict(env)},
        timeout=120,
        check=False,
    )
    assert b"Traceback" not in ended.stderr, ended.stderr.decode()
    return Ended(ended.returncode, ended.stdout.decode(), ended.stderr.decode(), ended.stdout + ended.stderr)


@pytest.fixture(scope="session")
def gongkai() -> Gongkai:
    return call


@pytest.fixture
def novel(tmp_path: Path) -> str:
    path = tmp_path / "小说.txt"
    path.write_text(NOVEL, encoding="utf-8")
    return str(path)


@pytest.fixture
def binary(tmp_path: Path) -> str:
    path = tmp_path / "图片.html"
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 64)
    return str(path)
