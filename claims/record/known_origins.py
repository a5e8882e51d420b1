"""How many distinct sources are known to have made a claim first-hand.

An outlet repeating an agency is no second origin; a body of a state counts as one with it; an owner does
not. What is not established adds nothing.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from claims.models import Attribution
from claims.models.choices import AttributionVerdict, FirstHand, Position
from claims.record.chains import chains
from sources.models import Source

_ESTABLISHED = (AttributionVerdict.VERBATIM, AttributionVerdict.FAITHFUL)
_CLAIMING = (Position.ASSERTS, Position.CONFIRMS)


def known_origins(attributions: Sequence[Attribution], verdicts: Mapping[int, str]) -> int:
    """Count the distinct ends that assert or confirm first-hand and are reached by sound links alone.

    ``verdicts`` maps attribution ids to link verdicts. A link is sound when assessed verbatim or
    faithful; every link from the article's publisher to the end must be.
    """
    origins: set[int] = set()
    for chain in chains(attributions):
        end = chain[-1]
        sound = all(verdicts.get(link.id) in _ESTABLISHED for link in chain)
        if sound and end.first_hand == FirstHand.YES and end.position in _CLAIMING:
            origins.add(origin_of(end.source))
    return len(origins)


def origin_of(source: Source) -> int:
    """Return the id of what the source is ultimately a body of; itself for one that is nobody's body."""
    seen = set()
    while source.body_of is not None and source.pk not in seen:
        seen.add(source.pk)
        source = source.body_of
    return int(source.pk)
