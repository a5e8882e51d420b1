"""Every address, asked by a reader, while the desk is full of words no reader may see."""

from __future__ import annotations

import itertools
from collections.abc import Mapping
from dataclasses import dataclass, field

import pytest
from django.http import HttpResponseBase
from django.test import Client
from django.urls import reverse
from django.utils import translation

from claims.models import Claim, PublishedClaim
from claims.models.choices import VerificationStatus
from claims.workflow.actions import editing, publishing
from claims.workflow.actions.commenting import comment
from claims.workflow.actions.copy_editing import propose_copy_edit
from claims.workflow.actions.editing import Changes
from sources.actions import propose_source
from sources.models import Article, Source
from tests import factories as make
from tests.leaks.policies import Policy, Route, routes, words_of

pytestmark = pytest.mark.django_db

# Stands in everything a reader may not see; part of no word a reader may see.
MARK = "Zwetschgenkanu"
# Stands beside the mark and is searched for: an answer may repeat the question, but find nothing.
SOUGHT = "Nebelhorn"
UNPUBLISHED = [s for s in VerificationStatus.values if s not in ("published", "withdrawn")]


@dataclass
class Desk:
    """The ids a curious reader could know or guess."""

    examples: dict[str, list[object]] = field(default_factory=dict)


@pytest.fixture
def desk() -> Desk:
    """A desk with one claim in each state; all that is not published carries the mark."""
    for status in UNPUBLISHED:
        hidden_source = make.make_source(f"{MARK}-Quelle {status}", "authority")
        text = f"{MARK}-Kopfzeile {status}\n{MARK} sagt {status}: der See steigt."
        make.make_claim_in(
            status,
            statement=f"{MARK} {SOUGHT} in {status}.",
            article=make.make_article(text, title=f"{MARK}-Titel {status}"),
            quote=f"{MARK} sagt {status}: der See steigt.",
            chain=[make.make_source(), hidden_source],
        )
    propose_source(f"{MARK}-Vorschlag", by=make.rita())
    _published_with_secrets()
    _reopened_and_changed()
    _suspended()
    _blocked()
    _erased()
    _copy_edit_waiting()
    make.make_claim_in("withdrawn", statement="Der See war im Mai 2024 zugefroren.")
    return Desk(
        {
            "public_id": [*Claim.objects.values_list("public_id", flat=True), *_articles()],
            "slug": [*Source.objects.values_list("slug", flat=True), "method", "unknown"],
            "number": [1, 2, 3],
            "code": ["water", "unknown"],
            "notation": ["bib"],
        }
    )


def _articles() -> list[str]:
    return list(Article.objects.values_list("public_id", flat=True))


def _published_with_secrets() -> None:
    article = make.make_article(f"{make.QUOTE}\n{MARK} steht im Rest eines Textes, der nicht öffentlich ist.")
    protected = make.make_source(f"{MARK}-Informant", "person", is_protected=True)
    claim = make.make_claim(
        "Der Pegel stieg im Januar 2025.", article=article, chain=[make.make_source(), protected]
    )
    notes = Changes(
        fields={"internal_note": f"{MARK}-Notiz"},
        save=[make.make_evidence(source=protected, url=f"https://{MARK}.example/", title=f"{MARK}-Beleg")],
    )
    claim = make.accept(claim)
    claim = editing.edit(claim.pk, by=make.rita(), revision=claim.revision, changes=notes)
    claim = make.submit(claim, reason=f"{MARK}: Bemerkung für die Redaktion")
    claim = make.assess_second(claim, explanation=f"{MARK}: die zweite Begründung wird nicht gedruckt")
    comment(claim.pk, by=make.rita(), text=f"{MARK}: unter uns gesagt, @reviewers")


def _reopened_and_changed() -> None:
    claim = make.make_claim_in("published", statement="Der Pegel fiel im März 2025.")
    claim = publishing.reopen(
        claim.pk, by=make.vera(), revision=claim.revision, reason=f"{MARK}: ein Leser schrieb uns"
    )
    changes = Changes(
        fields={"statement": f"{MARK} {SOUGHT} statt März."}, save=[make.make_evidence(title=f"{MARK}!")]
    )
    editing.edit(claim.pk, by=make.vera(), revision=claim.revision, changes=changes)


def _suspended() -> None:
    claim = make.make_claim_in("published", statement=f"{MARK} {SOUGHT} war einmal öffentlich.")
    publishing.suspend(claim.pk, by=make.vera(), revision=claim.revision, reason=f"{MARK}: Einspruch")


