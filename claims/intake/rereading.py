"""Reading a stored text once more, after its language was corrected: new proposals for untouched ones.

Nothing is deleted. A proposal nobody has touched is dismissed with a reason that says why and stays in the
record; whatever an editor has decided, changed, discussed or added by hand stays as it is.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from claims.extraction import AttributedStatement, UnknownLanguage
from claims.extraction.statement import Span
from claims.intake.extractors import extract
from claims.intake.importing import may_import
from claims.intake.proposals import Names, is_proposed, proposal, quotable, wording
from claims.models import Appearance, Claim, ClaimMatch
from claims.models.choices import MatchState, VerificationStatus
from claims.workflow.actions.proposing import propose
from claims.workflow.actions.triage import READ_AGAIN, dismiss
from claims.workflow.discussion import DISCUSSION
from sources.actions import describe_article
from sources.models import Article, Source
from trail.bodies import read_body
from trail.chain import hold_chain
from trail.models import Editor, Event

_Place = tuple[AttributedStatement, Span]


@dataclass(frozen=True, slots=True)
class Rereading:
    """What reading a text once more comes to: proposals that are new, replaced, and claims that stay."""

    statements: Sequence[AttributedStatement]
    new: list[_Place]
    replaced: list[Claim]
    staying: list[Claim]


@dataclass(frozen=True, slots=True)
class RereadResult:
    """What was done."""

    claims: list[Claim]
    replaced: int
    staying: int
    proposed_sources: list[Source] = field(default_factory=list)


def look_again(article: Article) -> Rereading:
    """Return what would become of the text's claims if it were read in its language; nothing is written.

    Raises ``ValidationError`` where there are no rules for the language.
    """
    return _compared(article, _statements(article))


def read_again(article: Article, *, by: Editor, language: str = "") -> RereadResult:
    """Read the text in its language, or in another that is recorded first, and propose what is new.

    Raises ``ValidationError`` for a language without rules and ``NotPermitted`` for who may not do triage;
    then nothing has changed.
    """
    may_import(by)
    is_other = language not in ("", article.language)
    article.language = language or article.language
    # Before the chain is held: reading takes time, and a text never changes.
    statements = _statements(article)
    with transaction.atomic():
        hold_chain()
        if is_other:
            describe_article(article, by=by, changed=["language"])
        again = _compared(article, statements)
        for claim in again.replaced:
            reason = _("Proposed anew: the text was read again as “%(language)s”.")
            dismiss(
                claim.pk,
                by=by,
                revision=claim.revision,
                reason=reason % {"language": article.language},
                read_again=article.language,
            )
        names = Names(by)
        claims = [
            propose(article, proposal(article, statement, span, statements, names), by=by)
            for statement, span in again.new
        ]
    return RereadResult(claims, len(again.replaced), len(again.staying), names.proposed)


def _statements(article: Article) -> list[AttributedStatement]:
    try:
        return extract(article.text, article.language)
    except UnknownLanguage as error:
        raise ValidationError(
            _("There are no rules for finding claims in this language. Add the claims by hand.")
        ) from error


def _compared(article: Article, statements: Sequence[AttributedStatement]) -> Rereading:
    """A place that an editor has decided about is not proposed again, unless dismissed in other words."""
    found: dict[tuple[str, Span], _Place] = {
        (wording(article, statement, span), span): (statement, span)
        for statement in statements
        if is_proposed(statement)
        for span in quotable(statement)
    }
    appearances = Appearance.objects.filter(article=article).select_related("claim__last_event__body")
    places = list(appearances.order_by("start", "id"))
    untouched = _untouched([place.claim for place in places])
    replaced, staying, taken = [], [], set()
    for place in places:
        claim, span = place.claim, (place.start, place.end)
        if READ_AGAIN in read_body(claim.last_event.body):
            # Put aside by a reading before: nobody has decided that it is not worth a check.
            continue
        same = (claim.statement, span)
        if claim.pk in untouched and not (same in found and claim.language == article.language):
            replaced.append(claim)
            continue
        staying.append(claim)
        if claim.verification_status == VerificationStatus.DISMISSED:
            taken.add(same)
        else:
            taken |= {key for key in found if key[1] == span}
    return Rereading(statements, [found[key] for key in found if key not in taken], replaced, staying)


def _untouched(claims: Sequence[Claim]) -> set[int]:
    """Return the proposals of the extraction that nobody has changed, discussed or compared.

    Only the extraction gives a reason for check-worthiness; what was added by hand has none.
    """
    as_proposed = [
        claim
        for claim in claims
        if claim.verification_status == VerificationStatus.PROPOSED
        and claim.revision == 1
        and claim.worthiness_reason
    ]
    spoken_of = set(
        Event.objects.filter(
            subject_kind=DISCUSSION, subject_id__in=[claim.public_id for claim in as_proposed]
        ).values_list("subject_id", flat=True)
    )
    decided = ClaimMatch.objects.exclude(state=MatchState.SUGGESTED)
    ids = [claim.pk for claim in as_proposed]
    pairs = decided.filter(Q(claim__in=ids) | Q(other__in=ids)).values_list("claim", "other")
    compared = {pk for pair in pairs for pk in pair}
    return {
        claim.pk for claim in as_proposed if claim.public_id not in spoken_of and claim.pk not in compared
    }
