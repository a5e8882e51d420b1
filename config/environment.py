"""Typed readings of the environment variables that may not be wrong; each refuses with a sentence."""

import datetime as dt
import re
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import environ
from django.core.exceptions import ImproperlyConfigured
from django.utils.module_loading import import_string

ENVIRONMENTS = ("production", "development", "test")
SQLITE_OPTIONS = {
    # WAL alone makes "database is locked" worse: only with IMMEDIATE does every writer wait its turn.
    # FULL, because an acknowledged publication has to survive a power cut.
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    "init_command": (
        "PRAGMA journal_mode=WAL;PRAGMA synchronous=FULL;PRAGMA foreign_keys=ON;PRAGMA recursive_triggers=ON;"
    ),
}
POSTGRESQL_SCHEMES = ("postgres", "postgresql")
DEVELOPMENT_KEY = "only-for-development-and-tests-never-on-a-server-of-yours"
SHORTEST_KEY = 50
RATE = re.compile(r"[1-9][0-9]{0,8}/(second|minute|hour|day)", re.ASCII)
LANGUAGE_TAG = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")


class SettingRefused(ImproperlyConfigured):
    """A variable is missing or contradicts another; the sentence says which and what to do."""


def environment_name(env: environ.Env) -> str:
    """Return production (the default), development or test."""
    name: str = env.str("GEGENLESE_ENV", default="production")
    if name not in ENVIRONMENTS:
        raise SettingRefused(f"GEGENLESE_ENV is {name!r}; it must be one of {', '.join(ENVIRONMENTS)}.")
    return name


def flag(env: environ.Env, name: str, *, default: bool) -> bool:
    """Return a switch that is on or off; a misspelt value is refused instead of meaning "off"."""
    value = env.str(name, default="").strip().lower()
    if value in ("1", "true", "yes", "on"):
        return True
    if value in ("0", "false", "no", "off"):
        return False
    if value:
        raise SettingRefused(f"{name} is {value!r}; it must be 1 or 0.")
    return default


def secret_key(env: environ.Env, *, production: bool) -> str:
    """Return the key that signs sessions; in production it has to be given and long."""
    key: str = env.str("SECRET_KEY", default="" if production else DEVELOPMENT_KEY)
    if not key:
        raise SettingRefused(
            "SECRET_KEY is missing. Set it to a random text of 50 characters or more; "
            "to try Gegenlese on your own machine, set GEGENLESE_ENV=development instead."
        )
    if production and key == DEVELOPMENT_KEY:
        raise SettingRefused("SECRET_KEY is the public development key. Set a random text of your own.")
    if production and len(key) < SHORTEST_KEY:
        raise SettingRefused(
            f"SECRET_KEY has {len(key)} characters; production needs at least {SHORTEST_KEY}."
        )
    return key


def allowed_hosts(env: environ.Env, *, production: bool) -> list[str]:
    """Return the host names this installation answers to, from a comma-separated list."""
    local = [] if production else ["localhost", "127.0.0.1", "[::1]", "testserver"]
    hosts: list[str] = [host for host in env.list("ALLOWED_HOSTS", default=local) if host]
    if not hosts:
        raise SettingRefused("ALLOWED_HOSTS is empty. Name the host names of the site, separated by commas.")
    if production and "*" in hosts:
        raise SettingRefused("ALLOWED_HOSTS contains *, which lets anybody forge the site's address.")
    return hosts


def site_url(env: environ.Env, *, production: bool, hosts: list[str]) -> str:
    """Return the base of every absolute address, without a trailing slash."""
    url: str = env.str("SITE_URL", default="" if production else "http://127.0.0.1:8000").rstrip("/")
    if not url:
        raise SettingRefused(
            "SITE_URL is missing. Set it to the public address, such as https://news.example."
        )
    parts = urlsplit(url)
    if (
        parts.scheme not in ("http", "https")
        or not parts.hostname
        or parts.path
        or parts.query
        or parts.fragment
    ):
        raise SettingRefused(
            f"SITE_URL is {url!r}; it must be a scheme and a host, such as https://news.example."
        )
    if production and parts.scheme != "https":
        raise SettingRefused(f"SITE_URL is {url!r}; in production it must begin with https://.")
    if production and not any(_matches(parts.hostname or "", host) for host in hosts):
        raise SettingRefused(f"SITE_URL names {parts.hostname}, which ALLOWED_HOSTS does not contain.")
    return url


def data_license(env: environ.Env) -> str:
    """Return the address of the licence exported data is under; empty where none was chosen."""
    url: str = env.str("DATA_LICENSE", default="")
    parts = urlsplit(url)
    if url and (parts.scheme not in ("http", "https") or not parts.hostname):
        raise SettingRefused(
            f"DATA_LICENSE is {url!r}; it must be an address, such as "
            "https://creativecommons.org/licenses/by/4.0/."
        )
    return url


def proxy_count(env: environ.Env) -> int:
    """Return how many reverse proxies stand in front of the application."""
    value: str = env.str("PROXY_COUNT", default="0")
    if not value.isdecimal():
        raise SettingRefused(
            f"PROXY_COUNT is {value!r}; it must be the number of reverse proxies, 0 or more."
        )
    return int(value)


