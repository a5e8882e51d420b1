"""``manage.py rebuild_published``: make every readers' row again from its newest edition."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand
from django.db import transaction

from claims.workflow.actions.publishing import rebuild_published
from trail.editors import system_editor


class Command(BaseCommand):
    help = "Makes every readers' row again from its newest edition, recorded as one event of the trail."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--dry-run", action="store_true", help="do everything and undo it")

    def handle(self, *_args: Any, **options: Any) -> None:
        with transaction.atomic():
            count = rebuild_published(by=system_editor())
            transaction.set_rollback(options["dry_run"])
        done = "would be rebuilt" if options["dry_run"] else "rebuilt"
        self.stdout.write(self.style.SUCCESS(f"{count} readers' rows {done}."))
