"""Writes a corpus: one file for each report and one JSON line of truth for each file.

Run it: ``python -m gongkai.evaluate.corpus --out corpora/generated --split test --count 2000 --seed 20260101``.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Final, Literal, TypeAlias

from gongkai.evaluate import page, planted, sound, traps
from gongkai.evaluate.draft import Draft
from gongkai.evaluate.lexicon import SPLITS, CorpusError, Lexicon, load_lexicon
from gongkai.evaluate.truth import Json, truth
from gongkai.evaluate.wish import ANY, Wish

Kind: TypeAlias = Literal["sound", "fault", "trap"]
_SHARES: Final[tuple[tuple[Kind, int], ...]] = (("sound", 40), ("fault", 40), ("trap", 20))
_TRIES: Final = 300


@dataclass(frozen=True, slots=True)
class Made:
    """A report made to order: the file and what is true of it. ``parent`` is the sound report it was made from."""

    stem: str
    written: page.Written
    truth: dict[str, Json]
    draft: Draft
    parent: Draft


def rng_for(seed: int, split: str, serial: int, attempt: int = 0) -> Random:
    """Return the generator for one report: the same numbers give the same report, whatever else is made."""
    return Random(f"{seed}/{split}/{serial}/{attempt}")  # noqa: S311  not a secret


def make(
    lexicon: Lexicon, split: str, seed: int, serial: int, *, kind: Kind = "sound", what: str | None = None
) -> Made:
    """Return one report. ``what`` is the kind of fault or trap; without it, one by turns.

    Raises:
        CorpusError: no sound report could be drawn that the fault or trap fits.
    """
    names = planted.names() if kind == "fault" else traps.names(lexicon)
    wanted = what or names[serial % len(names)]
    for attempt in range(_TRIES):
        rng = rng_for(seed, split, serial, attempt)
        parent = sound.draw_report(rng, lexicon, split, _wish(lexicon, kind, wanted))
        draft, extra = parent, {}
        if kind == "fault":
            done = planted.plant(wanted, parent, rng)
            if done is None:
                continue
            draft, extra = done.draft, {"fault": done.truth()}
        elif kind == "trap":
            trapped = traps.spring(wanted, parent, rng, lexicon)
            if trapped is None:
                continue
            draft, extra = trapped.draft, {"trap": trapped.truth()}
        try:
            written = page.write(draft, lexicon)
        except UnicodeEncodeError:
            continue
        record: dict[str, Json] = {
            "file": "",
            "kind": kind,
            "seed": seed,
            "serial": serial,
            **truth(draft, written),
            **extra,
        }
        stem = f"{serial:06d}-{kind}"
        record["file"] = f"{stem}{written.suffix}"
        return Made(stem, written, record, draft, parent)
    raise CorpusError(f"没有适合植入 {wanted} 的报告", remedy="检查该项的前提条件")


def _wish(lexicon: Lexicon, kind: Kind, what: str) -> Wish:
    """Return what the fault or trap needs of the sound report."""
    if kind == "fault":
        return planted.faults()[what].wants
    if kind == "trap":
        return traps.traps(lexicon.folder)[what].wants
    return ANY


def make_many(lexicon: Lexicon, split: str, seed: int, count: int, kinds: Sequence[Kind] = ()) -> Iterator[Made]:
    """Yield ``count`` reports: sound, faulty and trapped by fixed shares, or of the given kinds by turns."""
    pattern = list(kinds) or [kind for kind, share in _SHARES for _ in range(share)]
    Random(seed).shuffle(pattern)  # noqa: S311  not a secret
    counters = dict.fromkeys(("sound", "fault", "trap"), 0)
    for serial in range(count):
        kind = pattern[serial % len(pattern)]
        what = None
        if kind == "fault":
            what = planted.names()[counters["fault"] % len(planted.names())]
        elif kind == "trap":
            what = traps.names(lexicon)[counters["trap"] % len(traps.names(lexicon))]
        counters[kind] += 1
        yield make(lexicon, split, seed, serial, kind=kind, what=what)


def write_corpus(folder: Path, made: Iterator[Made]) -> int:
    """Write files under ``reports/`` and ``truth.jsonl`` beside them; return how many.

    Files that an earlier run listed in the same ``truth.jsonl`` are removed first.
    """
    reports = folder / "reports"
    reports.mkdir(parents=True, exist_ok=True)
    for name in _listed(folder / "truth.jsonl"):
        (reports / name).unlink(missing_ok=True)
    count = 0
    with (folder / "truth.jsonl").open("w", encoding="utf-8", newline="\n") as lines:
        for each in made:
            (reports / f"{each.stem}{each.written.suffix}").write_bytes(each.written.content)
            lines.write(json.dumps(each.truth, ensure_ascii=False, sort_keys=True) + "\n")
            count += 1
    return count


def _listed(truth_file: Path) -> list[str]:
    """Return the plain file names that a truth file lists, none if there is no such file."""
    if not truth_file.is_file():
        return []
    lines = truth_file.read_text(encoding="utf-8").splitlines()
    return [Path(str(json.loads(line)["file"])).name for line in lines]


def main(arguments: Sequence[str] | None = None) -> int:
    """Write a corpus as the command line asks; return the exit status."""
    parser = argparse.ArgumentParser(description="Writes a corpus of invented reports with their truth.")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--split", choices=SPLITS, required=True)
    parser.add_argument("--count", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=20260101)
    parser.add_argument("--kind", choices=("sound", "fault", "trap"), action="append", default=[])
    parser.add_argument("--grammar", type=Path)
    options = parser.parse_args(arguments)
    lexicon = load_lexicon(options.grammar)
    count = write_corpus(options.out, make_many(lexicon, options.split, options.seed, options.count, options.kind))
    sys.stderr.write(f"{count} reports in {options.out}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
