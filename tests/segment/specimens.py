"""The official tables with distinct numbers in every cell, so that a shifted cell shows."""

from __future__ import annotations

from collections.abc import Sequence

from tests.segment.paper import Grid, Row, Tall, form

TITLE = "云陂县水利局2022年政府信息公开工作年度报告"
HEADINGS = (
    "一、总体情况", "二、主动公开政府信息情况", "三、收到和处理政府信息公开申请情况", "四、政府信息公开行政复议、行政诉讼情况",
    "五、存在的主要问题及改进情况", "六、其他需要报告的事项",
)  # fmt: skip
APPLICANTS = ("自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计")
COLUMN_IDS = (
    "natural_person",
    "enterprise",
    "research",
    "public_welfare",
    "legal_service",
    "other_organisation",
    "total",
)
VERDICTS = ("结果维持", "结果纠正", "其他结果", "尚未审结", "总计")
VERDICT_IDS = ("upheld", "corrected", "other", "pending", "total")
BLOCK_IDS = ("review", "litigation_direct", "litigation_after_review")
NOTE = "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）"
RESULTS = "三、本年度办理结果"


def label_of(row: str, year: int = 2022) -> str:
    """Return the official label of a row of table three."""
    return next(each.labels[0] for each in form(year).table("applications").rows if each.id == row)


def group_of(row: str, year: int = 2022) -> str:
    """Return the label of the group that a row of table three is printed under, empty for none."""
    found = next(each for each in form(year).table("applications").rows if each.id == row)
    return found.parent or "" if found.group else ""


def row_ids(year: int = 2022) -> tuple[str, ...]:
    """Return the rows of table three."""
    return tuple(row.id for row in form(year).table("applications").rows)


def number(row: int, column: int) -> str:
    """Return the number that stands in a cell of table three."""
    return str(100 * (row + 1) + column + 1)


def cells(row: int) -> list[str]:
    """Return the seven numbers of a row of table three."""
    return [number(row, column) for column in range(len(APPLICANTS))]


THREE = {
    f"{row}.{column}": number(y, x) for y, row in enumerate(row_ids()) for x, column in enumerate(COLUMN_IDS)
}  # fmt: skip
FOUR_NUMBERS = [str(11 + index) for index in range(15)]
FOUR = {
    f"{block}.{column}": FOUR_NUMBERS[5 * y + x]
    for y, block in enumerate(BLOCK_IDS)
    for x, column in enumerate(VERDICT_IDS)
}
TWO = {
    "regulations.issued": "1", "regulations.repealed": "2", "regulations.in_force": "3",
    "normative_documents.issued": "4", "normative_documents.repealed": "5", "normative_documents.in_force": "6",
    "licences.decisions": "7", "penalties.decisions": "8", "coercions.decisions": "9", "fees.amount": "10.5",
}  # fmt: skip

HEAD_THREE: tuple[Row, ...] = (
    [Tall(NOTE, 3, 3), Tall("申请人情况", 1, 7)],
    [Tall("自然人", 2), Tall("法人或其他组织", 1, 5), Tall("总计", 2)],
    ["商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他"],
)


def rows_three(first: int = 0, last: int = 25) -> list[Row]:
    """Return rows of table three with merged label cells."""
    made: list[Row] = []
    open_group = ""
    for index, row in enumerate(row_ids()):
        if not first <= index < last:
            continue
        group = group_of(row)
        if group:
            alike = [each for each in row_ids()[first:last] if group_of(each) == group]
            lead = [Tall(group, len(alike))] if group != open_group else []
            made.append([*lead, label_of(row), *cells(index)])
        elif row in ("received", "carried_over", "carried_forward"):
            made.append([Tall(label_of(row), 1, 3), *cells(index)])
        else:
            made.append([Tall(label_of(row), 1, 2), *cells(index)])
        open_group = group
    inner = range(max(first, 2), min(last, 24))
    if inner:
        place = inner[0] - first
        made[place] = [Tall(RESULTS, len(inner)), *made[place]]
    return made


