"""Which notices a person may see: those that still hold, and whose claim and comment are open to them.

Asked whenever they are counted, listed or mailed, so that nothing has to be taken back when a role is lost,
somebody else was faster, or a round is closed.
"""

from __future__ import annotations

from django.contrib.auth.models import User
from django.db.models import Exists, F, OuterRef, Q, QuerySet, Subquery

from claims.models import Assessment, Notice
from claims.models.choices import NoticeKind, VerificationStatus

_SENT_BACK = (VerificationStatus.IN_REVIEW, VerificationStatus.DISAGREEMENT)


def notices_for(user: User) -> QuerySet[Notice]:
    """Return the notices this account may see now, newest first."""
    notices = Notice.objects.filter(recipient__user=user)
    if not user.has_perm("claims.view_claim"):
        return notices.none()
    holds = (
        Q(kind=NoticeKind.ASSIGNED, claim__assigned_to=F("recipient"))
        | Q(kind=NoticeKind.SENT_BACK, claim__verification_status__in=_SENT_BACK)
        | Q(_may_read_comment(), kind=NoticeKind.MENTIONED)
    )
    if user.has_perm("claims.review_claim"):
        waits = Q(
            ~_has_assessed(),
            kind=NoticeKind.SECOND,
            claim__verification_status=VerificationStatus.SECOND_REVIEW,
            claim__round=F("event__round"),
        )
        holds |= waits
    return notices.filter(holds).order_by("-id")


def unread_count(user: User) -> int:
    """Return how many unread notices the desk shows this account, in one query."""
    return notices_for(user).filter(in_desk=True, read_at__isnull=True).count()


def _has_assessed() -> Exists:
    given = Assessment.objects.filter(
        claim=OuterRef("claim"), round=OuterRef("claim__round"), editor=OuterRef("recipient")
    )
    return Exists(given)


def _may_read_comment() -> Q:
    """``visibility.may_read_comment`` as SQL: its author has assessed in no closed round till then,
    or the recipient has assessed in the newest of these, too."""
    by_author = Assessment.objects.filter(
        claim=OuterRef("claim"),
        editor=OuterRef("event__editor"),
        round__gt=OuterRef("claim__open_round"),
        round__lte=OuterRef("event__round"),
    )
    newest = Assessment.objects.filter(
        claim=OuterRef(OuterRef("claim")),
        editor=OuterRef(OuterRef("event__editor")),
        round__gt=OuterRef(OuterRef("claim__open_round")),
        round__lte=OuterRef(OuterRef("event__round")),
    ).order_by("-round")
    by_recipient = Assessment.objects.filter(
        claim=OuterRef("claim"), editor=OuterRef("recipient"), round=Subquery(newest.values("round")[:1])
    )
    return Q(~Exists(by_author)) | Q(Exists(by_recipient))
