"""Similar claims stand beside a claim, with what contradicts, and nothing of an unpublished assessment."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from claims.admin.alarms import alarming
from claims.models import Claim, ClaimMatch
from tests import factories as make
from tests.desk.browsing import act_address, claim_address, sign_in, text_of
from trail.models import Event

pytestmark = pytest.mark.django_db

OLD = "Im Hafen liegen seit Mai 2024 rund 40 Fischkutter ohne Lizenz."
NEW = "Seit Mai 2023 liegen ungefähr 40 Kutter ohne Lizenz im Hafen."


def similar_pair(status: str = "proposed", **columns: object) -> tuple[Claim, Claim]:
    """Return an older claim in the given status, and a new proposal that contradicts it."""
    old = make.make_claim_in(status, statement=OLD, **columns)
    article = make.make_article(f"{NEW} Das steht im Hafenbericht.", title="Hafenbericht")
    return old, make.make_claim(NEW, article=article, quote=NEW)


def panel(html: str) -> str:
    """Return the part of a claim's page about similar claims."""
    return html.split('id="similar"', maxsplit=1)[1].split("</section>", maxsplit=1)[0]


def address(claim: Claim, match: ClaimMatch) -> str:
    return reverse("admin:claims_claim_match", args=[claim.pk, match.pk])


def test_the_difference_to_a_checked_claim_is_named_and_marked() -> None:
    old, new = similar_pair("published")
    shown = panel(text_of(sign_in(make.rita()), claim_address(new)))
    assert "2023 here, 2024 in the checked claim" in shown
    assert "<mark>2024</mark>" in shown
    assert "<mark>2023</mark>" in shown
    assert claim_address(old) in shown
    assert "May contradict it" in shown
    assert "<strong>True</strong>" in shown
    assert "<strong>Faithful</strong>" in shown


def test_the_older_claim_shows_the_newer_one_from_its_side() -> None:
    old, new = similar_pair()
    shown = panel(text_of(sign_in(make.rita()), claim_address(old)))
    assert "2024 here, 2023 in the other claim" in shown
    assert claim_address(new) in shown


def test_claims_of_few_words_get_no_percentage() -> None:
    _old, new = similar_pair()
    client = sign_in(make.rita())
    assert " % alike" in panel(text_of(client, claim_address(new)))
    short = make.make_claim("Fischkutter liegen im Hafen.")
    shown = panel(text_of(client, claim_address(short)))
    assert "too few words to say how alike" in shown
    assert "%" not in shown


@pytest.mark.parametrize(
    ("there", "score", "points"),
    [
        ("Seit Mai fährt die Fähre von Dagebüll nach Amrum.", 80, ["negation"]),
        ("Seit Mai fährt die Fähre von Dagebüll nach Amrum.", 49, []),
        ("Seit Mai hat die Fähre von Dagebüll neue Kellner und Köche.", 80, []),
        ("Seit Mai 2024 hat die Fähre nach Amrum neue Kellner.", 20, ["year"]),
    ],
)
def test_a_negation_warns_only_where_the_rest_says_the_same(
    there: str, score: int, points: list[str]
) -> None:
    here = "Die Fähre von Dagebüll nach Amrum fährt seit Mai 2023 nicht mehr."
    one, other = Claim(statement=here, language="de"), Claim(statement=there, language="de")
    assert [point.kind.value for point in alarming(one, other, score)] == points
    assert [point.kind.value for point in alarming(other, one, score)] == points


@pytest.mark.parametrize(("between", "warns"), [(", davon ", False), (". Davon waren ", True)])
def test_what_one_sentence_says_twice_is_no_contradiction(between: str, *, warns: bool) -> None:
    first, second = "Im Hafen liegen 40 Kutter", "25 Kutter im Hafen ohne Lizenz"
    article = make.make_article(f"{first}{between}{second}.")
    make.make_claim("Im Hafen liegen 40 Kutter.", article=article, quote=first)
    new = make.make_claim("Im Hafen liegen 25 Kutter ohne Lizenz.", article=article, quote=second)
    shown = panel(text_of(sign_in(make.rita()), claim_address(new)))
    assert ("25 here, 40 in the other claim" in shown) == warns


def test_german_words() -> None:
    _old, new = similar_pair("published")
    client = sign_in(make.rita())
    client.defaults["HTTP_ACCEPT_LANGUAGE"] = "de"
    shown = panel(client.get(claim_address(new)).content.decode())
    assert "hier 2023, in der geprüften Behauptung 2024" in shown


@pytest.mark.parametrize("status", ["second_review", "disagreement", "cleared"])
def test_an_unpublished_assessment_stays_unseen_beside_another_claim(status: str) -> None:
    _old, new = similar_pair(status)
    shown = panel(text_of(sign_in(make.volker()), claim_address(new)))
    for word in ("True", "False", "Faithful", "Messreihe", "Is it so?", "Did the source say it?"):
        assert word not in shown


def test_what_readers_cannot_see_shows_no_verdict() -> None:
    make.make_suspended_claim(statement=OLD)
    article = make.make_article(f"{NEW} Das steht im Hafenbericht.", title="Hafenbericht")
    new = make.make_claim(NEW, article=article, quote=NEW)
    shown = panel(text_of(sign_in(make.rita()), claim_address(new)))
    assert "readers see: Suspended" in shown
    assert "<strong>True</strong>" not in shown


def test_triage_shows_similar_claims_until_they_are_called_something_else() -> None:
    old, new = similar_pair("published")
    client = sign_in(make.rita())
    triage = reverse("admin:sources_article_triage", args=[new.appearances.get().article_id])
    shown = text_of(client, triage)
    assert "2023 here, 2024 in the checked claim" in shown
    assert claim_address(old) in shown
    match = ClaimMatch.objects.get()
    client.post(address(new, match), {"match_revision": 0, "state": "different"})
    assert claim_address(old) not in text_of(client, triage)


