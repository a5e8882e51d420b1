"""A process with production settings, since settings are read once per process."""

from __future__ import annotations

import subprocess
import sys
import textwrap
from pathlib import Path

from tests.environment import without_ours
from tests.project.source_tree import ROOT

COMPLETE = {
    "SECRET_KEY": "an-example-of-a-key-that-is-long-enough-for-production-0123456789",
    "ALLOWED_HOSTS": "desk.example",
    "SITE_URL": "https://desk.example",
}


def python(*arguments: str, database: Path, **variables: str) -> subprocess.CompletedProcess[str]:
    """Run Python in the project with exactly these variables of ours; an empty value means not set."""
    ours = {
        "DATABASE_URL": f"sqlite:///{database}",
        "DJANGO_SETTINGS_MODULE": "config.settings",
        "STATIC_ROOT": str(database.parent),
        **variables,
    }
    return subprocess.run(
        [sys.executable, "-W", "error", *arguments],
        cwd=ROOT,
        env={**without_ours(), **{name: value for name, value in ours.items() if value}},
        capture_output=True,
        text=True,
        check=False,
    )


def script(text: str, *, database: Path, **variables: str) -> str:
    """Return what a piece of Python prints under complete production settings."""
    done = python("-c", textwrap.dedent(text), database=database, **COMPLETE, **variables)
    assert done.returncode == 0, done.stderr
    return done.stdout
