"""Runs a checker over reports and counts what it got right; the answer does not depend on the number of workers."""

from __future__ import annotations

import hashlib
import json
import logging
import multiprocessing
import time
from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass, field
from itertools import chain, islice
from typing import Final, TypeAlias

from gongkai.errors import GongkaiError
from gongkai.evaluate.scoring.answer import Answer, Checker, ours
from gongkai.evaluate.scoring.cells import score_cells
from gongkai.evaluate.scoring.claims import score_claims
from gongkai.evaluate.scoring.findings import score_findings, score_trap
from gongkai.evaluate.scoring.gold import Gold, read_gold
from gongkai.evaluate.scoring.places import Places
from gongkai.evaluate.scoring.sections import score_sections
from gongkai.evaluate.scoring.sources import Item, items
from gongkai.evaluate.scoring.tally import Key, Miss, Tally
from gongkai.evaluate.scoring.tasks import CorpusPlan

_log = logging.getLogger(__name__)
_CHUNK: Final = 16
_AHEAD: Final = 3
Progress: TypeAlias = Callable[[int], None]


@dataclass(frozen=True, slots=True)
class Scored:
    """The counters of one report."""

    file: str
    kind: str
    issuer: str
    counts: Counter[Key]
    misses: tuple[Miss, ...]
    seconds: float
    packs: tuple[tuple[str, str], ...]


@dataclass(slots=True)
class Run:
    """All reports of one plan, scored. ``sha256`` is over contents and truth, in order."""

    plan: CorpusPlan
    sha256: str
    reports: list[Scored] = field(default_factory=list)

    @property
    def packs(self) -> tuple[tuple[str, str], ...]:
        """The rule packs that were used."""
        return tuple(sorted({pack for report in self.reports for pack in report.packs}))


def run(plan: CorpusPlan, checker: Checker = ours, workers: int = 1, progress: Progress | None = None) -> Run:
    """Score every report of a plan.

    Raises:
        CorpusError: the corpus is not what it should be.
    """
    digest = hashlib.sha256()
    reports: list[Scored] = []
    source = _hashed(items(plan), digest)
    first = list(islice(source, 1))
    for item in first:
        score_item(item, checker)  # not counted: it pays for imports and caches, which forked workers inherit
    for scored in _scored(chain(first, source), checker, workers):
        reports.append(scored)
        if progress is not None:
            progress(len(reports))
    return Run(plan, digest.hexdigest(), reports)


def _hashed(source: Iterator[Item], digest: hashlib._Hash) -> Iterator[Item]:
    for item in source:
        digest.update(hashlib.sha256(item.content).digest())
        digest.update(json.dumps(item.truth, ensure_ascii=False, sort_keys=True).encode())
        yield item


def _scored(source: Iterator[Item], checker: Checker, workers: int) -> Iterator[Scored]:
    if workers <= 1:
        for item in source:
            yield score_item(item, checker)
        return
    chunks = iter(lambda: list(islice(source, _CHUNK)), [])
    with ProcessPoolExecutor(workers, mp_context=_context()) as pool:
        waiting: deque[Future[list[Scored]]] = deque()
        for chunk in chunks:
            waiting.append(pool.submit(_score_chunk, chunk, checker))
            if len(waiting) > workers * _AHEAD:
                yield from waiting.popleft().result()
        while waiting:
            yield from waiting.popleft().result()


def _context() -> multiprocessing.context.BaseContext:
    """Return the cheapest way to start workers here: forked ones need not import anything again."""
    if "fork" in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("fork")
    return multiprocessing.get_context()


def _score_chunk(chunk: Sequence[Item], checker: Checker) -> list[Scored]:
    return [score_item(item, checker) for item in chunk]


def score_item(item: Item, checker: Checker) -> Scored:
    """Let the checker read one report and count what it says."""
    gold = read_gold(item.truth, item.where)
    before = time.process_time()
    try:
        answer = checker(item.content, item.name)
    except GongkaiError:
        raise
    except Exception as error:  # a checker that fails has not read this report; the others are still scored
        _log.debug("checker failed on %s", item.name, exc_info=True)
        answer = Answer(unread=True)
        failure = type(error).__name__
    else:
        failure = ""
    seconds = time.process_time() - before
    tally = score(gold, answer)
    if failure:
        tally.miss("speed", "checker failed", "an answer", failure)
    return Scored(item.name, gold.kind, gold.issuer, tally.counts, tuple(tally.misses), seconds, answer.packs)


def score(gold: Gold, answer: Answer) -> Tally:
    """Return the counters of one report."""
    tally = Tally()
    tally.add("reports")
    tally.add("reports.unread", int(answer.unread))
    places = Places(answer.text, _paragraph_texts(gold))
    score_sections(gold, answer, places, tally)
    score_cells(gold, answer, tally)
    score_claims(gold, answer, places, tally)
    score_findings(gold, answer, tally)
    score_trap(gold, answer, tally)
    return tally


def _paragraph_texts(gold: Gold) -> list[str]:
    return [text for _, text in gold.paragraphs]


def of_kinds(reports: Iterable[Scored], kinds: Sequence[str]) -> list[Scored]:
    """Return the reports of these kinds, all if none is named."""
    return [report for report in reports if not kinds or report.kind in kinds]
