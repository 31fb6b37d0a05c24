"""The network that names claims: a few layers of the pretrained encoder, and an answer for every place."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

import numpy as np

from gongkai.classify.encoding import SPECIALS
from gongkai.train.pretrained import Pretrained

if TYPE_CHECKING:
    from transformers import BertForTokenClassification

LONGEST: Final = 256
_STAND_INS: Final = {
    "[START]": "<s>", "[END]": "</s>", "[UNKNOWN]": "<unk>", "[PAD]": "<pad>", "[NUMBER]": "5", "[ZERO]": "0",
    "[THIS]": "2022", "[LAST]": "2021", "[NEXT]": "2023", "[OTHER_YEAR]": "2018", "[SHARE]": "%",
}  # fmt: skip
"""Pieces of the encoder that our own symbols begin from."""


def build(pretrained: Pretrained, pieces: Sequence[str], answers: int, layers: int) -> BertForTokenClassification:
    """Return the network with the pretrained weights in place and a fresh head of ``answers`` outputs."""
    import torch
    from transformers import BertConfig, BertForTokenClassification

    config = BertConfig(
        vocab_size=len(SPECIALS) + len(pieces),
        hidden_size=pretrained.width,
        num_hidden_layers=layers,
        num_attention_heads=12,
        intermediate_size=4 * pretrained.width,
        max_position_embeddings=LONGEST,
        type_vocab_size=1,
        layer_norm_eps=1e-12,
        num_labels=answers,
    )
    network = BertForTokenClassification(config)
    weights = {
        "embeddings.word_embeddings.weight": _words(pretrained, pieces),
        "embeddings.position_embeddings.weight": pretrained.matrix("emb.pos", (512, pretrained.width))[:LONGEST],
        "embeddings.token_type_embeddings.weight": pretrained.matrix("emb.type", (2, pretrained.width))[:1],
        "embeddings.LayerNorm.weight": pretrained.matrix("emb.ln.w", (pretrained.width,)),
        "embeddings.LayerNorm.bias": pretrained.matrix("emb.ln.b", (pretrained.width,)),
    }
    for number in range(layers):
        for name, matrix in pretrained.layer(number).items():
            weights[f"encoder.layer.{number}.{name}"] = matrix
    network.bert.load_state_dict({name: torch.tensor(matrix) for name, matrix in weights.items()}, strict=False)
    return network


def _words(pretrained: Pretrained, pieces: Sequence[str]) -> np.ndarray:
    vectors = pretrained.embeddings(pieces)
    random = np.random.default_rng(0)
    symbols = random.normal(0, vectors.std(), (len(SPECIALS), pretrained.width)).astype(np.float32)
    for number, symbol in enumerate(SPECIALS):
        stand_in = _STAND_INS.get(symbol, "")
        if stand_in in pretrained.pieces:
            symbols[number] = pretrained.embeddings([stand_in])[0] + symbols[number] * np.float32(0.1)
    return np.concatenate([symbols, vectors])


def export(network: BertForTokenClassification, path: Path) -> None:
    """Write the network as ONNX with eight-bit weights: inputs ``ids`` and ``mask``, one output of scores."""
    import torch
    from onnxruntime.quantization import QuantType, quantize_dynamic

    network.eval()
    network.config.return_dict = False
    network.set_attn_implementation("eager")
    whole = path.with_suffix(".whole.onnx")
    ids = torch.ones(2, 16, dtype=torch.long)
    torch.onnx.export(
        network,
        (ids, torch.ones_like(ids)),
        str(whole),
        input_names=["ids", "mask"],
        output_names=["scores"],
        dynamic_axes={name: {0: "window", 1: "piece"} for name in ("ids", "mask", "scores")},
        opset_version=17,
        dynamo=False,
    )
    quantize_dynamic(whole, path, weight_type=QuantType.QInt8, per_channel=True, reduce_range=True)
    whole.unlink()
