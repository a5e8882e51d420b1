"""What changes in claims when it becomes known who published a text, or who a proposed source is."""

from __future__ import annotations

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from claims.models import Attribution, Claim, Evidence
from claims.models.choices import VerificationStatus
from claims.record.chains import chain_roots
from claims.workflow.actions.step import record, write
from claims.workflow.errors import NotPermitted, RequirementUnmet
from claims.workflow.roles import TRIAGE, granted
from claims.workflow.rules import IS_REPORTER
from sources.actions import absorb_source, record_publisher
from sources.models import Article, Source
from trail.chain import hold_chain
from trail.models import Editor

_OPEN = (VerificationStatus.PROPOSED, VerificationStatus.IN_REVIEW, VerificationStatus.DISMISSED)


@transaction.atomic
def set_publisher(article_id: int, publisher: Source, *, by: Editor) -> Article:
    """Say who published a text; every chain of its claims then begins with that source.

    Refused once a claim of the text was handed to a second person: its links are being judged.
    """
    _check_role(by)
    hold_chain()
    article = Article.objects.select_for_update().get(pk=article_id)
    if article.publisher_id == publisher.pk:
        return article
    claims = _locked(Claim.objects.filter(appearances__article=article))
    if any(c.verification_status not in _OPEN or c.editions.exists() for c in claims):
        raise RequirementUnmet(
            _("A claim of this text is being assessed or published: the publisher can no longer change.")
        )
    former = article.publisher_id
    record_publisher(article, publisher, by=by)
    for claim in claims:
        event = record("set_publisher", claim, by=by, payload={"publisher": publisher.slug})
        _begin_chains_with(claim, article, publisher, former)
        write(claim, event, version=claim.version + 1)
    return article


@transaction.atomic
def merge_source(proposed_id: int, *, into: Source, by: Editor) -> Source:
    """Replace a proposed source by the known one it turned out to be; its names become names of that one."""
    _check_role(by)
    hold_chain()
    proposed = Source.objects.select_for_update().get(pk=proposed_id)
    if not proposed.is_proposed or proposed.pk == into.pk:
        raise RequirementUnmet(_("Only a proposed source can be merged into another one."))
    if _is_named_elsewhere(proposed):
        raise RequirementUnmet(
            _("A text, evidence or another source names it, too. Change that first, then merge.")
        )
    claims = _locked(Claim.objects.filter(attributions__source=proposed))
    if any(claim.verification_status not in _OPEN for claim in claims):
        raise RequirementUnmet(
            _("A claim attributed to it is being assessed or published: confirm the source instead.")
        )
    for claim in claims:
        payload = {"merged_source": proposed.slug, "into": into.slug}
        event = record("merge_source", claim, by=by, payload=payload)
        claim.attributions.filter(source=proposed).update(source=into)
        write(claim, event, version=claim.version + 1)
    absorb_source(proposed, into=into, by=by)
    return into


def _is_named_elsewhere(source: Source) -> bool:
    return (
        source.articles.exists() or source.bodies.exists() or Evidence.objects.filter(source=source).exists()
    )


def _check_role(by: Editor) -> None:
    if TRIAGE not in granted(by):
        raise NotPermitted(IS_REPORTER.sentence)


def _locked(claims: QuerySet[Claim]) -> list[Claim]:
    ids = sorted(set(claims.values_list("pk", flat=True)))
    return list(Claim.objects.select_for_update(of=("self",)).filter(pk__in=ids).order_by("pk"))


def _begin_chains_with(claim: Claim, article: Article, publisher: Source, former: int | None) -> None:
    """Put the publisher before every chain of the claim's appearances in the article."""
    for appearance in claim.appearances.filter(article=article):
        links = list(appearance.attributions.order_by("id"))
        roots = chain_roots(links)
        for root in roots:
            if former is not None and root.source_id == former:
                root.source = publisher
                root.save(update_fields=["source"])
            elif root.source_id != publisher.pk:
                Attribution.objects.create(
                    claim=claim, appearance=appearance, source=publisher, cites=root, first_hand="no"
                )
        if not roots:
            Attribution.objects.create(claim=claim, appearance=appearance, source=publisher)
