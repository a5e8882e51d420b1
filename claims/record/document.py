"""The document of an edition: what the desk held (``draft``), with the verdicts two persons agreed on.

What the desk does not hold itself is added here: which archived copy of each page there was (``copies``).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from claims.archive.naming import newest_copies
from claims.models import Claim, Clearance, PublishedClaim
from claims.models.choices import READABLE_STATES, AttributionVerdict, EditionKind
from claims.record.copies import CopiesOf, with_copies
from claims.record.draft import Draft
from claims.record.known_origins import known_origins
from claims.record.schemas import SCHEMA


@dataclass(frozen=True, slots=True)
class Issue:
    """Number, kind, note and moment of the edition a document is made for."""

    number: int
    kind: EditionKind
    change_note: str
    published_at: dt.datetime


def build_document(
    claim: Claim,
    draft: Draft,
    clearance: Clearance,
    verdicts: Mapping[int, str],
    issue: Issue,
    copies: CopiesOf = newest_copies,
) -> dict[str, Any]:
    """Return the document of the edition that prints the cleared assessment of this draft of the claim.

    ``verdicts`` are those of the assessment on links, by attribution; ``copies`` looks up archived pages.
    """
    assessment = clearance.assessment
    printed = [verdicts.get(link.id, AttributionVerdict.NOT_CHECKED.value) for link in draft.links]
    document = {
        **draft.columns,
        "schema": SCHEMA,
        "public_id": claim.public_id,
        "number": issue.number,
        "kind": issue.kind.value,
        "change_note": issue.change_note,
        "published_at": issue.published_at,
        "as_of": assessment.as_of,
        "accuracy": assessment.accuracy,
        "attribution": {
            "verdict": assessment.attribution,
            "checked_links": len([v for v in printed if v != AttributionVerdict.NOT_CHECKED]),
            "links": len(printed),
        },
        "explanation": assessment.explanation,
        "agreement": clearance.agreement,
        "known_origins": known_origins(draft.links, verdicts),
        "supersedes": _superseded(claim),
        "appearances": [
            {
                **place,
                "links": [{**link, "verdict": printed[link["id"] - 1]} for link in place["links"]],
            }
            for place in draft.columns["appearances"]
        ],
    }
    return with_copies(document, copies)


def withdrawal_document(last: dict[str, Any], issue: Issue) -> dict[str, Any]:
    """Return the last edition's document with the withdrawal's number, kind, reason and moment."""
    # Corrected spelling is part of the texts by now; what was corrected belongs to the edition before.
    return {
        **{key: value for key, value in last.items() if key != "copy_edits"},
        "number": issue.number,
        "kind": issue.kind.value,
        "change_note": issue.change_note,
        "published_at": issue.published_at,
    }


def _superseded(claim: Claim) -> str | None:
    """The id of the claim this one replaces, if readers know that claim."""
    if claim.supersedes_id is None:
        return None
    told = PublishedClaim.objects.filter(claim=claim.supersedes_id, state__in=READABLE_STATES)
    return told.values_list("public_id", flat=True).first()
