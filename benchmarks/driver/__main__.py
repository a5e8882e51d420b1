"""The process that runs the driver's cases."""

from __future__ import annotations

from benchmarks.answering import answer, keep_answers_apart
from benchmarks.driver import counts, pages, whole

if __name__ == "__main__":
    answers = keep_answers_apart()
    answer({**pages.CASES, **whole.CASES, **counts.CASES}, answers)
