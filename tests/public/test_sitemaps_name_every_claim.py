"""What a search engine finds: robots.txt, the index, every public claim once, and two days of news."""

from __future__ import annotations

import datetime as dt
import xml.etree.ElementTree as ET
from unittest import mock
from urllib.robotparser import RobotFileParser

import pytest
from django.core.management import call_command
from django.test import Client
from django.utils import timezone

from claims.workflow.actions import publishing
from tests import factories
from tests.api.published import publish

pytestmark = pytest.mark.django_db

SITE = "http://127.0.0.1:8000"
NAMES = {
    "s": "http://www.sitemaps.org/schemas/sitemap/0.9",
    "n": "http://www.google.com/schemas/sitemap-news/0.9",
    "x": "http://www.w3.org/1999/xhtml",
}


def read(client: Client, path: str) -> ET.Element:
    response = client.get(path)
    assert response.status_code == 200
    assert response.headers["Content-Type"] == "application/xml; charset=utf-8"
    return ET.fromstring(response.content)


def addresses(root: ET.Element) -> list[str]:
    return [element.text or "" for element in root.findall("*/s:loc", NAMES)]


def test_robots_may_read_everything_but_the_desk_and_find_the_index(client: Client) -> None:
    response = client.get("/robots.txt")
    assert response.headers["Content-Type"] == "text/plain; charset=utf-8"
    robots = RobotFileParser()
    robots.parse(response.content.decode().splitlines())
    assert not robots.can_fetch("Anybot", f"{SITE}/admin/claims/claim/")
    assert robots.can_fetch("Anybot", f"{SITE}/de/claims/0123456789AB/")
    assert robots.site_maps() == [f"{SITE}/sitemap.xml"]


def test_every_public_claim_is_found_once_from_the_index(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("claims.public.views.sitemaps.ENTRIES", 2)
    rows = [publish(f"Der Pegel stieg zum {number}. Mal.") for number in range(2)]
    rows.append(publish("The lake rose.", language="en"))
    factories.make_suspended_claim(statement="Der Damm brach.")
    factories.make_claim_in("withdrawn", statement="Der Kanal wurde geflutet.")
    index = addresses(read(client, "/sitemap.xml"))
    assert index == [f"{SITE}/sitemaps/{name}.xml" for name in ("news", "pages", "claims-1", "claims-2")]
    found = [
        address for sitemap in index[2:] for address in addresses(read(client, sitemap.removeprefix(SITE)))
    ]
    assert found == [
        f"{SITE}/de/claims/{rows[0].public_id}/",
        f"{SITE}/de/claims/{rows[1].public_id}/",
        f"{SITE}/en/claims/{rows[2].public_id}/",
    ]
    for number in (0, 3, 10**30):
        assert client.get(f"/sitemaps/claims-{number}.xml").status_code == 404


def test_a_claim_has_its_other_language_and_last_change_beside_it(client: Client) -> None:
    row = publish()
    (entry,) = read(client, "/sitemaps/claims-1.xml")
    links = {link.get("hreflang"): link.get("href") for link in entry.findall("x:link", NAMES)}
    assert links == {
        "de": f"{SITE}/de/claims/{row.public_id}/",
        "en": f"{SITE}/en/claims/{row.public_id}/",
    }
    moment = dt.datetime.fromisoformat(entry.findtext("s:lastmod", "", NAMES))
    assert moment == row.updated_at.replace(microsecond=0)


def test_the_lists_and_the_newsrooms_pages_are_named(client: Client) -> None:
    call_command("loaddata", "pages", verbosity=0)
    found = addresses(read(client, "/sitemaps/pages.xml"))
    for path in (
        "/de/",
        "/en/",
        "/de/corrections/",
        "/de/topics/",
        "/de/articles/",
        "/en/statistics/",
        "/en/sources/",
        "/de/pages/method/",
        "/en/pages/imprint/",
    ):
        assert f"{SITE}{path}" in found
    assert len(found) == 12 + 10


def test_the_news_of_two_days_have_name_language_moment_and_title(client: Client) -> None:
    row = publish("Der Pegel <stieg> & fiel.", language="de-AT")
    (entry,) = read(client, "/sitemaps/news.xml")
    assert entry.findtext("s:loc", "", NAMES) == f"{SITE}/de/claims/{row.public_id}/"
    news = entry.find("n:news", NAMES)
    assert news is not None
    assert news.findtext("n:publication/n:name", "", NAMES) == "Gegenlese"
    assert news.findtext("n:publication/n:language", "", NAMES) == "de"
    assert news.findtext("n:title", "", NAMES) == "Der Pegel <stieg> & fiel."
    told = dt.datetime.fromisoformat(news.findtext("n:publication_date", "", NAMES))
    assert told == row.first_published_at.replace(microsecond=0)

    tag = client.get("/sitemaps/news.xml").headers["ETag"]
    later = timezone.now() + dt.timedelta(days=2, hours=2)
    with mock.patch("django.utils.timezone.now", return_value=later):
        answer = client.get("/sitemaps/news.xml", headers={"if-none-match": tag})
    assert (answer.status_code, len(ET.fromstring(answer.content))) == (200, 0)


@pytest.mark.parametrize("path", ["/sitemap.xml", "/sitemaps/claims-1.xml", "/sitemaps/news.xml"])
def test_a_suspended_claim_is_gone_from_every_sitemap_at_once(client: Client, path: str) -> None:
    row = publish()
    first = client.get(path)
    assert first.headers["Cache-Control"] == "no-cache"
    known = {"if-none-match": first.headers["ETag"]}
    assert client.get(path, headers=known).status_code == 304
    publishing.suspend(
        row.claim_id, by=factories.vera(), revision=row.claim.revision, reason="Einspruch liegt vor."
    )
    answer = client.get(path, headers=known)
    assert answer.status_code == 200
    assert row.public_id not in answer.content.decode()
