"""``manage.py recheck_captures``: look again at the pages published claims rest on."""

from __future__ import annotations

import datetime as dt
from argparse import ArgumentParser
from collections import Counter
from typing import Any

from django.core.management.base import BaseCommand, CommandError, no_translations
from django.utils import timezone

from claims.archive.archiving import archive_here
from claims.archive.naming import due_for_another_look
from sources.captures import address_key
from sources.models import ArchivedAddress, Finding, RetrievalState

_FOUND = {
    Finding.CHANGED: "changed",
    Finding.EXCERPT_GONE: "quoted words gone",
    Finding.GONE: "gone",
}


class Command(BaseCommand):
    help = (
        "Fetches the pages that published claims name again, longest unseen first, and keeps a copy "
        "of what differs. A page that changed or is gone flags its claims at the desk; no verdict and "
        "nothing readers have changes. Made for a timer."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--older-than", type=int, default=30, metavar="DAYS", help="look again after so many days (30)"
        )
        parser.add_argument("--limit", type=int, metavar="N", help="fetch no more than N pages in this run")
        parser.add_argument("--dry-run", action="store_true", help="say which pages would be fetched")

    @no_translations
    def handle(self, *_args: Any, **options: Any) -> None:
        days, limit = options["older_than"], options["limit"]
        if days < 0 or (limit is not None and limit < 1):
            raise CommandError(
                "--older-than takes 0 or more days, --limit 1 or more pages. Nothing was fetched."
            )
        due = due_for_another_look(older_than=dt.timedelta(days=days), now=timezone.now(), limit=limit)
        if options["dry_run"]:
            for url in due:
                self.stdout.write(url)
            self.stdout.write(f"{len(due)} pages would be fetched.")
            return
        counts: Counter[str] = Counter()
        for url in due:
            outcome = look_again(url)
            counts[outcome] += 1
            if outcome != "unchanged":
                self.stdout.write(f"{outcome}: {url}")
        told = ", ".join(f"{count} {outcome}" for outcome, count in sorted(counts.items()))
        self.stdout.write(self.style.SUCCESS(f"{len(due)} pages fetched{': ' if told else ''}{told}."))


def look_again(url: str) -> str:
    """Fetch a page and return in a word what is new about it."""
    before = ArchivedAddress.objects.filter(key=address_key(url)).first()
    now = archive_here(url)
    if now.finding and (before is None or before.found_at != now.found_at):
        return _FOUND[Finding(now.finding)]
    if now.state == RetrievalState.FAILED:
        return f"no copy ({now.failure})"
    return "unchanged" if before and before.checked_at else "archived"
