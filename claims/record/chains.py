"""Chains of attributions: where they begin, where they end, and that they end at all."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from claims.models import Attribution


def chain_roots(attributions: Sequence[Attribution]) -> list[Attribution]:
    """Return the links no other link relies on: the beginnings of the chains."""
    cited = {link.cites_id for link in attributions}
    return [link for link in attributions if link.id not in cited]


def chain_ends(attributions: Sequence[Attribution]) -> list[Attribution]:
    """Return the links that rely on no other: the claimants, as far as known."""
    return [link for link in attributions if link.cites_id is None]


def chains(attributions: Sequence[Attribution]) -> list[list[Attribution]]:
    """Return every chain from its beginning (the text's publisher) to its end (the claimant)."""
    by_id = {link.id: link for link in attributions}
    found = []
    for root in chain_roots(attributions):
        chain = [root]
        while (cites := chain[-1].cites_id) in by_id and by_id[cites] not in chain:
            chain.append(by_id[cites])
        found.append(chain)
    return found


def has_cycle(cites: Mapping[int, int | None]) -> bool:
    """Whether following ``cites`` (link to the link it relies on) ever comes back to where it was."""
    for start in cites:
        seen = {start}
        following = cites[start]
        while following is not None:
            if following in seen:
                return True
            seen.add(following)
            following = cites.get(following)
    return False
