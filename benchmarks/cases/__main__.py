"""The process that runs the product: production settings, the whole handler, one database."""

from __future__ import annotations

from importlib import import_module

import django

from benchmarks.answering import Prepared, answer, keep_answers_apart

SUBJECTS = ("lists", "details", "exports", "facets", "desk", "queries", "search", "similar")


def main() -> None:
    answers = keep_answers_apart()
    django.setup()
    cases: dict[str, Prepared] = {}
    for subject in SUBJECTS:
        cases |= import_module(f"benchmarks.cases.{subject}").CASES
    answer(cases, answers)


if __name__ == "__main__":
    main()
