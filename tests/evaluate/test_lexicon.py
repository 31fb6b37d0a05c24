from __future__ import annotations

import re
from pathlib import Path

import pytest

from gongkai.evaluate import planted, traps
from gongkai.evaluate.corpus import Made
from gongkai.evaluate.layouts import all_looks
from gongkai.evaluate.lexicon import CorpusError, Lexicon, Template, load_lexicon

CLAIM_SLOT = re.compile(r"\{[#~!]")
TOO_ALIKE = 0.7


def claim_templates(lexicon: Lexicon) -> list[Template]:
    return [template for template in lexicon.all() if CLAIM_SLOT.search(template.text)]


def pairs_of_characters(template: Template) -> set[str]:
    denials = re.sub(r"\{[^{}|]*\|([^{}]*)\}", r"\1", template.text)
    bare = re.sub(r"[，。；、：]", "", re.sub(r"\{[^{}]*\}", "#", denials))
    return {bare[at : at + 2] for at in range(len(bare) - 1)}


def test_there_are_as_many_phrasings_as_promised(lexicon: Lexicon) -> None:
    assert len(claim_templates(lexicon)) >= 400
    assert len([t for t in lexicon.all() if t.role.startswith("heading.")]) >= 60
    assert len(all_looks(lexicon)) >= 25
    assert len(planted.names()) >= 60
    assert len(traps.names(lexicon)) >= 80


def test_the_splits_are_of_equal_weight(lexicon: Lexicon) -> None:
    dev = [t for t in claim_templates(lexicon) if t.split == "dev"]
    assert 0.4 < len(dev) / len(claim_templates(lexicon)) < 0.6


def test_only_official_titles_belong_to_both_splits(lexicon: Lexicon) -> None:
    roles = {template.role.partition(".")[0] for template in lexicon.all() if template.split == "both"}
    assert roles == {"title", "heading"}


def test_no_claim_of_one_split_is_a_trivial_variant_of_the_other(lexicon: Lexicon) -> None:
    for role in {template.role for template in claim_templates(lexicon)}:
        for one in lexicon.of("dev", role):
            for other in lexicon.of("test", role):
                left, right = pairs_of_characters(one), pairs_of_characters(other)
                assert len(left & right) / len(left | right) < TOO_ALIKE, (one.text, other.text)


def test_issuers_are_split(lexicon: Lexicon) -> None:
    for group in ("provinces", "cities", "counties", "districts", "towns", "subdistricts"):
        assert not set(map(str, lexicon.world["dev"][group])) & set(map(str, lexicon.world["test"][group]))
    stems = [{str(entry["stem"]) for entry in lexicon.world[s]["department"]} for s in ("dev", "test")]  # type: ignore[index]
    assert not stems[0] & stems[1]


def test_reports_use_the_templates_looks_and_pages_of_their_split_alone(
    lexicon: Lexicon, sound_reports: list[Made]
) -> None:
    split_of = {template.id: template.split for template in lexicon.all()}
    look_split = {str(entry["id"]): str(entry["split"]) for entry in lexicon.looks["look"]}
    page_split = {str(entry["id"]): str(entry["split"]) for entry in lexicon.looks["furniture"]}
    for made in sound_reports:
        own = made.draft.split
        assert {split_of[template] for template in made.draft.templates} <= {own, "both"}
        assert {look_split[str(look)] for look in made.truth["looks"]} == {own}  # type: ignore[union-attr]
        assert page_split[made.draft.furniture] == own


def test_a_repeated_id_is_refused(tmp_path: Path, lexicon: Lexicon) -> None:
    for path in lexicon.folder.glob("*.toml"):
        (tmp_path / path.name).write_bytes(path.read_bytes())
    (tmp_path / "again.toml").write_bytes((lexicon.folder / "problems.toml").read_bytes())
    with pytest.raises(CorpusError, match="重复"):
        load_lexicon(tmp_path)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(CorpusError, match=r"world\.toml"):
        load_lexicon(tmp_path)
