"""``manage.py verify_trail``: recompute the chain, the record and the readers' rows."""

from __future__ import annotations

import json
import sys
from argparse import ArgumentParser
from collections.abc import Sequence
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError

from claims.verification import verify_everything
from trail.chain import Head, head, parse_head
from trail.findings import Finding, Grade, exit_code
from trail.snapshot import reading_snapshot

# Not the exit code of any finding: nothing was verified.
NOT_VERIFIED = 4
# What the column holds: 64 bits with a sign.
MAX_SEQ = 2**63 - 1


class Command(BaseCommand):
    help = (
        "Checks that no entry of the trail, no edition and no readers' row was changed, and prints the head. "
        "Writers are not held up. Exit codes: 0 everything fits; 1 an entry or a text of the trail was "
        "changed or is gone; 2 an anchor is not in the trail; 3 another table differs from the trail; "
        "4 nothing was verified."
    )

    def run_from_argv(self, argv: list[str]) -> None:
        """An option that does not exist ends with 4 as well: elsewhere it is 2, which says something here."""
        try:
            # Called by code, a parser raises where it would end the process.
            self.create_parser(argv[0], argv[1]).parse_args(argv[2:])
        except CommandError as error:
            self.stderr.write(str(error))
            sys.exit(NOT_VERIFIED)
        super().run_from_argv(argv)

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--anchor",
            action="append",
            default=[],
            metavar="SEQ:HASH",
            help="a head published earlier; finds a cut or rewritten trail that is consistent in itself; "
            "may be given more than once",
        )
        parser.add_argument(
            "--since",
            default="1",
            metavar="SEQ",
            help="look only at this entry and later ones, and at what they touch",
        )
        parser.add_argument("--json", action="store_true", help="print head and findings as JSON")

    def handle(self, *_args: Any, **options: Any) -> None:
        anchors, since = _anchors(options["anchor"]), _first_entry(str(options["since"]))
        self._looked_at = 0
        try:
            with reading_snapshot():
                newest = head()
                found = list(verify_everything(since=since, anchors=anchors, tick=self._show_progress))
        except DatabaseError as error:
            raise CommandError(f"The database cannot be read: {error}", returncode=NOT_VERIFIED) from error
        finally:
            self._end_progress()
        code = exit_code(found)
        left_out = _left_out(since)
        if options["json"]:
            self.stdout.write(_as_json(newest, found, code, left_out))
        else:
            self._print(newest, found, left_out)
        if code:
            wrong = sum(f.grade != Grade.NOTE for f in found)
            raise CommandError(f"{wrong} places do not fit.", returncode=code)

    def _print(self, newest: Head, found: Sequence[Finding], left_out: str) -> None:
        for finding in found:
            if finding.grade != Grade.NOTE:
                self.stdout.write(str(finding))
        for code, words in _NOTES.items():
            if count := sum(f.code == code for f in found):
                self.stdout.write(f"{count} {words}")
        if left_out:
            self.stdout.write(left_out)
        if not exit_code(found):
            self.stdout.write(self.style.SUCCESS(f"ok: {newest.seq} events, head {newest}"))

    def _show_progress(self, rows: int) -> None:
        self._looked_at += rows
        if self.stderr.isatty():
            self.stderr.write(f"\r{self._looked_at:,} rows looked at", ending="")
            self.stderr.flush()

    def _end_progress(self) -> None:
        if self._looked_at and self.stderr.isatty():
            self.stderr.write("\r\x1b[K", ending="")


_NOTES = {
    "erased_body": "record texts were erased, each by an event that names it.",
    "orphan_body": "record texts are referred to by nothing.",
}


def _anchors(given: Sequence[str]) -> list[Head]:
    try:
        return [parse_head(text) for text in given]
    except ValueError as error:
        raise CommandError(f"--anchor: {error}", returncode=NOT_VERIFIED) from error


def _first_entry(given: str) -> int:
    is_number = given.isascii() and given.isdecimal() and len(given) <= len(str(MAX_SEQ))
    if not (is_number and 0 < int(given) <= MAX_SEQ):
        raise CommandError(
            f"--since: “{given}” is no number of an entry; entries are numbered from 1.",
            returncode=NOT_VERIFIED,
        )
    return int(given)


def _left_out(since: int) -> str:
    if since == 1:
        return ""
    return (
        f"Not looked at: entries before {since}, their texts, and claims nothing has happened to since. "
        "Run it without --since from time to time."
    )


def _as_json(newest: Head, found: Sequence[Finding], code: int, left_out: str) -> str:
    return json.dumps(
        {
            "ok": code == 0,
            "exit_code": code,
            "head": {"seq": newest.seq, "hash": newest.hash},
            "findings": [
                {"code": f.code, "place": f.place, "meaning": f.meaning}
                for f in found
                if f.grade != Grade.NOTE
            ],
            "notes": {kind: sum(f.code == kind for f in found) for kind in _NOTES},
            "not_looked_at": left_out,
        },
        ensure_ascii=False,
    )
