"""Choosing the claim a duplicate is merged into, and looking at both before it is done."""

from __future__ import annotations

from typing import Any, cast

from django import forms
from django.contrib import admin
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from claims.admin.act_forms import ActForm
from claims.models import Claim
from claims.workflow.actions.merging import why_not_kept
from claims.workflow.case import Case
from sources.public_id import canonical_public_id
from trail.desk_fields import RowSelect, is_row_id


class MergeForm(ActForm):
    """Asks twice: first which claim is kept, then, with both statements shown, whether that is meant.

    An address that names the kept claim has answered the first question.
    """

    into = forms.ModelChoiceField(
        Claim.objects.all(),
        label=gettext_lazy("Which claim is kept"),
        required=False,
        widget=RowSelect(Claim._meta.get_field("supersedes"), admin.site),
        help_text=gettext_lazy("Search for words of its statement."),
    )
    public_id = forms.CharField(
        label=gettext_lazy("Or its id"),
        max_length=20,
        required=False,
        help_text=gettext_lazy("The twelve letters and digits on the page of the claim."),
    )
    prefilled = ("public_id",)
    chosen: Claim | None = None

    def __init__(self, *args: Any, case: Case, **kwargs: Any) -> None:
        super().__init__(*args, case=case, **kwargs)
        cast("RowSelect", self.fields["into"].widget).without = case.claim.pk
        if not self.is_bound:
            self.chosen = _claim_named(self.initial.get("public_id", ""))

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        self.chosen = cleaned.get("into") or self._by_id(cleaned.get("public_id", ""))
        if self.chosen is None and not self.errors:
            self.add_error("into", _("Choose the claim that is kept, or type its id."))
        return cleaned

    def _by_id(self, typed: str) -> Claim | None:
        if not typed.strip():
            return None
        found = _claim_named(typed)
        if found is None:
            self.add_error("public_id", _("There is no claim with this id."))
        return found

    @property
    def confirmation(self) -> str:
        """What a second submit sends back: the claim that was shown, at the revision that was shown."""
        return f"{self.chosen.pk}:{self.chosen.revision}" if self.chosen else ""

    @property
    def why_not(self) -> str:
        """Why the chosen claim cannot take the duplicate in; empty where it can."""
        if self.chosen is None:
            return ""
        if self.chosen.pk == self.case.claim.pk:
            return _("A claim is no duplicate of itself.")
        return why_not_kept(self.chosen)

    def is_ready(self) -> bool:
        shown, _colon, revision = self._sent_back.partition(":")
        return self.chosen is not None and shown == str(self.chosen.pk) and is_row_id(revision)

    @property
    def shown_revision(self) -> int:
        return int(self._sent_back.partition(":")[2])

    @property
    def _sent_back(self) -> str:
        # No field: what is sent back next time is what is shown now, not what was sent.
        return str(self.data.get("confirmed", ""))


def _claim_named(typed: str) -> Claim | None:
    return Claim.objects.filter(public_id=canonical_public_id(typed.strip()) or "").first()
