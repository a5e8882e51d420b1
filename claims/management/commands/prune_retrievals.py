"""``manage.py prune_retrievals``: delete what became of web addresses long ago; the texts stay."""

from __future__ import annotations

import datetime as dt
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from sources.retrievals import prunable, prune_retrievals

LONGEST = 36_500


class Command(BaseCommand):
    help = (
        "Deletes retrievals of web addresses that were done or failed long ago. What waits or is under way "
        "stays, and so do the texts that were brought in. Made for a timer."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--older-than", type=int, default=30, metavar="DAYS", help="what ended so many days ago (30)"
        )
        parser.add_argument(
            "--limit", type=int, default=10_000, metavar="N", help="delete no more in this run (10000)"
        )
        parser.add_argument("--dry-run", action="store_true", help="say how many would be deleted")

    def handle(self, *_args: Any, **options: Any) -> None:
        days, limit = options["older_than"], options["limit"]
        if not 0 <= days <= LONGEST or limit < 1:
            raise CommandError(
                f"--older-than takes 0 to {LONGEST} days, --limit 1 or more retrievals. Nothing was deleted."
            )
        older_than = dt.timedelta(days=days)
        if options["dry_run"]:
            count = min(limit, prunable(older_than=older_than).count())
            self.stdout.write(f"{count} retrievals would be deleted.")
            return
        count = prune_retrievals(older_than=older_than, limit=limit)
        self.stdout.write(self.style.SUCCESS(f"{count} retrievals deleted."))
