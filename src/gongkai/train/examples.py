"""What the reader of claims learns from: sentences by independent writers, and invented reports of the dev half."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from gongkai.classify.encoding import Encoder, Place
from gongkai.classify.windows import windows

HELD_OUT: Final = frozenset({"held_out", "unseen"})
"""Parts of the sentences that no training may see."""


@dataclass(frozen=True, slots=True)
class Claim:
    """A figure told in a passage: its name and where it stands."""

    name: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Told:
    """A passage with all its claims; ``part`` says what it may be used for."""

    text: str
    section: str | None
    heading: str | None
    year: int | None
    claims: tuple[Claim, ...]
    part: str


@dataclass(frozen=True, slots=True)
class Example:
    """A window as the model sees it: pieces, where its places stand among them, what each of them states."""

    ids: tuple[int, ...]
    body: int
    positions: tuple[int, ...]
    answers: tuple[tuple[str, ...], ...]


def read_sentences(path: Path) -> Iterator[Told]:
    """Yield the passages of ``claims.jsonl``."""
    for line in path.read_text(encoding="utf-8").splitlines():
        row: dict[str, Any] = json.loads(line)
        claims = tuple(Claim(name, start, start + len(printed)) for name, _, printed, start, *_ in row["claims"])
        yield Told(row["text"], row["section"], row.get("heading"), row["year"], claims, row["part"])


def read_generated(count: int, seed: int) -> Iterator[Told]:
    """Yield the paragraphs of invented reports of the dev half, faulty ones left out."""
    from gongkai.evaluate.corpus import make_many
    from gongkai.evaluate.lexicon import load_lexicon

    for made in make_many(load_lexicon(), "dev", seed, count, ("sound", "trap")):
        yield from _paragraphs(made.truth)


def _paragraphs(truth: dict[str, Any]) -> Iterator[Told]:
    claims: dict[int, list[Claim]] = {}
    for each in truth["claims"]:
        if each["name"] is not None and each.get("paragraph") is not None:
            claim = Claim(each["name"], each["offset"], each["offset"] + len(each["printed"]))
            claims.setdefault(each["paragraph"], []).append(claim)
    for number, paragraph in enumerate(truth["paragraphs"]):
        if paragraph["role"] == "body":
            told = tuple(claims.get(number, ()))
            yield Told(paragraph["text"], paragraph["section"], None, truth["report"]["year"], told, "dev")


def examples(told: Told, encoder: Encoder, longest: int) -> Iterator[Example]:
    """Yield the windows of a passage that have places to answer and fit the model."""
    for window in windows(told.text):
        encoded = encoder.encode(told.text[window.start : window.end], told.section, told.heading, told.year)
        places = [place for place in encoded.places if place.start >= window.fresh - window.start]
        if places and len(encoded.ids) <= longest:
            claims = [claim for claim in told.claims if window.fresh <= claim.start < window.end]
            answers = _answers(places, claims, window.start, told.text)
            body = len(encoder.encode("", told.section, told.heading, told.year).ids) - 1
            yield Example(encoded.ids, body, tuple(place.position for place in places), answers)


def _answers(places: Sequence[Place], claims: Iterable[Claim], offset: int, text: str) -> tuple[tuple[str, ...], ...]:
    answers: list[set[str]] = [set() for _ in places]
    for claim in claims:
        inside = [
            number
            for number, place in enumerate(places)
            if place.start + offset < claim.end and claim.start < place.end + offset
        ]
        has_digits = any(char.isdigit() for char in text[claim.start : claim.end])
        inside.sort(key=lambda number: (places[number].is_denial == has_digits, number))
        if inside:
            answers[inside[0]].add(claim.name)
    return tuple(tuple(sorted(names)) for names in answers)
