"""A page that stands at an address for tests of archiving, and what the address then says."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from claims.archive import archiving
from sources.captures import address_key
from sources.fetching import Fetched, FetchFailed, FetchFailure
from sources.models import ArchivedAddress
from tests.intake.fetched import fetched

URL = "https://wasseramt.example/pegel"
MORE = (
    "Gemessen wird an der alten Mühle, seit mehr als hundert Jahren an derselben Stelle. Im Winter ist der "
    "Stand gewöhnlich niedriger als im Frühjahr, wenn der Schnee auf den Hügeln schmilzt. Die Werte der "
    "letzten zehn Jahre stehen in einer Tabelle, die das Amt jeden Monat ergänzt und auf Anfrage verschickt."
)
Serve = Callable[..., None]


def page_saying(words: str, around: str = "") -> str:
    """Return a page with its running text in an article, and navigation around it."""
    return (
        f"<!doctype html><html><head><title>Pegel</title></head><body><nav>{around}</nav>"
        f"<article><h1>Pegelstände</h1><p>{words}</p><p>{MORE}</p></article></body></html>"
    )


@pytest.fixture
def serve(monkeypatch: pytest.MonkeyPatch) -> Serve:
    """Return a function that says what every address answers from now on: plain text, or the type it names.

    With None, and before the first call, nobody answers.
    """

    def serving(body: str | bytes | None, status: int = 200, media_type: str = "text/plain") -> None:
        def fetch(url: str) -> Fetched:
            if body is None:
                raise FetchFailed(FetchFailure.UNREACHABLE, "nobody there")
            return fetched(body, url=url, status=status, media_type=media_type)

        monkeypatch.setattr(archiving, "fetch", fetch)

    return serving


def archived(url: str = URL) -> ArchivedAddress:
    return ArchivedAddress.objects.get(key=address_key(url))
