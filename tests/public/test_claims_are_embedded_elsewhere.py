"""oEmbed 1.0 and the card it leads to: framed by anybody, running nothing, following the claim's state."""

from __future__ import annotations

import json
import re
from html import unescape
from typing import Any

import pytest
from django.test import Client
from micawber import Provider, ProviderRegistry
from micawber.exceptions import ProviderException
from pytest_django.live_server_helper import LiveServer

from claims.workflow.actions import publishing
from tests import factories
from tests.api.published import publish
from tests.public.published import claim_path, read

pytestmark = pytest.mark.django_db

SITE = "http://127.0.0.1:8000"


def ask(client: Client, status: int = 200, /, **params: str) -> Any:
    response = client.get("/oembed", params)
    assert response.status_code == status, response.content
    return response if status != 200 else json.loads(response.content)


def test_a_claim_is_offered_as_a_card_of_its_language(client: Client) -> None:
    row = publish('Der Pegel stieg um "zwölf" <Zentimeter>.')
    url = f"{SITE}/de/claims/{row.public_id}/"
    answer = ask(client, url=url, format="json")
    html = answer.pop("html")
    assert answer == {
        "version": "1.0",
        "type": "rich",
        "title": (
            'Geprüft: „Der Pegel stieg um "zwölf" <Zentimeter>“ (Stimmt es? Richtig. '
            "Hat die Quelle das gesagt? Sinngemäß belegt.)"
        ),
        "provider_name": "Gegenlese",
        "provider_url": f"{SITE}/",
        "width": 600,
        "height": 400,
    }
    assert html == (
        f'<iframe src="{SITE}/de/embed/claims/{row.public_id}/" width="600" height="400" '
        'title="Geprüft: „Der Pegel stieg um &quot;zwölf&quot; &lt;Zentimeter&gt;“ (Stimmt es? Richtig. '
        'Hat die Quelle das gesagt? Sinngemäß belegt.)" frameborder="0" loading="lazy" '
        'style="max-width:100%" sandbox="allow-top-navigation-by-user-activation"></iframe>'
    )
    english = ask(client, url=f"{SITE}/en/claims/{row.public_id}/")
    assert english["title"] == (
        'Checked: “Der Pegel stieg um "zwölf" <Zentimeter>” (Is it so? True. '
        "Did the source say that? Faithful.)"
    )
    # The page names it, so that others find it.
    page = read(client, claim_path(row, "de"))
    found = (
        f"{SITE}/oembed?url=http%3A%2F%2F127.0.0.1%3A8000%2Fde%2Fclaims%2F{row.public_id}%2F&amp;format=json"
    )
    assert f'<link rel="alternate" type="application/json+oembed" href="{found}"' in page
    # Its code stands there to be copied, as it is pasted.
    code = re.search(r'<code id="embed-code">(.*?)</code>', page, re.DOTALL)
    assert code is not None
    assert unescape(code[1]) == html
    assert 'data-copies="embed-code" data-done="Kopiert" hidden>Code kopieren</button>' in page


def test_the_card_fits_into_the_room_there_is(client: Client) -> None:
    url = f"{SITE}/en/claims/{publish().public_id}/"
    rooms = [{"maxwidth": "320"}, {"maxwidth": "9000"}, {"maxheight": "200"}, {"maxwidth": "500"}]
    sizes = [ask(client, 200, url=url, **room) for room in rooms]
    assert [(answer["width"], answer["height"]) for answer in sizes] == [
        (320, 400),
        (600, 400),
        (600, 200),
        (500, 400),
    ]


def test_an_address_may_be_typed_carelessly_but_must_be_a_claim_of_ours(client: Client) -> None:
    public_id = publish().public_id
    for url in (
        f"{SITE}/de/claims/{public_id}",
        f"{SITE}/de/claims/{public_id.lower()}/?utm=x#cite",
        f"https://127.0.0.1:8000/en/claims/{public_id}/",
    ):
        assert ask(client, url=url)["type"] == "rich"
    for url in (
        f"https://elsewhere.example/de/claims/{public_id}/",
        f"{SITE}/fr/claims/{public_id}/",
        f"{SITE}/de/claims/{public_id}/editions/1/",
        f"{SITE}/de/claims/000000000000/",
        f"{SITE}/de/",
        "http://[",
        "see",
    ):
        ask(client, 404, url=url)


