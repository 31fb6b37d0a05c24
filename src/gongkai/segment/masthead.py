"""Who reports, for which year and period: read from title, preamble and the page's own title."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from gongkai.language.normalise import squeeze
from gongkai.model import Document, Level, Masthead, Paragraph, Period, Span, Table, YearMention
from gongkai.segment.dates import find_periods, find_years
from gongkai.segment.labels import plain

_FRONT_PARAGRAPHS: Final = 80
_LONGEST_TITLE: Final = 70
_FIRST_HEADING: Final = re.compile(r"(?:一[、.．,，]|第一部分|\(一\)|1[、.．])\S{0,12}(?:情况|概述|概况|工作)")
_ABOUT: Final = re.compile("(?:政府)?信息公[开開]|政[务務]公[开開]")
_KIND: Final = re.compile("(?:年度报告|年度工作报告|年报|工作报告|情况报告|情况的报告|报告)")
_OF_THE_KIND: Final = re.compile(
    r"(?:关于)?(?:本级)?(?:政府)?(?:政务|信息)公开(?:工作)?(?:情况)?(?:的)?(?:年度)?(?:工作)?(?:情况)?(?:的)?(?:年度)?(?:报告|年报)"
)
_YEAR_WORDS: Final = re.compile(r"(?:20\d\d|二[〇○零]\S{2})(?:年度?|年)?")
_ISSUED_BY: Final = re.compile(r"(?:^|由|,|。)([^,。;:由]{2,30}?)(?:组织)?(?:编制|编写|撰写)(?:而成|了|本|,|。|完成)")
_NO_NAME: Final = re.compile("按照|根据|依据|要求|规定|条例|《|》")
_NOW_PUBLISH: Final = re.compile(r"现将([^,。;:]{2,30}?)(?:20\d\d|二〇)")
_PUBLISHER_LABELS: Final = frozenset({"发布机构", "发文机关", "公开机构", "发布单位", "公开主体"})
_PUBLISHER: Final = re.compile(r"(?:发布机构|发文机关|公开机构|发布单位|公开主体):(\S{2,30}?)(?:发布|成文|公开|日期|$)")
_OWN_WORDS: Final = re.compile(r"^(?:我|本)(?:局|委|办|厅|部|县|市|区|省|镇|乡|单位|机关|街道|院|中心|行政机关)")
_TOWNSHIP: Final = re.compile(r"(?:镇|乡|街道|苏木|街道办|办事处)(?:人民政府|政府|办事处|办)?$")
_GOVERNMENT: Final = re.compile(r"(?:人民政府|政府|省|市|县|区|州|盟|旗|自治县|地区|国务院)$")
_NOT_THE_YEAR: Final = re.compile(r"[〔\[(【][^〔〕]{0,4}$|《[^》]{0,60}$|国[办令][^,，。;；]{0,6}$|第$")
_BARE_YEAR: Final = re.compile(r"(?<!\d)(20[12]\d)(?!\d)")
_DATED: Final = re.compile(r"\s{0,2}\d{1,2}\s{0,2}月")
_SIGNS_OF_A_REPORT: Final = (
    "信息公开", "政务公开", "主动公开", "依申请公开", "公开申请", "年度报告", "年报", "行政复议",
    "统计期限", "总体情况", "第二十条第",
)  # fmt: skip
_ACROSS: Final = 60
_SIGNS_ENOUGH: Final = 2
_BODY: Final = re.compile("(?:局|会|室|厅|部|署|委|院|中心|处|所|站|队|社|馆|司|行|关|校|集团)$")
_ZONE: Final = re.compile("(?:园区|开发区|高新区|保税区|度假区|工业区|景区|示范区|合作区|试验区|实验区|关区)$")
_TITLE_THEN_TEXT: Final = re.compile(r"[^。,，;；:：]{8,90}[。,，;；:：](?=\s{0,4}\S)")
_ENDS_AS_TITLE: Final = re.compile(r"(?:报告|年报)(?:\([^()]{1,12}\))?$")
_SENTENCE_WORDS: Final = re.compile("根据|按照|依据|编制|要求|规定|公布|现将|发布|下载|本报告|本年度")
_OTHER_KIND: Final = re.compile("公开.{0,20}(?:解读|指南|办法|制度|规定)$")
_SIGNS_OF_CONTENT: Final = ("总体情况", "存在的主要问题", "统计期限", "第二十条第", "本年新收")


@dataclass(frozen=True, slots=True)
class _Title:
    text: str
    span: Span | None
    is_heading: bool = False
    is_line: bool = True


def read_masthead(document: Document) -> Masthead:
    """Return who reports, for which year, at which level, over which period."""
    front = _front(document)
    period = _period(front, document)
    titles = sorted(_titles(front, document), key=lambda option: _rank(option, document, period), reverse=True)
    title = titles[0] if titles else None
    names = [_issuer_of(option.text) for option in titles]
    issuer = (names[0] if names else None) or _issuer_in(front) or _issuer_by_catalogue(document)
    issuer = issuer or next(filter(None, names), None)
    if title and title.span:
        front = tuple(paragraph for paragraph in front if paragraph.span.end > title.span.start)
    years = tuple(_own_years(front, title, period))
    return Masthead(
        issuer=issuer,
        year=_year(title, period, years, front),
        level=_level(issuer),
        title=title.span if title else None,
        period=period,
        years=years,
        is_report=_is_report(document) and not (title is None and _is_about_reports(front, document)),
    )


def _year(
    title: _Title | None, period: Period | None, years: Sequence[YearMention], front: Sequence[Paragraph]
) -> int | None:
    """Return the year that most of title, period and preamble give; in a tie the title's, then the period's."""
    stated = [year] if title and (year := _year_of(title.text)) else []
    stated += [period.end.year] if period else []
    for mention in years:
        if not (title and title.span and title.span.contains(mention.span)):
            stated.append(mention.year)
    if not stated:
        return _first_year(front)
    return max(dict.fromkeys(stated), key=stated.count)


def _year_of(title: str) -> int | None:
    found = next(find_years(title), None)
    if found:
        return found.year
    bare = _BARE_YEAR.search(squeeze(title))
    return int(bare[1]) if bare else None


def _front(document: Document) -> tuple[Paragraph, ...]:
    """Return the paragraphs before the first section."""
    front: list[Paragraph] = []
    for block in document.blocks:
        if isinstance(block, Table):
            if any(char.isdigit() for char in block.cells[0].text[:1]) or block.rows > 4:
                break
            continue
        if _FIRST_HEADING.match(squeeze(block.text[:40])) or len(front) >= _FRONT_PARAGRAPHS:
            break
        front.append(block)
    return tuple(front)


def _titles(front: Sequence[Paragraph], document: Document) -> Iterator[_Title]:
    """Yield every line, and run of lines, that names the kind of report."""
    yield from _title_options(front)
    yield from _titles_run_on(front)
    if document.page_title and _looks_like_title(document.page_title):
        yield _Title(_page_title(document.page_title), None)


def _rank(title: _Title, document: Document, period: Period | None) -> tuple[bool | int, ...]:
    """Put the title of the year that the statistical period tells before the titles of other years beside the text."""
    ends_a_year = period is not None and (period.end.month, period.end.day) == (12, 31)
    agrees = period is not None and ends_a_year and _year_of(title.text) == period.end.year
    return (agrees, *_fullness(title, squeeze(document.page_title or "")))


def _title_options(front: Sequence[Paragraph]) -> Iterator[_Title]:
    for paragraph in front:
        if _looks_like_title(paragraph.text):
            yield _Title(paragraph.text, paragraph.span, paragraph.level is not None)
    for first, second in pairwise(front):
        joined = first.text + second.text
        if _looks_like_title(joined) and (_is_broken_title(first, second) or _is_body_and_title(first, second)):
            yield _Title(joined, Span(first.span.start, second.span.end), first.level is not None)


def _titles_run_on(front: Sequence[Paragraph]) -> Iterator[_Title]:
    """Yield titles whose paragraph goes on with text, and titles broken over two or three lines."""
    for paragraph in front:
        match = _TITLE_THEN_TEXT.match(paragraph.text[:100])
        head = match[0][:-1] if match else ""
        if (
            _looks_like_title(head)
            and _ENDS_AS_TITLE.search(squeeze(head))
            and not _SENTENCE_WORDS.search(squeeze(head))
        ):
            yield _Title(head, Span(paragraph.span.start, paragraph.span.start + len(head)), is_line=False)
    for lines in (*pairwise(front), *zip(front, front[1:], front[2:], strict=False)):
        joined = "".join(line.text for line in lines)
        if _is_whole(joined) and all(_is_title_piece(line.text) for line in lines):
            yield _Title(joined, Span(lines[0].span.start, lines[-1].span.end))


def _is_whole(title: str) -> bool:
    """Whether a title names a body and a year."""
    issuer = _issuer_of(title) if _looks_like_title(title) else None
    return issuer is not None and _level(issuer) is not None and _year_of(title) is not None


def _is_title_piece(line: str) -> bool:
    """Whether a short line is the issuer, the year, or some of the words that name the report, and not all of them."""
    name = re.sub("[()（）]|^关于|关于$", "", _YEAR_WORDS.sub("", squeeze(line)))
    known = not name or _is_body(name) or bool(_ABOUT.search(name)) or bool(_KIND.search(name))
    return len(line) <= 30 and known and not _is_whole(line)


def _is_broken_title(first: Paragraph, second: Paragraph) -> bool:
    """Whether neither line is the title but both together are."""
    return len(second.text) <= 30 and not _looks_like_title(second.text) and not _KIND.search(squeeze(first.text))


def _is_body_and_title(first: Paragraph, second: Paragraph) -> bool:
    """Whether the first line is nothing but the issuer, the year or both, and the second the rest of the title."""
    name = _YEAR_WORDS.sub("", squeeze(first.text)).removeprefix("关于")
    opens = not name or _is_body(name)
    return len(first.text) <= 30 and opens and _looks_like_title(second.text)


def _is_body(text: str) -> bool:
    """Whether a line is nothing but the name of a public body, as a title broken after it has it."""
    name = squeeze(text)
    return any(pattern.search(name) for pattern in (_GOVERNMENT, _TOWNSHIP, _BODY, _ZONE))


def _looks_like_title(text: str) -> bool:
    if len(text) > 3 * _LONGEST_TITLE or "。" in text:
        return False
    squeezed = squeeze(text)
    if "解读" in squeezed:
        return False
    return len(squeezed) <= _LONGEST_TITLE and bool(_ABOUT.search(squeezed)) and bool(_KIND.search(squeezed))


def _fullness(title: _Title, page_title: str) -> tuple[bool, bool, bool, bool, bool, bool, int, int]:
    """Rank a title: a list of other reports beside the text holds full titles too, but not the page's own.

    A line of its own counts before the beginning of a sentence, and among equals the last one, for it stands nearest
    to the text.
    """
    issuer = _issuer_of(title.text)
    return (
        issuer is not None and _level(issuer) is not None,
        bool(re.search(r"20\d\d|二[〇○零]", squeeze(title.text))),
        title.span is not None,
        squeeze(title.text) in page_title,
        title.is_heading,
        title.is_line,
        title.span.start if title.span else 0,
        -len(title.text),
    )


def _page_title(text: str) -> str:
    """Cut the site's name off a page title."""
    pieces = [piece for piece in re.split(r"[-_|—–]", text) if _looks_like_title(piece)]
    return pieces[0] if pieces else text


