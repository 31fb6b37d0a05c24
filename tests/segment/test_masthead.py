from __future__ import annotations

from datetime import date

import pytest

from gongkai.model import Masthead
from gongkai.segment import read_masthead
from tests.segment.paper import Content, Marked, document

ISSUER = "云陂县水利局"
PERIOD = "本报告数据统计期限为2022年1月1日至2022年12月31日。"
BODY: tuple[Content, ...] = (
    "一、总体情况", "（一）主动公开情况。全年公开政府信息九条。", "（二）依申请公开情况。2021年没有收到申请。", "四、政府信息公开行政复议、行政诉讼情况", "无。",
)  # fmt: skip


def masthead(*front: Content, page_title: str | None = None, body: tuple[Content, ...] = BODY) -> Masthead:
    return read_masthead(document(*front, *body, page_title=page_title))


TITLES: dict[str, tuple[str, ...]] = {
    "issuer, year": ("云陂县水利局2022年政府信息公开工作年度报告",),
    "issuer, year in full": ("云陂县水利局2022年度政府信息公开工作年度报告",),
    "year, issuer": ("2022年云陂县水利局政府信息公开工作年度报告",),
    "year in full, issuer": ("2022年度云陂县水利局政府信息公开工作年度报告",),
    "year last": ("云陂县水利局政府信息公开工作2022年度报告",),
    "year in brackets": ("云陂县水利局政府信息公开工作年度报告（2022年）",),
    "year in brackets, in full": ("云陂县水利局政府信息公开工作年度报告(2022年度)",),
    "about": ("云陂县水利局关于2022年政府信息公开工作的年度报告",),
    "about, in full": ("云陂县水利局关于2022年度政府信息公开工作情况的报告",),
    "shorter": ("云陂县水利局2022年政府信息公开年度报告",),
    "shortest": ("云陂县水利局2022年信息公开年报",),
    "report on work": ("云陂县水利局2022年政府信息公开工作报告",),
    "the text version": ("云陂县水利局2022年政府信息公开工作年度报告（文字版）",),
    "blanks": ("云陂县水利局 2022 年政府信息公开工作 年度报告",),
    "full-width digits": ("云陂县水利局２０２２年政府信息公开工作年度报告",),
    "Chinese numerals": ("云陂县水利局二〇二二年政府信息公开工作年度报告",),
    "Chinese numerals with circles": ("云陂县水利局二○二二年度政府信息公开工作年度报告",),
    "broken after issuer and year": ("云陂县水利局2022年", "政府信息公开工作年度报告"),
    "broken twice": ("云陂县水利局", "2022年度", "政府信息公开工作年度报告"),
    "year in a line of its own below": ("云陂县水利局", "政府信息公开工作年度报告", "（2022年度）"),
    "broken after about": ("云陂县水利局关于2022年", "政府信息公开工作的年度报告"),
    "broken before the kind": ("云陂县水利局2022年政府信息公开工作", "年度报告"),
    "broken within the matter": ("云陂县水利局2022年度政府", "信息公开工作年度报告"),
    "broken after the issuer": ("云陂县水利局", "2022年政府信息公开工作年度报告"),
    "broken in three": ("云陂县水利局", "2022年政府信息公开工作", "年度报告"),
    "twice": ("云陂县水利局2022年政府信息公开工作年度报告", "云陂县水利局2022年政府信息公开工作年度报告"),
    "twice, once without issuer": ("2022年政府信息公开工作年度报告", "云陂县水利局", "2022年政府信息公开工作年度报告"),
    "year without its character": ("云陂县水利局 2022政府信息公开工作年度报告",),
    "as follows": ("云陂县水利局2022年政府信息公开工作年度报告如下：",),
    "run into its paragraph": ("云陂县水利局2022年政府信息公开工作年度报告。全文共六部分，可在县政府网站下载。",),
    "run into its paragraph by a comma": (
        "云陂县水利局2022年政府信息公开工作年度报告，全文共六部分，可在县政府网站下载。",
    ),
    "quoted": (
        "关于公布《云陂县水利局2022年政府信息公开工作年度报告》的通知",
        "云陂县水利局2022年政府信息公开工作年度报告",
    ),
}


