"""The card of a model can be opened by the reader, and holds the hashes of what lies beside it."""

from __future__ import annotations

from pathlib import Path

from gongkai.classify import open_bundle
from gongkai.train.card import Making, Score, write_card


def test_a_written_card_opens(tmp_path: Path) -> None:
    folder = tmp_path / "claims" / "7"
    folder.mkdir(parents=True)
    (folder / "model.onnx").write_bytes(b"weights")
    (folder / "vocabulary.json").write_text('{"申": -1.5}', encoding="utf-8")
    corpus = tmp_path / "claims.jsonl"
    corpus.write_text("{}", encoding="utf-8")
    write_card(folder, [(), ("a.b", "c.d")], Making({"layers": 2, "rate": 0.001}, corpus, {"unseen": Score(9, 10, 12)}))
    bundle = open_bundle(folder)
    assert bundle.id == "claims/7"
    assert bundle.labels == ((), ("a.b", "c.d"))
    assert bundle.content("model.onnx") == b"weights"
    card = (folder / "model.toml").read_text(encoding="utf-8")
    assert "precision = 0.9000" in card
    assert "recall = 0.7500" in card


def test_scores_without_cases_are_zero() -> None:
    assert (Score(0, 0, 0).precision, Score(0, 0, 0).recall) == (0.0, 0.0)
