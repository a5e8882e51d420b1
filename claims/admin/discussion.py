"""The discussion on a claim's page: what was said, and the form to say something."""

from __future__ import annotations

from typing import Any, cast

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from claims.models import Claim
from claims.workflow.actions.commenting import MAX_COMMENT, comment, take_back_comment
from claims.workflow.case import Case
from claims.workflow.discussion import discussion_of
from claims.workflow.errors import TransitionRefused
from claims.workflow.mentions import ROLES, Mentions, Unclear, mentioned_in
from claims.workflow.roles import TRIAGE, everybody
from trail.desk import acting_editor, sentence

# A comment full of addresses after "@" is not answered with a page of warnings.
MOST_WARNINGS = 5


class CommentForm(forms.Form):
    """A text, and the people it is for beside those it names itself."""

    text = forms.CharField(
        label=gettext_lazy("Comment"),
        max_length=MAX_COMMENT,
        widget=forms.Textarea(attrs={"rows": 3, "maxlength": MAX_COMMENT}),
        help_text=gettext_lazy(
            "For the desk only. @reviewers, @chief or @ and a name (the first is enough where only one "
            "person has it) tells these people; "
            "or pick them from the list."
        ),
    )
    roles = forms.MultipleChoiceField(
        label=gettext_lazy("Roles"),
        choices=[(role, label) for role, label, _words in ROLES],
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    people = forms.MultipleChoiceField(
        label=gettext_lazy("People"), required=False, widget=forms.CheckboxSelectMultiple
    )

    # The claim's own form stands on the same page.
    prefix = "comment"

    def __init__(self, *args: Any, case: Case, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        people = cast("forms.MultipleChoiceField", self.fields["people"])
        people.choices = [
            (person.editor.code, str(person.editor)) for person in everybody() if person.editor != case.editor
        ]

    def picked(self) -> Mentions:
        return Mentions(tuple(self.cleaned_data["roles"]), tuple(self.cleaned_data["people"]))


def discussion_context(case: Case, form: CommentForm | None = None) -> dict[str, Any]:
    """Return what the discussion of a claim needs for its template, as this person may read it."""
    # Whoever lost the role while typing finds the sentence beside their words.
    may_comment = TRIAGE in case.permissions or (form is not None and form.is_bound)
    return {
        "discussion": discussion_of(case.claim, case.editor, case.assessments),
        "comment_form": (form or CommentForm(case=case)) if may_comment else None,
        # What an assessor writes is read like their verdicts, which they should know before they write.
        "comment_stays_closed": any(
            a.editor_id == case.editor.code and a.round > case.claim.open_round for a in case.assessments
        ),
    }


def comment_page(request: HttpRequest, claim_id: int) -> HttpResponse:
    """Take a comment, or show what is wrong with it beside everything that was typed."""
    case = _case(request, claim_id)
    form = CommentForm(request.POST if request.method == "POST" else None, case=case)
    if form.is_bound and form.is_valid():
        try:
            comment(claim_id, by=case.editor, text=form.cleaned_data["text"], picked=form.picked())
        except (TransitionRefused, ValidationError) as refusal:
            form.add_error("text", sentence(refusal))
        else:
            messages.success(request, _("Your comment is on the claim's page."))
            unclear = mentioned_in(form.cleaned_data["text"], everybody()).unclear
            for name in unclear[:MOST_WARNINGS]:
                messages.warning(request, _not_told(name))
            # Messages stand at the top: whoever lands at the discussion would not see a warning.
            return _back(claim_id, at="" if unclear else "#discussion")
    context = {
        **admin.site.each_context(request),
        **discussion_context(case, form),
        "title": _("Discussion"),
        "subtitle": None,
        "opts": Claim._meta,
        "media": form.media,
        "claim": case.claim,
    }
    return TemplateResponse(request, "admin/claims/claim/discussion.html", context)


@require_POST
def take_back_page(request: HttpRequest, claim_id: int, seq: int) -> HttpResponse:
    """Take the comment back and return to the discussion, with the sentence where that is refused."""
    case = _case(request, claim_id)
    try:
        take_back_comment(claim_id, seq, by=case.editor)
    except TransitionRefused as refusal:
        messages.warning(request, str(refusal))
    else:
        messages.success(request, _("The comment is taken back."))
    return _back(claim_id)


def _not_told(unclear: Unclear) -> str:
    if not unclear.meant:
        return _("@%(name)s was not told: nobody at the desk is meant by that.") % {"name": unclear.name}
    return _("@%(name)s was not told: it may be %(people)s. Write the whole name or the code.") % {
        "name": unclear.name,
        "people": get_text_list([str(editor) for editor in unclear.meant], _("or")),
    }


def _case(request: HttpRequest, claim_id: int) -> Case:
    if not request.user.has_perm("claims.view_claim"):
        raise PermissionDenied
    return Case(get_object_or_404(Claim, pk=claim_id), acting_editor(request))


def _back(claim_id: int, *, at: str = "#discussion") -> HttpResponse:
    return HttpResponseRedirect(reverse("admin:claims_claim_change", args=[claim_id]) + at)
