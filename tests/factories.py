"""Readable rows for tests. Every status is reached by the real transitions; nothing is random but ids.

The people: Rita reports; Vera, Viktor and Volker review; Clara is chief editor.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import itertools

from django.contrib.auth.models import Group, User
from django.utils import timezone

from claims.models import Appearance, Attribution, Claim, ClaimEdition, Evidence, PublishedClaim
from claims.models.choices import CheckWorthiness, FirstHand, Stance, VerificationStatus
from claims.workflow.actions import (
    assessing,
    blocking,
    editing,
    embargo,
    erasing,
    proposing,
    publishing,
    triage,
)
from claims.workflow.actions.assessing import Verdicts
from claims.workflow.actions.editing import Changes
from claims.workflow.actions.proposing import Proposal, ProposedLink
from sources.actions import NewArticle, create_article, free_slug, save_source
from sources.captures import address_key
from sources.models import (
    ArchivedAddress,
    Article,
    Capture,
    NameKind,
    Retrieval,
    RetrievalState,
    Source,
    SourceName,
)
from sources.retrievals import create_retrieval
from trail.editors import editor_for
from trail.models import Editor, Event

PASSWORD = "gegenlese-test-password"
_numbers = itertools.count(1)

QUOTE = "Der Pegel des Sees stieg im Januar um zwölf Zentimeter."
TEXT = f"Aus der Region.\n{QUOTE} Das teilte das Wasseramt mit."


def make_user(username: str, role: str = "", *, is_superuser: bool = False) -> User:
    """Return an account of the desk, in one of the groups Reporter, Reviewer, Chief editor (or none)."""
    user, created = User.objects.get_or_create(
        username=username,
        defaults={"first_name": username.capitalize(), "is_staff": True, "is_superuser": is_superuser},
    )
    if created:
        user.set_password(PASSWORD)
        user.save()
    if role:
        user.groups.add(Group.objects.get(name=role))
    return user


def make_editor(username: str, role: str = "") -> Editor:
    """Return the editor of an account, made where it is missing."""
    return editor_for(make_user(username, role))


def rita() -> Editor:
    """Reports: accepts, edits and dismisses, and never assesses."""
    return make_editor("rita", "Reporter")


def vera() -> Editor:
    """Reviews; gives the first assessments."""
    return make_editor("vera", "Reviewer")


def viktor() -> Editor:
    """Reviews; gives the second assessments."""
    return make_editor("viktor", "Reviewer")


def volker() -> Editor:
    """Reviews; has not looked at anything yet."""
    return make_editor("volker", "Reviewer")


def clara() -> Editor:
    """Chief editor."""
    return make_editor("clara", "Chief editor")


def make_source(name: str = "Seeblatt", kind: str = "outlet", *names: str, **columns: object) -> Source:
    """Return the source of that name, with further names it goes by."""
    existing = Source.objects.filter(name=name).first()
    if existing is not None:
        return existing
    source = Source(name=name, slug=free_slug(name), kind=kind, country="DE", **columns)
    further = [SourceName(name=spelling, kind=NameKind.SPELLING) for spelling in names]
    return save_source(source, by=rita(), names=further)


def make_article(text: str = TEXT, *, publisher: Source | None = None, **columns: object) -> Article:
    """Return a text published by the Seeblatt."""
    new = NewArticle(
        text=text,
        title=str(columns.pop("title", "Der See steigt")),
        publisher=publisher or make_source(),
        **columns,  # type: ignore[arg-type]
    )
    return create_article(new, by=rita())[0]


def make_retrieval(url: str = "https://seeblatt.example/der-see-steigt") -> Retrieval:
    """Return a retrieval that waits for the worker."""
    return create_retrieval(url, by=rita())


def make_claim(
    statement: str = "Der Pegel des Sees stieg im Januar 2025 um zwölf Zentimeter.",
    *,
    article: Article | None = None,
    quote: str = QUOTE,
    chain: list[Source] | None = None,
    check_worthiness: str = CheckWorthiness.CHECKWORTHY,
) -> Claim:
    """Return a proposed claim: Seeblatt relays the Wasseramt, which speaks first-hand."""
    if article is None:
        article = make_article(f"{TEXT}\nAusgabe {next(_numbers)}.")
    sources = chain or [make_source(), make_source("Wasseramt", "authority")]
    start = article.text.index(quote)
    links = [ProposedLink(source=source) for source in sources[:-1]]
    links.append(ProposedLink(source=sources[-1], first_hand=FirstHand.YES))
    return proposing.propose(
        article,
        Proposal(
            statement=statement,
            start=start,
            end=start + len(quote),
            chains=[links],
            check_worthiness=check_worthiness,
        ),
        by=rita(),
    )


def make_evidence(**columns: object) -> Evidence:
    """Return an unsaved piece of evidence."""
    return Evidence(
        **{
            "stance": Stance.SUPPORTS,
            "url": "https://wasseramt.example/pegel",
            "title": "Pegelstände im Januar",
            **columns,
        }
    )


def add_evidence(claim: Claim, *, by: Editor | None = None, **columns: object) -> Claim:
    changes = Changes(save=[make_evidence(**columns)])
    return editing.edit(claim.pk, by=by or rita(), revision=claim.revision, changes=changes)


def make_verdicts(
    claim: Claim, accuracy: str = "true", link: str = "faithful", **columns: object
) -> Verdicts:
    """Return verdicts that judge every link of the claim alike."""
    links = dict.fromkeys(claim.attributions.values_list("pk", flat=True), link)
    explanation = str(columns.pop("explanation", "Die Messreihe des Amts zeigt zwölf Zentimeter."))
    return Verdicts(accuracy=accuracy, links=links, explanation=explanation, **columns)  # type: ignore[arg-type]


def accept(claim: Claim) -> Claim:
    """Take a proposed claim into review, with evidence."""
    claim = triage.accept(claim.pk, by=rita(), revision=claim.revision)
    return add_evidence(claim)


def submit(claim: Claim, *, by: Editor | None = None, **verdicts: object) -> Claim:
    return assessing.submit(
        claim.pk,
        by=by or vera(),
        revision=claim.revision,
        verdicts=make_verdicts(claim, **verdicts),  # type: ignore[arg-type]
    )


def assess_second(claim: Claim, *, by: Editor | None = None, hold: bool = False, **verdicts: object) -> Claim:
    return assessing.assess_second(
        claim.pk,
        by=by or viktor(),
        revision=claim.revision,
        verdicts=make_verdicts(claim, **verdicts),  # type: ignore[arg-type]
        hold=hold,
    )


def make_claim_in(status: str, **claim_columns: object) -> Claim:
    """Return a claim that was led to the given status."""
    claim = make_claim(**claim_columns)  # type: ignore[arg-type]
    match status:
        case VerificationStatus.PROPOSED:
            return claim
        case VerificationStatus.DISMISSED:
            return triage.dismiss(
                claim.pk, by=rita(), revision=claim.revision, reason="Zu klein für eine Prüfung."
            )
    claim = accept(claim)
    if status == VerificationStatus.IN_REVIEW:
        return claim
    claim = submit(claim)
    match status:
        case VerificationStatus.SECOND_REVIEW:
            return claim
        case VerificationStatus.DISAGREEMENT:
            return assess_second(claim, accuracy="mostly_true")
        case VerificationStatus.CLEARED:
            return assess_second(claim, hold=True)
    claim = assess_second(claim)
    if status == VerificationStatus.WITHDRAWN:
        return publishing.withdraw(
            claim.pk, by=clara(), revision=claim.revision, reason="Die Messreihe war fehlerhaft."
        )
    return claim


def make_claim_under_embargo(until: dt.datetime, *, hold: bool = False, **claim_columns: object) -> Claim:
    """Return a claim two persons cleared while its embargo lay ahead; it now ends at ``until``."""
    claim = make_claim_in(VerificationStatus.IN_REVIEW, **claim_columns)
    ahead = Changes(fields={"embargo_until": timezone.now() + dt.timedelta(days=1)})
    claim = editing.edit(claim.pk, by=rita(), revision=claim.revision, changes=ahead)
    claim = assess_second(submit(claim), hold=hold)
    return embargo.set_embargo(
        claim.pk, by=vera(), revision=claim.revision, until=until, reason="So ist es verabredet."
    )


def make_published_claim(**claim_columns: object) -> PublishedClaim:
    """Return the readers' row of a claim that two persons assessed as true and faithful."""
    return PublishedClaim.objects.get(claim=make_claim_in(VerificationStatus.PUBLISHED, **claim_columns))


