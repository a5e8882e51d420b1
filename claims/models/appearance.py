"""Where a claim occurs: an article, the verbatim quote and its place."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.core.validators import MaxLengthValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from claims.models.claim import Claim
from sources.models import Article
from trail.constraints import length_between

MAX_QUOTE = 3000
CONTEXT = 32


class Appearance(models.Model):
    """``start`` and ``end`` count Unicode code points of the article's text; ``end`` is exclusive."""

    claim = models.ForeignKey(
        Claim, on_delete=models.CASCADE, related_name="appearances", verbose_name=_("claim")
    )
    article = models.ForeignKey(
        Article, on_delete=models.PROTECT, related_name="appearances", verbose_name=_("text")
    )
    quote = models.TextField(_("quote"), validators=[MaxLengthValidator(MAX_QUOTE)])
    start = models.PositiveIntegerField(_("start"))
    end = models.PositiveIntegerField(_("end"))
    prefix = models.CharField(max_length=CONTEXT, blank=True, editable=False)
    suffix = models.CharField(max_length=CONTEXT, blank=True, editable=False)

    class Meta:
        verbose_name = _("appearance")
        verbose_name_plural = _("appearances")
        ordering = ["article", "start", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["claim", "article", "start", "end"], name="appearance_exists_once_per_claim"
            ),
            models.CheckConstraint(condition=Q(start__lt=F("end")), name="appearance_is_not_empty"),
            length_between("quote", 1, MAX_QUOTE, name="appearance_quote_is_bounded"),
            length_between("prefix", 0, CONTEXT, name="appearance_prefix_is_bounded"),
            length_between("suffix", 0, CONTEXT, name="appearance_suffix_is_bounded"),
        ]

    def __str__(self) -> str:
        return f"„{self.quote}“"

    def clean(self) -> None:
        if self.article_id and self.article.text[self.start : self.end] != self.quote:
            raise ValidationError(
                {"quote": _("The quote must stand in the text exactly like this, at this place.")}
            )