def test_a_decision_is_one_post_and_stands_in_both_histories() -> None:
    old, new = similar_pair()
    client, match = sign_in(make.rita()), ClaimMatch.objects.get()
    answer = client.post(address(new, match), {"match_revision": 0, "state": "contradicts"})
    assert answer["Location"] == f"{claim_address(new)}#similar"
    assert ClaimMatch.objects.get().state == "contradicts"
    for claim, other in ((old, new), (new, old)):
        html = text_of(client, claim_address(claim))
        assert "Contradicts it" in panel(html)
        assert f"{other.public_id}: Contradicts it" in html


def test_the_same_claim_is_merged_by_one_confirmation() -> None:
    old, new = similar_pair()
    client = sign_in(make.rita())
    answer = client.post(address(old, ClaimMatch.objects.get()), {"match_revision": 0, "state": "same"})
    merging = answer["Location"]
    assert merging == f"{act_address(new, 'merge')}?public_id={old.public_id}"
    page = text_of(client, merging)
    assert "Is it the same claim?" in page
    assert f'value="{old.pk}:1"' in page
    assert Claim.objects.get(pk=new.pk).merged_into is None

    sent = {"revision": 1, "public_id": old.public_id, "confirmed": f"{old.pk}:1"}
    assert client.post(merging, sent)["Location"] == claim_address(new)
    assert Claim.objects.get(pk=new.pk).merged_into == old
    assert "Merge them" not in text_of(client, claim_address(old))


def test_where_the_rules_refuse_a_merge_the_page_says_so_beforehand_and_who_can_help() -> None:
    old, new = similar_pair("published")
    client = sign_in(make.rita())
    shown = panel(text_of(client, claim_address(new)))
    assert "If it is the same claim: The claim to be kept is published. A reviewer reopens it first" in shown
    assert f'<a href="{claim_address(old)}#discussion">' in shown
    answer = client.post(
        address(new, ClaimMatch.objects.get()), {"match_revision": 0, "state": "same"}, follow=True
    )
    page = answer.content.decode()
    assert answer.redirect_chain == [(f"{claim_address(new)}#similar", 302)]
    assert page.count("A reviewer reopens it first") == 2
    assert "Decided: Same claim." in page
    assert "Merge them" not in page
    assert Claim.objects.get(pk=old.pk).verification_status == "published"


def test_the_claim_that_can_be_put_aside_is_the_duplicate_even_if_it_is_older() -> None:
    old, new = similar_pair()
    make.assess_second(make.submit(make.accept(new)))
    client = sign_in(make.rita())
    client.post(address(new, ClaimMatch.objects.get()), {"match_revision": 0, "state": "same"})
    for page in (text_of(client, claim_address(old)), text_of(client, claim_address(new))):
        assert f'<a href="{claim_address(new)}#discussion">' in panel(page)


def test_two_published_claims_stay_two() -> None:
    _old, new = similar_pair("published")
    make.assess_second(make.submit(make.accept(new)))
    answer = sign_in(make.rita()).post(
        address(new, ClaimMatch.objects.get()), {"match_revision": 0, "state": "same"}
    )
    assert answer["Location"] == f"{claim_address(new)}#similar"


def test_an_address_fills_in_no_reason() -> None:
    claim = make.make_claim()
    page = text_of(sign_in(make.rita()), f"{act_address(claim, 'dismiss')}?reason=Erfunden&public_id=x")
    assert "Erfunden" not in page


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"match_revision": 3, "state": "same"}, "Somebody else decided about these two claims"),
        ({"match_revision": 0, "state": "suggested"}, "Say how the two claims stand to each other."),
        ({"match_revision": "x", "state": "same"}, "Say how the two claims stand to each other."),
        ({}, "Say how the two claims stand to each other."),
    ],
)
def test_a_decision_that_cannot_be_taken_says_why_and_writes_nothing(
    typed: dict[str, object], sentence: str
) -> None:
    _old, new = similar_pair()
    client, before = sign_in(make.rita()), Event.objects.count()
    answer = client.post(address(new, ClaimMatch.objects.get()), typed, follow=True)
    assert sentence in answer.content.decode()
    assert (ClaimMatch.objects.get().state, Event.objects.count()) == ("suggested", before)


def test_without_the_role_nothing_is_offered_and_nothing_is_done() -> None:
    _old, new = similar_pair()
    match, guest = ClaimMatch.objects.get(), make.make_editor("gast")
    assert sign_in(guest).post(address(new, match), {"match_revision": 0, "state": "same"}).status_code == 403
    assert sign_in(make.rita()).get(address(new, match)).status_code == 405
    other = make.make_claim("Etwas ganz anderes steht hier.")
    answer = sign_in(make.rita()).post(address(other, match), {"match_revision": 0, "state": "same"})
    assert answer.status_code == 404
    assert ClaimMatch.objects.get().state == "suggested"


def test_more_similar_claims_cost_no_more_queries() -> None:
    _old, new = similar_pair("published")
    client = sign_in(make.rita())
    text_of(client, claim_address(new))
    with CaptureQueriesContext(connection) as one:
        text_of(client, claim_address(new))
    for number in range(3):
        make.make_claim(NEW.replace("40", str(50 + number)))
    with CaptureQueriesContext(connection) as several:
        text_of(client, claim_address(new))
    assert panel(text_of(client, claim_address(new))).count('<li class="match') == 4
    assert len(several) == len(one)
