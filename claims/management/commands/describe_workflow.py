"""``manage.py describe_workflow``: the workflow as a document, made from the table of transitions."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from claims.workflow.description import workflow_document


class Command(BaseCommand):
    help = "Prints states, transitions and diagram of the workflow as Markdown, or writes them to a file."
    # Nothing is read from the database, and documentation can be written before one exists.
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--write", metavar="FILE", default="", help="write to this file, as UTF-8")

    def handle(self, *_args: Any, **options: Any) -> None:
        document = workflow_document()
        if not options["write"]:
            self.stdout.write(document, ending="")
            return
        try:
            Path(options["write"]).write_text(document, encoding="utf-8")
        except OSError as error:
            raise CommandError(f"Cannot write {options['write']}: {error.strerror}.") from error
        self.stdout.write(self.style.SUCCESS(f"Written to {options['write']}."))
