"""The search of the list of claims finds words in any form through an index, and reads no table for it."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from claims.matching import lookup
from tests import factories as make
from tests.api.published import publish
from tests.desk.browsing import sign_in

pytestmark = pytest.mark.django_db

TEXTS = {
    "bridge": "Die Elbbrücken tragen keine Lastwagen mehr.",
    "lake": "Im See stieg der Pegel um zwölf Zentimeter.",
    "level": "Am See sank der Pegel.",
    "reform": "Die Papierreform kostet 11.000 Euro.",
}
FOUND = {
    "Pegel": {"lake", "level"},
    "PEGELN": {"lake", "level"},
    "Pegel See": {"lake", "level"},
    "Pegel Zentimeter": {"lake"},
    "Brücken": {"bridge"},
    "brucke": {"bridge"},
    "Papierreform": {"reform"},
    "11.000": {"reform"},
    "11000 Reform": {"reform"},
    "Pegel nicht": {"lake", "level"},
    "Vulkan": set(),
    "Pegel Vulkan": set(),
    "nicht": set(),
    "§": set(),
}


def found(client: Client, typed: str, names: dict[int, str]) -> set[str]:
    answer = client.get(reverse("admin:claims_claim_changelist"), {"q": typed})
    return {names[claim.pk] for claim in answer.context["cl"].result_list}


@pytest.mark.parametrize("frequent", [0, 20_000])
def test_words_in_any_form_are_found_and_all_of_them(monkeypatch: pytest.MonkeyPatch, frequent: int) -> None:
    monkeypatch.setattr(lookup, "FREQUENT", frequent)
    claims = {
        name: make.make_claim(text, article=make.make_article(f"{text}\n{name}"), quote=text)
        for name, text in TEXTS.items()
    }
    names = {claim.pk: name for name, claim in claims.items()}
    rita = sign_in(make.rita())
    for typed, expected in FOUND.items():
        assert found(rita, typed, names) == expected, typed
    assert found(rita, claims["lake"].public_id.lower(), names) == {"lake"}
    assert found(rita, "", names) == set(TEXTS)


def test_a_word_of_a_quote_is_found() -> None:
    article = make.make_article("Der Minister nannte die Messung am Montag falsch.\nMehr nicht.")
    claim = make.make_claim(
        "Die Messung war falsch.", article=article, quote="Der Minister nannte die Messung"
    )
    assert found(sign_in(make.rita()), "Minister", {claim.pk: "quoted"}) == {"quoted"}


@pytest.mark.parametrize("of", ["claim", "claimedition", "publishedclaim"])
def test_a_search_compares_no_texts_and_counts_nothing_twice(of: str) -> None:
    claim = publish().claim
    rita = sign_in(make.rita())
    with CaptureQueriesContext(connection) as queries:
        address = reverse(f"admin:claims_{of}_changelist")
        by_word = rita.get(address, {"q": claim.statement.split()[-1]})
    asked = [query["sql"].upper() for query in queries.captured_queries]
    assert any("CLAIMS_MATCHPOSTING" in sql for sql in asked)
    assert [sql for sql in asked if " LIKE " in sql or "DISTINCT" in sql] == []
    by_id = rita.get(address, {"q": claim.public_id.lower()})
    nothing = rita.get(address, {"q": "Vulkan"})
    assert [len(answer.context["cl"].result_list) for answer in (by_word, by_id, nothing)] == [1, 1, 0]
