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


@pytest.mark.parametrize(
    "text",
    [
        "因政府信息公开引发行政复议5件。",
        "全年因政府信息公开申请行政复议5件。",
        "涉及政府信息公开的复议案件5件。",
        "本单位因政府信息公开被提起行政诉讼5件。",
        "全年答复政府信息公开申请5件。",
        "年内作出政府信息公开答复共计5件，收到政府信息公开申请5件。",
        "向县政府报告后，收到政府信息公开申请5件。",
        "属于内部事务信息不予公开5件，收到政府信息公开申请5件。",
        "未经复议直接起诉的案件5件，其中法院维持5件。",
    ],
)
def test_words_that_name_no_body_set_no_scope(text: str) -> None:
    _, figures = read_prose(text, issuer=BUREAU)
    assert figures.prose
    assert {figure.scope for figure in figures.prose} == {None}


@pytest.mark.parametrize(
    ("text", "issuer", "scope"),
    [
        ("全县收到政府信息公开申请5件。", "临澜县人民政府", None),
        ("全县各级行政机关收到政府信息公开申请5件。", "临澜县人民政府", None),
        ("全街道收到政府信息公开申请5件。", "滨河街道办事处", None),
        ("全镇收到政府信息公开申请5件。", "柳河镇", None),
        ("全市收到政府信息公开申请5件。", "临澜县人民政府", "全市"),
        ("各部门收到政府信息公开申请5件。", "临澜县人民政府", "各部门"),
        ("部门新收政府信息公开申请5件。", "临澜县人民政府", "部门"),
        ("各乡镇主动公开政府信息5条。", BUREAU, "各乡镇"),
        ("县财政局制发行政规范性文件5件。", "临澜县人民政府", "县财政局"),
        ("县政府门户网站公开信息5条。", BUREAU, None),
    ],
)
def test_a_governments_own_area_is_the_whole_report(text: str, issuer: str, scope: str | None) -> None:
    _, figures = read_prose(text, issuer=issuer)
    assert [figure.scope for figure in figures.prose] == [scope]


def test_another_body_stays_the_subject_of_its_sentence() -> None:
    text = "县财政局收到政府信息公开申请5件，办结4件；我局收到政府信息公开申请3件。"
    _, figures = read_prose(text, issuer=BUREAU)
    assert [figure.scope for figure in figures.prose] == ["县财政局", "县财政局", None]
