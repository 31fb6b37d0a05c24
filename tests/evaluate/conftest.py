from __future__ import annotations

import pytest

from gongkai.evaluate.corpus import Made, make
from gongkai.evaluate.lexicon import Lexicon, load_lexicon

SEED = 4711


@pytest.fixture(scope="session")
def lexicon() -> Lexicon:
    return load_lexicon()


@pytest.fixture(scope="session")
def sound_reports(lexicon: Lexicon) -> list[Made]:
    return [make(lexicon, split, SEED, serial) for split in ("dev", "test") for serial in range(150)]
