"""Before a person has given their own assessment, nothing at all tells them what the others found.

The same claim is led through two pasts that differ only in what an assessor found and wrote: other verdicts,
other links, longer texts, another kind of edition. Whoever may not know must find the same bytes in both, on
every page, list, filter, search, order, answer to a refused form, and header.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any
from unittest import mock

import pytest
from django.apps import apps
from django.core import mail
from django.core.management.color import no_style
from django.db import connection, transaction
from django.utils import timezone

from claims.admin import claim_page
from claims.models import Claim
from claims.workflow.actions import assessing, publishing
from claims.workflow.actions.commenting import comment, take_back_comment
from tests import factories as make
from tests.desk.browsing import claim_address
from tests.permissions.addresses import one_row_of_each
from tests.permissions.crawling import claim_pages, comparable, every_page, refused_posts
from tests.permissions.situations import browsers, everybody
from trail.admin import EventAdmin

pytestmark = pytest.mark.django_db

WORDS = ("Kupferdrossel", "Zinnwiesel", "Bleifuchs")
TERMS = (*WORDS, "distorted", "missing_context", "correction")

Past = dict[str, Any]
# What an assessor may have found and written: as different as two assessments can be.
SHORT: Past = {"accuracy": "true", "link": "faithful", "explanation": "Ja."}
LONG: Past = {
    "accuracy": "missing_context",
    "link": "distorted",
    "explanation": f"{WORDS[0]}. " * 40,
    "reason": f"{WORDS[1]} für den Desk.",
}
SHORT_UPDATE: Past = {**SHORT, "edition_kind": "update", "change_note": "Neu."}
LONG_CORRECTION: Past = {**LONG, "edition_kind": "correction", "change_note": f"{WORDS[2]}. " * 30}


@dataclass(frozen=True)
class Case:
    """A claim and its two pasts."""

    before: Callable[[], Claim]
    one: Past
    other: Past
    then: Callable[[Claim, Past], Claim]


def _recalled(claim: Claim, past: Past) -> Claim:
    claim = make.submit(claim, **past)
    claim = assessing.recall(claim.pk, by=make.vera(), revision=claim.revision)
    return make.submit(claim)


def _returned(claim: Claim, past: Past) -> Claim:
    claim = make.submit(claim, **past)
    return assessing.return_to_review(
        claim.pk, by=make.viktor(), revision=claim.revision, reason="Ein Beleg fehlt."
    )


def _in_disagreement(claim: Claim, past: Past) -> Claim:
    claim = make.submit(claim, **past)
    verdict = "unproven" if past["accuracy"] == "true" else "false"
    return make.assess_second(claim, accuracy=verdict, explanation=str(past["explanation"]) * 2)


def _withdrawn(claim: Claim, past: Past) -> Claim:
    claim = make.submit(claim, **past)
    return publishing.withdraw(
        claim.pk, by=make.clara(), revision=claim.revision, reason="Es gilt nicht mehr."
    )


def _talked_about(claim: Claim, past: Past) -> Claim:
    """Before and after assessing, the assessor says at the desk what they think."""
    comment(claim.pk, by=make.vera(), text=f"{past['explanation']} @Volker @reviewers")
    claim = make.submit(claim, **past)
    said = comment(claim.pk, by=make.vera(), text=str(past["explanation"]))
    take_back_comment(claim.pk, said.seq, by=make.vera())
    comment(claim.pk, by=make.vera(), text=f"{past['explanation']} @Volker, @{past['accuracy']}")
    return claim


def _in_review() -> Claim:
    return make.make_claim_in("in_review")


def _submitted(claim: Claim, past: Past) -> Claim:
    return make.submit(claim, **past)


CASES = {
    "first edition": Case(_in_review, SHORT, LONG, _submitted),
    "later edition": Case(make.make_reopened_claim, SHORT_UPDATE, LONG_CORRECTION, _submitted),
    "recalled, submitted anew": Case(_in_review, SHORT, LONG, _recalled),
    "returned before the second": Case(_in_review, SHORT, LONG, _returned),
    "in disagreement, for a third": Case(_in_review, SHORT, LONG, _in_disagreement),
    "talked about": Case(_in_review, SHORT, LONG, _talked_about),
    "withdrawn meanwhile": Case(make.make_reopened_claim, SHORT_UPDATE, LONG_CORRECTION, _withdrawn),
}


@pytest.fixture(autouse=True)
def _the_clock_stands_still() -> Iterator[None]:
    with mock.patch("django.utils.timezone.now", return_value=timezone.now()):
        yield


def seen(case: Case, claim: Claim, past: Past, letter: str, rows: dict[str, object] | None) -> dict[str, str]:
    """Return what a person finds after this past, by address; then undo the past.

    With ``rows`` on every page there is, without on the pages of the claim.
    """
    found = {}
    _count_keys_anew()
    with transaction.atomic():
        case.then(claim, past)
        now = Claim.objects.get(pk=claim.pk)
        browser = browsers(letter)[letter]
        pages = every_page(browser, now, rows, TERMS) if rows else list(claim_pages(now))
        for page in pages:
            found[page] = comparable(browser.get(page))
        for number, (address, typed) in enumerate(refused_posts(now)):
            with transaction.atomic():
                answer = browser.post(address, typed)
                # A post that stored something told only what its sender already knew.
                if Claim.objects.get(pk=now.pk).revision == now.revision:
                    found[f"POST {number} {address}"] = comparable(answer)
                transaction.set_rollback(True)
        transaction.set_rollback(True)
    return found


def _count_keys_anew() -> None:
    """Let rows of both pasts get the same keys: PostgreSQL goes on counting after what was undone."""
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), apps.get_models()):
            cursor.execute(statement)


def told_apart(case: Case, letter: str, *, everything: bool = False) -> list[str]:
    """Return the addresses at which a person finds something else after the other past."""
    everybody()
    make.make_claim_in("published")  # so that every page of the record has a row to show
    claim = case.before()
    rows = one_row_of_each(claim) if everything else None
    one, other = (seen(case, claim, past, letter, rows) for past in (case.one, case.other))
    assert len(one) > 40
    return sorted(page for page in {*one, *other} if one.get(page) != other.get(page))


@pytest.mark.parametrize("name", CASES)
def test_the_next_reviewer_cannot_tell_two_pasts_apart(name: str) -> None:
    assert told_apart(CASES[name], "3") == []
    assert mail.outbox == []


def test_no_address_of_the_desk_tells_the_second_assessor() -> None:
    assert told_apart(CASES["later edition"], "2", everything=True) == []


@pytest.mark.long
@pytest.mark.parametrize(
    ("name", "letter"), [*((name, "3") for name in CASES), *(("later edition", letter) for letter in "rco")]
)
def test_nobody_who_is_blind_can_tell_two_pasts_apart_anywhere(name: str, letter: str) -> None:
    assert told_apart(CASES[name], letter, everything=True) == []


def test_the_comparison_notices_what_its_author_reads() -> None:
    """The negative control: Vera gave the assessment and finds her own words."""
    apart = told_apart(CASES["later edition"], "1")

    assert any(page.endswith("/change/") for page in apart)
    assert any(page.endswith("/history/") for page in apart)


@pytest.mark.long
def test_the_comparison_notices_a_page_that_forgets_to_ask(monkeypatch: pytest.MonkeyPatch) -> None:
    def everything(claim: Claim, editor: object, assessments: list[object]) -> list[object]:
        return assessments

    monkeypatch.setattr(claim_page, "open_assessments", everything)

    assert any(page.endswith("/change/") for page in told_apart(CASES["first edition"], "2"))


@pytest.mark.long
def test_the_comparison_notices_the_length_of_a_text(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(EventAdmin, "list_display", [*EventAdmin.list_display, "change_note_length"])

    apart = told_apart(CASES["later edition"], "2")

    assert [page for page in apart if page.startswith("/admin/trail/event/")] != []


def test_once_they_have_given_theirs_they_read_the_others() -> None:
    everybody()
    claim = make.submit(make.make_reopened_claim(), **LONG_CORRECTION)
    viktor = browsers("2")["2"]
    assert not any(word in viktor.get(claim_address(claim)).content.decode() for word in WORDS)

    make.assess_second(claim)

    page = viktor.get(claim_address(claim)).content.decode()
    assert [word for word in WORDS if word in page] == list(WORDS)


def test_a_third_assessor_is_not_told_by_a_refusal_what_the_first_had_announced() -> None:
    """The first announced an unchanged re-check, the second found something else, the third agrees with the
    second: the third assessment is taken, and the claim waits for a kind of edition that is true."""
    claim = make.make_reopened_claim()
    claim = make.submit(claim, edition_kind="rechecked", change_note="Unverändert.")
    claim = make.assess_second(claim, accuracy="mostly_true")

    claim = assessing.assess_third(
        claim.pk,
        by=make.volker(),
        revision=claim.revision,
        verdicts=make.make_verdicts(claim, accuracy="mostly_true"),
    )

    assert claim.verification_status == "disagreement"
    assert claim.assessments.filter(round=claim.round).count() == 3
    assert claim.editions.count() == 1
