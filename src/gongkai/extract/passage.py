"""A sentence with its numbers tied to words: what the rules of each topic look at."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from gongkai.extract.clauses import Context, Sentence
from gongkai.extract.grammar import Grammar
from gongkai.extract.links import Linked

RECEIVED: Final = "applications.received.total"
FINISHED: Final = "applications.finished.total"
BLOCKS: Final = {
    "REV": "disputes.review",
    "LIT": "disputes.litigation",
    "LITDIR": "disputes.litigation_direct",
    "LITAFT": "disputes.litigation_after_review",
}
DOCUMENTS: Final = {"NORM": "proactive.normative_documents", "REGU": "proactive.regulations"}
DETAILS: Final[Mapping[str, frozenset[str]]] = {
    "REF": frozenset({"SECRET", "FORBID", "SAFE", "THIRD", "INTERNAL", "PROCESS", "ENFORCE", "QUERY"}),
    "UNAV": frozenset({"HELD", "READY", "UNCLEAR"}),
    "DECL": frozenset({"PETITION", "REPEAT", "PUBN", "EXCESS", "RECON"}),
    "CLOS": frozenset({"OVERDUE", "FEEOVER"}),
}
MAIN: Final = frozenset({"RECEIVE", "CO", "FINISH", "HANDLE", "CF"})
PARTS_OF_RECEIVED: Final = frozenset({"NAT", "ORG", "ENT", "RES", "WEL", "LEG"})
CHANNELS: Final = frozenset({"CH", "WEB", "WECHAT", "MICROBLOG", "PCH"})
PUBLIC_CHANNELS: Final = {"WEB": "website", "WECHAT": "wechat", "MICROBLOG": "microblog"}


@dataclass(frozen=True, slots=True)
class Passage:
    """One sentence, its settled tags, its numbers in reading order, and what earlier sentences left."""

    sentence: Sentence
    tags: Sequence[str]
    grammar: Grammar
    numbers: Sequence[Linked]
    context: Context

    def before(self, item: Linked) -> Sequence[Linked]:
        """Return the numbers of the sentence before this one."""
        return [other for other in self.numbers if other.index < item.index]

    def value(self, item: Linked) -> int:
        """Return the number's value, -1 where it has none."""
        number = self.sentence.tokens[item.index].number
        return -1 if number is None else int(number.quantity.value)

    def unit(self, item: Linked) -> str:
        """Return the counter printed after the number."""
        number = self.sentence.tokens[item.index].number
        return "" if number is None else number.quantity.unit

    def is_part(self, item: Linked) -> bool:
        """Whether the number comes after 其中 or the like."""
        return self.sentence.is_part(item.index)

    def tells_each(self, item: Linked) -> bool:
        """Whether 各 or 均 stands between the word and the number."""
        return "EACH" in self.tags[(item.head or 0) : item.index]

    def group_tags(self, index: int, stop: int) -> Sequence[str]:
        """Return the tags from the last comma before ``index`` up to ``stop``."""
        return self.tags[self.sentence.group_range(index)[0] : stop]

    def unknown(self, first: int, last: int) -> int:
        """Count the letters no word of ours covers from the end of one token to the start of another."""
        return self.sentence.unknown(self.sentence.tokens[first].end, self.sentence.tokens[last].start)

    def head_name(self, item: Linked, tag: str) -> str:
        """Return the name that the frame of the number's clause gives to a tag."""
        frame = self.grammar.frames[self.sentence.clause_at[item.head or item.index].topic]
        return frame.heads.get(tag, "")

    def shared_names(self, item: Linked, name: str) -> tuple[str, ...]:
        """Return the names of joined words when the number is told for each (各, 均) or is none at all."""
        if not self.tells_each(item) and self.value(item) != 0:
            item.tag = ""
            return ()
        return (*(self.head_name(item, tag) for tag in reversed(item.shared)), name)
