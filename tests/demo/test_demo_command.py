"""`manage.py demo` says how to log in, does nothing twice, and leaves nothing half done."""

from __future__ import annotations

from io import StringIO

import pytest
from django.contrib.auth import authenticate, get_user_model
from django.core.management import call_command
from django.test import RequestFactory

from claims.models import Claim, ClaimEdition
from sources.models import Source
from trail.models import Event

LOGINS = {
    "demo-reporter": ["Reporter"],
    "demo-reviewer-1": ["Reviewer"],
    "demo-reviewer-2": ["Reviewer"],
    "demo-reviewer-3": ["Reviewer"],
    "demo-chief": ["Chief editor"],
    "demo-admin": [],
}


@pytest.mark.django_db
def test_every_role_can_log_in_with_what_was_printed(output: str) -> None:
    users = {user.get_username(): user for user in get_user_model()._default_manager.all()}
    assert {login: [group.name for group in user.groups.all()] for login, user in users.items()} == LOGINS
    request = RequestFactory().post("/admin/login/")
    for login in LOGINS:
        assert login in output
        assert authenticate(request, username=login, password="gegenlesen-demo") == users[login]
    assert {login for login, user in users.items() if user.is_superuser} == {"demo-admin"}
    assert all(user.is_staff for user in users.values())


@pytest.mark.django_db
def test_names_the_addresses_and_the_password(output: str) -> None:
    for words in (
        "http://127.0.0.1:8000/de/",
        "http://127.0.0.1:8000/admin/",
        "http://127.0.0.1:8000/api/v1/",
        "gegenlesen-demo",
    ):
        assert words in output


@pytest.mark.django_db
def test_says_of_each_claim_what_readers_see(output: str) -> None:
    lines = [line for line in output.splitlines() if line.startswith("  ")]

    def told(words: str) -> list[str]:
        return [" ".join(line.split()[1:4]) for line in lines if words in line]

    assert told("um mehr Flugabwehr gebeten") == ["published suspended Selenskyj"]
    assert told("53 Gefechte") == ["in_review public, re-checked"]
    assert told("etwa 50 schwere Haubitzen") == ["in_review not public"]


@pytest.mark.django_db
def test_a_second_run_changes_nothing_and_says_so(output: str) -> None:
    def desk() -> tuple[object, ...]:
        return (
            list(Claim.objects.order_by("pk").values()),
            list(Source.objects.order_by("pk").values()),
            Event.objects.count(),
            ClaimEdition.objects.count(),
            get_user_model()._default_manager.count(),
        )

    before = desk()
    out = StringIO()
    call_command("demo", stdout=out)
    assert desk() == before
    assert "already here" in out.getvalue()


@pytest.mark.django_db
def test_a_second_run_keeps_what_was_done_since(output: str) -> None:
    source = Source.objects.get(slug="op-online")
    Source.objects.filter(pk=source.pk).update(owner="anders")
    call_command("demo", stdout=StringIO())
    source.refresh_from_db()
    assert source.owner == "anders"
