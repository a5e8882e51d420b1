"""Telling people of the desk what they should look at, within the act that makes it so; and their settings.

A notice is written with the act, a mail goes out after it is committed and by the worker: neither a mail
server that is away nor anything else here can lose an act or make it wait.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from django.conf import settings
from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone

from claims.models import Notice, NoticeSettings
from claims.models.choices import MailState, NoticeKind
from claims.workflow.actions.mailing import mail_later
from claims.workflow.case import Case
from claims.workflow.mentions import Mentions
from claims.workflow.notices import notices_for
from claims.workflow.roles import REVIEW, Person, everybody
from trail.models import Editor, Event


def tell_assigned(case: Case, event: Event, to: Editor | None) -> None:
    """Tell the person a claim was given to, unless they took it themselves."""
    if to is not None:
        _tell(NoticeKind.ASSIGNED, case, event, [p for p in everybody() if p.editor == to])


def tell_second_assessors(case: Case, event: Event) -> None:
    """Tell everybody who may give the second assessment: all who review, but the first assessor."""
    _tell(NoticeKind.SECOND, case, event, [p for p in everybody() if REVIEW in p.permissions])


def tell_sent_back(case: Case, event: Event) -> None:
    """Tell the assessors of the round, and whoever the claim is assigned to."""
    codes = {a.editor_id for a in case.round_assessments} | {case.claim.assigned_to_id}
    _tell(NoticeKind.SENT_BACK, case, event, [p for p in everybody() if p.editor.code in codes])


def tell_mentioned(case: Case, event: Event, mentions: Mentions, people: Iterable[Person]) -> None:
    """Tell those a comment calls. Whoever may not read it yet hears of it when they may."""
    _tell(NoticeKind.MENTIONED, case, event, mentions.people(people))


def forget_comment(seq: int) -> None:
    """Take back what was told about a comment."""
    Notice.objects.filter(event_id=seq, kind=NoticeKind.MENTIONED).delete()


def mark_read(user: User, event: int) -> Notice | None:
    """Mark the person's notice of an event as read and return it; None where they may not see it.

    Notices are known by their event: their own numbers would tell how many others there are.
    """
    notice = notices_for(user).filter(event=event).select_related("claim").first()
    if notice is not None:
        Notice.objects.filter(pk=notice.pk, read_at__isnull=True).update(read_at=timezone.now())
    return notice


def mark_all_read(user: User, *, up_to: int) -> int:
    """Mark as read what the person had before them: up to this event. Returns how many."""
    unread = notices_for(user).filter(event__lte=up_to, read_at__isnull=True).values_list("pk", flat=True)
    return Notice.objects.filter(pk__in=list(unread)).update(read_at=timezone.now())


def save_notice_settings(editor: Editor, chosen: Mapping[str, object]) -> NoticeSettings:
    """Store how this person wants to hear of things."""
    row = NoticeSettings(editor=editor, **chosen)
    row.full_clean(exclude=["editor"], validate_unique=False, validate_constraints=False)
    row.save()
    return row


def _tell(kind: NoticeKind, case: Case, event: Event, people: Iterable[Person]) -> None:
    others = {p.editor.code: p.editor for p in people if p.editor.code != event.editor_id}
    if not others:
        return
    chosen = NoticeSettings.objects.in_bulk(list(others))
    notices = []
    for code, editor in sorted(others.items()):
        wants = chosen.get(code) or NoticeSettings(editor=editor)
        by_mail = wants.wants(kind, "by_mail") and settings.MAIL_IS_ON and _has_address(editor)
        if by_mail or wants.wants(kind, "in_desk"):
            notices.append(
                Notice(
                    recipient=editor,
                    claim=case.claim,
                    event=event,
                    kind=kind,
                    in_desk=wants.wants(kind, "in_desk"),
                    mail=MailState.WAITING if by_mail else "",
                )
            )
    mailed = [notice.pk for notice in Notice.objects.bulk_create(notices) if notice.mail]
    if mailed:
        # Whatever goes wrong here, the act is done and the notice stands at the desk.
        # A lambda: Django asks whatever fails here for its __qualname__, which a partial lacks.
        transaction.on_commit(lambda: mail_later(mailed), robust=True)


def _has_address(editor: Editor) -> bool:
    return editor.user is not None and bool(editor.user.email)
