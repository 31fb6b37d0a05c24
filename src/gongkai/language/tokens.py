"""Words and word patterns: jieba cuts, spaCy matches. The only module that knows either.

A lexicon gives domain words a tag each (what the word means to us); every other stretch falls to single characters
without a tag. Phrases that jieba would cut at their punctuation and numbers in digits are set apart before it cuts.
Patterns are sequences of tags over the tagged tokens alone, so that unknown words cost nothing.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, Final

from gongkai.language.normalise import fold
from gongkai.language.numerals import NumberMatch, find_numbers

if TYPE_CHECKING:
    import jieba
    from spacy.matcher import Matcher
    from spacy.vocab import Vocab

LONGEST_PIECE: Final = 500
"""jieba's cost grows with the square of a run without words; longer runs are cut into pieces of this length."""

NUMBER_TAG: Final = "NUM"
_LOOSE_BLANK: Final = re.compile(
    "(?<=[\u4e00-\u9fff]) {1,8}(?=[\u4e00-\u9fff0-9,;:、)])|(?<=[0-9]) {1,8}(?=[\u4e00-\u9fff,;、)])"
)


@dataclass(frozen=True, slots=True)
class Token:
    """A tagged word or number. ``start`` and ``end`` are code points into the text that was cut."""

    tag: str
    start: int
    end: int
    number: NumberMatch | None = None


@dataclass(frozen=True, slots=True)
class PatternMatch:
    """A pattern found: its name and the half-open range of tags it covers."""

    name: str
    start: int
    end: int


class Lexicon:
    """Domain words with their tags.

    Args:
        words: tag -> words that carry it. A word may stand under one tag only.
        plain: words without a tag, which keep tagged words from being found inside them.
        phrases: tag -> regular expressions for what must be set apart before cutting, first match wins.

    Raises:
        ValueError: a word stands under two tags.
    """

    def __init__(
        self, words: Mapping[str, Iterable[str]], plain: Iterable[str] = (), phrases: Mapping[str, str] | None = None
    ) -> None:
        self.tags: dict[str, str] = {}
        for tag, entries in words.items():
            for word in entries:
                if self.tags.setdefault(word, tag) != tag:
                    raise ValueError(f"{word}: {tag} and {self.tags[word]}")
        self._plain = frozenset(plain) - self.tags.keys()
        alternatives = (f"(?P<{tag}>{pattern})" for tag, pattern in (phrases or {}).items())
        self._phrases = re.compile("|".join(alternatives) or r"(?!)")

    @cached_property
    def _cutter(self) -> jieba.Tokenizer:
        import jieba

        # The dictionary is handed over in memory: jieba would otherwise keep a cache in a folder others can write.
        lines = "\n".join(f"{word} {1000 * len(word)}" for word in sorted({*self.tags, *self._plain}))
        cutter = jieba.Tokenizer()
        cutter.FREQ, cutter.total = cutter.gen_pfdict(io.BytesIO(lines.encode()))
        cutter.initialized = True
        return cutter

    def tokens(self, text: str) -> tuple[Token, ...]:
        """Return the tagged words and the numbers of ``text`` in order; everything else is left out.

        A number in Chinese characters yields to a dictionary word that it would cut (上一年度, 三类). Blanks between
        two Chinese characters or beside a number, which converters leave behind, are read over.
        """
        folded = fold(text)
        if _LOOSE_BLANK.search(folded) is None:
            return self._tokens(folded)
        places = _without_loose_blanks(folded)
        return tuple(_moved(token, places) for token in self._tokens("".join(folded[place] for place in places)))

    def _tokens(self, folded: str) -> tuple[Token, ...]:
        apart = [
            Token(match.lastgroup, match.start(), match.end())
            for match in self._phrases.finditer(folded)
            if match.lastgroup
        ]
        numbers = [Token(NUMBER_TAG, number.start, number.end, number) for number in find_numbers(folded)]
        numbers = _clear_of(numbers, [(token.start, token.end) for token in apart])
        apart.extend(token for token in numbers if token.number and not token.number.is_han)
        apart.sort(key=lambda token: token.start)
        words, known = self._between(folded, apart)
        han = [token for token in numbers if token.number and token.number.is_han]
        kept = _clear_of(han, known)
        taken = [(token.start, token.end) for token in kept]
        return tuple(sorted([*apart, *_clear_of(words, taken), *kept], key=lambda token: token.start))

    def _between(self, text: str, apart: Sequence[Token]) -> tuple[list[Token], list[tuple[int, int]]]:
        """Cut what lies between the tokens set apart; also return the places of all words of two or more characters."""
        words: list[Token] = []
        known: list[tuple[int, int]] = []
        position = 0
        for stop, resume in [*((token.start, token.end) for token in apart), (len(text), len(text))]:
            for word, start in self._words(text, position, stop):
                tag = self.tags.get(word)
                if tag is not None:
                    words.append(Token(tag, start, start + len(word)))
                if len(word) > 1 and (tag is not None or word in self._plain):
                    known.append((start, start + len(word)))
            position = resume
        return words, known

    def _words(self, text: str, start: int, end: int) -> Iterator[tuple[str, int]]:
        for at in range(start, end, LONGEST_PIECE):
            offset = at
            for word in self._cutter.cut(text[at : min(at + LONGEST_PIECE, end)], HMM=False):
                yield word, offset
                offset += len(word)


