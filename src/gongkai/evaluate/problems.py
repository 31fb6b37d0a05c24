"""Section five: problems and remedies, paired, in many shapes."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final, Literal

from gongkai.evaluate.draft import Opinion, Passage
from gongkai.evaluate.lexicon import Template
from gongkai.evaluate.wording import Pen

LABELS: Final = (
    "awareness", "breadth", "timeliness", "form", "interpretation", "interaction", "applications", "staff", "mechanism",
    "platform", "grassroots", "publicity", "supervision", "management",
)  # fmt: skip
_MARKER: Final = re.compile(r"«([IRirP])\|([^»]*)»")
_ORDINALS: Final = "一二三四五六七八九"


@dataclass(frozen=True, slots=True)
class Pair:
    """A problem and what is done about it."""

    label: str
    issue: str
    remedy: str
    templates: tuple[str, str]


def section(pen: Pen) -> tuple[Passage, ...]:
    """Return the paragraphs of section five, with every problem and remedy marked."""
    shape = pen.rng.choice(pen.choices("shape"))
    pen.used.append(shape.id)
    count = pen.rng.choices(range(1, 7), weights=(2, 6, 9, 4, 2, 1))[0]
    pairs = [_pair(pen, label) for label in pen.rng.sample(LABELS, count)]
    return tuple(_paragraphs(pen, shape, pairs))


def _pair(pen: Pen, label: str) -> Pair:
    issue = pen.rng.choice(pen.choices(f"issue.{label}"))
    remedy = pen.rng.choice(pen.choices(f"remedy.{label}"))
    return Pair(label, pen.write(issue).text, pen.write(remedy).text, (issue.id, remedy.id))


class _Sheet:
    """Paragraphs in the making; ¶ in any text starts a new one."""

    def __init__(self, shape: str) -> None:
        self.shape = shape
        self.done: list[Passage] = []
        self.text = ""
        self.opinions: list[Opinion] = []
        self.templates: list[str] = []

    def write(self, text: str) -> None:
        first, *rest = text.split("¶")
        self.text += first
        for piece in rest:
            self.close()
            self.text = piece

    def opinion(self, text: str, role: Literal["issue", "remedy"], pair: int, source: Pair) -> None:
        start = len(self.text)
        self.text += text
        self.opinions.append(Opinion(start, len(self.text), role, source.label, pair))
        self.templates.append(source.templates[0 if role == "issue" else 1])

    def close(self) -> None:
        if self.text:
            heading = not self.opinions and not self.text.endswith(("：", "。"))
            self.done.append(
                Passage(
                    self.text, "subheading" if heading else "body", "problems", opinions=tuple(self.opinions),
                    templates=(self.shape, *self.templates),
                )
            )  # fmt: skip
        self.text, self.opinions, self.templates = "", [], []


def _paragraphs(pen: Pen, shape: Template, pairs: list[Pair]) -> list[Passage]:
    sheet, position = _Sheet(shape.id), 0
    for match in _MARKER.finditer(shape.text):
        sheet.write(_filled(pen, shape.text[position : match.start()]))
        if match[1] == "P":
            _write_pairs(sheet, _filled(pen, match[2]), pairs)
        else:
            _write_list(sheet, match[1], match[2], pairs)
        position = match.end()
    sheet.write(_filled(pen, shape.text[position:]))
    sheet.close()
    return sheet.done


def _filled(pen: Pen, text: str) -> str:
    """Fill the plain words of a shape's own text."""
    return pen.write(Template("", "", "", text)).text if "{" in text else text


def _write_list(sheet: _Sheet, kind: str, joint: str, pairs: list[Pair]) -> None:
    role: Literal["issue", "remedy"] = "issue" if kind in "Ii" else "remedy"
    for place, pair in enumerate(pairs):
        sheet.write((joint if place else "") + (f"{_ORDINALS[place]}是" if kind in "IR" and len(pairs) > 1 else ""))
        sheet.opinion(pair.issue if role == "issue" else pair.remedy, role, place, pair)


def _write_pairs(sheet: _Sheet, frame: str, pairs: list[Pair]) -> None:
    body, _, joint = frame.partition("|")
    for place, pair in enumerate(pairs):
        before, _, rest = body.partition("●")
        middle, _, after = rest.partition("○")
        ordinal = f"{_ORDINALS[place]}是" if before == "※是" else ""
        sheet.write((joint if place else "") + (ordinal or before.replace("※", _ORDINALS[place])))
        sheet.opinion(pair.issue, "issue", place, pair)
        sheet.write(middle)
        sheet.opinion(pair.remedy, "remedy", place, pair)
        sheet.write(after)
