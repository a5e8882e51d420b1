"""Statistics count what readers can read, by month and verdict; topics lead to their claims."""

from __future__ import annotations

import datetime as dt
import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from claims.models import Topic
from claims.public.statistics import Month, months_text
from tests import factories
from tests.public.every_page import publish_about
from tests.public.published import read

pytestmark = pytest.mark.django_db


def table(html: str, caption: str) -> list[list[str]]:
    """Return the cells of the table with this caption, row by row."""
    found = re.search(rf"<caption[^>]*>{re.escape(caption)}</caption>(.*?)</table>", html, re.DOTALL)
    assert found is not None, caption
    rows = re.findall(r"<tr>(.*?)</tr>", found[1], re.DOTALL)
    cells = [re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row, re.DOTALL) for row in rows]
    return [[" ".join(re.sub(r"<[^>]+>", " ", cell).split()) for cell in row] for row in cells]


def test_verdicts_are_counted_as_they_stand_and_lead_to_their_claims(client: Client) -> None:
    factories.make_published_claim(statement="Der See stieg im Januar.")
    factories.make_published_claim(statement="Der See stieg im Februar.")
    factories.make_suspended_claim(statement="Der Damm brach.")
    factories.make_claim_in("withdrawn", statement="Der Kanal wurde geflutet.")
    html = read(client, "/en/statistics/")
    assert table(html, "Is it so?") == [["Verdict", "Claims"], ["True", "2"]]
    assert table(html, "Did the source say that?") == [["Verdict", "Claims"], ["Faithful", "2"]]
    assert 'href="/en/?accuracy=true"' in html
    assert "<title>True: 2</title>" in html


def test_corrections_are_counted_by_kind(client: Client) -> None:
    row = factories.make_published_claim()
    factories.correct(row.claim, "Der Pegel stieg um elf Zentimeter.")
    factories.make_claim_in("withdrawn", statement="Der Kanal wurde geflutet.")
    html = read(client, "/en/statistics/")
    head, month = table(html, "Corrections, clarifications, updates and withdrawals, by month")
    assert head == ["Month", "Correction", "Clarification", "Update", "Withdrawal", "In all"]
    assert month[1:] == ["1", "0", "0", "1", "2"]


def test_a_month_in_which_nothing_happened_is_not_left_out() -> None:
    counted = {(dt.date(2025, 11, 1), ""): 3, (dt.date(2026, 1, 1), ""): 1}
    text = months_text(counted, [("", "Claims")])
    assert text.months == [
        Month(dt.date(2026, 1, 1), [1]),
        Month(dt.date(2025, 12, 1), [0]),
        Month(dt.date(2025, 11, 1), [3]),
    ]
    assert [bar.words for bar in text.plot.rectangles] == ["11/2025: 3", "12/2025: 0", "01/2026: 1"]
    assert [label.words for label in text.plot.labels][3:] == ["08/2025", "10/2025", "01/2026"]


def test_statistics_take_as_many_queries_for_many_claims_as_for_one_and_are_kept(client: Client) -> None:
    for month in ("Januar", "Februar", "März"):
        factories.make_published_claim(statement=f"Der See stieg im {month}.")
        with CaptureQueriesContext(connection) as first:
            read(client, "/de/statistics/")
        with CaptureQueriesContext(connection) as second:
            read(client, "/de/statistics/")
        # the version, two counts, pages of the newsroom; then the version alone
        assert (len(first), len(second)) == (4, 1)


def test_a_newsroom_without_claims_says_so(client: Client) -> None:
    assert read(client, "/en/statistics/").count("Nothing has been published yet.") == 3
    assert "No published claim has a topic yet." in read(client, "/en/topics/")


def test_a_topic_names_its_claims_in_the_readers_language(client: Client) -> None:
    water = Topic.objects.create(code="water", name_de="Wasser", name_en="Water")
    Topic.objects.create(code="energy", name_de="Energie", name_en="Energy")
    row = publish_about(water)
    factories.make_published_claim(statement="Der Damm hielt.")
    topics = read(client, "/de/topics/")
    assert '<a href="/de/topics/water/">Wasser</a>' in topics
    assert "1 Behauptung<" in topics
    assert "Energie" not in topics
    html = read(client, "/de/topics/water/")
    assert row.statement in html
    assert "Der Damm hielt." not in html
    assert 'href="/de/?topic=water"' in html
    assert '<a href="/de/topics/water/">Wasser</a>' in read(client, f"/de/claims/{row.public_id}/")


def test_a_topic_without_a_listed_claim_has_no_page(client: Client) -> None:
    Topic.objects.create(code="energy", name_de="Energie", name_en="Energy")
    read(client, "/de/topics/energy/", status=404)
    read(client, "/de/topics/unknown/", status=404)


def test_topics_and_statistics_know_no_filters(client: Client) -> None:
    publish_about(Topic.objects.create(code="water", name_de="Wasser", name_en="Water"))
    for path in ("topics/", "topics/water/", "statistics/"):
        read(client, f"/en/{path}", status=400, colour="red")
    read(client, "/en/topics/water/", status=400, cursor="nowhere")
