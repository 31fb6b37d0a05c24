from __future__ import annotations

import pytest

from gongkai.ingest.sniff import is_page
from tests.ingest.pages import REPORT, TEXT, page


@pytest.mark.parametrize("name", ["report.html", "report.txt", "report", "-"])
def test_page_is_told_by_its_content(name: str) -> None:
    assert is_page(page(REPORT), name)
    assert is_page(REPORT, name)
    assert is_page(f'\n<?xml version="1.0"?>\n<HTML><p>{TEXT}', name)


@pytest.mark.parametrize("name", ["report.html", "report.txt", "report"])
def test_text_is_told_by_its_content(name: str) -> None:
    assert not is_page(TEXT, name)
    assert not is_page(f"网站(<http://www.example.test/>)、<附件>。{TEXT}", name)


def test_ending_decides_where_the_content_leaves_it_open() -> None:
    source = f"<p>{TEXT}"
    assert is_page(source, "report.html")
    assert not is_page(source, "report.txt")
