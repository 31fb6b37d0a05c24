"""The only module that knows the order of the stages: read, describe, judge."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Final

from gongkai import __version__, classify, extract, ingest, rules, segment
from gongkai.errors import ModelError, RulePackError
from gongkai.model import Document, Masthead, Provenance, Report, ReportForm, Review, RulePack, SecondReader

AUTO: Final = "auto"
"""Let the report's year pick the pack (an unknown year: the newest format), and take the models that come along."""
NONE: Final = "none"
"""Read with the grammar alone, without a trained reader."""


@dataclass(frozen=True, slots=True)
class Brief:
    """What a report is to be checked against.

    ``pack`` is ``auto``, the id of a built-in pack, or the folder of a pack that replaces it; ``extra_packs`` are
    folders of packs that add to it. ``select`` and ``ignore`` hold rule ids or beginnings of ids (``SUM``, ``AGR5``).
    ``models`` is ``auto``, ``none``, or a folder of models.
    """

    pack: str = AUTO
    extra_packs: tuple[str, ...] = ()
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    models: str = AUTO

    def check(self) -> None:
        """See to it that every pack loads and every rule named exists in one of them.

        Raises:
            RulePackError: a pack is faulty, or no pack knows a rule id.
            ModelError: the folder of models holds none.
        """
        self.second_reader()
        names = rules.builtin_ids() if self.pack == AUTO else (self.pack,)
        if not self.select and not self.ignore:
            names = names[-1:] if self.extra_packs or self.pack != AUTO else ()
        packs = [_extended(name, self.extra_packs) for name in names]
        if packs and (self.select or self.ignore):
            known = {rule.id: rule for pack in packs for rule in pack.rules}
            rules.select(replace(packs[-1], rules=tuple(known.values())), self.select, self.ignore)

    def pack_for(self, year: int | None) -> RulePack:
        """Return the rules for a report of this year: the national pack, the local ones added, those chosen."""
        name = rules.pack_for(year).id if self.pack == AUTO else self.pack
        return _chosen(_extended(name, self.extra_packs), self.select, self.ignore)

    def form_for(self, year: int | None) -> ReportForm:
        """Return the form for a report of this year."""
        return rules.pack_for(year).form if self.pack == AUTO else rules.load_pack(self.pack).form

    def second_reader(self) -> classify.ClaimReader | None:
        """Return the trained reader of claims, None where there is none or none is wanted.

        Raises:
            ModelError: the folder of models holds none, or its card cannot be read.
        """
        return _claim_reader(self.models)

    def options(self) -> dict[str, str]:
        """Return the options that change the answer, for the provenance."""
        told = {"pack": self.pack}
        if self.select:
            told["select"] = ",".join(sorted(set(self.select)))
        if self.ignore:
            told["ignore"] = ",".join(sorted(set(self.ignore)))
        if self.models != AUTO:
            told["models"] = self.models
        return told


def describe(document: Document, form: ReportForm, masthead: Masthead, second: SecondReader | None = None) -> Report:
    """Say what a report contains; ``second`` is asked about its sentences besides the grammar. No judgement."""
    outline = segment.outline(document, form, masthead)
    return Report(document, outline, extract.figures(document, outline, form, second))


def review(
    path: Path | str,
    *,
    pack: str | Path = AUTO,
    extra_packs: Iterable[str | Path] = (),
    select: Sequence[str] = (),
    ignore: Sequence[str] = (),
    models: str | Path = AUTO,
) -> Review:
    """Check the report in a file.

    Args:
        path: the file; it stands in the review as given.
        pack: ``auto``, the id of a built-in pack, or a folder with a pack.
        extra_packs: folders of packs whose rules are added.
        select: only these rules (ids or beginnings of ids, such as ``SUM``); empty for all.
        ignore: all rules but these.
        models: ``auto`` for the models that come along, ``none``, or a folder of models.

    Raises:
        ReadError: the file cannot be read as text.
        RulePackError: a pack is faulty, or a rule id is unknown.
        ModelError: the models are not there, or were changed.
    """
    brief = _brief(pack, extra_packs, select, ignore, models)
    return review_document(read(path), brief)


