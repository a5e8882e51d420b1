"""Reading verdicts: the weakest link of the chains, and when two assessments agree."""

from __future__ import annotations

from collections.abc import Iterable

from claims.models import Assessment
from claims.models.choices import AttributionVerdict

# From the weakest link to the strongest (DESIGN.md, Verdicts).
WEAKEST_FIRST = (
    AttributionVerdict.MISATTRIBUTED,
    AttributionVerdict.DISTORTED,
    AttributionVerdict.NOT_FOUND,
    AttributionVerdict.UNVERIFIABLE,
    AttributionVerdict.SHORTENED,
    AttributionVerdict.FAITHFUL,
    AttributionVerdict.VERBATIM,
)


def overall_attribution(links: Iterable[str]) -> AttributionVerdict:
    """Return the verdict over all links: that of the weakest one.

    With some links unchecked it is ``partly_checked``; with none checked, or without links,
    ``not_checked``.
    """
    verdicts = [AttributionVerdict(link) for link in links]
    checked = [verdict for verdict in verdicts if verdict != AttributionVerdict.NOT_CHECKED]
    if not checked:
        return AttributionVerdict.NOT_CHECKED
    if len(checked) < len(verdicts):
        return AttributionVerdict.PARTLY_CHECKED
    return min(checked, key=WEAKEST_FIRST.index)


def agree(one: Assessment, other: Assessment) -> bool:
    """Two assessments agree when accuracy and overall attribution verdict are equal."""
    return one.accuracy == other.accuracy and one.attribution == other.attribution
