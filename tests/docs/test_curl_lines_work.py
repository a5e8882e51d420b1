"""Every curl line of the documentation, asked of the demo: it answers with what the page says."""

from __future__ import annotations

from collections.abc import Iterator
from io import StringIO

import pytest
from django.core.management import call_command
from django.db import transaction
from django.test import Client
from pytest_django import DjangoDbBlocker

from claims.models import PublishedArticle, PublishedClaim
from tests.docs.curl_lines import ANY_ID, DEMO, CurlLine, curl_lines, read_line

pytestmark = pytest.mark.once

LINES = curl_lines()


@pytest.fixture(scope="module")
def ids(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[tuple[str, str]]:
    """Play the demo once; return the ids of a published claim of it and of the text it is in."""
    with django_db_blocker.unblock(), transaction.atomic():
        call_command("demo", stdout=StringIO())
        claim = PublishedClaim.objects.listed().newest_first()[0]
        yield claim.public_id, PublishedArticle.objects.filter(published=claim)[0].article.public_id
        transaction.set_rollback(True)


def ask(line: CurlLine, ids: tuple[str, str]) -> tuple[int, str]:
    """Return the status and media type that come back."""
    claim, article = ids
    path = line.address.removeprefix(DEMO)
    meant = article if "article" in path else claim
    path = path.replace(ANY_ID, meant).replace(ANY_ID.lower(), meant.lower())
    response = Client().generic(line.method, path, headers=line.headers)
    hops = 0
    while line.follows and response.status_code in (301, 302) and hops < 5:
        response, hops = Client().generic(line.method, response.headers["Location"]), hops + 1
    # An export keeps a cursor of the database until it was read to its end.
    b"".join(response)
    return response.status_code, response.headers.get("Content-Type", "").partition(";")[0]


@pytest.mark.django_db
@pytest.mark.parametrize("line", LINES, ids=map(str, LINES))
def test_a_line_answers_as_the_page_says(line: CurlLine, ids: tuple[str, str]) -> None:
    status, media_type = ask(line, ids)
    assert status == line.status, line.text
    assert media_type == (line.media_type or media_type), line.text
    if line.page == "api.md" and not line.media_type:
        assert media_type == "application/json" or line.address.endswith("/v1/schema/"), line.text


def test_there_are_lines_to_try() -> None:
    assert len([line for line in LINES if line.page == "api.md"]) >= 20


def test_a_line_is_read_as_curl_reads_it() -> None:
    asked = f"curl -si -H 'Accept: x/y' -X DELETE '{DEMO}/api/v1/claims/?a=1&b=2' | jq ."
    line = read_line(f"{asked}  # 405 application/problem+json", page="api.md")
    assert (line.method, line.headers, line.status) == ("DELETE", {"Accept": "x/y"}, 405)
    assert (line.address, line.media_type) == (f"{DEMO}/api/v1/claims/?a=1&b=2", "application/problem+json")


@pytest.mark.parametrize("text", [f"curl --data x {DEMO}/", "curl https://elsewhere.example/"])
def test_a_line_that_cannot_be_tried_is_noticed(text: str) -> None:
    with pytest.raises(ValueError, match=r"api\.md"):
        read_line(text, page="api.md")


@pytest.mark.django_db
def test_a_line_that_does_not_work_is_noticed(ids: tuple[str, str]) -> None:
    assert ask(read_line(f"curl {DEMO}/api/v1/claims/?statuss=x", page="api.md"), ids)[0] == 400
