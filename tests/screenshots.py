"""`make screenshots`: the pictures of README and documentation, taken anew from a demo of its own.

Nothing of a database in use is touched: the demo is played into a file that is deleted at the end.
"""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from claims.demo.people import SHARED_LOGIN
from tests import environment
from tests.browser import ARGUMENTS
from tests.small_png import with_few_colours

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

ROOT = Path(__file__).resolve().parent.parent
PICTURES = ROOT / "docs" / "pictures"
DESK, PHONE = (1280, 800), (390, 844)
# Letters without coloured edges: they look alike on every screen, and the files are half as large.
PLAIN_TEXT = ("--disable-lcd-text",)
PATIENCE = 30
# Pictures in a README are looked at on telephones, too.
HEAVIEST = 150_000


@dataclass(frozen=True)
class Picture:
    """A part of a page: which words lead to it, from where, and how large the window is."""

    name: str
    start: str
    follow: tuple[str, ...] = ()
    size: tuple[int, int] = DESK
    account: str = ""


CLAIM = "Nordkorea hat seit Oktober 2023"
TEXT = "Krieg in der Ukraine: Was über Kursk"
OPEN_TEXT = "Nordkoreas Beitrag"
SET = (
    Picture("start", "/de/"),
    Picture("claim", "/de/?q=Oktober+2023", (CLAIM,), size=(1280, 1500)),
    Picture("claim-phone", "/de/?q=Oktober+2023", (CLAIM,), size=PHONE),
    Picture("article", "/de/?q=Oktober+2023", (CLAIM, TEXT)),
    Picture(
        "desk", "/admin/claims/claim/?q=Atomwaffenstaat", ("Atomwaffenstaat",), account="demo-reviewer-3"
    ),
    Picture("triage", "/admin/sources/article/", (OPEN_TEXT, "Sichten"), DESK, "demo-reporter"),
)


def main() -> int:
    """Write the pictures; return 0, or 1 with a sentence on standard error."""
    executable = environment.chromium()
    if executable is None:
        print("No Chromium found: install it, or name its program in CHROMIUM.", file=sys.stderr)
        return 1
    from playwright.sync_api import sync_playwright

    PICTURES.mkdir(exist_ok=True)
    with demo() as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=[*ARGUMENTS, *PLAIN_TEXT])
        heavy = [picture.name for picture in SET if take(browser, address, picture) > HEAVIEST]
        browser.close()
    if heavy:
        print(f"Heavier than {HEAVIEST // 1000} kB: {', '.join(heavy)}. Show less on them.", file=sys.stderr)
        return 1
    print(f"{len(SET)} pictures are in {PICTURES.relative_to(ROOT)}.")
    return 0


@contextmanager
def demo() -> Iterator[str]:
    """Serve the demo from a database of its own; yield its address."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    address = f"http://127.0.0.1:{port}"
    with tempfile.TemporaryDirectory() as directory:
        surroundings = {
            **os.environ,
            "GEGENLESE_ENV": "development",
            "ARCHIVE_PAGES": "0",
            "SITE_URL": address,
            "DATABASE_URL": f"sqlite:///{directory}/demo.sqlite3",
        }
        for command in ("migrate", "demo"):
            _manage(surroundings, command)
        server = subprocess.Popen(
            [sys.executable, "manage.py", "runserver", "--noreload", f"127.0.0.1:{port}"],
            cwd=ROOT,
            env=surroundings,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        try:
            _wait_for(f"{address}/healthz")
            yield address
        finally:
            server.terminate()
            server.wait(PATIENCE)


def take(browser: Browser, address: str, picture: Picture) -> int:
    """Write one picture and return its size in bytes."""
    width, height = picture.size
    context = browser.new_context(
        base_url=address,
        locale="de-DE",
        viewport={"width": width, "height": height},
        color_scheme="light",
        reduced_motion="reduce",
    )
    page = context.new_page()
    if picture.account:
        _log_in(page, picture.account)
    page.goto(picture.start)
    for words in picture.follow:
        page.locator("main, #content").first.get_by_role("link", name=words).first.click()
    page.wait_for_load_state("networkidle")
    path = PICTURES / f"{picture.name}.png"
    path.write_bytes(with_few_colours(page.screenshot()))
    context.close()
    return path.stat().st_size


def _log_in(page: Page, account: str) -> None:
    page.goto("/admin/login/?next=/admin/")
    page.fill("#id_username", account)
    page.fill("#id_password", SHARED_LOGIN)
    page.click("[type=submit]")


def _manage(surroundings: dict[str, str], command: str) -> None:
    subprocess.run(
        [sys.executable, "manage.py", command],
        cwd=ROOT,
        env=surroundings,
        check=True,
        stdout=subprocess.DEVNULL,
    )


def _wait_for(address: str) -> None:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        try:
            urllib.request.urlopen(address, timeout=1).close()
        except (urllib.error.URLError, OSError):
            time.sleep(0.2)
        else:
            return
    raise TimeoutError(f"the demo did not answer at {address}")


if __name__ == "__main__":
    sys.exit(main())
