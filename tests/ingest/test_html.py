from __future__ import annotations

import pytest

from tests.ingest.pages import HEADINGS, PROSE, REPORT, TABLE, assert_spans_are_exact, lines, page, read, rows

WHOLE = [
    "青枫县统计局2023年政府信息公开工作年度报告",
    HEADINGS[0],
    PROSE,
    HEADINGS[1],
    HEADINGS[2],
    "未收到申请。",
    HEADINGS[3],
    "无。",
]


def test_report_is_read_in_order_with_levels_and_title() -> None:
    document = read(page(REPORT, head="<title> 青枫县统计局\n年度报告 </title>"))
    assert_spans_are_exact(document)
    assert document.media_type == "text/html"
    assert document.page_title == "青枫县统计局年度报告"
    assert lines(document) == WHOLE
    assert document.paragraphs[0].level == 1
    assert document.paragraphs[1].level is None
    assert document.warnings == document.losses == ()
    assert document.pictures == ()
    position = document.blocks.index(document.tables[0])
    assert document.text[document.blocks[position - 1].span.start :].startswith(HEADINGS[1])


def test_title_that_the_site_states_about_the_article_is_preferred() -> None:
    head = '<meta name="ArticleTitle" content="统计局年度报告"><title>青枫县人民政府</title>'
    assert read(page(REPORT, head=head)).page_title == "统计局年度报告"


def test_merged_cells_lie_on_the_grid() -> None:
    (table,) = read(page(REPORT)).tables
    assert (table.rows, table.columns) == (3, 4)
    assert rows(table)[0] == ["第二十条第（一）项"] * 4
    assert len(table.cells) == 9


def test_cells_without_end_tags_and_body_are_read() -> None:
    (table,) = read("<html><body><table><tr><td rowspan=2>甲<td>1<td>2<tr><td>3<td>4</table>").tables
    assert rows(table) == [["甲", "1", "2"], ["甲", "3", "4"]]


def test_breaks_in_labels_join_han_and_part_numbers() -> None:
    source = (
        "<table><tr><td>其他<br>结果</td><td><p>结果</p><p>维持</p></td><td>1<br>2</td><td>尚未\n   审结</td></tr>"
        "<tr><td>0</table>"
    )
    (table,) = read(page(source)).tables
    assert rows(table)[0] == ["其他结果", "结果维持", "1 2", "尚未审结"]


@pytest.mark.parametrize("blank", ["&nbsp;", "", " ", "<p>&nbsp;</p>", "\u3000", "<br>", "&#8203;"])
def test_blank_cell_has_no_text(blank: str) -> None:
    (table,) = read(page(f"<table><tr><td>规章<td>{blank}<td>0</table>")).tables
    assert rows(table) == [["规章", "", "0"]]


def test_paragraphs_inside_cells_leave_a_data_table_whole() -> None:
    source = (
        "<table><tr><td><p>规章</p></td><td><p><span>0</span></p></td></tr>"
        "<tr><td><p>文件</p></td><td><p>1</p></td></tr></table>"
    )
    assert rows(read(page(source)).tables[0]) == [["规章", "0"], ["文件", "1"]]


def test_table_that_arranges_the_page_flows_and_inner_tables_stay() -> None:
    source = (
        "<table><tr><td><a href='a'>首页</a> <a href='b'>新闻</a> <a href='c'>公开</a></td></tr>"
        f"<tr><td><a href='d'>栏目</a></td><td>{REPORT}</td></tr></table>"
    )
    document = read(page(source))
    assert lines(document) == WHOLE
    assert rows(document.tables[0])[2] == ["规章", "0", "0", "0"]


def test_one_cell_table_around_prose_is_no_table() -> None:
    document = read(page(f"<table><tr><td><p>{HEADINGS[0]}</p><p>{PROSE}</p></td></tr></table>"))
    assert document.tables == ()
    assert lines(document) == [HEADINGS[0], PROSE]


def test_small_table_inside_a_cell_of_a_data_table_is_text_of_that_cell() -> None:
    body = "".join(f"<tr><td>第{index}行<td>0<td>0</tr>" for index in range(6))
    source = f"<table>{body}<tr><td>内<td><table><tr><td>5<td>6</table><td>7</tr></table>"
    (table,) = read(page(source)).tables
    assert rows(table)[6] == ["内", "5 6", "7"]


def test_text_between_the_rows_stands_before_the_table() -> None:
    document = read(
        page(f"<table><caption>表三</caption><tr><td>甲<td>1</tr><p>{PROSE}</p><tr><td>乙<td>2</tr></table>")
    )
    assert lines(document) == ["表三", PROSE]
    assert rows(document.tables[0]) == [["甲", "1"], ["乙", "2"]]