def table_three() -> Grid:
    """Return table three in the official layout."""
    return [*HEAD_THREE, *rows_three()]


def ragged_three() -> Grid:
    """Return table three as converted text: cells fall away, so that rows have unlike lengths."""
    made: list[Row] = [
        [NOTE, "申请人情况"],
        ["", "自然人", "法人或其他组织", "", "", "", "", "总计"],
        ["", "", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", ""],
    ]
    for index, row in enumerate(row_ids()):
        label = label_of(row)
        group = group_of(row)
        is_first = group != group_of(row_ids()[index - 1])
        if row == "granted":
            made.append(["三、本 年 度 办 理 结 果", label, *cells(index)])
        elif group and is_first:
            made.append([group + label, *cells(index)])
        else:
            made.append([label, *cells(index)])
    return made


def flat_three(labels: Sequence[str] | None = None) -> Grid:
    """Return table three with one label column under one header row."""
    names = labels or [group_of(row) + label_of(row) for row in row_ids()]
    return [["项目", *APPLICANTS], *([name, *cells(index)] for index, name in enumerate(names))]


def table_two() -> Grid:
    """Return table two as one grid in the official layout."""
    return [row for sheet in sheets_two() for row in sheet]


def sheets_two() -> list[list[Row]]:
    """Return the four lists of table two."""
    return [
        [
            [Tall("第二十条第（一）项", 1, 4)],
            ["信息内容", "本年制发件数", "本年废止件数", "现行有效件数"],
            ["规章", "1", "2", "3"],
            ["行政规范性文件", "4", "5", "6"],
        ],
        [
            [Tall("第二十条第（五）项", 1, 4)],
            ["信息内容", Tall("本年处理决定数量", 1, 3)],
            ["行政许可", Tall("7", 1, 3)],
        ],
        [
            [Tall("第二十条第（六）项", 1, 4)],
            ["信息内容", Tall("本年处理决定数量", 1, 3)],
            ["行政处罚", Tall("8", 1, 3)],
            ["行政强制", Tall("9", 1, 3)],
        ],
        [
            [Tall("第二十条第（八）项", 1, 4)],
            ["信息内容", Tall("本年收费金额（单位：万元）", 1, 3)],
            ["行政事业性收费", Tall("10.5", 1, 3)],
        ],
    ]


def table_four() -> Grid:
    """Return table four in the official layout: three header rows over one row of numbers."""
    return [
        [Tall("行政复议", 1, 5), Tall("行政诉讼", 1, 10)],
        [*(Tall(label, 2) for label in VERDICTS), Tall("未经复议直接起诉", 1, 5), Tall("复议后起诉", 1, 5)],
        [*VERDICTS, *VERDICTS],
        FOUR_NUMBERS,
    ]


def two_2019() -> Grid:
    """Return table two of the trial format."""
    return [
        [Tall("第二十条第（一）项", 1, 4)],
        ["信息内容", "本年新制作数量", "本年新公开数量", "对外公开总数量"],
        ["规章", "1", "2", "3"],
        ["规范性文件", "4", "5", "6"],
        [Tall("第二十条第（五）项", 1, 4)],
        ["信息内容", "上一年项目数量", "本年增/减", "处理决定数量"],
        ["行政许可", "7", "-1", "8"],
        ["其他对外管理服务事项", "9", "0", "10"],
        [Tall("第二十条第（六）项", 1, 4)],
        ["信息内容", "上一年项目数量", "本年增/减", "处理决定数量"],
        ["行政处罚", "11", "12", "13"],
        ["行政强制", "14", "15", "16"],
        [Tall("第二十条第（八）项", 1, 4)],
        ["信息内容", "上一年项目数量", Tall("本年增/减", 1, 2)],
        ["行政事业性收费", "17", Tall("18", 1, 2)],
        [Tall("第二十条第（九）项", 1, 4)],
        ["信息内容", "采购项目数量", Tall("采购总金额", 1, 2)],
        ["政府集中采购", "19", Tall("20.5万元", 1, 2)],
    ]
