"""In Chromium: data blocks are no scripts, and the card lives inside a page of another site."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING

import pytest
from django.test import Client
from pytest_django.live_server_helper import LiveServer

from claims.public.embedding import ClaimAddress, card_html
from tests.api.published import publish
from tests.public.published import claim_path

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

TOO_WIDE = "document.documentElement.scrollWidth > document.documentElement.clientWidth"


@pytest.fixture
def other_site() -> Iterator[tuple[str, dict[str, str]]]:
    """A site of somebody else: its address, and the HTML it serves by path."""
    pages: dict[str, str] = {}

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            body = pages.get(self.path, "").encode()
            self.send_response(200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *arguments: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}", pages
    server.shutdown()
    thread.join()
    server.server_close()


def test_the_data_block_is_read_and_not_run(page: Page) -> None:
    row = publish("Der Pegel </script><script>document.title = 'run'</script> stieg.")
    # The fixture fails for anything the policy of the page blocks.
    page.goto(claim_path(row, "de"))
    read_back = page.evaluate(
        "JSON.parse(document.querySelector('script[type=\"application/ld+json\"]').textContent)"
    )
    assert read_back["claimReviewed"] == row.statement
    assert page.title() != "run"


@pytest.mark.parametrize("width", [300, 600])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_card_is_read_in_a_page_of_another_site(
    browser: Browser,
    live_server: LiveServer,
    other_site: tuple[str, dict[str, str]],
    width: int,
    scheme: str,
) -> None:
    row = publish(accuracy="mostly_false")
    site, pages = other_site
    html = card_html(ClaimAddress(row.public_id, "de"), title=row.statement, width=width, height=380)
    pages["/"] = f"<!doctype html><title>Elsewhere</title>{html}".replace(
        "http://127.0.0.1:8000", live_server.url
    )
    faults: list[str] = []
    context = browser.new_context(color_scheme=scheme)  # type: ignore[arg-type]
    page = context.new_page()
    page.on("console", lambda message: faults.append(message.text) if message.type == "error" else None)
    page.goto(f"{site}/", wait_until="load")
    frame = page.frames[1]
    # The page does not wait for a frame that loads lazily.
    frame.wait_for_load_state("load")
    assert "Größtenteils falsch" in frame.inner_text("body")
    assert not frame.evaluate(TOO_WIDE)
    paper = frame.evaluate("getComputedStyle(document.body).backgroundColor")
    assert paper == {"light": "rgb(251, 249, 244)", "dark": "rgb(25, 26, 28)"}[scheme]
    frame.click("a")
    page.wait_for_url(f"{live_server.url}{claim_path(row, 'de')}")
    assert context.cookies() == []
    context.close()
    assert [fault for fault in faults if "favicon" not in fault] == []


def test_no_other_page_of_ours_is_shown_in_a_frame(
    browser: Browser, live_server: LiveServer, other_site: tuple[str, dict[str, str]], client: Client
) -> None:
    row = publish()
    site, pages = other_site
    pages["/"] = f'<!doctype html><iframe src="{live_server.url}{claim_path(row, "de")}"></iframe>'
    context = browser.new_context()
    page = context.new_page()
    faults: list[str] = []
    page.on("console", lambda message: faults.append(message.text))
    page.goto(f"{site}/", wait_until="load")
    assert row.statement not in page.frames[1].content()
    context.close()
    assert any("frame" in fault.lower() for fault in faults)
