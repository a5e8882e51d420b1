"""The claim page shows each address with its copy and quoted words; changed pages wait in a queue."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone

from claims.models import Claim
from sources import captures
from sources.models import ArchivedAddress, Finding, RetrievalState
from tests import factories as make
from tests.desk.browsing import act_address, claim_address, sign_in, text_of
from tests.sources.archived import URL, Serve, archived, serve
from trail.bodies import read_body
from trail.models import Event

__all__ = ["serve"]

pytestmark = pytest.mark.django_db

WORDS = "Der Pegel stieg im Januar um zwölf Zentimeter."
ARCHIVE = reverse("admin:sources_archivedaddress_archive")
QUEUE = f"{reverse('admin:claims_claim_changelist')}?queue=changed_pages"


def page_of(address: ArchivedAddress) -> str:
    return reverse("admin:sources_archivedaddress_change", args=[address.pk])


def seen_address(address: ArchivedAddress) -> str:
    return reverse("admin:sources_archivedaddress_seen", args=[address.pk])


def ask(claim: Claim, url: str = URL, **typed: Any) -> str:
    """Press the button of an address on the claim's page and return the page that follows."""
    answer = sign_in(make.rita()).post(ARCHIVE, {"claim": claim.pk, "url": url, **typed}, follow=True)
    return str(answer.content.decode())


def find(finding: Finding, *, ago: dt.timedelta = dt.timedelta()) -> ArchivedAddress:
    """Let something be found at the address, as a later look would."""
    ArchivedAddress.objects.update(finding=finding, found_at=timezone.now() - ago)
    return archived()


def test_an_address_that_was_never_archived_has_a_button() -> None:
    html = text_of(sign_in(make.rita()), claim_address(make.make_claim_in("in_review")))

    assert "Not archived yet" in html
    assert "Archive now" in html


def test_a_copy_is_shown_with_moment_type_size_and_check_sum() -> None:
    claim = make.make_claim_in("in_review")
    copy = make.make_capture(URL, WORDS)

    html = text_of(sign_in(make.rita()), claim_address(claim))

    assert f"text/html, {len(WORDS.encode())} bytes, SHA-256 {copy.sha256[:12]}…" in html
    assert "02/04/2025" in html
    assert "Archive again" in html


@pytest.mark.parametrize(
    ("state", "started", "words"),
    [
        (RetrievalState.WAITING, None, "Waiting to be fetched"),
        (RetrievalState.RUNNING, 7, "Being fetched for 7 s"),
    ],
)
def test_what_is_under_way_says_so_and_has_no_button(state: str, started: int | None, words: str) -> None:
    claim = make.make_claim_in("in_review")
    assert captures.request_copy(URL) is not None
    begun = None if started is None else timezone.now() - dt.timedelta(seconds=started)
    ArchivedAddress.objects.update(state=state, started_at=begun)

    html = text_of(sign_in(make.rita()), claim_address(claim))

    assert words in html
    assert "Archive now" not in html
    assert "Archive again" not in html


def test_a_failure_has_its_reason_and_is_tried_again(serve: Serve) -> None:
    claim = make.make_claim_in("in_review")
    serve("x", status=403)
    html = ask(claim)
    assert "The server does not give the page to programs." in html
    assert "Try again" in html

    serve(WORDS)
    html = ask(claim)
    assert "The page is being archived." in html
    assert "Copy of" in html
    assert archived().attempt == 2


@pytest.mark.parametrize(
    ("excerpt", "words"),
    [
        ("stieg im Januar", "stands in the copy word for word"),
        ("sank im Januar", "does not stand in the copy like this"),
    ],
)
def test_quoted_words_are_looked_for_in_the_copy(excerpt: str, words: str) -> None:
    claim = make.add_evidence(make.make_claim_in("in_review"), url=URL, excerpt=excerpt)
    make.make_capture(URL, WORDS)

    assert words in text_of(sign_in(make.rita()), claim_address(claim))


def test_without_a_text_nothing_is_said_about_quoted_words() -> None:
    claim = make.add_evidence(make.make_claim_in("in_review"), url=URL, excerpt="stieg im Januar")
    copy = make.make_capture(URL, "", content=b"%PDF-1.7", media_type="application/pdf", size=8)

    rita = sign_in(make.rita())
    assert "no text to compare with" in text_of(rita, claim_address(claim))
    assert "No text could be read from it" in text_of(rita, page_of(copy.address))


def test_whoever_assesses_sees_the_copies_without_buttons() -> None:
    claim = make.make_claim_in("second_review")
    make.make_capture(URL, WORDS)

    html = text_of(sign_in(make.viktor()), act_address(claim, "assess_second"))

    assert "Archived copies" in html
    assert "Archive again" not in html


