"""The grammar of figures told in sentences, read once from ``words.toml`` and ``claims.toml``."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from gongkai.language.tokens import Lexicon, TagPatterns

NEUTRAL: Final = "N"
"""Tag of words that add nothing: they are known, but stand in nobody's way."""

_HERE: Final = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Frame:
    """One thing a clause may be about: which tags name a number (``""``: no name) and which add nothing."""

    heads: Mapping[str, str]
    fill: frozenset[str]


@dataclass(frozen=True, slots=True)
class Grammar:
    """Words, role patterns, topics in order of strength, and the frames by topic."""

    lexicon: Lexicon
    patterns: TagPatterns
    topics: Mapping[str, frozenset[str]]
    frames: Mapping[str, Frame]


@cache
def load_grammar() -> Grammar:
    """Read the two files; the result is kept for the life of the process."""
    words = tomllib.loads((_HERE / "words.toml").read_text("utf-8"))
    claims = tomllib.loads((_HERE / "claims.toml").read_text("utf-8"))
    return Grammar(
        lexicon=Lexicon(words["words"], words["plain"]["words"], claims["phrases"]),
        patterns=TagPatterns(claims["patterns"]),
        topics={name: frozenset(tags) for name, tags in claims["topics"].items()},
        frames={name: Frame(entry["heads"], frozenset(entry["fill"])) for name, entry in claims["frames"].items()},
    )
