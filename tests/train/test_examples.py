"""What the reader of claims learns from."""

from __future__ import annotations

import json
from pathlib import Path

from gongkai.classify.encoding import SPECIALS, Encoder
from gongkai.train.claims import Answers, vocabulary
from gongkai.train.examples import Claim, Example, Told, examples, read_generated, read_sentences

RECEIVED, FINISHED = "applications.received.total", "applications.finished.total"
PIECES = dict.fromkeys(("收到", "申请", "件", "未", "结转", "办结", "，"), -5.0)
ENCODER = Encoder(PIECES)


def told(text: str, *claims: tuple[str, str], part: str = "trained", heading: str | None = None) -> Told:
    placed = tuple(Claim(name, text.index(words), text.index(words) + len(words)) for name, words in claims)
    return Told(text, "overview", heading, 2023, placed, part)


def test_sentences_are_read_with_places_and_scope_left_aside(tmp_path: Path) -> None:
    row = {"part": "unseen", "section": "overview", "heading": None, "year": 2023, "text": "全市收到申请3件。"}
    path = tmp_path / "claims.jsonl"
    path.write_text(
        json.dumps(row | {"claims": [[RECEIVED, "3", "3件", 6, "全市"]]}, ensure_ascii=False), encoding="utf-8"
    )
    (read,) = read_sentences(path)
    assert (read.part, read.claims) == ("unseen", (Claim(RECEIVED, 6, 8),))


def test_every_claim_answers_its_own_number() -> None:
    (example,) = examples(told("收到申请3件，办结2件", (RECEIVED, "3件"), (FINISHED, "2件")), ENCODER, 64)
    assert example.answers == ((RECEIVED,), (FINISHED,))
    assert [example.ids[at] for at in example.positions] == [SPECIALS.index("[NUMBER]")] * 2


def test_two_names_of_one_number_are_one_answer() -> None:
    (example,) = examples(told("收到办结申请3件", (RECEIVED, "3件"), (FINISHED, "3件")), ENCODER, 64)
    assert example.answers == ((FINISHED, RECEIVED),)


def test_a_denial_answers_at_its_denying_word() -> None:
    (example,) = examples(told("未收到申请，结转0件", (RECEIVED, "未收到申请")), ENCODER, 64)
    assert example.answers == ((RECEIVED,), ())


def test_the_body_begins_after_section_and_heading() -> None:
    (example,) = examples(told("收到3件", (RECEIVED, "3件"), heading="申请"), ENCODER, 64)
    assert [(*SPECIALS, *PIECES)[number] for number in example.ids[example.body :]] == [
        "收到",
        "[NUMBER]",
        "件",
        "[END]",
    ]


def test_rare_sets_of_names_are_answered_with_one_of_them() -> None:
    example = Example((1, 2), 1, (0, 1), ((RECEIVED,), (FINISHED, RECEIVED)))
    answers = Answers([example])
    assert answers.labels == ((), (FINISHED,), (RECEIVED,))
    assert answers.labels[answers.number((FINISHED, RECEIVED))] == (FINISHED,)
    assert Answers([example] * 3).labels[-1] == (FINISHED, RECEIVED)


def test_the_vocabulary_keeps_pieces_in_use_and_common_characters() -> None:
    pieces = {"收到": -5.0, "申请": -5.0, "处罚决定": -6.0, "中": -7.0, "ｘ": -8.0, "龘": -9.0, "latin": -4.0}
    assert list(vocabulary([told("收到3件")], pieces)) == ["收到", "中"]


def test_generated_reports_give_body_paragraphs_whose_claims_stand_in_them() -> None:
    given = list(read_generated(3, 1))
    assert any(each.claims for each in given)
    assert {each.part for each in given} == {"dev"}
    assert all(0 <= claim.start < claim.end <= len(each.text) for each in given for claim in each.claims)