def test_only_an_address_the_claim_names_is_archived(serve: Serve) -> None:
    serve(WORDS)
    html = ask(make.make_claim_in("in_review"), url="https://elsewhere.example/")

    assert "The claim no longer names this address." in html
    assert not ArchivedAddress.objects.exists()


def test_archiving_is_a_post_of_somebody_who_may_change_claims(serve: Serve) -> None:
    serve(WORDS)
    claim = make.make_claim_in("in_review")
    stranger = sign_in(make.make_editor("praktikant"))

    assert sign_in(make.rita()).get(ARCHIVE).status_code == 405
    assert stranger.post(ARCHIVE, {"claim": claim.pk, "url": URL}).status_code == 403
    assert not ArchivedAddress.objects.exists()


def test_the_page_of_an_address_shows_text_claims_and_what_differs() -> None:
    claim = make.make_claim_in("in_review")
    make.make_capture(URL, f"{WORDS}\nGemessen wird täglich.")
    later = dt.datetime(2025, 3, 4, 12, 0, tzinfo=dt.UTC)
    copy = make.make_capture(URL, "Der Pegel fiel.\nGemessen wird täglich.", retrieved_at=later)

    html = text_of(sign_in(make.rita()), page_of(copy.address))

    assert f"<del>{WORDS}</del>" in html
    assert "<ins>Der Pegel fiel.</ins>" in html
    assert "<del>Gemessen" not in html
    assert claim.statement in html


def test_the_text_of_a_copy_is_never_markup() -> None:
    make.make_claim_in("in_review")
    copy = make.make_capture(URL, "<script>alert(1)</script>")

    assert "<script>alert" not in text_of(sign_in(make.rita()), page_of(copy.address))


def test_a_published_claim_waits_with_the_reason_until_somebody_has_looked() -> None:
    row = make.make_published_claim()
    make.make_capture(URL, WORDS)
    address = find(Finding.EXCERPT_GONE)
    rita = sign_in(make.rita())

    html = text_of(rita, QUEUE)
    assert row.statement in html
    assert f"{URL}: Quoted words are no longer there" in html
    assert "Quoted words are no longer there" in text_of(rita, claim_address(row.claim))

    page = rita.post(seen_address(address), follow=True).content.decode()
    assert "you have looked at it" in page
    assert row.statement not in text_of(rita, QUEUE)
    event = Event.objects.latest("seq")
    assert (event.editor_id, event.action, event.subject_kind) == (make.rita().code, "see_finding", "address")
    assert event.subject_id == address.key
    assert read_body(event.body)["finding"] == "excerpt_gone"


def test_what_is_found_later_flags_it_anew() -> None:
    row = make.make_published_claim()
    make.make_capture(URL, WORDS)
    assert captures.mark_seen(find(Finding.CHANGED).pk, by=make.rita()) is True
    find(Finding.GONE)

    assert row.statement in text_of(sign_in(make.rita()), QUEUE)


def test_an_edition_published_since_answers_what_was_found() -> None:
    row = make.make_published_claim()
    make.make_capture(URL, WORDS)
    find(Finding.CHANGED, ago=dt.timedelta(days=1))

    assert row.statement not in text_of(sign_in(make.rita()), QUEUE)


def test_drafts_are_not_flagged() -> None:
    claim = make.make_claim_in("in_review")
    make.make_capture(URL, WORDS)
    find(Finding.GONE)

    assert claim.statement not in text_of(sign_in(make.rita()), QUEUE)


def test_a_finding_is_looked_at_once_and_by_a_person_who_may_change_claims() -> None:
    make.make_claim_in("in_review")
    make.make_capture(URL, WORDS)
    address = find(Finding.CHANGED)
    stranger = sign_in(make.make_editor("praktikant"))
    assert stranger.post(seen_address(address)).status_code == 403
    assert stranger.get(page_of(address)).status_code == 403

    rita = sign_in(make.rita())
    rita.post(seen_address(address))
    before = Event.objects.count()
    html = rita.post(seen_address(address), follow=True).content.decode()

    assert "Somebody has looked at it already." in html
    assert Event.objects.count() == before


def test_the_list_of_addresses_narrows_to_what_nobody_has_looked_at() -> None:
    make.make_capture(URL, WORDS)
    find(Finding.GONE)
    make.make_capture("https://seeblatt.example/", WORDS)
    rita = sign_in(make.rita())
    address = reverse("admin:sources_archivedaddress_changelist")

    assert "https://seeblatt.example/" in text_of(rita, address)
    narrowed = text_of(rita, f"{address}?found=open")
    assert URL in narrowed
    assert "https://seeblatt.example/" not in narrowed
