"""Trains the reader of claims: ``python -m gongkai.train.claims --out models/claims/1``."""

from __future__ import annotations

import argparse
import json
import math
import random
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from gongkai.classify.bundle import VOCABULARY, WEIGHTS
from gongkai.classify.encoding import SPECIALS, UNKNOWN, Encoder
from gongkai.train.card import Making, Score, write_card
from gongkai.train.examples import HELD_OUT, Example, Told, examples, read_generated, read_sentences
from gongkai.train.network import LONGEST, build, export
from gongkai.train.pretrained import load_pretrained

if TYPE_CHECKING:
    import torch
    from transformers import BertForTokenClassification

_RARE: Final = 3
"""Sets of several names that fewer places bear are answered with their first name alone."""
_JOINED, _BLURRED, _BLURRED_PIECES = 0.35, 0.5, 0.05
_GENERATED: Final = 600
_NO_ANSWER: Final = -100
"""What transformers leaves out of the loss."""


@dataclass(frozen=True, slots=True)
class Plan:
    """How to train. ``rate`` is the highest learning rate of the encoder, the head learns three times as fast."""

    layers: int = 6
    epochs: int = 8
    rate: float = 3e-4
    batch: int = 24
    seed: int = 20261124
    smoothing: float = 0.05


class Answers:
    """The answers a model may give, by number: none, every single name, and the sets of names met often enough."""

    def __init__(self, given: Sequence[Example]) -> None:
        sets = Counter(names for example in given for names in example.answers)
        singles = sorted({name for names in sets for name in names})
        joint = sorted(names for names, count in sets.items() if len(names) > 1 and count >= _RARE)
        self.labels: tuple[tuple[str, ...], ...] = ((), *((name,) for name in singles), *joint)
        self._numbers = {names: number for number, names in enumerate(self.labels)}

    def number(self, names: tuple[str, ...]) -> int:
        """Return the number of a set of names; a rare set counts as its first name."""
        return self._numbers.get(names, self._numbers.get(names[:1], 0))


def vocabulary(told: Sequence[Told], log_probabilities: dict[str, float]) -> dict[str, float]:
    """Return the pieces worth keeping: those in use, and every common character."""
    chinese = {piece: value for piece, value in log_probabilities.items() if _is_readable(piece)}
    encoder = Encoder(chinese)
    numbers = {number for each in told for number in encoder.encode(each.text, None, None, each.year).ids}
    used = {piece for number, piece in enumerate(chinese, start=len(SPECIALS)) if number in numbers}
    return {piece: value for piece, value in chinese.items() if piece in used or _is_common(piece)}


def _is_readable(piece: str) -> bool:
    return all("\u4e00" <= char <= "\u9fff" for char in piece) or (len(piece) == 1 and 32 < ord(piece) < 0x3100)


def _is_common(piece: str) -> bool:
    """Whether a piece is one character of the national set of 1980, or a sign or letter."""
    try:
        return len(piece) == 1 and bool(piece.encode("gb2312"))
    except UnicodeEncodeError:
        return False


def train(network: BertForTokenClassification, given: Sequence[Example], answers: Answers, plan: Plan) -> None:
    """Train in place; the loss of each pass goes to standard error."""
    import torch

    chance = random.Random(plan.seed)  # noqa: S311  # not a secret
    torch.manual_seed(plan.seed)
    steps = plan.epochs * math.ceil(len(given) / plan.batch)
    optimizer = torch.optim.AdamW(
        [
            {"params": network.bert.parameters(), "lr": plan.rate},
            {"params": network.classifier.parameters(), "lr": 3 * plan.rate},
        ],
        weight_decay=0.01,
    )
    warm = 0.08 * steps
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: min(1.0, step / warm) * max(0.02, 1 - step / steps)
    )
    for epoch in range(plan.epochs):
        network.train()
        losses = []
        for batch in _batches([_varied(example, given, chance) for example in given], plan.batch, chance):
            ids, mask, labels = _tensors(batch, answers)
            # Half the time on processors that multiply short numbers, and no worse a model.
            with torch.autocast("cpu", dtype=torch.bfloat16):
                scores = network(input_ids=ids, attention_mask=mask).logits
            loss = torch.nn.functional.cross_entropy(
                scores.float().flatten(0, 1), labels.flatten(), ignore_index=_NO_ANSWER, label_smoothing=plan.smoothing
            )
            optimizer.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            losses.append(loss.item())
        sys.stderr.write(f"epoch {epoch + 1} of {plan.epochs}: loss {sum(losses) / len(losses):.4f}\n")


