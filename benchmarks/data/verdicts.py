"""What two persons find about a made-up claim, and how often."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from claims.models import Assessment


class Verdict(NamedTuple):
    """The values a verdict takes, and how often each."""

    names: str
    weights: Sequence[int]

    def take(self, chance: random.Random) -> str:
        return chance.choices(self.names.split(), self.weights)[0]


# How many of about a hundred get each verdict.
ACCURACY = Verdict(
    "true mostly_true unproven partly_false missing_context mostly_false false manipulated",
    (30, 15, 11, 10, 10, 8, 14, 2),
)
LINK = Verdict(
    "faithful verbatim shortened distorted unverifiable not_found misattributed", (50, 25, 10, 5, 4, 3, 2)
)
SECOND_LINK = Verdict(f"{LINK.names} not_checked", (*LINK.weights, 1))


@dataclass(frozen=True, slots=True)
class Verdicts:
    """What both assessors found."""

    accuracy: str
    links: Mapping[int, str]
    explanation: str


def assessed(assessment: Assessment, verdicts: Verdicts) -> dict[str, Any]:
    """What the event says of an assessment, as ``claims.workflow.actions.assessing`` records it."""
    return {
        "assessment": {
            "place": assessment.place,
            "given_at": assessment.given_at,
            "as_of": assessment.as_of,
            "accuracy": assessment.accuracy,
            "attribution": assessment.attribution,
            "links": {str(link): verdict for link, verdict in verdicts.links.items()},
            "explanation": assessment.explanation,
            "reason": "",
            "edition_kind": "",
            "draft_hash": assessment.draft_hash,
        }
    }
