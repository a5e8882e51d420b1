"""Playing the demo: accounts, texts and claims, each step by the action an editor's button calls."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.core.management import call_command
from django.db import transaction

from claims.demo.people import ACCOUNTS, REPORTER, SHARED_LOGIN
from claims.demo.preparing import accept, edit, proposed_claim, word
from claims.demo.script import (
    STATE_OF_KNOWLEDGE,
    Act,
    AdoptFirst,
    Assign,
    DemoClaim,
    Dismiss,
    First,
    Found,
    Reopen,
    Reword,
    Say,
    Second,
    SendBack,
    Suspend,
    Withdraw,
)
from claims.demo.texts import CLAIMS, PUBLISHER, PUBLISHER_SLUG, TEXTS
from claims.intake.importing import import_text
from claims.models import Claim, PublishedClaim
from claims.models.choices import AttributionVerdict
from claims.record.chains import chain_roots
from claims.workflow.actions import assessing, commenting, publishing, triage
from claims.workflow.actions.assessing import Verdicts
from sources.actions import save_source
from sources.models import Article, Source, SourceKind
from trail.editors import editor_for
from trail.models import Editor

FIXTURES = ("sources", "topics", "pages")
Editors = Mapping[str, Editor]


class DemoIncomplete(Exception):
    """Something of the demo is there and something is missing, so that it can neither be kept nor played."""


def is_played() -> bool:
    """Whether the demo is on this desk. Raises ``DemoIncomplete`` where only a part of it is."""
    users = get_user_model()._default_manager
    found = [users.filter(username=account.login).exists() for account in ACCOUNTS]
    found.append(Source.objects.filter(slug=PUBLISHER_SLUG).exists())
    if any(found) and not all(found):
        raise DemoIncomplete
    return all(found)


@transaction.atomic
def play(report: Callable[[str], None]) -> dict[str, Claim]:
    """Play the whole demo as one act, telling ``report`` what happens; return the claims by their key."""
    call_command("loaddata", *FIXTURES, verbosity=0)
    report(f"{Source.objects.count()} sources with their names loaded.")
    editors = _make_editors()
    publisher = save_source(
        Source(
            name=PUBLISHER,
            slug=PUBLISHER_SLUG,
            kind=SourceKind.OUTLET,
            country="DE",
            languages=["de"],
            internal_note="Erfundenes Medium: Seine Texte wurden für die Vorführung geschrieben.",
        ),
        by=editors[REPORTER],
    )
    articles = _import_texts(publisher, editors, report)
    report("Claims, with their state at the desk and for readers:")
    claims = {}
    for demo_claim in CLAIMS:
        claim = _play_claim(demo_claim, articles[demo_claim.article], editors)
        claims[demo_claim.key] = claim
        told = f"{claim.verification_status:<13}  {_for_readers(claim):<18}"
        report(f"  {claim.public_id}  {told}  {claim.statement}")
    return claims


def _for_readers(claim: Claim) -> str:
    """What readers see of a claim, which is another thing than where it stands at the desk."""
    row = PublishedClaim.objects.filter(claim=claim).first()
    if row is None:
        return "not public"
    return "public, re-checked" if row.under_re_review else row.state


def _make_editors() -> dict[str, Editor]:
    users = get_user_model()._default_manager
    editors = {}
    for account in ACCOUNTS:
        user = users.create_user(
            account.login,
            password=SHARED_LOGIN,
            first_name=account.first_name,
            last_name=account.last_name,
            is_staff=True,
            is_superuser=not account.role,
        )
        if account.role:
            user.groups.add(Group.objects.get(name=account.role))
        editors[account.login] = editor_for(user)
    return editors


def _import_texts(publisher: Source, editors: Editors, report: Callable[[str], None]) -> dict[int, Article]:
    articles = {}
    for text in TEXTS:
        result = import_text(
            text.path.read_text(encoding="utf-8"),
            by=editors[REPORTER],
            title=text.title,
            publisher=publisher,
            published_at=text.published_at,
            is_public=True,
        )
        if not result.created:
            raise DemoIncomplete
        articles[text.number] = result.article
        report(f"„{text.title}“: {len(result.claims)} claims proposed.")
    return articles


def _play_claim(demo_claim: DemoClaim, article: Article, editors: Editors) -> Claim:
    claim = proposed_claim(demo_claim, article)
    if demo_claim.statement:
        claim = accept(word(claim, demo_claim, by=editors[REPORTER]), by=editors[REPORTER])
    for act in demo_claim.course:
        claim = _perform(act, claim, demo_claim, editors)
    return claim


def _perform(act: Act, claim: Claim, demo_claim: DemoClaim, editors: Editors) -> Claim:
    """Do one act of the course and return the claim as it stands after it."""
    by, revision = editors[act.by], claim.revision
    match act:
        case First(found=found, kind=kind, change_note=note):
            verdicts = _verdicts(found, claim, demo_claim, kind=kind.value if kind else "", change_note=note)
            return assessing.submit(claim.pk, by=by, revision=revision, verdicts=verdicts)
        case Second(found=found, hold=hold):
            verdicts = _verdicts(found, claim, demo_claim)
            return assessing.assess_second(claim.pk, by=by, revision=revision, verdicts=verdicts, hold=hold)
        case AdoptFirst(reason=reason):
            first = claim.assessments.get(round=claim.round, place="first")
            return assessing.adopt(claim.pk, by=by, revision=revision, assessment_id=first.pk, reason=reason)
        case SendBack(reason=reason):
            return assessing.return_to_review(claim.pk, by=by, revision=revision, reason=reason)
        case Reopen(reason=reason):
            return publishing.reopen(claim.pk, by=by, revision=revision, reason=reason)
        case Suspend(reason=reason):
            return publishing.suspend(claim.pk, by=by, revision=revision, reason=reason)
        case Withdraw(reason=reason):
            return publishing.withdraw(claim.pk, by=by, revision=revision, reason=reason)
        case Dismiss(reason=reason, worthiness=worthiness):
            claim = edit(claim, by=by, fields={"check_worthiness": worthiness.value})
            return triage.dismiss(claim.pk, by=by, revision=claim.revision, reason=reason)
        case Say(text=text):
            commenting.comment(claim.pk, by=by, text=text)
            return claim
        case Assign(to=to):
            return triage.assign(claim.pk, by=by, revision=revision, to=editors[to])
        case Reword(statement=statement, stances=stances):
            evidence = list(claim.evidence.order_by("id"))
            for item in evidence:
                item.stance = dict(stances).get(item.url, item.stance)
            return edit(claim, by=by, fields={"statement": statement}, save=evidence)


def _verdicts(
    found: Found, claim: Claim, demo_claim: DemoClaim, *, kind: str = "", change_note: str = ""
) -> Verdicts:
    """The verdicts on the links: the publisher's text is at hand and says so, the rest as found."""
    attributions = list(claim.attributions.select_related("source"))
    verdict_of = {
        link.source: verdict.value for link, verdict in zip(demo_claim.chain, found.links, strict=True)
    }
    publishers = {root.pk for root in chain_roots(attributions)}
    links = {
        link.pk: AttributionVerdict.FAITHFUL.value if link.pk in publishers else verdict_of[link.source.slug]
        for link in attributions
    }
    return Verdicts(
        accuracy=found.accuracy.value,
        explanation=found.explanation,
        links=links,
        as_of=STATE_OF_KNOWLEDGE,
        edition_kind=kind,
        change_note=change_note,
    )
