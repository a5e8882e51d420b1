"""Similar claims: by the product's index, and by comparing with every statement in memory."""

from __future__ import annotations

import itertools
from collections.abc import Mapping
from typing import Any

from rapidfuzz import fuzz, process

from benchmarks.answering import Case, Prepared
from claims.matching.similar import similar_claims
from claims.models import Claim

NEAREST = 10
QUESTIONS = 200


def _questions(facts: Mapping[str, Any]) -> list[tuple[Claim, int]]:
    """Return planted near-duplicates from all over the record, each with the claim it repeats."""
    planted = facts["planted"]
    some = planted[:: max(1, len(planted) // QUESTIONS)][:QUESTIONS]
    claims = Claim.objects.in_bulk([number for number, _ in some])
    return [(claims[number], original) for number, original in some]


def by_index(facts: Mapping[str, Any]) -> Case:
    asked = itertools.cycle(_questions(facts))

    def look_up() -> None:
        claim, _ = next(asked)
        similar_claims(claim.statement, claim.language, leave_out=claim.pk, limit=NEAREST)

    return look_up


def by_force(facts: Mapping[str, Any]) -> Case:
    statements = list(Claim.objects.order_by("pk").values_list("statement", flat=True))
    asked = itertools.cycle(_questions(facts))

    def look_up() -> None:
        process.extract(
            next(asked)[0].statement, statements, scorer=fuzz.ratio, score_cutoff=60, limit=NEAREST
        )

    return look_up


def recall(facts: Mapping[str, Any]) -> Case:
    """How many of the planted near-duplicates have the claim they repeat among the ten found."""

    def look_up() -> float:
        asked = _questions(facts)
        found = 0
        for claim, original in asked:
            similar = similar_claims(claim.statement, claim.language, leave_out=claim.pk, limit=NEAREST)
            found += original in {one.claim_id for one in similar}
        return found / len(asked)

    return look_up


CASES: dict[str, Prepared] = {
    "similar, by index": by_index,
    "similar, by force": by_force,
    "similar, recall": recall,
}
