"""Editions for readers: which there were, when, and what each changed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Q
from django.utils.translation import gettext as _

from claims.models import ClaimEdition, PublishedClaim
from claims.models.choices import EditionKind
from claims.public.documents import Document
from claims.public.records import StoredEdition
from claims.record.copy_edits import shown_document
from claims.record.differences import Stretch, differences
from claims.record.schemas import newest
from claims.record.verdict_texts import accuracy_text, attribution_text
from trail.bodies import read_body


@dataclass(frozen=True, slots=True)
class Change:
    """One thing an edition says differently from the one before."""

    what: str
    before: str
    after: str
    # Of a long text; unless it was written anew, it is told by them alone, with a few words around each.
    parts: Sequence[Stretch] = ()


@dataclass(frozen=True, slots=True)
class CopyEditLine:
    """Spelling corrected after publication: when, and each text as stretches."""

    edited_at: dt.datetime
    texts: list[tuple[str, list[Stretch]]]


@dataclass(frozen=True, slots=True)
class EditionLine:
    """An edition in a list; ``is_erased`` where its text was taken out of the record."""

    number: int
    kind_code: str
    kind: str
    published_at: dt.datetime
    change_note: str
    changes: list[Change]
    copy_edits: list[CopyEditLine]
    is_erased: bool


@dataclass(frozen=True, slots=True)
class CorrectionLine:
    """An edition on the corrections page, with the claim as it stands now."""

    public_id: str
    statement: str
    language: str
    edition: EditionLine


def edition_line(stored: StoredEdition, previous: Document) -> EditionLine:
    """Return an edition with what it changed since ``previous`` (empty for the first)."""
    edition, document = stored.edition, stored.document
    return EditionLine(
        number=edition.number,
        kind_code=edition.kind,
        kind=str(EditionKind(edition.kind).label),
        published_at=edition.published_at,
        change_note=document.get("change_note", ""),
        changes=changes_between(previous, document),
        copy_edits=[_copy_edit_line(edit) for edit in document.get("copy_edits", [])],
        is_erased=not document,
    )


def _copy_edit_line(edit: Document) -> CopyEditLine:
    before, after = edit["before"], edit["after"]
    texts = [
        (_("Explanation"), differences(before["explanation"], after["explanation"])),
        (_("Change note"), differences(before["change_note"], after["change_note"])),
    ]
    return CopyEditLine(edit["edited_at"], [(name, parts) for name, parts in texts if parts])


def edition_lines(stored: Sequence[StoredEdition]) -> list[EditionLine]:
    """Return the editions of one claim as given, newest first, each with what it changed."""
    documents = {item.edition.number: item.document for item in stored}
    return [edition_line(item, documents.get(item.edition.number - 1, {})) for item in stored]


def changes_between(before: Document, after: Document) -> list[Change]:
    """Return what differs in wording, verdicts, explanation; nothing where one document is missing."""
    if not before or not after:
        return []
    pairs = [
        (_("Wording"), before["statement"], after["statement"]),
        (
            _("Did the source say that?"),
            attribution_text(before["attribution"]["verdict"]).word,
            attribution_text(after["attribution"]["verdict"]).word,
        ),
        (
            _("Is it so?"),
            accuracy_text(before["accuracy"]).word,
            accuracy_text(after["accuracy"]).word,
        ),
    ]
    changes = [Change(what, old, new) for what, old, new in pairs if old != new]
    if parts := differences(before["explanation"], after["explanation"]):
        is_rewritten = all(part.kind != "same" for part in parts)
        old, new = (before["explanation"], after["explanation"]) if is_rewritten else ("", "")
        changes.append(Change(_("Explanation"), old, new, parts))
    return changes


def correction_lines(editions: Sequence[ClaimEdition]) -> list[CorrectionLine]:
    """Return editions (with their bodies) as lines of the corrections page; two queries for any number."""
    rows = {
        row.claim_id: row
        for row in PublishedClaim.objects.filter(
            claim_id__in={edition.claim_id for edition in editions}
        ).only("claim_id", "public_id", "statement", "language")
    }
    previous = _documents_before(editions)
    return [
        CorrectionLine(
            public_id=rows[edition.claim_id].public_id,
            statement=rows[edition.claim_id].statement,
            language=rows[edition.claim_id].language,
            edition=edition_line(
                StoredEdition(edition, shown_document(edition)),
                previous.get((edition.claim_id, edition.number - 1), {}),
            ),
        )
        for edition in editions
    ]


def _documents_before(editions: Sequence[ClaimEdition]) -> dict[tuple[int, int], Document]:
    wanted = Q(pk__in=[])
    for edition in editions:
        wanted |= Q(claim_id=edition.claim_id, number=edition.number - 1)
    return {
        (edition.claim_id, edition.number): newest(read_body(edition.body))
        # Without an order: the default one would ask the desk's table for it.
        for edition in ClaimEdition.objects.filter(wanted).select_related("body").order_by()
    }
