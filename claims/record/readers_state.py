"""What readers would get of a claim that is blocked, were it not: read from the record alone."""

from __future__ import annotations

from claims.models import PublishedClaim
from claims.models.choices import EditionKind, PublicState
from trail.models import Event


def state_without_block(row: PublishedClaim) -> PublicState:
    """Return withdrawn if the newest edition withdraws, suspended if nobody released it, else public.

    It is what the row would be now, not what it was when the block began: a claim that was checked and
    published again meanwhile does not come back as withdrawn.
    """
    if row.edition.kind == EditionKind.WITHDRAWAL:
        return PublicState.WITHDRAWN
    deciding = Event.objects.filter(
        subject_kind="claim", subject_id=row.public_id, action__in=("suspend", "release", "withdraw")
    )
    last = deciding.order_by("-seq").values_list("action", flat=True).first()
    return PublicState.SUSPENDED if last == "suspend" else PublicState.PUBLIC
