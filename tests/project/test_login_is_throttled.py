"""Wrong passwords lock a name from the address they came from, for a while, and nobody else."""

from datetime import timedelta

import pytest
from axes.models import AccessAttempt
from django.contrib.auth.hashers import MD5PasswordHasher
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django import Settings

PASSWORD = "a long and private sentence"
HERE = "192.0.2.1"
ELSEWHERE = "198.51.100.7"

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _throttle(settings: Settings) -> None:
    settings.AXES_ENABLED = True
    for name in ("alice", "bob"):
        User.objects.create_user(name, password=PASSWORD, is_staff=True)


def log_in(name: str, password: str, *, address: str = HERE) -> int:
    """Return the status of the answer: 302 logged in, 200 the form again, 429 locked."""
    form = {"username": name, "password": password}
    return Client(REMOTE_ADDR=address).post(reverse("admin:login"), form).status_code


def lock_alice_here() -> list[int]:
    return [log_in("alice", "wrong") for _ in range(5)]


def test_the_fifth_wrong_password_locks() -> None:
    assert lock_alice_here() == [200, 200, 200, 200, 429]
    assert log_in("alice", PASSWORD) == 429


def test_a_right_password_in_between_starts_the_count_anew() -> None:
    assert [log_in("alice", "wrong") for _ in range(4)] == [200, 200, 200, 200]
    assert log_in("alice", PASSWORD) == 302
    assert [log_in("alice", "wrong") for _ in range(4)] == [200, 200, 200, 200]


def test_the_lock_is_not_global() -> None:
    lock_alice_here()
    assert log_in("alice", PASSWORD, address=ELSEWHERE) == 302
    assert log_in("bob", PASSWORD) == 302


def test_a_forged_address_header_does_not_evade_the_lock() -> None:
    lock_alice_here()
    form = {"username": "alice", "password": PASSWORD}
    client = Client(REMOTE_ADDR=HERE, headers={"X-Forwarded-For": ELSEWHERE})
    assert client.post(reverse("admin:login"), form).status_code == 429


def test_the_lock_ends_by_itself_after_a_quarter_of_an_hour() -> None:
    lock_alice_here()
    AccessAttempt.objects.update(attempt_time=timezone.now() - timedelta(minutes=14))
    assert log_in("alice", PASSWORD) == 429
    AccessAttempt.objects.update(attempt_time=timezone.now() - timedelta(minutes=16))
    assert log_in("alice", PASSWORD) == 302


def test_a_locked_login_costs_no_password_hashing(monkeypatch: pytest.MonkeyPatch) -> None:
    lock_alice_here()
    hashed: list[str] = []

    def note(_hasher: MD5PasswordHasher, password: str, _encoded: str) -> bool:
        hashed.append(password)
        return False

    monkeypatch.setattr(MD5PasswordHasher, "verify", note)
    assert log_in("alice", PASSWORD) == 429
    assert hashed == []
    assert log_in("bob", "control") == 200
    assert hashed == ["control"]
