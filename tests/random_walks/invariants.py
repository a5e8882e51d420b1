"""What must hold after every step of a random walk, worked out from the rows, not by the code under test."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.test import Client

from claims.models import Assessment, Claim, ClaimEdition, Clearance, CopyEdit, PublishedClaim
from claims.verification import verify_everything
from claims.workflow import visibility
from trail.findings import Finding
from trail.models import Editor, Event, RecordBody

# The drawing in DESIGN.md, section 4.
MOVES = {
    ("", "proposed"),
    ("proposed", "in_review"),
    ("proposed", "dismissed"),
    ("dismissed", "proposed"),
    ("in_review", "dismissed"),
    ("in_review", "second_review"),
    ("in_review", "withdrawn"),
    ("second_review", "in_review"),
    ("second_review", "cleared"),
    ("second_review", "disagreement"),
    ("second_review", "withdrawn"),
    ("disagreement", "in_review"),
    ("disagreement", "cleared"),
    ("disagreement", "withdrawn"),
    ("cleared", "in_review"),
    ("cleared", "published"),
    ("cleared", "withdrawn"),
    ("published", "in_review"),
    ("published", "withdrawn"),
    ("withdrawn", "in_review"),
}
# What an act makes of what readers see, were the claim not blocked.
READERS_SEE = {"suspend": "suspended", "release": "public", "withdraw": "withdrawn"}

Rows = list[tuple[object, ...]]


@dataclass
class Past:
    """The record as it was after the step before."""

    rows: dict[str, Rows] = field(default_factory=dict)


def record_rows() -> dict[str, Rows]:
    """Return everything that is only ever added to."""
    models = (Event, ClaimEdition, Assessment, Clearance, CopyEdit)
    rows: dict[str, Rows] = {
        m.__name__: list(m._default_manager.order_by("pk").values_list()) for m in models
    }
    rows["RecordBody"] = sorted(RecordBody.objects.values_list("digest", "text"))
    return rows


def fingerprint() -> object:
    """Return what a refused act must leave as it was: the record, the claims and what belongs to them."""
    claims = list(Claim.objects.order_by("pk").values_list())
    parts = [
        sorted(getattr(claim, name).values_list())
        for claim in Claim.objects.order_by("pk")
        for name in ("appearances", "attributions", "evidence")
    ]
    return record_rows(), claims, parts, list(PublishedClaim.objects.order_by("pk").values_list())


def check(past: Past, people: Iterable[Editor]) -> None:
    """Assert every invariant and move ``past`` on."""
    rows = record_rows()
    for name, before in past.rows.items():
        kept = rows[name] if name == "RecordBody" else rows[name][: len(before)]
        assert set(before) <= set(kept), f"{name}: history was changed"
    past.rows = rows
    for claim in Claim.objects.order_by("pk"):
        events = list(Event.objects.filter(subject_id=claim.public_id).order_by("seq"))
        state, is_re_reviewed = _replayed(claim, events)
        _check_readers(claim, state, is_re_reviewed)
        _check_signatures(claim)
        _check_blindness(claim, people)
    assert findings() == []


def findings() -> list[Finding]:
    """Return what ``verify_trail`` would find."""
    return list(verify_everything())


def _replayed(claim: Claim, events: list[Event]) -> tuple[str, bool]:
    """Assert that the events lead to the claim as it is; return what readers see, and whether re-reviewed."""
    status, readers, is_blocked, is_re_reviewed = "", "", False, False
    for event in events:
        assert event.from_status == status, f"event {event.seq} begins where the one before did not end"
        assert status == event.to_status or (status, event.to_status) in MOVES, f"event {event.seq}: no move"
        status = event.to_status
        if event.action == "publish" and readers != "suspended":
            readers = "public"
        readers = READERS_SEE.get(event.action, readers)
        if event.action in ("block", "unblock"):
            is_blocked = event.action == "block"
        if event.action in ("reopen", "publish", "withdraw"):
            is_re_reviewed = event.action == "reopen"
    assert claim.verification_status == status, "the claim is not where its events left it"
    assert claim.revision == len(events), "a write without an event, or an event without a write"
    return "blocked" if is_blocked else readers, is_re_reviewed


def _check_readers(claim: Claim, state: str, is_re_reviewed: bool) -> None:
    answer = Client().get(f"/api/v1/claims/{claim.public_id}/")
    rows = list(PublishedClaim.objects.filter(claim=claim))
    if not state:
        assert rows == []
        assert answer.status_code == 404, "an unpublished claim has an address"
        return
    editions = list(claim.editions.order_by("number").select_related("body"))
    assert [edition.number for edition in editions] == list(range(1, len(editions) + 1))
    (row,) = rows
    assert (row.state, row.under_re_review) == (state, is_re_reviewed), "the readers' row is not renewed"
    assert row.edition_id == editions[-1].pk, "readers do not see the newest edition"
    document = json.loads(editions[-1].body.text)
    text = answer.content.decode()
    if state == "blocked":
        assert answer.status_code == 451
        return
    assert answer.status_code == 200, "what was public vanished"
    told = json.loads(text)
    assert told["state"] == state
    if state == "public":
        assert (told["statement"], told["accuracy"]) == (document["statement"], document["accuracy"])
        edits = [json.loads(edit.body.text) for edit in editions[-1].copy_edits.order_by("number")]
        corrected = edits[-1]["after"] if edits else document
        assert told["explanation"] == corrected["explanation"]
        assert [edit["before"] for edit in told["copy_edits"]] == [edit["before"] for edit in edits]
    elif state == "suspended":
        assert document["statement"] not in text
        assert document["explanation"] not in text
    else:
        assert told["change_note"] == document["change_note"] != ""


def _check_signatures(claim: Claim) -> None:
    """Two persons assessed the same version in the same round, and one of them found what is printed."""
    given = list(claim.assessments.all())
    previous: ClaimEdition | None = None
    for edition in claim.editions.order_by("number").select_related("event"):
        signers = (edition.first_assessor_id, edition.second_assessor_id)
        assert signers[0] != signers[1], "one person signed twice"
        assert (edition.number == 1) == (edition.kind == "first")
        assert edition.number == 1 or edition.change_note_length > 0
        if edition.kind == "withdrawal":
            assert previous is not None
            assert signers == (previous.first_assessor_id, previous.second_assessor_id)
            previous = edition
            continue
        rounds = [a for a in given if a.round == edition.event.round and a.version == edition.event.version]
        by = {a.editor_id: (a.accuracy, a.attribution) for a in rounds}
        printed = (edition.accuracy, edition.attribution)
        assert set(signers) <= set(by), "somebody signed without an assessment of this version and round"
        assert by[signers[0]] == printed, "what is printed is not what the first signer found"
        assert edition.agreement == "after_discussion" or by[signers[1]] == printed, "they did not agree"
        assert printed != ("not_checked", "not_checked")
        previous = edition


def _check_blindness(claim: Claim, people: Iterable[Editor]) -> None:
    """Nobody reads an assessment of a round that was not cleared and in which they gave none."""
    given = list(claim.assessments.order_by("id"))
    cleared = max(Clearance.objects.filter(claim=claim).values_list("round", flat=True), default=0)
    for person in people:
        own = {a.round for a in given if a.editor_id == person.code}
        shown = visibility.open_assessments(claim, person, given)
        assert all(a.round <= cleared or a.round in own for a in shown), f"{person} reads too early"
