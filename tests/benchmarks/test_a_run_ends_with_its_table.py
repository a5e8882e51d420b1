"""The whole of a run, small: records built, verified and copied, cases asked, a table and an exit code."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from tests.environment import without_ours
from tests.project.source_tree import ROOT


@pytest.mark.long
@pytest.mark.sqlite
def test_a_small_run_prints_its_table() -> None:
    # Not pytest's directory: the path of a socket has at most 107 characters.
    with tempfile.TemporaryDirectory(prefix="gegenlese-bench-") as records:
        # Root starts the server as somebody else.
        Path(records).chmod(0o755)
        done = subprocess.run(
            [
                *(sys.executable, "-m", "benchmarks", "--claims", "1000", "--rounds", "1"),
                *("--only", "cursor", "queries", "--records", records),
            ],
            cwd=ROOT,
            env=without_ours(),
            capture_output=True,
            text=True,
            check=False,
        )
    assert done.returncode in (0, 1), done.stderr
    assert "1,000 published claims, medians of 1 rounds in turn" in done.stdout
    assert "| queries for 100 rows beyond those for 5: list | ≤ 0 | 0.00 ok" in done.stdout
    assert "page 1 | ≤ 1.2 | " in done.stdout
    assert "FAILED" not in done.stdout


def test_too_small_a_record_and_an_unknown_subject_are_refused_with_a_sentence() -> None:
    for wrong, sentence in (
        (["--claims", "10"], "a record needs at least 1,000 claims"),
        (["--only", "everything"], "no such subject: everything"),
    ):
        done = subprocess.run(
            [sys.executable, "-m", "benchmarks", *wrong],
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 2
        assert sentence in done.stderr
