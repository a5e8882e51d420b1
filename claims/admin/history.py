"""The history of a claim in words, with nothing in it that a second assessor must not see yet."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from django.db.models import Q
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import pgettext_lazy

from claims.models import Assessment, Claim, ClaimMatch
from claims.models.choices import AccuracyVerdict, AttributionVerdict, MatchState
from claims.record.differences import differences
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
    for event in sorted([*events, *erasures], key=lambda event: -event.seq):
        words = str(WORDS.get(event.action, event.action))
        gone = [body for body in (event.body, documents.get(event.seq)) if body and body.erased_by_seq]
        if may_read_payload(claim, editor, event, assessments):
            payload = read_body(event.body)
            details, reason = (
                [*_match(claim, event), *_details(claim, payload)],
                str(payload.get("reason", "")),
            )
        else:
            details, reason = [_("The verdicts stay closed until you have given yours.")], ""
        details += [_("Its text was erased by event %(seq)d.") % {"seq": body.erased_by_seq} for body in gone]
        lines.append(Line(event.at, event.editor, words, details, reason))
    return lines


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


def _details(claim: Claim, payload: dict[str, Any]) -> Iterator[str]:
    for name, (before, after) in payload.get("changed", {}).items():
        yield _("%(field)s: from “%(before)s” to “%(after)s”") % {
            "field": capfirst(claim._meta.get_field(name).verbose_name),  # type: ignore[union-attr]
            "before": "–" if before in (None, "") else before,
            "after": "–" if after in (None, "") else after,
        }
    for row in payload.get("saved", []):
        yield _("Saved: %(what)s") % {"what": _row(row)}
    for row in payload.get("removed", []):
        yield _("Removed: %(what)s") % {"what": _row(row)}
    if isinstance(payload.get("edition"), dict) and "claim" in payload["edition"]:
        yield _("Edition %(number)d") % {"number": payload["edition"]["number"]}
    if "to" in payload:
        yield _("To: %(editor)s") % {"editor": payload["to"] or _("nobody")}
    if "publisher" in payload:
        yield _("Publisher: %(slug)s") % {"slug": payload["publisher"]}
    if "merged_source" in payload:
        yield _("%(proposed)s is %(known)s") % {
            "proposed": payload["merged_source"],
            "known": payload["into"],
        }
    if "merged_into" in payload:
        yield _("Kept: %(claim)s") % {"claim": payload["merged_into"]}
    if "duplicate" in payload:
        yield _("Duplicate: %(claim)s") % {"claim": payload["duplicate"]}
    for name, before in payload.get("before", {}).items():
        yield from _edited(before, payload["after"][name])
    yield from _verdicts(payload.get("assessment", {}))
    if payload.get("clearance", {}).get("held"):
        yield _("Held back until a reviewer publishes it.")
    if "change_note" in payload:
        yield _("Change note: %(note)s") % {"note": payload["change_note"]}


def _edited(before: str, after: str) -> Iterator[str]:
    parts = [part for part in differences(before, after) if part.kind != "same"]
    if parts:
        yield " ".join(f"−{p.text.strip()}" if p.kind == "before" else f"+{p.text.strip()}" for p in parts)


def _row(row: dict[str, Any]) -> str:
    kinds = {
        "appearance": _("appearance"),
        "attribution": _("attribution"),
        "evidence": _("evidence"),
    }
    kind = kinds.get(row["kind"], row["kind"])
    words = row.get("title") or row.get("quote") or row.get("excerpt") or ""
    return f"{kind} „{words}“" if words else str(kind)


def _verdicts(assessment: dict[str, Any]) -> Iterator[str]:
    if not assessment:
        return
    yield _("Is it so? %(accuracy)s. Did the source say it? %(attribution)s.") % {
        "accuracy": AccuracyVerdict(assessment["accuracy"]).label,
        "attribution": AttributionVerdict(assessment["attribution"]).label,
    }
    yield str(assessment["explanation"])
