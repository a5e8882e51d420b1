"""``manage.py erase``: take one text out of the record for good."""

from __future__ import annotations

from argparse import ArgumentParser
from collections.abc import Iterator
from typing import Any

from django.core.management.base import BaseCommand, CommandError, no_translations
from django.db import ProgrammingError, transaction

from claims.management.arguments import account_of, readable
from claims.models import ClaimEdition
from claims.record.erasure import Erasure, erasure_of, texts_in
from claims.workflow.actions.erasing import check_may_erase, check_not_erased, check_reason, erase
from claims.workflow.actions.step import checked_reason
from claims.workflow.errors import TransitionRefused
from sources.public_id import canonical_public_id
from trail.bodies import read_body
from trail.editors import editor_for
from trail.models import RecordBody

SHORTEST_PREFIX = 12
LONGEST = 64
SHOWN = 200
ANSWER = "erase"


class Command(BaseCommand):
    help = (
        "Erases one text of the record: an edition, or what an entry of the trail holds. Shows it first and "
        "asks. It cannot be undone. The trail says who erased it and why, and still verifies."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "text",
            type=readable,
            help=f"an edition as PUBLIC_ID/NUMBER, or the digest of a record body: {SHORTEST_PREFIX} or more "
            "of its 64 hexadecimal digits",
        )
        parser.add_argument(
            "--by", type=readable, required=True, metavar="USERNAME", help="your account, a superuser's"
        )
        parser.add_argument(
            "--reason",
            type=readable,
            required=True,
            help="the order and who ordered it; stays in the record, so repeat nothing of the text",
        )
        parser.add_argument("--keep-captures", action="store_true", help="leave archived copies as they are")
        parser.add_argument("--dry-run", action="store_true", help="show what would be erased, and stop")
        parser.add_argument("--yes", action="store_true", help="do not ask")

    @no_translations
    def handle(self, *_args: Any, **options: Any) -> None:
        try:
            body = _body(options["text"])
            account = account_of(options["by"])
            check_may_erase(account)
            check_not_erased(body)
            check_reason(checked_reason(options["reason"]), body)
            planned = erasure_of(body)
            for line in _report(planned, keep_captures=options["keep_captures"]):
                self.stdout.write(line)
            if options["dry_run"]:
                self.stdout.write("Dry run: nothing was erased.")
                return
            if not options["yes"]:
                _ask()
            with transaction.atomic():
                event = erase(
                    body.digest,
                    by=editor_for(account),
                    reason=options["reason"],
                    keep_captures=options["keep_captures"],
                )
        except TransitionRefused as refusal:
            raise CommandError(f"{refusal} Nothing was erased.") from refusal
        except ProgrammingError as error:
            raise CommandError(
                "The database does not let this role change the record. Run the command as the role that "
                "owns the tables. Nothing was erased."
            ) from error
        self.stdout.write(self.style.SUCCESS(f"Erased by event {event.seq}."))
        self.stdout.write(
            "Files of the database may hold the bytes until VACUUM, and backups until you delete them: "
            "see docs/deployment.md."
        )


def _body(name: str) -> RecordBody:
    if "/" in name:
        return _edition(name).body
    digits = name.lower()
    if not set(digits) <= set("0123456789abcdef") or not SHORTEST_PREFIX <= len(digits) <= LONGEST:
        raise CommandError(
            f"“{name}” names no text. Give an edition as PUBLIC_ID/NUMBER, or {SHORTEST_PREFIX} to {LONGEST} "
            "hexadecimal digits of a digest."
        )
    found = list(RecordBody.objects.filter(digest__startswith=digits)[:2])
    if not found:
        raise CommandError(f"No record body has a digest that begins with {digits}.")
    if len(found) > 1:
        raise CommandError(f"More than one digest begins with {digits}. Give more digits.")
    return found[0]


def _edition(name: str) -> ClaimEdition:
    typed, _, number = name.partition("/")
    public_id = canonical_public_id(typed)
    if public_id is None or not (number.isascii() and number.isdecimal() and len(number) < 10):
        raise CommandError(f"“{name}” names no edition. Write it as PUBLIC_ID/NUMBER, e.g. 7Q2M012M7Q21/1.")
    editions = ClaimEdition.objects.select_related("body")
    edition = editions.filter(claim__public_id=public_id, number=int(number)).first()
    if edition is None:
        raise CommandError(f"There is no edition {number} of a claim {public_id}.")
    return edition


def _report(planned: Erasure, *, keep_captures: bool) -> Iterator[str]:
    yield f"To be erased: {planned.what}"
    yield f"  digest {planned.body.digest}, {len(planned.body.text):,} characters, these texts among them:"
    for text in dict.fromkeys(texts_in(read_body(planned.body))):
        line = " ".join(text.split())
        yield f"    “{line[:SHOWN]}{' …' if len(line) > SHOWN else ''}”"
    if planned.is_newest:
        yield "  It is the newest edition: readers get a notice (410), lists and search lose it."
    elif planned.edition is not None:
        yield "  Readers get a notice (410) at its address."
    for capture in () if keep_captures else planned.captures:
        yield f"  Emptied with it: archived copy {capture.pk} of {capture.address.url}"
    for kept in planned.kept:
        yield f"  Stays: archived copy {kept.capture.pk} of {kept.capture.address.url}: {kept.why}"
    if planned.elsewhere:
        yield "Other texts of this claim in the record (erase them one by one, by these digits):"
        for holding in planned.elsewhere:
            mark = "repeats its words" if holding.repeats else "other words"
            yield f"  {holding.digest[:SHORTEST_PREFIX]}  {mark:17}  {holding.what}"
    if planned.at_desk:
        yield f"Stays at the desk, for editors only: {', '.join(planned.at_desk)}."


def _ask() -> None:
    try:
        answer = input(f"This cannot be undone. Type “{ANSWER}” to go on: ")
    except EOFError as error:
        raise CommandError(
            "Nobody is there to answer; --yes goes on without asking. Nothing was erased."
        ) from error
    if answer.strip() != ANSWER:
        raise CommandError("Nothing was erased.")
