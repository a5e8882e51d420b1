"""``manage.py rebuild_matching``: make the index of similar claims again."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand
from django.db import transaction

from claims.workflow.actions.matching import rebuild_matching
from trail.editors import system_editor


class Command(BaseCommand):
    help = "Makes the index that finds similar claims again, recorded as one event of the trail."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--dry-run", action="store_true", help="do everything and undo it")

    def handle(self, *_args: Any, **options: Any) -> None:
        with transaction.atomic():
            count = rebuild_matching(by=system_editor())
            transaction.set_rollback(options["dry_run"])
        done = "would be indexed" if options["dry_run"] else "indexed"
        self.stdout.write(self.style.SUCCESS(f"{count} claims {done}."))
