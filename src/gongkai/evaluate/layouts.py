"""The three tables on the grid, in every arrangement that offices use."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from gongkai.evaluate.draft import Grid, GridCell
from gongkai.evaluate.ledger import COLUMNS, GROUPS, Ledger, rows_of
from gongkai.evaluate.lexicon import Lexicon

NOTE: Final = "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）"
COLUMN_LABELS: Final = ("自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计")
ROW_LABELS: Final[Mapping[str, str]] = {
    "received": "一、本年新收政府信息公开申请数量",
    "carried_over": "二、上年结转政府信息公开申请数量",
    "granted": "（一）予以公开",
    "granted_in_part": "（二）部分公开（区分处理的，只计这一情形，不计其他情形）",
    "refused_state_secret": "1.属于国家秘密",
    "refused_forbidden_by_law": "2.其他法律行政法规禁止公开",
    "refused_security_stability": "3.危及“三安全一稳定”",
    "refused_third_party": "4.保护第三方合法权益",
    "refused_internal_affairs": "5.属于三类内部事务信息",
    "refused_process_information": "6.属于四类过程性信息",
    "refused_enforcement_file": "7.属于行政执法案卷",
    "refused_administrative_query": "8.属于行政查询事项",
    "unavailable_not_held": "1.本机关不掌握相关政府信息",
    "unavailable_not_ready_made": "2.没有现成信息需要另行制作",
    "unavailable_still_unclear": "3.补正后申请内容仍不明确",
    "declined_petition": "1.信访举报投诉类申请",
    "declined_repeated": "2.重复申请",
    "declined_publication": "3.要求提供公开出版物",
    "declined_excessive": "4.无正当理由大量反复申请",
    "declined_reconfirmation": "5.要求行政机关确认或重新出具已获取信息",
    "closed_correction_overdue": "1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请",
    "closed_fee_overdue": "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请",
    "closed_other": "3.其他",
    "results_total": "（七）总计",
    "carried_forward": "四、结转下年度继续办理",
}
GROUP_LABELS: Final = {
    "refused": "（三）不予公开",
    "unavailable": "（四）无法提供",
    "declined": "（五）不予处理",
    "closed": "（六）其他处理",
}
RESULTS: Final = "三、本年度办理结果"
BLOCK_LABELS: Final = {
    "review": "行政复议",
    "litigation_direct": "未经复议直接起诉",
    "litigation_after_review": "复议后起诉",
}
VERDICT_LABELS: Final = {
    "upheld": "结果维持",
    "corrected": "结果纠正",
    "other": "其他结果",
    "pending": "尚未审结",
    "total": "总计",
}
_SHEETS_2021: Final = (
    (
        "第二十条第（一）项",
        ("本年制发件数", "本年废止件数", "现行有效件数"),
        (("规章", "regulations"), ("行政规范性文件", "normative_documents")),
        ("issued", "repealed", "in_force"),
    ),
    ("第二十条第（五）项", ("本年处理决定数量",), (("行政许可", "licences"),), ("decisions",)),
    (
        "第二十条第（六）项",
        ("本年处理决定数量",),
        (("行政处罚", "penalties"), ("行政强制", "coercions")),
        ("decisions",),
    ),
    ("第二十条第（八）项", ("本年收费金额（单位：万元）",), (("行政事业性收费", "fees"),), ("amount",)),
)
_SHEETS_2019: Final = (
    (
        "第二十条第（一）项",
        ("本年新制作数量", "本年新公开数量", "对外公开总数量"),
        (("规章", "regulations"), ("规范性文件", "normative_documents")),
        ("made", "published", "published_total"),
    ),
    (
        "第二十条第（五）项",
        ("上一年项目数量", "本年增/减", "处理决定数量"),
        (("行政许可", "licences"), ("其他对外管理服务事项", "other_services")),
        ("items_last_year", "change", "decisions"),
    ),
    (
        "第二十条第（六）项",
        ("上一年项目数量", "本年增/减", "处理决定数量"),
        (("行政处罚", "penalties"), ("行政强制", "coercions")),
        ("items_last_year", "change", "decisions"),
    ),
    (
        "第二十条第（八）项",
        ("上一年项目数量", "本年增/减"),
        (("行政事业性收费", "fees"),),
        ("items_last_year", "change"),
    ),
    ("第二十条第（九）项", ("采购项目数量", "采购总金额"), (("政府集中采购", "procurement"),), ("items", "amount")),
)
_HALF: Final = str.maketrans({"（": "(", "）": ")", "：": ":", "，": ","})


@dataclass(frozen=True, slots=True)
class Look:
    """One way of printing the tables."""

    id: str
    medium: str
    labels: int
    header: str
    proactive: str
    disputes: str
    cell: str
    attributes: str
    spelling: str
    separator: str
    spans: str


def looks(lexicon: Lexicon, split: str, medium: str) -> tuple[Look, ...]:
    """Return the looks that a report of the split and medium may have."""
    return tuple(look for look in all_looks(lexicon) if look.medium == medium and _split(lexicon, look.id) == split)


def _split(lexicon: Lexicon, look_id: str) -> str:
    return next(str(entry["split"]) for entry in lexicon.looks["look"] if entry["id"] == look_id)


def all_looks(lexicon: Lexicon) -> tuple[Look, ...]:
    """Return every look of both splits."""
    return tuple(_look(entry) for entry in lexicon.looks["look"])


def _look(entry: Mapping[str, object]) -> Look:
    def word(key: str, otherwise: str = "") -> str:
        return str(entry.get(key, otherwise))

    return Look(
        id=word("id"),
        medium=word("medium"),
        labels=int(word("labels")),
        header=word("header"),
        proactive=word("proactive"),
        disputes=word("disputes"),
        cell=word("cell", "plain"),
        attributes=word("attributes", "clean"),
        spelling=word("spelling"),
        separator=word("separator", "tab"),
        spans=word("spans", "blank"),
    )


def find_look(lexicon: Lexicon, look_id: str) -> Look:
    """Return the look with this id."""
    return next(look for look in all_looks(lexicon) if look.id == look_id)


def spell(label: str, spelling: str) -> str:
    """Return a label as this look spells it; the words stay the form's."""
    if spelling == "halfwidth":
        return label.translate(_HALF)
    if spelling == "dun" and label == "现行有效件数":
        return "现行有效件"
    if spelling == "dun" and len(label) > 2 and label[0].isdigit() and label[1] == ".":
        return f"{label[0]}．{label[2:]}"
    if spelling == "spaced":
        spaced = {"商业企业": "商业 企业", "科研机构": "科研 机构", "总计": "总 计", RESULTS: "三、本年度 办理结果"}
        return spaced.get(label, label)
    return label


