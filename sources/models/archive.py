"""Web addresses that evidence and attributions name, and the copies of what stood there.

A copy belongs to its address and not to the row that names it: so archiving changes nothing an assessment
judges, and whoever names the same address has the same copies.
"""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from sources.models.attempt import Attempted, RetrievalState
from sources.models.fields import http_only
from trail.constraints import http_url, length_between, one_of
from trail.models import Editor

MAX_CAPTURED_TEXT = 2_000_000


class Finding(models.TextChoices):
    """What a later look at an address found; the weightiest last."""

    CHANGED = "changed", pgettext_lazy("finding", "The text has changed")
    EXCERPT_GONE = "excerpt_gone", pgettext_lazy("finding", "Quoted words are no longer there")
    GONE = "gone", pgettext_lazy("finding", "The page is gone")


class ArchivedAddressQuerySet(models.QuerySet["ArchivedAddress"]):
    def flagged(self) -> ArchivedAddressQuerySet:
        """Addresses where something was found that nobody has looked at since."""
        return self.exclude(finding="").filter(Q(seen_at__isnull=True) | Q(seen_at__lt=F("found_at")))


class ArchivedAddress(Attempted):
    """An address that is archived: the state of the last attempt, and what was found since.

    ``key`` is ``sources.captures.address_key(url)``: an index over addresses themselves could not hold the
    longest. ``failures`` counts failed attempts in a row.
    """

    key = models.CharField(max_length=64, unique=True, editable=False)
    url = models.CharField(_("address"), max_length=2000, validators=[http_only], editable=False)
    failures = models.PositiveIntegerField(default=0, editable=False)
    checked_at = models.DateTimeField(_("last seen"), null=True, editable=False)
    finding = models.CharField(
        _("finding"), max_length=12, choices=Finding.choices, blank=True, editable=False
    )
    found_at = models.DateTimeField(_("found"), null=True, editable=False)
    seen_at = models.DateTimeField(null=True, editable=False)
    seen_by = models.ForeignKey(Editor, null=True, on_delete=models.PROTECT, related_name="+", editable=False)

    objects = ArchivedAddressQuerySet.as_manager()

    class Meta:
        verbose_name = _("archived address")
        verbose_name_plural = _("archived addresses")
        ordering = ["-id"]
        constraints = [
            http_url("url", name="archivedaddress_url_is_http"),
            one_of("state", RetrievalState, name="archivedaddress_state_is_in_the_list"),
            length_between("key", 64, 64, name="archivedaddress_key_has_64_characters"),
            length_between("failure", 0, 40, name="archivedaddress_failure_is_bounded"),
            models.CheckConstraint(
                condition=Q(finding__in=["", *Finding.values]), name="archivedaddress_finding_is_in_the_list"
            ),
            models.CheckConstraint(
                condition=Q(finding="") ^ Q(found_at__isnull=False), name="archivedaddress_finding_has_a_date"
            ),
            models.CheckConstraint(
                condition=Q(state=RetrievalState.FAILED) ^ Q(failure=""),
                name="archivedaddress_fails_with_a_reason_only",
            ),
        ]

    def __str__(self) -> str:
        return self.url


class Capture(models.Model):
    """A copy of what stood at an address. Never served to readers; never changed but by an erasure.

    ``text`` is every word of the page, which excerpts are looked for in; ``main_text`` its running text
    without navigation, in which changes count. Both are empty where no text could be read.
    """

    address = models.ForeignKey(
        ArchivedAddress, on_delete=models.PROTECT, related_name="copies", verbose_name=_("address")
    )
    final_url = models.CharField(max_length=2000, blank=True)
    retrieved_at = models.DateTimeField(_("retrieved"))
    media_type = models.CharField(max_length=100, blank=True)
    sha256 = models.CharField(max_length=64)
    size = models.PositiveIntegerField()
    content = models.BinaryField(blank=True)
    text = models.TextField(blank=True)
    main_text = models.TextField(blank=True)
    is_erased = models.BooleanField(default=False)

    class Meta:
        verbose_name = _("archived copy")
        verbose_name_plural = _("archived copies")
        ordering = ["-id"]
        constraints = [
            http_url("final_url", name="capture_final_url_is_http"),
            length_between("media_type", 0, 100, name="capture_media_type_is_bounded"),
            length_between("sha256", 64, 64, name="capture_sha256_has_64_characters"),
            length_between("text", 0, MAX_CAPTURED_TEXT, name="capture_text_is_bounded"),
            length_between("main_text", 0, MAX_CAPTURED_TEXT, name="capture_main_text_is_bounded"),
        ]

    def __str__(self) -> str:
        return f"{self.address} ({self.retrieved_at:%Y-%m-%d})"
