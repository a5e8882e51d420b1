"""Topics and the newsroom's own pages: each change is an act of the trail, and only pages may go."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from claims.models import SitePage, Topic
from tests import factories
from tests.desk.browsing import fields_of, text_of
from trail.models import Event

pytestmark = pytest.mark.django_db

PAGE = {"slug": "imprint", "language": "de", "title": "Impressum", "body": "Wir."}


@pytest.fixture
def chief(client: Client) -> Client:
    user = factories.clara().user
    assert user is not None
    client.force_login(user)
    return client


def acts() -> list[tuple[str, str]]:
    kinds = ("topic", "page")
    return list(Event.objects.filter(subject_kind__in=kinds).values_list("subject_kind", "action"))


def test_a_page_is_added_changed_and_removed(chief: Client) -> None:
    chief.post(reverse("admin:claims_sitepage_add"), PAGE)
    page = SitePage.objects.get(slug="imprint")
    address = reverse("admin:claims_sitepage_change", args=[page.pk])
    fields = fields_of(text_of(chief, address), "sitepage_form")
    chief.post(address, fields | {"body": "Wir sind es."})
    page.refresh_from_db()
    assert page.body == "Wir sind es."
    history = chief.get(reverse("admin:claims_sitepage_history", args=[page.pk])).content.decode()
    assert "hat die Seite geändert" in history
    chief.post(reverse("admin:claims_sitepage_delete", args=[page.pk]), {"post": "yes"})
    assert not SitePage.objects.filter(slug="imprint").exists()
    assert acts() == [("page", "add"), ("page", "change"), ("page", "remove")]


def test_selected_pages_go_one_by_one(chief: Client) -> None:
    pages = [SitePage.objects.create(**{**PAGE, "slug": slug}) for slug in ("imprint", "method")]
    data = {"action": "delete_selected", "_selected_action": [p.pk for p in pages], "post": "yes"}
    chief.post(reverse("admin:claims_sitepage_changelist"), data)
    assert acts() == [("page", "remove"), ("page", "remove")]


def test_a_topic_is_created_and_renamed(chief: Client) -> None:
    names = {"name_de": "Seen", "name_en": "Lakes"}
    chief.post(reverse("admin:claims_topic_add"), {"code": "lakes", **names})
    topic = Topic.objects.get(code="lakes")
    address = reverse("admin:claims_topic_change", args=[topic.pk])
    fields = fields_of(text_of(chief, address), "topic_form")
    chief.post(address, fields | {"name_de": "Binnenseen"})
    topic.refresh_from_db()
    assert topic.name_de == "Binnenseen"
    assert acts() == [("topic", "create"), ("topic", "change")]


def test_a_page_that_cannot_be_is_shown_again_and_leaves_nothing(chief: Client) -> None:
    response = chief.post(reverse("admin:claims_sitepage_add"), {**PAGE, "title": ""})
    assert response.status_code == 200
    assert "Wir." in response.content.decode()
    assert acts() == []
