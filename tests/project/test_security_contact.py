"""`/.well-known/security.txt` says what the settings say, for as long as they say it."""

from __future__ import annotations

import datetime as dt

from django.test import Client
from pytest_django import Settings

ADDRESS = "/.well-known/security.txt"
CONTACT = "mailto:security@desk.example"


def test_it_names_contact_end_languages_and_its_own_address(client: Client, settings: Settings) -> None:
    settings.SECURITY_CONTACT = (CONTACT, dt.date(2999, 6, 30))
    response = client.get(ADDRESS)
    assert response.headers["Content-Type"] == "text/plain; charset=utf-8"
    assert response.content.decode() == (
        "Contact: mailto:security@desk.example\n"
        "Expires: 2999-06-30T23:59:59Z\n"
        "Preferred-Languages: de, en\n"
        "Canonical: http://127.0.0.1:8000/.well-known/security.txt\n"
    )


def test_without_a_contact_or_after_its_last_day_there_is_none(client: Client, settings: Settings) -> None:
    assert client.get(ADDRESS).status_code == 404
    settings.SECURITY_CONTACT = (CONTACT, dt.date(2025, 6, 30))
    assert client.get(ADDRESS).status_code == 404
