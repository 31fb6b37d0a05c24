"""What the pages say is what the program does."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from gongkai import rules

ROOT = Path(__file__).resolve().parents[2]
PAGES = (
    "README.md",
    "README.en.md",
    "docs/guide.md",
    "docs/json.md",
    "docs/glossary.md",
    "docs/evaluation.md",
    "CONTRIBUTING.md",
)


def output_of(*args: str) -> str:
    done = subprocess.run(
        [sys.executable, "-m", "gongkai", *args], cwd=ROOT, capture_output=True, text=True, check=False, timeout=120
    )
    return done.stdout


def text_blocks(page: str) -> list[str]:
    return re.findall(r"```text\n(.*?)```", (ROOT / page).read_text(encoding="utf-8"), re.DOTALL)


@pytest.mark.parametrize("page", ["README.md", "README.en.md"])
def test_the_output_shown_is_real(page: str) -> None:
    real = output_of("check", "examples/faulty.html").splitlines()
    shown = [line for line in text_blocks(page)[0].splitlines() if line.strip() and line.strip() != "…"]
    assert shown
    assert [line for line in shown if line not in real] == []


@pytest.mark.parametrize("page", PAGES)
def test_links_within_the_repository_lead_somewhere(page: str) -> None:
    text = (ROOT / page).read_text(encoding="utf-8")
    links = [link for link in re.findall(r"\]\(([^)#]+)\)", text) if "://" not in link]
    assert [link for link in links if not ((ROOT / page).parent / link).exists()] == []


@pytest.mark.parametrize("page", PAGES)
def test_rules_named_on_a_page_exist(page: str) -> None:
    known = {rule.id for name in rules.builtin_ids() for rule in rules.load_pack(name).rules}
    named = set(re.findall(r"\b(?:SEC|PER|TAB|SUM|AGR|REM|WRD|PRI)\d{3}\b", (ROOT / page).read_text(encoding="utf-8")))
    assert named - known == set()


@pytest.mark.parametrize("page", PAGES)
def test_commands_named_on_a_page_exist(page: str) -> None:
    text = (ROOT / page).read_text(encoding="utf-8")
    commands = set(re.findall(r"`?gongkai (check|figures|rules|evaluate|[a-z]+)\b(?! =)", text)) - {"import"}
    offered = output_of("--help")
    assert [command for command in commands if not re.search(rf"^\s+{command}\b", offered, re.MULTILINE)] == []


@pytest.mark.parametrize("page", PAGES)
def test_make_targets_named_on_a_page_exist(page: str) -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    named = set(
        re.findall(r"(?:^\$? ?|`|^ +)make ([a-z][a-z-]*)", (ROOT / page).read_text(encoding="utf-8"), re.MULTILINE)
    )
    assert [target for target in named if not re.search(rf"^{target}:", makefile, re.MULTILINE)] == []


def test_every_rule_explains_itself() -> None:
    page = output_of("rules", "explain", "SUM401")
    assert "国办公开办函〔2021〕30号" in page
    assert "例" in page


def test_figure_names_of_the_glossary_are_those_of_the_form() -> None:
    text = (ROOT / "docs/glossary.md").read_text(encoding="utf-8")
    for name in rules.builtin_ids():
        for table in rules.load_pack(name).form.tables:
            assert f"`{table.id}`" in text
            for column in table.columns:
                assert f"`{column.id}`" in text, column.id


def test_the_local_rule_of_the_guide_works(tmp_path: Path) -> None:
    blocks = re.findall(r"```toml\n(.*?)```", (ROOT / "docs/guide.md").read_text(encoding="utf-8"), re.DOTALL)
    for name, block in zip(("local.toml", "instruments.toml"), blocks, strict=True):
        (tmp_path / name).write_text(block, encoding="utf-8")
    results = rules.test_pack(rules.load_pack(tmp_path))
    assert [(result.rule, result.problem) for result in results if result.problem] == []
    assert "LOC001" in {rule.id for rule in rules.extend(rules.load_pack("2019"), tmp_path).rules}
