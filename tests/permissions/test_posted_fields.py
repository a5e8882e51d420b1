"""A form writes the fields it shows and nothing else, whatever is posted beside them."""

from __future__ import annotations

import pytest
from django.contrib import admin
from django.contrib.auth.models import User
from django.db import models, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from claims.models import Claim, SitePage, Topic
from sources.models import Article, Source
from tests import factories as make
from tests.desk.browsing import claim_address, fields_of, open_claim, text_of
from tests.leaks.policies import model_pages
from tests.permissions.addresses import IMPRINT
from tests.permissions.matrix import ACTS, ANYBODY, MODELS, SITUATIONS
from tests.permissions.situations import browsers, every_situation, everybody
from trail.models import Event

pytestmark = [pytest.mark.django_db, pytest.mark.once]

# What each form may change (the fields a person finds in it); any other column stays as it was.
SHOWN = {
    "claims.Claim": {
        "statement",
        "check_worthiness",
        "language",
        "said_on",
        "holds_from",
        "holds_until",
        "recheck_on",
        "embargo_until",
        "supersedes",
        "internal_note",
    },
    "sources.Article": {"title", "language", "byline", "url", "published_at", "is_public"},
    "sources.Source": {
        "name",
        "kind",
        "country",
        "languages",
        "homepage",
        "body_of",
        "owner",
        "same_as",
        "is_protected",
        "internal_note",
    },
    "claims.Topic": {"name_de", "name_en"},
    "claims.SitePage": {"slug", "language", "title", "body"},
}
# Follow from the act itself, not from what was posted.
FROM_THE_ACT = {"revision", "version", "last_event"}


def foreign_value(field: models.Field[object, object], row: models.Model) -> str:
    """Return something a forger could post for a column: valid, and not what it holds."""
    if field.is_relation:
        others = field.related_model._default_manager.exclude(pk=getattr(row, field.attname))  # type: ignore[union-attr]
        return str(others.latest("pk").pk)
    now = getattr(row, field.attname)
    if field.choices:
        return str(next(value for value, _ in field.flatchoices if value != now))
    if isinstance(field, models.BooleanField):
        return "" if now else "on"
    if isinstance(field, models.IntegerField):
        return str((now or 0) + 7)
    if isinstance(field, models.DateTimeField):
        return timezone.now().isoformat()
    return "A1B2C3D4E5F6"


def forge(browser: Client, row: models.Model) -> set[str]:
    """Save the row's form with every column it does not show added; return the columns that changed."""
    label = row._meta.label
    address = reverse(f"admin:{label.lower().replace('.', '_')}_change", args=[row.pk])
    form = fields_of(text_of(browser, address), f"{row._meta.model_name}_form")
    hidden = [f for f in row._meta.concrete_fields if f.name not in SHOWN[label] and not f.primary_key]
    forged = {f.name: foreign_value(f, row) for f in hidden}
    forged |= {f"initial-{name}": "" for name in forged} | {"id": str(row.pk + 1), "pk": str(row.pk + 1)}
    visible = {"internal_note": "Gesehen."} if "internal_note" in SHOWN[label] else {}
    answer = browser.post(address, {**form, **visible, **forged})
    assert answer.status_code == 302, label
    now = type(row)._default_manager.get(pk=row.pk)
    return {f.name for f in row._meta.concrete_fields if getattr(now, f.attname) != getattr(row, f.attname)}


def test_no_form_writes_a_column_it_does_not_show() -> None:
    everybody()
    make.make_claim_in("published")
    claim = make.make_claim_in("in_review")
    clara = browsers("c")["c"]

    assert forge(clara, claim) == {"internal_note", *FROM_THE_ACT} - {"version"}
    assert forge(clara, make.make_source()) == {"internal_note"}
    assert forge(clara, Article.objects.latest("pk")) == set()
    assert forge(clara, Topic.objects.create(code="lakes", name_de="Seen", name_en="Lakes")) == set()
    assert forge(clara, SitePage.objects.create(**IMPRINT)) == set()
    assert Claim.objects.get(pk=claim.pk).verification_status == "in_review"
    assert set(SHOWN) == {
        label
        for label, pages in MODELS.items()
        if "c" in pages.change and not label.startswith(("auth", "axes"))
    }


def test_a_new_claim_takes_nothing_but_what_was_asked() -> None:
    clara, vera = everybody()["c"], everybody()["1"]
    article = make.make_article()
    typed = {
        "article": article.pk,
        "quote": make.QUOTE,
        "statement": "Der Pegel stieg.",
        "check_worthiness": "checkworthy",
        "verification_status": "published",
        "public_id": "A1B2C3D4E5F6",
        "created_by": vera.code,
        "suspended_by": vera.code,
        "assigned_to": vera.code,
        "round": 5,
        "open_round": 9,
        "revision": 40,
        "internal_note": "Nicht gefragt.",
    }

    browsers("c")["c"].post(reverse("admin:claims_claim_add"), typed)

    claim = Claim.objects.get()
    assert (claim.verification_status, claim.created_by_id) == ("proposed", clara.code)
    assert (claim.revision, claim.round, claim.open_round) == (1, 1, 0)
    assert (claim.suspended_by_id, claim.assigned_to_id, claim.internal_note) == (None, None, "")
    assert claim.public_id != "A1B2C3D4E5F6"


