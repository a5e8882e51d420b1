"""What the desk remembers about protected sources: their labels, and editions that still name them."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from claims.models.claim import Claim
from claims.models.edition import ClaimEdition
from sources.models import Article, Source


class ProtectedLabel(models.Model):
    """The number under which a protected source, or a text of one, stands in every edition of a claim.

    Written with the first edition that hides it, and kept: a source hidden once is hidden in this claim for
    good, since two editions side by side would otherwise name it.
    """

    claim = models.ForeignKey(Claim, on_delete=models.PROTECT, related_name="protected_labels")
    source = models.ForeignKey(Source, null=True, on_delete=models.PROTECT, related_name="+")
    article = models.ForeignKey(Article, null=True, on_delete=models.PROTECT, related_name="+")
    number = models.PositiveIntegerField()

    class Meta:
        verbose_name = _("label of a protected source")
        verbose_name_plural = _("labels of protected sources")
        constraints = [
            models.CheckConstraint(
                condition=Q(source__isnull=True) ^ Q(article__isnull=True),
                name="protectedlabel_is_for_a_source_or_a_text",
            ),
            models.UniqueConstraint(fields=["claim", "source"], name="protectedlabel_one_per_source"),
            models.UniqueConstraint(fields=["claim", "article"], name="protectedlabel_one_per_text"),
            models.UniqueConstraint(
                fields=["claim", "number"],
                condition=Q(source__isnull=False),
                name="protectedlabel_number_of_source_is_unique",
            ),
            models.UniqueConstraint(
                fields=["claim", "number"],
                condition=Q(article__isnull=False),
                name="protectedlabel_number_of_text_is_unique",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.claim_id}: {self.number}"


class ExposedEdition(models.Model):
    """An edition that named a source when that source became protected."""

    source = models.ForeignKey(Source, on_delete=models.PROTECT, related_name="+")
    edition = models.ForeignKey(ClaimEdition, on_delete=models.PROTECT, related_name="exposures")

    class Meta:
        verbose_name = _("edition naming a protected source")
        verbose_name_plural = _("editions naming a protected source")
        constraints = [
            models.UniqueConstraint(fields=["edition", "source"], name="exposededition_is_listed_once"),
        ]

    def __str__(self) -> str:
        return f"{self.edition_id}: {self.source_id}"
