"""Editors, the events of the trail, and the only rows that hold record text."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from trail.constraints import length_between

SYSTEM_EDITOR = "E-000"
MAX_BODY = 2_000_000


class EditorManager(models.Manager["Editor"]):
    def get_by_natural_key(self, code: str) -> Editor:
        return self.get(code=code)


class Editor(models.Model):
    """A person of the desk as the record names them: an immutable code, whatever becomes of the account."""

    code = models.CharField(_("code"), max_length=8, primary_key=True, editable=False)
    user = models.OneToOneField(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="editor",
        verbose_name=_("account"),
    )
    display_name = models.CharField(_("display name"), max_length=100, blank=True)

    objects = EditorManager()

    class Meta:
        verbose_name = _("editor")
        verbose_name_plural = _("editors")
        ordering = ["code"]
        constraints = [
            length_between("code", 5, 8, name="editor_code_has_5_to_8_characters"),
            length_between("display_name", 0, 100, name="editor_display_name_is_bounded"),
        ]

    def __str__(self) -> str:
        return f"{self.display_name} ({self.code})" if self.display_name else self.code

    def natural_key(self) -> tuple[str]:
        return (self.code,)


class RecordBody(models.Model):
    """Record text under the salted SHA-256 that names it; emptied only by an erase event that names it."""

    digest = models.CharField(max_length=64, primary_key=True)
    salt = models.CharField(max_length=32)
    text = models.TextField()
    erased_by_seq = models.BigIntegerField(null=True)

    class Meta:
        verbose_name = _("record body")
        verbose_name_plural = _("record bodies")
        constraints = [
            length_between("digest", 64, 64, name="body_digest_has_64_characters"),
            length_between("salt", 0, 32, name="body_salt_is_bounded"),
            length_between("text", 0, MAX_BODY, name="body_text_is_bounded"),
        ]

    def __str__(self) -> str:
        return self.digest


class Event(models.Model):
    """One act of one editor. Texts are in the body; the row holds their lengths, for the guards."""

    seq = models.BigIntegerField(_("number"), primary_key=True)
    at = models.DateTimeField(_("at"))
    editor = models.ForeignKey(
        Editor, on_delete=models.PROTECT, related_name="events", verbose_name=_("editor")
    )
    action = models.CharField(_("action"), max_length=32)
    subject_kind = models.CharField(max_length=16)
    subject_id = models.CharField(max_length=64)
    from_status = models.CharField(max_length=16, blank=True)
    to_status = models.CharField(max_length=16, blank=True)
    version = models.PositiveIntegerField(default=0)
    round = models.PositiveIntegerField(default=0)
    reason_length = models.PositiveIntegerField(default=0)
    change_note_length = models.PositiveIntegerField(default=0)
    body = models.ForeignKey(RecordBody, null=True, on_delete=models.PROTECT, related_name="events")
    prev_hash = models.CharField(max_length=64, unique=True)
    hash = models.CharField(max_length=64, unique=True)

    class Meta:
        verbose_name = _("event")
        verbose_name_plural = _("events")
        ordering = ["seq"]
        indexes = [
            # the history of one subject, newest first
            models.Index(fields=["subject_kind", "subject_id", "-seq"], name="event_by_subject"),
            # the newest act that readers may see and that is none about a claim: claims.record.version. Acts
            # on claims name themselves in readers' rows; what comes in new is named by nothing published
            models.Index(
                fields=["seq"],
                condition=~Q(subject_kind__in=["claim", "match", "address", "record_body"])
                & ~Q(action__in=["import", "create"]),
                name="event_seen_by_readers",
            ),
        ]
        constraints = [
            length_between("action", 1, 32, name="event_action_is_bounded"),
            length_between("subject_kind", 1, 16, name="event_subject_kind_is_bounded"),
            length_between("subject_id", 1, 64, name="event_subject_id_is_bounded"),
            length_between("from_status", 0, 16, name="event_from_status_is_bounded"),
            length_between("to_status", 0, 16, name="event_to_status_is_bounded"),
            length_between("prev_hash", 64, 64, name="event_prev_hash_has_64_characters"),
            length_between("hash", 64, 64, name="event_hash_has_64_characters"),
        ]

    def __str__(self) -> str:
        return f"{self.seq} {self.action} {self.subject_kind} {self.subject_id}"