def test_nothing_is_written_to_the_record_by_a_post(rows: dict[str, object]) -> None:
    """Rows only the workflow writes: their pages take no POST, not even a superuser's."""
    readonly = {"claims.ClaimEdition", "claims.PublishedClaim", "trail.Event", "trail.Editor"}
    wrong = []
    for letter, browser in browsers("os1c").items():
        for name, (label, page) in model_pages().items():
            if label not in readonly or page in ("history", "changelist"):
                continue
            model = next(m for m in admin.site._registry if m._meta.label == label)
            before = list(model._default_manager.order_by("pk").values())
            keys = [rows[label]] if page != "add" else []
            typed = {
                "state": "public",
                "accuracy": "false",
                "display_name": "X",
                "action": "x",
                "post": "yes",
            }
            status = browser.post(reverse(name, args=keys), typed).status_code
            if status != 403 or list(model._default_manager.order_by("pk").values()) != before:
                wrong.append(f"{letter} {name}: {status}")
    assert wrong == []


def test_the_claim_form_is_saved_by_editors_where_the_matrix_says_so() -> None:
    _save_claim_forms("or")


@pytest.mark.long
def test_the_claim_form_is_saved_by_everybody_where_the_matrix_says_so() -> None:
    _save_claim_forms(ANYBODY)


def _save_claim_forms(letters: str) -> None:
    """Post the form as it is read while the claim is open, with another note; also where it is closed."""
    claims = every_situation()
    everybody()
    form = open_claim(browsers("r")["r"], claims["in_review"])
    wrong = []
    for letter, browser in browsers(letters).items():
        for situation in SITUATIONS:
            claim, events = claims[situation], Event.objects.count()
            rows = {f"{prefix}-{name}_FORMS": "0" for prefix in PREFIXES for name in ("TOTAL", "INITIAL")}
            own = {name: value for name, value in form.items() if not name.startswith(FOREIGN)}
            typed = {**own, **rows, "read_revision": claim.revision, "internal_note": "Neu."}
            with transaction.atomic():
                answer = browser.post(claim_address(claim), typed)
                wrote = Event.objects.count() - events
                transaction.set_rollback(True)
            may = letter in ACTS["edit"].may.get(situation, "")
            # 409: the claim is elsewhere by now, which may have happened while the form was open.
            refused = 200 if situation in ACTS["edit"].may else 409
            told = {"a": 302, "n": 302, "d": 302, "s": 403}.get(letter, 302 if may else refused)
            if (answer.status_code, wrote) != (told, int(may)):
                wrong.append(f"{letter} {situation}: {answer.status_code}, {wrote} events")
    assert wrong == []


PREFIXES = ("attributions", "evidence", "appearances")
FOREIGN = tuple(start + prefix for prefix in PREFIXES for start in ("", "initial-"))


def test_a_source_is_confirmed_and_a_text_described_by_editors_only(rows: dict[str, object]) -> None:
    wrong = []
    for letter, browser in browsers("sor1c").items():
        for label, change in (("sources.Source", {"owner": "Neu"}), ("sources.Article", {"byline": "Neu"})):
            address = reverse(f"admin:{label.lower().replace('.', '_')}_change", args=[rows[label]])
            row = (Source if label == "sources.Source" else Article).objects.get(pk=str(rows[label]))
            page = text_of(browsers("c")["c"], address)
            typed = {**fields_of(page, f"{row._meta.model_name}_form"), **change}
            events = Event.objects.count()
            with transaction.atomic():
                browser.post(address, typed)
                wrote = Event.objects.count() > events
                transaction.set_rollback(True)
            if wrote != (letter in MODELS[label].change):
                wrong.append(f"{letter} {label}: {'written' if wrote else 'nothing written'}")
    assert wrong == []


def account(username: str) -> dict[str, object]:
    return {**User.objects.filter(username=username).values().get()}


def test_changing_ones_password_needs_the_old_one_and_changes_nothing_else() -> None:
    rita = browsers("r")["r"]
    before = account("rita")
    new = "ein-langes-neues-passwort"
    typed = {"new_password1": new, "new_password2": new, "is_superuser": "on", "username": "chef"}

    rita.post(reverse("admin:password_change"), {**typed, "old_password": "falsch"})
    assert account("rita") == before

    rita.post(reverse("admin:password_change"), {**typed, "old_password": make.PASSWORD})
    now = account("rita")
    assert {name for name in now if now[name] != before[name]} == {"password"}