def make_suspended_claim(**claim_columns: object) -> PublishedClaim:
    claim = make_claim_in(VerificationStatus.PUBLISHED, **claim_columns)
    publishing.suspend(claim.pk, by=vera(), revision=claim.revision, reason="Einspruch des Amts liegt vor.")
    return PublishedClaim.objects.get(claim=claim)


def block(row: PublishedClaim) -> PublishedClaim:
    """Block a claim readers know, whatever they have of it, and return its row."""
    claim = Claim.objects.get(pk=row.claim_id)
    blocking.block(
        claim.pk,
        by=clara(),
        revision=claim.revision,
        reason="Einstweilige Verfügung des Landgerichts Seestadt, 4 O 12/25.",
    )
    return PublishedClaim.objects.get(pk=row.pk)


def unblock(row: PublishedClaim) -> PublishedClaim:
    claim = Claim.objects.get(pk=row.claim_id)
    blocking.unblock(
        claim.pk, by=clara(), revision=claim.revision, reason="Die Verfügung wurde aufgehoben, 4 O 12/25."
    )
    return PublishedClaim.objects.get(pk=row.pk)


def make_blocked_claim(**claim_columns: object) -> PublishedClaim:
    return block(make_published_claim(**claim_columns))


def make_reopened_claim(**claim_columns: object) -> Claim:
    claim = make_claim_in(VerificationStatus.PUBLISHED, **claim_columns)
    return publishing.reopen(
        claim.pk, by=vera(), revision=claim.revision, reason="Das Amt hat neue Werte veröffentlicht."
    )


