"""A writer of its own process: does acts on shared claims for some seconds, then prints what it was told.

    python -m tests.races.writer SECONDS NUMBER MODE CLAIM...

The database is the one DATABASE_URL names, opened with the shipped settings but for MODE, which is IMMEDIATE
as shipped, or DEFERRED to show what that is good for. Nothing is retried.
"""

from __future__ import annotations

import itertools
import json
import sys
import time

import django


def main(seconds: float, number: int, mode: str, claims: list[int]) -> None:
    from django.conf import settings

    settings.DATABASES["default"]["OPTIONS"]["transaction_mode"] = mode
    django.setup()
    from django.db import OperationalError

    from claims.models import Claim
    from claims.workflow.actions import editing, triage
    from claims.workflow.actions.editing import Changes
    from claims.workflow.errors import TransitionRefused
    from trail.models import Editor

    by = Editor.objects.get(display_name="Rita")
    done = dict.fromkeys(claims, 0)
    failures: list[str] = []
    refused, longest = 0, 0.0
    end = time.monotonic() + seconds
    for turn in itertools.count(number):
        begun = time.monotonic()
        if begun >= end:
            break
        claim = Claim.objects.get(pk=claims[turn % len(claims)])
        try:
            if turn % 3:
                note = f"Schreiber {number}, Zug {turn}"
                editing.edit(
                    claim.pk, by=by, revision=claim.revision, changes=Changes(fields={"internal_note": note})
                )
            elif claim.verification_status == "proposed":
                triage.dismiss(claim.pk, by=by, revision=claim.revision, reason="Später.")
            else:
                triage.restore(claim.pk, by=by, revision=claim.revision, reason="Doch.")
            done[claim.pk] += 1
        except TransitionRefused:
            refused += 1
        except OperationalError as failure:
            failures.append(str(failure))
        longest = max(longest, time.monotonic() - begun)
    print(json.dumps({"done": done, "refused": refused, "failures": failures, "longest": longest}))


if __name__ == "__main__":
    main(float(sys.argv[1]), int(sys.argv[2]), sys.argv[3], [int(pk) for pk in sys.argv[4:]])
