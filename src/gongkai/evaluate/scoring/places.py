"""Finds the annotated places again in the text that a checker read, whatever white space reading changed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias

from gongkai.evaluate.scoring.gold import Spot

Stretch: TypeAlias = tuple[int, int]
_INVISIBLE = frozenset("\u200b\u200c\u200d\u2060\ufeff\u00ad")


def _is_seen(character: str) -> bool:
    return not character.isspace() and character not in _INVISIBLE


def squeezed(text: str) -> str:
    """Return the text without white space and invisible characters."""
    return "".join(character for character in text if _is_seen(character))


class Places:
    """A checker's text with the annotated paragraphs found in it, in reading order."""

    def __init__(self, text: str, paragraphs: Sequence[str]) -> None:
        self.text = text
        self._at = [place for place, character in enumerate(text) if _is_seen(character)]
        self._tight = "".join(text[place] for place in self._at)
        self._paragraphs = paragraphs
        self._starts: list[int | None] = []
        cursor = 0
        for paragraph in paragraphs:
            wanted = squeezed(paragraph)
            start = self._tight.find(wanted, cursor) if wanted else -1
            if start >= 0:
                cursor = start + len(wanted)
            elif wanted:
                start = self._tight.find(wanted)
            self._starts.append(start if start >= 0 else None)

    def paragraph(self, place: int) -> Stretch | None:
        """Return where an annotated paragraph stands in the text, None if it is not there."""
        if place >= len(self._starts):
            return None
        start = self._starts[place]
        return None if start is None else self._loose(start, len(squeezed(self._paragraphs[place])))

    def spot(self, spot: Spot) -> Stretch | None:
        """Return where an annotated place stands in the text, None if it is not there."""
        if spot.paragraph is not None and spot.offset is not None and spot.paragraph < len(self._starts):
            return self._in_paragraph(spot, spot.paragraph, spot.offset)
        if spot.start is not None and spot.end is not None and self._fits(spot, spot.start, spot.end):
            return spot.start, spot.end
        return self._by_words(spot) if spot.printed else None

    def words(self, printed: str) -> Stretch | None:
        """Return the first place of some words, None if the text lacks them."""
        wanted = squeezed(printed)
        at = self._tight.find(wanted) if wanted else -1
        return self._loose(at, len(wanted)) if at >= 0 else None

    def _in_paragraph(self, spot: Spot, paragraph: int, offset: int) -> Stretch | None:
        start = self._starts[paragraph]
        if start is None:
            return None
        before = len(squeezed(self._paragraphs[paragraph][:offset]))
        return self._loose(start + before, len(squeezed(spot.printed)))

    def _fits(self, spot: Spot, start: int, end: int) -> bool:
        """Tell whether the file's positions hold in this text too."""
        return end <= len(self.text) and (not spot.printed or self.text[start:end] == spot.printed)

    def _by_words(self, spot: Spot) -> Stretch | None:
        """Look for the printed words between their neighbours, then with either neighbour, then alone if unique."""
        before, printed, after = squeezed(spot.before), squeezed(spot.printed), squeezed(spot.after)
        for left, right in ((before, after), (before, ""), ("", after)):
            at = self._tight.find(left + printed + right)
            if at >= 0 and (left or right):
                return self._loose(at + len(left), len(printed))
        at = self._tight.find(printed)
        is_unique = at >= 0 and self._tight.find(printed, at + 1) < 0
        return self._loose(at, len(printed)) if is_unique else None

    def _loose(self, start: int, length: int) -> Stretch | None:
        if length <= 0 or start + length > len(self._at):
            return None
        return self._at[start], self._at[start + length - 1] + 1


def overlap(one: Stretch, other: Stretch) -> bool:
    """Tell whether two stretches share a character."""
    return one[0] < other[1] and other[0] < one[1]
