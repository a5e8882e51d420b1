"""Choosing the claim a duplicate is merged into, and looking at both before it is done."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any, cast

from django import forms
from django.contrib import admin
from django.urls import Resolver404, resolve
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from claims.admin.act_forms import ActForm
from claims.admin.matches import SimilarClaim, similar_to
from claims.models import Attribution, Claim
from claims.models.choices import MatchState, VerificationStatus
from claims.record.chains import chains
from claims.workflow.actions.merging import why_not_kept
from claims.workflow.case import Case
from sources.public_id import public_id_in
from trail.desk_fields import RowSelect, is_row_id

# Addresses as they are copied, with or without the scheme.
_BEFORE_THE_PATH = re.compile(r"^(?:\w+://)?[^/]*/")
_AFTER_THE_PATH = re.compile(r"[?#].*$", re.DOTALL)
_PARTS = re.compile(r"[/?#]")
# Pages of the desk about one claim, by the beginning of their names, and what the number in their address is.
_PAGES_OF = {
    "claims_claim_": "pk",
    "claims_claimedition_": "editions",
    "claims_publishedclaim_": "published",
}


@dataclass(frozen=True, slots=True)
class Offer:
    """A claim that may be the one that is kept, with who says it; ``similar`` says what differs, if known."""

    claim: Claim
    similar: SimilarClaim | None
    is_chosen: bool

    @property
    def chains(self) -> list[list[Attribution]]:
        return chains(list(self.claim.attributions.all()))


class MergeForm(ActForm):
    """Asks twice: first which claim is kept, then, with both statements shown, whether that is meant.

    An address that names the kept claim has answered the first question. However a claim was named, the
    second time it stands among the similar ones, chosen.
    """

    similar = forms.ModelChoiceField(
        Claim.objects.all(), label=gettext_lazy("Similar claims"), required=False
    )
    into = forms.ModelChoiceField(
        Claim.objects.all(),
        label=gettext_lazy("Another claim"),
        required=False,
        widget=RowSelect(Claim._meta.get_field("supersedes"), admin.site),
        help_text=gettext_lazy("Search for words of its statement."),
    )
    public_id = forms.CharField(
        label=gettext_lazy("Or its id or address"),
        max_length=500,
        required=False,
        help_text=gettext_lazy(
            "The twelve letters and digits on the page of the claim, or the address of that page."
        ),
    )
    prefilled = ("public_id",)
    chosen: Claim | None = None

    def __init__(self, *args: Any, case: Case, **kwargs: Any) -> None:
        super().__init__(*args, case=case, **kwargs)
        cast("RowSelect", self.fields["into"].widget).without = case.claim.pk
        if not self.is_bound:
            self.chosen = _claim_named(self.initial.get("public_id", ""))
            self.initial["public_id"] = "" if self.chosen else self.initial.get("public_id", "")

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        typed = self._by_id(cleaned.get("public_id", ""))
        if self.errors:
            return cleaned
        self.chosen = typed or cleaned.get("into") or cleaned.get("similar")
        if self.chosen is None:
            self.add_error("into", _("Choose the claim that is kept, or type its id."))
        else:
            # Whoever then chooses another one among the similar ones means that one.
            shown = {"into": "", "public_id": "", "similar": str(self.chosen.pk)}
            self.data = {**dict(self.data.items()), **shown}
        return cleaned

    @property
    def offers(self) -> list[Offer]:
        """The claims most similar to the duplicate that were not put aside, and the chosen one."""
        found = {
            similar.other.pk: similar
            for similar in similar_to([self.case.claim])[self.case.claim.pk]
            if similar.match.state != MatchState.DIFFERENT
            and similar.other.verification_status != VerificationStatus.DISMISSED
        }
        ids = [*([self.chosen.pk] if self.chosen and self.chosen.pk not in found else []), *found]
        claims = Claim.objects.prefetch_related("attributions__source").in_bulk(ids)
        return [Offer(claims[pk], found.get(pk), claims[pk] == self.chosen) for pk in ids]

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
        is_meant = self.chosen is not None and shown == str(self.chosen.pk) and "look" not in self.data
        return is_meant and is_row_id(revision)

    @property
    def shown_revision(self) -> int:
        return int(self._sent_back.partition(":")[2])

    @property
    def _sent_back(self) -> str:
        # No field: what is sent back next time is what is shown now, not what was sent.
        return str(self.data.get("confirmed", ""))


def _claim_named(typed: str) -> Claim | None:
    """Return the claim somebody means by its id in any spelling, or by an address of one of its pages."""
    typed = typed.strip()
    try:
        page = resolve(_BEFORE_THE_PATH.sub("/", _AFTER_THE_PATH.sub("", typed)))
    except Resolver404:
        page = None
    if page is None or page.namespace != "admin":
        # Readers' pages have the id in their address, below any language.
        ids = [public_id_in(part) for part in (typed, *_PARTS.split(typed))]
        return Claim.objects.filter(public_id__in=[named for named in ids if named]).first()
    row = str(page.kwargs.get("object_id") or page.kwargs.get("claim_id") or "")
    lookup = next((of_row for name, of_row in _PAGES_OF.items() if str(page.url_name).startswith(name)), "")
    return Claim.objects.filter(**{lookup: row}).first() if lookup and is_row_id(row) else None
