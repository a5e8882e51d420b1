"""``manage.py export_claims --format csv --output claims.csv``: what the list of claims shows, as a file."""

from __future__ import annotations

import os
import sys
import tempfile
from argparse import ArgumentParser
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, BinaryIO

from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError
from django.http import QueryDict
from django.utils.translation import override

from claims.exports import CLAIMS, Export, ExportRefused, Stream, prepare_export
from claims.management.arguments import readable

STANDARD_OUTPUT = "-"
BAR = 30


class Command(BaseCommand):
    help = (
        "Writes the published claims that the list shows under the same filters, as they are at one moment. "
        "Editors may publish meanwhile."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--format", choices=list(CLAIMS), required=True, help="how they are written")
        parser.add_argument(
            "--filter",
            action="append",
            default=[],
            type=readable,
            metavar="NAME=VALUE",
            help="a filter of the list, such as accuracy=false; may be repeated",
        )
        parser.add_argument("--cursor", type=readable, metavar="ID", help="go on after this claim")
        parser.add_argument("--bom", action="store_true", help="CSV with a byte-order mark, for Excel")
        parser.add_argument(
            "--output", default=STANDARD_OUTPUT, metavar="FILE", help="a file, or - for standard output"
        )
        parser.add_argument("--force", action="store_true", help="replace a file that is there")

    def handle(self, *_args: Any, **options: Any) -> None:
        export = _prepared(options)
        try:
            with _opened(options["output"], force=options["force"]) as file, export.open() as stream:
                for part in _watched(export, stream):
                    file.write(part)
        except BrokenPipeError:
            # What Python would write at its end has nowhere to go either.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            raise CommandError("The reader went away before the export was whole.") from None
        except (OSError, DatabaseError) as error:
            raise CommandError(f"The export was not written: {error}") from error


def _prepared(options: dict[str, Any]) -> Export:
    params = QueryDict(mutable=True)
    for given in options["filter"]:
        name, equals, value = given.partition("=")
        if not equals or not name:
            raise CommandError(f"--filter {given}: write NAME=VALUE, such as accuracy=false.")
        if name in ("cursor", "bom"):
            raise CommandError(f"--filter {given}: {name} is no filter; use --{name}.")
        params.appendlist(name, value)
    if options["cursor"]:
        params["cursor"] = options["cursor"]
    if options["bom"]:
        params["bom"] = "true"
    try:
        with override("en"):
            return prepare_export(CLAIMS[options["format"]], params)
    except ExportRefused as refusal:
        sentences = [f"{name}: {sentence}" for name, told in refusal.problems.items() for sentence in told]
        raise CommandError("\n".join(sentences)) from refusal


@contextmanager
def _opened(output: str, *, force: bool) -> Iterator[BinaryIO]:
    """Give a file to write to, which stands under its name only once all of it is on the disk."""
    if output == STANDARD_OUTPUT:
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()
        return
    target = Path(output)
    if target.is_dir():
        raise CommandError(f"{target} is a directory.")
    if not target.parent.is_dir():
        raise CommandError(f"{target.parent} is no directory.")
    if not force and target.exists():
        raise CommandError(f"{target} exists already. Choose another name, or replace it with --force.")
    handle, name = tempfile.mkstemp(prefix=f".{target.name}.", suffix=".partial", dir=target.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            yield file
            file.flush()
            os.fchmod(file.fileno(), 0o644)
            os.fsync(file.fileno())
        if force:
            Path(name).replace(target)
        else:
            # Unlike a rename, this refuses a file that somebody else has put there meanwhile.
            target.hardlink_to(name)
    except FileExistsError as error:
        raise CommandError(f"{target} was made by somebody else meanwhile and stays as it is.") from error
    finally:
        with suppress(FileNotFoundError):
            Path(name).unlink()


def _watched(export: Export, stream: Stream) -> Iterator[bytes]:
    """Pass the parts on; a terminal sees how far it is."""
    if not sys.stderr.isatty():
        yield from stream
        return
    rows = export.count(stream.moment) * export.format.passes
    for part in stream:
        yield part
        share = min(1.0, stream.moment.rows_read / rows) if rows else 1.0
        done = round(BAR * share)
        sys.stderr.write(f"\r[{'#' * done}{'.' * (BAR - done)}] {share:4.0%}")
        sys.stderr.flush()
    sys.stderr.write("\n")
