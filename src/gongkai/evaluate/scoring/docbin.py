"""Annotations to and from spaCy's ``DocBin``, so that a corpus can be marked in the tools that read it.

One Doc per report, one token per character, so that every place can be marked. Span group ``claims``: label = figure
name (``number`` for one without a name), ``kb_id`` = value. Span group ``sections``: label = section id over the
heading. Everything else stands in ``user_data["truth"]`` as JSON.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Final, cast

from gongkai.evaluate.lexicon import CorpusError
from gongkai.evaluate.scoring.gold import Gold, read_gold
from gongkai.evaluate.scoring.places import Places
from gongkai.evaluate.scoring.sections import UNKNOWN
from gongkai.evaluate.scoring.sources import Item

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span
    from spacy.vocab import Vocab

_TRUTH: Final = "truth"
_NAMELESS: Final = "number"
_CONTEXT: Final = 12
_PLACED: Final = ("printed", "before", "after", "paragraph", "offset", "occurrence", "start", "end")


def to_docbin(items: Iterable[Item]) -> bytes:
    """Return the annotated reports as a DocBin; places are those of the text as this package reads it.

    Raises:
        CorpusError: an annotation has the wrong shape.
        ReadError: a report cannot be read.
    """
    from spacy.tokens import DocBin
    from spacy.vocab import Vocab

    vocab = Vocab()
    docs = DocBin(store_user_data=True)
    for item in items:
        docs.add(_doc(item, vocab))
    return docs.to_bytes()


def _doc(item: Item, vocab: Vocab) -> Doc:
    from spacy.tokens import Doc

    from gongkai.ingest import read_bytes

    gold = read_gold(item.truth, item.where)
    text = read_bytes(item.content, item.name).text
    doc = Doc(vocab, words=list(text), spaces=[False] * len(text))
    places = Places(text, [paragraph for _, paragraph in gold.paragraphs])
    if gold.claims is not None:
        doc.spans["claims"] = list(_claim_spans(doc, gold, places))
    if gold.sections is not None:
        doc.spans["sections"] = list(_section_spans(doc, gold, places))
    doc.user_data[_TRUTH] = json.dumps(item.truth, ensure_ascii=False)
    return doc


def _claim_spans(doc: Doc, gold: Gold, places: Places) -> Iterator[Span]:
    from spacy.tokens import Span

    for claim in gold.claims or ():
        where = places.spot(claim.spot) if claim.spot else None
        if where is not None:
            yield Span(doc, *where, label=claim.name or _NAMELESS, kb_id=format(claim.value, "f"))


def _section_spans(doc: Doc, gold: Gold, places: Places) -> Iterator[Span]:
    from spacy.tokens import Span

    headings = [
        (text, where)
        for place, (role, text) in enumerate(gold.paragraphs)
        if role == "heading" and (where := places.paragraph(place)) is not None
    ]
    for section in gold.sections or ():
        where = next((where for text, where in headings if text == section.title), None)
        if where is None and section.title:
            where = places.words(section.title)
        if where is not None:
            yield Span(doc, *where, label=section.id or UNKNOWN)


def from_docbin(content: bytes) -> list[dict[str, object]]:
    """Return one annotation per Doc: what ``user_data`` says, with claims and sections as they are marked now.

    Raises:
        CorpusError: the bytes are no DocBin, or a mark lacks its value.
    """
    from spacy.tokens import DocBin
    from spacy.vocab import Vocab

    try:
        docs = list(DocBin().from_bytes(content).get_docs(Vocab()))
    except Exception as error:  # spaCy and msgpack raise whatever they stumble over
        raise CorpusError("不是有效的 DocBin 文件", remedy="请用 spaCy 的 DocBin.to_disk 重新导出") from error
    return [_annotation(doc, f"Doc {number}") for number, doc in enumerate(docs, 1)]


def _annotation(doc: Doc, where: str) -> dict[str, object]:
    given = doc.user_data.get(_TRUTH)
    if not isinstance(given, str):
        raise CorpusError('缺少 user_data["truth"]', where=where, remedy="其中至少要有“file”，即报告的文件名")
    truth: object = json.loads(given)
    if not isinstance(truth, dict):
        raise CorpusError('user_data["truth"] 应为 JSON 对象', where=where, remedy="对照 docs/evaluation.md 修改")
    told = dict(cast("dict[str, object]", truth))
    if "claims" in doc.spans:
        told["claims"] = _claims(doc, told.get("claims"), where)
    if "sections" in doc.spans:
        told["sections"] = _sections(doc, told.get("sections"))
    return told


def _claims(doc: Doc, before: object, where: str) -> list[dict[str, object]]:
    """Return the marked claims; what was known of a claim besides its place is kept."""
    known = [each for each in before if isinstance(each, dict)] if isinstance(before, list) else []
    found: list[dict[str, object]] = []
    for span in doc.spans["claims"]:
        if not span.kb_id_:
            raise CorpusError(f"标注“{span.text}”缺少数值", where=where, remedy="把数值写在 span 的 kb_id 中")
        name = None if span.label_ == _NAMELESS else span.label_
        same = (each for each in known if each.get("name") == name and str(each.get("value")) == span.kb_id_)
        kept = next((each for each in same if each.get("printed") in {None, span.text}), {})
        found.append(
            {
                **{key: value for key, value in kept.items() if key not in _PLACED},
                "name": name,
                "value": span.kb_id_,
                "printed": span.text,
                "before": doc.text[max(0, span.start_char - _CONTEXT) : span.start_char],
                "after": doc.text[span.end_char : span.end_char + _CONTEXT],
                "start": span.start_char,
                "end": span.end_char,
            }
        )
    return found


def _sections(doc: Doc, before: object) -> list[dict[str, object]]:
    """Return the marked headings, and the sections that have none to mark."""
    known = [each for each in before if isinstance(each, dict)] if isinstance(before, list) else []
    found: list[dict[str, object]] = [
        {"id": None if span.label_ == UNKNOWN else span.label_, "status": "found", "title": span.text}
        for span in doc.spans["sections"]
    ]
    marked = {each["id"] for each in found}
    return found + [
        dict(each) for each in known if each.get("status", "found") != "found" or each.get("id") not in marked
    ]
