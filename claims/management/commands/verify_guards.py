"""``manage.py verify_guards``: does the database still refuse what the workflow must never do?"""

from __future__ import annotations

import json
from argparse import ArgumentParser
from itertools import chain as one_after_another
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError

from trail.catalogue import notes, verify_constraints, verify_guards, verify_settings
from trail.findings import Finding
from trail.probing import Outcome, try_probes
from trail.word_index import verify_word_indexes, word_indexes

_MEANINGS = {
    "passed": ("probe_passed", "the database did it: %s"),
    "broken": ("probe_broken", "it could not be tried, which says nothing about the guard: %s"),
}


class Command(BaseCommand):
    help = (
        "Compares guards, constraints, settings and word indexes of the database with what this version of "
        "the code expects. Exit code 1 and the places where something is missing, switched off or different."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--probe",
            action="store_true",
            help="also try every forbidden statement, each in a transaction that is rolled back; safe on a "
            "database in use, except that numbers of sequences are used up",
        )
        parser.add_argument("--json", action="store_true", help="print the result as JSON")

    def handle(self, *_args: Any, **options: Any) -> None:
        try:
            findings = list(
                one_after_another(
                    verify_guards(), verify_constraints(), verify_settings(), verify_word_indexes()
                )
            )
            if options["probe"]:
                findings += [finding for index in word_indexes() for finding in index.wrong_words()]
            outcomes = list(try_probes()) if options["probe"] else []
            said = notes()
        except DatabaseError as error:
            raise CommandError(f"The database could not be asked: {str(error).strip()}") from error
        findings += [_finding(outcome) for outcome in outcomes if outcome.result in _MEANINGS]
        if options["json"]:
            self.stdout.write(json.dumps(_as_json(findings, outcomes, said), ensure_ascii=False))
        else:
            self._print(findings, outcomes, said)
        if findings:
            raise CommandError(f"{len(findings)} places do not fit.", returncode=1)
        if not options["json"]:
            self.stdout.write(self.style.SUCCESS("ok: the database refuses what it has to"))

    def _print(self, findings: list[Finding], outcomes: list[Outcome], said: list[str]) -> None:
        for finding in findings:
            self.stdout.write(str(finding))
        for reason, guards in _not_tried(outcomes).items():
            self.stdout.write(f"not tried, {reason}: {', '.join(guards)}")
        for note in said:
            self.stdout.write(f"note: {note}")
        if outcomes:
            refused = sum(outcome.result == "refused" for outcome in outcomes)
            self.stdout.write(f"{refused} of {len(outcomes)} forbidden statements were refused")


def _finding(outcome: Outcome) -> Finding:
    code, meaning = _MEANINGS[outcome.result]
    said = outcome.probe.statement if outcome.result == "passed" else outcome.detail
    return Finding(code, outcome.probe.attacks, meaning % said)


def _not_tried(outcomes: list[Outcome]) -> dict[str, list[str]]:
    """Reasons with the guards they concern: those that no other statement tried."""
    tried = {outcome.probe.attacks for outcome in outcomes if outcome.result != "not tried"}
    found: dict[str, list[str]] = {}
    for outcome in outcomes:
        if outcome.result == "not tried" and outcome.probe.attacks not in tried:
            guards = found.setdefault(outcome.detail, [])
            if outcome.probe.attacks not in guards:
                guards.append(outcome.probe.attacks)
    return found


def _as_json(findings: list[Finding], outcomes: list[Outcome], said: list[str]) -> dict[str, Any]:
    return {
        "ok": not findings,
        "findings": [{"code": f.code, "place": f.place, "meaning": f.meaning} for f in findings],
        "notes": said,
        "probes": {
            "tried": sum(outcome.result != "not tried" for outcome in outcomes),
            "refused": sum(outcome.result == "refused" for outcome in outcomes),
            "not_tried": _not_tried(outcomes),
        },
    }
