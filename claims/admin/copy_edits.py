"""Copy-edits at the desk: the form that proposes one, and its difference for whoever accepts it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from claims.admin.act_forms import ActForm
from claims.models.assessment import MAX_CHANGE_NOTE, MAX_EXPLANATION
from claims.record.copy_edits import shown_document, texts_of
from claims.record.differences import Stretch, differences
from claims.workflow.case import Case
from trail.models import Editor


@dataclass(frozen=True, slots=True)
class ProposedCopyEdit:
    """Who proposed what: the changed texts by their names, each as stretches."""

    by: Editor
    texts: list[tuple[str, list[Stretch]]]


class CopyEditForm(ActForm):
    """Both texts as readers have them now; the change note only where the edition has one."""

    explanation = forms.CharField(
        label=gettext_lazy("Explanation for readers"),
        max_length=MAX_EXPLANATION,
        widget=forms.Textarea(attrs={"rows": 12}),
    )
    change_note = forms.CharField(
        label=gettext_lazy("Change note for readers"),
        max_length=MAX_CHANGE_NOTE,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )

    def __init__(self, *args: Any, case: Case, **kwargs: Any) -> None:
        super().__init__(*args, case=case, **kwargs)
        document = shown_document(case.published.edition) if case.published else {}
        for name, text in texts_of(document).items() if document else ():
            self.fields[name].initial = text
        if not document.get("change_note"):
            del self.fields["change_note"]


def proposed_copy_edit(case: Case) -> ProposedCopyEdit | None:
    """Return the claim's open proposal as the desk shows it."""
    proposal = case.copy_edit
    if proposal is None:
        return None
    before = shown_document(proposal.edition)
    if not before:
        return ProposedCopyEdit(proposal.proposed_by, [])
    texts = [
        (_("Explanation for readers"), differences(before["explanation"], proposal.explanation)),
        (_("Change note for readers"), differences(before["change_note"], proposal.change_note)),
    ]
    return ProposedCopyEdit(proposal.proposed_by, [(name, parts) for name, parts in texts if parts])
