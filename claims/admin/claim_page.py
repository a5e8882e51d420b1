"""What the claim page shows beside its form: texts, chains, verdicts, acts and what happened."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, cast

from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from claims.admin.comparison import compare
from claims.admin.copy_edits import proposed_copy_edit
from claims.admin.discussion import discussion_context
from claims.admin.exposure import exposing_sources
from claims.admin.history import lines_of
from claims.admin.matches import DECISIONS, similar_to
from claims.admin.passages import marked_texts
from claims.admin.steps import steps_for
from claims.admin.worthiness import in_words
from claims.models import Assessment, Attribution, Claim
from claims.models.choices import VerificationStatus
from claims.record.chains import chains
from claims.workflow.case import Case
from claims.workflow.roles import TRIAGE
from claims.workflow.visibility import open_assessments

if TYPE_CHECKING:
    from django.db.models import Field


def page_context(case: Case) -> dict[str, Any]:
    """Return the context of a claim's page for one editor."""
    readable = open_assessments(case.claim, case.editor, case.assessments)
    of_this_round = [a for a in readable if a.round == case.claim.round]
    matches = similar_to([case.claim])[case.claim.pk]
    disagree = case.claim.verification_status == VerificationStatus.DISAGREEMENT
    return {
        **discussion_context(case),
        "claim": case.claim,
        "texts": marked_texts(case.appearances),
        "chains": chains(case.attributions),
        "assessments": [with_links(a, case.attributions) for a in reversed(readable)],
        "closed_count": len(case.round_assessments) - len(of_this_round),
        "comparison": compare(of_this_round, case.attributions) if disagree else None,
        "steps": steps_for(case),
        "published": case.published,
        "evidence": case.evidence,
        "facts": list(_facts(case.claim)),
        "copy_edit": proposed_copy_edit(case),
        "duplicates": list(case.claim.duplicates.order_by("pk")),
        "exposing": exposing_sources(case),
        "matches": matches,
        "contradicting": sum(1 for one in matches if one.warnings and not one.is_decided),
        "decisions": DECISIONS if TRIAGE in case.permissions else [],
        "lines": lines_of(case.claim, case.editor, case.assessments),
    }


def _facts(claim: Claim) -> Iterator[tuple[str, str]]:
    """Yield what is known about a claim that cannot be edited at the moment, as label and words."""
    yield _("Check-worthiness"), in_words(claim)
    yield _("Language"), claim.language
    for name in ("said_on", "holds_from", "holds_until", "recheck_on", "embargo_until"):
        moment = getattr(claim, name)
        if moment is not None:
            label = capfirst(str(cast("Field[Any, Any]", claim._meta.get_field(name)).verbose_name))
            yield label, date_format(moment, "DATETIME_FORMAT" if name == "embargo_until" else "DATE_FORMAT")
    if claim.internal_note:
        yield _("Internal note"), claim.internal_note


def with_links(assessment: Assessment, attributions: list[Attribution]) -> dict[str, Any]:
    """Return an assessment with the verdict on each link that still exists, in the chain's order."""
    verdicts = {link.attribution_id: link for link in assessment.link_verdicts.all()}
    return {
        "given": assessment,
        "links": [(link.source, verdicts[link.pk]) for link in attributions if link.pk in verdicts],
    }
