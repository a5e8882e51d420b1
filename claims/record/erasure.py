"""What erasing one record body takes along, what it leaves, and where the same words still lie.

Entry point: ``erasure_of``. Reads only; the workflow erases.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from claims.models import Attribution, Claim, ClaimEdition, CopyEdit, Evidence
from claims.record.search_text import words
from sources.captures import address_key
from sources.models import Capture
from trail.bodies import read_body
from trail.models import Event, RecordBody

# So many words in a row are no coincidence; shorter texts of a body, such as names, count as a whole.
RUN = 5
# The kinds of events whose subject is a claim by its public id: acts on it, and comments about it.
ABOUT_A_CLAIM = ("claim", "discussion")


@dataclass(frozen=True, slots=True)
class Holding:
    """Another record body of the same claim that still holds text."""

    digest: str
    what: str
    repeats: bool


@dataclass(frozen=True, slots=True)
class KeptCapture:
    capture: Capture
    why: str


@dataclass(frozen=True, slots=True)
class Erasure:
    """One record body, in words for the terminal, and the claim, edition or copy-edit it belongs to."""

    body: RecordBody
    what: str
    event: Event | None = None
    claim: Claim | None = None
    edition: ClaimEdition | None = None
    copy_edit: CopyEdit | None = None
    is_newest: bool = False
    captures: Sequence[Capture] = ()
    kept: Sequence[KeptCapture] = ()
    elsewhere: Sequence[Holding] = ()
    at_desk: Sequence[str] = field(default=())


def erasure_of(body: RecordBody) -> Erasure:
    """Return what erasing this body would do."""
    document = read_body(body)
    edition = ClaimEdition.objects.filter(body=body).select_related("claim", "event").first()
    event = Event.objects.filter(body=body).first()
    if edition is not None:
        claim = edition.claim
        captures, kept = _captures(claim, edition, document)
        return Erasure(
            body,
            _words_of_edition(edition),
            claim=claim,
            edition=edition,
            is_newest=not claim.editions.filter(number__gt=edition.number).exists(),
            captures=captures,
            kept=kept,
            elsewhere=list(_elsewhere(claim, body, document)),
            at_desk=list(_at_desk(claim)),
        )
    copy_edit = CopyEdit.objects.filter(body=body).select_related("edition__claim").first()
    if copy_edit is not None:
        return Erasure(
            body,
            _words_of_copy_edit(copy_edit),
            claim=copy_edit.edition.claim,
            copy_edit=copy_edit,
            elsewhere=list(_elsewhere(copy_edit.edition.claim, body, document)),
            at_desk=list(_at_desk(copy_edit.edition.claim)),
        )
    if event is None:
        return Erasure(body, "a text nothing refers to")
    claims = Claim.objects.filter(public_id=event.subject_id if event.subject_kind in ABOUT_A_CLAIM else "")
    found = claims.first()
    return Erasure(
        body,
        _words_of_event(event),
        event=event,
        claim=found,
        elsewhere=list(_elsewhere(found, body, document)) if found else (),
        at_desk=list(_at_desk(found)) if found else (),
    )


def repeated_words(text: str, document: Any) -> str:
    """Return the first words of ``document`` that ``text`` repeats; empty if it repeats none."""
    said = f" {' '.join(words(text))} "
    return next((run for run in sorted(_runs(document)) if f" {run} " in said), "")


def texts_in(value: Any) -> Iterator[str]:
    """Yield every text of more than one word a document or payload holds."""
    match value:
        case str() if " " in value.strip():
            yield value
        case dict():
            for item in value.values():
                yield from texts_in(item)
        case list():
            for item in value:
                yield from texts_in(item)


def _runs(document: Any) -> set[str]:
    runs = set()
    for text in texts_in(document):
        said = words(text)
        if any(not word.isdecimal() for word in said):
            runs |= {" ".join(said[i : i + RUN]) for i in range(max(1, len(said) - RUN + 1))}
    return runs


def _elsewhere(claim: Claim, body: RecordBody, document: Any) -> Iterator[Holding]:
    runs = _runs(document)
    for edition in claim.editions.select_related("body", "claim").order_by("number"):
        yield from _holding(edition.body, body, runs, _words_of_edition(edition))
    edits = CopyEdit.objects.filter(edition__claim=claim).select_related("body", "edition__claim")
    for edit in edits.order_by("id"):
        yield from _holding(edit.body, body, runs, _words_of_copy_edit(edit))
    events = Event.objects.filter(subject_kind__in=ABOUT_A_CLAIM, subject_id=claim.public_id)
    for event in events.exclude(body=None).select_related("body", "editor").order_by("seq"):
        if event.body is not None:
            yield from _holding(event.body, body, runs, _words_of_event(event))


def _holding(other: RecordBody, body: RecordBody, runs: set[str], what: str) -> Iterator[Holding]:
    held = read_body(other)
    if other.pk != body.pk and any(True for _ in texts_in(held)):
        yield Holding(other.digest, what, repeats=not runs.isdisjoint(_runs(held)))


def _at_desk(claim: Claim) -> Iterator[str]:
    yield "statement of the claim"
    yield from (
        f"{name}: {count}"
        for name, count in (
            ("quotes", claim.appearances.count()),
            ("excerpts of originals", claim.attributions.exclude(excerpt="").count()),
            ("pieces of evidence", claim.evidence.count()),
            ("explanations of assessments", claim.assessments.count()),
        )
        if count
    )


def _captures(
    claim: Claim, edition: ClaimEdition, document: dict[str, Any]
) -> tuple[list[Capture], list[KeptCapture]]:
    """Return the copies that go with the edition and those that stay, with the reason.

    A copy belongs to an edition if its address stands in the edition's document.
    """
    named = set(_addresses(document)) - {""}
    of_claim = set(Evidence.objects.filter(claim=claim).values_list("url", flat=True))
    of_claim |= set(Attribution.objects.filter(claim=claim).values_list("locator_url", flat=True))
    keys = [address_key(url) for url in (named | of_claim) - {""}]
    gone: list[Capture] = []
    kept: list[KeptCapture] = []
    copies = Capture.objects.filter(address__key__in=keys, is_erased=False)
    for capture in copies.select_related("address").defer("content").order_by("pk"):
        url = capture.address.url
        why = _why_kept(claim, edition, url) if url in named else "not in this edition"
        if why:
            kept.append(KeptCapture(capture, why))
        else:
            gone.append(capture)
    return gone, kept


def _why_kept(claim: Claim, edition: ClaimEdition, url: str) -> str:
    for rows in (Evidence.objects.filter(url=url), Attribution.objects.filter(locator_url=url)):
        other = rows.exclude(claim=claim).select_related("claim").first()
        if other is not None:
            return f"claim {other.claim.public_id} rests on it, too"
    for other_edition in claim.editions.exclude(pk=edition.pk).select_related("body").order_by("-number"):
        if url in _addresses(read_body(other_edition.body)):
            return f"edition {other_edition.number} rests on it, too"
    return ""


def _addresses(document: dict[str, Any]) -> Iterable[str]:
    for item in document.get("evidence", []):
        yield item["url"]
    for appearance in document.get("appearances", []):
        for link in appearance["links"]:
            yield link["locator_url"]


def _words_of_edition(edition: ClaimEdition) -> str:
    day = edition.published_at.date().isoformat()
    return f"edition {edition.number} of claim {edition.claim.public_id} ({edition.kind}, {day})"


def _words_of_copy_edit(edit: CopyEdit) -> str:
    return f"copy-edit {edit.number} of edition {edit.edition.number} of claim {edit.edition.claim.public_id}"


def _words_of_event(event: Event) -> str:
    return f"event {event.seq}: {event.action} {event.subject_kind} {event.subject_id} by {event.editor_id}"
