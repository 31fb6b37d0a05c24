"""Sound reports in many layouts, written for the tests: one body of facts, dressed in different ways."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

ISSUER = "云陂县民政局"
APPLICANTS = ("自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计")
OUTCOMES: tuple[tuple[str, tuple[str, ...]], ...] = (
    (
        "（三）不予公开",
        (
            "1.属于国家秘密", "2.其他法律行政法规禁止公开", "3.危及“三安全一稳定”", "4.保护第三方合法权益",
            "5.属于三类内部事务信息", "6.属于四类过程性信息", "7.属于行政执法案卷", "8.属于行政查询事项",
        ),
    ),
    ("（四）无法提供", ("1.本机关不掌握相关政府信息", "2.没有现成信息需要另行制作", "3.补正后申请内容仍不明确")),
    (
        "（五）不予处理",
        (
            "1.信访举报投诉类申请", "2.重复申请", "3.要求提供公开出版物", "4.无正当理由大量反复申请",
            "5.要求行政机关确认或重新出具已获取信息",
        ),
    ),
    (
        "（六）其他处理",
        (
            "1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请",
            "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请", "3.其他",
        ),
    ),
)  # fmt: skip
RECEIVED = "一、本年新收政府信息公开申请数量"
CARRIED_OVER = "二、上年结转政府信息公开申请数量"
GRANTED = "（一）予以公开"
IN_PART = "（二）部分公开（区分处理的，只计这一情形，不计其他情形）"
RESULTS = "（七）总计"
FORWARD = "四、结转下年度继续办理"
ZEROS = ("0",) * 7

SOUND_ROWS: Mapping[str, tuple[str, ...]] = {
    RECEIVED: ("13", "2", "0", "0", "1", "0", "16"),
    CARRIED_OVER: ("2", "0", "0", "0", "0", "0", "2"),
    GRANTED: ("8", "1", "0", "0", "1", "0", "10"),
    IN_PART: ("2", "0", "0", "0", "0", "0", "2"),
    "4.保护第三方合法权益": ("1", "0", "0", "0", "0", "0", "1"),
    "1.本机关不掌握相关政府信息": ("3", "1", "0", "0", "0", "0", "4"),
    RESULTS: ("14", "2", "0", "0", "1", "0", "17"),
    FORWARD: ("1", "0", "0", "0", "0", "0", "1"),
}
SOUND_TWO: Mapping[str, tuple[str, ...]] = {
    "规章": ("0", "0", "0"),
    "行政规范性文件": ("3", "2", "11"),
    "行政许可": ("35",),
    "行政处罚": ("4",),
    "行政强制": ("0",),
    "行政事业性收费": ("0",),
}
SOUND_FOUR = ("1", "0", "0", "0", "1", "0", "0", "0", "1", "1", "0", "0", "0", "0", "0")
OFFICIAL_HEADINGS = (
    "一、总体情况", "二、主动公开政府信息情况", "三、收到和处理政府信息公开申请情况", "四、政府信息公开行政复议、行政诉讼情况",
    "五、存在的主要问题及改进情况", "六、其他需要报告的事项",
)  # fmt: skip
OVERVIEW = (
    "（一）主动公开。围绕养老服务、社会救助两项工作，全年在县政府网站公开信息210条，其中工作动态120条、社会救助65条、财政信息25条。制发行政规范性文件3件。",
    "（二）依申请公开。2023年新收政府信息公开申请16件，上年结转2件；办结17件，其中予以公开10件，部分公开2件；结转下年度继续办理1件。",
    "（三）政府信息管理。公文办理时同步确定公开属性，每季度检查一次已公开信息。",
    "（四）政府信息公开平台建设。县政府网站专栏由办公室维护，微信公众号发布信息48期。",
    "（五）监督保障。把政务公开纳入科室考核，举办培训2次，没有发生责任追究情形。",
)
PROBLEMS = (
    "一年来的工作还有差距：一是救助类信息更新不够及时；二是解读形式较为单一。",
    "2024年将采取以下措施改进：一是救助名单审定后十个工作日内公开，由救助科负责；二是增加图解和短视频，每季度至少一期。",
)
OTHER = ("本年度没有收取政府信息公开信息处理费。无其他需要报告的事项。",)
PREAMBLE = (
    "根据《中华人民共和国政府信息公开条例》和《中华人民共和国政府信息公开工作年度报告格式》（国办公开办函〔2021〕30号）要求，编制本报告。"
    "本报告统计期限为2023年1月1日至2023年12月31日。联系地址：云陂县民政局办公室，电话：0000-7310022。",
)


@dataclass(frozen=True)
class Facts:
    """What a report says, before any layout."""

    title: str = f"{ISSUER}2023年政府信息公开工作年度报告"
    preamble: tuple[str, ...] = PREAMBLE
    headings: tuple[str, ...] = OFFICIAL_HEADINGS
    overview: tuple[str, ...] = OVERVIEW
    problems: tuple[str, ...] = PROBLEMS
    other: tuple[str, ...] = OTHER
    two: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: SOUND_TWO)
    three: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: SOUND_ROWS)
    four: tuple[str, ...] = SOUND_FOUR

    def with_row(self, label: str, values: tuple[str, ...]) -> Facts:
        """Return the same facts with another row of table three."""
        return replace(self, three={**self.three, label: values})

    def with_two(self, label: str, values: tuple[str, ...]) -> Facts:
        """Return the same facts with another row of table two."""
        return replace(self, two={**self.two, label: values})

    def saying(self, old: str, new: str) -> Facts:
        """Return the same facts with one wording of the prose changed; it must stand there exactly once."""
        texts = {
            "preamble": self.preamble,
            "overview": self.overview,
            "problems": self.problems,
            "other": self.other,
        }
        assert sum(paragraph.count(old) for paragraphs in texts.values() for paragraph in paragraphs) == 1, old

        def changed(name: str) -> tuple[str, ...]:
            return tuple(paragraph.replace(old, new) for paragraph in texts[name])

        return replace(
            self,
            preamble=changed("preamble"),
            overview=changed("overview"),
            problems=changed("problems"),
            other=changed("other"),
        )

    def numbers(self, change: Callable[[str], str]) -> Facts:
        """Return the same facts with every cell printed otherwise."""

        def changed(rows: Mapping[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
            return {label: tuple(map(change, values)) for label, values in rows.items()}

        every = {label: self.three.get(label, ZEROS) for label in three_labels()}
        return replace(self, two=changed(self.two), three=changed(every), four=tuple(map(change, self.four)))


def three_labels() -> tuple[str, ...]:
    """Return the labels of table three in printed order."""
    return (RECEIVED, CARRIED_OVER, GRANTED, IN_PART, *(row for _, rows in OUTCOMES for row in rows), RESULTS, FORWARD)


def full_width(text: str) -> str:
    """Print the digits full-width."""
    return "".join(chr(ord(char) + 0xFEE0) if char.isdigit() else char for char in text)


# ---------------------------------------------------------------------------------------------------------------- text


def text_two(facts: Facts) -> str:
    """Table two as tab-separated lines."""
    two = facts.two
    lines = ["第二十条第（一）项\t\t\t", "信息内容\t本年制发件数\t本年废止件数\t现行有效件数"]
    lines += ["\t".join((label, *two[label])) for label in ("规章", "行政规范性文件") if label in two]
    for item, labels in (("（五）", ("行政许可",)), ("（六）", ("行政处罚", "行政强制"))):
        lines += [f"第二十条第{item}项\t\t\t", "信息内容\t本年处理决定数量\t\t"]
        lines += [f"{label}\t{two[label][0]}\t\t" for label in labels]
    lines += [
        "第二十条第（八）项\t\t\t",
        "信息内容\t本年收费金额（单位：万元）\t\t",
        f"行政事业性收费\t{two['行政事业性收费'][0]}\t\t",
    ]
    return "\n".join(lines)


def text_three(facts: Facts) -> str:
    """Table three as tab-separated lines, three label columns."""

    def line(*labels: str) -> str:
        values = facts.three.get(next(label for label in reversed(labels) if label), ZEROS)
        return "\t".join((*labels, *values))

    lines = [
        "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）\t\t\t申请人情况\t\t\t\t\t\t",
        "\t\t\t自然人\t法人或其他组织\t\t\t\t\t总计",
        "\t\t\t\t商业企业\t科研机构\t社会公益组织\t法律服务机构\t其他\t",
        line(RECEIVED, "", ""), line(CARRIED_OVER, "", ""), line("三、本年度办理结果", GRANTED, ""), line("", IN_PART, ""),
    ]  # fmt: skip
    for group, rows in OUTCOMES:
        lines += [line("", group if index == 0 else "", row) for index, row in enumerate(rows)]
    return "\n".join([*lines, line("", RESULTS, ""), line(FORWARD, "", "")])


def text_four(facts: Facts) -> str:
    """Table four as tab-separated lines."""
    five = ("结果维持", "结果纠正", "其他结果", "尚未审结", "总计")
    return "\n".join(
        ("行政复议" + "\t" * 5 + "行政诉讼" + "\t" * 9, "\t" * 5 + "未经复议直接起诉" + "\t" * 5 + "复议后起诉" + "\t" * 4,
         "\t".join(five * 3), "\t".join(facts.four))
    )  # fmt: skip


def as_text(facts: Facts) -> str:
    """The whole report as plain text."""
    one, two, three, four, five, six = facts.headings
    parts = (
        facts.title, *facts.preamble, one, *facts.overview, two, text_two(facts), three, text_three(facts), four,
        text_four(facts), five, *facts.problems, six, *facts.other,
    )  # fmt: skip
    return "\n\n".join(part for part in parts if part) + "\n"


# ---------------------------------------------------------------------------------------------------------------- HTML


def cells(values: tuple[str, ...]) -> str:
    """A run of table cells."""
    return "".join(f"<td>{value}</td>" for value in values)


def html_two(facts: Facts) -> str:
    """Table two in the official layout."""
    two = facts.two

    def one(label: str) -> str:
        return f'<tr><td>{label}</td><td colspan="3">{two[label][0]}</td></tr>'

    rows = [
        '<tr><td colspan="4">第二十条第（一）项</td></tr>',
        "<tr>" + cells(("信息内容", "本年制发件数", "本年废止件数", "现行有效件数")) + "</tr>",
        *(f"<tr><td>{label}</td>{cells(two[label])}</tr>" for label in ("规章", "行政规范性文件") if label in two),
        '<tr><td colspan="4">第二十条第（五）项</td></tr><tr><td>信息内容</td><td colspan="3">本年处理决定数量</td></tr>',
        one("行政许可"),
        '<tr><td colspan="4">第二十条第（六）项</td></tr><tr><td>信息内容</td><td colspan="3">本年处理决定数量</td></tr>',
        one("行政处罚"), one("行政强制"),
        '<tr><td colspan="4">第二十条第（八）项</td></tr>',
        '<tr><td>信息内容</td><td colspan="3">本年收费金额（单位：万元）</td></tr>', one("行政事业性收费"),
    ]  # fmt: skip
    return "<table>" + "\n".join(rows) + "</table>"


HEAD_THREE = (
    '<tr><td colspan="3" rowspan="3">（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）</td><td colspan="7">申请人情况</td></tr>'
    '<tr><td rowspan="2">自然人</td><td colspan="5">法人或其他组织</td><td rowspan="2">总计</td></tr>'
    "<tr><td>商业<br/>企业</td><td>科研<br/>机构</td><td>社会公益组织</td><td>法律服务机构</td><td>其他</td></tr>"
)


def rows_three(facts: Facts) -> list[str]:
    """The 25 rows of table three with merged label cells, each a ``<tr>``."""

    def values(label: str) -> str:
        return cells(facts.three.get(label, ZEROS))

    rows = [f'<tr><td colspan="3">{label}</td>{values(label)}</tr>' for label in (RECEIVED, CARRIED_OVER)]
    rows.append(f'<tr><td rowspan="22">三、本年度办理结果</td><td colspan="2">{GRANTED}</td>{values(GRANTED)}</tr>')
    rows.append(f'<tr><td colspan="2">{IN_PART}</td>{values(IN_PART)}</tr>')
    for group, labels in OUTCOMES:
        lead = f'<td rowspan="{len(labels)}">{group}</td>'
        rows += [f"<tr>{lead if label is labels[0] else ''}<td>{label}</td>{values(label)}</tr>" for label in labels]
    rows.append(f'<tr><td colspan="2">{RESULTS}</td>{values(RESULTS)}</tr>')
    return [*rows, f'<tr><td colspan="3">{FORWARD}</td>{values(FORWARD)}</tr>']


def html_three(facts: Facts) -> str:
    """Table three in the official layout."""
    return "<table><tbody>" + HEAD_THREE + "\n".join(rows_three(facts)) + "</tbody></table>"


def html_three_flat(facts: Facts) -> str:
    """Table three with one label column and the group told again in it, as some systems print it."""
    group_of = {row: group for group, rows in OUTCOMES for row in rows}
    rows = ["<tr><th>项目</th>" + "".join(f"<th>{label}</th>" for label in APPLICANTS) + "</tr>"]
    for label in three_labels():
        name = group_of.get(label, "") + label
        rows.append(f"<tr><td>{name}</td>{cells(facts.three.get(label, ZEROS))}</tr>")
    return "<table>" + "\n".join(rows) + "</table>"


def html_three_split(facts: Facts) -> str:
    """Table three on two pages, the header printed again on the second."""
    group_of = {row: group for group, rows in OUTCOMES for row in rows}
    pieces = []
    labels = three_labels()
    for part in (labels[:12], labels[12:]):
        rows = [HEAD_THREE]
        for label in part:
            group = group_of.get(label)
            lead = f'<td colspan="2">{group}</td><td>{label}</td>' if group else f'<td colspan="3">{label}</td>'
            rows.append(f"<tr>{lead}{cells(facts.three.get(label, ZEROS))}</tr>")
        pieces.append("<table>" + "\n".join(rows) + "</table>")
    return "<p>&nbsp;</p>".join(pieces)


def html_four(facts: Facts) -> str:
    """Table four in the official layout."""
    five = ("结果维持", "结果纠正", "其他结果", "尚未审结", "总计")
    tall = "".join(f'<td rowspan="2">{label[:2]}<br>{label[2:]}</td>' for label in five)
    return (
        '<table><tr><td colspan="5">行政复议</td><td colspan="10">行政诉讼</td></tr>'
        f'<tr>{tall}<td colspan="5">未经复议直接起诉</td><td colspan="5">复议后起诉</td></tr>'
        f"<tr>{cells(five * 2)}</tr><tr>{cells(facts.four)}</tr></table>"
    )


@dataclass(frozen=True)
class Dress:
    """How the facts are dressed as HTML."""

    two: Callable[[Facts], str] = html_two
    three: Callable[[Facts], str] = html_three
    four: Callable[[Facts], str] = html_four
    heading: Callable[[str], str] = "<p><b>{}</b></p>".format
    paragraph: Callable[[str], str] = "<p>　　{}</p>".format
    wrap: Callable[[str], str] = "<div class='content'>{}</div>".format
    charset: str = "utf-8"
    after: str = ""


def as_html(facts: Facts, dress: Dress | None = None) -> str:
    """The whole report as a saved page."""
    dress = dress or Dress()
    one, two, three, four, five, six = (dress.heading(text) for text in facts.headings)

    def prose(texts: tuple[str, ...]) -> str:
        return "\n".join(map(dress.paragraph, texts))

    article = "\n".join(
        (f"<h1>{facts.title}</h1>", prose(facts.preamble), one, prose(facts.overview), two, dress.two(facts), three,
         dress.three(facts), four, dress.four(facts), five, prose(facts.problems), six, prose(facts.other), dress.after)
    )  # fmt: skip
    return (
        f'<html><head><meta charset="{dress.charset}"><title>{facts.title}-云陂县人民政府</title></head><body>'
        "<div class='crumbs'><a href='/'>首页</a>&gt;<a href='/zw'>政务公开</a>&gt;<a href='/nb'>年度报告</a></div>"
        "<div class='info'>索引号：YB-0001　发布日期：2024-01-20　来源：县民政局</div>"
        f"{dress.wrap(article)}<div class='foot'>版权所有：云陂县人民政府　备案号：000000</div></body></html>"
    )
