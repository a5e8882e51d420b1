"""Twice the text takes twice the work, whatever the text is made of."""

import sys
import time
from collections.abc import Callable
from types import FrameType
from typing import Any

import pytest

from claims.extraction import LANGUAGES, extract

UNITS = [
    ".", ".a", "„", '"a ', "a, ", "Der Minister ", "(", "sagte ", "sagte. ", "und sagte ", "a", "1.",
    "nach Angaben der ", "sagte X, dass ", "von der ", "Angaben zufolge ", "Wort\n", "Er sagte, er sei da. ",
    "„Ja.“ ", "„ A. ",
    "Er hatte 3 Boote aus Lom geholt. ",
]  # fmt: skip


def calls_of(work: Callable[[], object]) -> int:
    """How many functions run: counted, not clocked, so that a busy machine changes nothing."""
    count = 0

    def counted(_frame: FrameType, event: str, _argument: Any) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    sys.setprofile(counted)
    try:
        work()
    finally:
        sys.setprofile(None)
    return count


@pytest.mark.parametrize("language", sorted(LANGUAGES))
@pytest.mark.parametrize("unit", UNITS)
def test_twice_the_text_is_at_most_twice_the_work(language: str, unit: str) -> None:
    # Multiples of the longest sentence, so that both texts are cut into equal sentences.
    def work(size: int) -> int:
        text = (unit * size)[:size]
        return calls_of(lambda: extract(text, language))

    once, twice = work(4_800), work(9_600)
    assert twice <= 2.2 * once


@pytest.mark.long
@pytest.mark.parametrize("unit", UNITS)
def test_no_pattern_backtracks_over_the_text(unit: str) -> None:
    def clocked(size: int) -> float:
        begin = time.process_time()
        extract((unit * size)[:size], "de")
        return time.process_time() - begin

    once, fourfold = min(clocked(10_000) for _ in range(2)), min(clocked(40_000) for _ in range(2))
    assert fourfold <= 6 * once + 0.2
