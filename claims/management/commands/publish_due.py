"""``manage.py publish_due``: publish what two persons cleared, once its embargo has ended."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError, no_translations
from django.utils import timezone

from claims.workflow.actions.embargo import DueClaim, Outcome, publish_due
from trail.editors import system_editor

SHOWN = 80


class Command(BaseCommand):
    help = (
        "Publishes cleared claims whose embargo has ended, oldest first, and leaves those that were held "
        "back to a person. Made for a timer: running it twice changes nothing. Exit code 1 if a claim "
        "could not be published."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--dry-run", action="store_true", help="say what would be published and what is held"
        )

    @no_translations
    def handle(self, *_args: Any, **options: Any) -> None:
        dry_run: bool = options["dry_run"]
        counts = dict.fromkeys(Outcome, 0)
        for due in publish_due(by=system_editor(), dry_run=dry_run):
            counts[due.outcome] += 1
            # A held claim is due at every run until somebody publishes it: not a line each time.
            if due.outcome is not Outcome.HELD or dry_run:
                self.stdout.write(_line(due, dry_run=dry_run))
        if counts[Outcome.REFUSED]:
            raise CommandError(
                f"{counts[Outcome.REFUSED]} of {sum(counts.values())} claims could not be published.",
                returncode=1,
            )
        done = "would be published" if dry_run else "published"
        self.stdout.write(
            self.style.SUCCESS(f"{counts[Outcome.PUBLISHED]} {done}, {counts[Outcome.HELD]} held back.")
        )


def _line(due: DueClaim, *, dry_run: bool) -> str:
    until = due.claim.embargo_until
    ended = timezone.localtime(until).isoformat(" ", "minutes") if until else "lifted"
    words = {
        Outcome.PUBLISHED: "would be published" if dry_run else "published",
        Outcome.HELD: "held back: a reviewer publishes it",
        Outcome.GONE: "no longer cleared: somebody else was faster",
        Outcome.REFUSED: f"not published: {due.why}",
    }[due.outcome]
    return f"{due.claim.public_id}  embargo {ended}  {words}  “{due.claim.statement[:SHOWN]}”"
