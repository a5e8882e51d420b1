"""Sources with their names, proposed sources, texts that never change, and accounts with their editors."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import User
from django.urls import reverse

from claims.models import Claim
from sources.actions import propose_source
from sources.lookup import find_source_name
from sources.models import Article, Source
from tests import factories as make
from tests.desk.browsing import add_row, claim_address, fields_of, sign_in, text_of
from trail.editors import editor_for
from trail.models import Editor, Event

pytestmark = pytest.mark.django_db


def source_address(source: Source) -> str:
    return reverse("admin:sources_source_change", args=[source.pk])


def test_a_source_is_saved_with_its_names_as_one_event() -> None:
    source = make.make_source("Nordpost")
    rita = sign_in(make.rita())
    fields = fields_of(text_of(rita, source_address(source)), "source_form")
    before = Event.objects.count()
    add_row(fields, "names", name="nordpost.example", kind="domain")

    assert rita.post(source_address(source), fields | {"owner": "Nordverlag"}).status_code == 302

    source.refresh_from_db()
    found = find_source_name("nordpost.example")
    assert (source.owner, found.source if found else None) == ("Nordverlag", source)
    assert Event.objects.count() == before + 1


def test_languages_and_addresses_of_a_source_are_typed_as_one_writes_them() -> None:
    source = make.make_source("Nordpost", languages=["de"])
    rita = sign_in(make.rita())
    page = text_of(rita, source_address(source))
    fields = fields_of(page, "source_form")
    assert (fields["languages"], fields["same_as"]) == ("de", "")
    assert "[" not in fields["languages"]
    addresses = "https://nordpost.example\r\n\r\nhttps://data.example/Q1 "

    typed = fields | {"languages": "de, en-GB,de", "same_as": addresses}
    assert rita.post(source_address(source), typed).status_code == 302

    source.refresh_from_db()
    assert source.languages == ["de", "en-GB"]
    assert source.same_as == ["https://nordpost.example", "https://data.example/Q1"]
    fields = fields_of(text_of(rita, source_address(source)), "source_form")
    wrong = {"languages": "de, Deutsch!", "same_as": "https://nordpost.example\nnordpost"}
    page = rita.post(source_address(source), fields | wrong).content.decode()
    assert "“Deutsch!”: Write a language as de, en or de-AT." in page
    assert "“nordpost”: Enter a valid URL." in page
    assert fields_of(page, "source_form")["languages"] == "de, Deutsch!"
    source.refresh_from_db()
    assert source.languages == ["de", "en-GB"]


def test_a_name_that_means_somebody_else_is_refused_and_stays_typed() -> None:
    make.make_source("Agentur Nord", "news_agency")
    source = make.make_source("Nordpost")
    rita = sign_in(make.rita())
    fields = fields_of(text_of(rita, source_address(source)), "source_form")
    add_row(fields, "names", name="Agentur-Nord", kind="spelling")

    page = rita.post(source_address(source), fields).content.decode()

    assert "“Agentur-Nord” already means Agentur Nord." in page
    assert 'value="Agentur-Nord"' in page
    assert source.names.count() == 1


def test_the_short_name_of_a_source_never_changes() -> None:
    source = make.make_source("Nordpost")
    rita = sign_in(make.rita())
    fields = fields_of(text_of(rita, source_address(source)), "source_form")

    rita.post(source_address(source), fields | {"slug": "anders", "owner": "Nordverlag"})

    source.refresh_from_db()
    assert (source.slug, source.owner) == ("nordpost", "Nordverlag")


def test_a_proposed_source_is_confirmed() -> None:
    source = propose_source("Reederei Lund", by=make.rita())
    rita = sign_in(make.rita())
    fields = fields_of(text_of(rita, source_address(source)), "source_form")

    rita.post(source_address(source), fields | {"_confirm": "1", "kind": "company"})

    source.refresh_from_db()
    assert (source.is_proposed, source.kind) == (False, "company")


def test_a_proposed_source_is_merged_into_a_known_one() -> None:
    proposed = propose_source("Wasseramt Süd", by=make.rita())
    claim = make.make_claim(chain=[make.make_source(), proposed])
    known = make.make_source("Wasseramt", "authority")

    response = sign_in(make.rita()).post(
        reverse("admin:sources_source_merge", args=[proposed.pk]), {"into": known.pk}
    )

    assert response.status_code == 302
    assert [link.source for link in make.links_of(claim)] == [make.make_source(), known]
    found = find_source_name("Wasseramt Süd")
    assert found is not None
    assert found.source == known


def test_a_proposed_source_that_published_a_text_is_not_merged_away() -> None:
    proposed = propose_source("Flussbote", by=make.rita())
    make.make_article(publisher=proposed)

    page = (
        sign_in(make.rita())
        .post(reverse("admin:sources_source_merge", args=[proposed.pk]), {"into": make.make_source().pk})
        .content.decode()
    )

    assert "names it, too" in page
    assert Source.objects.filter(pk=proposed.pk).exists()


def test_the_text_of_an_article_cannot_be_changed_its_description_can() -> None:
    article = make.make_article()
    address = reverse("admin:sources_article_change", args=[article.pk])
    rita = sign_in(make.rita())
    fields = fields_of(text_of(rita, address), "article_form")

    rita.post(address, fields | {"byline": "Von Ada Lind", "text": "Anders.", "full_text": "Anders."})

    after = Article.objects.get(pk=article.pk)
    assert (after.text, after.byline) == (make.TEXT, "Von Ada Lind")
    assert Event.objects.filter(action="describe").count() == 1


def test_a_claim_is_added_by_hand_with_the_publisher_first() -> None:
    article = make.make_article()
    amt = make.make_source("Wasseramt", "authority")
    typed = {
        "article": article.pk,
        "quote": make.QUOTE,
        "statement": "Der Pegel stieg.",
        "source": amt.pk,
        "check_worthiness": "checkworthy",
    }
    rita = sign_in(make.rita())

    wrong = rita.post(reverse("admin:claims_claim_add"), typed | {"quote": "Steht nicht da."})
    assert "does not stand in the text like this" in wrong.content.decode()
    assert rita.post(reverse("admin:claims_claim_add"), typed).status_code == 302

    claim = Claim.objects.get()
    assert [link.source.name for link in make.links_of(claim)] == ["Seeblatt", "Wasseramt"]
    assert make.appearance_of(claim).quote == make.QUOTE
    assert "Der Pegel stieg." in text_of(rita, claim_address(claim))


def test_a_new_account_of_the_desk_gets_its_editor() -> None:
    superuser = sign_in(editor_for(make.make_user("olga", is_superuser=True)))
    user = User.objects.create_user("neu", password=make.PASSWORD)
    address = reverse("admin:auth_user_change", args=[user.pk])
    fields = fields_of(text_of(superuser, address), "user_form")

    superuser.post(address, fields | {"is_staff": "on", "first_name": "Nele"})

    assert Editor.objects.get(user=user).display_name == "Nele"
