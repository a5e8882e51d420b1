"""``manage.py import_article FILE|DIRECTORY|ADDRESS …``: store texts and propose the claims found in them."""

from __future__ import annotations

import datetime as dt
from argparse import ArgumentParser
from functools import partial
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.urls import reverse
from django.utils import timezone, translation

from claims.intake.batch import STANDARD_INPUT, Batch, is_address
from claims.intake.outcome import Given, ImportResult
from claims.intake.readers import SUFFIXES
from claims.management.arguments import account_of
from claims.management.words import counted
from claims.record.chains import chains
from sources.lookup import find_source_name
from sources.models import Source
from trail.editors import editor_for, system_editor
from trail.models import Editor

BAR = 30


class Command(BaseCommand):
    help = (
        "Stores news texts and proposes the claims found in them, with the sources they are attributed to. "
        "One text that cannot be read does not keep the others out."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "source",
            nargs="+",
            help=f'files ({", ".join(SUFFIXES)}), directories, web addresses; "-" reads standard input',
        )
        parser.add_argument("--title", default="", help="for one text; by default what it says of itself")
        parser.add_argument("--publisher", default="", help="a registered name or domain, e.g. op-online.de")
        parser.add_argument("--published", default="", help="day of publication, e.g. 2025-02-04")
        parser.add_argument(
            "--language", default="", help="BCP 47, e.g. de or en (default: what the text says, else de)"
        )
        parser.add_argument("--url", default="", help="where the text was published")
        parser.add_argument("--by", default="", help="user name of the editor; by default the system (E-000)")
        parser.add_argument(
            "--dry-run", action="store_true", help="show what would be proposed, store nothing"
        )

    def handle(self, *_args: Any, **options: Any) -> None:
        with translation.override("en"):
            self._import(**options)

    def _import(self, *, source: list[str], dry_run: bool, **options: Any) -> None:
        names = [name for given in source for name in _names(given)]
        if len(names) > 1 and (options["title"] or options["url"]):
            raise CommandError("--title and --url describe one text, and there are several.")
        batch = Batch(
            names,
            by=_editor(options["by"]),
            given=Given(
                title=options["title"],
                language=options["language"],
                url=options["url"],
                publisher=_publisher(options["publisher"]),
                published_at=_published(options["published"]),
            ),
            dry_run=dry_run,
            seen=partial(self._report, dry_run=dry_run) if len(names) == 1 else _say_nothing,
        )
        self._work(batch)
        self._summary(batch)
        if dry_run:
            self.stdout.write("Dry run: nothing was stored.")
        if batch.failed and len(names) == 1 and not batch.notes:
            raise CommandError(f"{names[0]}: {batch.failed[0].reason}")
        if batch.failed:
            raise CommandError(f"{len(batch.failed)} could not be imported; the others are not affected.")

    def _work(self, batch: Batch) -> None:
        shows = self.stderr.isatty()
        for done, total, name in batch.run():
            if shows:
                filled = BAR * done // total
                bar = f"[{'#' * filled}{'.' * (BAR - filled)}] {done}/{total}"
                self.stderr.write(f"\r{bar} {name[-40:]:40}", ending="")
        if shows:
            self.stderr.write("\r" + " " * 90 + "\r", ending="")

    def _summary(self, batch: Batch) -> None:
        created = [result for result in batch.results if result.created]
        claims = sum(len(result.claims) for result in created) + batch.claims_of_tables
        sources = {source.pk for result in created for source in result.proposed_sources}
        left_out = sum(result.left_out for result in created)
        for note in batch.notes:
            self.stdout.write(note)
        if len(batch.names) > 1:
            for failed in batch.failed:
                self.stderr.write(f"  {failed.name}: {failed.reason}")
        self.stdout.write(
            self.style.SUCCESS(
                f"{counted(len(created), 'text')} stored, {len(batch.results) - len(created)} known before, "
                f"{len(batch.failed)} failed. {counted(claims, 'claim')} proposed, "
                f"{counted(len(sources), 'source')} to confirm, "
                f"{counted(left_out, 'sentence')} without a checkable statement left out."
            )
        )

    def _report(self, result: ImportResult, *, dry_run: bool) -> None:
        if not result.created:
            self.stdout.write(
                f"This text was imported before as {result.article.public_id} "
                f"(“{result.article.title}”). Nothing was created."
            )
            return
        if dry_run:
            self.stdout.write(f"Would be stored: “{result.article.title}”")
        else:
            self.stdout.write(f"Stored as {result.article.public_id}: “{result.article.title}”")
        if not result.has_rules:
            self.stdout.write("There are no extraction rules for this language: add its claims by hand.")
        for claim in result.claims:
            # What is not kept has no identifier that anybody could look up.
            known_as = "" if dry_run else f"{claim.public_id}  "
            self.stdout.write(f"  {known_as}[{claim.check_worthiness}]  {claim.statement}")
            for chain in chains(list(claim.attributions.select_related("source"))) or [[]]:
                named = " → ".join(str(link.source) for link in chain)
                self.stdout.write(f"                {named or 'nobody is named'}")
        for source in result.proposed_sources:
            self.stdout.write(f"  New source to confirm: {source.name}")
        if not dry_run:
            triage = reverse("admin:sources_article_triage", args=[result.article.pk])
            self.stdout.write(f"Decide about its claims at {settings.SITE_URL}{triage}")


def _say_nothing(_result: ImportResult) -> None:
    """Say nothing: of many texts, the summary is enough."""


def _names(name: str) -> list[str]:
    """Return the files of a directory, in order and without hidden ones; anything else is one name."""
    if not name.strip():
        # An unset variable of a shell; as a path it would be the directory one stands in.
        raise CommandError("A name is empty. Name a file, a directory or an address.")
    path = Path(name)
    if is_address(name) or name == STANDARD_INPUT or not path.is_dir():
        return [name]
    found = sorted(
        file
        for file in path.rglob("*")
        if file.is_file() and not any(part.startswith(".") for part in file.relative_to(path).parts)
    )
    if not found:
        raise CommandError(f"There is no file in {name}.")
    return [str(file) for file in found]


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
    return editor_for(account_of(username))
