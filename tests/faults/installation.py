"""A production installation for one run, as its environment describes it; needs no Django."""

from __future__ import annotations

from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
HOST = "desk.example"
# What the proxy in front sets; PROXY_COUNT=1 makes the application believe it.
PROXY_HEADERS = {"Host": HOST, "X-Forwarded-Proto": "https", "X-Forwarded-For": "127.0.0.1"}
WORKERS = 3


def production(url: str, home: Path) -> dict[str, str]:
    """Return the variables of a production installation on this database."""
    return {
        "GEGENLESE_ENV": "production",
        "SECRET_KEY": "a-key-for-one-run-that-is-long-enough-for-production-0123456789",
        "ALLOWED_HOSTS": HOST,
        "SITE_URL": f"https://{HOST}",
        "PROXY_COUNT": "1",
        "DATABASE_URL": url,
        "STATIC_ROOT": str(home / "static"),
        "DJANGO_SETTINGS_MODULE": "config.settings",
        "WEB_CONCURRENCY": str(WORKERS),
    }
