"""Forging a record past its guards, and what verification says about it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from io import StringIO
from typing import Any

from django.core.management import CommandError, call_command
from django.db import connection, transaction

from trail.guards import drop_guards


@contextmanager
def forged(*statements: str) -> Iterator[None]:
    """Run SQL without guards; everything is undone at the end of the block, guards included."""
    with transaction.atomic():
        # PostgreSQL drops no trigger of a table while a foreign key of it waits to be checked.
        connection.check_constraints()
        drop_guards()
        with connection.cursor() as cursor:
            for statement in statements:
                cursor.execute(statement)
        yield
        transaction.set_rollback(True)


def verify(*arguments: str) -> tuple[int, dict[str, Any]]:
    """Return the exit code of ``verify_trail`` and what it prints as JSON."""
    out = StringIO()
    try:
        call_command("verify_trail", "--json", *arguments, stdout=out)
    except CommandError as error:
        return error.returncode, json.loads(out.getvalue() or "{}")
    return 0, json.loads(out.getvalue())


def codes(*arguments: str) -> set[str]:
    """Return the codes of everything ``verify_trail`` finds."""
    return {finding["code"] for finding in verify(*arguments)[1]["findings"]}
