"""The rival: what a competent person writes in a day without this package.

Headings by regular expression at the start of a line, cells by label and position with lxml, the first match of one
pattern per figure in the sentences, and the checks that anybody would think of. It knows nothing of ``gongkai`` but the
shape in which answers are scored.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from itertools import zip_longest
from types import MappingProxyType

from gongkai.evaluate.scoring.answer import (
    Answer,
    CellAnswer,
    ClaimAnswer,
    FindingAnswer,
    SectionAnswer,
)

FOLD = str.maketrans("０１２３４５６７８９（）：．", "0123456789():.")
APPLICANTS = ("natural_person", "enterprise", "research", "public_welfare", "legal_service", "other_organisation")
COLUMNS = (*APPLICANTS, "total")
# The first keyword that a row's label holds decides, so 不予公开's rows come before 其他 and 总计.
ROWS = (
    ("本年新收", "received"),
    ("上年结转", "carried_over"),
    ("结转下年", "carried_forward"),
    ("部分公开", "granted_in_part"),
    ("予以公开", "granted"),
    ("国家秘密", "refused_state_secret"),
    ("禁止公开", "refused_forbidden_by_law"),
    ("三安全", "refused_security_stability"),
    ("第三方", "refused_third_party"),
    ("内部事务", "refused_internal_affairs"),
    ("过程性", "refused_process_information"),
    ("执法案卷", "refused_enforcement_file"),
    ("查询事项", "refused_administrative_query"),
    ("不掌握", "unavailable_not_held"),
    ("没有现成", "unavailable_not_ready_made"),
    ("仍不明确", "unavailable_still_unclear"),
    ("信访", "declined_petition"),
    ("重复申请", "declined_repeated"),
    ("出版物", "declined_publication"),
    ("大量反复", "declined_excessive"),
    ("重新出具", "declined_reconfirmation"),
    ("不补正", "closed_correction_overdue"),
    ("收费通知", "closed_fee_overdue"),
    ("总计", "results_total"),
    ("其他", "closed_other"),
)
OUTCOMES = tuple(row for _, row in ROWS if row.startswith(("granted", "refused", "unavailable", "declined", "closed")))
GROUPS = ("refused", "unavailable", "declined", "closed")
BLOCKS = ("review", "litigation_direct", "litigation_after_review")
VERDICTS = ("upheld", "corrected", "other", "pending")
TWO_2021 = {
    "规章": ("regulations", ("issued", "repealed", "in_force")),
    "规范性文件": ("normative_documents", ("issued", "repealed", "in_force")),
    "行政许可": ("licences", ("decisions",)),
    "行政处罚": ("penalties", ("decisions",)),
    "行政强制": ("coercions", ("decisions",)),
    "行政事业性收费": ("fees", ("amount",)),
}
TWO_2019 = {
    "规章": ("regulations", ("made", "published", "published_total")),
    "规范性文件": ("normative_documents", ("made", "published", "published_total")),
    "行政许可": ("licences", ("items_last_year", "change", "decisions")),
    "其他对外管理": ("other_services", ("items_last_year", "change", "decisions")),
    "行政处罚": ("penalties", ("items_last_year", "change", "decisions")),
    "行政强制": ("coercions", ("items_last_year", "change", "decisions")),
    "行政事业性收费": ("fees", ("items_last_year", "change")),
    "政府集中采购": ("procurement", ("items", "amount")),
}
SECTIONS = (
    ("复议|诉讼", "disputes"),
    ("收到和处理|申请", "applications"),
    ("主动公开", "proactive"),
    ("问题|不足|改进", "problems"),
    ("其他", "other"),
    ("总体|概述|概况|基本情况", "overview"),
)
ORDER = ("overview", "proactive", "applications", "disputes", "problems", "other")
SECTION_RULES = {name: f"SEC10{place}" for place, name in enumerate(ORDER, 1)}
HEADING = re.compile(r"^[ \t　]*([一二三四五六七八九])[、．.][ 　]*(\S.{1,38})$", re.MULTILINE)
N = r"(\d[\d,]{0,12})\s?(?:余)?(?:件次|件|宗|份|条|个|起|项|篇)"
GAP = r"[^。；\d]{0,16}?"
CLAIMS = (
    ("applications.received.total", rf"(?:收到|受理|接收|新收){GAP}申请{GAP}{N}"),
    ("applications.received.total", rf"(?:新收|收到|受理){GAP}{N}{GAP}申请"),
    ("applications.carried_over.total", rf"(?:上年|上一年度|上年度|去年){GAP}(?:结转|转来){GAP}{N}"),
    ("applications.finished.total", rf"申请[^。；]{{0,30}}?(?:办结|答复|办理完毕){GAP}{N}"),
    ("applications.carried_forward.total", rf"结转(?:至)?(?:下|到下|下一)年?度?{GAP}{N}"),
    ("applications.granted.total", rf"(?<!不)予以公开(?:的)?{GAP}{N}"),
    ("applications.granted_in_part.total", rf"部分公开(?:的)?{GAP}{N}"),
    ("applications.refused.total", rf"不予公开(?:的)?{GAP}{N}"),
    ("applications.unavailable.total", rf"无法提供(?:的)?{GAP}{N}"),
    ("applications.declined.total", rf"不予处理(?:的)?{GAP}{N}"),
    ("applications.closed.total", rf"其他处理(?:的)?{GAP}{N}"),
    ("applications.received.natural_person", rf"自然人(?:申请|提出)?(?:的)?{GAP}{N}"),
    ("disputes.review.total", rf"行政复议(?:案件|申请)?{GAP}{N}"),
    ("disputes.litigation.total", rf"行政诉讼(?:案件)?{GAP}{N}"),
    ("proactive.normative_documents.issued", rf"(?:制发|出台|制定|印发){GAP}规范性文件{GAP}{N}"),
    ("proactive.normative_documents.repealed", rf"废止{GAP}规范性文件{GAP}{N}"),
    ("proactive.normative_documents.in_force", rf"现行有效{GAP}{N}"),
    ("proactive.licences.decisions", rf"行政许可{GAP}{N}"),
    ("proactive.penalties.decisions", rf"行政处罚{GAP}{N}"),
    ("proactive.coercions.decisions", rf"行政强制{GAP}{N}"),
    ("proactive.published.total", rf"(?:主动公开|公开政府信息|发布信息|公开信息){GAP}{N}"),
    ("proactive.published.website", rf"网站{GAP}(?:公开|发布){GAP}{N}"),
    ("proactive.published.wechat", rf"微信{GAP}{N}"),
    ("handling_fee.amount", r"信息处理费[^。；\d]{0,12}?(\d[\d.]{0,12})\s?(?:元|万元)"),
)  # fmt: skip
NONE_CLAIMS = (
    ("applications.received.total", r"(?:未收到|没有收到|未接到)[^。，；\d]{0,14}申请"),
    ("disputes.review.total", r"(?:未发生|没有|无|未收到|未被)[^。；\d]{0,20}(?:行政)?复议"),
    ("disputes.litigation.total", r"(?:未发生|没有|无|未收到|未被)[^。；\d]{0,26}诉讼"),
    ("applications.carried_forward.total", r"(?:无|没有)[^。，；\d]{0,10}结转下"),
    ("handling_fee.amount", r"(?:未收取|没有收取|未产生)[^。；\d]{0,14}信息处理费"),
)
AGREEMENT = {
    "applications.received.total": "AGR501",
    "applications.carried_over.total": "AGR502",
    "applications.finished.total": "AGR503",
    "applications.carried_forward.total": "AGR504",
    "applications.granted.total": "AGR505",
    "applications.granted_in_part.total": "AGR506",
    "applications.refused.total": "AGR507",
    "applications.unavailable.total": "AGR508",
    "applications.declined.total": "AGR509",
    "applications.closed.total": "AGR510",
    "applications.received.natural_person": "AGR511",
    "disputes.review.total": "AGR512",
    "disputes.litigation.total": "AGR513",
    "proactive.normative_documents.issued": "AGR514",
    "proactive.normative_documents.in_force": "AGR514",
    "proactive.licences.decisions": "AGR515",
    "proactive.penalties.decisions": "AGR515",
    "proactive.coercions.decisions": "AGR515",
}
PERIOD = r"(20\d\d)年(\d{1,2})月(\d{1,2})日起?(?:至|到|—|-)(?:(20\d\d)年)?(\d{1,2})月(\d{1,2})日"
FORBIDDEN = (
    ("WRD803", r"[X×]{2,}|[＿_]{2,}|此处|待补|待填", "error"),
    ("PRI901", r"(?<!\d)[1-9]\d{5}(?:19|20)\d{9}[\dXx](?!\d)", "error"),
    ("PRI902", r"(?<!\d)1[3-9]\d{9}(?!\d)", "warning"),
    ("PRI906", r"机密|秘密★|绝密", "error"),
)
RULES = (
    "SUM401", "SUM402", "SUM403", "SUM404", "SUM406", "TAB301", "TAB302", "TAB303", "TAB304", "TAB307", "TAB308",
    "SEC110", "SEC111", "SEC114", "SEC118", "PER201", "PER202", "PER206", "AGR517", "AGR519", "REM601", "REM602",
    "WRD803", "PRI901", "PRI902", "PRI906", *sorted(set(AGREEMENT.values())), *SECTION_RULES.values(),
)  # fmt: skip
Cells = dict[str, CellAnswer]
Row = list[str]


@dataclass
class Page:
    """A report taken apart: its running text (tables as lines with tabs) and its tables."""

    text: str
    tables: list[list[Row]] = field(default_factory=list)


def answer(content: bytes, name: str) -> Answer:
    """Return what the rival says of a report."""
    page = read(content, name)
    year = year_of(page.text)
    cells = cells_of(page, year)
    sections = sections_of(page.text)
    claims = claims_of(page.text)
    findings = [*check_sections(page.text, sections), *check_tables(cells, year)]
    findings += [*check_claims(claims, cells, page.text), *check_words(page.text, year)]
    broken = {finding.rule for finding in findings}
    return Answer(
        page.text,
        tuple(sections),
        MappingProxyType(cells),
        tuple(claims),
        tuple(findings),
        MappingProxyType({rule: "breached" if rule in broken else "met" for rule in RULES}),
    )


def read(content: bytes, name: str) -> Page:
    """Decode, then take lines and tables apart."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = content.decode("gb18030", errors="replace")
    return read_html(text) if name.endswith((".html", ".htm")) else read_text(text)


