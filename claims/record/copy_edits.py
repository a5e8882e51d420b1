"""What an edition says once its spelling was corrected, and what exactly was corrected.

The edition and its document never change. Each accepted copy-edit is a row of its own with both texts in its
own record body; readers get the last one, with every difference beside it.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db.models import Prefetch, QuerySet

from claims.models import ClaimEdition, CopyEdit
from claims.record.schemas import newest
from trail.bodies import read_body

# The texts of a document that a copy-edit may touch.
EDITED_TEXTS = ("explanation", "change_note")


def with_copy_edits(editions: QuerySet[ClaimEdition, ClaimEdition]) -> QuerySet[ClaimEdition, ClaimEdition]:
    """Return the editions with their copy-edits at hand; one more query for any number of them."""
    edits = CopyEdit.objects.select_related("body").order_by("number")
    return editions.prefetch_related(Prefetch("copy_edits", queryset=edits))


def copy_edits_of(edition: ClaimEdition) -> list[dict[str, Any]]:
    """Return what readers learn of each copy-edit of the edition, in order."""
    return _told(edition.copy_edits.all())


def _told(edits: Iterable[CopyEdit]) -> list[dict[str, Any]]:
    """One whose text was erased is left out."""
    return [
        {
            "number": edit.number,
            "edited_at": edit.accepted_at,
            "content_hash": edit.content_hash,
            "before": texts["before"],
            "after": texts["after"],
        }
        for edit in sorted(edits, key=lambda edit: edit.number)
        if (texts := read_body(edit.body))
    ]


def texts_of(document: dict[str, Any]) -> dict[str, str]:
    """Return the texts of a document that a copy-edit may touch."""
    return {name: document[name] for name in EDITED_TEXTS}


def shown_document(edition: ClaimEdition) -> dict[str, Any]:
    """Return the edition's document with its spelling corrected; ``{}`` where it was erased.

    ``copy_edits`` holds what was corrected.
    """
    return corrected(read_body(edition.body), edition.copy_edits.all())


def stored_copy_edits(edition_ids: Iterable[int]) -> QuerySet[CopyEdit, tuple[int, str]]:
    """Return edition and stored text of each copy-edit that has one; an edition's last one counts."""
    edits = CopyEdit.objects.filter(edition_id__in=edition_ids).exclude(body__text="")
    return edits.order_by("edition_id", "number").values_list("edition_id", "body__text")


def corrected(document: dict[str, Any], edits: Iterable[CopyEdit]) -> dict[str, Any]:
    """Return the document, in the newest schema, with the last of these copy-edits laid over it.

    ``{}`` stays ``{}``.
    """
    if not document:
        return {}
    told = _told(edits)
    return {**newest(document), **(told[-1]["after"] if told else {}), "copy_edits": told}
