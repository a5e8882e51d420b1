"""What supports, refutes or frames a claim; also what was looked for and not found."""

from __future__ import annotations

from django.core.validators import MaxLengthValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from claims.models.choices import Stance
from claims.models.claim import Claim
from sources.invisible import visible
from sources.models import Source, http_only
from trail.constraints import http_url, length_between, one_of

MAX_EXCERPT = 3000


class Evidence(models.Model):
    claim = models.ForeignKey(
        Claim, on_delete=models.CASCADE, related_name="evidence", verbose_name=_("claim")
    )
    stance = models.CharField(_("stance"), max_length=10, choices=Stance.choices)
    source = models.ForeignKey(
        Source,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("published by"),
    )
    url = models.CharField(_("address"), max_length=2000, blank=True, validators=[http_only])
    title = models.CharField(_("title"), max_length=500, validators=[visible])
    excerpt = models.TextField(
        _("excerpt"), blank=True, validators=[MaxLengthValidator(MAX_EXCERPT), visible]
    )
    published_on = models.DateField(_("published on"), null=True, blank=True)
    accessed_on = models.DateField(_("accessed on"), null=True, blank=True)
    note = models.TextField(
        _("what it shows"),
        blank=True,
        validators=[MaxLengthValidator(2000), visible],
        help_text=_("For readers: what this shows about the claim."),
    )

    class Meta:
        verbose_name = _("evidence")
        verbose_name_plural = _("evidence")
        ordering = ["id"]
        constraints = [
            one_of("stance", Stance, name="evidence_stance_is_in_the_list"),
            http_url("url", name="evidence_url_is_http"),
            length_between("title", 1, 500, name="evidence_title_has_1_to_500_characters"),
            length_between("excerpt", 0, MAX_EXCERPT, name="evidence_excerpt_is_bounded"),
            length_between("note", 0, 2000, name="evidence_note_is_bounded"),
        ]

    def __str__(self) -> str:
        return self.title
