"""A command that the database fails ends with a sentence and a code, not with a traceback."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from django.core.serializers.base import DeserializationError
from django.db import IntegrityError, OperationalError

from config import command_line
from tests.environment import without_ours

ROOT = Path(__file__).resolve().parents[2]


def manage(*arguments: str, database: Path) -> tuple[int, str]:
    """Return the exit code and standard error of a command on this database."""
    variables = {"GEGENLESE_ENV": "development", "DATABASE_URL": f"sqlite:///{database}"}
    done = subprocess.run(
        [sys.executable, "manage.py", *arguments],
        capture_output=True,
        text=True,
        check=False,
        cwd=ROOT,
        env={**without_ours(), **variables},
    )
    return done.returncode, done.stderr


def failing(error: Exception, *, because: Exception | None = None) -> Callable[[list[str]], None]:
    def command(_argv: list[str]) -> None:
        raise error from because

    return command


@pytest.mark.parametrize("command", [["publish_due"], ["backup", "{}/copy"]], ids=["publish_due", "backup"])
def test_an_unmigrated_database_is_named_as_such(command: list[str], tmp_path: Path) -> None:
    arguments = [part.format(tmp_path) for part in command]

    code, said = manage(*arguments, database=tmp_path / "empty.sqlite3")

    assert code == 1
    assert "migrations of this version. Run “python manage.py migrate”, then the command again." in said
    assert "Traceback" not in said
    assert not (tmp_path / "copy").exists()


def test_an_unknown_option_of_verify_trail_is_not_taken_for_a_missing_anchor(tmp_path: Path) -> None:
    code, said = manage("verify_trail", "--anker=1:x", database=tmp_path / "empty.sqlite3")

    assert code == 4
    assert "unrecognized arguments: --anker=1:x" in said


@pytest.mark.django_db
def test_a_database_that_fails_is_told_from_a_defect(monkeypatch: pytest.MonkeyPatch) -> None:
    full, broken = OperationalError("database or disk is full"), IntegrityError("UNIQUE")
    wrapped = failing(DeserializationError("fixture"), because=full)

    for command in (failing(full), wrapped):
        monkeypatch.setattr(command_line, "execute_from_command_line", command)
        with pytest.raises(SystemExit, match=r"^The database failed: database or disk is full\. Run"):
            command_line.run(["manage.py", "loaddata"])

    with pytest.raises(DeserializationError):
        command_line.run(["manage.py", "loaddata", "--traceback"])

    monkeypatch.setattr(command_line, "execute_from_command_line", failing(broken))
    with pytest.raises(IntegrityError):
        command_line.run(["manage.py", "publish_due"])