def read_text(text: str) -> Page:
    """Lines with several tabs, bars or wide gaps are rows; rows that follow one another are a table."""
    page = Page(text)
    rows: list[Row] = []
    for line in [*text.splitlines(), ""]:
        cells = [cell.strip() for cell in re.split(r"\t|\||｜| {2,}", line.strip("|｜ "))]
        if len(cells) >= 2 and not line.rstrip().endswith("。"):
            rows.append(cells)
        elif rows and line.strip():
            page.tables.append(rows)
            rows = []
    if rows:
        page.tables.append(rows)
    return page


def read_html(text: str) -> Page:
    """Put a line break around every block and a line of tabs for every row of an innermost table."""
    import lxml.html

    root = lxml.html.fromstring(re.sub(r"^\s*<\?xml[^>]*\?>", "", text))
    for dropped in root.xpath("//script|//style|//head"):
        dropped.drop_tree()
    page = Page("")
    for table in root.xpath("//table[not(.//table)]"):
        rows = [[squeeze(cell.text_content()) for cell in row.xpath("./td|./th")] for row in table.xpath(".//tr")]
        page.tables.append(rows)
        for child in list(table):
            table.remove(child)
        table.text = "\n" + "\n".join("\t".join(row) for row in rows)
        table.tail = "\n" + (table.tail or "")
    for block in root.xpath("//p|//div|//br|//li|//h1|//h2|//h3|//h4|//td|//tr"):
        block.text = "\n" + (block.text or "")
        block.tail = "\n" + (block.tail or "")
    lines = (line.strip(" \r\xa0　") for line in root.text_content().split("\n"))
    page.text = "\n".join(line for line in lines if line)
    return page


