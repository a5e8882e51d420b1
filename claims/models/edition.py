"""The published record of a claim: one row per publication, correction or withdrawal."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from claims.models.choices import (
    WITHOUT_EVIDENCE,
    AccuracyVerdict,
    Agreement,
    AttributionVerdict,
    EditionKind,
)
from claims.models.claim import Claim
from trail.constraints import one_of
from trail.models import Editor, Event, RecordBody


class ClaimEdition(models.Model):
    """Never changed, never deleted. The document is in ``body``, whose digest is the content hash."""

    claim = models.ForeignKey(Claim, on_delete=models.PROTECT, related_name="editions")
    number = models.PositiveIntegerField(_("number"))
    kind = models.CharField(_("kind"), max_length=16, choices=EditionKind.choices)
    change_note_length = models.PositiveIntegerField(_("length of the change note"), default=0)
    event = models.OneToOneField(Event, on_delete=models.PROTECT, related_name="edition")
    published_at = models.DateTimeField(_("published"))
    first_assessor = models.ForeignKey(
        Editor, on_delete=models.PROTECT, related_name="+", verbose_name=_("first assessor")
    )
    second_assessor = models.ForeignKey(
        Editor, on_delete=models.PROTECT, related_name="+", verbose_name=_("second assessor")
    )
    agreement = models.CharField(_("agreement"), max_length=16, choices=Agreement.choices)
    accuracy = models.CharField(_("Is it so?"), max_length=16, choices=AccuracyVerdict.choices)
    attribution = models.CharField(
        _("Did the source say it?"), max_length=16, choices=AttributionVerdict.choices
    )
    evidence_count = models.PositiveIntegerField(_("pieces of evidence"))
    body = models.OneToOneField(
        RecordBody, on_delete=models.PROTECT, related_name="edition", db_column="content_hash"
    )

    class Meta:
        verbose_name = _("edition")
        verbose_name_plural = _("editions")
        ordering = ["claim", "number"]
        indexes = [
            # the corrections page, newest first
            models.Index(fields=["kind", "-published_at", "-id"], name="edition_by_kind"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["claim", "number"], name="edition_number_is_unique"),
            one_of("kind", EditionKind, name="edition_kind_is_in_the_list"),
            one_of("agreement", Agreement, name="edition_agreement_is_in_the_list"),
            one_of("accuracy", AccuracyVerdict, name="edition_accuracy_is_in_the_list"),
            one_of("attribution", AttributionVerdict, name="edition_attribution_is_in_the_list"),
            models.CheckConstraint(
                condition=~Q(first_assessor=F("second_assessor")), name="edition_has_two_assessors"
            ),
            models.CheckConstraint(
                condition=Q(number=1, kind=EditionKind.FIRST)
                | (Q(number__gt=1, change_note_length__gt=0) & ~Q(kind=EditionKind.FIRST)),
                name="edition_after_the_first_says_what_changed",
            ),
            models.CheckConstraint(
                condition=~Q(accuracy=AccuracyVerdict.NOT_CHECKED)
                | ~Q(attribution=AttributionVerdict.NOT_CHECKED),
                name="edition_has_an_axis_checked",
            ),
            models.CheckConstraint(
                condition=Q(accuracy__in=WITHOUT_EVIDENCE)
                | Q(evidence_count__gt=0)
                | Q(kind=EditionKind.WITHDRAWAL),
                name="edition_with_a_verdict_has_evidence",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.claim_id}/{self.number}"

    @property
    def content_hash(self) -> str:
        """The digest of the document, 64 hexadecimal characters."""
        return str(self.body_id)
