"""Two editors at one source, text, topic or page of the site: the later is told before it is replaced."""

from __future__ import annotations

from typing import Any

import pytest
from django.urls import reverse

from claims.models import SitePage, Topic
from claims.workflow.actions import site
from sources.models import Article, Source
from tests import factories as make
from tests.desk.browsing import add_row, cells, fields_of, sign_in, text_of

pytestmark = pytest.mark.django_db


def make_topic() -> Topic:
    return site.save_topic(Topic(code="pegel", name_de="Pegel", name_en="Gauges"), by=make.rita())


def make_page() -> SitePage:
    page = SitePage(slug="method", language="de", title="Methode", body="Zwei Personen.")
    return site.save_page(page, by=make.rita())


CASES = [
    pytest.param(lambda: make.make_source("Nordpost"), Source, "owner", id="source"),
    pytest.param(make.make_article, Article, "byline", id="text"),
    pytest.param(make_topic, Topic, "name_de", id="topic"),
    pytest.param(make_page, SitePage, "title", id="page of the site"),
]


@pytest.mark.parametrize(("start", "model", "field"), CASES)
def test_the_later_of_two_is_told_who_was_faster_and_may_then_replace_it(
    start: Any, model: Any, field: str
) -> None:
    row = start()
    address = reverse(f"admin:{model._meta.label_lower.replace('.', '_')}_change", args=[row.pk])
    form = f"{model._meta.model_name}_form"
    first_editor, second_editor = sign_in(make.clara()), sign_in(make.make_editor("dora", "Chief editor"))
    later = fields_of(text_of(second_editor, address), form) | {field: "Von der Zweiten"}
    first = fields_of(text_of(first_editor, address), form) | {field: "Von der Ersten"}
    assert first_editor.post(address, first).status_code == 302

    refused = second_editor.post(address, later)

    assert refused.status_code == 409
    page = refused.content.decode()
    assert "changed this after you opened it" in page
    assert "<td>Von der Ersten</td><td>Von der Zweiten</td>" in cells(page)
    assert cells(page).count("<td>") == 2
    assert getattr(model.objects.get(pk=row.pk), field) == "Von der Ersten"
    assert second_editor.post(address, fields_of(page, form)).status_code == 302
    assert getattr(model.objects.get(pk=row.pk), field) == "Von der Zweiten"


def test_ones_own_other_window_and_a_name_added_there_are_called_so() -> None:
    source = make.make_source("Nordpost")
    address = reverse("admin:sources_source_change", args=[source.pk])
    rita = sign_in(make.rita())
    here = fields_of(text_of(rita, address), "source_form") | {"kind": "news_agency"}
    there = fields_of(text_of(rita, address), "source_form")
    here["languages"] = "de, en"
    add_row(there, "names", name="Die Nordpost", kind="name")
    assert rita.post(address, there).status_code == 302

    page = rita.post(address, here).content.decode()

    assert "You changed this yourself in another window" in page
    assert "<td>Outlet</td><td>News agency</td>" in cells(page)
    assert "<td>–</td><td>de, en</td>" in cells(page)
    assert "<li>Name of a source: Die Nordpost</li>" in page


def test_a_save_that_does_not_say_what_was_read_replaces_nothing() -> None:
    source = make.make_source("Nordpost")
    address = reverse("admin:sources_source_change", args=[source.pk])
    rita = sign_in(make.rita())
    fields = fields_of(text_of(rita, address), "source_form")
    del fields["read_seq"]

    assert rita.post(address, fields | {"owner": "Nordverlag"}).status_code == 409
    assert Source.objects.get(pk=source.pk).owner == ""
