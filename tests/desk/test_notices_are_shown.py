"""Notices at the desk: a number on each page, a list, opening one, reading all, and one's own settings."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from claims.models import Notice, NoticeSettings
from claims.workflow.actions import triage
from claims.workflow.actions.commenting import comment
from tests import factories as make
from tests.desk.browsing import claim_address, fields_of, sign_in, text_of

pytestmark = pytest.mark.django_db

BADGE = 'class="badge">{}<'


@pytest.fixture
def vera() -> Client:
    return sign_in(make.vera())


def test_the_number_of_unread_notices_stands_on_every_page(vera: Client) -> None:
    claim = make.make_claim_in("in_review")
    assert "badge" not in text_of(vera, reverse("admin:index"))

    comment(claim.pk, by=make.rita(), text="@Vera, siehst du nach?")
    triage.assign(claim.pk, by=make.rita(), revision=claim.revision, to=make.vera())

    for address in (reverse("admin:index"), claim_address(claim), reverse("admin:notices")):
        assert BADGE.format(2) in text_of(vera, address)
    assert "badge" not in text_of(sign_in(make.viktor()), reverse("admin:index"))


def test_opening_a_notice_reads_it_and_leads_to_the_comment(vera: Client) -> None:
    claim = make.make_claim()
    said = comment(claim.pk, by=make.rita(), text="@Vera, siehst du nach?")
    notice = Notice.objects.get()
    assert "notice--unread" in text_of(vera, reverse("admin:notices"))

    answer = vera.post(reverse("admin:notice_open", args=[notice.event_id]))

    assert answer.headers["Location"] == f"{claim_address(claim)}#comment-{said.seq}"
    assert f'id="comment-{said.seq}"' in text_of(vera, claim_address(claim))
    page = text_of(vera, reverse("admin:notices"))
    assert claim.statement in page
    assert "notice--unread" not in page
    assert (
        sign_in(make.viktor()).post(reverse("admin:notice_open", args=[notice.event_id])).status_code == 404
    )


def test_reading_all_leaves_what_came_since(vera: Client) -> None:
    claim = make.make_claim()
    comment(claim.pk, by=make.rita(), text="@Vera eins")
    newest = fields_of(
        text_of(vera, reverse("admin:notices")).replace('action="/admin/notices/read/"', 'id="all"'), "all"
    )["newest"]
    comment(claim.pk, by=make.rita(), text="@Vera zwei")

    vera.post(reverse("admin:notices_read"), {"newest": newest})

    assert BADGE.format(1) in text_of(vera, reverse("admin:index"))
    for nonsense in ("", "x", "-1", "9" * 30):
        assert vera.post(reverse("admin:notices_read"), {"newest": nonsense}).status_code == 302


def test_everybody_chooses_for_themselves(vera: Client) -> None:
    page = text_of(vera, reverse("admin:notice_settings"))
    assert "This installation sends no mails" in page
    assert 'name="second_in_desk" id="id_second_in_desk" checked' in page
    assert 'name="second_by_mail" id="id_second_by_mail" checked' not in page

    vera.post(
        reverse("admin:notice_settings"),
        {"mentioned_by_mail": "on", "language": "en", "editor": make.rita().code},
    )

    stored = NoticeSettings.objects.get()
    assert (stored.editor, stored.language) == (make.vera(), "en")
    assert (stored.mentioned_by_mail, stored.mentioned_in_desk, stored.assigned_by_mail) == (
        True,
        False,
        False,
    )
    refused = vera.post(reverse("admin:notice_settings"), {"language": "fr"})
    assert "Select a valid choice" in refused.content.decode()


def test_the_settings_say_where_mails_go(vera: Client, settings: Settings) -> None:
    settings.MAIL_IS_ON = True
    assert "Your account has no mail address" in text_of(vera, reverse("admin:notice_settings"))
    user = make.vera().user
    assert user is not None
    user.email = "vera@news.example"
    user.save()

    assert "Mails go to vera@news.example." in text_of(vera, reverse("admin:notice_settings"))
