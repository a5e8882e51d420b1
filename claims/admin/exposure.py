"""Where a protected source is named in public, in the words of the desk."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.utils.translation import pgettext_lazy

from claims.models import ExposedEdition
from claims.record.exposure import exposures_of
from claims.workflow.case import Case
from sources.models import Source
from trail.bodies import read_body

ROLES = {
    "publisher": pgettext_lazy("exposure", "as publisher of a text"),
    "chain": pgettext_lazy("exposure", "in a chain of attributions"),
    "evidence": pgettext_lazy("exposure", "as evidence"),
    "parent": pgettext_lazy("exposure", "as what another source belongs to"),
    "wording": pgettext_lazy("exposure", "in wording"),
}


@dataclass(frozen=True, slots=True)
class ExposedLine:
    """One published text that names the source."""

    claim_id: int
    statement: str
    number: int
    state: str
    roles: list[Any]
    digest: str
    is_newest: bool


def exposed_lines(source: Source) -> list[ExposedLine]:
    """Return every published text that names the source, by claim and edition."""
    return [
        ExposedLine(
            claim_id=exposure.edition.claim_id,
            statement=read_body(exposure.edition.body).get("statement", ""),
            number=exposure.edition.number,
            state=exposure.edition.claim.published.get_state_display(),
            roles=[ROLES[role] for role in exposure.roles],
            digest=exposure.digest,
            is_newest=exposure.is_newest,
        )
        for exposure in exposures_of(source)
    ]


def exposing_sources(case: Case) -> list[Source]:
    """Return the protected sources that the claim's newest edition still names."""
    if case.published is None:
        return []
    exposed = ExposedEdition.objects.filter(edition=case.published.edition_id, source__is_protected=True)
    return [row.source for row in exposed.exclude(edition__body__text="").select_related("source")]
