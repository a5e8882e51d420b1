"""What readers will see holds no character that an editor cannot see."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from claims.models import Claim, SitePage
from sources.models import Article, Source
from tests import factories as make
from tests.desk.browsing import add_row, assessment, claim_address, do, open_claim, sign_in
from trail.models import Event

pytestmark = pytest.mark.django_db

TURNED = "im Januar \u202e41 Tote"
REFUSAL = "There is an invisible character behind “im Januar ”: U+202E RIGHT-TO-LEFT OVERRIDE."
# Marks, isolates, a space of no width, a byte order mark, a hidden letter, one only a typeface knows.
INVISIBLE = ["\u202a", "\u2066", "\u2069", "\u200b", "\u200e", "\ufeff", "\u2060", "\U000e0041", "\ue000"]


def refused(response: Any) -> None:
    assert response.status_code == 200
    assert REFUSAL in response.content.decode()


def test_a_claim_and_its_evidence_hold_none() -> None:
    claim = make.make_claim_in("in_review")
    client = sign_in(make.vera())
    for typed in ("statement", "attributions-0-excerpt"):
        refused(client.post(claim_address(claim), {**open_claim(client, claim), typed: TURNED}))
    for typed in ("title", "excerpt", "note"):
        fields = open_claim(client, claim)
        add_row(fields, "evidence", **{"stance": "refutes", "title": "Tagesbericht", typed: TURNED})
        refused(client.post(claim_address(claim), fields))

    assert Claim.objects.get(pk=claim.pk).revision == claim.revision


def test_an_assessment_holds_none() -> None:
    claim = make.make_claim_in("in_review")
    client = sign_in(make.vera())
    before = Event.objects.count()

    for field in ("explanation", "reason"):
        refused(do(client, claim, "submit", **assessment(claim, **{field: TURNED})))

    assert Event.objects.count() == before


def test_a_change_note_and_a_reason_hold_none() -> None:
    claim = make.make_reopened_claim()
    client = sign_in(make.vera())
    before = Event.objects.count()

    note = assessment(claim, edition_kind="correction", change_note=TURNED)
    refused(do(client, claim, "submit", **note))
    refused(do(client, claim, "suspend", reason=TURNED))

    assert Event.objects.count() == before


def test_names_and_titles_hold_none() -> None:
    client = sign_in(make.rita())
    refused(client.post(reverse("admin:sources_article_add"), {"text": make.TEXT, "title": TURNED}))
    refused(client.post(reverse("admin:sources_source_add"), {"name": TURNED, "kind": "outlet"}))
    root = Client(headers={"accept-language": "en"})
    root.force_login(make.make_user("root", is_superuser=True))
    refused(root.post(reverse("admin:claims_sitepage_add"), {"title": "Methode", "body": TURNED}))

    assert not Article.objects.exists()
    assert not Source.objects.exists()
    assert not SitePage.objects.filter(title="Methode").exists()


@pytest.mark.parametrize("mark", INVISIBLE)
def test_each_of_them_is_named(mark: str) -> None:
    response = do(sign_in(make.rita()), make.make_claim(), "dismiss", reason=f"Kein{mark} Grund.")

    assert f"behind “Kein”: U+{ord(mark):04X}" in response.content.decode()


@pytest.mark.parametrize("typed", ["Ab\u00adstand", "Zeile\r\nZeile\tTab", "👩\u200d🚒", "می\u200cخواهم"])
def test_what_is_typed_on_purpose_stays(typed: str) -> None:
    claim = make.make_claim()

    do(sign_in(make.rita()), claim, "dismiss", reason=typed)

    assert Claim.objects.get(pk=claim.pk).verification_status == "dismissed"
