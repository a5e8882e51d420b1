"""The start page counts what waits, and each count is the list behind it."""

from __future__ import annotations

import datetime as dt
import re

import pytest
from django.contrib import admin
from django.contrib.admin.models import LogEntry
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from claims.models import Claim
from claims.workflow.actions import assessing, triage
from claims.workflow.actions.editing import Changes, edit
from tests import factories as make
from tests.desk.browsing import claim_address, open_claim, sign_in, text_of
from trail.editors import editor_for

pytestmark = pytest.mark.django_db

# Registered model: the names of its list's actions.
ACTIONS = {
    "claim": {"accept_selected", "dismiss_selected", "assign_selected"},
    "source": {"confirm_selected"},
}


def counts(page: str) -> dict[str, int]:
    """Return the length the start page shows for each queue."""
    found = re.findall(r'href="([^"]+)"><span class="queue-count">(\d+)', page)
    return {address.split("queue=")[-1].split("?")[-1]: int(count) for address, count in found}


def fill_the_desk() -> None:
    make.make_claim()
    make.make_claim()
    make.make_claim_in("in_review")
    make.make_claim_in("second_review")
    make.make_claim_in("disagreement")
    make.make_claim_in("cleared")
    make.make_claim_in("published")
    returned = make.make_claim_in("second_review")
    assessing.return_to_review(
        returned.pk, by=make.viktor(), revision=returned.revision, reason="Der Beleg ist zu alt."
    )


def test_each_queue_has_its_count() -> None:
    fill_the_desk()
    expected = {
        "mine": 0,
        "proposed": 2,
        "first": 1,
        "second": 1,
        "disagreement": 1,
        "returned": 1,
        "cleared": 1,
        "due": 0,
        "copy_edits": 0,
        "exposing": 0,
        "recheck": 0,
        "changed_pages": 0,
        "is_proposed__exact=1": 0,
    }
    assert counts(text_of(sign_in(make.viktor()), reverse("admin:index"))) == expected
    # The returned claim is with Vera again, and what she assessed does not wait for her.
    assert counts(text_of(sign_in(make.vera()), reverse("admin:index"))) == expected | {
        "mine": 1,
        "second": 0,
    }


def test_each_count_is_the_length_of_the_list_behind_it() -> None:
    fill_the_desk()
    vera = sign_in(make.vera())

    for name, count in counts(text_of(vera, reverse("admin:index"))).items():
        if "=" not in name:
            page = text_of(vera, reverse("admin:claims_claim_changelist") + f"?queue={name}")
            assert page.count('name="_selected_action"') == count, name


def test_a_claim_whose_embargo_is_over_is_in_its_queue() -> None:
    make.make_claim_under_embargo(dt.datetime(2025, 3, 1, tzinfo=dt.UTC))

    found = counts(text_of(sign_in(make.vera()), reverse("admin:index")))

    assert (found["due"], found["cleared"]) == (1, 1)


def test_a_claim_due_for_re_check_is_in_its_queue() -> None:
    claim = make.make_claim()
    rita = sign_in(make.rita())
    claim = edit(
        claim.pk,
        by=make.rita(),
        revision=claim.revision,
        changes=Changes(fields={"recheck_on": "2025-03-01"}),
    )
    claim = make.assess_second(make.submit(make.accept(claim)))

    assert counts(text_of(rita, reverse("admin:index")))["recheck"] == 1


def test_an_empty_queue_says_something_kind() -> None:
    page = text_of(sign_in(make.vera()), reverse("admin:index"))

    assert "Nothing waits for your second pair of eyes." in page
    assert "Nobody disagrees at the moment." in page


def test_a_returned_claim_stays_sent_back_while_it_is_worked_on() -> None:
    claim = make.make_claim_in("second_review")
    claim = assessing.return_to_review(
        claim.pk, by=make.viktor(), revision=claim.revision, reason="Der Beleg ist zu alt."
    )
    vera = sign_in(make.vera())

    make.add_evidence(claim, title="Neue Werte")
    assert counts(text_of(vera, reverse("admin:index")))["returned"] == 1
    make.submit(Claim.objects.get(pk=claim.pk))
    assert counts(text_of(vera, reverse("admin:index")))["returned"] == 0


def test_every_action_of_every_list_exists() -> None:
    found = {}
    for model, model_admin in admin.site._registry.items():
        own = [name for name in model_admin.actions or () if isinstance(name, str)]
        assert all(callable(getattr(model_admin, name)) for name in own), model
        if own and model._meta.app_label in ("trail", "sources", "claims"):
            found[model._meta.model_name] = set(own)
    assert found == ACTIONS


def test_verdicts_and_record_bodies_have_no_list() -> None:
    registered = {model.__name__ for model in admin.site._registry}

    assert not registered & {"Assessment", "LinkVerdict", "Clearance", "RecordBody", "LogEntry"}


def test_nothing_of_the_desk_can_be_deleted() -> None:
    claim = make.make_claim()
    superuser = sign_in(editor_for(make.make_user("olga", is_superuser=True)))
    addresses = [
        reverse("admin:claims_claim_delete", args=[claim.pk]),
        reverse("admin:sources_article_delete", args=[make.appearance_of(claim).article_id]),
        reverse("admin:sources_source_delete", args=[make.make_source().pk]),
        reverse("admin:auth_user_delete", args=[make.make_user("rita").pk]),
    ]
    assert [superuser.post(address, {"post": "yes"}).status_code for address in addresses] == [403] * 4


def test_the_start_page_asks_the_database_once_per_queue(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    fill_the_desk()
    vera = sign_in(make.vera())
    text_of(vera, reverse("admin:index"))  # content types are read once per process
    with django_assert_num_queries(19):
        vera.get(reverse("admin:index"))


def test_the_list_of_claims_takes_the_same_number_of_queries_however_long(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    fill_the_desk()
    vera = sign_in(make.vera())
    with django_assert_num_queries(11):
        vera.get(reverse("admin:claims_claim_changelist"))
    make.make_claim()
    claim = make.make_claim()
    triage.assign(claim.pk, by=make.rita(), revision=claim.revision, to=make.vera())
    with django_assert_num_queries(11):
        vera.get(reverse("admin:claims_claim_changelist"))


def test_a_long_list_is_counted_to_a_limit_and_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("trail.desk_lists.COUNTED_UP_TO", 2)
    monkeypatch.setattr(admin.site.get_model_admin(Claim), "list_per_page", 1)
    browser, address = sign_in(make.rita()), reverse("admin:claims_claim_changelist")
    make.make_claim(), make.make_claim()
    assert "There are more than these." not in text_of(browser, address)
    make.make_claim()
    page = browser.get(address)
    assert "There are more than these. A search or a filter leads to the others." in page.content.decode()
    assert (page.context["cl"].result_count, page.context["cl"].paginator.num_pages) == (2, 2)


def test_the_admins_own_log_stays_empty() -> None:
    claim = make.make_claim_in("in_review")
    rita = sign_in(make.rita())
    rita.post(claim_address(claim), open_claim(rita, claim) | {"internal_note": "Nachfragen."})

    assert Claim.objects.get(pk=claim.pk).internal_note == "Nachfragen."
    assert LogEntry.objects.count() == 0
