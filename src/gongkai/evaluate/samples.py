"""The sixty reports that are kept with the project: a few of every kind, small, both formats and media.

Run it: ``python -m gongkai.evaluate.samples --out corpora/samples``.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from gongkai.evaluate.corpus import Kind, Made, make, write_corpus
from gongkai.evaluate.lexicon import Lexicon, load_lexicon

SEED: Final = 20261124
_FAULTS: Final = (
    "sum401_received", "sum402_outcome", "sum403_row_total", "sum404_review", "sum406_in_force", "agr501_received",
    "agr503_finished", "agr512_review", "agr514_normative", "agr517_applications", "agr520_parts", "agr521_share",
    "agr525_statement_gone", "sec104_disputes_gone", "sec110_swapped", "sec111_number_repeated", "per201_ends_early",
    "per206_notice_of_2019", "tab304_row_gone", "tab308_negative", "tab312_form_2019", "rem602_no_remedy", "wrd803_xx",
    "wrd801_doubled_word", "pri901_identity_number",
)  # fmt: skip
_TRAPS: Final = (
    "received_and_finished_differ_by_carried_over", "last_year_for_comparison", "parts_end_in_etc", "channel_scope",
    "headings_of_article_50", "blank_for_zero_2019", "table_continued_with_header", "preamble_in_section_one",
    "founded_in_the_year", "title_over_two_lines", "lawful_doubling", "xxgk_in_address", "masked_applicant",
    "none_and_some_in_one_sentence", "remark_below_table",
)  # fmt: skip
_SOUND: Final = 20


def plan() -> tuple[tuple[Kind, str | None], ...]:
    """Return kind and fault or trap of every sample, in order."""
    sound: list[tuple[Kind, str | None]] = [("sound", None)] * _SOUND
    return (*sound, *(("fault", name) for name in _FAULTS), *(("trap", name) for name in _TRAPS))


def samples(lexicon: Lexicon) -> Iterator[Made]:
    """Yield the sixty reports, the splits by turns."""
    for serial, (kind, what) in enumerate(plan()):
        yield make(lexicon, ("dev", "test")[serial % 2], SEED, serial, kind=kind, what=what)


def main(arguments: Sequence[str] | None = None) -> int:
    """Write the samples; return the exit status."""
    parser = argparse.ArgumentParser(description="Writes the sixty sample reports with their truth.")
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args(arguments)
    count = write_corpus(options.out, samples(load_lexicon()))
    sys.stderr.write(f"{count} reports in {options.out}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
