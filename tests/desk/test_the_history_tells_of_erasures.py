"""The desk learns that a text was erased, by whom and why, and of the words nothing."""

from __future__ import annotations

import pytest
from django.urls import reverse

from claims.models import Claim, PublishedClaim
from claims.workflow.actions import erasing
from tests import factories as make
from tests.desk.browsing import claim_address, do, sign_in, text_of
from trail.editors import editor_for
from trail.models import Event

pytestmark = pytest.mark.django_db


def test_the_history_names_the_edition_and_the_reason() -> None:
    row = make.make_published_claim()
    event = make.erase_edition(row)

    page = text_of(sign_in(make.vera()), claim_address(row.claim))

    assert "erased a text of the record" in page
    assert '<p class="trail-detail">Edition 1</p>' in page
    assert "Landgericht Seestadt, 4 O 12/25" in page
    assert f"Its text was erased by event {event.seq}." in page


def test_the_history_of_an_entry_whose_text_was_erased_keeps_the_entry() -> None:
    claim = make.make_claim_in("dismissed")
    entry = Event.objects.get(action="dismiss")
    assert entry.body_id is not None
    olga = editor_for(make.make_user("olga", is_superuser=True))
    event = erasing.erase(entry.body_id, by=olga, reason="Landgericht Seestadt, 4 O 12/25")

    page = text_of(sign_in(make.vera()), reverse("admin:claims_claim_history", args=[claim.pk]))

    assert "dismissed it" in page
    assert "Zu klein" not in page
    assert f"Its text was erased by event {event.seq}." in page


def test_the_list_of_editions_says_what_was_erased() -> None:
    event = make.erase_edition(make.make_published_claim())

    page = text_of(sign_in(make.vera()), reverse("admin:claims_claimedition_changelist"))

    assert f"erased by event {event.seq}" in page


def test_a_claim_without_its_text_cannot_be_withdrawn_and_says_why() -> None:
    row = make.make_published_claim()
    make.erase_edition(row)
    clara = sign_in(make.clara())

    assert "nothing is left to withdraw" in text_of(clara, claim_address(row.claim))
    assert do(clara, row.claim, "withdraw", reason="Weg damit.").status_code in (200, 409)
    assert Claim.objects.get(pk=row.claim_id).verification_status == "published"


def test_a_blocked_claim_shows_who_blocked_it_and_the_order() -> None:
    row = make.make_blocked_claim()

    page = text_of(sign_in(make.vera()), claim_address(row.claim))

    assert "blocked it for legal reasons" in page
    assert "Einstweilige Verfügung des Landgerichts Seestadt" in page
    assert "for readers: blocked" in page


def test_the_chief_editor_blocks_and_unblocks_with_the_buttons() -> None:
    row = make.make_published_claim()
    clara = sign_in(make.clara())

    do(clara, row.claim, "block", reason="Landgericht Seestadt, 4 O 12/25")
    assert PublishedClaim.objects.get().state == "blocked"
    do(clara, row.claim, "unblock", reason="Aufgehoben am 3. März")
    assert PublishedClaim.objects.get().state == "public"
