"""Which claims resemble each other, and the index that finds them. For the desk, never for readers."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from claims.models.choices import MatchState
from claims.models.claim import Claim
from trail.constraints import length_between, one_of
from trail.models import Editor, Event

MAX_SHARED = 300


class MatchText(models.Model):
    """What counts of one claim's texts, as words with single spaces between: folded, and their stems."""

    claim = models.OneToOneField(Claim, on_delete=models.CASCADE, primary_key=True, related_name="+")
    language = models.CharField(max_length=35)
    words = models.TextField(blank=True)
    stems = models.TextField(blank=True)

    def __str__(self) -> str:
        return self.stems


class MatchPosting(models.Model):
    """A term stands in a claim. ``term`` is a number made from the word: at a million claims there are
    tens of millions of these rows, and the pair is its own index."""

    pk = models.CompositePrimaryKey("term", "claim_id")
    term = models.BigIntegerField()
    claim = models.ForeignKey(Claim, on_delete=models.CASCADE, related_name="+", db_index=False)

    def __str__(self) -> str:
        return f"{self.term} in {self.claim_id}"


class MatchTerm(models.Model):
    """In how many claims a term stands: how rare it is says how much it tells."""

    term = models.BigIntegerField(primary_key=True)
    claims = models.BigIntegerField()

    def __str__(self) -> str:
        return f"{self.term}: {self.claims}"


class ClaimMatch(models.Model):
    """Two claims that resemble each other; ``other`` is the older one.

    ``score`` is the likeness in percent, ``shared`` the words both have, the rarest first. ``revision``
    counts the decisions, so that a stale form is noticed.
    """

    claim = models.ForeignKey(
        Claim, on_delete=models.CASCADE, related_name="older_matches", verbose_name=_("claim")
    )
    other = models.ForeignKey(
        Claim, on_delete=models.CASCADE, related_name="newer_matches", verbose_name=_("other claim")
    )
    shared = models.CharField(_("shared words"), max_length=MAX_SHARED, blank=True)
    score = models.PositiveSmallIntegerField(_("likeness in percent"))
    state = models.CharField(
        _("state"), max_length=16, choices=MatchState.choices, default=MatchState.SUGGESTED
    )
    decided_by = models.ForeignKey(
        Editor, null=True, on_delete=models.PROTECT, related_name="+", verbose_name=_("decided by")
    )
    event = models.ForeignKey(Event, null=True, on_delete=models.PROTECT, related_name="+")
    revision = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name = _("similar claim")
        verbose_name_plural = _("similar claims")
        ordering = ["-score", "-id"]
        constraints = [
            models.UniqueConstraint(fields=["claim", "other"], name="claimmatch_exists_once_per_pair"),
            models.CheckConstraint(condition=Q(other__lt=F("claim")), name="claimmatch_names_older_second"),
            models.CheckConstraint(condition=Q(score__lte=100), name="claimmatch_score_is_percent"),
            length_between("shared", 0, MAX_SHARED, name="claimmatch_shared_is_bounded"),
            one_of("state", MatchState, name="claimmatch_state_is_in_the_list"),
            models.CheckConstraint(
                condition=Q(state="suggested", decided_by__isnull=True, event__isnull=True, revision=0)
                | (~Q(state="suggested") & Q(decided_by__isnull=False, event__isnull=False, revision__gt=0)),
                name="claimmatch_is_decided_by_somebody",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.claim.public_id} ~ {self.other.public_id}"

    @property
    def subject_id(self) -> str:
        """What the trail calls the pair."""
        return f"{self.claim.public_id}+{self.other.public_id}"
