"""Fixtures that drive the system's Chromium against the live server.

A test fails when a page logs an error, blocks something by its own policy, lacks one of its files or asks
another host for anything.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest

from tests import environment

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Request, Response
    from pytest_django.live_server_helper import LiveServer

ARGUMENTS = [
    "--no-sandbox",  # Chromium refuses to start as root with it, and the pages are our own
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
# The answer to a form may be a refusal with status 403 or 409; Chromium logs that as an error of the page.
STATUS_OF_THE_DOCUMENT = "Failed to load resource"


class Faults:
    """What went wrong in the pages of one browser context, in the order it happened."""

    def __init__(self, context: BrowserContext, host: str) -> None:
        self.found: list[str] = []
        self._host = host
        context.on("console", self._note_console)
        context.on("weberror", lambda error: self.found.append(f"script error: {error.error}"))
        context.on("request", self._note_request)
        context.on("response", self._note_response)

    def _note_console(self, message: ConsoleMessage) -> None:
        if message.type == "error" and not message.text.startswith(STATUS_OF_THE_DOCUMENT):
            self.found.append(f"console: {message.text}")

    def _note_request(self, request: Request) -> None:
        address = urlsplit(request.url)
        if address.scheme not in ("data", "blob", "about") and address.netloc != self._host:
            self.found.append(f"request to another host: {request.url}")

    def _note_response(self, response: Response) -> None:
        if response.status >= 400 and response.request.resource_type != "document":
            self.found.append(f"missing file: {response.status} {response.url}")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium, started once per run."""
    executable = environment.chromium()
    if executable is None:
        sentence = "no Chromium: install it, or name its program in CHROMIUM"
        pytest.fail(sentence) if environment.everything_required() else pytest.skip(sentence)

    from playwright.sync_api import sync_playwright

    with pytest.MonkeyPatch.context() as patch, sync_playwright() as playwright:
        # Playwright keeps an event loop in this thread, in which Django would refuse every query.
        patch.setitem(os.environ, "DJANGO_ALLOW_ASYNC_UNSAFE", "true")
        chromium = playwright.chromium.launch(executable_path=executable, args=ARGUMENTS)
        yield chromium
        chromium.close()


@pytest.fixture
def context(browser: Browser, live_server: LiveServer) -> Iterator[BrowserContext]:
    """A fresh profile with German as its language; `new_page()` on it gives further tabs."""
    context = browser.new_context(base_url=live_server.url, locale="de-DE")
    faults = Faults(context, urlsplit(live_server.url).netloc)
    yield context
    context.close()
    assert faults.found == []


@pytest.fixture
def page(context: BrowserContext) -> Page:
    """A tab; `page.goto("/de/")` opens a page of the live server."""
    return context.new_page()
