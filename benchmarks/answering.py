"""The other side of ``asking.Process``: reads a case and a number of times per line, answers with numbers.

Imports nothing of Django, so that a process can do without it.
"""

from __future__ import annotations

import json
import logging
import os
import sys
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

Case = Callable[[], float | None]
# Takes the facts of the record and returns the case, everything made ready.
Prepared = Callable[[Mapping[str, Any]], Case]


def facts() -> dict[str, Any]:
    """Return what the record that is measured has to be asked for."""
    read: dict[str, Any] = json.loads(Path(os.environ["BENCHMARK_FACTS"]).read_text())
    return read


def keep_answers_apart() -> Any:
    """Return where answers go; from here on whatever is printed goes to standard error."""
    answers = os.fdopen(os.dup(1), "w")
    os.dup2(2, 1)
    return answers


def answer(cases: Mapping[str, Prepared], answers: Any) -> None:
    """Run cases as they are asked for until nobody asks any more."""
    known = facts()
    ready: dict[str, Case] = {}
    for line in sys.stdin:
        name, times = json.loads(line)
        print(json.dumps(_answer(name, times, cases, known, ready)), file=answers, flush=True)


def _answer(
    name: str, times: int, cases: Mapping[str, Prepared], known: Mapping[str, Any], ready: dict[str, Case]
) -> list[float] | str:
    """Return the numbers, or why there are none: one case that fails ends no run of an hour."""
    try:
        if name not in ready:
            ready[name] = cases[name](known)
        return _numbers(ready[name], times)
    except Exception as error:
        logging.exception("the case “%s” failed", name)
        return f"{type(error).__name__}: {error}"


def _numbers(case: Case, times: int) -> list[float]:
    if not times:
        return [float(case() or 0)]
    numbers = []
    for _ in range(times):
        begun = time.perf_counter()
        case()
        numbers.append(time.perf_counter() - begun)
    return numbers