@pytest.mark.parametrize("name", TITLES)
def test_issuer_and_year_stand_in_the_title(name: str) -> None:
    made = document(*TITLES[name], PERIOD, *BODY)
    head = read_masthead(made)
    assert (head.issuer, head.year, head.level, head.is_report) == (ISSUER, 2022, "department", True)
    assert head.title is not None
    printed = made.slice(head.title)
    assert "公开" in printed
    assert "报" in printed


def test_a_title_over_two_lines_is_one_span() -> None:
    made = document("云陂县水利局2022年政府信息公开工作", "年度报告", PERIOD, *BODY)
    title = read_masthead(made).title
    assert title is not None
    assert made.slice(title).split() == ["云陂县水利局2022年政府信息公开工作", "年度报告"]


@pytest.mark.parametrize(
    "furniture",
    [
        ("首页 > 政务公开 > 政府信息公开年报",), ("索引号：YP01-2023-0001", "发布日期：2023-01-20", "来源：云陂县政府办公室"),
        ("当前位置：首页>法定主动公开内容>政府信息公开年度报告", "发布时间：2023年1月19日 浏览次数：31 字号：大 中 小"),
        ("云陂县人民政府门户网站", "2023年1月20日 星期五", "政府信息公开指南", "政府信息公开年报"),
    ],
)  # fmt: skip
def test_the_page_around_it_is_no_title(furniture: tuple[str, ...]) -> None:
    head = masthead(*furniture, f"{ISSUER}2022年政府信息公开工作年度报告", *furniture[1:], PERIOD)
    assert (head.issuer, head.year) == (ISSUER, 2022)
    assert {mention.year for mention in head.years} == {2022}


def test_a_title_only_in_the_page_title() -> None:
    head = masthead(PERIOD, page_title=f"{ISSUER}2022年政府信息公开工作年度报告_云陂县人民政府")
    assert (head.issuer, head.year, head.title) == (ISSUER, 2022, None)


@pytest.mark.parametrize(
    ("preamble", "issuer"),
    [
        ("本报告由云陂县水利局编制。", ISSUER), ("2022年度报告根据条例要求，由云陂县水利局编制而成，并向社会公布。", ISSUER),
        ("根据条例规定，云陂县水利局编制了本报告。", ISSUER), ("现将云陂县水利局2022年度政府信息公开工作情况报告如下。", ISSUER),
        ("云陂县水利局编制，全文六部分。", ISSUER),
        ("本报告由我局编制。", None), ("根据条例规定编制本报告。", None),
    ],
)  # fmt: skip
def test_without_a_title_the_preamble_names_the_issuer_or_nobody_does(preamble: str, issuer: str | None) -> None:
    head = masthead(preamble, PERIOD)
    assert head.issuer == issuer
    assert head.title is None
    assert head.year == 2022


@pytest.mark.parametrize(
    ("issuer", "level"),
    [
        ("云陂县水利局", "department"), ("云岭省教育厅", "department"), ("青原市卫生健康委员会", "department"), ("青原市发展改革委", "department"),
        ("中华人民共和国水利部", "department"), ("国家税务总局云陂县税务局", "department"), ("云陂县人民政府办公室", "department"),
        ("青原高新技术产业开发区管理委员会", "department"), ("云陂县公安局交通警察大队", "department"), ("青原海关", "department"),
        ("青原高新技术产业开发区", "department"), ("云陂县工业园区", "department"), ("云陂县柳河镇卫生院", "department"),
        ("云陂县人民政府", "government"), ("青原市", "government"), ("云岭省人民政府", "government"), ("云坪苗族自治县人民政府", "government"),
        ("云陂县柳河镇人民政府", "township"), ("后坪乡人民政府", "township"), ("文昌街道办事处", "township"), ("柳河镇", "township"),
        ("青原市东湖区学府街道", "township"), ("云坪县花园苗族乡人民政府", "township"),
    ],
)  # fmt: skip
def test_level_follows_the_name(issuer: str, level: str) -> None:
    head = masthead(f"{issuer}2022年政府信息公开工作年度报告", PERIOD)
    assert (head.issuer, head.level) == (issuer, level)