def squeeze(text: str) -> str:
    """Return text without any white space."""
    return re.sub(r"\s+", "", text)


def year_of(text: str) -> int | None:
    """The first year that stands before 年 and a title word, else the first year at all."""
    match = re.search(r"(20\d\d)\s?年?(?:度|政府信息公开|工作)", text) or re.search(r"(20\d\d)年", text)
    return int(match[1]) if match else None


# --- tables ---------------------------------------------------------------------------------------------------------


def cell_of(text: str) -> CellAnswer:
    """Read one cell."""
    bare = squeeze(text).translate(FOLD).replace(",", "").replace("，", "")
    if not bare:
        return CellAnswer("blank")
    if bare in {"/", "／"}:
        return CellAnswer("slash")
    if bare in {"-", "—", "－", "--"}:
        return CellAnswer("dash")
    if bare == "不适用":
        return CellAnswer("not_applicable")
    try:
        return CellAnswer("number", Decimal(re.sub(r"(?:万元|元|件)$", "", bare)))
    except InvalidOperation:
        return CellAnswer("unreadable")


def is_value(text: str) -> bool:
    """Tell whether a cell could be a value rather than a label."""
    return cell_of(text).kind != "unreadable"


def cells_of(page: Page, year: int | None) -> Cells:
    """Read every table that looks like one of the three."""
    cells: Cells = {}
    for table in page.tables:
        text = squeeze("".join("".join(row) for row in table))
        if "本年新收" in text:
            read_three(table, cells)
        elif "尚未审结" in text or ("结果维持" in text and "结果纠正" in text):
            read_four(table, cells)
        elif "第二十条" in text or "规范性文件" in text:
            read_two(table, TWO_2019 if year is not None and year < 2021 else TWO_2021, cells)
    return cells


