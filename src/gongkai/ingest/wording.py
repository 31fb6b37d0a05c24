"""The words by which a page's parts are told apart: report, prose, site furniture."""

from __future__ import annotations

import re
from typing import Final

_WIDE: Final = "[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\u3000-\u303f“”‘’—…]"
_WRAPPED: Final = re.compile(rf"(?<={_WIDE})[ \t\f]*\n[ \t\n\f]*(?={_WIDE})")
_GAP: Final = re.compile(r"[ \t\n\r\f]+")

_HEADING: Final = re.compile(r"[一二三四五六七八九十]{1,2}[、.．,，]\S.{1,44}")
_REPORT_TITLE: Final = re.compile(r"(?:年度?报告?|工作报告)$")
_YEAR: Final = re.compile(r"(?:20|２０|二[〇○零])[\d０-９〇○零一二三四五六七八九]{2}\s?年")
_FORM_WORDS: Final = re.compile(
    "总体情况|主动公开政府信息的?情况|政府信息公开申请的?情况|行政复议.{0,12}行政诉讼.{0,4}情况|存在的?(?:主要)?问题及.{0,4}改进|其他需要报告的"
    "|第二十条第|本年新收政府信息|上年结转政府信息|结转下年度|勾稽关系|尚未审结|结果维持|信息处理费"
)
_SENTENCE: Final = re.compile("[。；！？]")
_FOOTER: Final = re.compile("版权所有|ICP备|公网安备|网站标识码|技术支持|Copyright|建议使用.{0,20}浏览器|最佳浏览")
_FURNITURE: Final = re.compile(
    r"您?(?:当前|现在|所在)的?(?:位置|页面)\s?[:：是].{0,150}|首页\s?(?:>|＞|»|›|→).{0,150}|(?:上|下)一[篇条页]\s?[:：].{0,150}"
    r"|[\[【(（]?(?:字号|字体|分享到|浏览次数|浏览量|点击次数|点击量|访问次数|访问量|阅读量)\s?[:：].{0,40}|扫一扫.{0,30}"
    r"|(?:主办|承办|协办|主管)单位\s?[:：].{0,120}|(?:技术支持|版权所有|网站标识码)\s?[:：].{0,120}"
)
_BUTTON: Final = re.compile(
    "(?:打印|关闭|分享|收藏)(?:本页|此页|正文|文章|页面|窗口)?|我要纠错|纠错|返回(?:顶部|首页|列表|上一页)|网站地图|联系我们|字体|字号|[大中小]"
)
_BUTTON_SIGNS: Final = " \u3000\xa0|｜·[]【】()（）:：+-"
_SITE_LABEL: Final = re.compile(
    r"[\[【]?\s{0,9}(?:索\s{0,9}引\s{0,9}号|发布(?:日期|时间|机构)|发文(?:日期|机关)|成文日期|信息来源|来源|浏览次数|字体|字号)"
    r"\s{0,9}[\]】]?\s{0,9}[:：].{0,200}"
)
_BOX_LABEL: Final = re.compile(
    r"[\[【]?\s{0,9}(?:索\s{0,9}引\s{0,9}号|发布(?:日期|时间|机构)|发文(?:日期|机关|字号)|成文日期|生成日期|公开(?:日期|方式|范围|时限)|"
    r"信息来源|来源|浏览次数|主题(?:分类|词)|信息分类|组配分类|体裁分类|有\s{0,9}效\s{0,9}性|公文种类|时效)"
    r"\s{0,9}[\]】]?\s{0,9}(?:[:：].{0,200})?"
)


def squash(text: str) -> str:
    """Return HTML text as it is shown: blanks run together, a line wrapped between Han characters joined."""
    if text.isprintable() and "  " not in text:
        return text
    if "\n" in text:
        text = _WRAPPED.sub("", text)
    return _GAP.sub(" ", text)


def is_evidence(text: str) -> bool:
    """Tell whether a paragraph or cell looks like a part of an annual report: a heading, a title, a form label."""
    if len(text) > 60:
        return False
    if _HEADING.fullmatch(text) or _FORM_WORDS.search(text):
        return True
    return _REPORT_TITLE.search(text) is not None and _YEAR.search(text) is not None


def is_prose(text: str) -> bool:
    """Tell a sentence from a label or a menu entry."""
    return len(text) >= 60 or (len(text) >= 20 and _SENTENCE.search(text) is not None)


def is_footer(text: str) -> bool:
    """Tell the imprint of a site."""
    return len(text) < 400 and _FOOTER.search(text) is not None


def is_furniture(text: str) -> bool:
    """Tell a line that belongs to the site: breadcrumbs, print and share buttons, counters, the catalogue's labels."""
    if len(text) > 240 or "。" in text[:-1]:
        return False
    if _FURNITURE.fullmatch(text) or _SITE_LABEL.fullmatch(text):
        return True
    return len(text) <= 40 and len(text) > 1 and not _BUTTON.sub("", text).strip(_BUTTON_SIGNS)


def is_box_label(text: str) -> bool:
    """Tell a label of the box that catalogues the page (索引号, 主题分类); one alone proves nothing."""
    return len(text) <= 240 and "。" not in text and _BOX_LABEL.fullmatch(text) is not None
