"""The desk's addresses, with a row of every model to ask them about."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from axes.models import AccessAttempt, AccessFailureLog, AccessLog
from django.contrib.auth.models import Group, User
from django.urls import reverse

from claims.models import Claim, ClaimEdition, ClaimMatch, Notice, PublishedClaim, SitePage, Topic
from claims.workflow.actions.commenting import comment
from tests import factories as make
from tests.desk.browsing import act_address
from tests.leaks.policies import model_pages
from tests.permissions.matrix import DESK_PAGES
from tests.permissions.situations import everybody
from trail.models import Editor, Event

IMPRINT = {"slug": "imprint", "language": "de", "title": "Impressum", "body": "Die Redaktion."}


def one_row_of_each(claim: Claim) -> dict[str, object]:
    """Return the key of one row of every model that has pages, by label."""
    everybody()
    attempt = AccessAttempt.objects.create(username="x", ip_address="127.0.0.1", failures_since_start=1)
    log = AccessLog.objects.create(username="x", ip_address="127.0.0.1")
    failure = AccessFailureLog.objects.create(username="x", ip_address="127.0.0.1")
    return {
        "claims.Claim": claim.pk,
        "claims.ClaimEdition": ClaimEdition.objects.latest("pk").pk,
        "claims.PublishedClaim": PublishedClaim.objects.latest("pk").pk,
        "claims.Topic": Topic.objects.create(code="lakes", name_de="Seen", name_en="Lakes").pk,
        "claims.SitePage": SitePage.objects.create(**IMPRINT).pk,
        "sources.Article": make.appearance_of(claim).article_id,
        "sources.Source": make.make_source().pk,
        "sources.Retrieval": make.make_retrieval().pk,
        "sources.ArchivedAddress": make.make_capture("https://wasseramt.example/pegel").address_id,
        "trail.Event": Event.objects.latest("seq").pk,
        "trail.Editor": Editor.objects.latest("code").pk,
        "auth.User": User.objects.latest("pk").pk,
        "auth.Group": Group.objects.latest("pk").pk,
        "axes.AccessAttempt": attempt.pk,
        "axes.AccessLog": log.pk,
        "axes.AccessFailureLog": failure.pk,
    }


def other_addresses(claim: Claim) -> Iterator[tuple[str, str]]:
    """Yield name and address of the desk's pages that are no page of one model."""
    examples: Mapping[str, str] = {
        "admin:app_list": reverse("admin:app_list", args=["claims"]),
        "admin:autocomplete": reverse("admin:autocomplete")
        + "?app_label=claims&model_name=attribution&field_name=source&term=See",
        "admin:view_on_site": reverse("admin:view_on_site", args=[1, 1]),
        "admin:claims_claim_act": act_address(claim, "suspend"),
        "admin:claims_claim_copies": reverse("admin:claims_claim_copies", args=[claim.pk]),
        "admin:claims_claim_split": reverse("admin:claims_claim_split", args=[make.appearance_of(claim).pk]),
        "admin:claims_claim_comment": reverse("admin:claims_claim_comment", args=[claim.pk]),
        "admin:sources_article_triage": reverse(
            "admin:sources_article_triage", args=[make.appearance_of(claim).article_id]
        ),
        "admin:sources_article_reread": reverse(
            "admin:sources_article_reread", args=[make.appearance_of(claim).article_id]
        ),
        "admin:sources_source_merge": reverse("admin:sources_source_merge", args=[make.make_source().pk]),
        "admin:auth_user_password_change": reverse(
            "admin:auth_user_password_change", args=[User.objects.latest("pk").pk]
        ),
    }
    for name in DESK_PAGES:
        yield name, examples.get(name) or reverse(name)


def posted_addresses(rows: Mapping[str, object]) -> dict[str, str]:
    """Return the desk's addresses that take a POST alone, by name."""
    make.make_claim()  # says the same as the claim that is there
    match = ClaimMatch.objects.latest("pk")
    claim = Claim.objects.get(pk=match.claim_id)
    comment(claim.pk, by=everybody()["r"], text="@chief")
    return {
        "admin:notice_open": reverse("admin:notice_open", args=[Notice.objects.latest("pk").event_id]),
        "admin:notices_read": reverse("admin:notices_read"),
        "admin:claims_claim_take_back": reverse("admin:claims_claim_take_back", args=[match.claim_id, 1]),
        "admin:claims_claim_match": reverse("admin:claims_claim_match", args=[match.claim_id, match.pk]),
        "admin:sources_archivedaddress_archive": reverse("admin:sources_archivedaddress_archive"),
        "admin:sources_archivedaddress_seen": reverse(
            "admin:sources_archivedaddress_seen", args=[rows["sources.ArchivedAddress"]]
        ),
        "admin:sources_retrieval_choose": reverse("admin:sources_retrieval_choose"),
        "admin:sources_retrieval_retry": reverse(
            "admin:sources_retrieval_retry", args=[rows["sources.Retrieval"]]
        ),
    }


def model_addresses(rows: Mapping[str, object]) -> Iterator[str]:
    """Yield the address of every page of every model."""
    for name, (label, page) in model_pages().items():
        yield reverse(name, args=[rows[label]] if page in ("change", "history", "delete") else [])
