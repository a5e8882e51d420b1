"""Processes that hold cases ready and run one when asked, each with its own settings and database."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Protocol

from benchmarks.records import ROOT, Record

Case = Callable[[], float | None]


class CaseFailed(Exception):
    """A case could not be run; the text says why."""


class Asked(Protocol):
    """Whoever runs cases."""

    def seconds(self, case: str, times: int) -> list[float]:
        """Run a case so many times and return how long each took."""

    def value(self, case: str) -> float:
        """Run a case once and return what it found."""


class Here:
    """Runs cases in this process."""

    def __init__(self, cases: Mapping[str, Case]) -> None:
        self._cases = cases

    def seconds(self, case: str, times: int) -> list[float]:
        try:
            return [timed(self._cases[case]) for _ in range(times)]
        except (OSError, RuntimeError) as error:
            raise CaseFailed(str(error)) from error

    def value(self, case: str) -> float:
        return float(self._cases[case]() or 0)


class Fresh:
    """Runs each case in a process that has run nothing else: what it takes of memory is its own."""

    def __init__(self, record: Record) -> None:
        self._record = record

    def seconds(self, case: str, times: int) -> list[float]:
        with product(self._record) as process:
            return process.seconds(case, times)

    def value(self, case: str) -> float:
        with product(self._record) as process:
            return process.value(case)


class Process:
    """Runs cases in a process of its own; started with the first question."""

    def __init__(self, command: list[str], variables: Mapping[str, str]) -> None:
        self._process = subprocess.Popen(  # noqa: S603 - programs of this module
            command,
            cwd=ROOT,
            env=dict(variables),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def seconds(self, case: str, times: int) -> list[float]:
        return self._ask(case, times)

    def value(self, case: str) -> float:
        return self._ask(case, 0)[0]

    def end(self) -> None:
        """Let it end by itself."""
        if self._process.stdin is not None and self._process.stdout is not None:
            self._process.stdin.close()
            self._process.stdout.close()
        self._process.wait(timeout=60)

    def _ask(self, case: str, times: int) -> list[float]:
        if self._process.stdin is None or self._process.stdout is None:
            raise RuntimeError("the process has ended")
        self._process.stdin.write(json.dumps([case, times]) + "\n")
        self._process.stdin.flush()
        line = self._process.stdout.readline()
        if not line:
            raise RuntimeError(f"the process that runs “{case}” ended; what it said stands above")
        answer: list[float] | str = json.loads(line)
        if isinstance(answer, str):
            raise CaseFailed(answer)
        return answer


@contextmanager
def product(record: Record) -> Iterator[Process]:
    """A process with the product's production settings on this record."""
    with _process([sys.executable, "-m", "benchmarks.cases"], record) as process:
        yield process


@contextmanager
def driver(record: Record, python: Path) -> Iterator[Process]:
    """A process with nothing but the driver and a fast encoder."""
    with _process([str(python), "-m", "benchmarks.driver"], record) as process:
        yield process


@contextmanager
def _process(command: list[str], record: Record) -> Iterator[Process]:
    facts = record.home / "facts.json"
    process = Process(command, {**record.variables, "BENCHMARK_FACTS": str(facts)})
    try:
        yield process
    finally:
        process.end()


def timed(case: Case) -> float:
    """Return how long a case took."""
    begun = time.perf_counter()
    case()
    return time.perf_counter() - begun
