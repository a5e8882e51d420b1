"""Chains of attributions as rows a person reads from the publisher to the claimant."""

from __future__ import annotations

from collections.abc import Sequence

from claims.models import Attribution
from claims.record.chains import chain_roots


def readable_chains(attributions: Sequence[Attribution]) -> list[list[Attribution]]:
    """Return each chain from its beginning to its end."""
    by_id = {link.pk: link for link in attributions}
    chains = []
    for root in chain_roots(attributions):
        chain, following = [root], root.cites_id
        while following is not None and following in by_id and by_id[following] not in chain:
            chain.append(by_id[following])
            following = by_id[following].cites_id
        chains.append(chain)
    return chains