def security_contact(env: environ.Env) -> tuple[str, dt.date] | None:
    """Return whom to tell about a weakness and the last day this holds; None where neither is given."""
    contact: str = env.str("SECURITY_CONTACT", default="").strip()
    expires: str = env.str("SECURITY_EXPIRES", default="").strip()
    if not contact and not expires:
        return None
    if not contact.startswith(("mailto:", "https://", "tel:")) or any(sign.isspace() for sign in contact):
        raise SettingRefused(
            f"SECURITY_CONTACT is {contact!r}; it must begin with mailto:, https:// or tel:, "
            "such as mailto:security@news.example."
        )
    try:
        return contact, dt.date.fromisoformat(expires)
    except ValueError as error:
        raise SettingRefused(
            f"SECURITY_EXPIRES is {expires!r}; it must be the last day SECURITY_CONTACT holds, "
            "such as 2027-06-30."
        ) from error


def extractors(env: environ.Env) -> dict[str, str]:
    """Return the newsroom's own extractors, by language, from a list like ``fr=desk.french.extract``."""
    found = {}
    for entry in filter(None, (each.strip() for each in env.str("EXTRACTORS", default="").split(","))):
        language, _, path = (part.strip() for part in entry.partition("="))
        if not LANGUAGE_TAG.fullmatch(language) or not path:
            raise SettingRefused(
                f"EXTRACTORS contains {entry!r}; every entry must be a language and a function, "
                "such as fr=desk.french.extract."
            )
        if language.lower() in found:
            raise SettingRefused(f"EXTRACTORS names two extractors for {language!r}; leave one of them.")
        try:
            function = import_string(path)
        except ImportError as error:
            raise SettingRefused(
                f"EXTRACTORS names {path!r} for {language!r}, which cannot be imported: {error}."
            ) from error
        if not callable(function):
            raise SettingRefused(f"EXTRACTORS names {path!r} for {language!r}, which is no function.")
        found[language.lower()] = path
    return found


def mail(env: environ.Env) -> dict[str, Any]:
    """Return Django's settings for sending mail, from EMAIL_URL; nothing where mails are off."""
    url: str = env.str("EMAIL_URL", default="")
    sender: str = env.str("DEFAULT_FROM_EMAIL", default="")
    if not url:
        return {}
    if urlsplit(url).scheme not in environ.Env.EMAIL_SCHEMES:
        raise SettingRefused(
            f"EMAIL_URL has the scheme {urlsplit(url).scheme!r}; it must be like "
            "smtp+tls://user:password@mail.example:587, or consolemail:// to see mails in the log."
        )
    if "@" not in sender:
        raise SettingRefused(
            "EMAIL_URL is set, so mails are sent, but DEFAULT_FROM_EMAIL does not say from whom. "
            "Set it to an address such as desk@news.example."
        )
    # A mail server that does not answer must not hold the worker.
    return {**environ.Env.email_url_config(url), "DEFAULT_FROM_EMAIL": sender, "EMAIL_TIMEOUT": 20}


def database(env: environ.Env, *, default_file: Path) -> dict[str, Any]:
    """Return the settings of the one database: SQLite in `default_file`, or what DATABASE_URL says."""
    url: str = env.str("DATABASE_URL", default="") or f"sqlite:///{default_file}"
    scheme = urlsplit(url).scheme
    if scheme == "sqlite":
        # Opening a file anew with its settings costs more than most answers.
        return {**environ.Env.db_url_config(url), "OPTIONS": dict(SQLITE_OPTIONS), "CONN_MAX_AGE": 60}
    if scheme in POSTGRESQL_SCHEMES:
        return {**environ.Env.db_url_config(url), "CONN_MAX_AGE": 60, "CONN_HEALTH_CHECKS": True}
    raise SettingRefused(
        f"DATABASE_URL has the scheme {scheme!r}; Gegenlese runs on sqlite:///path or postgresql://user@host/name."
    )


def caches(env: environ.Env) -> dict[str, Any]:
    """Return the caches: one for counting requests, one for answers readers ask for again and again.

    Without CACHE_URL each process has its own, in its memory and bounded.
    """
    url: str = env.str("CACHE_URL", default="") or "locmemcache://"
    try:
        told = environ.Env.cache_url_config(url)
    except ImproperlyConfigured as error:
        raise SettingRefused(f"CACHE_URL is no address of a cache: {error}.") from error
    if not told.get("BACKEND"):
        raise SettingRefused("CACHE_URL is no address of a cache, such as rediscache://127.0.0.1:6379/1.")
    options = told.pop("OPTIONS", {})
    if told["BACKEND"].endswith("LocMemCache"):
        return {
            "default": {**told, "LOCATION": "requests", "OPTIONS": {**options, "MAX_ENTRIES": 5000}},
            "readers": {**told, "LOCATION": "readers", "OPTIONS": {**options, "MAX_ENTRIES": 200}},
        }
    prefix = told.pop("KEY_PREFIX", "gegenlese")
    return {
        "default": {**told, "KEY_PREFIX": f"{prefix}-requests", "OPTIONS": options},
        "readers": {**told, "KEY_PREFIX": f"{prefix}-readers", "OPTIONS": options, "TIMEOUT": 3600},
    }


def request_rate(env: environ.Env, *, default: str) -> str | None:
    """Return how many requests of one address the API answers, like 600/hour; None for any number."""
    rate: str = env.str("API_RATE", default=default).strip()
    if rate == "off":
        return None
    if not RATE.fullmatch(rate):
        raise SettingRefused(
            f"API_RATE is {rate!r}; it must be a number per second, minute, hour or day, "
            "such as 600/hour, or off."
        )
    return rate


def _matches(host: str, pattern: str) -> bool:
    return host == pattern or (pattern.startswith(".") and (host == pattern[1:] or host.endswith(pattern)))