def read_three(table: list[Row], cells: Cells) -> None:
    """The last seven cells of a row are its values, the rest is its label."""
    for row in table:
        label, values = squeeze("".join(row[:-7])), row[-7:]
        if len(row) < 8 or not all(map(is_value, values[-3:])):
            continue
        name = next((name for word, name in ROWS if word in label.split("处理结果")[-1]), None)
        if name is not None:
            for column, value in zip(COLUMNS, values, strict=True):
                cells.setdefault(f"applications.{name}.{column}", cell_of(value))


def read_four(table: list[Row], cells: Cells) -> None:
    """Fifteen values in a row, or five in each of three rows."""
    names = [f"disputes.{block}.{column}" for block in BLOCKS for column in (*VERDICTS, "total")]
    rows = [row for row in table if len(row) >= 5 and all(map(is_value, row[-5:])) and re.search(r"\d", row[-1])]
    if len(rows) == 1 and len(rows[0]) >= 15:
        values = rows[0][-15:]
    else:
        values = [value for row in rows[-3:] for value in row[-5:]]
    if len(values) == 15:
        cells |= dict(zip(names, map(cell_of, values), strict=True))


def read_two(table: list[Row], form: Mapping[str, tuple[str, tuple[str, ...]]], cells: Cells) -> None:
    """The values follow the cell that names the matter."""
    for row in table:
        labels = [squeeze(cell) for cell in row]
        for word, (name, columns) in form.items():
            at = next((place for place, label in enumerate(labels) if label.endswith(word)), None)
            if at is None:
                continue
            for column, value in zip(columns, row[at + 1 :], strict=False):
                if is_value(value):
                    cells.setdefault(f"proactive.{name}.{column}", cell_of(value))
            break


# --- sections and claims --------------------------------------------------------------------------------------------


def sections_of(text: str) -> list[SectionAnswer]:
    """Headings are short lines that begin with a numeral; the words tell which section it is."""
    found: list[SectionAnswer] = []
    seen: set[str] = set()
    for match in HEADING.finditer(text):
        if "\t" in match[0] or "|" in match[0] or match[0].rstrip().endswith(("。", "；", "，")):
            continue
        name = next((name for words, name in SECTIONS if re.search(words, match[2])), None)
        if name is None or name not in seen:
            found.append(SectionAnswer(name, "found", match[0].strip(), match.start(1), match.end()))
        seen.add(name or "")
    return found + [SectionAnswer(name, "missing") for name in ORDER if name not in seen]


