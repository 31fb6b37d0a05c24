"""What starting costs, as ratios to what nobody can avoid.

    .venv/bin/python benchmarks/startup.py [--runs 11] [REPORT]

Two ratios of processor time (user and system, of the child process and its children), medians of interleaved runs:
``gongkai --help`` to importing typer (limit 4), and ``gongkai check REPORT`` from cold to importing spaCy and jieba
with its dictionary (limit 2). Exits 1 when a limit is passed. Ratios carry over to other machines, times do not.
"""

from __future__ import annotations

import argparse
import resource
import statistics
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

EXAMPLE = Path(__file__).resolve().parents[1] / "examples" / "faulty.txt"
PYTHON = sys.executable


@dataclass
class Contest:
    """A command against its measure; ``limit`` is how many times as dear it may be."""

    name: str
    command: Sequence[str]
    measure: Sequence[str]
    limit: float
    costs: list[float] = field(default_factory=list)
    measures: list[float] = field(default_factory=list)

    def run(self) -> None:
        """Run both once, one after the other."""
        self.measures.append(cost_of(self.measure))
        self.costs.append(cost_of(self.command))

    @property
    def ratio(self) -> float:
        """The command's median cost in units of the measure's."""
        return statistics.median(self.costs) / statistics.median(self.measures)


def cost_of(command: Sequence[str]) -> float:
    """Return the processor seconds of a command.

    Raises:
        RuntimeError: it ended otherwise than with a result.
    """
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    ended = subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if ended.returncode not in {0, 1}:
        raise RuntimeError(f"{' '.join(command)} ended with {ended.returncode}")
    return (after.ru_utime - before.ru_utime) + (after.ru_stime - before.ru_stime)


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("report", nargs="?", default=str(EXAMPLE))
    parser.add_argument("--runs", type=int, default=11)
    given = parser.parse_args()
    heavy = "import spacy, jieba; jieba.initialize()"
    contests = [
        Contest("--help / import typer", (PYTHON, "-m", "gongkai", "--help"), (PYTHON, "-c", "import typer"), 4.0),
        Contest(
            "check / import spacy, jieba", (PYTHON, "-m", "gongkai", "check", given.report), (PYTHON, "-c", heavy), 2.0
        ),
    ]
    for contest in contests:
        contest.run()  # once to fill the caches; not counted
        contest.costs.clear()
        contest.measures.clear()
    for _ in range(given.runs):
        for contest in contests:
            contest.run()
    print(f"{'command / measure':30} {'ms':>7} {'ms':>7} {'ratio':>6} {'limit':>6}")
    for contest in contests:
        cost, measure = statistics.median(contest.costs) * 1000, statistics.median(contest.measures) * 1000
        print(f"{contest.name:30} {cost:7.0f} {measure:7.0f} {contest.ratio:6.2f} {contest.limit:6.1f}")
    return 1 if any(contest.ratio > contest.limit for contest in contests) else 0


if __name__ == "__main__":
    sys.exit(main())
