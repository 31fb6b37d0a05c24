"""Regulations and normative documents: issued, repealed, in force."""

from __future__ import annotations

from typing import Final

from gongkai.extract.links import Linked
from gongkai.extract.passage import DOCUMENTS, Passage
from gongkai.language.tokens import NUMBER_TAG

_COLUMNS: Final = {"ISSUE": "issued", "REPEAL": "repealed", "FORCE": "in_force"}


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


def name_respectively(passage: Passage, item: Linked) -> tuple[str, ...]:
    """规章和规范性文件的制发数分别是1件和3件: one verb, as many numbers as kinds of document."""
    first, last = passage.sentence.group_range(item.index)
    at = next((at for at in range(first, item.index) if passage.tags[at] == "FENBIE"), None)
    if at is None:
        return ()
    verbs = [tag for tag in passage.tags[first:at] if tag in _COLUMNS]
    near = [tag for tag in passage.tags[first:at] if tag in DOCUMENTS]
    kinds = list(dict.fromkeys(near or [tag for tag in passage.tags[:at] if tag in DOCUMENTS]))
    numbers = [index for index in range(at, last) if passage.tags[index] == NUMBER_TAG]
    if len(verbs) != 1 or len(kinds) != len(numbers) or len(numbers) != len(DOCUMENTS):
        return ()
    return (f"{DOCUMENTS[kinds[numbers.index(item.index)]]}.{_COLUMNS[verbs[0]]}",)


def name_by_last_verb(passage: Passage, item: Linked) -> tuple[str, ...]:
    """规范性文件1件 after 制发规章0件、: the verb of the number before holds on."""
    clause = passage.sentence.clause_at[item.index]
    told = passage.tags[clause.first : item.index]
    earlier = passage.before(item)
    joined = _joined_after(passage, item)
    if joined:
        return joined
    if not told or not earlier or not (set(told) <= {*DOCUMENTS, "TOTAL", "NOW"} and set(told) & set(DOCUMENTS)):
        return ()
    if passage.tags[clause.first - 1] not in ("LIST", "COMMA") or len(earlier[-1].names) != 1:
        return ()
    column = earlier[-1].names[0].rpartition(".")[2]
    documents = [DOCUMENTS[tag] for tag in told if tag in DOCUMENTS]
    item.tag = earlier[-1].tag
    return (f"{documents[0]}.{column}",) if earlier[-1].names[0].startswith(tuple(DOCUMENTS.values())) else ()


def _joined_after(passage: Passage, item: Linked) -> tuple[str, ...]:
    """新制定的2部规章和3件规范性文件: the verb before the first number holds for both."""
    at, earlier = item.index, passage.before(item)[-1:]
    kinds = [tag for tag in passage.tags[at + 1 : at + 2] if tag in DOCUMENTS]
    if not kinds or not earlier or len(earlier[0].names) != 1:
        return ()
    between = passage.tags[earlier[0].index + 1 : at]
    verb = earlier[0].names[0]
    fits = set(between) <= {*DOCUMENTS, "AND", "LIST", "SKIP"} and set(between) & set(DOCUMENTS)
    if not fits or passage.unknown(earlier[0].index, at) or passage.unknown(at, at + 1) or not verb.endswith("ed"):
        return ()
    return (f"{DOCUMENTS[kinds[0]]}.{verb.rpartition('.')[2]}",) if verb.startswith(tuple(DOCUMENTS.values())) else ()