def claims_of(text: str) -> list[ClaimAnswer]:
    """The first match of each figure's pattern."""
    found: dict[str, ClaimAnswer] = {}
    folded = text.translate(FOLD)
    for name, pattern in CLAIMS:
        match = re.search(pattern, folded)
        if match and name not in found:
            value = Decimal(match[1].replace(",", "").rstrip("."))
            precision = "at_least" if "余" in match[0][-3:] else "exact"
            found[name] = ClaimAnswer(name, value, match.start(1), match.end(), "", precision)
    for name, pattern in NONE_CLAIMS:
        match = re.search(pattern, folded)
        if match and name not in found:
            found[name] = ClaimAnswer(name, Decimal(0), match.start(), match.end())
    return sorted(found.values(), key=lambda claim: claim.start)


# --- checks ---------------------------------------------------------------------------------------------------------


def finding(rule: str, told: str, severity: str = "error") -> FindingAnswer:
    """Return a finding."""
    return FindingAnswer(rule, severity, told)


def check_sections(text: str, sections: list[SectionAnswer]) -> Iterator[FindingAnswer]:
    """All six there, in order, numbered through, none empty."""
    for section in sections:
        if section.status == "missing" and section.id:
            yield finding(SECTION_RULES[section.id], f"缺少 {section.id}")
    found = [section for section in sections if section.status == "found"]
    order = [ORDER.index(section.id) for section in found if section.id]
    if order != sorted(order):
        yield finding("SEC110", "各部分顺序不对")
    numbers = ["一二三四五六七八九".index(section.title[0]) for section in found if section.title]
    if numbers != list(range(len(numbers))):
        yield finding("SEC111", "序号不连续", "warning")
    for this, following in zip_longest(found, found[1:]):
        body = text[this.end : following.start if following else None]
        if this.id and not body.strip():
            yield finding("SEC114", f"{this.title} 没有内容")


def number(cells: Cells, name: str) -> Decimal:
    """Return a cell's number, 0 for a blank or lost one."""
    cell = cells.get(name)
    return cell.value if cell is not None and cell.value is not None else Decimal(0)


def check_tables(cells: Cells, year: int | None) -> Iterator[FindingAnswer]:
    """The tables are there, whole, made of numbers, and add up."""
    for rule, table in (("TAB301", "proactive"), ("TAB302", "applications"), ("TAB303", "disputes")):
        if not any(name.startswith(table) for name in cells):
            yield finding(rule, f"没有 {table} 表")
    yield from check_numbers(cells)
    rows = {name.split(".")[1] for name in cells if name.startswith("applications.")}
    gone = {row for _, row in ROWS} - rows
    if rows and gone and not (year is not None and year < 2021):
        yield finding("TAB304", f"表三缺少 {'、'.join(sorted(gone))}")
    if rows and not gone & {"received", "results_total", "carried_forward"}:
        yield from check_three(cells, rows)
    yield from check_four(cells)
    for row in ("regulations", "normative_documents"):
        issued, stock = number(cells, f"proactive.{row}.issued"), number(cells, f"proactive.{row}.in_force")
        if stock < issued:
            yield finding("SUM406", f"{row} 现行有效 {stock} 少于制发 {issued}", "warning")


def check_numbers(cells: Cells) -> Iterator[FindingAnswer]:
    """Every cell is a number, and a count is whole and not below zero."""
    for name, cell in cells.items():
        if cell.kind == "unreadable":
            yield finding("TAB307", f"{name} 不是数字")
        if cell.value is not None and (cell.value < 0 or cell.value % 1) and not name.endswith(("amount", "change")):
            yield finding("TAB308", f"{name} 是 {cell.value}")


def check_three(cells: Cells, rows: set[str]) -> Iterator[FindingAnswer]:
    """The identities of table three."""
    for column in COLUMNS:
        value = {row: number(cells, f"applications.{row}.{column}") for row in rows}
        left = value["received"] + value.get("carried_over", Decimal(0))
        right = value["results_total"] + value["carried_forward"]
        if left != right:
            yield finding("SUM401", f"{column}：{left} 不等于 {right}")
        parts = sum((value.get(row, Decimal(0)) for row in OUTCOMES), Decimal(0))
        if parts != value["results_total"]:
            yield finding("SUM402", f"{column}：各项合计 {parts}，总计 {value['results_total']}")
    for row in sorted(rows):
        parts = sum((number(cells, f"applications.{row}.{column}") for column in APPLICANTS), Decimal(0))
        total = number(cells, f"applications.{row}.total")
        if parts != total:
            yield finding("SUM403", f"{row}：各列合计 {parts}，总计 {total}")


