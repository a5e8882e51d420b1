"""Trying what the guards forbid: one statement each, in a transaction that is rolled back in any case.

An app lists its ``PROBES`` in a module ``probes`` beside ``invariants``. A probe works on rows that are
there and is isolating where it can be: its ``before`` makes everything right but the one thing its guard is
about, so that a missing guard shows. Trying leaves nothing behind but used-up numbers of sequences.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from importlib import import_module
from typing import Any, Literal

from django.apps import apps
from django.db import DatabaseError, IntegrityError, OperationalError, connection, transaction
from django.db.backends.utils import CursorWrapper
from django.utils.module_loading import module_has_submodule

from trail.chain import CHAIN_LOCK

# Long enough for a writer to finish, too short for readers behind a waiting TRUNCATE to notice.
LOCK_TIMEOUT = "500ms"
LOCK_NOT_AVAILABLE, INSUFFICIENT_PRIVILEGE = "55P03", "42501"


@dataclass(frozen=True, slots=True)
class Probe:
    """One forbidden statement. ``attacks`` names the guard or CHECK that should refuse it.

    ``row`` selects one row whose columns, with ``values``, are the parameters of the statements.
    """

    attacks: str
    statement: str
    row: str = ""
    before: tuple[str, ...] = ()
    values: Mapping[str, int | str] = field(default_factory=dict)
    vendor: Literal["", "sqlite", "postgresql"] = ""


@dataclass(frozen=True, slots=True)
class Outcome:
    """``passed`` means that the database did what it must refuse; ``detail`` is what it said."""

    probe: Probe
    result: Literal["refused", "passed", "not tried", "broken"]
    detail: str = ""


def all_probes() -> list[Probe]:
    """Return the probes of every installed app that this database can be asked, in a fixed order."""
    probes: list[Probe] = []
    for config in apps.get_app_configs():
        if config.module is not None and module_has_submodule(config.module, "probes"):
            probes.extend(import_module(f"{config.name}.probes").PROBES)
    return [probe for probe in probes if probe.vendor in ("", connection.vendor)]


def try_probes() -> Iterator[Outcome]:
    """Try every probe, each in its own transaction, so that no lock is held for long."""
    for probe in all_probes():
        yield try_probe(probe)


def try_probe(probe: Probe) -> Outcome:
    """Try one probe and undo it."""
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            outcome = _attack(probe, cursor)
            transaction.set_rollback(True)
    except OperationalError as error:
        if connection.vendor == "sqlite" or _sqlstate(error) == LOCK_NOT_AVAILABLE:
            return Outcome(probe, "not tried", "the table is in use: try again")
        raise
    finally:
        if connection.vendor == "sqlite":
            _trigger_recursion("ON")
    return outcome


def _attack(probe: Probe, cursor: CursorWrapper) -> Outcome:
    if connection.vendor == "postgresql":
        cursor.execute(f"SET LOCAL lock_timeout = '{LOCK_TIMEOUT}'")
        # A reference that is checked at the end of the transaction would never be checked here.
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [CHAIN_LOCK])
    elif probe.statement.startswith("REPLACE"):
        # As in a plain sqlite3 shell: REPLACE then asks no DELETE trigger.
        _trigger_recursion("OFF")
    values: dict[str, Any] = dict(probe.values)
    if probe.row:
        cursor.execute(probe.row)
        found = cursor.fetchone()
        if found is None:
            return Outcome(probe, "not tried", "no row to try it on")
        values |= zip((column[0] for column in cursor.description), found, strict=True)
    try:
        for statement in probe.before:
            cursor.execute(statement, values)
    except DatabaseError as error:
        return _refused_or_broken(probe, error, preparing=True)
    try:
        with transaction.atomic():
            cursor.execute(probe.statement, values)
            changed = cursor.rowcount
    except DatabaseError as error:
        return _refused_or_broken(probe, error, preparing=False)
    if changed == 0:
        return Outcome(probe, "broken", "the statement found no row")
    return Outcome(probe, "passed")


def _refused_or_broken(probe: Probe, error: DatabaseError, *, preparing: bool) -> Outcome:
    said = str(error).splitlines()[0]
    if _sqlstate(error) == INSUFFICIENT_PRIVILEGE:
        return Outcome(probe, "refused", f"this role may not: {said}")
    if isinstance(error, OperationalError) and _sqlstate(error) == LOCK_NOT_AVAILABLE:
        return Outcome(probe, "not tried", "the table is in use: try again")
    if preparing or not isinstance(error, IntegrityError):
        return Outcome(probe, "broken", said)
    return Outcome(probe, "refused", said)


def _sqlstate(error: DatabaseError) -> str:
    return getattr(error.__cause__, "sqlstate", "") or ""


def _trigger_recursion(switch: Literal["ON", "OFF"]) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"PRAGMA recursive_triggers = {switch}")
