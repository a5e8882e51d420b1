"""Changing a source that editions may already name: it is protected knowingly, and leaves a worklist."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db import transaction
from django.utils.translation import ngettext

from claims.models import ClaimEdition, ExposedEdition
from claims.record.exposure import exposures_of, names_in
from claims.workflow.errors import RequirementUnmet
from sources.actions import save_source
from sources.models import Source, SourceName
from trail.chain import hold_chain
from trail.models import Editor


@transaction.atomic
def change_source(
    source: Source,
    *,
    by: Editor,
    names: Sequence[SourceName] = (),
    removed: Sequence[SourceName] = (),
    knows_exposure: bool = False,
) -> Source:
    """Create or change a source and its names.

    Raises ``RequirementUnmet`` where that protects a source which published editions name, unless the
    editor ``knows_exposure``. Those editions are then noted: they stay in a queue until corrected or erased.
    """
    hold_chain()
    # The key stays: an edition that names the source meanwhile must not wait for this row, nor this for it.
    before = Source.objects.select_for_update(no_key=True).filter(pk=source.pk).first()
    becomes_protected = before is not None and source.is_protected and not before.is_protected
    # Its event holds the chain: an edition is either found below, or sees that the source is protected.
    save_source(source, by=by, names=names, removed=removed)
    if not becomes_protected:
        return source
    exposed = {exposure.edition.pk for exposure in exposures_of(source)}
    if exposed and not knows_exposure:
        raise RequirementUnmet(
            ngettext(
                "%(count)d published edition names this source. Read the list, then confirm and save again.",
                "%(count)d published editions name this source. Read the list, then confirm and save again.",
                len(exposed),
            )
            % {"count": len(exposed)}
        )
    noted = set(ExposedEdition.objects.filter(source=source).values_list("edition_id", flat=True))
    ExposedEdition.objects.bulk_create(
        ExposedEdition(source=source, edition_id=edition) for edition in sorted(exposed - noted)
    )
    return source


def note_exposure(edition: ClaimEdition, document: dict[str, Any]) -> None:
    """Keep a claim in the queue if its new edition still names, in wording, what an earlier one exposed."""
    earlier = ExposedEdition.objects.filter(edition__claim=edition.claim_id)
    sources = Source.objects.filter(pk__in=earlier.values("source"), is_protected=True)
    ExposedEdition.objects.bulk_create(
        ExposedEdition(source=source, edition=edition) for source in names_in(document, list(sources))
    )
