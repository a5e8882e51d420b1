"""The history names rows and values as the forms do, and says of a row that changed what is different."""

from __future__ import annotations

import datetime as dt

import pytest
from django.urls import reverse

from claims.models import Claim
from claims.models.choices import Position
from claims.workflow.actions import triage
from claims.workflow.actions.attributing import set_publisher
from claims.workflow.actions.editing import Changes, edit
from tests import factories as make
from tests.desk.browsing import sign_in, text_of

pytestmark = pytest.mark.django_db


def save(claim: Claim, **changes: object) -> Claim:
    return edit(claim.pk, by=make.rita(), revision=claim.revision, changes=Changes(**changes))  # type: ignore[arg-type]


def history(claim: Claim) -> str:
    return text_of(sign_in(make.vera()), reverse("admin:claims_claim_history", args=[claim.pk]))


def test_values_stand_there_as_the_form_shows_them() -> None:
    claim = make.make_claim(check_worthiness="undecided")

    claim = save(claim, fields={"check_worthiness": "checkworthy", "said_on": dt.date(2025, 2, 4)})

    page = history(claim)
    assert "Check-worthiness: from “Not decided” to “Checkworthy”" in page
    assert "Said on: from “–” to “Feb. 4, 2025”" in page
    assert "undecided" not in page


def test_added_and_removed_rows_stand_in_one_line_each() -> None:
    claim = make.make_claim()
    rows = [make.make_evidence(title=title) for title in ("Messreihe", "Pegelbericht")]
    first, last = make.links_of(claim)

    claim = save(claim, save=rows)
    claim = save(claim, delete=[first, last])

    page = history(claim)
    assert "Added: pieces of evidence “Messreihe”, “Pegelbericht”" in page
    assert "Removed: attributions Seeblatt, Wasseramt" in page


def test_a_changed_row_says_what_is_different_once_the_trail_knows_it() -> None:
    claim = make.make_claim()
    last = make.links_of(claim)[1]
    last.position = Position.CONFIRMS
    claim = save(claim, save=[last])
    last.position, last.is_explicit = Position.DENIES, False

    claim = save(claim, save=[last])

    page = history(claim)
    assert "Changed: attribution Wasseramt" in page
    assert "attribution Wasseramt: Position: from “Confirms it” to “Denies it”" in page
    assert "attribution Wasseramt: Named there: from “yes” to “no”" in page


def test_people_and_publishers_have_their_names() -> None:
    claim = make.make_claim()
    claim = triage.assign(claim.pk, by=make.rita(), revision=claim.revision, to=make.vera())
    set_publisher(make.appearance_of(claim).article_id, make.make_source("Flussbote"), by=make.rita())

    page = history(claim)

    assert "To: Vera" in page
    assert "Publisher: Flussbote" in page
