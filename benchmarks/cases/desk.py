"""The search of the desk, and the one Django's admin brings along."""

from __future__ import annotations

from collections.abc import Mapping
from http import HTTPStatus
from importlib import import_module
from typing import Any

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.auth.models import User

from benchmarks.answering import Case, Prepared
from benchmarks.cases.reader import Reader
from benchmarks.data.newsroom import CHIEF


def searching(address: str) -> Prepared:
    """Return a case in which the chief editor searches for a rare word."""

    def prepare(facts: Mapping[str, Any]) -> Case:
        reader = Reader(cookie=f"{settings.SESSION_COOKIE_NAME}={_session()}")
        search = f"{address}?q={facts['words']['rare']}"

        def search_once() -> None:
            reader.get(search, status=HTTPStatus.OK)

        return search_once

    return prepare


def _session() -> str:
    """Sign in; a password would cost more than the search."""
    user = User.objects.get(username=CHIEF)
    session = import_module(settings.SESSION_ENGINE).SessionStore()
    session[SESSION_KEY] = str(user.pk)
    session[BACKEND_SESSION_KEY] = "django.contrib.auth.backends.ModelBackend"
    session[HASH_SESSION_KEY] = user.get_session_auth_hash()
    session.save()
    return str(session.session_key)


CASES: dict[str, Prepared] = {
    "desk search": searching("/admin/claims/claim/"),
    "desk search, stock": searching("/naive/admin/claims/claim/"),
}
