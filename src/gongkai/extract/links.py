"""Ties each number of a sentence to the word of its own clause that says what it counts, or to none."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from gongkai.extract.clauses import MONEY_TAG, Sentence
from gongkai.extract.grammar import Grammar
from gongkai.language.tokens import NUMBER_TAG

_VERBS: Final = frozenset({"RECEIVE", "FINISH", "HANDLE"})
_JOINTS: Final = frozenset({"LIST", "AND"})
_DISPUTES: Final = frozenset({"REV", "LIT", "LITDIR", "LITAFT"})
_FINER_THAN_RECEIVED: Final = frozenset({"NAT", "ORG", "ENT", "RES", "WEL", "LEG", "CO", "CF"})
_NEVER_BACKWARD: Final = frozenset({
    "RECEIVE", "HANDLE", "REL", "WEB", "WECHAT", "MICROBLOG", "PCH", "CH", "ISSUE", "REPEAL", "FORCE",
})  # fmt: skip
_FIXED_ROLES: Final = {
    NUMBER_TAG: NUMBER_TAG, "EACH": "EACH", "FENBIE": "RESPECTIVELY", "COMMA": "BREAK", "SEMI": "BREAK",
}  # fmt: skip
_TOLD_RESPECTIVELY: Final = frozenset({"REL", "RECEIVE", "FINISH", "ISSUE"})
_SURE_WORDS: Final = 2
_SURE_TAIL: Final = 6


@dataclass(slots=True)
class Linked:
    """A number of a sentence: its token and the word it hangs on (``head``, None: none) with that word's tag.

    ``level`` is the depth of brackets. ``backward`` says that the word follows the number. ``shared`` are the tags of
    words joined to the head, nearest first. ``names`` and ``block`` are filled by the rules of the topic; ``is_aside``
    marks another year's number or a difference to it.
    """

    index: int
    level: int = 0
    head: int | None = None
    tag: str = ""
    backward: bool = False
    shared: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    block: str | None = None
    is_aside: bool = False


def link_numbers(sentence: Sentence, tags: Sequence[str], grammar: Grammar) -> list[Linked]:
    """Return the sentence's numbers in reading order, each tied to the word it hangs on."""
    linked = [item for level, run in runs(tags) for item in _Run(sentence, tags, grammar, run).link(level)]
    return sorted(linked, key=lambda item: item.index)


def runs(tags: Sequence[str]) -> Iterator[tuple[int, list[int]]]:
    """Yield depth and token indexes of each bracket's own tokens, then of what stands outside."""
    stack: list[list[int]] = [[]]
    for index, tag in enumerate(tags):
        if tag == "OPEN":
            stack.append([])
        elif tag == "CLOSE" and len(stack) > 1:
            inner = stack.pop()
            yield len(stack), inner
        else:
            stack[-1].append(index)
    while stack:
        depth = len(stack) - 1
        yield depth, stack.pop()


