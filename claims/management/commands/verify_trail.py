"""``manage.py verify_trail``: recompute the chain, the record and the readers' rows."""

from __future__ import annotations

import json
from argparse import ArgumentParser, ArgumentTypeError
from collections.abc import Iterator
from itertools import chain as one_after_another
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from claims.record.verification import verify_claims, verify_editions, verify_readers_rows
from trail.chain import Head, head
from trail.verification import Finding, verify_anchor, verify_bodies, verify_chain


class Command(BaseCommand):
    help = (
        "Checks that no entry of the trail, no edition and no readers' row was changed, and prints the head. "
        "Exit code 1 with the places otherwise."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--anchor",
            type=_anchor,
            metavar="SEQ:HASH",
            help="a head published earlier; finds a cut or rewritten trail that is consistent in itself",
        )
        parser.add_argument("--json", action="store_true", help="print head and findings as JSON")

    def handle(self, *_args: Any, **options: Any) -> None:
        findings = list(_findings(options["anchor"]))
        newest = head()
        if options["json"]:
            self.stdout.write(
                json.dumps(
                    {
                        "ok": not findings,
                        "head": {"seq": newest.seq, "hash": newest.hash},
                        "findings": [
                            {"code": f.code, "place": f.place, "meaning": f.meaning} for f in findings
                        ],
                    },
                    ensure_ascii=False,
                )
            )
        else:
            for finding in findings:
                self.stdout.write(str(finding))
        if findings:
            raise CommandError(f"{len(findings)} places do not fit.", returncode=1)
        if not options["json"]:
            self.stdout.write(self.style.SUCCESS(f"ok: {newest.seq} events, head {newest.seq}:{newest.hash}"))


def _findings(anchor: Head | None) -> Iterator[Finding]:
    return one_after_another(
        verify_chain(),
        verify_anchor(anchor) if anchor else (),
        verify_bodies(),
        verify_editions(),
        verify_readers_rows(),
        verify_claims(),
    )


def _anchor(text: str) -> Head:
    seq, _, digest = text.partition(":")
    if not seq.isdecimal() or len(digest) != 64:
        raise ArgumentTypeError(f"“{text}” is no anchor like 812:5e3f… (a number, a colon, 64 characters)")
    return Head(int(seq), digest.lower())
