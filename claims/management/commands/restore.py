"""``manage.py restore DIRECTORY``: make a backup the configured database, once it has been verified."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError, connection

from claims.backup.manifest import BackupRefused, check_dump, read_manifest
from claims.backup.restoring import check_fits, restore, what_would_be_lost
from trail.chain import parse_head


class Command(BaseCommand):
    help = (
        "Restores a backup into the configured database: checks the dump, applies missing migrations, "
        "installs the guards, verifies the record. When anything does not fit, the database stays as it was."
    )
    # The database may be unreadable or belong to another version; that is why one restores.
    requires_system_checks = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("directory", type=Path, help="what “backup” wrote")
        parser.add_argument(
            "--anchor",
            action="append",
            default=[],
            metavar="SEQ:HASH",
            help="a head you kept elsewhere; the restored trail must hold it; may be given more than once",
        )
        parser.add_argument("--force", action="store_true", help="replace a database that is not empty")
        parser.add_argument("--yes", action="store_true", help="with --force, do not ask")

    def handle(self, *_args: Any, **options: Any) -> None:
        try:
            anchors = [parse_head(text) for text in options["anchor"]]
        except ValueError as error:
            raise CommandError(f"--anchor: {error}") from error
        directory = options["directory"].absolute()
        try:
            manifest = read_manifest(directory)
            check_fits(manifest)
            dump = check_dump(directory, manifest)
            made = f"{manifest.made_at} by Gegenlese {manifest.made_by}"
            self.stdout.write(f"Backup of {made}, head {manifest.contents.head}.")
            self._agree(force=options["force"], yes=options["yes"])
            restore(dump, manifest, anchors=anchors, say=self.stdout.write)
        except BackupRefused as refusal:
            raise CommandError(str(refusal)) from refusal
        except (OSError, DatabaseError) as error:
            raise CommandError(f"The backup was not restored, nothing was changed: {error}") from error
        self.stdout.write(self.style.SUCCESS(f"Restored and verified, head {manifest.contents.head}."))

    def _agree(self, *, force: bool, yes: bool) -> None:
        lost = what_would_be_lost()
        if not lost:
            return
        name = Path(str(connection.settings_dict["NAME"])).name
        if not force:
            raise CommandError(
                f"The database {name} is not empty: it holds {lost}. All of it would be lost. "
                "Back it up, then repeat with --force. Nothing was changed."
            )
        self.stdout.write(f"The database {name} holds {lost}. All of it is replaced by the backup.")
        if yes:
            return
        try:
            typed = input(f"Type {name} to replace it: ")
        except EOFError as error:
            raise CommandError(
                f"Nobody is there to type {name}; --yes replaces it without asking. Nothing was changed."
            ) from error
        if typed.strip() != name:
            raise CommandError("That is not its name. Nothing was changed.")
