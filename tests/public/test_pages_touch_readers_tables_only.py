"""What a page asks the database: readers' tables alone, and as often for many claims as for one."""

from __future__ import annotations

import re

import pytest
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests import factories
from tests.public.published import claim_path, publish_in_open_text

pytestmark = pytest.mark.django_db

READERS_TABLES = {
    "claims_copyedit",
    "claims_claimedition",
    "claims_publishedarticle",
    "claims_publishedclaim",
    "claims_publishedclaim_words",
    "claims_publishedsource",
    "claims_publishedtopic",
    "claims_sitepage",
    "claims_topic",
    "sources_article",
    "sources_source",
    "sources_sourcename",  # of sources that have a page, to find them by what was typed
    "trail_recordbody",
}
DESK_COLUMNS = ("internal_note", "imported_by_id", "is_ambiguous")


def asked(client: Client, path: str) -> list[str]:
    """Return the statements one page sends."""
    with CaptureQueriesContext(
        connection,
    ) as queries:
        assert client.get(path).status_code == 200
    return [query["sql"] for query in queries.captured_queries]


def paths() -> list[str]:
    row = publish_in_open_text()
    factories.correct(row.claim, "Der Pegel stieg um elf Zentimeter.")
    withdrawn = factories.make_claim_in("withdrawn", statement="Der Kanal wurde geflutet.")
    suspended = factories.make_suspended_claim(statement="Der Damm brach.")
    article = row.articles.get().article
    call_command("loaddata", "pages", verbosity=0)
    return [
        "/en/",
        "/en/?q=waseramt",
        "/en/?q=pegel&accuracy=true&claimant=wasseramt&topic=water&corrected=true",
        claim_path(row),
        f"{claim_path(row)}editions/1/",
        f"/en/claims/{withdrawn.public_id}/",
        claim_path(suspended),
        f"/en/articles/{article.public_id}/",
        "/en/articles/",
        "/en/sources/",
        "/en/sources/wasseramt/",
        "/en/sources/wasseramt/?role=claimant",
        "/en/corrections/",
        "/en/pages/method/",
        "/en/feeds/claims.atom?q=pegel&claimant=wasseramt",
        "/en/feeds/corrections.atom",
        "/sitemap.xml",
        "/sitemaps/pages.xml",
        "/sitemaps/news.xml",
        "/sitemaps/claims-1.xml",
        f"{claim_path(row)}citation.bib",
        f"{claim_path(row)}editions/1/citation.ris",
        f"/en/embed{claim_path(row).removeprefix('/en')}",
        f"/oembed?url=http://127.0.0.1:8000{claim_path(row)}",
        "/v1alpha1/claims:search?query=pegel&languageCode=de&maxAgeDays=9",
    ]


def test_no_page_reads_a_table_or_column_of_the_desk(client: Client) -> None:
    for path in paths():
        for sql in asked(client, path):
            tables = set(re.findall(r'"((?:claims|sources|trail|auth|django)_[a-z_]+)"', sql))
            assert tables <= READERS_TABLES, (path, sql)
            assert not any(column in sql for column in DESK_COLUMNS), (path, sql)


@pytest.mark.parametrize(
    ("path", "queries"),
    [
        ("/en/", 13),  # page, who said it, topics, count, pages of the newsroom; eight for the facets
        ("/en/articles/", 4),  # page, numbers of claims, which publishers have pages, pages of the newsroom
        ("/en/sources/", 3),  # page, numbers of claims, pages of the newsroom
        ("/en/sources/wasseramt/", 6),  # source, two tables, claims, who said them, pages
        # version and page; with corrections their copy-edits, claims and the editions before
        ("/en/feeds/claims.atom", 2),
        ("/en/feeds/corrections.atom", 5),
        ("/sitemaps/claims-1.xml", 2),
        # the version, the page; on SQLite, whether there are many hits
        ("/v1alpha1/claims:search?query=See", 3 if connection.vendor == "sqlite" else 2),
        ("/en/corrections/", 5),  # page, their copy-edits, claims, editions before, pages of the newsroom
    ],
)
def test_a_list_takes_as_many_queries_for_many_claims_as_for_one(
    client: Client, path: str, queries: int
) -> None:
    for month in ("Januar", "Februar", "März"):
        row = factories.make_published_claim(statement=f"Der See stieg im {month}.")
        factories.correct(row.claim, f"Der Pegel stieg im {month}.")
        assert len(asked(client, path)) == queries


def test_a_claim_and_an_article_take_a_fixed_number_of_queries(client: Client) -> None:
    article = factories.make_article(is_public=True)
    row = factories.make_published_claim(article=article)
    # row, editions, copy-edits, what replaces it, sources and articles that have pages, pages of the newsroom
    assert len(asked(client, claim_path(row))) == 7
    for number in range(2):
        factories.make_published_claim(statement=f"Der See stieg zum {number}. Mal.", article=article)
        # article, claims, page of the publisher, pages of the newsroom
        assert len(asked(client, f"/en/articles/{article.public_id}/")) == 4
