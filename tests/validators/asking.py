"""Asking the programs in tests/npm: JSON in, JSON out, one process for many inputs."""

from __future__ import annotations

import json
import subprocess
from typing import Any

import pytest

from tests import environment

TIMEOUT = 60


def require_validators() -> None:
    """Skip the test that asks them where they are not installed; fail it where nothing may be left out."""
    if sentence := environment.validators_missing():
        pytest.fail(sentence) if environment.everything_required() else pytest.skip(sentence)


def ask_node(script: str, given: object) -> Any:
    """Return what a script of tests/npm prints for this input."""
    require_validators()
    done = subprocess.run(
        ["node", script],
        cwd=environment.NPM,
        input=json.dumps(given),
        capture_output=True,
        text=True,
        timeout=TIMEOUT,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def ask_program(name: str, *arguments: str) -> tuple[int, str]:
    """Return exit code and output of a program that a package of tests/npm brings along."""
    require_validators()
    done = subprocess.run(
        [str(environment.NPM / "node_modules" / ".bin" / name), *arguments],
        cwd=environment.NPM,
        capture_output=True,
        text=True,
        timeout=TIMEOUT,
        check=False,
    )
    return done.returncode, f"{done.stdout}\n{done.stderr}"
