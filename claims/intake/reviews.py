"""A claim another newsroom reviewed becomes a proposal: what they found is a note, never a verdict here.

The text that is stored is the claim in their wording with their name and address below it: what they wrote
about it stays with them. Their rating stands, in their words and with their address, in the internal note. It
is no evidence: a verdict needs some, and whether theirs is any good an editor decides by adding it.
"""

from __future__ import annotations

from dataclasses import replace

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import override

from claims.extraction.wording import capitalised
from claims.intake.outcome import Given, ImportResult
from claims.intake.plain_text import first_line, normalised
from claims.intake.proposals import Names
from claims.intake.readers.reading import Review
from claims.models.claim import MAX_NOTE, MAX_STATEMENT
from claims.workflow.actions.proposing import Proposal, ProposedLink, propose
from sources.actions import NewArticle, create_article, text_sha256
from sources.invisible import shows_nothing
from sources.models import Article, Source, is_web_address
from trail.models import Editor


def import_review(review: Review, *, by: Editor, given: Given) -> ImportResult:
    """Propose the reviewed claim, with its claimant as the end of the chain; the same review twice is one."""
    review = _visible(review)
    statement = review.statement
    text = normalised(f"{statement}\n{review.publisher}\n{review.url}")
    existing = Article.objects.filter(sha256=text_sha256(text)).first()
    if existing is not None:
        return ImportResult(existing, created=False)
    names = Names(by)
    publisher = given.publisher or names.source(review.publisher)
    language = given.language or review.language or "de"
    article, _created = create_article(
        NewArticle(
            text=text,
            title=first_line(f"{review.publisher}: {statement}" if review.publisher else statement),
            language=language,
            url=review.url,
            publisher=publisher,
            is_public=False,
        ),
        by=by,
    )
    proposal = Proposal(
        statement=capitalised(statement)[:MAX_STATEMENT],
        start=0,
        end=len(statement),
        chains=_chains(review, publisher, names),
        said_on=review.said_on,
        internal_note=_finding(review, language),
    )
    claim = propose(article, proposal, by=by)
    return ImportResult(article, created=True, claims=[claim], proposed_sources=names.proposed)


def _visible(review: Review) -> Review:
    """Return the review without characters nobody sees, which the database may not even hold.

    Words lose them; an address with one would be another address, so it is left out.
    """
    return replace(
        review,
        statement=_line(review.statement),
        url=_address(review.url),
        publisher=_line(review.publisher),
        claimants=[_line(name) for name in review.claimants],
        appearances=[address for each in review.appearances if (address := _address(each))],
    )


def _line(words: str) -> str:
    return " ".join(normalised(words).split())


def _address(address: str) -> str:
    return address if is_web_address(address) and not any(map(shows_nothing, address)) else ""


def _chains(review: Review, publisher: Source | None, names: Names) -> list[list[ProposedLink]]:
    """The fact-checker says of each claimant that they said it; who is not named is not guessed."""
    first = [ProposedLink(source=publisher)] if publisher else []
    claimants = [source for name in review.claimants if (source := names.source(name)) is not None]
    # Of several claimants nobody is told which of them said it at the place that is named.
    where = review.appearances[0] if review.appearances and len(claimants) == 1 else ""
    said = [
        ProposedLink(source=source, locator_url=where, said_on=review.said_on)
        for source in dict.fromkeys(claimants)
        if source != publisher
    ]
    return [[*first, link] for link in said] or ([first] if first else [])


def _finding(review: Review, language: str) -> str:
    """What they found, in sentences that say whose finding it is."""
    with override(language[:2] if language[:2] in ("de", "en") else "en"):
        who = review.publisher or _("Another newsroom")
        note = _("%(who)s reviewed this claim.") % {"who": who}
        if review.rating:
            note = _("%(who)s reviewed this claim and rated it “%(rating)s”.") % {
                "who": who,
                "rating": review.rating,
            }
        if review.reviewed_on:
            note += " " + _("Dated %(day)s.") % {"day": date_format(review.reviewed_on)}
        if review.appearances:
            note += " " + _("It names as places of the claim: %(addresses)s.") % {
                "addresses": ", ".join(review.appearances[:3])
            }
    return normalised(f"{note}\n{review.url}")[:MAX_NOTE]
