"""Bringing claims to the desk."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _

from claims.archive.archiving import archive_named
from claims.models import Appearance, Attribution, Claim
from claims.models.choices import CheckWorthiness, FirstHand, Position, SpeechType, VerificationStatus
from claims.record.surroundings import words_around
from claims.workflow.actions.matching import renew_matches
from claims.workflow.errors import NotPermitted, RequirementUnmet
from claims.workflow.roles import TRIAGE, granted
from claims.workflow.rules import IS_REPORTER
from sources.models import Article, Source
from sources.public_id import new_public_id
from trail.chain import Subject, append_event
from trail.models import SYSTEM_EDITOR, Editor

# Shorter is a slip of the keyboard: the shortest sentence is somebody and what they do.
MIN_STATEMENT = 5


@dataclass(frozen=True, slots=True)
class ProposedLink:
    """One link of a proposed chain."""

    source: Source
    position: str = Position.ASSERTS.value
    speech_type: str = SpeechType.REPORTED.value
    is_explicit: bool = True
    first_hand: str = FirstHand.UNKNOWN.value
    locator_url: str = ""
    said_on: dt.date | None = None


@dataclass(frozen=True, slots=True)
class Proposal:
    """A claim found in a text. ``start`` and ``end`` are code points of the article's text, end exclusive.

    Each chain begins with the text's publisher and ends with whoever made the claim; sources that speak
    jointly have a chain each.
    """

    statement: str
    start: int
    end: int
    chains: Sequence[Sequence[ProposedLink]] = ()
    check_worthiness: str = CheckWorthiness.UNDECIDED.value
    worthiness_reason: str = ""
    said_on: dt.date | None = None
    internal_note: str = ""


@transaction.atomic
def propose(
    article: Article, proposal: Proposal, *, by: Editor, split_from: Appearance | None = None
) -> Claim:
    """Put a claim found in an article on the desk, anchored at its exact place.

    ``split_from`` is the place of another claim this one was part of; the trail says so.
    """
    if by.code != SYSTEM_EDITOR and TRIAGE not in granted(by):
        raise NotPermitted(IS_REPORTER.sentence)
    quote = article.text[proposal.start : proposal.end]
    public_id = new_public_id()
    event = append_event(
        by=by,
        action="propose",
        subject=Subject("claim", public_id),
        to_status=VerificationStatus.PROPOSED,
        version=1,
        round_=1,
        payload={
            "statement": proposal.statement,
            "article": article.public_id,
            "quote": quote,
            "start": proposal.start,
            "chains": [[link.source.slug for link in chain] for chain in proposal.chains],
            **({"split_from": split_from.claim.public_id} if split_from else {}),
            **({"internal_note": proposal.internal_note} if proposal.internal_note else {}),
        },
    )
    claim = Claim(
        public_id=public_id,
        statement=proposal.statement,
        language=article.language,
        check_worthiness=proposal.check_worthiness,
        worthiness_reason=proposal.worthiness_reason,
        said_on=proposal.said_on,
        internal_note=proposal.internal_note,
        created_by=by,
        last_event=event,
    )
    claim.full_clean(validate_constraints=False)
    claim.save(force_insert=True)
    appearance = anchor(claim, article, proposal.start, proposal.end)
    appearance.full_clean(validate_constraints=False)
    appearance.save()
    for chain in proposal.chains:
        _attribute(appearance, chain)
    renew_matches(claim)
    return claim


def _attribute(appearance: Appearance, chain: Sequence[ProposedLink]) -> None:
    cited: Attribution | None = None
    for link in reversed(chain):
        attribution = Attribution(
            claim=appearance.claim,
            appearance=appearance,
            source=link.source,
            cites=cited,
            position=link.position,
            speech_type=link.speech_type,
            is_explicit=link.is_explicit,
            first_hand=FirstHand.NO if cited else link.first_hand,
            locator_url=link.locator_url,
            said_on=link.said_on,
        )
        attribution.full_clean(validate_constraints=False)
        attribution.save()
        cited = attribution
        archive_named([attribution])


def anchor(claim: Claim, article: Article, start: int, end: int) -> Appearance:
    """Return an unsaved appearance for a place in a text, with the words around it."""
    prefix, suffix = words_around(article.text, start, end)
    return Appearance(
        claim=claim,
        article=article,
        quote=article.text[start:end],
        start=start,
        end=end,
        prefix=prefix,
        suffix=suffix,
    )


def check_statement(statement: str) -> None:
    """Refuse what somebody typed as a statement and is too short to be one."""
    if len(statement.strip()) < MIN_STATEMENT:
        raise RequirementUnmet(
            _("A statement has at least %(count)d characters.") % {"count": MIN_STATEMENT}, field="statement"
        )


def find_quote(article: Article, quote: str, marked: tuple[int, int] = (0, 0)) -> tuple[int, int]:
    """Return where a quote stands in a text, without the blanks around it.

    Where exactly its words are ``marked``, that is the place. Raises ``ValueError`` if they do not stand in
    the text, or more than once.
    """
    quote = quote.strip()
    words = article.text[slice(*marked)]
    if quote and words.strip() == quote:
        start = marked[0] + words.index(quote)
        return start, start + len(quote)
    start = article.text.find(quote)
    if not quote or start < 0:
        raise ValueError(_("The quote does not stand in the text like this."))
    if article.text.find(quote, start + 1) >= 0:
        raise ValueError(_("The quote stands in the text more than once: take a few more words."))
    return start, start + len(quote)
