"""The same sound facts in many layouts raise nothing; with one fault they raise that fault and nothing else."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

import pytest

from gongkai.model import Review
from gongkai.pipeline import review_bytes
from tests.golden.layouts import (
    ISSUER,
    RECEIVED,
    Dress,
    Facts,
    as_html,
    as_text,
    full_width,
    html_three_flat,
    html_three_split,
)

ART_50_HEADINGS = (
    "一、总体情况", "二、行政机关主动公开政府信息的情况", "三、行政机关收到和处理政府信息公开申请的情况",
    "四、因政府信息公开工作被申请行政复议、提起行政诉讼的情况", "五、政府信息公开工作存在的主要问题及改进情况", "六、其他需要报告的情况",
)  # fmt: skip
OTHER_NUMBERING = tuple(
    f"第{numeral}部分 {title.split('、', 1)[1]}"
    for numeral, title in zip("一二三四五六", Facts().headings, strict=True)
)
SUB_NUMBERED = (
    "（一）主动公开情况",
    "1. 网站公开。全年在县政府网站公开信息210条，其中工作动态120条、社会救助65条、财政信息25条。",
    "2. 文件公开。制发行政规范性文件3件，全部配发解读。",
    "（二）依申请公开情况",
    "1. 受理情况。2023年新收政府信息公开申请16件，上年结转2件。",
    "2. 办理情况。办结17件，其中予以公开10件，部分公开2件；结转下年度继续办理1件。",
    "（三）政府信息管理情况",
    "公文办理时同步确定公开属性。",
    "（四）政府信息公开平台建设情况",
    "专栏由办公室维护。",
    "（五）监督保障情况",
    "把政务公开纳入科室考核，举办培训2次。",
)
HAN_NUMERALS = (
    "（一）主动公开。全年在县政府网站公开信息二百一十条，其中工作动态一百二十条、社会救助六十五条、财政信息二十五条。制发行政规范性文件三件。",
    "（二）依申请公开。二〇二三年新收政府信息公开申请十六件，上年结转两件；办结十七件，其中予以公开十件，部分公开两件；结转下年度继续办理一件。",
    *Facts().overview[2:],
)
ATTACHMENT = (
    "<p>附件：2023年度政务公开培训安排</p><table><tr><td>序号</td><td>内容</td><td>人数</td></tr>"
    "<tr><td>1</td><td>条例解读</td><td>32</td></tr><tr><td>2</td><td>网站操作</td><td>18</td></tr></table>"
)


def blank_for_zero(text: str) -> str:
    return "" if text == "0" else text


def slash_for_zero(text: str) -> str:
    return "/" if text == "0" else text


def html(dress: Dress | None = None) -> Callable[[Facts], bytes]:
    return lambda facts: as_html(facts, dress).encode("utf-8")


def without_tbody(facts: Facts) -> bytes:
    page = as_html(facts).replace("<tbody>", "").replace("</tbody>", "")
    return page.replace("</td>", "").replace("</tr>", "").encode("utf-8")


def lines_in_one_paragraph(facts: Facts) -> bytes:
    """The prose of each section as lines of one paragraph, headings among them."""
    return as_html(facts, Dress(heading="<div>{}<br></div>".format, paragraph="{}<br/>".format)).encode("utf-8")


@dataclass(frozen=True)
class Layout:
    """How facts become a file, and what is printed otherwise than usual."""

    file: Callable[[Facts], bytes]
    facts: Callable[[Facts], Facts] = lambda facts: facts
    name: str = "report.html"


NESTED = "<table width='960'><tr><td><table><tr><td>{}</td></tr></table></td></tr></table>".format
LAYOUTS = {
    "text, tab-separated": Layout(lambda facts: as_text(facts).encode("utf-8"), name="report.txt"),
    "text with a byte order mark": Layout(lambda facts: as_text(facts).encode("utf-8-sig"), name="report.txt"),
    "text in GB18030": Layout(lambda facts: as_text(facts).encode("gb18030"), name="report.txt"),
    "text in UTF-16": Layout(lambda facts: as_text(facts).encode("utf-16"), name="report.txt"),
    "page with merged cells": Layout(html()),
    "headings in the words of article 50": Layout(html(), lambda facts: replace(facts, headings=ART_50_HEADINGS)),
    "headings as parts": Layout(html(), lambda facts: replace(facts, headings=OTHER_NUMBERING)),
    "headings as h3": Layout(html(Dress(heading="<h3>{}</h3>".format))),
    "blanks for zeros": Layout(html(), lambda facts: facts.numbers(blank_for_zero)),
    "slashes for zeros": Layout(html(), lambda facts: facts.numbers(slash_for_zero)),
    "full-width digits": Layout(html(), lambda facts: facts.numbers(full_width)),
    "table three on two pages": Layout(html(Dress(three=html_three_split))),
    "table three with one label column": Layout(html(Dress(three=html_three_flat))),
    "nested layout tables": Layout(html(Dress(wrap=NESTED))),
    "no tbody and no end tags": Layout(without_tbody),
    "lines instead of paragraphs": Layout(lines_in_one_paragraph),
    "wrong charset in the header": Layout(lambda facts: as_html(facts, Dress(charset="gb2312")).encode("utf-8")),
    "GBK page that says utf-8": Layout(lambda facts: as_html(facts).encode("gbk")),
    "table cells with paragraphs": Layout(
        lambda facts: as_html(facts).replace("<td>", "<td><p><span>").replace("</td>", "&nbsp;</span></p></td>").encode()
    ),
    "an attachment with a table of its own": Layout(html(Dress(after=ATTACHMENT))),
    "section one with sub-numbers": Layout(html(), lambda facts: replace(facts, overview=SUB_NUMBERED)),
    "Chinese numerals in the text": Layout(html(), lambda facts: replace(facts, overview=HAN_NUMERALS)),
}  # fmt: skip


@dataclass(frozen=True)
class Fault:
    """One thing made wrong in a layout, and the findings it must raise, no more and no fewer."""

    layout: str
    change: Callable[[Facts], Facts]
    rules: tuple[str, ...]
    values: tuple[str, ...] = ()


FAULTS = {
    "text says 15 received, table 16": Fault(
        "text, tab-separated", lambda facts: facts.saying("申请16件", "申请15件"), ("AGR501",), ("15", "16")
    ),
    "text says 3 carried over": Fault(
        "text in GB18030", lambda facts: facts.saying("上年结转2件", "上年结转3件"), ("AGR502",), ("3", "2")
    ),
    "text says 9 granted": Fault(
        "text in UTF-16", lambda facts: facts.saying("予以公开10件", "予以公开9件"), ("AGR505",), ("9", "10")
    ),
    "total of reviews does not add up": Fault(
        "page with merged cells", lambda facts: replace(facts, four=("1", "0", "0", "0", "2", *facts.four[5:])),
        ("SUM404",), ("1", "2"),
    ),
    "wrong cell in a row": Fault(
        "headings in the words of article 50",
        lambda facts: facts.with_row(RECEIVED, ("12", "2", "0", "0", "1", "0", "16")), ("SUM401", "SUM403"), ("15", "16"),
    ),
    "row total wrong": Fault(
        "headings as parts", lambda facts: facts.with_row("4.保护第三方合法权益", ("1", "0", "0", "0", "0", "0", "2")),
        ("SUM402", "SUM403"), ("1", "2"),
    ),
    "part above the whole among blanks": Fault(
        "blanks for zeros", lambda facts: facts.with_row("8.属于行政查询事项", ("5", "", "", "", "", "", "")),
        ("SUM402",),
    ),
    "no handling-fee statement": Fault(
        "slashes for zeros", lambda facts: replace(facts, other=("无其他需要报告的事项。",)), ("AGR525",)
    ),
    "period ends in November": Fault(
        "full-width digits", lambda facts: facts.saying("至2023年12月31日", "至2023年11月30日"), ("PER201",)
    ),
    "text says 4 documents": Fault(
        "table three on two pages", lambda facts: facts.saying("文件3件", "文件4件"), ("AGR514",), ("4", "3")
    ),
    "text says 2 carried forward": Fault(
        "table three with one label column", lambda facts: facts.saying("继续办理1件", "继续办理2件"), ("AGR504",), ("2", "1")
    ),
    "parts do not make the whole": Fault(
        "nested layout tables", lambda facts: facts.saying("财政信息25条", "财政信息35条"), ("AGR520",), ("210", "220")
    ),
    "no remedies": Fault(
        "no tbody and no end tags", lambda facts: replace(facts, problems=facts.problems[:1]), ("REM602",)
    ),
    "none-claim against a lawsuit": Fault(
        "lines instead of paragraphs",
        lambda facts: facts.saying("没有发生责任追究情形", "没有发生因政府信息公开工作引起的行政诉讼"), ("AGR517",),
    ),
    "foreign year in the period": Fault(
        "wrong charset in the header", lambda facts: facts.saying("2023年1月1日", "2022年1月1日"), ("PER201",)
    ),
    "outdated basis": Fault(
        "GBK page that says utf-8", lambda facts: facts.saying("国办公开办函〔2021〕30号", "国办公开办函〔2019〕60号"), ("PER206",)
    ),
    "row of table two lost": Fault(
        "table cells with paragraphs",
        lambda facts: replace(facts, two={k: v for k, v in facts.two.items() if k != "规章"}), ("TAB304",),
    ),
    "yuan under ten thousand yuan": Fault(
        "an attachment with a table of its own", lambda facts: facts.with_two("行政事业性收费", ("3000元",)), ("TAB309",)
    ),
    "placeholder left": Fault(
        "section one with sub-numbers", lambda facts: facts.saying("专栏由办公室维护", "专栏由XX维护"), ("WRD803",)
    ),
    "Chinese numeral against the table": Fault(
        "Chinese numerals in the text", lambda facts: facts.saying("办结十七件", "办结十九件"), ("AGR503",), ("19", "17")
    ),
    "two sections with one number": Fault(
        "headings as h3",
        lambda facts: replace(facts, headings=(*facts.headings[:3], facts.headings[3].replace("四", "三"), *facts.headings[4:])),
        ("SEC111",),
    ),
    "fewer printed in force than issued": Fault(
        "text with a byte order mark", lambda facts: facts.with_two("行政规范性文件", ("3", "2", "1")), ("SUM406",)
    ),
}  # fmt: skip


def reviewed(layout: Layout, facts: Facts) -> Review:
    return review_bytes(layout.file(facts), layout.name)


def loud(review: Review) -> list[str]:
    """The rules that raised an error or a warning."""
    return sorted({finding.rule for finding in review.findings if finding.severity != "advice"})


@pytest.mark.parametrize("name", LAYOUTS)
def test_sound_report_raises_nothing(name: str) -> None:
    layout = LAYOUTS[name]
    review = reviewed(layout, layout.facts(Facts()))
    assert [(finding.rule, finding.message) for finding in review.findings if finding.severity != "advice"] == []
    assert [result.rule for result in review.results if result.outcome == "crashed"] == []


@pytest.mark.parametrize("name", LAYOUTS)
def test_every_cell_and_section_of_a_sound_report_is_read(name: str) -> None:
    layout = LAYOUTS[name]
    report = reviewed(layout, layout.facts(Facts())).report
    assert report.outline.masthead.issuer == ISSUER
    assert report.outline.masthead.year == 2023
    assert [section.status for section in report.outline.sections] == ["found"] * 6
    assert len(report.figures.table) + len(report.figures.voids) == 10 + 175 + 15
    assert report.figures.table["applications.received.total"].quantity.value == 16
    assert report.figures.table["disputes.litigation_direct.pending"].quantity.value == 1


@pytest.mark.parametrize("name", LAYOUTS)
def test_all_claims_of_a_sound_report_are_read(name: str) -> None:
    layout = LAYOUTS[name]
    figures = reviewed(layout, layout.facts(Facts())).report.figures
    told = {
        "applications.received.total": 16, "applications.carried_over.total": 2, "applications.finished.total": 17,
        "applications.granted.total": 10, "applications.granted_in_part.total": 2, "applications.carried_forward.total": 1,
        "proactive.normative_documents.issued": 3,
    }  # fmt: skip
    assert {key: [int(figure.quantity.value) for figure in figures.stated(key)] for key in told} == {
        key: [value] for key, value in told.items()
    }


@pytest.mark.parametrize("name", FAULTS)
def test_one_fault_raises_exactly_its_findings(name: str) -> None:
    fault = FAULTS[name]
    layout = LAYOUTS[fault.layout]
    review = reviewed(layout, fault.change(layout.facts(Facts())))
    assert loud(review) == sorted(fault.rules)
    told = [finding for finding in review.findings if finding.rule in fault.rules]
    assert all(finding.basis and finding.fix for finding in told)
    assert [value for value in fault.values if not any(value in finding.message for finding in told)] == []


def test_every_layout_has_a_fault_planted() -> None:
    assert {fault.layout for fault in FAULTS.values()} == set(LAYOUTS)