def number(value: Decimal) -> str:
    """Return a figure as a cell prints it."""
    return format(value, "f")


class _Board:
    """A grid in the making."""

    def __init__(self, look: Look, ledger: Ledger) -> None:
        self.look = look
        self.ledger = ledger
        self.cells: list[GridCell] = []

    def label(self, row: int, column: int, text: str, height: int = 1, width: int = 1) -> None:
        self.cells.append(GridCell(row, column, spell(text, self.look.spelling), "", height, width))

    def figure(self, row: int, column: int, name: str, width: int = 1) -> None:
        self.cells.append(GridCell(row, column, number(self.ledger.figures[name]), name, 1, width))

    def grid(self, table: str, height: int, width: int) -> Grid:
        return Grid(table, self.look.id, height, width, tuple(self.cells))


def proactive(look: Look, ledger: Ledger) -> tuple[Grid, ...]:
    """Return table two: one grid, or one for each item of article 20."""
    sheets = _SHEETS_2021 if ledger.form == "2021" else _SHEETS_2019
    boards, row = [_Board(look, ledger)], 0
    grids = []
    for item, columns, rows, ids in sheets:
        if look.proactive == "separate" and boards[-1].cells:
            grids.append(boards[-1].grid("proactive", row, 4))
            boards.append(_Board(look, ledger))
            row = 0
        row = _sheet(boards[-1], row, (item, columns), rows, ids)
    return (*grids, boards[-1].grid("proactive", row, 4))


def _sheet(
    board: _Board, row: int, head: tuple[str, tuple[str, ...]], rows: tuple[tuple[str, str], ...], ids: tuple[str, ...]
) -> int:
    """Write one item's list from ``row`` on; return the next free row."""
    item, columns = head
    wide = 3 if len(columns) == 1 and board.look.proactive != "filled" else 1
    board.label(row, 0, item, 1, 4)
    board.label(row + 1, 0, "信息内容")
    for place, text in enumerate(columns):
        board.label(row + 1, 1 + place, text, 1, wide)
    for offset, (text, row_id) in enumerate(rows, start=2):
        board.label(row + offset, 0, text)
        for place, column in enumerate(ids):
            board.figure(row + offset, 1 + place, f"proactive.{row_id}.{column}", wide)
        for place in range(1 + (wide if len(columns) == 1 else len(columns)), 4):
            board.label(row + offset, place, "")
    for place in range(1 + (wide if len(columns) == 1 else len(columns)), 4):
        board.label(row + 1, place, "")
    return row + 2 + len(rows)


