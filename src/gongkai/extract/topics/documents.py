"""Regulations and normative documents: issued, repealed, in force."""

from __future__ import annotations

from gongkai.extract.links import Linked
from gongkai.extract.passage import DOCUMENTS, Passage


def name_document(passage: Passage, item: Linked) -> tuple[str, ...]:
    """Return the names of a number in a clause about regulations or normative documents."""
    verbs = [passage.head_name(item, tag) for tag in (*reversed(item.shared), item.tag)]
    objects = _documents(passage, item)
    each = passage.tells_each(item) or passage.value(item) == 0
    told_as_published = "REL" in passage.group_tags(item.index, item.head or 0)
    told_in_parts = passage.is_part(item) and any(other.tag == item.tag for other in passage.before(item))
    helped = "HELP" in passage.group_tags(item.index, item.index)
    if helped or (max(len(verbs), len(objects)) > 1 and not each) or told_as_published or told_in_parts:
        return ()
    own = any(tag in DOCUMENTS for tag in passage.tags[slice(*passage.sentence.group_range(item.index))])
    if not own and passage.unknown(item.head or 0, item.index):
        return ()
    return tuple(verb.replace("proactive.*", document) for document in objects for verb in verbs if "*" in verb)


def _documents(passage: Passage, item: Linked) -> list[str]:
    """Return the kinds of document the number counts: named beside it, else last spoken of."""
    first, last = passage.sentence.group_range(item.index)
    bounds = [other.index for other in passage.numbers]
    start = max([first, *(at + 1 for at in bounds if at < item.index)])
    stop = min([last, *(at for at in bounds if at > item.index)])
    stop = next((at for at in range(item.index + 1, stop) if passage.tags[at] in ("LIST", "COLON", "OPEN", "QZ")), stop)
    near = [passage.tags[at] for at in range(start, stop) if passage.tags[at] in DOCUMENTS]
    if not near:
        earlier = [tag for tag in passage.tags[: item.index] if tag in DOCUMENTS][-1:]
        near = earlier or [tag for tag, name in DOCUMENTS.items() if name == passage.context.document]
    return [DOCUMENTS[tag] for tag in dict.fromkeys(near)]


def name_by_last_verb(passage: Passage, item: Linked) -> tuple[str, ...]:
    """规范性文件1件 after 制发规章0件、: the verb of the number before holds on."""
    clause = passage.sentence.clause_at[item.index]
    told = passage.tags[clause.first : item.index]
    earlier = passage.before(item)
    if not told or not earlier or not (set(told) <= {*DOCUMENTS, "TOTAL", "NOW"} and set(told) & set(DOCUMENTS)):
        return ()
    if passage.tags[clause.first - 1] not in ("LIST", "COMMA") or len(earlier[-1].names) != 1:
        return ()
    column = earlier[-1].names[0].rpartition(".")[2]
    documents = [DOCUMENTS[tag] for tag in told if tag in DOCUMENTS]
    item.tag = earlier[-1].tag
    return (f"{documents[0]}.{column}",) if earlier[-1].names[0].startswith(tuple(DOCUMENTS.values())) else ()
