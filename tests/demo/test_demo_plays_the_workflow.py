"""The demo brings claims into every state, with the verdicts that were found, and by the actions alone."""

from __future__ import annotations

from io import StringIO

from django.core.management import call_command

from claims.models import Assessment, Claim, ClaimEdition, Evidence, PublishedClaim
from claims.models.choices import CheckWorthiness, VerificationStatus
from sources.models import Capture
from trail.models import Event

# number in the table of facts: (status, state for readers, attribution, accuracy, editions)
PUBLISHED = {
    "1": ("published", "public", "unverifiable", "missing_context", 1),
    "2": ("published", "public", "shortened", "mostly_true", 1),
    "3": ("published", "public", "faithful", "unproven", 1),
    "4": ("published", "public", "unverifiable", "partly_false", 1),
    "4b": ("published", "public", "unverifiable", "true", 1),
    "5": ("published", "public", "shortened", "true", 1),
    "6": ("in_review", "public", "unverifiable", "unproven", 1),
    "7": ("withdrawn", "withdrawn", "unverifiable", "unproven", 2),
    "10": ("published", "public", "distorted", "partly_false", 2),
    "11": ("published", "public", "faithful", "true", 1),
    "12": ("published", "public", "shortened", "mostly_true", 1),
    "13": ("published", "suspended", "faithful", "true", 1),
    "14": ("published", "public", "unverifiable", "mostly_true", 1),
}
ON_THE_DESK = {
    "8": "disagreement",
    "9": "cleared",
    "15": "second_review",
    "howitzers": "in_review",
    "losses": "proposed",
    "offensive": "proposed",
    "framing": "dismissed",
}


def test_claims_are_in_every_state_of_the_workflow(claims: dict[str, Claim]) -> None:
    assert {claim.verification_status for claim in claims.values()} == set(VerificationStatus.values)


def test_published_claims_carry_the_verdicts_that_were_found(claims: dict[str, Claim]) -> None:
    rows = {row.claim_id: row for row in PublishedClaim.objects.select_related("edition")}
    found = {
        key: (
            claim.verification_status,
            rows[claim.pk].state,
            rows[claim.pk].attribution,
            rows[claim.pk].accuracy,
            rows[claim.pk].edition.number,
        )
        for key, claim in claims.items()
        if claim.pk in rows
    }
    assert found == PUBLISHED


def test_the_rest_is_still_on_the_desk(claims: dict[str, Claim]) -> None:
    rest = {key: claim for key, claim in claims.items() if key not in PUBLISHED}
    assert {key: claim.verification_status for key, claim in rest.items()} == ON_THE_DESK
    assert not PublishedClaim.objects.filter(claim__in=rest.values()).exists()


def test_what_is_not_published_was_assessed_as_found(claims: dict[str, Claim]) -> None:
    given = {
        key: list(
            Assessment.objects.filter(claim=claims[key]).order_by("id").values_list("attribution", "accuracy")
        )
        for key in ("8", "9", "15")
    }
    assert given == {
        "8": [("distorted", "mostly_true"), ("shortened", "mostly_true")],
        "9": [("faithful", "true"), ("faithful", "true")],
        "15": [("unverifiable", "unproven")],
    }


def test_the_same_sentence_with_two_years_gets_two_verdicts(claims: dict[str, Claim]) -> None:
    assert [claims[key].statement for key in ("4", "4b")] == [
        "Nordkorea hat seit Oktober 2023 rund 11.000 Soldaten in die russische Region Kursk geschickt.",
        "Nordkorea hat seit Oktober 2024 rund 11.000 Soldaten in die russische Region Kursk geschickt.",
    ]


def test_the_wrong_year_was_attributed_through_op_online_to_the_intelligence_service(
    claims: dict[str, Claim],
) -> None:
    link = claims["4"].attributions.get(source__slug="demo-rundschau")
    chain = [(link.source.slug, link.is_explicit)]
    while link.cites is not None:
        link = link.cites
        chain.append((link.source.slug, link.is_explicit))
    assert chain == [("demo-rundschau", True), ("op-online", False), ("nis", False)]


def test_russia_has_not_confirmed(claims: dict[str, Claim]) -> None:
    link = claims["5"].attributions.get(source__slug="russia")
    assert link.position == "has_not_confirmed"


def test_known_origins_count_the_first_hand_claimants_only(claims: dict[str, Claim]) -> None:
    origins = dict(PublishedClaim.objects.values_list("claim_id", "known_origins"))
    assert {key: origins[claims[key].pk] for key in PUBLISHED} == {
        **dict.fromkeys(PUBLISHED, 0),
        "3": 1,
        "13": 1,
    }


def test_the_strikes_were_corrected_with_a_note(claims: dict[str, Claim]) -> None:
    editions = ClaimEdition.objects.filter(claim=claims["10"]).order_by("number")
    assert [(e.number, e.kind, e.attribution, e.accuracy) for e in editions] == [
        (1, "first", "shortened", "true"),
        (2, "correction", "distorted", "partly_false"),
    ]
    assert editions[1].change_note_length > 0


def test_one_claim_was_agreed_after_discussion_and_the_others_independently(
    claims: dict[str, Claim],
) -> None:
    by_agreement = dict(ClaimEdition.objects.filter(number=1).values_list("claim_id", "agreement"))
    assert {key for key in PUBLISHED if by_agreement[claims[key].pk] == "after_discussion"} == {"3"}
    assert {by_agreement[claims[key].pk] for key in PUBLISHED if key != "3"} == {"independent"}


def test_the_chief_editor_withdrew_the_claim_without_an_attacker(claims: dict[str, Claim]) -> None:
    event = ClaimEdition.objects.get(claim=claims["7"], kind="withdrawal").event
    assert (event.editor.display_name, event.from_status, event.to_status) == (
        "Doris Dahl",
        "published",
        "withdrawn",
    )


def test_one_public_claim_is_checked_again_and_was_sent_back(claims: dict[str, Claim]) -> None:
    assert PublishedClaim.objects.get(under_re_review=True).claim_id == claims["6"].pk
    last = Event.objects.filter(subject_id=claims["6"].public_id).order_by("-seq")[0]
    assert (last.action, last.from_status, last.to_status) == ("return", "second_review", "in_review")


def test_every_text_of_a_claim_was_found_by_the_import(claims: dict[str, Claim]) -> None:
    assert Event.objects.filter(action="propose").count() == Claim.objects.count() == len(claims)


def test_the_dismissed_sentence_is_no_claim(claims: dict[str, Claim]) -> None:
    assert claims["framing"].check_worthiness == CheckWorthiness.OPINION


def test_readers_can_browse_every_listed_claim_by_topic(claims: dict[str, Claim]) -> None:
    assert PublishedClaim.objects.listed().count() == 11
    assert not PublishedClaim.objects.listed().filter(topics=None).exists()


def test_every_address_of_evidence_and_originals_is_http(claims: dict[str, Claim]) -> None:
    addresses = [*Evidence.objects.values_list("url", flat=True)]
    assert len(addresses) > 40
    assert [address for address in addresses if not address.startswith(("http://", "https://"))] == []


def test_no_page_is_said_to_be_archived_or_opened(claims: dict[str, Claim]) -> None:
    assert not Evidence.objects.exclude(accessed_on=None).exists()
    assert not Capture.objects.exists()


def test_the_whole_record_verifies(claims: dict[str, Claim]) -> None:
    out = StringIO()
    call_command("verify_trail", stdout=out)
    assert out.getvalue().startswith("ok")
