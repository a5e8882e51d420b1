"""What one person should hear of, and how they want to hear it."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from claims.models.choices import MailState, NoticeKind
from claims.models.claim import Claim
from trail.constraints import length_between, one_of
from trail.models import Editor, Event


class Notice(models.Model):
    """One person should look at one claim because of one event. A convenience, no part of the record.

    Whether its recipient may still see it is asked when it is read (``claims.workflow.notices``).
    """

    recipient = models.ForeignKey(Editor, on_delete=models.PROTECT, related_name="notices")
    claim = models.ForeignKey(Claim, on_delete=models.PROTECT, related_name="+")
    event = models.ForeignKey(Event, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(_("kind"), max_length=16, choices=NoticeKind.choices)
    in_desk = models.BooleanField(default=True)
    read_at = models.DateTimeField(_("read"), null=True)
    mail = models.CharField(_("mail"), max_length=16, blank=True, choices=MailState.choices)
    mail_attempts = models.PositiveSmallIntegerField(default=0)
    mail_ended_at = models.DateTimeField(null=True)
    mail_failure = models.CharField(max_length=200, blank=True)

    class Meta:
        verbose_name = _("notice")
        verbose_name_plural = _("notices")
        ordering = ["-id"]
        indexes = [
            # the badge on every page of the desk
            models.Index(
                fields=["recipient", "-id"],
                condition=Q(read_at__isnull=True, in_desk=True),
                name="notice_unread",
            ),
            # the list of one person
            models.Index(fields=["recipient", "-id"], condition=Q(in_desk=True), name="notice_of_person"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["event", "recipient", "kind"], name="notice_exists_once_per_event_and_person"
            ),
            one_of("kind", NoticeKind, name="notice_kind_is_in_the_list"),
            one_of("mail", MailState, blank=True, name="notice_mail_is_in_the_list"),
            length_between("mail_failure", 0, 200, name="notice_mail_failure_is_bounded"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.recipient_id}"


class NoticeSettings(models.Model):
    """What one person wants to hear of, at the desk and by mail. Without a row the defaults hold.

    A second assessment that waits is told to everybody who may give it: by mail only to those who ask for it.
    """

    editor = models.OneToOneField(Editor, on_delete=models.PROTECT, primary_key=True, related_name="+")
    language = models.CharField(
        _("language of the mails"), max_length=2, choices=settings.LANGUAGES, default=settings.LANGUAGE_CODE
    )
    assigned_in_desk = models.BooleanField(default=True)
    assigned_by_mail = models.BooleanField(default=True)
    second_in_desk = models.BooleanField(default=True)
    second_by_mail = models.BooleanField(default=False)
    sent_back_in_desk = models.BooleanField(default=True)
    sent_back_by_mail = models.BooleanField(default=True)
    mentioned_in_desk = models.BooleanField(default=True)
    mentioned_by_mail = models.BooleanField(default=True)

    class Meta:
        verbose_name = _("settings for notices")
        verbose_name_plural = _("settings for notices")
        constraints = [
            models.CheckConstraint(
                condition=Q(language__in=[code for code, _name in settings.LANGUAGES]),
                name="noticesettings_language_is_in_the_list",
            ),
        ]

    def __str__(self) -> str:
        return self.editor_id

    def wants(self, kind: str, way: str) -> bool:
        """Whether this person wants to hear of ``kind`` by a ``way`` ("in_desk" or "by_mail")."""
        return bool(getattr(self, f"{kind}_{way}"))
