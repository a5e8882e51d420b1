"""One link of a chain: this source says so, relying on that one."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.core.validators import MaxLengthValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from claims.models.appearance import Appearance
from claims.models.choices import FirstHand, Position, SpeechType
from claims.models.claim import Claim
from sources.invisible import visible
from sources.models import Source, http_only
from trail.constraints import http_url, length_between, one_of

MAX_EXCERPT = 3000


class Attribution(models.Model):
    """``cites`` is the attribution this source relies on; the article's publisher begins each chain."""

    claim = models.ForeignKey(
        Claim, on_delete=models.CASCADE, related_name="attributions", verbose_name=_("claim")
    )
    appearance = models.ForeignKey(
        Appearance, on_delete=models.CASCADE, related_name="attributions", verbose_name=_("appearance")
    )
    source = models.ForeignKey(
        Source, on_delete=models.PROTECT, related_name="attributions", verbose_name=_("source")
    )
    cites = models.ForeignKey(
        "self",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="cited_by",
        verbose_name=_("relies on"),
        help_text=_("The attribution this one relays; empty at the end of the chain."),
    )
    position = models.CharField(
        _("position"), max_length=20, choices=Position.choices, default=Position.ASSERTS
    )
    speech_type = models.CharField(
        _("speech type"), max_length=10, choices=SpeechType.choices, default=SpeechType.REPORTED
    )
    is_explicit = models.BooleanField(
        _("named there"),
        default=True,
        help_text=_("Off: the source was named before and carries over to this passage."),
    )
    locator_url = models.CharField(
        _("address of the original"), max_length=2000, blank=True, validators=[http_only]
    )
    excerpt = models.TextField(
        _("excerpt of the original"), blank=True, validators=[MaxLengthValidator(MAX_EXCERPT), visible]
    )
    said_on = models.DateField(_("said on"), null=True, blank=True)
    first_hand = models.CharField(
        _("first-hand"),
        max_length=8,
        choices=FirstHand.choices,
        default=FirstHand.UNKNOWN,
        help_text=_("Does this source speak from its own knowledge?"),
    )

    class Meta:
        verbose_name = _("attribution")
        verbose_name_plural = _("attributions")
        ordering = ["appearance", "id"]
        constraints = [
            one_of("position", Position, name="attribution_position_is_in_the_list"),
            one_of("speech_type", SpeechType, name="attribution_speech_type_is_in_the_list"),
            one_of("first_hand", FirstHand, name="attribution_first_hand_is_in_the_list"),
            http_url("locator_url", name="attribution_locator_is_http"),
            length_between("excerpt", 0, MAX_EXCERPT, name="attribution_excerpt_is_bounded"),
            models.CheckConstraint(
                condition=Q(cites__isnull=True) | ~Q(first_hand=FirstHand.YES),
                name="attribution_that_relies_on_another_is_not_first_hand",
            ),
            models.CheckConstraint(
                condition=Q(cites__isnull=True) | ~Q(cites=F("id")),
                name="attribution_does_not_cite_itself",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.source}: {self.get_position_display()}"

    def clean(self) -> None:
        if self.cites_id and self.first_hand == FirstHand.YES:
            raise ValidationError(
                {"first_hand": _("A source that relies on another does not speak first-hand.")}
            )
