"""What is true of a written report, as JSON with the names of the wire format."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from decimal import Decimal
from typing import Final, TypeAlias

from gongkai.evaluate.draft import Draft, Grid, Passage
from gongkai.evaluate.ledger import table_names
from gongkai.evaluate.page import Written

SCHEMA: Final = "gongkai.truth/1"
CONTEXT: Final = 12
Json: TypeAlias = "dict[str, Json] | list[Json] | str | int | bool | None"
SECTIONS: Final = ("overview", "proactive", "applications", "disputes", "problems", "other")
_NARROW: Final = str.maketrans("０１２３４５６７８９．－＋", "0123456789.-+")
_VOID: Final = {"": "blank", "/": "slash", "-": "dash", "—": "dash", "不适用": "not_applicable"}


def truth(draft: Draft, written: Written) -> dict[str, Json]:
    """Return everything a scorer needs: masthead, sections, table cells, claims, sums, ratios, problems.

    ``paragraphs`` are the report's own, in reading order, tables and page furniture left out; every mark names its
    paragraph by place in that list, and its offset in the paragraph's plain text. In text files ``start`` and ``end``
    are code points into the file's text; in other files they are null.
    """
    marks = _Marks(draft, written)
    period: Json = None if draft.period is None else {"from": draft.period[0], "to": draft.period[1]}
    report: dict[str, Json] = {
        "issuer": draft.issuer.name,
        "year": draft.year,
        "level": draft.issuer.level,
        "format": draft.form,
        "period": period,
    }
    looks = {piece.look for part in draft.parts for piece in part.pieces if isinstance(piece, Grid)}
    return {
        "schema": SCHEMA,
        "split": draft.split,
        "media_type": written.media_type,
        "encoding": draft.encoding,
        "sha256": hashlib.sha256(written.content).hexdigest(),
        "report": report,
        "kind_of_issuer": draft.issuer.kind,
        "published": draft.published,
        "sections": _sections(draft, written),
        "table_figures": _table_figures(draft),
        "paragraphs": marks.paragraphs,
        "claims": marks.claims,
        "sums": marks.sums,
        "ratios": marks.ratios,
        "opinions": marks.opinions,
        "may": _strings(draft.may),
        "looks": _strings(looks),
        "furniture": draft.furniture,
        "templates": _strings(draft.templates),
    }


def _strings(values: Iterable[str]) -> list[Json]:
    found: list[Json] = []
    found.extend(sorted(set(values)))
    return found


def _sections(draft: Draft, written: Written) -> list[Json]:
    starts = dict(zip((id(p) for _, p in draft.passages()), written.starts, strict=True))
    found: list[Json] = []
    for part in draft.parts:
        if not part.id and not part.number:  # the title of a second report on the page is no heading of a section
            continue
        start = None if part.heading_in_grid else starts.get(id(part.heading))
        title = part.number + part.title if part.heading_in_grid else part.heading.text
        found.append({"id": part.id or None, "title": title, "start": start, "status": "found"})
    present = {part.id for part in draft.parts}
    absent = [section for section in SECTIONS if section not in present]
    found.extend({"id": section, "title": None, "start": None, "status": "missing"} for section in absent)
    return found


def cell_value(text: str) -> Decimal | None:
    """Return the number that a cell prints, None if it prints none. Only what the generator itself prints is read."""
    bare = text.replace(",", "").translate(_NARROW).strip().removesuffix("元").removesuffix("万").strip()
    try:
        return Decimal(bare)
    except ArithmeticError:
        return None


def _table_figures(draft: Draft) -> dict[str, Json]:
    printed = draft.printed()
    figures: dict[str, Json] = {}
    for name in table_names(draft.form):
        if name not in printed or name.partition(".")[0] in draft.picture_tables:
            figures[name] = {"kind": "lost", "text": None, "value": None}
            continue
        text = printed[name]
        value = cell_value(text)
        kind = "number" if value is not None else _VOID.get(text.strip(), "unreadable")
        figures[name] = {"kind": kind, "text": text, "value": None if value is None else format(value, "f")}
    return figures


class _Marks:
    """Paragraphs and the marks in them, gathered in reading order."""

    def __init__(self, draft: Draft, written: Written) -> None:
        self.paragraphs: list[Json] = []
        self.claims: list[Json] = []
        self.sums: list[Json] = []
        self.ratios: list[Json] = []
        self.opinions: list[Json] = []
        self.written = written
        for index, (section, passage) in enumerate(draft.passages()):
            if passage.text:
                self._add(section, passage, index)

    def _add(self, section: str, passage: Passage, index: int) -> None:
        place = len(self.paragraphs)
        base = len(self.claims)
        self.paragraphs.append(
            {
                "text": passage.text,
                "section": section or None,
                "role": passage.role,
                "topic": passage.topic or None,
                "start": self.written.starts[index],
            }
        )
        self.claims.extend(
            {
                "name": claim.name or None,
                "value": format(claim.value, "f"),
                "unit": claim.unit,
                "precision": claim.precision,
                "resolution": format(claim.resolution, "f"),
                "none_claim": claim.none_claim,
                "scope": claim.scope,
                **self._spot((claim.start, claim.end), passage, place, index),
            }
            for claim in passage.claims
        )
        for each in passage.sums:
            parts: list[Json] = [base + part for part in each.parts]
            self.sums.append({"whole": base + each.whole, "parts": parts, "complete": each.complete})
        self.ratios.extend(
            {
                "kind": each.kind,
                "numerator": format(each.numerator, "f"),
                "denominator": format(each.denominator, "f"),
                "stated_last": each.stated_last,
                **self._spot((each.start, each.end), passage, place, index),
            }
            for each in passage.ratios
        )
        self.opinions.extend(
            {
                "role": each.role,
                "label": each.label,
                "pair": each.pair,
                **self._spot((each.start, each.end), passage, place, index),
            }
            for each in passage.opinions
        )

    def _spot(self, mark: tuple[int, int], passage: Passage, place: int, index: int) -> dict[str, Json]:
        """Tell where a mark stands; ``occurrence`` counts equal strings within the paragraph from 1."""
        start, end = mark
        printed = passage.text[start:end]
        last = self.written.at(index, end - 1)
        return {
            "printed": printed,
            "before": passage.text[max(0, start - CONTEXT) : start],
            "after": passage.text[end : end + CONTEXT],
            "paragraph": place,
            "offset": start,
            "occurrence": passage.text[:start].count(printed) + 1,
            "start": self.written.at(index, start),
            "end": None if last is None else last + 1,
        }
