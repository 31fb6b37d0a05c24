"""A model folder: what it must hold, and the check that nothing in it was changed."""

from __future__ import annotations

import hashlib
import json
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Final

from gongkai.errors import ModelError

CARD: Final = "model.toml"
WEIGHTS: Final = "model.onnx"
VOCABULARY: Final = "vocabulary.json"
_MOST_BYTES: Final = 64 * 1024 * 1024


@dataclass(frozen=True)
class Bundle:
    """An opened model folder. ``labels`` are the answers of the model in order: names of figures, none for no figure.

    ``sha256`` is over the card, which holds the hashes of all other files.
    """

    folder: Path
    id: str
    labels: tuple[tuple[str, ...], ...]
    hashes: Mapping[str, str]
    sha256: str

    @cached_property
    def vocabulary(self) -> dict[str, float]:
        """Return piece -> logarithm of its probability.

        Raises:
            ModelError: the file was changed or is no vocabulary.
        """
        try:
            loaded: object = json.loads(self.content(VOCABULARY))
        except ValueError:
            loaded = None
        if not isinstance(loaded, dict) or not all(isinstance(each, int | float) for each in loaded.values()):
            raise ModelError("词表格式不对", where=str(self.folder / VOCABULARY), remedy="重新获取模型文件夹")
        return {str(piece): float(value) for piece, value in loaded.items()}

    def verify(self) -> None:
        """See to it that every file is the one that the card names.

        Raises:
            ModelError: one is absent or was changed.
        """
        for name in (WEIGHTS, VOCABULARY):
            self.content(name)

    def content(self, name: str) -> bytes:
        """Return a file of the folder.

        Raises:
            ModelError: it is absent, too large, or not the one that the card names.
        """
        path = self.folder / name
        content = _read(path)
        if hashlib.sha256(content).hexdigest() != self.hashes.get(name):
            raise ModelError("模型文件与登记的校验值不符", where=str(path), remedy="重新获取模型文件夹")
        return content


def open_bundle(folder: Path) -> Bundle:
    """Open a model folder; its large files are read when they are used.

    Raises:
        ModelError: there is no card, or it lacks something.
    """
    path = folder / CARD
    content = _read(path)
    try:
        card = tomllib.loads(content.decode("utf-8"))
        labels = tuple(tuple(str(name) for name in names) for names in card["labels"])
        hashes = {str(name): str(value) for name, value in card["files"].items()}
        identity = f"{card['task']}/{card['version']}"
    except (UnicodeDecodeError, tomllib.TOMLDecodeError, KeyError, TypeError, AttributeError) as error:
        raise ModelError("模型说明文件读不懂", where=str(path), remedy="重新获取模型文件夹") from error
    return Bundle(folder, identity, labels, hashes, hashlib.sha256(content).hexdigest())


def find_models() -> Path | None:
    """Return the folder of models that comes with the package or stands in its checkout, None without any."""
    package = Path(__file__).resolve().parents[1]
    for folder in (package / "models", package.parents[1] / "models"):
        if any(folder.glob(f"*/*/{CARD}")):
            return folder
    return None


def _read(path: Path) -> bytes:
    try:
        if path.stat().st_size > _MOST_BYTES:
            raise ModelError("模型文件过大", where=str(path), remedy="确认文件夹是否正确")
        return path.read_bytes()
    except OSError as error:
        raise ModelError("模型文件无法读取", where=str(path), remedy="检查模型文件夹是否完整") from error
