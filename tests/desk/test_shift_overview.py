"""The shift overview counts what is open, how long checks took, and what is due; nobody is in it."""

from __future__ import annotations

import datetime as dt
import re
from unittest import mock

import pytest
from django.urls import reverse
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from claims.models import Claim
from claims.workflow.actions import editing
from claims.workflow.actions.editing import Changes
from claims.workflow.overview import overview
from tests import factories as make
from tests.desk.browsing import sign_in, text_of

pytestmark = pytest.mark.django_db

# A Wednesday.
NOW = dt.datetime(2025, 2, 12, 12, 0, tzinfo=dt.UTC)


def at(moment: dt.datetime) -> mock._patch[mock.MagicMock]:
    return mock.patch("django.utils.timezone.now", return_value=moment)


def published(proposed: dt.datetime, after: dt.timedelta, *, recheck: dt.date | None = None) -> Claim:
    with at(proposed):
        claim = make.make_claim_in("in_review")
        changes = Changes(fields={"recheck_on": recheck})
        claim = editing.edit(claim.pk, by=make.rita(), revision=claim.revision, changes=changes)
    with at(proposed + after):
        return make.assess_second(make.submit(claim))


def days(number: float) -> dt.timedelta:
    return dt.timedelta(days=number)


def test_open_claims_are_counted_by_state_and_time_since_the_last_act() -> None:
    for age in (0.5, 3, 3, 40):
        with at(NOW - days(age)):
            make.make_claim()
    with at(NOW - days(20)):
        make.make_claim_in("disagreement")
    with at(NOW):
        make.make_claim_in("published")
        make.make_claim_in("dismissed")

    found = {state.value: list(counts) for state, counts in overview(NOW).open.items()}

    assert found == {
        "proposed": [1, 2, 0, 1],
        "in_review": [0, 0, 0, 0],
        "second_review": [0, 0, 0, 0],
        "disagreement": [0, 0, 1, 0],
        "cleared": [0, 0, 0, 0],
    }


def test_the_median_time_stands_at_the_week_of_publication() -> None:
    monday = dt.datetime(2025, 2, 3, 9, 0, tzinfo=dt.UTC)
    for hours in (2, 5, 40):
        published(monday, dt.timedelta(hours=hours))
    published(monday - days(30), days(10))
    long_ago = published(monday - days(200), days(1))
    with at(monday):  # a correction is no first publication
        make.correct(long_ago, "Es waren elf Zentimeter.")

    weeks = overview(NOW).weeks

    assert len(weeks) == 12
    assert weeks[-1].monday == dt.date(2025, 2, 10)
    assert {(w.monday.isoformat(), w.count, w.hours) for w in weeks if w.count} == {
        ("2025-02-03", 3, 5.0),
        ("2025-01-13", 1, 240.0),
    }


def test_re_checks_are_counted_as_overdue_and_by_week() -> None:
    for day in ("2025-02-11", "2025-02-12", "2025-02-16", "2025-02-17", "2025-03-09", "2025-03-10"):
        published(NOW - days(1), dt.timedelta(hours=1), recheck=dt.date.fromisoformat(day))

    due = [(week.monday.isoformat() if week.monday else "", week.count) for week in overview(NOW).due]

    assert due == [("", 1), ("2025-02-10", 2), ("2025-02-17", 1), ("2025-02-24", 0), ("2025-03-03", 1)]


def test_it_asks_the_database_three_times_however_much_there_is(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    with django_assert_num_queries(3):
        overview()
    for status in ("proposed", "in_review", "cleared", "published", "published"):
        make.make_claim_in(status)
    with django_assert_num_queries(3):
        overview()


def test_the_page_says_in_tables_what_its_plots_draw_and_names_nobody() -> None:
    today = timezone.localdate()
    published(timezone.now() - days(3), days(3), recheck=today + days(3))
    make.make_claim_in("second_review")

    page = text_of(sign_in(make.volker()), reverse("admin:overview"))

    main = page[page.index('id="content-main"') : page.index("</main>")]
    assert main.count("<svg viewBox") == main.count("<desc") == 3
    assert main.count("<table") == 3
    assert "1 open claim." in main
    assert ">3.0 days<" in main
    assert "style=" not in main
    for name in ("Vera", "Viktor", "Rita", "E-00"):
        assert name not in main
    lengths = re.findall(r' (?:x|y|width|height)="([^"]*)"', main)
    assert [length for length in lengths if not re.fullmatch(r"[0-9.]+", length)] == []


def test_a_german_page_spells_lengths_with_a_point() -> None:
    published(timezone.now() - days(3), days(3))
    client = sign_in(make.volker())
    client.defaults["HTTP_ACCEPT_LANGUAGE"] = "de"

    page = text_of(client, reverse("admin:overview"))

    assert "3,0 Tage" in page
    assert re.findall(r' (?:x|y|width|height)="[0-9]+,[0-9]+"', page) == []


def test_an_empty_desk_gets_words_instead_of_empty_plots() -> None:
    page = text_of(sign_in(make.volker()), reverse("admin:overview"))

    assert "No claim is open." in page
    assert "Nothing was published for the first time in the last twelve weeks." in page
    assert "<svg viewBox" not in page
