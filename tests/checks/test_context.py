"""Whether a figure speaks of disclosure or of an office's other business."""

from __future__ import annotations

import pytest

from gongkai.checks.context import standing
from gongkai.model import Span
from tests.checks.reports import with_sections

WORDS = ("信息公开", "依申请")
FOREIGN = ("各类",)


@pytest.mark.parametrize(
    ("section", "paragraph", "expected"),
    [
        ("overview", "因政府信息公开被申请行政复议3件。", "inside"),
        ("overview", "做好依申请公开工作。被申请行政复议3件。", "inside"),
        ("overview", "做好依申请公开和政府信息管理、平台建设。被申请行政复议3件。", "open"),
        ("overview", "加强档案归集。办理行政复议3件。", "outside"),
        ("overview", "做好依申请公开工作。办理各类行政复议3件。", "outside"),
        ("disputes", "被申请行政复议3件。", "inside"),
    ],
)
def test_surroundings_tell_what_a_figure_is_about(section: str, paragraph: str, expected: str) -> None:
    report = with_sections({section: (paragraph,)})
    start = report.document.text.index("3件")
    assert standing(report, Span(start, start + 2), "disputes", WORDS, FOREIGN) == expected


def test_matter_without_words_needs_no_surroundings() -> None:
    report = with_sections({"overview": ("办理各类行政复议3件。",)})
    start = report.document.text.index("3件")
    assert standing(report, Span(start, start + 2), "disputes", (), FOREIGN) == "inside"
