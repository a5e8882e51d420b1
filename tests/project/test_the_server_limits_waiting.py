"""Gunicorn as shipped: on PostgreSQL nobody waits without end, and a dead worker is replaced at once."""

from __future__ import annotations

import os
import runpy
from typing import Any

import pytest
from django.db import connection

from tests.project.source_tree import ROOT


def configuration() -> dict[str, Any]:
    return runpy.run_path(str(ROOT / "config" / "gunicorn.py"))


def test_served_statements_have_a_limit_and_the_callers_options_stay(monkeypatch: pytest.MonkeyPatch) -> None:
    limits = "PGOPTIONS=-c statement_timeout=10s -c idle_in_transaction_session_timeout=30s"

    monkeypatch.delenv("PGOPTIONS", raising=False)
    assert configuration()["raw_env"] == [limits]
    monkeypatch.setenv("PGOPTIONS", "-c work_mem=8MB")
    assert configuration()["raw_env"] == [f"{limits} -c work_mem=8MB"]


def test_workers_are_made_from_the_loaded_application() -> None:
    assert configuration()["preload_app"] is True


@pytest.mark.postgresql
@pytest.mark.django_db(transaction=True)
def test_postgresql_takes_the_limits_from_there(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("PGOPTIONS", raising=False)
    name, _, value = configuration()["raw_env"][0].partition("=")
    monkeypatch.setitem(os.environ, name, value)
    connection.close()
    try:
        with connection.cursor() as cursor:
            cursor.execute("SHOW statement_timeout")
            assert cursor.fetchone() == ("10s",)
            cursor.execute("SHOW idle_in_transaction_session_timeout")
            assert cursor.fetchone() == ("30s",)
    finally:
        monkeypatch.undo()
        connection.close()
