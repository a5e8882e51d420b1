"""The history of a claim in words, with nothing in it that a second assessor must not see yet."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import pgettext_lazy

from claims.admin.history_details import Payloads
from claims.models import Assessment, Claim, ClaimMatch
from claims.models.choices import MatchState
from claims.workflow.visibility import may_read_payload
from trail.bodies import read_body
from trail.chain import Subject
from trail.desk import Line, events_about
from trail.models import Editor, Event, RecordBody

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

WORDS: dict[str, _StrPromise] = {
    "propose": pgettext_lazy("history", "proposed the claim"),
    "accept": pgettext_lazy("history", "accepted it for review"),
    "edit": pgettext_lazy("history", "changed the claim"),
    "assign": pgettext_lazy("history", "assigned it"),
    "dismiss": pgettext_lazy("history", "dismissed it"),
    "restore": pgettext_lazy("history", "brought it back to the proposals"),
    "submit": pgettext_lazy("history", "gave the first assessment"),
    "recall": pgettext_lazy("history", "recalled the first assessment"),
    "assess_second": pgettext_lazy("history", "gave the second assessment"),
    "assess_third": pgettext_lazy("history", "gave the third assessment"),
    "adopt": pgettext_lazy("history", "adopted the other assessment"),
    "return": pgettext_lazy("history", "returned it to review"),
    "publish": pgettext_lazy("history", "published it"),
    "set_embargo": pgettext_lazy("history", "changed the embargo"),
    "reopen": pgettext_lazy("history", "reopened it"),
    "suspend": pgettext_lazy("history", "took it from readers"),
    "release": pgettext_lazy("history", "gave it back to readers"),
    "withdraw": pgettext_lazy("history", "withdrew it"),
    "block": pgettext_lazy("history", "blocked it for legal reasons"),
    "unblock": pgettext_lazy("history", "ended the block"),
    "erase": pgettext_lazy("history", "erased a text of the record"),
    "merge": pgettext_lazy("history", "merged it into another claim"),
    "absorb_duplicate": pgettext_lazy("history", "took a duplicate in"),
    "copy_edit": pgettext_lazy("history", "proposed a copy-edit"),
    "accept_copy_edit": pgettext_lazy("history", "accepted the copy-edit"),
    "discard_copy_edit": pgettext_lazy("history", "discarded the copy-edit"),
    "set_publisher": pgettext_lazy("history", "said who published the text"),
    "decide_match": pgettext_lazy("history", "decided about a similar claim"),
    "merge_source": pgettext_lazy("history", "replaced a proposed source"),
}


def lines_of(claim: Claim, editor: Editor, assessments: list[Assessment]) -> list[Line]:
    """Return what happened to the claim, newest first, as far as this editor may read it."""
    lines = []
    events = _events(claim)
    documents = {e.event_id: e.body for e in claim.editions.select_related("body")}
    erasures = _erasures([*(event.body for event in events), *documents.values()])
    told = sorted([*events, *erasures], key=lambda event: event.seq)
    readable = {e.seq: read_body(e.body) for e in told if may_read_payload(claim, editor, e, assessments)}
    payloads = Payloads(list(readable.values()))
    for event in told:
        words = str(WORDS.get(event.action, event.action))
        gone = [body for body in (event.body, documents.get(event.seq)) if body and body.erased_by_seq]
        if event.seq in readable:
            payload = readable[event.seq]
            details = [*_match(claim, event), *payloads.details(payload)]
            reason = str(payload.get("reason", ""))
        else:
            details, reason = [_("The verdicts stay closed until you have given yours.")], ""
        details += [_("Its text was erased by event %(seq)d.") % {"seq": body.erased_by_seq} for body in gone]
        lines.append(Line(event.at, event.editor, words, details, reason))
    return lines[::-1]


def _erasures(bodies: Iterable[RecordBody | None]) -> list[Event]:
    seqs = {body.erased_by_seq for body in bodies if body and body.erased_by_seq}
    return list(Event.objects.filter(seq__in=seqs).select_related("editor", "body")) if seqs else []


def _events(claim: Claim) -> list[Event]:
    """The events of the claim and of its decided pairs."""
    pairs = ClaimMatch.objects.filter(Q(claim=claim) | Q(other=claim), event__isnull=False)
    subjects = [match.subject_id for match in pairs.select_related("claim", "other")]
    decided = Event.objects.filter(subject_kind="match", subject_id__in=subjects)
    events = events_about(Subject("claim", claim.public_id))
    events += decided.select_related("editor", "body") if subjects else []
    return events


def _match(claim: Claim, event: Event) -> Iterator[str]:
    if event.subject_kind == "match":
        other = next(name for name in event.subject_id.split("+") if name != claim.public_id)
        yield f"{other}: {MatchState(event.to_status).label}"
