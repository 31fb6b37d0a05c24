"""Rule packs: which there are, which governs a year, and how a local one adds to the national one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from difflib import get_close_matches
from functools import cache
from hashlib import sha256
from pathlib import Path
from types import MappingProxyType
from typing import Final

from gongkai.errors import RulePackError
from gongkai.model import RulePack
from gongkai.rules.forms import load_form

HOME: Final = Path(__file__).parent / "packs"
_FORM: Final = "form.toml"


@cache
def builtin_ids() -> tuple[str, ...]:
    """Return the ids of the packs shipped with the package, oldest format first."""
    return tuple(sorted(folder.name for folder in HOME.iterdir() if (folder / _FORM).is_file()))


def folder_of(name: str | Path) -> Path:
    """Return the folder of a pack, given its id or its folder.

    Raises:
        RulePackError: there is no such pack.
    """
    if str(name) in builtin_ids():
        return HOME / str(name)
    folder = Path(name)
    if not folder.is_dir():
        remedy = f"可用：{'、'.join(builtin_ids())}，或规则包所在的文件夹"
        raise RulePackError("没有这个规则包", where=str(name), remedy=remedy)
    return folder


def load_pack(id_or_folder: str | Path) -> RulePack:
    """Return a pack: a built-in one by id, or one in a folder; kept for the life of the process.

    A folder without ``form.toml`` holds local rules only and is read under the newest built-in form, whose legal texts
    it may cite.

    Raises:
        RulePackError: there is no such pack, or it is faulty; the message names file, rule and key.
    """
    return _load(folder_of(id_or_folder).resolve())


@cache
def _load(folder: Path) -> RulePack:
    from gongkai.rules.load import read_instruments, read_rules

    if not (folder / _FORM).is_file():
        national = load_pack(builtin_ids()[-1])
        instruments = {**national.instruments, **read_instruments(folder)}
        rules = read_rules(folder, national.form, instruments)
        return RulePack(folder.name, national.form, rules, digest(folder), MappingProxyType(instruments))
    form = load_form(folder)
    instruments = read_instruments(folder)
    rules = read_rules(folder, form, instruments)
    return RulePack(folder.name, form, rules, digest(folder), MappingProxyType(instruments))


def pack_for(year: int | None) -> RulePack:
    """Return the built-in pack whose format governs a report year.

    An unknown or future year gets the newest, a year before all formats the oldest: its gate rule then says so.
    """
    packs = builtin_ids()
    if year is None:
        return load_pack(packs[-1])
    governing = [name for name in packs if load_form(HOME / name).governs(year)]
    if governing:
        return load_pack(governing[-1])
    return load_pack(packs[0] if year < load_form(HOME / packs[0]).from_year else packs[-1])


def extend(pack: RulePack, folder: str | Path) -> RulePack:
    """Return the pack with the rules of a local folder added, read under the pack's own form.

    Local rules may cite the legal texts of every built-in pack, so that one folder serves reports of all years.

    Raises:
        RulePackError: the folder is faulty, or uses an id that the pack has.
    """
    from gongkai.rules.load import read_instruments, read_rules

    place = folder_of(folder)
    national = {name: text for each in builtin_ids() for name, text in read_instruments(HOME / each).items()}
    instruments = {**national, **pack.instruments, **read_instruments(place)}
    taken = {rule.id: f"规则包 {pack.id}" for rule in pack.rules}
    rules = read_rules(place, pack.form, instruments, taken)
    return replace(
        pack,
        rules=(*pack.rules, *rules),
        instruments=MappingProxyType(instruments),
        sha256=sha256(f"{pack.sha256}{digest(place)}".encode()).hexdigest(),
    )


def select(pack: RulePack, select: Sequence[str] = (), ignore: Sequence[str] = ()) -> RulePack:
    """Return the pack with the rules wanted.

    Args:
        pack: the pack to choose from.
        select: ids or beginnings of ids (``AGR``, ``AGR5``); empty for all. Gates stay: they guard the others.
        ignore: ids or beginnings of ids to leave out.

    Raises:
        RulePackError: a name fits no rule; similar ones are told.
    """
    known = [rule.id for rule in pack.rules]
    for name in (*select, *ignore):
        if not any(_fits(rule_id, name) for rule_id in known):
            near = get_close_matches(name.upper(), known, n=3, cutoff=0.5)
            advice = f"相近的有 {'、'.join(near)}" if near else "全部规则见 gongkai rules list"
            raise RulePackError(f"没有编号为 {name} 的规则", where=f"规则包 {pack.id}", remedy=advice)
    wanted = tuple(
        rule
        for rule in pack.rules
        if (not select or rule.gate or any(_fits(rule.id, name) for name in select))
        and not any(_fits(rule.id, name) for name in ignore)
    )
    return replace(pack, rules=wanted)


def _fits(rule_id: str, name: str) -> bool:
    return bool(name) and rule_id.startswith(name.upper())


def digest(folder: Path) -> str:
    """Return the SHA-256 over names and contents of all files of a pack, in sorted order."""
    total = sha256()
    files = (path for path in folder.rglob("*") if path.is_file() and "__pycache__" not in path.parts)
    for path in sorted(files, key=lambda path: path.relative_to(folder).as_posix()):
        content = path.read_bytes()
        total.update(f"{path.relative_to(folder).as_posix()}\0{len(content)}\0".encode())
        total.update(content)
    return total.hexdigest()


def sound_report(pack: RulePack) -> str:
    """Return the sound report that the examples of a pack change; local packs use that of the national one.

    Raises:
        RulePackError: the pack has none.
    """
    path = HOME / pack.form.id / "sound.txt"
    if not path.is_file():
        raise RulePackError("没有示例报告", where=f"规则包 {pack.id}", remedy="改用 text 或 figures 写例子")
    return path.read_text(encoding="utf-8")
