"""Asks the trained model which figure every number and every denial of a report states."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Final

from gongkai.classify.bundle import WEIGHTS, Bundle
from gongkai.classify.encoding import PAD, Encoded, Encoder, Place
from gongkai.classify.windows import windows
from gongkai.errors import ModelError
from gongkai.model import Excerpt, Naming

if TYPE_CHECKING:
    import numpy as np
    import onnxruntime

LONGEST: Final = 254
"""Pieces the model can take in; what stands beyond is not read."""
_BATCH: Final = 8


@dataclass(frozen=True, slots=True)
class _Asked:
    """A window ready for the model: the excerpt it comes from, its offset there, its places to answer."""

    excerpt: int
    offset: int
    encoded: Encoded
    places: tuple[Place, ...]


class ClaimReader:
    """The trained reader of claims; weights are loaded when the first excerpt comes."""

    def __init__(self, bundle: Bundle) -> None:
        self.bundle = bundle

    @cached_property
    def _encoder(self) -> Encoder:
        return Encoder(self.bundle.vocabulary)

    @cached_property
    def _session(self) -> onnxruntime.InferenceSession:
        import onnxruntime

        options = onnxruntime.SessionOptions()
        # One report after another: threads of its own would only fight with those of a batch.
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        options.log_severity_level = 3
        weights = self.bundle.content(WEIGHTS)
        try:
            return onnxruntime.InferenceSession(weights, sess_options=options, providers=["CPUExecutionProvider"])
        except Exception as error:  # the library's own errors share no class
            where = str(self.bundle.folder / WEIGHTS)
            raise ModelError("模型文件读不懂", where=where, remedy="重新获取模型文件夹") from error

    def __call__(self, excerpts: Sequence[Excerpt]) -> list[tuple[Naming, ...]]:
        """Return the namings of every excerpt, in order of their places.

        Raises:
            ModelError: a file of the model was changed or cannot be read.
        """
        asked = [each for number, excerpt in enumerate(excerpts) for each in self._ask(number, excerpt)]
        asked.sort(key=lambda each: len(each.encoded.ids))
        answers: list[list[Naming]] = [[] for _ in excerpts]
        for at in range(0, len(asked), _BATCH):
            batch = asked[at : at + _BATCH]
            for each, namings in zip(batch, self._answer(batch), strict=True):
                answers[each.excerpt].extend(namings)
        return [tuple(sorted(namings, key=lambda naming: naming.start)) for namings in answers]

    def _ask(self, number: int, excerpt: Excerpt) -> Iterator[_Asked]:
        for window in windows(excerpt.text):
            text = excerpt.text[window.start : window.end]
            encoded = self._encoder.encode(text, excerpt.section, excerpt.heading, excerpt.year)
            fresh = window.fresh - window.start
            places = tuple(place for place in encoded.places if place.start >= fresh and place.position < LONGEST)
            if places:
                yield _Asked(number, window.start, encoded, places)

    def _answer(self, batch: Sequence[_Asked]) -> Iterator[list[Naming]]:
        import numpy as np

        longest = min(max(len(each.encoded.ids) for each in batch), LONGEST)
        ids = np.full((len(batch), longest), PAD, dtype=np.int64)
        mask = np.zeros((len(batch), longest), dtype=np.int64)
        for row, each in enumerate(batch):
            held = each.encoded.ids[:longest]
            ids[row, : len(held)] = held
            mask[row, : len(held)] = 1
        (scores,) = self._session.run(None, {"ids": ids, "mask": mask})
        for row, each in enumerate(batch):
            rows = scores[row, [place.position for place in each.places]]
            yield [
                self._naming(each, place, chances) for place, chances in zip(each.places, _softmax(rows), strict=True)
            ]

    def _naming(self, asked: _Asked, place: Place, chances: np.ndarray) -> Naming:
        best = int(chances.argmax())
        return Naming(
            start=asked.offset + place.start,
            end=asked.offset + place.end,
            names=self.bundle.labels[best],
            score=float(chances[best]),
            is_denial=place.is_denial,
        )


def _softmax(rows: np.ndarray) -> np.ndarray:
    import numpy as np

    raised: np.ndarray = np.exp(rows - rows.max(axis=-1, keepdims=True))
    shares: np.ndarray = raised / raised.sum(axis=-1, keepdims=True)
    return shares
