from __future__ import annotations

import pytest
from markdown_it import MarkdownIt

from gongkai.errors import ReadError
from gongkai.render.markdown import escape, markdown, unread
from tests.render.samples import document, finding, result, review

HOSTILE = "<script>alert(1)</script> [点我](javascript:x) *粗* _斜_ `码` |表| # 题 & ~删~ \\"


def test_document_tells_everything_once() -> None:
    text = markdown(review())
    assert text.startswith("# 青禾县农业农村局 2023 年政府信息公开工作年度报告\n")
    assert "## 三、收到和处理政府信息公开申请情况\n\n### 4. 错误 AGR501，要求：AGR501 的标题\n" in text
    assert "- 证据：正文第一部分：全年共收到政府信息公开申请【**12件**】，均在法定期限内答复。\n" in text
    assert "- 依据：《年度报告格式》（国办公开办函〔2021〕30号）表三 勾稽关系\n" in text
    assert "## 无法判断（不等于通过，请人工核对）\n\n- SUM401 等 5 条：表三缺 22 行\n" in text
    assert "\n\n\n" not in text
    assert text.endswith("TAB304 的标题：KeyError\n")


@pytest.mark.parametrize(
    "words", [HOSTILE, "1. 项", "- 项", "+ 项", "=== ", "1) 项", "$x$", "![图](x)", "a\n# 题", "&lt;"]
)
def test_words_of_a_report_stay_words(words: str) -> None:
    html = MarkdownIt("commonmark").enable(["table", "strikethrough"]).render(escape(words))
    shown = words.replace("\n", " ").strip()
    assert html == f"<p>{shown.replace('&', '&amp;').replace('<', '&lt;').replace('>', '&gt;')}</p>\n"


def test_hostile_report_makes_no_element_of_its_own() -> None:
    wicked = result("AGR501", "breached", [finding("AGR501", "error", HOSTILE, title=HOSTILE, fix=HOSTILE)])
    html = MarkdownIt("commonmark", {"html": True}).render(
        markdown(review((wicked,), document(name=HOSTILE, warnings=(HOSTILE,))))
    )
    for tag in ("<script", "<a ", "<em", "<code", "<img"):
        assert tag not in html


def test_evidence_is_bold_whatever_stands_beside_it() -> None:
    html = MarkdownIt("commonmark").render(markdown(review()))
    assert "申请【<strong>12件</strong>】，" in html


def test_clean_review_says_so() -> None:
    assert "未发现问题。" in markdown(review((result("SEC101", "met"),)))


def test_unread_input_is_named() -> None:
    assert unread("a*.pdf", ReadError("打不开", remedy="请另存")) == "# a\\*.pdf\n\n未能读取：打不开；请另存\n"
