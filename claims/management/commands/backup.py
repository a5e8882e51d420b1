"""``manage.py backup DIRECTORY``: write the database, with the head of its trail, into a new directory."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError

from claims.backup.making import make_backup
from claims.backup.manifest import BackupRefused


class Command(BaseCommand):
    help = (
        "Writes the whole database as it is at one moment, while others go on writing, into a new directory: "
        "a dump and a manifest with the head of the trail. Archived pages are in it."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("directory", type=Path, help="a name that does not exist yet")

    def handle(self, *_args: Any, **options: Any) -> None:
        target = options["directory"].absolute()
        try:
            manifest = make_backup(target)
        except BackupRefused as refusal:
            raise CommandError(str(refusal)) from refusal
        except (OSError, DatabaseError) as error:
            raise CommandError(f"The backup was not made: {error}") from error
        self.stdout.write(f"{target / manifest.dump}: {manifest.bytes:,} bytes")
        self.stdout.write(self.style.SUCCESS(f"head {manifest.contents.head}"))
