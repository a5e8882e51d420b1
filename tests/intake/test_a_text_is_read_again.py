"""A text read in the wrong language is read again: untouched proposals give way, all else stays."""

from __future__ import annotations

from io import StringIO

import pytest
from django.core.exceptions import ValidationError
from django.core.management import CommandError, call_command
from django.test import Client
from django.urls import reverse

from claims.intake.importing import import_text
from claims.intake.rereading import look_again, read_again
from claims.models import Claim
from claims.workflow.actions import triage
from claims.workflow.actions.commenting import comment
from claims.workflow.errors import NotPermitted
from sources.models import Article
from tests import factories as make
from tests.desk.browsing import fields_of, sign_in, text_of
from trail.editors import system_editor
from trail.models import Event

pytestmark = pytest.mark.django_db

ENGLISH = (
    "The harbour office said that 40 cellars were flooded on Monday.\n"
    "According to the water board, the lake rose by 12 centimetres in January.\n"
    "The fire brigade reported that 3 people were rescued."
)


def read_as_german() -> Article:
    return import_text(ENGLISH, by=make.rita(), language="de").article


def states() -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for claim in Claim.objects.order_by("appearances__start", "pk"):
        found.setdefault(claim.verification_status, []).append(claim.language)
    return found


def test_untouched_proposals_give_way_to_those_of_the_right_language() -> None:
    article = read_as_german()
    wrong = Claim.objects.count()
    assert wrong > 0

    result = read_again(article, by=make.rita(), language="en")

    article.refresh_from_db()
    assert article.language == "en"
    assert states() == {"dismissed": ["de"] * wrong, "proposed": ["en"] * 3}
    assert (len(result.claims), result.replaced, result.staying) == (3, wrong, 0)
    assert {claim.attributions.get().source.name for claim in result.claims} >= {"water board"}
    dismissal = Event.objects.filter(action="dismiss").first()
    assert dismissal is not None
    assert dismissal.body is not None
    assert "noch einmal gelesen, als „en“" in str(dismissal.body.text)


def test_what_was_decided_or_discussed_or_added_by_hand_stays() -> None:
    article = import_text(ENGLISH, by=make.rita(), language="en").article
    first, second, third = Claim.objects.order_by("appearances__start")
    triage.accept(first.pk, by=make.rita(), revision=1)
    comment(second.pk, by=make.rita(), text="Stimmt das Datum?")
    by_hand = make.make_claim("Ein Keller lief voll.", article=article, quote="40 cellars were flooded")

    result = read_again(article, by=make.rita(), language="en-GB")

    assert result.replaced == 1
    left = dict(Claim.objects.values_list("pk", "verification_status"))
    assert left[first.pk] == "in_review"
    assert [left[claim.pk] for claim in (second, by_hand)] == ["proposed", "proposed"]
    assert left[third.pk] == "dismissed"
    assert [claim.statement for claim in result.claims] == [third.statement]


def test_reading_again_in_the_same_language_changes_nothing() -> None:
    article = import_text(ENGLISH, by=make.rita(), language="en").article
    events = Event.objects.count()

    again = look_again(article)
    read_again(article, by=make.rita())

    assert (again.new, again.replaced, len(again.staying)) == ([], [], 3)
    assert Event.objects.count() == events


def test_going_back_to_the_first_language_proposes_its_claims_again() -> None:
    article = read_as_german()
    wrong = Claim.objects.count()
    read_again(article, by=make.rita(), language="en")

    result = read_again(article, by=make.rita(), language="de")

    assert (len(result.claims), result.replaced, result.staying) == (wrong, 3, 0)
    assert states()["proposed"] == ["de"] * wrong


def test_a_language_without_rules_and_who_may_not_sort_change_nothing() -> None:
    article = read_as_german()
    events = Event.objects.count()

    with pytest.raises(ValidationError, match="kann Gegenlese keine Behauptungen finden"):
        read_again(article, by=make.rita(), language="fi")
    with pytest.raises(NotPermitted):
        read_again(article, by=make.make_editor("otto"), language="en")
    with pytest.raises(NotPermitted):
        read_again(article, by=system_editor(), language="en")

    article.refresh_from_db()
    assert (Event.objects.count(), article.language) == (events, "de")


def test_the_desk_leads_from_the_new_language_to_what_would_happen() -> None:
    article = read_as_german()
    wrong = Claim.objects.count()
    client = sign_in(make.rita())
    change = reverse("admin:sources_article_change", args=[article.pk])
    again = reverse("admin:sources_article_reread", args=[article.pk])

    fields = fields_of(text_of(client, change), "article_form")
    saved = client.post(change, {**fields, "language": "en"}, follow=True)
    assert again in saved.content.decode()
    asked = text_of(client, again)
    assert "3 claims are newly proposed." in asked
    assert states() == {"proposed": ["de"] * wrong}

    done = client.post(again)

    assert done.headers["Location"] == reverse("admin:sources_article_triage", args=[article.pk])
    assert states()["proposed"] == ["en"] * 3


def test_only_editors_may_ask_for_it(client: Client) -> None:
    address = reverse("admin:sources_article_reread", args=[read_as_german().pk])

    assert sign_in(make.make_editor("otto")).post(address).status_code == 403
    assert Claim.objects.filter(language="en").count() == 0


def test_the_command_tells_beforehand_and_then_does_it() -> None:
    article = read_as_german()
    out = StringIO()

    asked = {"by": make.rita().user.username, "language": "en", "stdout": out}  # type: ignore[union-attr]
    call_command("read_again", article.public_id, dry_run=True, **asked)
    assert "Dry run: nothing was stored." in out.getvalue()
    assert not Claim.objects.filter(language="en").exists()

    call_command("read_again", article.public_id, **asked)
    assert "Read as “en”: 3 claims proposed" in out.getvalue()
    assert Claim.objects.filter(language="en").count() == 3

    with pytest.raises(CommandError, match="No text has the identifier"):
        call_command("read_again", "0000000000ZZ", **asked)
