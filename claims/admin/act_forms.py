"""What the acts ask for: a reason, a person, verdicts, or whose verdicts to take over."""

from __future__ import annotations

from typing import Any, ClassVar, cast

from django import forms
from django.conf import settings
from django.db.models import Q
from django.utils import timezone, translation
from django.utils.formats import date_format
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from claims.admin.link_questions import link_questions
from claims.admin.verdict_cards import VerdictCards
from claims.models import Attribution, Claim
from claims.models.assessment import MAX_CHANGE_NOTE, MAX_EXPLANATION
from claims.models.choices import (
    LATER_KINDS,
    AccuracyVerdict,
    AttributionVerdict,
    EditionKind,
    VerificationStatus,
)
from claims.record.copy_edits import shown_document
from claims.record.verdict_texts import accuracy_text, attribution_text
from claims.workflow.actions.assessing import Verdicts
from claims.workflow.actions.step import MAX_REASON
from claims.workflow.assessment_checks import check_assessment
from claims.workflow.case import Case
from claims.workflow.errors import RequirementUnmet
from claims.workflow.roles import REVIEW, TRIAGE
from trail.desk_fields import DayInput, MomentField, MomentInput
from trail.models import Editor

LINK_VERDICTS = [choice for choice in AttributionVerdict.choices if choice[0] != "partly_checked"]


class ActForm(forms.Form):
    """Carries the revision that was read. ``case`` is the claim and the editor it is shown to."""

    revision = forms.IntegerField(widget=forms.HiddenInput)
    # What an address may fill in; never a verdict or a reason, which a link could put into somebody's mouth.
    prefilled: ClassVar[tuple[str, ...]] = ()

    def __init__(self, *args: Any, case: Case, **kwargs: Any) -> None:
        kwargs.setdefault("initial", {})["revision"] = case.claim.revision
        super().__init__(*args, **kwargs)
        self.case = case

    def is_ready(self) -> bool:
        """Whether a valid form is enough to act; False asks once more on the same page."""
        return True


class ReasonForm(ActForm):
    reason = forms.CharField(
        label=_("Reason"), max_length=MAX_REASON, widget=forms.Textarea(attrs={"rows": 4})
    )


class EmbargoForm(ReasonForm):
    embargo_until = MomentField(
        label=_("Embargo until"),
        required=False,
        widget=MomentInput,
        help_text=_("Leave both empty to lift the embargo."),
    )

    field_order = ["embargo_until", "reason"]

    def __init__(self, *args: Any, case: Case, **kwargs: Any) -> None:
        super().__init__(*args, case=case, **kwargs)
        self.fields["embargo_until"].initial = case.claim.embargo_until


class AssignForm(ActForm):
    to = forms.ModelChoiceField(Editor.objects.none(), label=_("Assign to"), required=False)

    def __init__(self, *args: Any, case: Case, **kwargs: Any) -> None:
        super().__init__(*args, case=case, **kwargs)
        field = cast("forms.ModelChoiceField[Editor]", self.fields["to"])
        field.queryset = people_for(case.claim)
        field.empty_label = str(_("Nobody"))
        field.initial = case.claim.assigned_to_id