def test_furniture_of_the_site_is_left_out() -> None:
    source = (
        "<div class='top'><a href='/'>首页</a><a href='/a'>要闻</a><a href='/b'>公开</a></div>"
        "<div>您现在的位置：<a href='/'>首页</a> &gt; 年报</div>"
        "<table><tr><td>索引号</td><td>QF-1</td><td>发布日期</td><td>2024-01-09</td></tr></table>"
        "<p>发布时间：2024-01-09 来源：统计局 浏览次数：12 字号：大 中 小</p>"
        f"<div class='main'>{REPORT}</div>"
        "<p>【打印本页】【关闭窗口】</p><p>上一篇：<a href='x'>县统计局召开会议，部署工作。</a></p>"
        "<ul><li><a href='1'>相关链接一</a><li><a href='2'>相关链接二</a><li><a href='3'>相关链接三</a></ul>"
        "<div class='foot'>版权所有：青枫县人民政府 网站标识码：0000000000 "
        "技术支持：青枫县大数据中心，联系电话见首页公告栏。</div>"
    )
    assert lines(read(page(source))) == WHOLE


def test_title_outside_the_article_is_kept() -> None:
    title, _, rest = REPORT.partition("</h1>")
    document = read(page(f"<div class='hd'>{title}</h1></div><p>来源：统计局</p><div class='bd'>{rest}</div>"))
    assert lines(document) == WHOLE


def test_report_that_falls_out_of_its_container_is_kept() -> None:
    head, tail = REPORT.split(f"<p>{HEADINGS[2]}")
    document = read(page(f"<div><div class='article'>{head}</div></div></div><p>{HEADINGS[2]}{tail}"))
    assert lines(document) == WHOLE


def test_prose_after_the_article_is_kept() -> None:
    document = read(page(f"<div class='a'>{REPORT}</div><div class='b'><p>{PROSE}</p></div>"))
    assert lines(document) == [*WHOLE, PROSE]


@pytest.mark.parametrize(
    "line",
    [
        "关闭网站3个。",
        "承办人大建议5件",
        "访问量达30万次",
        "分享会2场",
        "来源渠道更加丰富",
        "公开方式：网站12条",
        "打印材料20份",
        "发布信息20条",
    ],
)
def test_report_text_that_begins_like_furniture_is_kept(line: str) -> None:
    assert line in lines(read(page(f"<p>{HEADINGS[0]}</p><p>{PROSE}<br>{line}</p>")))


def test_headings_inside_links_and_navigation_classes_are_kept() -> None:
    source = REPORT.replace("<p>一、", "<p><a name='_Toc1'></a>一、").replace("<p>三、", "<p class='nav-title'>三、")
    assert lines(read(page(f"<form id='search'><div class='print'>{source}</div></form>"))) == WHOLE


def test_breaks_make_paragraphs() -> None:
    document = read(page(f"<p>{HEADINGS[0]}<br>\u3000\u3000{PROSE}<br/><br />无。</p>"))
    assert lines(document) == [HEADINGS[0], PROSE, "无。"]


def test_title_broken_over_two_lines() -> None:
    title = "青枫县统计局2023年政府信息公开工作"
    document = read(page(f"<h2>{title}<br>年度报告</h2><p>{PROSE}</p>"))
    assert lines(document)[0] == title + "年度报告"
    assert lines(read(page(f"<p align='center'>{title}<br>年度报告</p><p>{PROSE}</p>")))[:2] == [title, "年度报告"]


def test_heading_tag_misused_for_the_whole_text_is_cut_at_its_breaks() -> None:
    document = read(page(f"<h3>{HEADINGS[0]}<br>{PROSE}<br>{PROSE}<br>{HEADINGS[3]}</h3>"))
    assert lines(document) == [HEADINGS[0], PROSE, PROSE, HEADINGS[3]]


def test_words_broken_over_source_lines_are_whole() -> None:
    document = read(page("<p><span>一、总</span><span>\n体情\n   况</span></p><p>by e-mail\nor 电话\n0000</p>"))
    assert lines(document) == ["一、总体情况", "by e-mail or 电话 0000"]


def test_text_straight_in_the_body() -> None:
    document = read(f"<html><body>{HEADINGS[0]}<br>{PROSE}{TABLE}尾{'</body></html>'}")
    assert lines(document) == [HEADINGS[0], PROSE, "尾"]
    assert len(document.tables) == 1


