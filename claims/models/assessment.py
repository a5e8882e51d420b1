"""One person's verdicts on one version of a claim, with the reasons."""

from __future__ import annotations

from django.core.validators import MaxLengthValidator
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from claims.models.attribution import Attribution
from claims.models.choices import (
    LATER_KINDS,
    AccuracyVerdict,
    Agreement,
    AssessmentPlace,
    AttributionVerdict,
    EditionKind,
)
from claims.models.claim import Claim
from sources.invisible import visible
from trail.constraints import length_between, one_of
from trail.models import Editor

MAX_EXPLANATION = 10_000
MAX_CHANGE_NOTE = 1000


class Assessment(models.Model):
    """Verdicts live here and nowhere else on the desk. Never changed: a new round gets a new one.

    ``attribution`` is the verdict over all links, kept so that two assessments can be compared;
    ``edition_kind`` and ``change_note`` come with the first assessment of a later edition, and are as
    blind to the second assessor as its verdicts. ``draft_hash`` names what would have been printed at that
    moment (``claims.record.draft``), so that nothing else is printed later.
    """

    claim = models.ForeignKey(Claim, on_delete=models.PROTECT, related_name="assessments")
    version = models.PositiveIntegerField()
    round = models.PositiveIntegerField()
    place = models.CharField(max_length=8, choices=AssessmentPlace.choices)
    editor = models.ForeignKey(Editor, on_delete=models.PROTECT, related_name="+")
    given_at = models.DateTimeField(default=timezone.now, editable=False)
    as_of = models.DateField(
        _("as of"), help_text=_("The day whose state of knowledge the verdicts describe.")
    )
    accuracy = models.CharField(
        _("Is it so?"), max_length=16, choices=AccuracyVerdict.choices, default=AccuracyVerdict.NOT_CHECKED
    )
    attribution = models.CharField(max_length=16, choices=AttributionVerdict.choices)
    explanation = models.TextField(
        _("explanation for readers"), validators=[MaxLengthValidator(MAX_EXPLANATION), visible]
    )
    reason = models.TextField(
        _("note for the desk"), blank=True, validators=[MaxLengthValidator(MAX_EXPLANATION), visible]
    )
    edition_kind = models.CharField(
        _("kind of the new edition"),
        max_length=16,
        blank=True,
        choices=[(kind.value, kind.label) for kind in LATER_KINDS],
    )
    change_note = models.TextField(
        _("change note for readers"), blank=True, validators=[MaxLengthValidator(MAX_CHANGE_NOTE), visible]
    )

    draft_hash = models.CharField(max_length=64, blank=True, editable=False)

    class Meta:
        verbose_name = _("assessment")
        verbose_name_plural = _("assessments")
        ordering = ["round", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["claim", "version", "round", "editor"],
                name="assessment_is_given_once_per_person_and_round",
            ),
            models.UniqueConstraint(
                fields=["claim", "round", "place"], name="assessment_place_is_taken_once_per_round"
            ),
            one_of("place", AssessmentPlace, name="assessment_place_is_in_the_list"),
            one_of("accuracy", AccuracyVerdict, name="assessment_accuracy_is_in_the_list"),
            one_of("attribution", AttributionVerdict, name="assessment_attribution_is_in_the_list"),
            one_of("edition_kind", EditionKind, blank=True, name="assessment_edition_kind_is_in_the_list"),
            length_between("explanation", 1, MAX_EXPLANATION, name="assessment_explanation_is_bounded"),
            length_between("reason", 0, MAX_EXPLANATION, name="assessment_reason_is_bounded"),
            length_between("change_note", 0, MAX_CHANGE_NOTE, name="assessment_change_note_is_bounded"),
            length_between("draft_hash", 0, 64, name="assessment_draft_hash_is_bounded"),
        ]

    def __str__(self) -> str:
        return f"{self.get_place_display()}, {self.editor_id}"


class LinkVerdict(models.Model):
    """What one assessment found about one link of the chain.

    Never changed, and never deleted with its link: a later round may remove a link, but not what was once
    said about it. So ``attribution_id`` can name a link that is gone.
    """

    assessment = models.ForeignKey(Assessment, on_delete=models.PROTECT, related_name="link_verdicts")
    attribution = models.ForeignKey(
        Attribution, on_delete=models.DO_NOTHING, db_constraint=False, related_name="link_verdicts"
    )
    verdict = models.CharField(
        max_length=16, choices=AttributionVerdict.choices, default=AttributionVerdict.NOT_CHECKED
    )

    class Meta:
        verbose_name = _("verdict on a link")
        verbose_name_plural = _("verdicts on links")
        # not "attribution": joining the link would lose the verdicts on links that are gone
        ordering = ["attribution_id"]
        constraints = [
            models.UniqueConstraint(
                fields=["assessment", "attribution"], name="linkverdict_exists_once_per_link"
            ),
            models.CheckConstraint(
                condition=models.Q(
                    verdict__in=[v for v in AttributionVerdict.values if v != "partly_checked"]
                ),
                name="linkverdict_is_in_the_list",
            ),
        ]

    def __str__(self) -> str:
        return self.get_verdict_display()


class Clearance(models.Model):
    """What two persons agreed on in one round: whose assessment is printed, and how they came together."""

    claim = models.ForeignKey(Claim, on_delete=models.PROTECT, related_name="clearances")
    round = models.PositiveIntegerField()
    assessment = models.ForeignKey(Assessment, on_delete=models.PROTECT, related_name="+")
    first_assessor = models.ForeignKey(Editor, on_delete=models.PROTECT, related_name="+")
    second_assessor = models.ForeignKey(Editor, on_delete=models.PROTECT, related_name="+")
    agreement = models.CharField(max_length=16, choices=Agreement.choices)

    class Meta:
        verbose_name = _("clearance")
        verbose_name_plural = _("clearances")
        ordering = ["claim", "round"]
        constraints = [
            models.UniqueConstraint(fields=["claim", "round"], name="clearance_is_given_once_per_round"),
            models.CheckConstraint(
                condition=~models.Q(first_assessor=models.F("second_assessor")),
                name="clearance_has_two_assessors",
            ),
            one_of("agreement", Agreement, name="clearance_agreement_is_in_the_list"),
        ]

    def __str__(self) -> str:
        return f"{self.first_assessor_id} + {self.second_assessor_id}"