class AssessmentForm(ActForm):
    """Both questions, each with its words; one field per link of the chains."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    round = forms.IntegerField(widget=forms.HiddenInput, required=False)
    accuracy = forms.ChoiceField(
        label=_("Is it so?"),
        choices=AccuracyVerdict.choices,
        initial=AccuracyVerdict.NOT_CHECKED,
        widget=VerdictCards(accuracy_text),
    )
    explanation = forms.CharField(
        label=_("Explanation for readers"),
        max_length=MAX_EXPLANATION,
        widget=forms.Textarea(attrs={"rows": 7}),
    )
    as_of = forms.DateField(
        label=pgettext_lazy("field", "As of"),
        widget=DayInput,
        help_text=_("The day whose state of knowledge the verdicts describe."),
    )
    reason = forms.CharField(
        label=_("Note for the desk"),
        required=False,
        max_length=MAX_EXPLANATION,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, *args: Any, case: Case, **kwargs: Any) -> None:
        super().__init__(*args, case=case, **kwargs)
        self.fields["as_of"].initial = timezone.localdate()
        self.fields["version"].initial = case.claim.version
        self.fields["round"].initial = case.claim.round
        self.questions = link_questions(case.attributions, case.appearances)
        for question in self.questions:
            self.fields[f"link_{question.link.pk}"] = forms.ChoiceField(
                label=question.words,
                help_text=question.yardstick,
                choices=LINK_VERDICTS,
                initial=AttributionVerdict.NOT_CHECKED,
                widget=VerdictCards(attribution_text),
            )

    def clean(self) -> dict[str, Any]:
        """Say what the verdicts lack together with what the fields lack; alone, the act says it."""
        cleaned = super().clean() or {}
        links = {asked.link.pk: cleaned.get(f"link_{asked.link.pk}", "") for asked in self.questions}
        if self.errors and cleaned.get("accuracy") and all(links.values()):
            try:
                check_assessment(self.case, cleaned["accuracy"], links=links)
            except RequirementUnmet as unmet:
                self.add_error(unmet.field, str(unmet))
        return cleaned

    @property
    def link_fields(self) -> list[tuple[Attribution, forms.BoundField]]:
        return [(asked.link, self[f"link_{asked.link.pk}"]) for asked in self.questions]

    @property
    def verdict_fields(self) -> list[forms.BoundField]:
        names = ("explanation", "as_of", "edition_kind", "change_note", "reason", "hold")
        return [self[name] for name in names if name in self.fields]

    def verdicts(self) -> Verdicts:
        """Return what was filled in as the workflow takes it."""
        data = self.cleaned_data
        return Verdicts(
            accuracy=data["accuracy"],
            explanation=data["explanation"],
            links={link.pk: data[f"link_{link.pk}"] for link in self.case.attributions},
            as_of=data["as_of"],
            reason=data["reason"],
            version=data["version"],
            round=data["round"],
            edition_kind=data.get("edition_kind", ""),
            change_note=data.get("change_note", ""),
        )


class FirstAssessmentForm(AssessmentForm):
    """From the second edition on the first assessor also says what kind of change it is.

    The explanation begins as readers have it. While nothing of the claim has changed, the form begins as a
    re-check; verdicts are always given anew.
    """

    def __init__(self, *args: Any, case: Case, **kwargs: Any) -> None:
        super().__init__(*args, case=case, **kwargs)
        if case.published is None:
            return
        kinds = [("", "–"), *((kind.value, kind.label) for kind in LATER_KINDS)]
        self.fields["edition_kind"] = forms.ChoiceField(label=_("Kind of the new edition"), choices=kinds)
        self.fields["change_note"] = forms.CharField(
            label=_("Change note for readers"),
            max_length=MAX_CHANGE_NOTE,
            widget=forms.Textarea(attrs={"rows": 3}),
            help_text=_("What changed, when, and why."),
        )
        last = case.published.edition
        self.fields["explanation"].initial = shown_document(last).get("explanation", "")
        if last.event.version == case.claim.version and last.kind != EditionKind.WITHDRAWAL:
            self.fields["edition_kind"].initial = EditionKind.RECHECKED.value
            self.fields["change_note"].initial = _looked_again(case.claim.language)


def _looked_again(language: str) -> str:
    """Return a change note in the language of the claim, or in English where it has none here."""
    spoken = language.partition("-")[0]
    with translation.override(spoken if spoken in dict(settings.LANGUAGES) else "en"):
        day = date_format(timezone.localdate(), "DATE_FORMAT")
        return gettext("We looked again on %(day)s. Nothing has changed.") % {"day": day}


def hold_field() -> forms.BooleanField:
    return forms.BooleanField(
        label=_("Do not publish yet, should we agree"),
        required=False,
        help_text=_("The claim then stays cleared until a reviewer publishes it, embargo or not."),
    )


class BlindAssessmentForm(AssessmentForm):
    hold = hold_field()


class AdoptForm(ReasonForm):
    assessment = forms.ChoiceField(
        label=_("Whose verdicts and explanation the edition takes"), widget=forms.RadioSelect
    )
    hold = hold_field()

    field_order = ["assessment", "reason", "hold"]

    def __init__(self, *args: Any, case: Case, **kwargs: Any) -> None:
        super().__init__(*args, case=case, **kwargs)
        field = cast("forms.ChoiceField", self.fields["assessment"])
        own = case.editor.code
        others = [a for a in case.round_assessments if a.editor_id != own] if case.has_assessed else []
        field.choices = [(a.pk, f"{a.get_place_display()}, {a.editor}") for a in others]
        if len(others) == 1:
            field.initial = others[0].pk


def people_for(claim: Claim) -> Any:
    """Return the editors who may do the claim's next step."""
    codename = TRIAGE if claim.verification_status == VerificationStatus.PROPOSED else REVIEW
    holds = {"content_type__app_label": "claims", "codename": codename}
    editors = Editor.objects.filter(
        Q(**{f"user__groups__permissions__{key}": value for key, value in holds.items()})
        | Q(**{f"user__user_permissions__{key}": value for key, value in holds.items()}),
        user__is_active=True,
    ).distinct()
    if claim.verification_status == VerificationStatus.SECOND_REVIEW:
        given = claim.assessments.filter(round=claim.round).values("editor")
        editors = editors.exclude(pk__in=given)
    return editors.order_by("display_name", "code")
