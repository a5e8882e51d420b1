"""Whole lists as files: how fast they come, how much memory that takes, and whether they are whole."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from benchmarks.answering import Case, Prepared
from benchmarks.cases.reader import Reader
from benchmarks.questions import EXPORTS
from claims.models import PublishedClaim
from trail.canonical import iso_utc


def exporting(name: str) -> Prepared:
    """Return a case that reads one export to its end."""

    def prepare(_facts: Mapping[str, Any]) -> Case:
        reader = Reader()

        def export() -> None:
            for _part in reader.parts(f"{EXPORTS}{name}"):
                pass

        return export

    return prepare


def peak_memory(share: int) -> Prepared:
    """Return a case that finds the most memory this process held, after exporting so much of the record."""

    def prepare(facts: Mapping[str, Any]) -> Case:
        oldest = int(facts["claims"]) * (share - 1) // share + 1
        moment = PublishedClaim.objects.values_list("first_published_at", flat=True).get(pk=oldest)
        export = exporting(f"claims.ndjson?published_after={iso_utc(moment)}")(facts)

        def measured() -> float:
            export()
            return _peak()

        return measured

    return prepare


def csv_rows(facts: Mapping[str, Any]) -> Case:
    """How many of the claims stand in the CSV file."""

    def count() -> float:
        parts = Reader().parts(f"{EXPORTS}claims.csv")
        rows = sum(1 for _ in csv.reader(_lines(parts))) - 1
        return rows / int(facts["claims"])

    return count


def _lines(parts: Iterator[bytes]) -> Iterator[str]:
    rest = ""
    for part in parts:
        lines = io.StringIO(rest + part.decode(), newline="").readlines()
        rest = lines.pop() if lines else ""
        yield from lines
    if rest:
        yield rest


def _peak() -> float:
    """The most memory this process ever held, in kilobytes, as Linux counts it."""
    status = Path("/proc/self/status").read_text()
    return float(next(line.split()[1] for line in status.splitlines() if line.startswith("VmHWM")))


CASES: dict[str, Prepared] = {
    "NDJSON": exporting("claims.ndjson"),
    "CSV": exporting("claims.csv"),
    "NDJSON, peak memory": peak_memory(1),
    "NDJSON of a fifth, peak memory": peak_memory(5),
    "CSV, rows": csv_rows,
}