def test_text_with_html_tables_keeps_its_lines() -> None:
    document = read(f"{HEADINGS[0]}\n{PROSE}\n\n{HEADINGS[1]}\n\n{TABLE}\n\n{HEADINGS[3]}\n无。\n", "report.md")
    assert lines(document) == [HEADINGS[0], PROSE, HEADINGS[1], HEADINGS[3], "无。"]
    assert rows(document.tables[0])[2] == ["规章", "0", "0", "0"]


def test_preformatted_text_is_read_as_plain_text() -> None:
    document = read(f"<html><body><pre>{HEADINGS[0]}\n情况好。\n规章\t0\t1\n文件\t2\t3\n</pre></body></html>")
    assert lines(document) == [HEADINGS[0], "情况好。"]
    assert rows(document.tables[0]) == [["规章", "0", "1"], ["文件", "2", "3"]]


@pytest.mark.parametrize(
    "unseen",
    [
        "<div style='display: none'>看不见</div>", "<p hidden>看不见</p>", "<script>var a='看不见<p>'</script>",
        "<style>p:after{content:'看不见'}</style>", "<noscript>看不见</noscript>", "<!-- 看不见 -->",
        "<select><option>看不见</select>", "<textarea>看不见</textarea>", "<template>看不见</template>",
        "<span style='VISIBILITY:hidden'>看不见</span>",
    ],
)  # fmt: skip
def test_what_a_reader_does_not_see_is_left_out(unseen: str) -> None:
    document = read(page(f"<p>{HEADINGS[0]}</p>{unseen}<p>{PROSE}{unseen if 'span' in unseen else ''}</p>"))
    assert lines(document) == [HEADINGS[0], PROSE]
    assert document.losses == ()


def test_report_that_only_a_script_would_show_is_read_and_told() -> None:
    document = read(page(f"<div style='display:none'>{REPORT}</div><div>正在加载</div>"))
    assert HEADINGS[0] in lines(document)
    assert document.warnings == ("网页把正文设为隐藏，已按可见内容读取",)


def test_pictures_are_noted_where_they_stand_and_icons_are_not() -> None:
    document = read(
        page(
            f"<p>{HEADINGS[0]}</p><img src='a.png'><p>{PROSE}<img width='16' height='16'><img src='b' width='600px'>"
            "</p>"
            "<table><tr><td>甲</td><td><img src='c'></td></tr><tr><td>乙</td><td>0</td></tr></table>"
        )
    )
    assert_spans_are_exact(document)
    (table,) = document.tables
    assert [picture.start for picture in document.pictures] == [
        len(HEADINGS[0]),
        len(HEADINGS[0]),
        table.cells[1].span.start,
    ]


def test_unseen_characters_written_as_entities_are_taken_out() -> None:
    document = read(page(f"<p>予&#8203;以公&#x200b;开</p><p>{PROSE}</p>"))
    assert lines(document)[0] == "予以公开"
    assert document.warnings == ("已去掉 2 个零宽等不可见字符",)


def test_full_width_digits_stay_as_they_are() -> None:
    assert lines(read(page("<p>收到４件申请。</p>"))) == ["收到４件申请。"]


def test_gb2312_page_with_rare_names_is_whole() -> None:
    source = page(f"<p>局长朱镕、喆、€。</p>{REPORT}", head='<meta charset="gb2312">')
    document = read(source.encode("gb18030"))
    assert lines(document) == ["局长朱镕、喆、€。", *WHOLE]
    assert document.losses == ()


def test_embedded_document_is_a_loss() -> None:
    document = read(page(f"<p>{HEADINGS[0]}</p><iframe src='/viewer?file=a.pdf'></iframe>"))
    assert document.losses == ("网页中嵌入了另一个文件，其中的内容没有读到",)
    assert set(document.losses) <= set(document.warnings)


@pytest.mark.parametrize(
    "source",
    [
        f"<html><head><title>题</title></head></html><body>{REPORT}</body></html>",
        f"<html><body><p>来源：无</p></body></html><html><head><base></head><body>{REPORT}</body></html>",
        f"<html><body><html><head><title>内</title></head><body>{REPORT}</body></html></body></html>",
        f"<html><head><noscript><img src='x'></noscript><title>题</title></head><body>{REPORT}</body></html>",
        f"<html><head><noscript><div></head><body>{REPORT}</body></html>",
        f"<html><head><script>var a = '<!-- <script>';</script></head><body>{REPORT}</body></html>",
        f"<head><title>题</title>{REPORT}",
    ],
)
def test_badly_put_together_pages_are_whole(source: str) -> None:
    document = read(source)
    assert lines(document) == WHOLE
    assert document.losses == ()