class _Run:
    """Tokens that read on without brackets. Positions count within the run, indexes within the sentence."""

    def __init__(self, sentence: Sentence, tags: Sequence[str], grammar: Grammar, run: Sequence[int]) -> None:
        self._sentence = sentence
        self._tags = tags
        self._run = run
        self._grammar = grammar
        self._roles = [self._role(index) for index in run]
        self._ahead: dict[int, int] = {}
        self._behind: dict[int, int] = {}
        self._each: set[int] = set()
        self._taken: set[int] = set()

    def link(self, level: int) -> Iterator[Linked]:
        if NUMBER_TAG not in self._roles:
            return
        self._match()
        respective = dict(self._respective())
        for position, role in enumerate(self._roles):
            if role != NUMBER_TAG:
                continue
            item = Linked(self._run[position], level)
            head = respective.get(position)
            if head is None:
                head, item.backward = self._head_of(position)
            if head is not None:
                self._taken.add(head)
                item.head = self._run[head]
                item.tag = self._tags[item.head]
            if head is not None and not item.backward and position not in respective:
                item.shared = tuple(self._joined(head, each=position in self._each))
            yield item

    def _role(self, index: int) -> str:
        tag = self._tags[index]
        topic = self._sentence.clause_at[index].topic
        frame = self._grammar.frames.get(topic)
        if tag == MONEY_TAG:
            return NUMBER_TAG if topic == "fees" else "X"
        if tag in _FIXED_ROLES:
            return _FIXED_ROLES[tag]
        if frame is not None and tag in frame.heads:
            return "HEAD"
        if tag == "AMOUNT" and topic == "applications" and self._counts_people(index):
            return "FILL"
        if tag == "SKIP" or (frame is not None and tag in frame.fill):
            return "FILL"
        return "JOIN" if tag in _JOINTS else "X"

    def _counts_people(self, index: int) -> bool:
        """Whether it is the 1名 of 收到1名村民递交的申请1件."""
        number = self._sentence.tokens[index].number
        return number is not None and number.quantity.unit in ("名", "位")

    def _match(self) -> None:
        for match in self._grammar.patterns.find(self._roles):
            if match.name.startswith("backward"):
                self._behind[match.start] = match.end - 1
                continue
            if self._counts_before(match.start, match.end - 1):
                continue
            self._ahead[match.end - 1] = match.start
            if match.name == "shared":
                self._each.add(match.end - 1)
        owned = set(self._ahead.values())
        self._behind = {number: head for number, head in self._behind.items() if head not in owned}

    def _counts_before(self, head: int, number: int) -> bool:
        """Whether the word belongs to the number right before it: 3件行政复议案件中尚有1件."""
        if not head or self._roles[head - 1] != NUMBER_TAG or self._tag(head) not in _DISPUTES:
            return False
        between = [self._tag(at) for at in range(head + 1, number)]
        return "QZ" in between and not self._unknown(head - 1, head)

    def _head_of(self, position: int) -> tuple[int | None, bool]:
        """Return the position of the word a number hangs on and whether it follows the number."""
        ahead, behind = self._ahead.get(position), self._behind.get(position)
        if behind is not None and not self._holds_backward(position, behind):
            behind = None
        if ahead is not None and not self._holds_forward(ahead, position):
            ahead = None
        if ahead is None or (
            behind is not None and self._tag(ahead) == "RECEIVE" and self._tag(behind) in _FINER_THAN_RECEIVED
        ):
            return behind, behind is not None
        return ahead, False

    def _tag(self, position: int) -> str:
        return self._tags[self._run[position]]

    def _unknown(self, first: int, last: int) -> int:
        tokens = self._sentence.tokens
        return self._sentence.unknown(tokens[self._run[first]].end, tokens[self._run[last]].start)

    def _holds_forward(self, head: int, number: int) -> bool:
        """Whether what stands between word and number leaves no doubt that they belong together."""
        unknown = self._unknown(head, number)
        if self._tag(head) == "REL":
            return unknown == 0
        if self._tag(head) not in _VERBS:
            return unknown <= _SURE_WORDS
        between = self._tags[self._run[head] : self._run[number]]
        told = ("APP" in between or "ASK" in between) and "QZ" not in between
        return unknown <= (_SURE_WORDS if told else 0)

    def _holds_backward(self, number: int, head: int) -> bool:
        if self._tag(head) in _NEVER_BACKWARD:
            return False
        clauses = self._sentence.clause_at
        same = clauses[self._run[number]].group == clauses[self._run[head]].group
        return same and self._unknown(number, head) <= _SURE_TAIL

    def _joined(self, head: int, *, each: bool) -> Iterator[str]:
        """Yield the tags of words joined before the head (行政复议、行政诉讼; 收到并答复), nearest first."""
        joint = False
        over_commas = each and self._tag(head) in _DISPUTES
        for position in range(head - 1, -1, -1):
            role = "X" if position in self._taken else self._roles[position]
            if role == "HEAD" and (joint or self._is_compound(position, head)):
                yield self._tag(position)
                joint = False
            elif role == "JOIN" or (role == "BREAK" and over_commas and not joint):
                joint = True
            elif role != "FILL":
                return

    def _is_compound(self, left: int, right: int) -> bool:
        """Whether two verbs stand side by side (接收办理)."""
        tokens = self._sentence.tokens
        touching = tokens[self._run[left]].end == tokens[self._run[right]].start
        return touching and {self._tag(left), self._tag(right)} <= _VERBS

    def _respective(self) -> Iterator[tuple[int, int]]:
        """Yield number and word for 行政复议、行政诉讼分别为2件、1件: as many numbers as joined words."""
        for position, role in enumerate(self._roles):
            if role != "RESPECTIVELY":
                continue
            heads, numbers = self._heads_before(position), self._numbers_after(position)
            kinds = {self._tag(head) for head in heads}
            if len(heads) == len(numbers) == len(kinds) > 1:
                yield from zip(numbers, heads, strict=True)

    def _heads_before(self, position: int) -> list[int]:
        start = position
        while start and self._roles[start - 1] not in ("BREAK", NUMBER_TAG, "X"):
            start -= 1
        heads = [at for at in range(start, position) if self._roles[at] == "HEAD"]
        if not heads and start and self._roles[start - 1] == "BREAK":
            return self._disputes_before(start - 1)
        return heads

    def _disputes_before(self, position: int) -> list[int]:
        """Return reviews and lawsuits of the stretch before a comma: 行政复议与行政诉讼双下降，分别为2件和1件."""
        start = position
        while start and self._roles[start - 1] not in ("BREAK", NUMBER_TAG):
            start -= 1
        return [at for at in range(start, position) if self._tag(at) in _DISPUTES]

    def _numbers_after(self, position: int) -> list[int]:
        stop = position + 1
        if stop < len(self._roles) and self._tag(stop) in _TOLD_RESPECTIVELY:
            stop += 1
        while stop < len(self._roles) and self._roles[stop] in (NUMBER_TAG, "JOIN", "FILL"):
            stop += 1
        return [at for at in range(position + 1, stop) if self._roles[at] == NUMBER_TAG]
