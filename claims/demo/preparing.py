"""What the demo's reporter does with a proposal: find it, word it, set its chain and evidence, accept it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

from django.utils import timezone

from claims.demo.script import DemoClaim
from claims.models import Appearance, Attribution, Claim, Evidence, Topic
from claims.models.choices import CheckWorthiness, FirstHand
from claims.workflow.actions import editing, triage
from claims.workflow.actions.editing import Changes, Child
from claims.workflow.actions.proposing import find_quote
from sources.models import Article, Source
from trail.models import Editor


def proposed_claim(demo_claim: DemoClaim, article: Article) -> Claim:
    """Return the one claim of the article whose quote overlaps the anchor's words."""
    start, end = find_quote(article, demo_claim.anchor)
    return Claim.objects.get(
        appearances__article=article, appearances__start__lt=end, appearances__end__gt=start
    )


def word(claim: Claim, demo_claim: DemoClaim, *, by: Editor) -> Claim:
    """Give the proposal its self-contained wording, its topics and dates, its chain and its evidence."""
    appearance = claim.appearances.select_related("article__publisher").get()
    fields = {
        "statement": demo_claim.statement,
        "check_worthiness": CheckWorthiness.CHECKWORTHY.value,
        "said_on": demo_claim.said_on,
        "holds_from": demo_claim.holds_from,
        "holds_until": demo_claim.holds_until,
        "recheck_on": _recheck_on(demo_claim),
    }
    return edit(
        claim,
        by=by,
        fields=fields,
        topics=[Topic.objects.get(code=code) for code in demo_claim.topics],
        save=[*_chain(demo_claim, appearance), *_evidence(demo_claim)],
        delete=list(claim.attributions.all()),
    )


def _recheck_on(demo_claim: DemoClaim) -> dt.date | None:
    if demo_claim.recheck_in_days is None:
        return demo_claim.recheck_on
    return timezone.localdate() + dt.timedelta(days=demo_claim.recheck_in_days)


def accept(claim: Claim, *, by: Editor) -> Claim:
    """Take the worded proposal into review."""
    return triage.accept(claim.pk, by=by, revision=claim.revision)


def edit(
    claim: Claim,
    *,
    by: Editor,
    fields: Mapping[str, Any] | None = None,
    topics: Sequence[Topic] | None = None,
    save: Sequence[Child] = (),
    delete: Sequence[Child] = (),
) -> Claim:
    """Save changes to a claim at the revision it was read."""
    changes = Changes(fields=fields or {}, topics=topics, save=save, delete=delete)
    return editing.edit(claim.pk, by=by, revision=claim.revision, changes=changes)


def _chain(demo_claim: DemoClaim, appearance: Appearance) -> list[Attribution]:
    """The links from the claimant up to the publisher, in which order each can rely on the one before."""
    links: list[Attribution] = []
    cited: Attribution | None = None
    for link in reversed(demo_claim.chain):
        cited = Attribution(
            appearance=appearance,
            source=Source.objects.get(slug=link.source),
            cites=cited,
            position=link.position,
            speech_type=link.speech_type,
            is_explicit=link.is_explicit,
            first_hand=FirstHand.NO if cited else link.first_hand,
            locator_url=link.locator_url,
            said_on=link.said_on,
        )
        links.append(cited)
    publisher = Attribution(
        appearance=appearance,
        source=appearance.article.publisher,
        cites=cited,
        first_hand=FirstHand.NO if cited else FirstHand.UNKNOWN,
        said_on=demo_claim.said_on if cited is None else None,
    )
    return [*links, publisher]


def _evidence(demo_claim: DemoClaim) -> list[Evidence]:
    return [
        Evidence(
            stance=page.stance,
            source=Source.objects.get(slug=page.source),
            url=page.url,
            title=page.title,
            note=page.note,
            published_on=page.published_on,
        )
        for page in demo_claim.evidence
    ]
