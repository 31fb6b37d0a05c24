"""Running text: wrapped lines joined, every place still the document's."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from gongkai.checks.passages import Passage, sentence_of, sentences, whole, wrapped_at
from gongkai.model import Document, Paragraph, Report, Span
from tests.checks.reports import Sheet, with_sections

WIDTH = 24
PROSE = "全年公开信息二百一十条，内容涉及民政救助和养老服务两个方面。网站专栏由办公室维护，每季度清理一次，过期内容及时撤下。"


def lines(text: str, width: int = WIDTH) -> tuple[str, ...]:
    return tuple(text[at : at + width] for at in range(0, len(text), width))


def report(*paragraphs: str) -> Report:
    return with_sections({"overview": paragraphs}, titles=None)


def wrapped() -> Report:
    return report(*lines(PROSE * 4))


def test_width_of_wrapped_lines_is_found() -> None:
    sheet = Sheet()
    for line in lines(PROSE * 4):
        sheet.paragraph(line)
    assert wrapped_at(sheet.document()) == WIDTH
    assert wrapped_at(sheet.document(media_type="text/html")) is None


def test_whole_paragraphs_are_not_taken_for_wrapped_lines() -> None:
    sheet = Sheet()
    for _ in range(6):
        sheet.paragraph(PROSE)
    assert wrapped_at(sheet.document()) is None


def test_sentence_runs_over_the_end_of_a_line() -> None:
    document = wrapped().document
    section = wrapped().outline.sections[0]
    told = [sentence.text for sentence in sentences(document, section.paragraphs)]
    assert told[:2] == [PROSE[: PROSE.index("。") + 1], PROSE[PROSE.index("。") + 1 :]]


def test_place_in_a_wrapped_sentence_is_that_of_the_document() -> None:
    document, section = wrapped().document, wrapped().outline.sections[0]
    (passage,) = whole(document, section.paragraphs)
    for at in range(len(passage.text) - 3):
        assert document.slice(passage.part(at, at + 3)).replace("\n", "") == passage.text[at : at + 3]


def test_sentence_of_a_place_is_the_whole_wrapped_one() -> None:
    made = wrapped()
    start = made.document.text.index("网站专栏")
    assert sentence_of(made, Span(start, start + 4)).text == PROSE[PROSE.index("。") + 1 :]


@given(st.lists(st.text("甲乙，。", min_size=1, max_size=9), min_size=1, max_size=5), st.data())
def test_every_part_is_printed_at_its_place(texts: list[str], data: st.DataObject) -> None:
    text = "\n".join(texts)
    starts = [sum(len(each) + 1 for each in texts[:number]) for number in range(len(texts))]
    offsets = [sum(len(each) for each in texts[:number]) for number in range(len(texts))]
    passage = Passage(Span(0, len(text)), "".join(texts), tuple(zip(offsets, starts, strict=True)))
    first = data.draw(st.integers(0, len(passage.text) - 1))
    last = data.draw(st.integers(first + 1, len(passage.text)))
    cut = passage.cut(first, last)
    document = Document("x", "text/plain", "", text, (Paragraph(Span(0, len(text)), text),))
    assert document.slice(passage.part(first, last)).replace("\n", "") == cut.text
    for at in range(len(cut.text)):
        assert document.slice(cut.part(at, at + 1)) == cut.text[at]
