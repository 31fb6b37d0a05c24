from __future__ import annotations

from gongkai.model import Document, Evidence, Paragraph, Span
from gongkai.render.quote import Quote, Quoter, worth_telling
from tests.render.samples import TEXT, cells, document, span_of


def quote_in(text: str, words: str) -> Quote:
    at = text.index(words)
    source = Document("x", "text/plain", "", text, (Paragraph(Span(0, len(text)), text),))
    return Quoter(source).quote(Span(at, at + len(words)))


def test_quote_stops_at_the_sentence() -> None:
    quote = Quoter(document()).quote(span_of("结转1件"))
    assert (quote.before, quote.marked, quote.after) == ("另有上年", "结转1件", "。")


def test_long_sentence_is_cut_with_dots_on_both_sides() -> None:
    quote = quote_in("甲" * 100 + "12件" + "乙" * 100, "12件")
    assert quote == Quote("…" + "甲" * 24, "12件", "乙" * 18 + "…")


def test_cell_is_quoted_without_its_neighbours() -> None:
    assert Quoter(document()).quote(cells()[1].span) == Quote("", "11", "")


def test_quote_does_not_leave_the_line() -> None:
    assert quote_in("标题\n共4件\n下一段", "4件") == Quote("共", "4件", "")


def test_long_evidence_keeps_beginning_and_end() -> None:
    words = "始" + "中" * 200 + "终"
    quote = quote_in(f"前{words}后", words)
    assert quote.marked.startswith("始")
    assert quote.marked.endswith("终")
    assert len(quote.marked) < 70


def test_quote_is_printable() -> None:
    assert quote_in("共\x1b[31m4件\u202e。", "4件") == Quote("共␛[31m", "4件", "<U+202E>。")


def test_span_at_the_ends_of_the_text() -> None:
    quoter = Quoter(document())
    assert quoter.quote(Span(0, 2)).before == ""
    assert quoter.quote(Span(len(TEXT) - 1, len(TEXT))).after == ""


def test_quote_does_not_begin_within_a_number_or_with_a_comma() -> None:
    filler = "丙" * 21
    assert quote_in(f"甲乙于2023年{filler}4件。", "4件").before == f"…年{filler}"
    assert quote_in(f"甲乙丁戊己庚，{'丙' * 23}4件。", "4件").before == "…" + "丙" * 23


def test_blank_cells_of_one_table_are_told_once() -> None:
    blank, other = Evidence(Span(3, 3), "", "表二"), Evidence(Span(5, 5), "", "表二")
    number = Evidence(Span(7, 8), "4", "表二")
    assert worth_telling((blank, other, number, blank)) == (blank, number)


def test_personal_numbers_are_masked_in_quotes_and_counts_are_not() -> None:
    assert quote_in("联系人手机13800138000。", "13800138000").marked == "1380*****00"
    assert quote_in("证件号11010519491231002X。", "11010519491231002X").marked == "1101************2X"
    assert quote_in("处理决定11398889件。", "11398889").marked == "11398889"
