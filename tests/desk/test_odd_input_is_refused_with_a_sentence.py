"""What no browser sends is answered on the same page with a sentence, and changes nothing."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from claims.models import Claim
from claims.workflow.actions.editing import Changes, edit
from sources.models import Article
from tests import factories as make
from tests.desk.browsing import (
    add_row,
    assessment,
    claim_address,
    do,
    fields_of,
    open_claim,
    sign_in,
    text_of,
)
from trail.models import Event

pytestmark = pytest.mark.django_db

NO_DATE = "Enter a valid date."
NO_CHOICE = "Select a valid choice. That choice is not one of the available choices."
# No number, a number beyond 64 bits, and one that only looks like digits.
NO_ROWS = ["x", "1" + "0" * 30, "²"]


def refused(response: Any, sentence: str) -> None:
    assert response.status_code == 200
    assert sentence in response.content.decode()


def save(claim: Claim, **typed: Any) -> Any:
    """Send the claim's page with these fields changed."""
    client = sign_in(make.vera())
    return client.post(claim_address(claim), {**open_claim(client, claim), **typed})


def test_an_embargo_until_the_first_day_of_all_is_no_date() -> None:
    until = timezone.now() + dt.timedelta(days=1)
    cleared, claim = make.make_claim_under_embargo(until), make.make_claim("Der See stieg.")
    day = {"embargo_until_0": "0001-01-01", "embargo_until_1": "00:00:00"}

    refused(do(sign_in(make.vera()), cleared, "set_embargo", reason="Absprache.", **day), NO_DATE)
    refused(save(claim, **day), NO_DATE)

    assert Claim.objects.get(pk=cleared.pk).embargo_until == until
    assert Claim.objects.get(pk=claim.pk).embargo_until is None


def test_a_text_of_the_first_day_of_all_is_not_brought_in() -> None:
    typed = {"text": make.TEXT, "published_at_0": "0001-01-01", "published_at_1": "00:00:00"}

    refused(sign_in(make.vera()).post(reverse("admin:sources_article_add"), typed), NO_DATE)

    assert not Article.objects.exists()


@pytest.mark.parametrize("row", NO_ROWS)
def test_a_form_that_names_no_row_says_so(row: str) -> None:
    claim, proposed = make.make_claim(), make.make_source("Seewacht", is_proposed=True)
    events = Event.objects.count()
    client = sign_in(make.rita())

    refused(do(client, claim, "merge", into=row), NO_CHOICE)
    for address, typed in [
        (reverse("admin:sources_source_merge", args=[proposed.pk]), {"into": row}),
        (reverse("admin:sources_article_add"), {"text": make.TEXT, "publisher": row}),
        (reverse("admin:claims_claim_add"), {"article": row, "source": row}),
    ]:
        refused(client.post(address, typed), NO_CHOICE)

    assert Event.objects.count() == events


@pytest.mark.parametrize("row", [*NO_ROWS, "\0"])
@pytest.mark.parametrize("field", ["supersedes", "attributions-0-source", "topics"])
def test_a_claim_that_names_no_row_is_not_saved(field: str, row: str) -> None:
    claim = make.make_claim()

    response = save(claim, **{field: row})

    assert response.status_code == 200
    assert "errorlist" in response.content.decode()
    assert Claim.objects.get(pk=claim.pk).revision == claim.revision


def test_a_statement_has_five_characters_wherever_it_is_typed() -> None:
    claim = make.make_claim()
    typed = {"article": make.appearance_of(claim).article_id, "quote": "Pegel", "statement": "Hoch"}

    refused(save(claim, statement="Hoch"), "A statement has at least 5 characters.")
    refused(sign_in(make.rita()).post(reverse("admin:claims_claim_add"), typed), "at least 5 characters")

    assert Claim.objects.get().statement == claim.statement


@pytest.mark.parametrize("revision", ["1" * 5000, "²", "-1", ""])
def test_a_confirmation_of_no_revision_is_asked_for_again(revision: str) -> None:
    kept, duplicate = make.make_claim("Der See stieg."), make.make_claim()

    response = do(sign_in(make.rita()), duplicate, "merge", into=kept.pk, confirmed=f"{kept.pk}:{revision}")

    refused(response, f'name="confirmed" value="{kept.pk}:{kept.revision}"')
    assert Claim.objects.get(pk=duplicate.pk).verification_status == "proposed"


