"""Restoring a backup: what it replaces stays until the restored record has been verified."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from django.contrib.auth.models import User
from django.core.management import call_command
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.loader import MigrationLoader

from claims.backup import postgres, sqlite
from claims.backup.manifest import NAMES, BackupRefused, Manifest
from claims.models import Claim
from claims.verification import verify_everything
from trail.catalogue import verify_constraints, verify_guards
from trail.chain import Head, head
from trail.findings import Finding, Grade
from trail.models import Event
from trail.snapshot import reading_snapshot
from trail.word_index import verify_word_indexes

# So many findings are told; verify_trail on the original tells all.
TOLD = 20


def check_fits(manifest: Manifest) -> None:
    """Refuse a backup of another kind of database, or of newer code than this."""
    if manifest.database != connection.vendor:
        raise BackupRefused(
            f"This is a backup of {NAMES[manifest.database]}, and the configured database is "
            f"{NAMES[connection.vendor]}. Set DATABASE_URL to a {NAMES[manifest.database]} database."
        )
    loader = MigrationLoader(None, ignore_no_migrations=True)
    known = {f"{app}.{name}" for app, name in loader.disk_migrations}
    ours = {name for name in manifest.contents.migrations if name.split(".")[0] in loader.migrated_apps}
    if unknown := sorted(ours - known):
        raise BackupRefused(
            f"This backup was made by a newer Gegenlese ({manifest.made_by}): the migration {unknown[0]} is "
            "unknown here. Install that version first."
        )


def what_would_be_lost() -> str:
    """Return in words what the configured database holds; empty if there is nothing in it to lose."""
    if connection.vendor == "sqlite" and not Path(connection.settings_dict["NAME"]).exists():
        return ""
    try:
        tables = set(connection.introspection.table_names())
        if not tables:
            return ""
        if not {Event._meta.db_table, Claim._meta.db_table, User._meta.db_table} <= tables:
            return f"{len(tables)} tables of something else"
        newest = Event.objects.order_by("-seq").first()
        accounts = User._default_manager.count()
        if newest is None and not accounts:
            return ""
        until = f" until {newest.at:%Y-%m-%d %H:%M} UTC" if newest else ""
        return f"{head().seq} events{until}, {Claim.objects.count()} claims, {accounts} accounts"
    except DatabaseError:
        return "data that cannot be read"


def restore(
    dump: Path, manifest: Manifest, *, anchors: Sequence[Head] = (), say: Callable[[str], object]
) -> None:
    """Make the dump the configured database, once its record has been verified with the given heads.

    Migrations it does not have yet are applied and guards installed. When anything fails, the database
    is what it was before.
    """
    with (sqlite if connection.vendor == "sqlite" else postgres).loaded(dump):
        _check_head(manifest.contents.head)
        _migrate(say)
        _refuse_findings([*verify_guards(), *verify_constraints(), *verify_word_indexes()])
        say("Verifying the restored record …")
        _verify([manifest.contents.head, *anchors])


def _check_head(expected: Head) -> None:
    if head() != expected:
        raise BackupRefused(
            f"The dump ends with the head {head()}, its manifest says {expected}: "
            "they do not belong together."
        )


def _migrate(say: Callable[[str], object]) -> None:
    executor = MigrationExecutor(connection)
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    if plan:
        names = ", ".join(f"{migration.app_label}.{migration.name}" for migration, _ in plan)
        say(f"The backup is older than this version. Migrations applied to it: {names}.")
    # Without anything to apply it still installs the guards anew.
    call_command("migrate", verbosity=0, interactive=False)


def _verify(anchors: Sequence[Head]) -> None:
    with reading_snapshot():
        _refuse_findings([f for f in verify_everything(anchors=anchors) if f.grade != Grade.NOTE])


def _refuse_findings(found: Sequence[Finding]) -> None:
    if found:
        told = "\n".join(str(finding) for finding in found[:TOLD])
        more = f"\n… and {len(found) - TOLD} more" if len(found) > TOLD else ""
        raise BackupRefused(
            f"The restored record does not verify, so the database was left as it was:\n{told}{more}"
        )