WHOLE_YEAR = (date(2022, 1, 1), date(2022, 12, 31))


@pytest.mark.parametrize(
    "words",
    [
        "2022年1月1日至2022年12月31日", "2022年1月1日至12月31日", "自2022年1月1日至2022年12月31日止", "从2022年1月1日到12月31日止",
        "2022年1月1日起至12月31日", "自 2022 年 1 月 1 日起，至 2022 年 12 月 31 日止", "2022年1月1日—2022年12月31日", "2022年1月1日-12月31日",
        "2022年1月1日～12月31日", "二〇二二年一月一日至十二月三十一日", "二○二二年一月一日起至二○二二年十二月三十一日止", "２０２２年１月１日至２０２２年１２月３１日",
        "2022年1月1日0时至12月31日24时", "2022年1月1日 至 2022年12月31日", "2022年1月1号至12月31号", "2022年1月至12月", "2022年1-12月", "2022.1.1至2022.12.31",
        "2022年1月1日──2022年12月31日", "2022-01-01至2022-12-31",
    ],
)  # fmt: skip
def test_period_in_many_shapes(words: str) -> None:
    made = document(f"{ISSUER}2022年政府信息公开工作年度报告", f"本报告中所列数据的统计期限为{words}。", *BODY)
    period = read_masthead(made).period
    assert period is not None
    assert (period.start, period.end) == WHOLE_YEAR
    assert made.slice(period.span)[0] in "自从二2２"
    assert made.slice(period.span) in words or words in made.slice(period.span)


def test_period_told_by_its_end_first() -> None:
    head = masthead(
        f"{ISSUER}2022年政府信息公开工作年度报告", "数据统计截止时间为2022年12月31日，起始时间为2022年1月1日。"
    )
    assert head.period is None or (head.period.start, head.period.end) == WHOLE_YEAR


def test_a_shorter_period_is_told_as_it_stands() -> None:
    head = masthead(f"{ISSUER}2022年政府信息公开工作年度报告", "统计期限为2022年4月15日至12月31日。")
    assert head.period is not None
    assert (head.period.start, head.period.end) == (date(2022, 4, 15), date(2022, 12, 31))
    assert head.year == 2022


def test_the_period_may_stand_in_section_one() -> None:
    body: tuple[Content, ...] = ("一、总体情况", PERIOD, *BODY[1:])
    head = masthead(f"{ISSUER}2022年政府信息公开工作年度报告", body=body)
    assert head.period is not None
    assert head.period.end == date(2022, 12, 31)


def test_dates_of_other_things_are_no_period() -> None:
    body: tuple[Content, ...] = ("一、总体情况", "2022年3月1日至3月5日举办培训，公开政府信息九条。", *BODY[2:])
    assert masthead(f"{ISSUER}2022年政府信息公开工作年度报告", body=body).period is None


def test_an_impossible_date_is_no_period() -> None:
    assert masthead(f"{ISSUER}2022年政府信息公开工作年度报告", "统计期限为2022年1月1日至11月31日。").period is None


def test_without_a_year_in_the_title_the_period_gives_it() -> None:
    assert masthead(f"{ISSUER}政府信息公开工作年度报告", PERIOD).year == 2022


def test_own_years_are_all_places_that_name_the_reports_year() -> None:
    made = document(
        f"{ISSUER}2022年政府信息公开工作年度报告",
        "根据《云陂县2021年政务公开工作要点》（云政办〔2021〕49号）和国办公开办函〔2021〕30号，编制2020年度报告。"
        + PERIOD,
        "发布日期：2023年1月20日",
        *BODY,
    )
    head = read_masthead(made)
    assert [(mention.year, made.slice(mention.span)[:4]) for mention in head.years] == [(2022, "2022"), (2020, "2020")]
    assert head.year == 2022


