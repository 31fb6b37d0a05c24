"""Lawful oddities that naive checkers flag: nothing in these reports is wrong, whatever it looks like."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from random import Random
from types import MappingProxyType

from gongkai.evaluate import edits, traps_layout, traps_tables
from gongkai.evaluate.draft import Draft
from gongkai.evaluate.lexicon import CorpusError, Lexicon, Template
from gongkai.evaluate.oddity import Oddity
from gongkai.evaluate.truth import Json
from gongkai.evaluate.wish import ANY, Wish
from gongkai.evaluate.wording import Pen


@dataclass(frozen=True, slots=True)
class Trap:
    """A lawful oddity. ``guards`` must not fire because of it; ``note`` says why it is lawful."""

    id: str
    guards: tuple[str, ...]
    note: str
    oddity: Oddity | None = None
    at: str = ""
    texts: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    when: tuple[str, ...] = ()
    wants: Wish = ANY
    may: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Sprung:
    """A sound report with a trap in it."""

    trap: Trap
    draft: Draft
    printed: str

    def truth(self) -> dict[str, Json]:
        """Return the trap as JSON."""
        return {
            "kind": self.trap.id,
            "guards": list(self.trap.guards),
            "note": self.trap.note,
            "printed": self.printed or None,
        }


@cache
def traps(folder: Path) -> dict[str, Trap]:
    """Return every trap by id: sentences from ``traps.toml``, the rest from code.

    Raises:
        CorpusError: an id is used twice.
    """
    entries = tomllib.loads((folder / "traps.toml").read_text(encoding="utf-8"))["trap"]
    found = [
        Trap(
            entry["id"],
            tuple(entry["guards"]),
            entry["note"],
            None,
            entry["at"],
            MappingProxyType({"dev": entry["dev"], "test": entry["test"]}),
            tuple(entry.get("when", ())),
            Wish(entry.get("kind"), None, entry.get("year")),
            frozenset(entry.get("may", ())),
        )
        for entry in entries
    ]
    found += [Trap(o.id, o.guards, o.note, o, wants=o.wants) for o in (*traps_layout.ODDITIES, *traps_tables.ODDITIES)]
    by_id = {trap.id: trap for trap in found}
    if len(by_id) != len(found):
        raise CorpusError("陷阱编号重复", where=str(folder / "traps.toml"), remedy="换一个编号")
    return dict(sorted(by_id.items()))


def names(lexicon: Lexicon) -> tuple[str, ...]:
    """Return the ids of all traps, sorted."""
    return tuple(traps(lexicon.folder))


def spring(name: str, sound: Draft, rng: Random, lexicon: Lexicon) -> Sprung | None:
    """Return the report with the trap in it, None if this report offers no place for it."""
    trap = traps(lexicon.folder)[name]
    if trap.oddity is not None:
        changed = trap.oddity.make(sound, rng)
        return None if changed is None else Sprung(trap, changed, "")
    return _say(trap, sound, rng, lexicon)


def _say(trap: Trap, sound: Draft, rng: Random, lexicon: Lexicon) -> Sprung | None:
    year = sound.year
    words = {
        "year": str(year),
        "last_year": str(year - 1),
        "next_year": str(year + 1),
        "issuer": sound.issuer.name,
        "place": sound.issuer.place,
        "site": sound.issuer.site,
        "account": sound.issuer.account,
        "host": sound.issuer.host,
        "host_bare": sound.issuer.host.removeprefix("www."),
        "superior": sound.issuer.superior,
    }
    counters = {"applications": "件", "disputes": "件", "proactive.published": "条", "proactive": "件"}
    pen = Pen(rng, lexicon, sound.split, sound.issuer, sound.ledger, year, words, counters)
    template = Template(f"{sound.split[0]}.trap.{trap.id}", sound.split, "trap", trap.texts[sound.split], trap.when)
    if not pen.allows(template):
        return None
    section, _, topic = trap.at.partition("/")
    passage = pen.write(template, topic=topic or "trap")
    if section == "preamble":
        last = sound.preamble[-1]
        changed: Draft | None = edits.swap_passage(sound, last, last.followed_by(passage))
    elif topic:
        changed = edits.write_on(sound, section, topic, passage)
    else:
        changed = edits.append(sound, section, passage)
    return None if changed is None else Sprung(trap, replace(changed, may=changed.may | trap.may), passage.text)