def correct(claim: Claim, statement: str, change_note: str = "Es waren elf Zentimeter.") -> Claim:
    """Reopen a published claim, change its statement and lead it to a correction."""
    claim = publishing.reopen(
        claim.pk, by=vera(), revision=claim.revision, reason="Ein Leser nennt einen anderen Wert."
    )
    claim = editing.edit(
        claim.pk, by=vera(), revision=claim.revision, changes=Changes(fields={"statement": statement})
    )
    claim = submit(claim, edition_kind="correction", change_note=change_note)
    return assess_second(claim)


def links_of(claim: Claim) -> list[Attribution]:
    """The claim's attributions from the publisher to the claimant."""
    by_id = {link.pk: link for link in claim.attributions.select_related("source")}
    cited = {link.cites_id for link in by_id.values()}
    ordered = []
    following = next((pk for pk in by_id if pk not in cited), None)
    while following is not None:
        ordered.append(by_id[following])
        following = by_id[following].cites_id
    return ordered


def place_quote(article: Article, quote: str = QUOTE) -> Appearance:
    """Return an unsaved appearance of the quote in the article."""
    start = article.text.index(quote)
    return Appearance(article=article, quote=quote, start=start, end=start + len(quote))


def make_link(appearance: Appearance, source: Source, **columns: object) -> Attribution:
    """Return an unsaved attribution of the appearance."""
    return Attribution(claim=appearance.claim, appearance=appearance, source=source, **columns)


def appearance_of(claim: Claim) -> Appearance:
    return claim.appearances.get()


def make_capture(url: str, words: str = "Seite", **columns: object) -> Capture:
    """Return an archived copy of a page that says these words."""
    address, _created = ArchivedAddress.objects.get_or_create(
        key=address_key(url),
        defaults={"url": url, "state": RetrievalState.DONE, "finished_at": timezone.now()},
    )
    return Capture.objects.create(
        **{
            "address": address,
            "retrieved_at": dt.datetime(2025, 2, 4, 12, 0, tzinfo=dt.UTC),
            "media_type": "text/html",
            "sha256": hashlib.sha256(words.encode()).hexdigest(),
            "size": len(words.encode()),
            "content": words.encode(),
            "text": words,
            "main_text": words,
            **columns,
        }
    )


def erase_edition(row: PublishedClaim, number: int = 1) -> Event:
    """Erase the text of an edition, as the person who maintains the machine does at the terminal."""
    edition = ClaimEdition.objects.get(claim_id=row.claim_id, number=number)
    olga = editor_for(make_user("olga", is_superuser=True))
    return erasing.erase(edition.content_hash, by=olga, reason="Landgericht Seestadt, 4 O 12/25")
