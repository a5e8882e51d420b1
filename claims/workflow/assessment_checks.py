"""What an assessment must hold before it is taken."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Protocol

from django.utils.translation import gettext as _

from claims.models import ClaimEdition
from claims.models.choices import (
    LATER_KINDS,
    WITHOUT_EVIDENCE,
    AccuracyVerdict,
    AttributionVerdict,
    EditionKind,
)
from claims.workflow.case import Case
from claims.workflow.errors import RequirementUnmet
from claims.workflow.verdicts import overall_attribution
from trail.bodies import read_body


class NewEdition(Protocol):
    """What the first assessor says about a later edition."""

    @property
    def accuracy(self) -> str: ...
    @property
    def links(self) -> Mapping[int, str]: ...
    @property
    def edition_kind(self) -> str: ...
    @property
    def change_note(self) -> str: ...


def check_assessment(case: Case, accuracy: str, *, links: Mapping[int, str] | None = None) -> None:
    """Raise ``RequirementUnmet`` unless an axis is checked and a verdict on the facts has evidence."""
    if accuracy not in AccuracyVerdict.values:
        raise RequirementUnmet(_("Choose one of the listed verdicts."), field="accuracy")
    if links is not None:
        allowed = set(AttributionVerdict.values) - {AttributionVerdict.PARTLY_CHECKED.value}
        if not set(links.values()) <= allowed:
            raise RequirementUnmet(_("Choose one of the listed verdicts for every link."), field="links")
        nothing = overall_attribution(links.values()) == AttributionVerdict.NOT_CHECKED
        if nothing and accuracy == AccuracyVerdict.NOT_CHECKED:
            raise RequirementUnmet(
                _("Answer at least one of the two questions: did the source say it, or is it so?"),
                field="accuracy",
            )
    if accuracy not in WITHOUT_EVIDENCE and not has_usable_evidence(case):
        raise RequirementUnmet(
            _("This verdict needs evidence with an address. Add it, or choose “Unproven”."),
            field="accuracy",
        )


def has_usable_evidence(case: Case) -> bool:
    """Whether the claim has evidence others can look up."""
    return any(item.url for item in case.evidence)


def check_new_edition(case: Case, verdicts: NewEdition) -> None:
    """Raise ``RequirementUnmet`` unless a later edition says truthfully what kind of change it is."""
    last = case.claim.editions.order_by("-number").select_related("body", "event").first()
    if last is None:
        if verdicts.edition_kind or verdicts.change_note:
            raise RequirementUnmet(_("The first publication has no change note."), field="change_note")
        return
    if verdicts.edition_kind not in LATER_KINDS:
        raise RequirementUnmet(_("Say what kind of change this is."), field="edition_kind")
    if not verdicts.change_note.strip():
        raise RequirementUnmet(
            _("Tell readers what changed, when and why, in the change note."), field="change_note"
        )
    document = read_body(last.body)
    # Of an erased edition nobody can say what its words were.
    reworded = bool(document) and _wording_changed(case, document)
    if reworded and verdicts.edition_kind != EditionKind.CORRECTION:
        raise RequirementUnmet(
            _("Statement or quotes changed since the last edition: that is a correction."),
            field="edition_kind",
        )
    attribution = overall_attribution(
        [verdicts.links.get(link.id, "not_checked") for link in case.attributions]
    )
    if verdicts.edition_kind == EditionKind.RECHECKED:
        if last.event.version != case.claim.version or last.kind == EditionKind.WITHDRAWAL:
            raise RequirementUnmet(
                _("The claim changed since the last edition: that is more than “re-checked, unchanged”."),
                field="edition_kind",
            )
        check_unchanged(last, verdicts.accuracy, attribution)


def check_unchanged(last: ClaimEdition, accuracy: str, attribution: str) -> None:
    """Raise ``RequirementUnmet`` unless the verdicts are those of the last edition."""
    if (last.accuracy, last.attribution) != (accuracy, attribution):
        raise RequirementUnmet(
            _("A verdict changed since the last edition: that is more than “re-checked, unchanged”."),
            field="edition_kind",
        )


def _wording_changed(case: Case, document: dict[str, Any]) -> bool:
    published = document.get("appearances", [])
    quotes = {appearance["quote"] for appearance in published if appearance["quote"]}
    return document.get("statement") != case.claim.statement or quotes != case.draft.quotes
