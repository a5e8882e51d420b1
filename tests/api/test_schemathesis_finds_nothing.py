"""Schemathesis asks a live server what its document allows and forbids, and finds every answer described."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from pytest_django import Settings
from pytest_django.live_server_helper import LiveServer

from claims.api.views import documentation
from tests import factories
from tests.api.published import API, publish

pytestmark = pytest.mark.once

HOOKS = Path(__file__).with_name("schemathesis_hooks.py")
COMMAND = "from schemathesis.cli import schemathesis; schemathesis()"


@pytest.fixture
def server(live_server: LiveServer, settings: Settings) -> str:
    settings.SITE_URL = live_server.url
    row = publish()
    factories.correct(row.claim, "Der Pegel des Sees stieg im Januar 2025 um elf Zentimeter.")
    factories.make_suspended_claim()
    return str(live_server.url)


def explore(server: str, *options: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    """Run Schemathesis against the server; the same questions every time. It keeps notes in ``cwd``."""
    command = [sys.executable, "-c", COMMAND, "run", f"{server}{API}schema/", *options]
    return subprocess.run(
        [*command, "--generation-deterministic", "--no-color"],
        check=False,
        cwd=cwd,
        capture_output=True,
        text=True,
        env={**os.environ, "SCHEMATHESIS_HOOKS": str(HOOKS)},
    )


def test_no_answer_contradicts_the_document(server: str, tmp_path: Path) -> None:
    # All exports are one view: one format of each list stands for the others here.
    found = explore(
        server, "--max-examples", "5", "--exclude-path-regex", r"exports/.*(json|zip)$", cwd=tmp_path
    )
    assert found.returncode == 0, found.stdout
    assert "Tested: 13" in found.stdout


@pytest.mark.long
def test_no_export_contradicts_the_document(server: str, tmp_path: Path) -> None:
    found = explore(server, "--max-examples", "5", "--include-path-regex", "exports/", cwd=tmp_path)
    assert found.returncode == 0, found.stdout
    assert "Tested: 8" in found.stdout


def test_an_answer_the_document_does_not_describe_is_found(
    server: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    wrong = documentation.schema_text().replace(
        '"claim_count": {"type": "integer"}', '"claim_count": {"type": "string"}'
    )
    monkeypatch.setattr(documentation, "schema_text", lambda: wrong)
    articles = ("--include-path", f"{API}articles/")
    found = explore(server, "--max-examples", "1", "--phases", "coverage", *articles, cwd=tmp_path)
    assert found.returncode == 1, found.stdout
    assert "Response violates schema" in found.stdout