def _blocked() -> None:
    """Two, of which one was withdrawn before: that notice is no longer there either."""
    make.make_blocked_claim(statement=f"{MARK} {SOUGHT} wurde gesperrt.")
    claim = make.make_claim_in("published", statement=f"{MARK} {SOUGHT} wurde korrigiert.")
    claim = make.correct(claim, f"{MARK} {SOUGHT} wurde zurückgezogen.", change_note=f"{MARK}!")
    publishing.withdraw(claim.pk, by=make.clara(), revision=claim.revision, reason=f"{MARK}: unhaltbar")
    make.block(PublishedClaim.objects.get(claim=claim))


def _erased() -> None:
    """A claim whose every edition was erased, and one that lost the first of two."""
    make.erase_edition(make.make_published_claim(statement=f"{MARK} {SOUGHT} ist getilgt."))
    claim = make.make_claim_in("published", statement=f"{MARK} {SOUGHT} war die erste Fassung.")
    make.correct(claim, "Der Bach trat im Mai 2024 über die Ufer.")
    make.erase_edition(PublishedClaim.objects.get(claim=claim), 1)


def _copy_edit_waiting() -> None:
    claim = make.submit(
        make.accept(make.make_claim("Der Pegel stieg im April 2025.")), explanation="Zwetschgenkan."
    )
    claim = make.assess_second(claim)
    propose_copy_edit(claim.pk, by=make.vera(), revision=claim.revision, explanation=f"{MARK}.")


def test_every_view_has_a_policy() -> None:
    without = [route.full_name or route.pattern for route in routes() if route.policy is None]

    assert without == []


def test_no_reader_address_says_an_unpublished_word(desk: Desk) -> None:
    client = Client()
    asked = 0
    for route in routes():
        if route.policy is not Policy.READERS:
            continue
        for address in _addresses(route, desk):
            for query in route.queries(word=SOUGHT, public_ids=desk.examples["public_id"]):
                response = client.get(address + query)
                # The address that was asked for may be repeated: the reader typed it.
                text = _text(response).lower().replace(_without_language(address), "")
                assert MARK.lower() not in text, f"{address}{query} ({response.status_code})"
                asked += 1
    assert asked > 200


def test_the_walk_would_notice_a_leak(desk: Desk) -> None:
    """The negative control: a row that a careless rebuild made public is found."""
    suspended = PublishedClaim.objects.get(state="suspended")
    publishing.release(
        suspended.claim_id,
        by=make.viktor(),
        revision=Claim.objects.get(pk=suspended.claim_id).revision,
        reason="Freigabe",
    )

    with pytest.raises(AssertionError, match="/claims/"):
        test_no_reader_address_says_an_unpublished_word(desk)


def test_desk_addresses_are_closed_to_readers(desk: Desk) -> None:
    client = Client()
    claim = Claim.objects.get(verification_status="second_review")
    examples: dict[str, object] = {"app_label": "claims", "transition": "submit", "url": "nowhere", "seq": 1}
    asked = 0
    for route in routes():
        # Left out: the login form, the catalogue of its words, and the rest that leads to it.
        if route.policy is not Policy.DESK or route.name in ("login", "jsi18n", ""):
            continue
        response = client.get(
            _reverse(route, {name: examples.get(name, claim.pk) for name in route.parameters})
        )
        assert response.status_code in (302, 403, 404), route.full_name
        assert MARK not in response.content.decode(), route.full_name
        asked += 1
    assert asked > 50


def test_the_editors_of_a_claim_are_named_nowhere(desk: Desk) -> None:
    client = Client()
    for route in routes():
        if route.policy is Policy.READERS:
            for address in _addresses(route, desk):
                body = words_of(client.get(address))
                for name in ("Vera", "Viktor", "Rita", "E-001", "E-002", "E-003"):
                    assert name not in body, address


def _text(response: HttpResponseBase) -> str:
    """Everything a reader gets: headers and body."""
    return f"{response.headers}\n{words_of(response)}"


def _without_language(address: str) -> str:
    return address.lower().removeprefix("/de").removeprefix("/en") or "/"


def _addresses(route: Route, desk: Desk) -> list[str]:
    pools = [desk.examples[name] for name in route.parameters]
    found = []
    for values in itertools.product(*pools):
        for language in ("de", "en"):
            with translation.override(language):
                found.append(_reverse(route, dict(zip(route.parameters, values, strict=True))))
    return sorted(set(found))


def _reverse(route: Route, parameters: Mapping[str, object]) -> str:
    if route.full_name == "v1:nothing":
        return "/api/v1/nothing/here/"
    if route.name == "":
        return "/" + route.pattern.split("(")[0].lstrip("^")
    return reverse(route.full_name, kwargs=dict(parameters))
