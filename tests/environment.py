"""The environment variables of a test run; prepared before Django reads its settings."""

import os
import shutil
from pathlib import Path

NPM = Path(__file__).resolve().parent / "npm"

OURS = (
    "ALLOWED_HOSTS",
    "API_RATE",
    "ARCHIVE_PAGES",
    "CACHE_URL",
    "DATABASE_URL",
    "DATA_LICENSE",
    "DEBUG",
    "DEFAULT_FROM_EMAIL",
    "EMAIL_URL",
    "EXTRACTORS",
    "GEGENLESE_ENV",
    "PROXY_COUNT",
    "SECRET_KEY",
    "SECURITY_CONTACT",
    "SECURITY_EXPIRES",
    "SITE_NAME",
    "SITE_URL",
    "SSL_REDIRECT",
    "STATIC_ROOT",
)


# Set for the tests themselves, of which a program they start must know nothing.
FOREIGN = ("DJANGO_SETTINGS_MODULE", "DJANGO_ALLOW_ASYNC_UNSAFE")


def without_ours() -> dict[str, str]:
    """Return the environment of the caller without any variable that config.settings reads."""
    return {
        name: value
        for name, value in os.environ.items()
        if name.removesuffix("_FILE") not in OURS and name not in FOREIGN
    }


def prepare() -> None:
    """Choose the test settings and the database, whatever the shell of the caller says.

    DATABASE_URL may name a database in use there: only TEST_DATABASE_URL counts, and without it SQLite.
    """
    kept = without_ours()
    os.environ.clear()
    os.environ.update(kept)
    os.environ["GEGENLESE_ENV"] = "test"
    os.environ["DJANGO_SETTINGS_MODULE"] = "config.settings"
    if url := os.environ.get("TEST_DATABASE_URL"):
        os.environ["DATABASE_URL"] = url


def everything_required() -> bool:
    """Is this a run in which a missing program is a failure, not a reason to skip?"""
    return os.environ.get("REQUIRE_ALL") == "1"


def chromium() -> str | None:
    """Return the browser to drive: what CHROMIUM names, else the system's Chromium or Chrome."""
    names = [os.environ.get("CHROMIUM", ""), "chromium", "chromium-browser", "google-chrome"]
    return next((path for name in names if name and (path := shutil.which(name))), None)


def validators_missing() -> str:
    """Return why the validators from npm cannot be asked; empty if they can."""
    if shutil.which("node") is None:
        return "no Node.js found; install nodejs and npm"
    if not (NPM / "node_modules" / ".installed").exists():
        return "not installed; run `make validators`, which needs npm"
    return ""
