"""451 at every address of a blocked claim, and at no address a word of it or a 304 for an earlier answer."""

from __future__ import annotations

import itertools

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import translation

from claims.models import PublishedClaim
from sources.models import Article, Source
from tests import factories as make
from tests.leaks.policies import Policy, Route, routes, words_of

pytestmark = pytest.mark.django_db

# Stands in the statement, the text and a source of the claim that is blocked; a search page may repeat it.
MARK = "Zwetschgenkanu"
SAID = (f"{MARK} fuhr", f"{MARK} auf dem See", f"{MARK}: Der See steigt", f"{MARK}-Verein")
OF_A_CLAIM = ("claim", "edition", "editions", "citation", "edition-citation", "embed")
# One stands for all: they are written from the same few words.
NOTATIONS: list[object] = ["json"]


@pytest.fixture
def row() -> PublishedClaim:
    """A claim that was corrected once, in a text and by a source nobody else names."""
    text = f"Aus der Region.\n{MARK}: Der See steigt, teilte das Amt mit."
    claim = make.make_claim_in(
        "published",
        statement=f"{MARK} fuhr im Januar auf dem See.",
        article=make.make_article(text, title=f"{MARK} auf dem See", is_public=True),
        quote=f"{MARK}: Der See steigt",
        chain=[make.make_source(), make.make_source(f"{MARK}-Verein", "organisation")],
    )
    make.correct(claim, f"{MARK} fuhr im Februar auf dem See.")
    make.make_published_claim(statement="Der Hafen wurde 1891 gebaut.")
    return PublishedClaim.objects.get(claim=claim)


def test_every_address_of_the_claim_answers_451(row: PublishedClaim) -> None:
    make.block(row)
    examples: dict[str, list[object]] = {
        "public_id": [row.public_id],
        "number": [1, 2, 9],
        "notation": NOTATIONS,
    }
    asked = 0
    for route in routes():
        if route.policy is Policy.READERS and route.name in OF_A_CLAIM:
            for address in addresses(route, examples):
                for method in ("get", "head"):
                    assert getattr(Client(), method)(address).status_code == 451, address
                    asked += 1
    # Site: page, editions, card, both kinds of citation; API: claim, editions, each edition.
    assert asked == 2 * (2 + 6 + 2 + 2 + 6 + 1 + 1 + 3)


def test_no_address_repeats_a_word_or_confirms_an_earlier_answer(row: PublishedClaim) -> None:
    pools: dict[str, list[object]] = {
        "public_id": [row.public_id, *Article.objects.values_list("public_id", flat=True)],
        "slug": list(Source.objects.values_list("slug", flat=True)),
        "number": [1, 2],
        "notation": NOTATIONS,
    }
    client = Client()
    everywhere = [
        f"{address}{query}"
        for route in routes()
        if route.policy is Policy.READERS and route.name
        for address in addresses(route, pools)
        for query in route.queries(word=MARK, public_ids=[row.public_id])
    ]
    before = {address: client.get(address) for address in everywhere}
    told = [address for address, answer in before.items() if any(words in words_of(answer) for words in SAID)]
    assert len(told) > 20

    make.block(row)

    for address in everywhere:
        tag = before[address].headers.get("ETag", "")
        answer = client.get(address, headers={"if-none-match": tag} if tag else {})
        if address in told:
            assert answer.status_code != 304, address
        found = words_of(answer)
        assert [words for words in SAID if words in found] == [], address


def test_the_claim_is_back_everywhere_once_it_is_unblocked(row: PublishedClaim, client: Client) -> None:
    before = client.get(f"/en/claims/{row.public_id}/").getvalue()

    make.unblock(make.block(row))

    assert client.get(f"/en/claims/{row.public_id}/").getvalue() == before
    assert MARK in client.get("/en/").getvalue().decode()
    assert MARK in client.get("/api/v1/corrections/").getvalue().decode()


def addresses(route: Route, pools: dict[str, list[object]]) -> list[str]:
    """Return the addresses of a route for every combination of the examples, in both languages."""
    found = set()
    if route.full_name == "v1:nothing" or not set(route.parameters) <= set(pools):
        return []
    for values in itertools.product(*(pools[name] for name in route.parameters)):
        for language in ("de", "en"):
            with translation.override(language):
                found.add(reverse(route.full_name, kwargs=dict(zip(route.parameters, values, strict=True))))
    return sorted(found)
