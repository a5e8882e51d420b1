"""Saving evidence or an attribution with an address archives the page, after the act and not within it."""

from __future__ import annotations

import pytest
from pytest_django import DjangoCaptureOnCommitCallbacks, Settings

from claims.models import Claim, PublishedClaim
from claims.workflow.actions import editing
from claims.workflow.actions.editing import Changes
from claims.workflow.actions.proposing import Proposal, ProposedLink, propose
from sources.models import ArchivedAddress, Capture
from tests import factories as make
from tests.sources.archived import URL, Serve, archived, serve
from trail.models import Event

__all__ = ["serve"]

pytestmark = pytest.mark.django_db


def test_nothing_is_fetched_inside_the_act(serve: Serve) -> None:
    serve("Zwölf Zentimeter.")
    make.add_evidence(make.make_claim_in("in_review"), url=URL)

    assert not ArchivedAddress.objects.exists()


def test_evidence_is_archived_once_it_is_saved(
    serve: Serve, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    serve("Zwölf Zentimeter.")
    claim = make.make_claim_in("in_review")
    with django_capture_on_commit_callbacks(execute=True):
        make.add_evidence(claim, url=URL)

    assert archived().state == "done"
    assert "Zwölf Zentimeter." in Capture.objects.get().text


def test_the_original_of_an_attribution_is_archived(
    serve: Serve, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    serve("Zwölf Zentimeter.")
    claim = make.make_claim_in("in_review")
    link = make.links_of(claim)[-1]
    link.locator_url = "https://wasseramt.example/mitteilung"
    with django_capture_on_commit_callbacks(execute=True):
        editing.edit(claim.pk, by=make.rita(), revision=claim.revision, changes=Changes(save=[link]))

    assert archived("https://wasseramt.example/mitteilung").state == "done"


def test_a_proposal_with_the_address_of_an_original_is_archived(
    serve: Serve, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    serve("Zwölf Zentimeter.")
    article = make.make_article()
    links = [ProposedLink(source=make.make_source(), locator_url=URL)]
    with django_capture_on_commit_callbacks(execute=True):
        propose(article, Proposal(statement="Es regnet.", start=0, end=3, chains=[links]), by=make.rita())

    assert archived().state == "done"


def test_archiving_writes_neither_claim_nor_trail(
    serve: Serve, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    serve("Zwölf Zentimeter.")
    with django_capture_on_commit_callbacks() as callbacks:
        claim = make.make_claim_in("second_review")
    before = Claim.objects.values().get(pk=claim.pk), Event.objects.count()
    assert callbacks
    for callback in callbacks:
        callback()

    assert (Claim.objects.values().get(pk=claim.pk), Event.objects.count()) == before
    assert make.assess_second(claim).verification_status == "published"


def test_a_failed_page_stops_nobody(
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        claim = make.make_claim_in("published")

    assert archived().failure == "unreachable"
    assert PublishedClaim.objects.get(claim=claim).state == "public"


def test_an_installation_can_leave_it_to_the_button(
    settings: Settings, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    settings.ARCHIVE_PAGES = False
    with django_capture_on_commit_callbacks(execute=True):
        make.make_claim_in("in_review")

    assert not ArchivedAddress.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_a_queue_that_fails_does_not_take_the_act_back(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(_urls: object) -> None:
        raise RuntimeError("the queue is away")

    monkeypatch.setattr("claims.archive.archiving.archive_later", broken)
    claim = make.make_claim_in("in_review")

    make.add_evidence(claim, url=URL)

    assert claim.evidence.filter(url=URL).exists()
