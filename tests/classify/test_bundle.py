"""A model folder is believed only where its files are the ones on its card."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest

from gongkai.classify import ClaimReader, find_models, open_bundle
from gongkai.errors import ModelError
from gongkai.model import Excerpt

VOCABULARY = json.dumps({"申请": -4.0})


def folder(tmp_path: Path, *, vocabulary: str = VOCABULARY) -> Path:
    (tmp_path / "vocabulary.json").write_text(vocabulary, encoding="utf-8")
    digest = hashlib.sha256(VOCABULARY.encode()).hexdigest()
    card = f'task = "claims"\nversion = "1"\nlabels = [[], ["applications.received.total"]]\n[files]\n"vocabulary.json" = "{digest}"\n'
    (tmp_path / "model.toml").write_text(card, encoding="utf-8")
    return tmp_path


def test_card_and_vocabulary_are_read(tmp_path: Path) -> None:
    bundle = open_bundle(folder(tmp_path))
    assert bundle.id == "claims/1"
    assert bundle.labels == ((), ("applications.received.total",))
    assert bundle.vocabulary == {"申请": -4.0}


def test_a_changed_file_is_refused(tmp_path: Path) -> None:
    bundle = open_bundle(folder(tmp_path, vocabulary=json.dumps({"申请": -1.0})))
    with pytest.raises(ModelError, match="校验值不符"):
        _ = bundle.vocabulary


def test_a_file_the_card_does_not_name_is_refused(tmp_path: Path) -> None:
    bundle = open_bundle(folder(tmp_path))
    (tmp_path / "other.bin").write_bytes(b"x")
    with pytest.raises(ModelError):
        bundle.content("other.bin")


@pytest.mark.parametrize(
    "card", ["", "labels = 3", "task = 1\nversion = 2\nlabels = [1]\n[files]\n", "\x00", "labels = ["]
)
def test_a_card_that_says_too_little_is_refused(tmp_path: Path, card: str) -> None:
    (tmp_path / "model.toml").write_text(card, encoding="utf-8")
    with pytest.raises(ModelError, match="读不懂"):
        open_bundle(tmp_path)


def test_a_missing_folder_is_told(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="无法读取"):
        open_bundle(tmp_path / "nowhere")


def test_the_models_of_the_checkout_are_found() -> None:
    found = find_models()
    assert found is not None
    assert (found / "claims").is_dir()


@pytest.mark.parametrize(("weights", "vocabulary"), [(b"no weights", VOCABULARY), (b"", "no JSON"), (b"", "[1]")])
def test_files_that_are_no_model_are_told_not_traced(tmp_path: Path, weights: bytes, vocabulary: str) -> None:
    (tmp_path / "model.onnx").write_bytes(weights)
    (tmp_path / "vocabulary.json").write_text(vocabulary, encoding="utf-8")
    names = ("model.onnx", "vocabulary.json")
    hashes = "\n".join(f'"{name}" = "{hashlib.sha256((tmp_path / name).read_bytes()).hexdigest()}"' for name in names)
    card = f'task = "claims"\nversion = "1"\nlabels = [[]]\n[files]\n{hashes}\n'
    (tmp_path / "model.toml").write_text(card, encoding="utf-8")
    with pytest.raises(ModelError):
        ClaimReader(open_bundle(tmp_path))([Excerpt("收到申请3件。")])
