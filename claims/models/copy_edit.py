"""Corrected spelling of a published edition: what is proposed (desk), and what was accepted (record)."""

from __future__ import annotations

from django.core.validators import MaxLengthValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from claims.models.assessment import MAX_CHANGE_NOTE, MAX_EXPLANATION
from claims.models.claim import Claim
from claims.models.edition import ClaimEdition
from trail.constraints import length_between
from trail.models import Editor, Event, RecordBody


class CopyEditProposal(models.Model):
    """One open proposal per claim; gone once it is accepted or discarded, the trail keeps its words."""

    claim = models.OneToOneField(Claim, on_delete=models.PROTECT, related_name="copy_edit_proposal")
    edition = models.ForeignKey(ClaimEdition, on_delete=models.PROTECT, related_name="+")
    explanation = models.TextField(
        _("explanation for readers"), validators=[MaxLengthValidator(MAX_EXPLANATION)]
    )
    change_note = models.TextField(
        _("change note for readers"), blank=True, validators=[MaxLengthValidator(MAX_CHANGE_NOTE)]
    )
    proposed_by = models.ForeignKey(Editor, on_delete=models.PROTECT, related_name="+")
    event = models.OneToOneField(Event, on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("proposed copy-edit")
        verbose_name_plural = _("proposed copy-edits")
        constraints = [
            length_between("explanation", 1, MAX_EXPLANATION, name="copyeditproposal_explanation_is_bounded"),
            length_between("change_note", 0, MAX_CHANGE_NOTE, name="copyeditproposal_change_note_is_bounded"),
        ]

    def __str__(self) -> str:
        return f"{self.edition_id}, {self.proposed_by_id}"


class CopyEdit(models.Model):
    """Never changed, never deleted. ``body`` holds both texts before and after; the edition stays."""

    edition = models.ForeignKey(ClaimEdition, on_delete=models.PROTECT, related_name="copy_edits")
    number = models.PositiveIntegerField(_("number"))
    proposed_by = models.ForeignKey(Editor, on_delete=models.PROTECT, related_name="+")
    accepted_by = models.ForeignKey(Editor, on_delete=models.PROTECT, related_name="+")
    accepted_at = models.DateTimeField(_("accepted"))
    event = models.OneToOneField(Event, on_delete=models.PROTECT, related_name="copy_edit")
    body = models.OneToOneField(
        RecordBody, on_delete=models.PROTECT, related_name="copy_edit", db_column="content_hash"
    )

    class Meta:
        verbose_name = _("copy-edit")
        verbose_name_plural = _("copy-edits")
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["edition", "number"], name="copyedit_number_is_unique"),
            models.CheckConstraint(
                condition=~models.Q(proposed_by=models.F("accepted_by")), name="copyedit_has_two_persons"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.edition_id}/{self.number}"

    @property
    def content_hash(self) -> str:
        """The digest of both texts, 64 hexadecimal characters."""
        return str(self.body_id)
