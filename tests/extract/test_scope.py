from __future__ import annotations

import pytest

from tests.extract.outlines import read_prose

BUREAU = "临澜县住房和城乡建设局"


@pytest.mark.parametrize(
    ("text", "scope"),
    [
        ("我局收到政府信息公开申请5件。", None),
        ("本机关收到政府信息公开申请5件。", None),
        ("临澜县住房和城乡建设局收到政府信息公开申请5件。", None),
        ("县住建局共收到政府信息公开申请5件。", None),
        ("2022年收到政府信息公开申请5件。", None),
        ("全县共收到政府信息公开申请5件。", "全县"),
        ("各部门共收到政府信息公开申请5件。", "各部门"),
        ("县财政局收到政府信息公开申请5件。", "县财政局"),
        ("县教育局被申请行政复议5件。", "县教育局"),
    ],
)
def test_another_subject_sets_the_scope(text: str, scope: str | None) -> None:
    _, figures = read_prose(text, issuer=BUREAU)
    assert [figure.scope for figure in figures.prose] == [scope]


def test_an_office_in_its_governments_report_is_narrower() -> None:
    _, figures = read_prose("县政府办公室收到政府信息公开申请5件。", issuer="临澜县人民政府")
    assert figures.prose[0].scope is not None
    _, own = read_prose("县政府办公室收到政府信息公开申请5件。", issuer="临澜县人民政府办公室")
    assert own.prose[0].scope is None


def test_scope_holds_in_the_parts_told_next() -> None:
    _, figures = read_prose("全县共收到政府信息公开申请9件。其中，予以公开5件，无法提供4件。", issuer=BUREAU)
    assert {figure.scope for figure in figures.prose} == {"全县"}


def test_scope_ends_with_its_sentence() -> None:
    _, figures = read_prose("全县共收到政府信息公开申请9件。我局收到政府信息公开申请2件。", issuer=BUREAU)
    assert [figure.scope for figure in figures.prose] == ["全县", None]
