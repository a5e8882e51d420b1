"""From a filled-in form to the action of the workflow it is for; and the page that asks.

Every act has one address, ``…/act/<transition>/``: GET asks, POST does exactly one action with the
revision that was read. A refusal shows the page again, with what was typed and the sentence.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django import forms
from django.contrib import admin
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.utils.translation import gettext_lazy

from claims.admin.act_forms import (
    ActForm,
    AdoptForm,
    AssessmentForm,
    AssignForm,
    BlindAssessmentForm,
    EmbargoForm,
    FirstAssessmentForm,
    ReasonForm,
)
from claims.admin.comparison import compare
from claims.admin.copies import copies_context
from claims.admin.copy_edits import CopyEditForm, proposed_copy_edit
from claims.admin.merging import MergeForm
from claims.admin.passages import marked_texts
from claims.admin.returning import back_from, finished
from claims.admin.steps import GRAVE, IMMEDIATE
from claims.models import Claim
from claims.record.chains import chains
from claims.workflow.actions import (
    assessing,
    blocking,
    copy_editing,
    embargo,
    merging,
    publishing,
    triage,
)
from claims.workflow.case import Case
from claims.workflow.errors import StaleRevision, TransitionRefused, WrongState
from claims.workflow.transitions import BY_NAME
from claims.workflow.visibility import open_assessments
from trail.desk import acting_editor, sentence

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise


@dataclass(frozen=True)
class Act:
    """What an act asks for, what it says before, and the action behind it."""

    form: type[ActForm]
    perform: Callable[[Case, int, Any], Claim]
    intro: _StrPromise


def _with_reason(action: Callable[..., Claim]) -> Callable[[Case, int, Any], Claim]:
    def perform(case: Case, revision: int, form: Any) -> Claim:
        return action(case.claim.pk, by=case.editor, revision=revision, reason=form.cleaned_data["reason"])

    return perform


def _plain(action: Callable[..., Claim]) -> Callable[[Case, int, Any], Claim]:
    def perform(case: Case, revision: int, form: Any) -> Claim:
        return action(case.claim.pk, by=case.editor, revision=revision)

    return perform


def _assign(case: Case, revision: int, form: Any) -> Claim:
    return triage.assign(case.claim.pk, by=case.editor, revision=revision, to=form.cleaned_data["to"])


def _submit(case: Case, revision: int, form: Any) -> Claim:
    return assessing.submit(case.claim.pk, by=case.editor, revision=revision, verdicts=form.verdicts())


def _blind(action: Callable[..., Claim]) -> Callable[[Case, int, Any], Claim]:
    def perform(case: Case, revision: int, form: Any) -> Claim:
        return action(
            case.claim.pk,
            by=case.editor,
            revision=revision,
            verdicts=form.verdicts(),
            hold=form.cleaned_data["hold"],
        )

    return perform


def _set_embargo(case: Case, revision: int, form: Any) -> Claim:
    return embargo.set_embargo(
        case.claim.pk,
        by=case.editor,
        revision=revision,
        until=form.cleaned_data["embargo_until"],
        reason=form.cleaned_data["reason"],
    )


def _merge(case: Case, revision: int, form: Any) -> Claim:
    return merging.merge(
        case.claim.pk,
        by=case.editor,
        revision=revision,
        into=form.chosen.pk,
        into_revision=form.shown_revision,
    )


def _copy_edit(case: Case, revision: int, form: Any) -> Claim:
    return copy_editing.propose_copy_edit(
        case.claim.pk,
        by=case.editor,
        revision=revision,
        explanation=form.cleaned_data["explanation"],
        change_note=form.cleaned_data.get("change_note", ""),
    )


def _adopt(case: Case, revision: int, form: Any) -> Claim:
    return assessing.adopt(
        case.claim.pk,
        by=case.editor,
        revision=revision,
        assessment_id=int(form.cleaned_data["assessment"]),
        reason=form.cleaned_data["reason"],
        hold=form.cleaned_data["hold"],
    )


ACTS: Mapping[str, Act] = {
    "accept": Act(ActForm, _plain(triage.accept), gettext_lazy("The claim goes into review.")),
    "assign": Act(
        AssignForm,
        _assign,
        gettext_lazy("It appears in this person's queue. Only people who may do the next step are listed."),
    ),
    "dismiss": Act(
        ReasonForm,
        _with_reason(triage.dismiss),
        gettext_lazy("The claim is put aside. It is not deleted and can be restored."),
    ),
    "merge": Act(
        MergeForm,
        _merge,
        gettext_lazy(
            "The same claim is on the desk twice: this one is put aside for good. Its appearances, "
            "attributions and evidence join the one that is kept."
        ),
    ),
    "restore": Act(ReasonForm, _with_reason(triage.restore), gettext_lazy("The claim is a proposal again.")),
    "submit": Act(
        FirstAssessmentForm,
        _submit,
        gettext_lazy("Another person assesses next, without seeing your verdicts."),
    ),
    "recall": Act(
        ActForm,
        _plain(assessing.recall),
        gettext_lazy("The claim returns to review, and you can assess it anew."),
    ),
    "assess_second": Act(
        BlindAssessmentForm,
        _blind(assessing.assess_second),
        gettext_lazy(
            "You see everything but the first verdicts. If both of you agree, the claim is published at once."
        ),
    ),
    "adopt": Act(
        AdoptForm,
        _adopt,
        gettext_lazy("After discussion, you take over the other's verdicts. Readers learn that."),
    ),
    "assess_third": Act(
        BlindAssessmentForm,
        _blind(assessing.assess_third),
        gettext_lazy("You see none of the verdicts. If you agree with one of the two, that settles it."),
    ),
    "return": Act(
        ReasonForm,
        _with_reason(assessing.return_to_review),
        gettext_lazy("The claim goes back into review and to its first assessor. It is assessed anew."),
    ),
    "publish": Act(ActForm, _plain(publishing.publish), gettext_lazy("Readers see the claim at once.")),
    "set_embargo": Act(
        EmbargoForm,
        _set_embargo,
        gettext_lazy(
            "Assessments keep counting. When the embargo ends, the claim is published by itself, unless it "
            "was held back. An embargo you lift publishes nothing: press “Publish” then."
        ),
    ),
    "reopen": Act(
        ReasonForm,
        _with_reason(publishing.reopen),
        gettext_lazy("Readers keep the current edition, marked as under re-review."),
    ),
    "suspend": Act(
        ReasonForm,
        _with_reason(publishing.suspend),
        gettext_lazy("Readers see a neutral notice at once, and nothing else. Somebody else releases it."),
    ),
    "release": Act(
        ReasonForm, _with_reason(publishing.release), gettext_lazy("Readers see the claim again.")
    ),
    "withdraw": Act(
        ReasonForm,
        _with_reason(publishing.withdraw),
        gettext_lazy("The reason is for readers: it stands as a notice at the claim's address, for good."),
    ),
    "block": Act(
        ReasonForm,
        _with_reason(blocking.block),
        gettext_lazy(
            "Every address of the claim says at once that it is not available for legal reasons. "
            "Give as the reason the order or law, and who ordered it; readers do not see it."
        ),
    ),
    "unblock": Act(
        ReasonForm,
        _with_reason(blocking.unblock),
        gettext_lazy("Readers get what they would have without the block: claim, notice or withdrawal."),
    ),
    "copy_edit": Act(
        CopyEditForm,
        _copy_edit,
        gettext_lazy(
            "Spelling only, never what is said. Another person accepts it; readers then see the corrected "
            "text and what was corrected."
        ),
    ),
    "accept_copy_edit": Act(
        ActForm,
        _plain(copy_editing.accept_copy_edit),
        gettext_lazy("Readers see the corrected text at once, and the difference beside it."),
    ),
    "discard_copy_edit": Act(
        ReasonForm,
        _with_reason(copy_editing.discard_copy_edit),
        gettext_lazy("Readers keep the text as it is."),
    ),
}


# Acts that decide about a proposal show what it changes.
ABOUT_A_COPY_EDIT = frozenset({"accept_copy_edit", "discard_copy_edit"})


def act_page(request: HttpRequest, claim_id: int, transition: str) -> HttpResponse:
    """Ask for what the act needs, or do it."""
    act = ACTS.get(transition)
    if act is None:
        raise Http404
    if not request.user.has_perm("claims.view_claim"):
        raise PermissionDenied
    claim = get_object_or_404(Claim, pk=claim_id)
    case = Case(claim, acting_editor(request))
    prefilled = {name: request.GET[name] for name in act.form.prefilled if name in request.GET}
    form = act.form(request.POST or None, case=case, initial=prefilled)
    is_conflict = False
    if form.is_bound:
        if form.is_valid() and form.is_ready():
            try:
                done = act.perform(case, form.cleaned_data["revision"], form)
            except (TransitionRefused, ValidationError) as refusal:
                form = _with_refusal(act, request, case, refusal)
                is_conflict = isinstance(refusal, WrongState)
            else:
                return finished(request, transition, done)
        elif transition in IMMEDIATE:
            form = act.form(case=case)
    return _ask(request, transition, act, form, is_conflict=is_conflict)


def _with_refusal(act: Act, request: HttpRequest, case: Case, refusal: Exception) -> ActForm:
    """Return the form with what was typed, the sentence, and the revision the claim has now."""
    fresh = Case(Claim.objects.get(pk=case.claim.pk), case.editor)
    data = request.POST.copy()
    if isinstance(refusal, StaleRevision):
        # The page shows the claim as it is now; sending the form again is done knowingly.
        for name in ("revision", "version", "round"):
            data[name] = str(getattr(fresh.claim, name))
    form = act.form(data, case=fresh)
    form.is_valid()
    field = getattr(refusal, "field", "")
    form.add_error(field if field in form.fields else None, sentence(refusal))
    return form


def _ask(
    request: HttpRequest, transition: str, act: Act, form: ActForm, *, is_conflict: bool
) -> HttpResponse:
    case = form.case
    refusals = [str(refusal) for refusal in BY_NAME[transition].refusals(case)]
    readable = open_assessments(case.claim, case.editor, case.assessments)
    compared = [a for a in readable if a.round == case.claim.round and transition in ("adopt", "return")]
    context: dict[str, Any] = {
        **admin.site.each_context(request),
        "title": BY_NAME[transition].label,
        "subtitle": None,
        "opts": Claim._meta,
        "claim": case.claim,
        "act": act,
        "transition": BY_NAME[transition],
        "back": back_from(request, case.claim),
        "form": form,
        "media": forms.Media(js=["admin/js/core.js"]) + form.media,
        "is_grave": transition in GRAVE,
        "is_assessment": isinstance(form, AssessmentForm),
        "is_off": bool(refusals),
        "refusals": [refusal for refusal in refusals if refusal not in form.non_field_errors()],
        "texts": marked_texts(case.appearances),
        "chains": chains(case.attributions),
        "evidence": case.evidence,
        # Whoever assesses reads; archiving is for the claim's own page.
        **(
            copies_context(case, request) | {"with_buttons": False}
            if isinstance(form, AssessmentForm)
            else {}
        ),
        "comparison": compare(compared, case.attributions),
        "copy_edit": proposed_copy_edit(case) if transition in ABOUT_A_COPY_EDIT else None,
    }
    status = 409 if is_conflict or (form.is_bound and refusals) else 200
    return TemplateResponse(request, "admin/claims/claim/act.html", context, status=status)
