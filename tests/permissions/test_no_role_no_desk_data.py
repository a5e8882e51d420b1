"""An account without a role learns nothing of the desk, and no list answers questions beyond its columns."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.apps import apps
from django.contrib import admin
from django.contrib.auth.models import User
from django.db.models import Model
from django.test import RequestFactory
from django.urls import reverse

from claims.models import Assessment, Claim, Clearance, LinkVerdict
from tests import factories as make
from tests.desk.browsing import act_address
from tests.permissions.addresses import model_addresses, other_addresses
from tests.permissions.matrix import ACTS
from tests.permissions.situations import browsers, everybody
from trail.models import Event, RecordBody

pytestmark = [pytest.mark.django_db, pytest.mark.once]

MARK = "Zwetschgenkanu"
# What these hold may be asked for in no list, by no path.
CLOSED: tuple[type[Model], ...] = (Assessment, LinkVerdict, Clearance, RecordBody, User)
# Columns of events that tell how long a text is which the event itself does not show.
CLOSED_COLUMNS = {"reason_length", "change_note_length"}


def test_stefan_finds_no_word_of_the_desk(published: Claim, rows: dict[str, object]) -> None:
    make.make_claim_in("in_review", statement=f"{MARK}: Der See steigt.", chain=[make.make_source(MARK)])
    stefan = browsers("s")["s"]
    pages = [*model_addresses(rows), *(address for _, address in other_addresses(published))]
    pages += [act_address(published, act) for act in ACTS if act != "edit"]
    for page in pages:
        text = stefan.get(page).content.decode()
        assert MARK not in text, page
        assert published.statement not in text, page
        assert "Waiting for a second assessment" not in text, page


@pytest.mark.parametrize(
    ("model", "field"),
    [
        ("claims.attribution", "source"),
        ("claims.evidence", "source"),
        ("claims.appearance", "article"),
        ("claims.claim", "supersedes"),
        ("claims.claim", "topics"),
        ("claims.claim", "last_event"),
        ("claims.claim", "assigned_to"),
        ("claims.clearance", "assessment"),
        ("claims.claimedition", "body"),
        ("trail.event", "body"),
        ("trail.editor", "user"),
        ("sources.source", "body_of"),
        ("sources.article", "publisher"),
    ],
)
def test_autocomplete_is_for_those_who_may_read_the_rows(model: str, field: str) -> None:
    everybody()
    app_label, model_name = model.split(".")
    address = reverse("admin:autocomplete")
    query = {"app_label": app_label, "model_name": model_name, "field_name": field, "term": ""}
    closed = field in ("assessment", "body", "user")

    got = {letter: browser.get(address, query).status_code for letter, browser in browsers("asr2").items()}

    assert got == {"a": 302, "s": 403, "r": 403 if closed else 200, "2": 403 if closed else 200}


def paths(model: type[Model], depth: int = 3) -> Iterator[tuple[str, bool]]:
    """Yield every path of columns and relations from a model, and whether it reaches what is closed."""
    for field in model._meta.get_fields(include_hidden=True):
        name = field.name
        if name.endswith("+"):
            continue
        hidden = model in CLOSED or (model is Event and name in CLOSED_COLUMNS)
        related = field.related_model if field.is_relation else None
        yield name, hidden or related in CLOSED
        if depth > 1 and isinstance(related, type) and related in apps.get_models():
            for rest, is_closed in paths(related, depth - 1):
                yield f"{name}__{rest}", hidden or is_closed


def test_no_list_can_be_filtered_by_a_verdict_a_record_text_or_an_account() -> None:
    request = RequestFactory().get("/admin/")
    request.user = make.vera().user  # type: ignore[assignment]
    asked, allowed = 0, []
    for model, desk in admin.site._registry.items():
        if model._meta.app_label not in ("claims", "sources", "trail"):
            continue
        for path, is_closed in paths(model):
            for lookup in ("", "__startswith", "__gt", "__isnull", "__in", "__regex"):
                asked += is_closed
                if is_closed and desk.lookup_allowed(path + lookup, "x", request):
                    allowed.append(f"{model._meta.label}?{path}{lookup}")

    assert allowed == []
    assert asked > 1000


@pytest.mark.parametrize(
    "question",
    [
        "trail_event_changelist?body__text__contains=Kupfer",
        "trail_event_changelist?reason_length=5",
        "trail_event_changelist?change_note_length__gt=3",
        "claims_claim_changelist?assessments__explanation__contains=Kupfer",
        "claims_claim_changelist?clearances__assessment__accuracy=true",
        "trail_event_changelist?editor__user__password__startswith=md5",
        "trail_editor_changelist?user__password__startswith=md5",
        "sources_article_changelist?imported_by__user__password__startswith=md5",
        "sources_article_changelist?text__contains=See",
        "claims_claim_changelist?created_by__user__email__contains=a",
        "claims_publishedclaim_changelist?claim__assessments__accuracy=true",
        "claims_claimedition_changelist?event__reason_length=5",
        "claims_claimedition_changelist?body__text__contains=See",
        "sources_source_changelist?attributions__link_verdicts__verdict=faithful",
        "claims_claim_changelist?last_event__change_note_length__gt=5",
    ],
)
def test_a_question_in_the_address_is_refused(question: str) -> None:
    make.make_claim_in("second_review")
    name, query = question.split("?")

    response = browsers("2")["2"].get(f"{reverse(f'admin:{name}')}?{query}")

    assert response.status_code == 400
