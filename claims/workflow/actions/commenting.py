"""Talking about a claim at the desk: to comment, and to take one's own comment back."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext as _

from claims.models import Claim
from claims.workflow.actions.notifying import forget_comment, tell_mentioned
from claims.workflow.case import Case
from claims.workflow.discussion import COMMENT, DISCUSSION, TAKE_BACK, events_of, subject_of, taken_back
from claims.workflow.errors import NotPermitted, RequirementUnmet, WrongState
from claims.workflow.mentions import Mentions, mentioned_in
from claims.workflow.roles import TRIAGE, everybody, granted
from claims.workflow.rules import IS_REPORTER
from trail.chain import append_event, hold_chain
from trail.models import Editor, Event

MAX_COMMENT = 2000
MAX_COMMENTS = 500
MAX_PICKED = 50
NOBODY = Mentions()


@transaction.atomic
def comment(claim_id: int, *, by: Editor, text: str, picked: Mentions = NOBODY) -> Event:
    """Say something about a claim, in any state, to whoever reads it; return the comment's event.

    ``picked`` adds people to those the text itself calls. The claim is not written: nobody who is working on
    it or assessing it is interrupted.
    """
    _check_may_comment(by)
    text = text.replace("\r\n", "\n").replace("\0", "").strip()
    if not text:
        raise RequirementUnmet(_("Write something first."), field="text")
    if len(text) > MAX_COMMENT:
        raise RequirementUnmet(
            _("The comment is too long: at most %(count)d characters.") % {"count": MAX_COMMENT}, field="text"
        )
    hold_chain()
    claim = Claim.objects.get(pk=claim_id)
    if Event.objects.filter(subject_kind=DISCUSSION, subject_id=claim.public_id).count() >= MAX_COMMENTS:
        raise WrongState(
            _("This discussion is full: %(count)d entries. Go on in the internal note.")
            % {"count": MAX_COMMENTS}
        )
    people = everybody()
    mentions = picked | mentioned_in(text, people)
    if len(mentions.editors) > MAX_PICKED:
        raise RequirementUnmet(_("Too many people are mentioned. Mention a role instead."), field="text")
    event = append_event(
        by=by,
        action=COMMENT,
        subject=subject_of(claim),
        version=claim.version,
        round_=claim.round,
        payload={"text": text, "roles": list(mentions.roles), "editors": list(mentions.editors)},
    )
    tell_mentioned(Case(claim, by), event, mentions, people)
    return event


@transaction.atomic
def take_back_comment(claim_id: int, seq: int, *, by: Editor) -> Event:
    """Take one's own comment out of the discussion; the record keeps it until it is erased."""
    _check_may_comment(by)
    hold_chain()
    claim = Claim.objects.get(pk=claim_id)
    events = events_of(claim)
    found = next((event for event in events if event.seq == seq and event.action == COMMENT), None)
    if found is None or found.editor_id != by.code:
        raise NotPermitted(_("Only its author takes a comment back."))
    if seq in taken_back(events):
        raise WrongState(_("This comment was taken back already."))
    forget_comment(seq)
    return append_event(
        by=by,
        action=TAKE_BACK,
        subject=subject_of(claim),
        version=claim.version,
        round_=claim.round,
        payload={"comment": seq},
    )


def _check_may_comment(by: Editor) -> None:
    if TRIAGE not in granted(by):
        raise NotPermitted(IS_REPORTER.sentence)