def _issuer_of(title: str) -> str | None:
    """Return what is left of a title without the year and the words that name the report."""
    squeezed = squeeze(title).rstrip(":")
    for word in ("中华人民共和国政府信息公开条例",):
        squeezed = squeezed.replace(word, "")
    left = _OF_THE_KIND.sub("", _YEAR_WORDS.sub("", squeezed))
    left = re.sub(r"\(([^()]{0,16})\)", lambda note: note[0] if _BODY.search(note[1]) else "", left)
    left = re.sub(r"(?:年度|[《》\"“”:：,，、\-—_|]|关于|公布|印发|发布|(?:报告)?如下$)", "", left)
    if not 2 <= len(left) <= 40 or _ABOUT.search(left) or "报告" in left:
        return None
    return left.replace("(", "（").replace(")", "）")


def _issuer_in(front: Sequence[Paragraph]) -> str | None:
    for paragraph in front:
        text = squeeze(paragraph.text[:1000])
        for pattern in (_ISSUED_BY, _NOW_PUBLISH):
            match = pattern.search(text)
            if match and _is_body(match[1]) and not _OWN_WORDS.match(match[1]) and not _NO_NAME.search(match[1]):
                return match[1]
    return None


def _issuer_by_catalogue(document: Document) -> str | None:
    """Return the publishing body that the website's entry about the document names."""
    for block in document.blocks[:_FRONT_PARAGRAPHS]:
        if isinstance(block, Paragraph):
            match = _PUBLISHER.match(squeeze(block.text[:60]))
            if match and _level(match[1]):
                return match[1]
            continue
        for label, value in pairwise(block.cells[:40]):
            name = squeeze(value.text[:40])
            if squeeze(label.text[:20]).rstrip(":") in _PUBLISHER_LABELS and _level(name):
                return name
    return None


