"""The mail about a notice, sent by the worker: tried again a few times, and it ends with a record.

A mail says what kind of notice it is, names the claim by its id, and links to it. It holds no word of the
desk: the statement is unpublished, perhaps under embargo, and mail leaves the house.
"""

from __future__ import annotations

import datetime as dt
import logging
from collections.abc import Iterable
from smtplib import SMTPException

from django.conf import settings
from django.contrib.auth.models import User
from django.core.mail import EmailMessage
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from claims.models import Notice, NoticeSettings
from claims.models.choices import MailState, NoticeKind
from claims.workflow.notices import notices_for
from sources.background import task

logger = logging.getLogger(__name__)

# Minutes between attempts: a mail server that is restarted, one that is repaired, one that is away overnight.
WAITS = (1, 10, 60, 480)
# What the notice keeps of a last attempt that never said how it ended.
INTERRUPTED = "Interrupted"


@transaction.atomic
def mail_later(notice_ids: Iterable[int]) -> None:
    """Let the worker send the mails about these notices."""
    for notice_id in notice_ids:
        send_mail_about.enqueue(notice_id, 1)


@task()
def send_mail_about(notice_id: int, attempt: int) -> None:
    """Send one mail, or see that it is tried again; the notice says what became of it."""
    if not _take(notice_id, attempt):
        return
    notice = Notice.objects.select_related("recipient__user", "claim").get(pk=notice_id)
    user = notice.recipient.user
    chosen = NoticeSettings.objects.filter(pk=notice.recipient_id).first() or NoticeSettings()
    if user is None or not _is_due(notice, user, chosen):
        _end(notice, MailState.WITHHELD)
        return
    try:
        message_about(notice, user, chosen.language).send()
    except (SMTPException, OSError, ValueError) as error:
        # A ValueError is an address no mail server could be told. Only the kind of error is logged: its text
        # may name the address.
        logger.warning("Mail about notice %d was not sent: %s", notice.pk, type(error).__name__)
        _try_again(notice, attempt, type(error).__name__)
    else:
        _end(notice, MailState.SENT)


@transaction.atomic
def _take(notice_id: int, attempt: int) -> bool:
    """Take this attempt; False where it is not the one to make, or no longer.

    The next one waits behind it from the start: a worker that is killed while it sends takes no mail along.
    Killed between sending and writing so, it is sent twice; the other way round it would be lost.
    """
    waiting = Notice.objects.filter(pk=notice_id, mail=MailState.WAITING, mail_attempts=attempt - 1)
    if attempt > len(WAITS) + 1:
        waiting.update(mail=MailState.FAILED, mail_ended_at=timezone.now(), mail_failure=INTERRUPTED)
        return False
    if not waiting.update(mail_attempts=attempt):
        return False
    if send_mail_about.get_backend().supports_defer:
        wait = WAITS[min(attempt, len(WAITS)) - 1]
        later = send_mail_about.using(run_after=timezone.now() + dt.timedelta(minutes=wait))
        later.enqueue(notice_id, attempt + 1)
    return True


def message_about(notice: Notice, user: User, language: str) -> EmailMessage:
    """Return the mail about a notice, in the language of whoever gets it."""
    claim = notice.claim
    with override(language):
        what = {
            NoticeKind.ASSIGNED: _("A claim was assigned to you."),
            NoticeKind.SECOND: _("A claim waits for a second assessment, and you may give it."),
            NoticeKind.SENT_BACK: _("A claim you have to do with was sent back."),
            NoticeKind.MENTIONED: _("You were mentioned in the discussion of a claim."),
        }[NoticeKind(notice.kind)]
        lines = [
            what,
            "",
            _("Claim %(id)s") % {"id": claim.public_id},
            _address("admin:claims_claim_change", claim.pk),
            "",
            _("Mails hold no text of the desk. What you want to hear of is yours to choose:"),
            _address("admin:notice_settings"),
        ]
        subject = f"{settings.SITE_NAME}: {notice.get_kind_display()} ({claim.public_id})"
    headers = {"Auto-Submitted": "auto-generated"}
    return EmailMessage(subject, "\n".join(lines), to=[user.email], headers=headers)


def _address(name: str, *args: object) -> str:
    return f"{settings.SITE_URL}{reverse(name, args=args)}"


def _is_due(notice: Notice, user: User, chosen: NoticeSettings) -> bool:
    """Whether this person still wants it, still may see it, and has not read it at the desk meanwhile."""
    wanted = settings.MAIL_IS_ON and user.is_active and user.is_staff and user.email
    return bool(
        wanted
        and chosen.wants(notice.kind, "by_mail")
        and notices_for(user).filter(pk=notice.pk, read_at__isnull=True).exists()
    )


def _try_again(notice: Notice, attempt: int, failure: str) -> None:
    if attempt > len(WAITS):
        _end(notice, MailState.FAILED, failure)
        return
    if not send_mail_about.get_backend().supports_defer:
        send_mail_about.enqueue(notice.pk, attempt + 1)


def _end(notice: Notice, state: MailState, failure: str = "") -> None:
    Notice.objects.filter(pk=notice.pk).update(
        mail=state, mail_ended_at=timezone.now(), mail_failure=failure[:200]
    )
