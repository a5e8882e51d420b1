"""Which editions the list of corrections holds, the same on site, API, feeds and in exports."""

from __future__ import annotations

from django.db.models import QuerySet

from claims.models import ClaimEdition, PublishedClaim
from claims.models.choices import CHANGING_KINDS, READABLE_STATES
from claims.record.copy_edits import with_copy_edits


def listed_corrections() -> QuerySet[ClaimEdition, ClaimEdition]:
    """Return the editions that changed what readers had been told, of claims that are public or withdrawn.

    Texts and copy-edits are at hand; where rows are read as values, neither is asked for.
    """
    readable = PublishedClaim.objects.filter(state__in=READABLE_STATES)
    editions = ClaimEdition.objects.filter(
        kind__in=CHANGING_KINDS, claim_id__in=readable.values("claim_id")
    ).select_related("body")
    return with_copy_edits(editions)