def _varied(example: Example, given: Sequence[Example], chance: random.Random) -> Example:
    """Put another passage behind some, and blur some pieces: the model must not lean on one window or one word."""
    if chance.random() < _JOINED:
        other = chance.choice(given)
        shift = len(example.ids) - 1 - other.body
        if len(example.ids) + len(other.ids) - other.body < LONGEST:
            example = replace(
                example,
                ids=(*example.ids[:-1], *other.ids[other.body :]),
                positions=(*example.positions, *(position + shift for position in other.positions)),
                answers=(*example.answers, *other.answers),
            )
    if chance.random() < _BLURRED:
        kept = set(example.positions)
        ids = [
            UNKNOWN if at not in kept and number >= len(SPECIALS) and chance.random() < _BLURRED_PIECES else number
            for at, number in enumerate(example.ids)
        ]
        example = replace(example, ids=tuple(ids))
    return example


def _batches(given: list[Example], size: int, chance: random.Random) -> Iterator[list[Example]]:
    """Yield batches of windows of like length in random order."""
    chance.shuffle(given)
    ordered: list[Example] = []
    for at in range(0, len(given), 20 * size):
        ordered += sorted(given[at : at + 20 * size], key=lambda example: len(example.ids))
    batches = [ordered[at : at + size] for at in range(0, len(ordered), size)]
    chance.shuffle(batches)
    yield from batches


def _tensors(batch: Sequence[Example], answers: Answers) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
    import torch

    longest = max(len(example.ids) for example in batch)
    ids = torch.zeros(len(batch), longest, dtype=torch.long)
    mask = torch.zeros(len(batch), longest, dtype=torch.long)
    labels = torch.full((len(batch), longest), _NO_ANSWER, dtype=torch.long)
    for row, example in enumerate(batch):
        ids[row, : len(example.ids)] = torch.tensor(example.ids)
        mask[row, : len(example.ids)] = 1
        for position, names in zip(example.positions, example.answers, strict=True):
            labels[row, position] = answers.number(names)
    return ids, mask, labels


def score(network: BertForTokenClassification, given: Sequence[Example], answers: Answers) -> Score:
    """Return how many of the names told were found, at the answer with the highest score of each place."""
    import torch

    network.eval()
    right = told = wanted = 0
    with torch.no_grad():
        for at in range(0, len(given), 32):
            batch = given[at : at + 32]
            ids, mask, _ = _tensors(batch, answers)
            best = network(input_ids=ids, attention_mask=mask).logits.argmax(-1)
            for row, example in enumerate(batch):
                for position, names in zip(example.positions, example.answers, strict=True):
                    found = answers.labels[int(best[row, position])]
                    right += len({*found} & {*names})
                    told += len(found)
                    wanted += len(names)
    return Score(right, told, wanted)


def main(arguments: Sequence[str] | None = None) -> int:
    """Train, score on the sentences set apart, and write the model folder."""
    parser = argparse.ArgumentParser(description="Trains the reader of claims.")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--sentences", type=Path, default=Path("corpora/sentences/claims.jsonl"))
    usual = Plan()
    parser.add_argument("--layers", type=int, default=usual.layers)
    parser.add_argument("--epochs", type=int, default=usual.epochs)
    parser.add_argument("--seed", type=int, default=usual.seed)
    options = parser.parse_args(arguments)
    plan = Plan(layers=options.layers, epochs=options.epochs, seed=options.seed)
    make(options.out, options.sentences, plan)
    return 0


def make(folder: Path, corpus: Path, plan: Plan) -> None:
    """Train a model on a corpus of sentences and write it into a folder ``<task>/<version>``."""
    sentences = list(read_sentences(corpus))
    generated = list(read_generated(_GENERATED, plan.seed))
    seen = [each for each in sentences if each.part not in HELD_OUT]
    pretrained = load_pretrained()
    pieces = vocabulary([*seen, *generated], pretrained.pieces)
    encoder = Encoder(pieces)

    def windows_of(told: Iterable[Told]) -> list[Example]:
        return [example for each in told for example in examples(each, encoder, LONGEST)]

    given = windows_of([*seen, *_few(generated)])
    answers = Answers(given)
    network = build(pretrained, list(pieces), len(answers.labels), plan.layers)
    train(network, given, answers, plan)
    scores = {}
    for part in sorted(HELD_OUT):
        scores[part] = score(network, windows_of(each for each in sentences if each.part == part), answers)
        sys.stderr.write(f"{part}: precision {scores[part].precision:.4f}, recall {scores[part].recall:.4f}\n")
    folder.mkdir(parents=True, exist_ok=True)
    export(network, folder / WEIGHTS)
    (folder / VOCABULARY).write_text(json.dumps(pieces, ensure_ascii=False, indent=0) + "\n", encoding="utf-8")
    write_card(folder, answers.labels, Making(asdict(plan), corpus, scores))


def _few(generated: Sequence[Told]) -> Sequence[Told]:
    """Return one paragraph of each wording: invented reports repeat themselves more than people do."""
    met: dict[str, Told] = {}
    for told in generated:
        shape = "".join(char for char in told.text if not char.isdigit())
        met.setdefault(shape[:40], told)
    return list(met.values())


if __name__ == "__main__":
    sys.exit(main())