def _level(issuer: str | None) -> Level | None:
    if issuer is None:
        return None
    if _ZONE.search(issuer):
        return "department"
    if _TOWNSHIP.search(issuer):
        return "township"
    if _GOVERNMENT.search(issuer):
        return "government"
    return "department" if re.search("[局委办厅部署处院校所站队会社团室台馆心司行庭署关]", issuer[-4:]) else None


def _period(front: Sequence[Paragraph], document: Document) -> Period | None:
    """Return the statistical period: the one told with 统计, a whole year before a part of one, the latest year first.

    What a preamble tells of other times (last year's period, months a counter was closed) comes behind.
    """
    later = [paragraph for paragraph in document.paragraphs[: len(front) + 6] if paragraph not in front]
    options = []
    for place, paragraph in enumerate((*front, *later)):
        for found in find_periods(paragraph.text[:4000]):
            around = squeeze(paragraph.text[max(0, found.start - 40) : found.end + 20])
            told = bool(re.search("统计|数据|期限|时限", around))
            if told or place < len(front):
                part = (found.first.month, found.first.day, found.last.month, found.last.day) != (1, 1, 12, 31)
                rank = (not told, part, -found.last.year, place, found.start)
                options.append((rank, paragraph, found))
    if not options:
        return _broken_period([*front, *later])
    _, paragraph, found = min(options, key=lambda option: option[0])
    start = paragraph.span.start
    return Period(found.first, found.last, Span(start + found.start, start + found.end))


