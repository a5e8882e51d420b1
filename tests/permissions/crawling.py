"""What one person finds at the desk, page by page, in a form that can be compared with another moment."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from html import unescape
from typing import Any

from django.test import Client
from django.urls import reverse

from claims.models import Claim
from tests import factories as make
from tests.desk.browsing import act_address, assessment, claim_address
from tests.permissions.addresses import model_addresses, other_addresses
from tests.permissions.matrix import ACTS, MODELS
from trail.models import Event

ACT_NAMES = tuple(act for act in ACTS if act != "edit")
# Random by design: the token of each form, and hashes over salted texts. "Expires" follows the real clock.
RANDOM = re.compile(r'csrfmiddlewaretoken" value="\w+"|\b[0-9a-f]{64}\b')
MASK = "(random)"
FILTER_LINK = re.compile(r'href="(\?[^"]+)"')
AUTOCOMPLETED = (
    ("claims", "attribution", "source"),
    ("claims", "evidence", "source"),
    ("claims", "appearance", "article"),
    ("claims", "claim", "supersedes"),
    ("claims", "claim", "topics"),
    ("claims", "claim", "last_event"),
    ("claims", "claim", "assigned_to"),
    ("claims", "assessment", "claim"),
    ("claims", "clearance", "assessment"),
    ("claims", "linkverdict", "assessment"),
)


def comparable(response: Any) -> str:
    """Return status, headers and body without what is random by design."""
    text = RANDOM.sub(MASK, response.content.decode())
    # The entity tag of a text that names a salted hash is as random as that hash.
    dropped = {"Expires", *(["ETag"] if MASK in text else [])}
    headers = sorted(f"{name}: {value}" for name, value in response.headers.items() if name not in dropped)
    return f"{response.status_code}\n" + "\n".join(headers) + f"\n\n{text}"


def claim_pages(claim: Claim) -> Iterator[str]:
    """Yield every address that is about this claim, at the desk and for readers."""
    yield claim_address(claim)
    yield reverse("admin:claims_claim_history", args=[claim.pk])
    yield from (act_address(claim, act) for act in ACT_NAMES)
    yield reverse("admin:claims_claim_comment", args=[claim.pk])
    yield reverse("admin:sources_article_triage", args=[make.appearance_of(claim).article_id])
    yield reverse("admin:index")
    yield reverse("admin:claims_claim_changelist")
    yield from (reverse(f"admin:{name}") for name in ("notices", "overview"))
    yield f"{reverse('admin:find')}?q={claim.public_id}"
    yield f"{reverse('admin:find')}?q=Pegel"
    events = reverse("admin:trail_event_changelist")
    yield f"{events}?q={claim.public_id}"
    for event in Event.objects.filter(subject_id=claim.public_id):
        yield reverse("admin:trail_event_change", args=[event.pk])
        yield reverse("admin:trail_event_history", args=[event.pk])
    for place in (f"claims/{claim.public_id}/", f"claims/{claim.public_id}/editions/2/"):
        yield f"/en/{place}"
        yield f"/api/v1/{place}"
    yield from ("/en/", "/api/v1/claims/", "/en/corrections/")


def list_pages(browser: Client, terms: tuple[str, ...]) -> Iterator[str]:
    """Yield every list of the desk in every order and with every filter it offers, and every search."""
    for label in MODELS:
        address = reverse(f"admin:{label.lower().replace('.', '_')}_changelist")
        page = browser.get(address)
        yield address
        if page.status_code != 200:
            continue
        yield from sorted({address + unescape(link) for link in FILTER_LINK.findall(page.content.decode())})
        yield f"{address}?_facets=True"
        yield from (f"{address}?o={place}" for place in range(1, 9))
        yield from (f"{address}?q={term}" for term in terms)
    for app_label, model, field in AUTOCOMPLETED:
        for term in ("", *terms):
            query = f"app_label={app_label}&model_name={model}&field_name={field}&term={term}"
            yield f"{reverse('admin:autocomplete')}?{query}"


def every_page(
    browser: Client, claim: Claim, rows: Mapping[str, object], terms: tuple[str, ...]
) -> list[str]:
    """Return the claim's pages and every other address of the desk."""
    others = [address for _, address in other_addresses(claim)]
    found = [*claim_pages(claim), *model_addresses(rows), *others, *list_pages(browser, terms)]
    return [address for address in dict.fromkeys(found) if "logout" not in address]


def refused_posts(claim: Claim) -> Iterator[tuple[str, dict[str, object]]]:
    """Yield posts that must store nothing, whoever sends them: stale, incomplete, or of no use."""
    full = assessment(claim)
    for act in ACT_NAMES:
        yield act_address(claim, act), {"revision": claim.revision - 1, "reason": "Grund.", **full}
        yield act_address(claim, act), {"revision": claim.revision, **full, "explanation": "", "reason": ""}
        yield act_address(claim, act), {"revision": claim.revision, **full, "accuracy": "nonsense"}
    yield claim_address(claim), {"read_revision": claim.revision, "statement": "Etwas anderes."}