def check_four(cells: Cells) -> Iterator[FindingAnswer]:
    """The sums of table four."""
    for block in BLOCKS:
        parts = sum((number(cells, f"disputes.{block}.{column}") for column in VERDICTS), Decimal(0))
        total = number(cells, f"disputes.{block}.total")
        if parts != total:
            yield finding("SUM404", f"{block}：合计 {parts}，总计 {total}")


def listed(cells: Cells, name: str) -> Decimal | None:
    """Return what the tables say about a figure of the text."""
    table, row, column = name.split(".")
    if row == "finished":
        row = "results_total"
    if row in GROUPS:
        parts = [number(cells, key) for key in cells if re.match(rf"applications\.{row}_\w+\.total$", key)]
        return sum(parts, Decimal(0)) if parts else None
    if row == "litigation":
        parts = [number(cells, f"disputes.{block}.total") for block in BLOCKS[1:]]
        return sum(parts, Decimal(0)) if "disputes.litigation_direct.total" in cells else None
    cell = cells.get(f"{table}.{row}.{column}")
    return cell.value if cell is not None else None


def check_claims(claims: list[ClaimAnswer], cells: Cells, text: str) -> Iterator[FindingAnswer]:
    """What the text says equals what the tables say."""
    for claim in claims:
        rule = AGREEMENT.get(claim.name)
        value = listed(cells, claim.name) if rule else None
        if rule is None or value is None or value == claim.value or claim.precision != "exact":
            continue
        is_none = claim.value == 0 and not re.search(r"\d", text[claim.start : claim.end])
        yield finding("AGR517" if is_none else rule, f"正文 {claim.name} 为 {claim.value}，表中为 {value}")
    forward = number(cells, "applications.carried_forward.total")
    if forward and re.search(r"(?:全部|均已|均按期|均按时)(?:按期|按时)?(?:办结|答复)", text):
        yield finding("AGR519", f"全部办结，但结转下年为 {forward}，不是 0", "warning")


def check_words(text: str, year: int | None) -> Iterator[FindingAnswer]:
    """Period, basis, section five, placeholders, personal data."""
    yield from check_years(text, year)
    if year is not None and year >= 2021 and re.search(r"国办公开办函〔2019〕60号|第492号", text):
        yield finding("PER206", "依据已过时", "warning")
    five = re.search(r"五、[^\n]*\n(.*?)(?:\n[ 　]*六、|\Z)", text, re.DOTALL)
    if five and not re.search(r"不足|不够|问题|差距|有待|薄弱|不高|不强|欠缺", five[1]):
        yield finding("REM601", "没有写问题", "warning")
    if five and not re.search(r"下一步|将|加强|改进|进一步|措施", five[1]):
        yield finding("REM602", "没有写改进措施", "warning")
    for rule, pattern, severity in FORBIDDEN:
        match = re.search(pattern, text)
        if match:
            yield finding(rule, match[0], severity)


def check_years(text: str, year: int | None) -> Iterator[FindingAnswer]:
    """The period is the whole year, and the title's year is the report's."""
    period = re.search(PERIOD, text)
    if period and year is not None:
        days = (period[2], period[3], period[5], period[6])
        if days != ("1", "1", "12", "31") or period[1] != str(year) or (period[4] or period[1]) != period[1]:
            yield finding("PER201", f"统计期限：{period[0]}；{year}")
    title = re.search(r"(20\d\d)年?度?[^。:：\d]{0,30}报告", "".join(text.split("\n")[:12]))
    if title and year is not None and title[1] != str(year):
        yield finding("PER202", f"标题 {title[1]} {year}")
    if not title:
        yield finding("SEC118", "标题没有年度", "warning")
