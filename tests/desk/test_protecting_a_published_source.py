"""Protecting a source that published texts name: seen first, noted then, in a queue until it is mended."""

from __future__ import annotations

from contextlib import suppress
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.test import Client
from django.urls import reverse

from claims.admin.queues import BY_NAME
from claims.models import Claim, PublishedClaim
from claims.workflow.actions import publishing
from claims.workflow.actions.protecting import change_source
from sources.models import Source
from tests import factories as make
from tests.desk.browsing import claim_address, fields_of, sign_in, text_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def row() -> PublishedClaim:
    return make.make_published_claim()


@pytest.fixture
def amt(row: PublishedClaim) -> Source:
    return Source.objects.get(name="Wasseramt")


def protect(source: Source) -> None:
    source.is_protected = True
    change_source(source, by=make.rita(), knows_exposure=True)


def address_of(source: Source) -> str:
    return reverse("admin:sources_source_change", args=[source.pk])


def queue() -> list[Claim]:
    return list(BY_NAME["exposing"].select(Claim.objects.all(), make.rita()))


def listed(slug: str) -> str:
    """Return what the command prints, whatever its exit code."""
    out = StringIO()
    with suppress(CommandError):
        call_command("list_exposed", slug, stdout=out)
    return out.getvalue()


def test_the_desk_shows_what_names_it_before_it_is_protected(row: PublishedClaim, amt: Source) -> None:
    rita = sign_in(make.rita())
    fields = fields_of(text_of(rita, address_of(amt)), "source_form") | {"is_protected": "on"}

    page = rita.post(address_of(amt), fields | {"owner": "Land"}).content.decode()

    assert not Source.objects.get(pk=amt.pk).is_protected
    assert "1 published edition names this source." in page
    assert row.statement in page
    assert row.edition.content_hash in page
    assert "in a chain of attributions" in page
    assert 'value="Land"' in page

    assert rita.post(address_of(amt), fields | {"knows_exposure": "1"}).status_code == 302
    assert Source.objects.get(pk=amt.pk).is_protected
    assert queue() == [row.claim]


def test_a_source_nobody_named_is_protected_at_once() -> None:
    source = make.make_source("Nordpost")
    rita = sign_in(make.rita())
    fields = fields_of(text_of(rita, address_of(source)), "source_form")

    assert rita.post(address_of(source), fields | {"is_protected": "on"}).status_code == 302
    source.refresh_from_db()
    assert source.is_protected


@pytest.mark.parametrize(
    "path",
    [
        "/en/sources/wasseramt/",
        "/api/v1/sources/wasseramt/",
    ],
)
def test_its_page_is_gone_at_once(client: Client, amt: Source, path: str) -> None:
    assert client.get(path).status_code == 200

    protect(amt)

    assert client.get(path).status_code == 404


@pytest.mark.parametrize(
    "path",
    [
        "/en/sources/",
        "/api/v1/sources/",
        "/api/v1/claims/?source=wasseramt",
        "/api/v1/claims/?claimant=wasseramt",
        "/api/v1/claims/?source_kind=authority",
        "/en/?claimant=wasseramt",
    ],
)
def test_no_list_and_no_filter_finds_it_any_more(
    client: Client, row: PublishedClaim, amt: Source, path: str
) -> None:
    before = client.get(path).content.decode()
    assert "Wasseramt" in before or row.statement in before

    protect(amt)

    after = client.get(path).content.decode()
    assert "Wasseramt" not in after
    assert row.statement not in after


def test_the_texts_of_a_protected_publisher_are_gone_at_once(client: Client, row: PublishedClaim) -> None:
    article = row.articles.get().article
    paths = [f"/en/articles/{article.public_id}/", f"/api/v1/articles/{article.public_id}/"]
    by_text = f"/api/v1/claims/?article={article.public_id}"
    assert [client.get(path).status_code for path in paths] == [200, 200]
    assert row.public_id in client.get(by_text).content.decode()

    protect(make.make_source())

    assert [client.get(path).status_code for path in paths] == [404, 404]
    assert row.public_id not in client.get(by_text).content.decode()


def test_the_claim_page_of_the_desk_says_what_to_do(row: PublishedClaim, amt: Source) -> None:
    protect(amt)

    page = text_of(sign_in(make.vera()), claim_address(row.claim))

    assert "The newest edition names a source that is protected by now." in page


def correct(row: PublishedClaim) -> Claim:
    claim = publishing.reopen(
        row.claim_id, by=make.vera(), revision=row.claim.revision, reason="Quellenschutz."
    )
    return make.assess_second(make.submit(claim, edition_kind="correction", change_note="Zum Schutz."))


def test_a_correction_ends_the_wait_and_leaves_the_old_text_to_be_erased() -> None:
    informant = make.make_source("Informant", "person")
    row = make.make_published_claim(chain=[make.make_source(), informant])
    first = row.edition.content_hash
    protect(informant)
    assert listed("informant") == f"{row.public_id}/1 (public, chain): correct, then erase {first}\n"
    assert queue() == [row.claim]

    correct(row)

    assert queue() == []
    assert listed("informant") == f"{row.public_id}/1 (public, chain): erase {first}\n"


def test_a_correction_that_still_says_the_name_does_not_end_the_wait(
    row: PublishedClaim, amt: Source
) -> None:
    protect(amt)

    # The address of the evidence, wasseramt.example, still tells who it is.
    claim = correct(row)

    assert queue() == [claim]
    assert f"{row.public_id}/2 (public, wording): correct, then erase" in listed("wasseramt")


def test_the_command_fails_while_anything_names_the_source(row: PublishedClaim) -> None:
    with pytest.raises(CommandError, match="1 stored texts name wasseramt") as error:
        call_command("list_exposed", "wasseramt", stdout=StringIO())
    assert error.value.returncode == 1


def test_evidence_parents_and_wording_are_found_too() -> None:
    state = make.make_source("Seestaat", "state", "Republik am See")
    amt = make.make_source("Pegelamt", "authority", body_of=state)
    claim = make.accept(make.make_claim(chain=[make.make_source(), amt]))
    claim = make.add_evidence(claim, source=state, title="Jahrbuch")
    claim = make.submit(claim, explanation="Die Republik am See meldet zwölf Zentimeter.")
    make.assess_second(claim)

    assert "(public, evidence, parent, wording): correct, then erase" in listed("seestaat")


def test_a_name_inside_another_word_is_no_exposure() -> None:
    make.make_published_claim(statement="Das Seestaatliche Jahrbuch nennt zwölf Zentimeter.")
    make.make_source("Seestaat", "state")

    assert listed("seestaat") == "No stored text names seestaat.\n"


def test_an_unknown_short_name_is_refused_with_a_sentence() -> None:
    with pytest.raises(CommandError, match="No source has the short name “niemand”"):
        call_command("list_exposed", "niemand")
