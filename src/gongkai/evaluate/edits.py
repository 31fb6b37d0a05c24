"""Small changes to a draft. Each returns a new draft; everything not named stays as it was."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

from gongkai.evaluate.draft import Claim, Draft, Grid, Part, Passage, Piece
from gongkai.evaluate.layouts import number


def swap_passage(draft: Draft, old: Passage, new: Passage) -> Draft:
    """Return the draft with ``new`` where ``old`` (this very object) stands."""

    def pick(passage: Passage) -> Passage:
        return new if passage is old else passage

    return replace(
        draft,
        title=tuple(map(pick, draft.title)),
        preamble=tuple(map(pick, draft.preamble)),
        signature=tuple(map(pick, draft.signature)),
        parts=tuple(
            replace(
                part,
                heading=pick(part.heading),
                pieces=tuple(pick(piece) if isinstance(piece, Passage) else piece for piece in part.pieces),
            )
            for part in draft.parts
        ),
    )


def map_grids(draft: Draft, change: Callable[[Grid], Grid]) -> Draft:
    """Return the draft with every grid put through ``change``."""
    return replace(
        draft,
        parts=tuple(
            replace(part, pieces=tuple(change(piece) if isinstance(piece, Grid) else piece for piece in part.pieces))
            for part in draft.parts
        ),
    )


def with_cell(draft: Draft, name: str, text: str) -> Draft:
    """Return the draft with another text in the cell of one figure."""
    return map_grids(draft, lambda grid: grid.with_text(name, text))


def with_cells(draft: Draft, cells: dict[str, str]) -> Draft:
    """Return the draft with other texts in several cells."""
    for name, text in cells.items():
        draft = with_cell(draft, name, text)
    return draft


def added_to(draft: Draft, name: str, by: int) -> str:
    """Return the text of the cell when its figure is raised by ``by``."""
    return number(draft.ledger.figures[name] + by)


def with_part(draft: Draft, section: str, change: Callable[[Part], Part]) -> Draft:
    """Return the draft with the first section of this id put through ``change``."""
    parts, done = [], False
    for part in draft.parts:
        hit = part.id == section and not done
        parts.append(change(part) if hit else part)
        done = done or hit
    return replace(draft, parts=tuple(parts))


def with_pieces(draft: Draft, section: str, pieces: tuple[Piece, ...]) -> Draft:
    """Return the draft with other contents in one section."""
    return with_part(draft, section, lambda part: replace(part, pieces=pieces))


def append(draft: Draft, section: str, passage: Passage) -> Draft:
    """Return the draft with one more paragraph at the end of a section."""
    return with_part(draft, section, lambda part: replace(part, pieces=(*part.pieces, passage)))


def write_on(draft: Draft, section: str, topic: str, passage: Passage) -> Draft | None:
    """Return the draft with a sentence written on in the paragraph of a topic, None if there is no such paragraph."""
    part = draft.part(section)
    for piece in part.pieces if part else ():
        if isinstance(piece, Passage) and piece.topic == topic and piece.role == "body":
            return swap_passage(draft, piece, piece.followed_by(passage))
    return None


def restated(passage: Passage, claim: Claim, value: Decimal, text: str) -> Passage:
    """Return the passage with a claim that states another number; ``text`` is printed in its place."""
    moved = passage.rewritten(claim.start, claim.end, text)
    index = passage.claims.index(claim)
    changed = replace(moved.claims[index], value=value)
    return replace(moved, claims=(*moved.claims[:index], changed, *moved.claims[index + 1 :]))
