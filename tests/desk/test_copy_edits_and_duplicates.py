"""Copy-edits and merging at the desk: what is shown before, and that a refusal loses nothing."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from django.urls import reverse

from claims.admin.queues import BY_NAME
from claims.models import Claim, CopyEditProposal
from claims.workflow.actions import publishing
from tests import factories as make
from tests.desk.browsing import act_address, assessment, claim_address, do, fields_of, sign_in, text_of

pytestmark = pytest.mark.django_db

AFTER = "Die Messreihe des Amtes zeigt zwölf Zentimeter."


def waiting_for(name: str) -> list[Claim]:
    return list(BY_NAME["copy_edits"].select(Claim.objects.all(), getattr(make, name)()))


def test_a_copy_edit_goes_from_one_person_to_the_other() -> None:
    claim = make.make_claim_in("published")
    vera, viktor = sign_in(make.vera()), sign_in(make.viktor())
    assert "Die Messreihe des Amts zeigt" in text_of(vera, act_address(claim, "copy_edit"))

    assert do(vera, claim, "copy_edit", explanation=AFTER).status_code == 302

    assert (waiting_for("viktor"), waiting_for("vera")) == ([claim], [])
    page = text_of(viktor, act_address(claim, "accept_copy_edit"))
    assert "<del>Amts </del><ins>Amtes </ins>" in page
    assert "<del>Amts </del>" in text_of(viktor, claim_address(claim))
    assert do(viktor, claim, "accept_copy_edit").status_code == 302
    assert waiting_for("viktor") == []
    history = text_of(viktor, claim_address(claim))
    assert "accepted the copy-edit" in history
    assert "−Amts +Amtes" in history


def test_a_refused_copy_edit_stays_typed() -> None:
    claim = make.make_claim_in("published")
    typed = "Die Messreihe des Amts zeigt elf Zentimeter."

    page = do(sign_in(make.vera()), claim, "copy_edit", explanation=typed).content.decode()

    assert "A negation or a number word changed. That is more than spelling" in page
    assert typed in page
    assert not CopyEditProposal.objects.exists()


def test_both_statements_are_shown_before_a_merge() -> None:
    kept = make.make_claim("Im Januar stieg der See um zwölf Zentimeter.")
    duplicate = make.make_claim()
    rita = sign_in(make.rita())

    page = do(rita, duplicate, "merge", public_id=kept.public_id.lower()).content.decode()

    assert kept.statement in page
    assert duplicate.statement in page
    assert f'name="confirmed" value="{kept.pk}:{kept.revision}"' in page
    assert Claim.objects.get(pk=duplicate.pk).verification_status == "proposed"
    sent = do(rita, duplicate, "merge", into=kept.pk, confirmed=f"{kept.pk}:{kept.revision}")
    assert sent.status_code == 302
    merged = text_of(rita, claim_address(duplicate))
    assert "This duplicate was merged into another claim:" in merged
    assert f'<a href="{claim_address(kept)}">{kept.statement}</a>' in merged
    assert duplicate.statement in text_of(rita, claim_address(kept))


@pytest.mark.parametrize(
    "spelt",
    [
        lambda claim: f" {claim.public_id[:4].lower()} {claim.public_id[4:8]}-{claim.public_id[8:]} ",
        lambda claim: f"https://desk.example{claim_address(claim)}#evidence",
        lambda claim: f"127.0.0.1:8000{claim_address(claim)}",
        lambda claim: f"https://readers.example/de/claims/{claim.public_id}/?from=list",
    ],
    ids=["id in groups", "page of the desk", "without a scheme", "page of the readers"],
)
def test_the_kept_claim_is_named_by_any_spelling_of_its_id_or_an_address(
    spelt: Callable[[Claim], str],
) -> None:
    kept, duplicate = make.make_claim("Der See stieg."), make.make_claim("Die Post schließt.")

    page = do(sign_in(make.rita()), duplicate, "merge", public_id=spelt(kept)).content.decode()

    assert f'name="confirmed" value="{kept.pk}:{kept.revision}"' in page
    assert f'name="similar" value="{kept.pk}" id="offer-{kept.pk}"' in page
    assert fields_of(page, "")["public_id"] == ""


def test_similar_claims_are_offered_with_state_source_and_id_and_one_is_chosen() -> None:
    kept = make.make_claim("Im Januar 2024 stieg der Pegel des Sees um zwölf Zentimeter.")
    duplicate = make.make_claim()
    rita = sign_in(make.rita())

    page = text_of(rita, act_address(duplicate, "merge"))
    offer = page.split('class="offer"')[1]
    for words in (kept.statement, "Proposed", "Seeblatt → Wasseramt", kept.public_id, "2025 here, 2024 in"):
        assert words in offer
    assert page.index('class="offer"') < page.index('name="public_id"')
    shown = do(rita, duplicate, "merge", similar=kept.pk).content.decode()
    confirmed = fields_of(shown, "")
    assert do(rita, duplicate, "merge", **confirmed | {"look": "1"}).status_code == 200
    assert Claim.objects.get(pk=duplicate.pk).merged_into is None
    do(rita, duplicate, "merge", **confirmed)
    assert Claim.objects.get(pk=duplicate.pk).merged_into == kept


def test_another_claim_than_the_one_shown_is_shown_again() -> None:
    shown, other = make.make_claim("Der See stieg."), make.make_claim("Der Fluss stieg.")
    duplicate = make.make_claim()

    page = do(
        sign_in(make.rita()), duplicate, "merge", into=other.pk, confirmed=f"{shown.pk}:{shown.revision}"
    ).content.decode()

    assert other.statement in page
    assert Claim.objects.get(pk=duplicate.pk).verification_status == "proposed"


def test_a_kept_claim_that_changed_since_it_was_shown_is_shown_again() -> None:
    kept, duplicate = make.make_claim("Der See stieg."), make.make_claim()
    shown = kept.revision
    kept = make.add_evidence(kept)

    page = do(
        sign_in(make.rita()), duplicate, "merge", into=kept.pk, confirmed=f"{kept.pk}:{shown}"
    ).content.decode()

    assert f'name="confirmed" value="{kept.pk}:{kept.revision}"' in page
    assert Claim.objects.get(pk=duplicate.pk).verification_status == "proposed"


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({}, "Choose the claim that is kept, or type its id."),
        ({"public_id": "000000000000"}, "There is no claim with this id."),
        ({"public_id": "nonsense"}, "There is no claim with this id."),
        ({"public_id": "/admin/sources/source/1/change/"}, "There is no claim with this id."),
    ],
)
def test_a_merge_into_nothing_says_so(typed: dict[str, str], sentence: str) -> None:
    page = do(sign_in(make.rita()), make.make_claim(), "merge", **typed).content.decode()

    assert sentence in page


def test_the_search_for_the_claim_that_is_kept_leaves_out_the_duplicate() -> None:
    kept, duplicate = make.make_claim("Der See stieg."), make.make_claim("Der See stieg sehr.")
    rita = sign_in(make.rita())
    address = re.search(r'data-ajax--url="([^"]+)"', text_of(rita, act_address(duplicate, "merge")))
    assert address
    about = {"app_label": "claims", "model_name": "claim", "field_name": "supersedes"}

    for term in ("See", duplicate.public_id):
        found = rita.get(address[1], {"term": term, "without": str(duplicate.pk), **about}).json()["results"]
        assert [row["id"] for row in found] == ([str(kept.pk)] if term == "See" else [])
    assert address[1].endswith(f"?without={duplicate.pk}")


def test_a_claim_that_takes_nothing_in_says_why_before_it_is_confirmed() -> None:
    kept, duplicate = make.make_claim_in("second_review"), make.make_claim("Der See stieg.")

    page = do(sign_in(make.rita()), duplicate, "merge", into=kept.pk).content.decode()

    assert "A reviewer returns it first" in page
    assert f'<a href="{claim_address(kept)}#discussion">To its discussion</a>' in page
    assert 'name="confirmed"' not in page


def test_the_list_of_claims_to_merge_into_is_searched() -> None:
    kept = make.make_claim("Der See stieg im Januar sehr.")
    query = {"app_label": "claims", "model_name": "claim", "field_name": "supersedes", "term": kept.public_id}

    found = sign_in(make.rita()).get(reverse("admin:autocomplete"), query).json()

    assert [item["id"] for item in found["results"]] == [str(kept.pk)]


def test_a_recheck_begins_with_the_published_text_and_a_note() -> None:
    claim = make.make_reopened_claim()
    vera = sign_in(make.vera())

    page = text_of(vera, act_address(claim, "submit"))

    assert "Die Messreihe des Amts zeigt zwölf Zentimeter." in page
    assert '<option value="rechecked" selected>' in page
    assert "Wir haben am" in page  # in the language of the claim, whatever the desk speaks
    typed = assessment(claim, edition_kind="rechecked", change_note="Wir haben nachgesehen.")
    assert do(vera, claim, "submit", **typed).status_code == 302


def test_after_a_change_the_form_suggests_no_recheck() -> None:
    claim = make.add_evidence(make.make_reopened_claim(), title="Neue Werte")

    page = text_of(sign_in(make.vera()), act_address(claim, "submit"))

    assert '<option value="rechecked" selected>' not in page
    assert "Wir haben am" not in page


def test_a_withdrawn_claim_is_not_suggested_as_unchanged() -> None:
    claim = make.make_claim_in("withdrawn")
    claim = publishing.reopen(claim.pk, by=make.vera(), revision=claim.revision, reason="Neue Werte.")

    page = text_of(sign_in(make.vera()), act_address(claim, "submit"))

    assert '<option value="rechecked" selected>' not in page
