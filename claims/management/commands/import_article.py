"""``manage.py import_article FILE``: store a text and propose the claims found in it."""

from __future__ import annotations

import datetime as dt
import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.contrib.auth import get_user_model
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.utils import timezone

from claims.intake import ImportResult, import_text
from claims.record.chains import chains
from claims.workflow.errors import TransitionRefused
from sources.lookup import find_source_name
from sources.models import Source
from trail.editors import editor_for, system_editor
from trail.models import Editor

MAX_BYTES = 1_000_000


class Command(BaseCommand):
    help = "Stores a news text and proposes the claims found in it, with the sources they are attributed to."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", help='plain text in UTF-8; "-" reads standard input')
        parser.add_argument("--title", default="", help="by default the first line of the text")
        parser.add_argument("--publisher", default="", help="a registered name or domain, e.g. op-online.de")
        parser.add_argument("--published", default="", help="day of publication, e.g. 2025-02-04")
        parser.add_argument("--language", default="de", help="BCP 47, e.g. de or en (default: de)")
        parser.add_argument("--url", default="", help="where the text was published")
        parser.add_argument("--by", default="", help="user name of the editor; by default the system (E-000)")
        parser.add_argument(
            "--dry-run", action="store_true", help="show what would be proposed, store nothing"
        )

    def handle(self, *_args: Any, **options: Any) -> None:
        try:
            with transaction.atomic():
                result = import_text(
                    _read(options["file"]),
                    by=_editor(options["by"]),
                    title=options["title"],
                    language=options["language"],
                    url=options["url"],
                    publisher=_publisher(options["publisher"]),
                    published_at=_published(options["published"]),
                )
                self._report(result)
                transaction.set_rollback(options["dry_run"])
        except ValidationError as error:
            raise CommandError(" ".join(error.messages)) from error
        except TransitionRefused as refusal:
            raise CommandError(str(refusal)) from refusal
        if options["dry_run"]:
            self.stdout.write("Dry run: nothing was stored.")

    def _report(self, result: ImportResult) -> None:
        if not result.created:
            self.stdout.write(
                f"This text was imported before as {result.article.public_id} "
                f"(“{result.article.title}”). Nothing was created."
            )
            return
        self.stdout.write(f"Stored as {result.article.public_id}: “{result.article.title}”")
        if not result.has_rules:
            self.stdout.write("There are no extraction rules for this language: add its claims by hand.")
        for claim in result.claims:
            self.stdout.write(f"  {claim.public_id}  [{claim.check_worthiness}]  {claim.statement}")
            for chain in chains(list(claim.attributions.select_related("source"))) or [[]]:
                named = " → ".join(str(link.source) for link in chain)
                self.stdout.write(f"                {named or 'nobody is named'}")
        for source in result.proposed_sources:
            self.stdout.write(f"  New source to confirm: {source.name}")
        self.stdout.write(
            self.style.SUCCESS(
                f"{len(result.claims)} claims proposed, {len(result.proposed_sources)} sources to confirm, "
                f"{result.left_out} sentences without a checkable statement left out."
            )
        )


def _read(name: str) -> str:
    try:
        data = sys.stdin.buffer.read(MAX_BYTES + 1) if name == "-" else _read_file(Path(name))
    except OSError as error:
        raise CommandError(f"Cannot read {name}: {error.strerror}.") from error
    if len(data) > MAX_BYTES:
        raise CommandError(f"{name} is larger than {MAX_BYTES:,} bytes.")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise CommandError(
            f"{name} is not UTF-8 text (line {line}). Save it as UTF-8 and try again."
        ) from error


def _read_file(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(MAX_BYTES + 1)


def _publisher(name: str) -> Source | None:
    if not name:
        return None
    registered = find_source_name(name)
    if registered is None:
        raise CommandError(f"No source is known as “{name}”. Add it in the admin, or leave --publisher out.")
    return registered.source


def _published(day: str) -> dt.datetime | None:
    if not day:
        return None
    try:
        return timezone.make_aware(dt.datetime.combine(dt.date.fromisoformat(day), dt.time()))
    except (ValueError, OverflowError) as error:
        raise CommandError(f"--published: “{day}” is no day like 2025-02-04.") from error


def _editor(username: str) -> Editor:
    if not username:
        return system_editor()
    user = get_user_model()._default_manager.filter(username=username).first()
    if user is None:
        raise CommandError(f"--by: there is no account “{username}”.")
    return editor_for(user)