def _broken_period(paragraphs: Sequence[Paragraph]) -> Period | None:
    """Return a period that a hard line break cuts in two."""
    for first, second in pairwise(paragraphs):
        before, after = first.text[-_ACROSS:], second.text[:_ACROSS]
        for found in find_periods(before + after):
            if found.start < len(before) < found.end:
                start = first.span.end - len(before) + found.start
                return Period(found.first, found.last, Span(start, second.span.start + found.end - len(before)))
    return None


def _first_year(front: Sequence[Paragraph]) -> int | None:
    return next((mention.year for mention in _preamble_years(front)), None)


def _own_years(front: Sequence[Paragraph], title: _Title | None, period: Period | None) -> Iterator[YearMention]:
    """Yield the places of title and preamble that name the report's own year; the period speaks for itself."""
    seen: set[Span] = set()
    if title and title.span:
        for paragraph in front:
            if not title.span.contains(paragraph.span) and not paragraph.span.contains(title.span):
                continue
            for year, start, end in _years_in_title(paragraph.text[:4000]):
                span = Span(start, end).shifted(paragraph.span.start)
                if title.span.contains(span):
                    seen.add(span)
                    yield YearMention(year, span)
    for mention in _preamble_years(front):
        inside = period is not None and period.span.contains(mention.span)
        if mention.span not in seen and not inside and not (title and title.span and title.span.contains(mention.span)):
            yield mention


def _years_in_title(text: str) -> Iterator[tuple[int, int, int]]:
    """Yield years with their places; a title may print one without 年."""
    found = [(each.year, each.start, each.end) for each in find_years(text)]
    yield from found or ((int(match[1]), *match.span(1)) for match in _BARE_YEAR.finditer(text))


def _preamble_years(front: Sequence[Paragraph]) -> Iterator[YearMention]:
    """Yield years of the preamble that speak of the report: 2022年度报告, 2022年政府信息公开工作."""
    for paragraph in front:
        for found in find_years(paragraph.text[:4000]):
            before, after = paragraph.text[: found.start], squeeze(paragraph.text[found.end : found.end + 30])
            if _NOT_THE_YEAR.search(before[-60:]) or _DATED.match(paragraph.text[found.end :]):
                continue
            if re.match(
                "度?(?:本|我|全)?\\S{0,14}?(?:政府信息公开|信息公开|政务公开|年度报告|年报)|度(?:工作|情况)?报告", after
            ):
                yield YearMention(found.year, Span(found.start, found.end).shifted(paragraph.span.start))


def _is_report(document: Document) -> bool:
    """Tell whether the text shows any sign of being such a report; only a text without any is called none."""
    text = plain(document.text)
    return sum(1 for sign in _SIGNS_OF_A_REPORT if sign in text) >= _SIGNS_ENOUGH


def _is_about_reports(front: Sequence[Paragraph], document: Document) -> bool:
    """Tell whether a text without a report's title and content calls itself a guide, or an explanation of a report."""
    named = any(len(paragraph.text) <= 60 and _OTHER_KIND.search(squeeze(paragraph.text)) for paragraph in front)
    if not named:
        return False
    text = plain(document.text)
    return not any(sign in text for sign in _SIGNS_OF_CONTENT)