def test_what_cannot_be_answered_has_the_status_of_the_specification(client: Client) -> None:
    url = f"{SITE}/de/claims/{publish().public_id}/"
    ask(client, 501, url=url, format="xml")
    ask(client, 400)
    ask(client, 400, url=url, maxwidth="wide")
    assert ask(client, url=url, colour="red")["type"] == "rich"


@pytest.mark.django_db(transaction=True)
def test_micawber_finds_it_and_is_told_of_what_is_not_there(live_server: LiveServer) -> None:
    row = publish()
    registry = ProviderRegistry()
    registry.register(rf"{SITE}/\S*", Provider(f"{live_server.url}/oembed"))
    found = registry.request(f"{SITE}/de/claims/{row.public_id}/", maxwidth=400)
    assert (found["type"], found["width"], found["provider_name"]) == ("rich", 400, "Gegenlese")
    with pytest.raises(ProviderException):
        registry.request(f"{SITE}/de/claims/000000000000/")


def test_the_card_says_both_verdicts_and_leads_to_the_whole_check(client: Client) -> None:
    row = publish(accuracy="mostly_false")
    html = read(client, f"/de/embed/claims/{row.public_id}/")
    for words in (row.statement, "Sinngemäß belegt", "Größtenteils falsch"):
        assert words in html
    assert f'<a href="/de/claims/{row.public_id}/" target="_top">' in html
    assert html.count("<a ") == html.count('target="_top"') == 1
    assert "<script" not in html


def test_the_card_alone_may_be_framed_and_sets_no_cookie(client: Client) -> None:
    row = publish()
    response = client.get(f"/de/embed/claims/{row.public_id}/")
    assert "X-Frame-Options" not in response.headers
    assert response.headers["Content-Security-Policy"] == (
        "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'; "
        "frame-ancestors http: https:"
    )
    assert not response.cookies
    other = client.get(claim_path(row, "de"))
    assert other.headers["X-Frame-Options"] == "DENY"
    assert "frame-ancestors 'none'" in other.headers["Content-Security-Policy"]


def test_the_card_of_a_claim_under_suspension_says_nothing_of_it(client: Client) -> None:
    row = publish()
    path, url = f"/de/embed/claims/{row.public_id}/", f"{SITE}/de/claims/{row.public_id}/"
    tags = {
        address: client.get(address, params).headers["ETag"]
        for address, params in ((path, {}), ("/oembed", {"url": url}))
    }
    publishing.suspend(
        row.claim_id, by=factories.vera(), revision=row.claim.revision, reason="Einspruch liegt vor."
    )
    html = client.get(path, headers={"if-none-match": tags[path]}).content.decode()
    assert "Diese Prüfung ist zurzeit nicht zugänglich" in html
    assert "Pegel" not in html
    again = client.get("/oembed", {"url": url}, headers={"if-none-match": tags["/oembed"]})
    assert again.status_code == 404


def test_the_cards_of_blocked_withdrawn_and_erased_claims(client: Client) -> None:
    blocked = factories.make_blocked_claim(statement="Der Hafen wurde 1891 gebaut.")
    html = read(client, f"/de/embed/claims/{blocked.public_id}/", status=451)
    assert "Hafen" not in html
    ask(client, 451, url=f"{SITE}/de/claims/{blocked.public_id}/")

    withdrawn = publish("Der Kanal wurde geflutet.")
    publishing.withdraw(
        withdrawn.claim_id, by=factories.clara(), revision=withdrawn.claim.revision, reason="Sie war falsch."
    )
    html = read(client, f"/de/embed/claims/{withdrawn.public_id}/")
    assert "<title>Wir haben diese Prüfung zurückgezogen. · Gegenlese</title>" in html
    assert "Kanal" not in html
    ask(client, 404, url=f"{SITE}/de/claims/{withdrawn.public_id}/")

    erased = publish("Der Damm brach.")
    factories.erase_edition(erased)
    assert "Damm" not in read(client, f"/de/embed/claims/{erased.public_id}/", status=410)
    ask(client, 404, url=f"{SITE}/de/claims/{erased.public_id}/")