@pytest.mark.parametrize(
    ("page", "asked"),
    [
        ("claims_claim", "id__in=99999999999999999999999"),
        ("claims_claim", "topics__in=99999999999999999999999"),
        ("claims_claim", "created_at__year=0"),
        ("claims_claim", "created_at__year=99999999999999999999999"),
        ("sources_source", "id__in=99999999999999999999999"),
        ("trail_event", "at__year=0"),
        ("auth_user", "id__in=99999999999999999999999"),
        ("auth_user", "date_joined__year=0"),
    ],
)
def test_a_list_that_cannot_be_filtered_like_this_is_shown(page: str, asked: str) -> None:
    make.make_claim()
    client = Client()
    client.force_login(make.make_user("root", is_superuser=True))

    response = client.get(f"{reverse(f'admin:{page}_changelist')}?{asked}", follow=True)

    assert response.status_code == 200
    assert 'id="changelist"' in response.content.decode()


def test_a_time_that_ends_before_it_begins_is_refused_where_it_was_typed() -> None:
    claim = make.make_claim()

    response = save(claim, holds_from="2025-02-01", holds_until="2025-01-31")

    refused(response, "The time the statement is about cannot end before it begins.")
    assert "claim_time_scope_runs_forwards" not in response.content.decode()
    assert Claim.objects.get(pk=claim.pk).holds_until is None


def test_a_claim_that_supersedes_itself_is_refused_where_it_was_chosen() -> None:
    claim = make.make_claim()

    response = save(claim, supersedes=claim.pk)

    refused(response, "A claim cannot supersede itself.")
    assert "claim_does_not_supersede_itself" not in response.content.decode()
    assert Claim.objects.get(pk=claim.pk).supersedes is None


def test_a_forged_memory_of_what_was_read_is_shown_as_nothing() -> None:
    older, claim = make.make_claim("Der See stieg."), make.make_claim_in("in_review")
    client = sign_in(make.vera())
    fields = open_claim(client, claim)
    changes = Changes(fields={"supersedes": older})
    edit(claim.pk, by=make.viktor(), revision=claim.revision, changes=changes)
    remembered = [name for name in fields if name.startswith("initial-")]
    assert {"initial-supersedes", "initial-attributions-0-cites"} <= set(remembered)

    for forged in [*NO_ROWS, "\0"]:
        memory = dict.fromkeys([*remembered, "initial-topics"], forged)
        for typed in ({}, {"supersedes": forged, "attributions-0-cites": forged, "topics": forged}):
            response = client.post(claim_address(claim), {**fields, **memory, **typed})
            assert response.status_code in (200, 409)
            assert 'id="claim_form"' in response.content.decode()

    assert Claim.objects.get(pk=claim.pk).revision == claim.revision + 1


def test_a_refused_assessment_leads_from_its_top_to_each_field_and_keeps_the_rest() -> None:
    claim = make.make_claim_in("in_review")
    link = claim.attributions.order_by("pk")[0]

    response = do(
        sign_in(make.vera()),
        claim,
        "submit",
        **assessment(claim, "false", explanation="", as_of="gestern", reason="Noch einmal rufen.")
        | {f"link_{link.pk}": "distorted"},
    )

    page = response.content.decode()
    top = page.split('class="error-summary" role="alert"')[1].split("</section>")[0]
    assert [line.strip() for line in re.findall(r'href="#([^"]+)">([^<]+)', top)[0]] == [
        "id_explanation",
        "Explanation for readers",
    ]
    assert "Enter a valid date." in top
    assert top.count("<li>") == 2
    kept = fields_of(page, "")
    assert (kept["accuracy"], kept[f"link_{link.pk}"]) == ("false", "distorted")
    assert kept["reason"] == "Noch einmal rufen."


def test_a_refused_row_and_a_refused_source_are_named_above_their_forms() -> None:
    claim, source = make.make_claim_in("in_review"), make.make_source("Seewacht")
    client = sign_in(make.vera())
    fields = open_claim(client, claim)
    add_row(fields, "evidence", stance="supports", title="Messreihe", url="seeamt")

    page = client.post(claim_address(claim), fields).content.decode()

    top = page.split('class="error-summary" role="alert"')[1].split("</section>")[0]
    row = int(fields["evidence-TOTAL_FORMS"]) - 1
    assert f'<a href="#id_evidence-{row}-url">Evidence, Address</a>: Enter a valid URL.' in top
    assert fields_of(page, "claim_form")[f"evidence-{row}-title"] == "Messreihe"
    change = reverse("admin:sources_source_change", args=[source.pk])
    fields = fields_of(text_of(client, change), "source_form") | {"name": "", "homepage": "seewacht"}
    page = client.post(change, fields).content.decode()
    top = page.split('class="error-summary" role="alert"')[1].split("</section>")[0]
    assert re.findall(r'href="#([^"]+)"', top) == ["id_name", "id_homepage"]
    assert "Please correct the" not in page