def applications(look: Look, ledger: Ledger) -> Grid:
    """Return table three."""
    board = _Board(look, ledger)
    first = _header(board)
    rows = rows_of(ledger.form)
    for place, row_id in enumerate(rows):
        row = first + place
        _row_label(board, row, row_id, len(rows) - 3)
        for column, column_id in enumerate(COLUMNS):
            board.figure(row, look.labels + column, f"applications.{row_id}.{column_id}")
    return board.grid("applications", first + len(rows), look.labels + 7)


def _header(board: _Board) -> int:
    """Write the header; return the first row below it."""
    labels = board.look.labels
    if board.look.header == "one":
        board.label(0, 0, "申请人情况" if labels == 1 else NOTE, 1, labels)
        for place, text in enumerate(COLUMN_LABELS):
            board.label(0, labels + place, text)
        return 1
    top = 1 if board.look.header == "full" else 0
    board.label(0, 0, NOTE, top + 2, labels)
    if top:
        board.label(0, labels, "申请人情况", 1, 7)
    board.label(top, labels, "自然人", 2)
    board.label(top, labels + 1, "法人或其他组织", 1, 5)
    board.label(top, labels + 6, "总计", 2)
    for place, text in enumerate(COLUMN_LABELS[1:6]):
        board.label(top + 1, labels + 1 + place, text)
    return top + 2


def _row_label(board: _Board, row: int, row_id: str, results: int) -> None:
    """Write the labels of one row; ``results`` is how many rows the outcome block spans."""
    labels = board.look.labels
    text, group = _label_and_group(board.ledger.form, row_id)
    if row_id in ("received", "carried_over", "carried_forward"):
        board.label(row, 0, text, 1, labels)
        return
    first = bool(group) and row_id == GROUPS[group][0]
    group_text = GROUP_LABELS[group] if first else ""
    if labels == 1:
        board.label(row, 0, (RESULTS if row_id == "granted" else "") + group_text + text)
        return
    if row_id == "granted":
        board.label(row, 0, RESULTS, results)
    if labels == 2:
        board.label(row, 1, group_text + text)
    elif group:
        if first:
            board.label(row, 1, group_text, len(GROUPS[group]))
        board.label(row, 2, text)
    else:
        board.label(row, 1, text, 1, 2)


def _label_and_group(form: str, row_id: str) -> tuple[str, str]:
    """Return a row's label and the group it stands in, empty for rows without one."""
    if form == "2019" and row_id == "closed_other":
        return "（六）其他处理", ""
    return ROW_LABELS[row_id], next((name for name, rows in GROUPS.items() if row_id in rows), "")


def disputes(look: Look, ledger: Ledger) -> Grid:
    """Return table four, blocks side by side or one below the other."""
    board = _Board(look, ledger)
    if look.disputes == "stacked":
        board.label(0, 0, "类别", 1, 2)
        for place, text in enumerate(VERDICT_LABELS.values()):
            board.label(0, 2 + place, text)
        board.label(1, 0, BLOCK_LABELS["review"], 1, 2)
        board.label(2, 0, "行政诉讼", 2)
        board.label(2, 1, BLOCK_LABELS["litigation_direct"])
        board.label(3, 1, BLOCK_LABELS["litigation_after_review"])
        for row, block in enumerate(BLOCK_LABELS, start=1):
            for place, column in enumerate(VERDICT_LABELS):
                board.figure(row, 2 + place, f"disputes.{block}.{column}")
        return board.grid("disputes", 4, 7)
    board.label(0, 0, "行政复议", 2, 5)
    board.label(0, 5, "行政诉讼", 1, 10)
    board.label(1, 5, BLOCK_LABELS["litigation_direct"], 1, 5)
    board.label(1, 10, BLOCK_LABELS["litigation_after_review"], 1, 5)
    for index, block in enumerate(BLOCK_LABELS):
        for place, (column, text) in enumerate(VERDICT_LABELS.items()):
            board.label(2, 5 * index + place, text)
            board.figure(3, 5 * index + place, f"disputes.{block}.{column}")
    return board.grid("disputes", 4, 15)
