"""One checkable statement, as the desk works on it."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.core.validators import MaxLengthValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from claims.models.choices import CheckWorthiness, VerificationStatus
from claims.models.topic import Topic
from sources.invisible import visible
from sources.models import bcp47
from sources.public_id import new_public_id
from trail.constraints import length_between, one_of
from trail.models import Editor, Event

MAX_STATEMENT = 1000
MAX_NOTE = 5000


class ClaimManager(models.Manager["Claim"]):
    def get_by_natural_key(self, public_id: str) -> Claim:
        return self.get(public_id=public_id)


class Claim(models.Model):
    """Mutable, for editors only, written by ``claims.workflow.actions`` alone.

    ``revision`` rises by one with every write, so a stale form is noticed. ``version`` is what an
    assessment judges; it rises only when statement, appearances, attributions, evidence or time scope
    change. ``round`` counts the attempts at two assessments; those of rounds up to ``open_round`` may
    be read by the whole desk.
    """

    public_id = models.CharField(max_length=12, unique=True, default=new_public_id, editable=False)
    statement = models.TextField(
        _("statement"),
        validators=[MaxLengthValidator(MAX_STATEMENT), visible],
        help_text=_("The claim in wording that stands on its own, without a verdict in it."),
    )
    language = models.CharField(_("language"), max_length=35, default="de", validators=[bcp47])
    topics = models.ManyToManyField(Topic, blank=True, related_name="+", verbose_name=_("topics"))
    check_worthiness = models.CharField(
        _("check-worthiness"),
        max_length=16,
        choices=CheckWorthiness.choices,
        default=CheckWorthiness.UNDECIDED,
    )
    worthiness_reason = models.CharField(max_length=40, blank=True, editable=False)
    said_on = models.DateField(_("said on"), null=True, blank=True)
    holds_from = models.DateField(
        _("holds from"), null=True, blank=True, help_text=_("The time the statement is about.")
    )
    holds_until = models.DateField(_("holds until"), null=True, blank=True)
    verification_status = models.CharField(
        _("verification status"),
        max_length=16,
        choices=VerificationStatus.choices,
        default=VerificationStatus.PROPOSED,
        editable=False,
    )
    revision = models.PositiveIntegerField(default=1, editable=False)
    version = models.PositiveIntegerField(default=1, editable=False)
    round = models.PositiveIntegerField(default=1, editable=False)
    open_round = models.PositiveIntegerField(default=0, editable=False)
    assigned_to = models.ForeignKey(
        Editor,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="assigned_claims",
        verbose_name=_("assigned to"),
        editable=False,
    )
    embargo_until = models.DateTimeField(_("embargo until"), null=True, blank=True)
    recheck_on = models.DateField(_("re-check on"), null=True, blank=True)
    internal_note = models.TextField(
        _("internal note"),
        blank=True,
        validators=[MaxLengthValidator(MAX_NOTE)],
        help_text=_("For the desk only, never published."),
    )
    supersedes = models.ForeignKey(
        "self",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="superseded_by",
        verbose_name=_("supersedes"),
        help_text=_("The earlier claim this newer figure replaces."),
    )
    merged_into = models.ForeignKey(
        "self",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="duplicates",
        verbose_name=_("merged into"),
        editable=False,
    )
    suspended_by = models.ForeignKey(
        Editor, null=True, blank=True, on_delete=models.PROTECT, related_name="+", editable=False
    )
    created_by = models.ForeignKey(
        Editor, on_delete=models.PROTECT, related_name="+", verbose_name=_("created by"), editable=False
    )
    created_at = models.DateTimeField(_("created"), auto_now_add=True)
    last_event = models.ForeignKey(Event, on_delete=models.PROTECT, related_name="+", editable=False)

    objects = ClaimManager()

    class Meta:
        verbose_name = _("claim")
        verbose_name_plural = _("claims")
        ordering = ["-id"]
        permissions = [
            ("triage_claim", "Can accept, edit, assign and dismiss claims"),
            ("review_claim", "Can assess and publish claims together with a second person"),
            ("lead_claim", "Can withdraw claims"),
        ]
        indexes = [
            # the queues of the desk
            models.Index(fields=["verification_status", "-id"], name="claim_by_status"),
        ]
        constraints = [
            length_between("public_id", 12, 12, name="claim_public_id_has_12_characters"),
            length_between("statement", 1, MAX_STATEMENT, name="claim_statement_is_bounded"),
            length_between("language", 2, 35, name="claim_language_is_bounded"),
            length_between("internal_note", 0, MAX_NOTE, name="claim_internal_note_is_bounded"),
            length_between("worthiness_reason", 0, 40, name="claim_worthiness_reason_is_bounded"),
            one_of("check_worthiness", CheckWorthiness, name="claim_check_worthiness_is_in_the_list"),
            one_of("verification_status", VerificationStatus, name="claim_status_is_in_the_list"),
            models.CheckConstraint(
                condition=Q(holds_from__isnull=True)
                | Q(holds_until__isnull=True)
                | Q(holds_from__lte=F("holds_until")),
                name="claim_time_scope_runs_forwards",
            ),
            models.CheckConstraint(
                condition=Q(supersedes__isnull=True) | ~Q(supersedes=F("id")),
                name="claim_does_not_supersede_itself",
            ),
            models.CheckConstraint(
                condition=Q(merged_into__isnull=True) | ~Q(merged_into=F("id")),
                name="claim_is_not_merged_into_itself",
            ),
        ]

    def __str__(self) -> str:
        return self.statement

    def clean(self) -> None:
        if self.holds_from and self.holds_until and self.holds_until < self.holds_from:
            raise ValidationError(
                {"holds_until": _("The time the statement is about cannot end before it begins.")}
            )

    def natural_key(self) -> tuple[str]:
        return (self.public_id,)
