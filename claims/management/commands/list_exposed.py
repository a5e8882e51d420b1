"""``manage.py list_exposed SLUG``: every published text that names a source."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from claims.management.arguments import readable
from claims.record.exposure import Exposure, exposures_of
from sources.models import Source


class Command(BaseCommand):
    help = (
        "Lists the editions and copy-edits that name a source, as what, and the record body that holds it. "
        "Exit code 1 while there are any."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("slug", type=readable, help="short name of the source")

    def handle(self, *_args: Any, slug: str, **_options: Any) -> None:
        source = Source.objects.filter(slug=slug).first()
        if source is None:
            raise CommandError(f"No source has the short name “{slug}”.")
        exposures = exposures_of(source)
        for exposure in exposures:
            self.stdout.write(_line(exposure))
        if exposures:
            raise CommandError(f"{len(exposures)} stored texts name {slug}.", returncode=1)
        self.stdout.write(self.style.SUCCESS(f"No stored text names {slug}."))


def _line(exposure: Exposure) -> str:
    edition = exposure.edition
    needed = "correct, then erase" if exposure.is_newest else "erase"
    return (
        f"{edition.claim.public_id}/{edition.number} ({edition.claim.published.state}, "
        f"{', '.join(exposure.roles)}): {needed} {exposure.digest}"
    )