def _without_loose_blanks(text: str) -> list[int]:
    """Return the places of all characters but the blanks between two Chinese ones or beside a number."""
    loose = {place for match in _LOOSE_BLANK.finditer(text) for place in range(*match.span())}
    return [place for place in range(len(text)) if place not in loose]


def _moved(token: Token, places: Sequence[int]) -> Token:
    start, end = places[token.start], places[token.end - 1] + 1
    number = token.number
    if number is not None:
        number = replace(number, start=places[number.start], end=places[number.end - 1] + 1)
    return Token(token.tag, start, end, number)


def _clear_of(tokens: Sequence[Token], taken: Sequence[tuple[int, int]]) -> list[Token]:
    """Return the tokens that touch none of the taken places; both in order of their starts."""
    clear = []
    places = iter(taken)
    place = next(places, None)
    for token in tokens:
        while place is not None and place[1] <= token.start:
            place = next(places, None)
        if place is None or place[0] >= token.end:
            clear.append(token)
    return clear


class TagPatterns:
    """Named sequences of tags, found by spaCy's token matcher.

    A pattern is written as tags with blanks between, ``?`` makes a tag optional, ``*`` lets it repeat:
    ``HEAD FILL* NUM``.
    """

    def __init__(self, patterns: Mapping[str, str]) -> None:
        self._patterns = patterns

    @cached_property
    def _vocab(self) -> Vocab:
        from spacy.vocab import Vocab

        return Vocab()

    @cached_property
    def _matcher(self) -> Matcher:
        from spacy.matcher import Matcher

        matcher = Matcher(self._vocab, validate=False)
        for name, pattern in self._patterns.items():
            matcher.add(name, [[_item(item) for item in pattern.split()]])
        return matcher

    def find(self, tags: Sequence[str]) -> tuple[PatternMatch, ...]:
        """Return every match of every pattern over ``tags``."""
        if not tags:
            return ()
        from spacy.tokens import Doc

        matcher = self._matcher
        strings = self._vocab.strings
        doc = Doc(self._vocab, words=list(tags))
        return tuple(PatternMatch(strings[key], start, end) for key, start, end in matcher(doc))


def _item(item: str) -> dict[str, str]:
    operator = item[-1] if item[-1] in "?*" else ""
    tag = {"ORTH": item.rstrip("?*")}
    return tag | {"OP": operator} if operator else tag