def review_bytes(  # noqa: PLR0913  # the same choices as on the command line
    content: bytes,
    name: str,
    *,
    pack: str | Path = AUTO,
    extra_packs: Iterable[str | Path] = (),
    select: Sequence[str] = (),
    ignore: Sequence[str] = (),
    models: str | Path = AUTO,
) -> Review:
    """Check a report at hand; ``name`` stands for the file name. Everything else as in ``review``."""
    brief = _brief(pack, extra_packs, select, ignore, models)
    return review_document(ingest.read_bytes(content, name), brief)


def read(path: Path | str) -> Document:
    """Read a file. The document's name is the path as given, so that many inputs can be told apart.

    Raises:
        ReadError: the file cannot be read as text.
    """
    return replace(ingest.read(Path(path)), name=str(path))


def review_document(document: Document, brief: Brief) -> Review:
    """Check a document already read."""
    masthead = segment.read_masthead(document)
    pack = brief.pack_for(masthead.year)
    second = brief.second_reader()
    report = describe(document, pack.form, masthead, second)
    main = rules.pack_for(masthead.year) if brief.pack == AUTO else rules.load_pack(brief.pack)
    local = ((Path(folder).name, rules.digest(Path(folder))) for folder in brief.extra_packs)
    provenance = Provenance(
        version=__version__,
        packs=((main.id, main.sha256), *local),
        options=MappingProxyType(brief.options()),
        models=((second.bundle.id, second.bundle.sha256),) if second else (),
    )
    return Review(report, pack, rules.judge(pack, report), provenance)


def figures_of(document: Document, brief: Brief) -> tuple[Report, ReportForm]:
    """Describe a document under the form that its year asks for, without judging it."""
    masthead = segment.read_masthead(document)
    form = brief.form_for(masthead.year)
    return describe(document, form, masthead, brief.second_reader()), form


def _brief(
    pack: str | Path,
    extra_packs: Iterable[str | Path],
    select: Sequence[str],
    ignore: Sequence[str],
    models: str | Path,
) -> Brief:
    folders = tuple(str(folder) for folder in extra_packs)
    brief = Brief(str(pack), folders, tuple(select), tuple(ignore), str(models))
    brief.check()
    return brief


@cache
def _claim_reader(models: str) -> classify.ClaimReader | None:
    """Return the trained reader of claims in a folder of models, the newest one of several."""
    if models == NONE:
        return None
    folder = classify.find_models() if models == AUTO else Path(models)
    cards = sorted(folder.glob(f"{classify.CLAIMS}/*/{classify.CARD}")) if folder else []
    if not cards:
        if models == AUTO:
            return None
        raise ModelError("文件夹里没有模型", where=models, remedy="应含 claims/版本/model.toml；不用模型时写 none")
    bundle = classify.open_bundle(cards[-1].parent)
    bundle.verify()
    return classify.ClaimReader(bundle)


@cache
def _extended(name: str, folders: tuple[str, ...]) -> RulePack:
    pack = rules.load_pack(name)
    for folder in folders:
        extended = rules.extend(pack, folder)
        if len(extended.rules) == len(pack.rules):
            raise RulePackError("文件夹里没有规则", where=folder, remedy="规则写在其中的 .toml 文件里")
        pack = extended
    return pack


def _chosen(pack: RulePack, select: tuple[str, ...], ignore: tuple[str, ...]) -> RulePack:
    """Return the pack with the rules wanted; a rule that only another year's pack knows is passed over."""
    here, away = (tuple(name for name in names if _knows(pack, name)) for names in (select, ignore))
    if select and not here:
        pack = replace(pack, rules=tuple(rule for rule in pack.rules if rule.gate))
    return rules.select(pack, here, away) if here or away else pack


def _knows(pack: RulePack, name: str) -> bool:
    return any(rule.id.startswith(name.upper()) for rule in pack.rules)
