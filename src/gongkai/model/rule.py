"""What is demanded: rules, the packs that hold them, and the verdicts a check may return."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType
from typing import Any, Literal, TypeAlias

from gongkai.model.document import Span
from gongkai.model.form import ReportForm
from gongkai.model.report import Level, Report

Severity: TypeAlias = Literal["error", "warning", "advice"]


@dataclass(frozen=True, slots=True)
class Hit:
    """One breach: where it shows and the values the message tells.

    ``about`` names what is wrong in stable words (a figure, column, section id), never a position, so that the
    finding keeps its id over resubmissions. ``doubt`` is True when a lawful reading is left: the engine then asks
    instead of convicting. ``minor`` marks a slip of form that changes nothing, or a doubt as likely as not: the engine
    only advises.
    """

    spans: tuple[Span, ...]
    values: Mapping[str, str]
    about: str
    doubt: bool = False
    minor: bool = False


@dataclass(frozen=True, slots=True)
class Met:
    """The demand is fulfilled; ``note`` says under which reading, if that needs saying."""

    note: str | None = None


@dataclass(frozen=True, slots=True)
class Breached:
    """The demand is broken, once per hit. ``undecided`` says what could not be judged besides."""

    hits: tuple[Hit, ...]
    undecided: str | None = None


@dataclass(frozen=True, slots=True)
class Undetermined:
    """The text does not let us tell; ``reason`` says why, in plain Chinese."""

    reason: str


@dataclass(frozen=True, slots=True)
class NotApplicable:
    """The demand does not concern this report."""

    reason: str | None = None


Verdict: TypeAlias = Met | Breached | Undetermined | NotApplicable


@dataclass(frozen=True, slots=True)
class Instrument:
    """A legal text a rule may cite. ``outdated_from`` is the first day it may no longer be cited as the basis."""

    id: str
    title: str
    number: str
    in_force: date
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Basis:
    """Where the law says so: an instrument of the pack and a place in it."""

    instrument: str
    place: str


@dataclass(frozen=True, slots=True)
class Example:
    """A small case the rule must decide as told.

    Either ``figures`` (placed directly as table figures), optionally with ``stated`` (prose figures), or ``text``
    (read as a whole report body; the faulty place may be marked ``⟦…⟧``), or ``changes`` (the pack's own sound report
    with these wordings replaced; none for the sound report itself). ``year`` and ``level`` set the masthead where the
    rule depends on it.
    """

    outcome: Literal["met", "breached", "undetermined", "not_applicable"]
    figures: Mapping[str, str] | None = None
    stated: Mapping[str, str] | None = None
    text: str | None = None
    note: str = ""
    changes: Mapping[str, str] | None = None
    year: int | None = None
    level: Level | None = None


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of check: the only part of a rule that is code.

    ``params`` is a frozen dataclass that the loader fills from ``[rule.check]``; ``judge`` gets the report, the form
    and these parameters. ``placeholders`` are the names that messages may use. ``certain`` is False for a kind that
    rests on a statistical tag: such a rule may not be an error.
    """

    name: str
    params: type[Any]
    placeholders: frozenset[str]
    judge: Callable[[Report, ReportForm, Any], Verdict]
    certain: bool = True


@dataclass(frozen=True, slots=True)
class Rule:
    """One demand. ``message`` and ``fix`` are Chinese with ``{placeholders}``.

    ``question`` replaces the message in doubt, ``remark`` for a minor slip. ``levels`` restricts the rule to issuers
    of these levels (empty: all). A breached ``gate`` rule stops all others.
    """

    id: str
    name: str
    title: str
    severity: Severity
    basis: tuple[Basis, ...]
    message: str
    fix: str
    kind: Kind
    params: Any
    examples: tuple[Example, ...]
    why: str = ""
    question: str | None = None
    remark: str | None = None
    section: str | None = None
    levels: tuple[Level, ...] = ()
    gate: bool = False


@dataclass(frozen=True, slots=True)
class RulePack:
    """The rules of one official format. ``sha256`` is over all files of the pack."""

    id: str
    form: ReportForm
    rules: tuple[Rule, ...]
    sha256: str
    instruments: Mapping[str, Instrument] = field(default_factory=lambda: MappingProxyType({}))