def test_an_older_report_keeps_its_year() -> None:
    head = masthead(
        "云陂县水利局2017年政府信息公开工作年度报告", body=("一、概述", "二、主动公开政府信息情况", "公开九条。")
    )
    assert (head.year, head.is_report) == (2017, True)


@pytest.mark.parametrize(
    "text",
    [
        ("第一回", "从前有座山，山里有座庙。", "一、总体情况", "老和尚讲故事。"),
        ("关于召开春季植树活动的通知", "各科室：", "定于三月十二日上午在河堤路植树，请准时参加。"),
        (),
        ("政府信息公开指南", "本机关主动公开政府信息的方式如下。", "办公时间为工作日。"),
        (
            "云陂县水利局2022年政府信息公开工作年度报告解读",
            "一、编制背景",
            "县里部署了年度报告编制工作。",
            "二、编制依据",
            "条例第五十条。",
        ),
    ],
)
def test_other_texts_are_no_reports(text: tuple[str, ...]) -> None:
    assert not read_masthead(document(*text)).is_report


def test_a_report_without_title_and_preamble_is_one() -> None:
    assert masthead().is_report


def test_a_marked_title_counts() -> None:
    assert masthead(Marked(f"{ISSUER}2022年政府信息公开工作年度报告", 1), PERIOD).issuer == ISSUER


def test_a_list_of_other_reports_beside_the_text_gives_neither_issuer_nor_years() -> None:
    links = ("云陂县民政局2021年政府信息公开工作年度报告", "云陂县教育局2022年政府信息公开工作年度报告")
    head = masthead(*links, "云陂县水利局2022年度政府信息公开工作年度报告", PERIOD)
    assert (head.issuer, head.year, head.level) == (ISSUER, 2022, "department")
    assert {mention.year for mention in head.years} == {2022}


def test_earlier_reports_of_the_same_body_in_a_list_are_no_years_of_this_one() -> None:
    links = ("云陂县水利局2021年政府信息公开工作年度报告", "云陂县水利局2020年政府信息公开工作年度报告")
    head = masthead(*links, "云陂县水利局2022年政府信息公开工作年度报告", PERIOD)
    assert head.year == 2022
    assert {mention.year for mention in head.years} == {2022}


@pytest.mark.parametrize("words", ["统计期限为2021年全年", "数据统计时间：2021年度", "统计周期为二〇二一年度全年"])
def test_a_period_told_as_a_whole_year(words: str) -> None:
    head = masthead("云陂县水利局2022年政府信息公开工作年度报告", f"本报告{words}。")
    assert head.period is not None
    assert (head.period.start, head.period.end) == (date(2021, 1, 1), date(2021, 12, 31))


def test_a_sentence_that_begins_like_a_title_is_none_beside_the_title() -> None:
    preamble = "云陂县水利局2021年政府信息公开工作年度报告，根据条例要求编制。" + PERIOD
    head = masthead("云陂县水利局2022年政府信息公开工作年度报告", preamble)
    assert head.year == 2022
    assert {mention.year for mention in head.years} == {2021, 2022}


def test_the_title_of_the_year_that_the_period_tells_comes_before_older_ones_beside_the_text() -> None:
    told = masthead(
        "云陂县水利局2022年政府信息公开工作年度报告",
        "云陂县水利局2019年政府信息公开工作年度报告",
        "云陂县水利局2020年政府信息公开工作年度报告",
        PERIOD,
    )
    assert (told.issuer, told.year) == ("云陂县水利局", 2022)


@pytest.mark.parametrize(
    "words",
    [
        "与2021年报告（统计期2021年1月1日至12月31日）口径相同，本报告的统计期为2022年1月1日至12月31日。",
        "部分查阅点2022年2月至4月关闭；本报告数据的统计期限不受影响，为2022年1月1日至12月31日。",
    ],
)
def test_other_times_in_the_preamble_are_not_the_period(words: str) -> None:
    period = masthead(f"{ISSUER}2022年政府信息公开工作年度报告", words).period
    assert period is not None
    assert (period.start, period.end) == (date(2022, 1, 1), date(2022, 12, 31))
