"""A missing or contradictory setting stops the process with a sentence, never silently."""

from pathlib import Path

import pytest

from tests.project.production import COMPLETE, python

CASES = {
    "nothing set": (dict.fromkeys(COMPLETE, ""), "SECRET_KEY is missing."),
    "short key": ({"SECRET_KEY": "short"}, "SECRET_KEY has 5 characters; production needs at least 50."),
    "no hosts": ({"ALLOWED_HOSTS": ""}, "ALLOWED_HOSTS is empty."),
    "every host": ({"ALLOWED_HOSTS": "*"}, "ALLOWED_HOSTS contains *"),
    "no address": ({"SITE_URL": ""}, "SITE_URL is missing."),
    "plain address": ({"SITE_URL": "http://desk.example"}, "in production it must begin with https://."),
    "address with a path": ({"SITE_URL": "https://desk.example/desk"}, "it must be a scheme and a host"),
    "address of another host": (
        {"SITE_URL": "https://other.example"},
        "SITE_URL names other.example, which ALLOWED_HOSTS does not contain.",
    ),
    "debug in production": ({"DEBUG": "1"}, "DEBUG is on while GEGENLESE_ENV is production"),
    "misspelt switch": ({"DEBUG": "ja"}, "DEBUG is 'ja'; it must be 1 or 0."),
    "misspelt environment": (
        {"GEGENLESE_ENV": "live"},
        "GEGENLESE_ENV is 'live'; it must be one of production, development, test.",
    ),
    "unknown database": (
        {"DATABASE_URL": "mysql://desk.example/claims"},
        "DATABASE_URL has the scheme 'mysql'; Gegenlese runs on sqlite:///path or postgresql://user@host/name.",
    ),
    "contact without a day": (
        {"SECURITY_CONTACT": "mailto:security@desk.example"},
        "SECURITY_EXPIRES is ''; it must be the last day SECURITY_CONTACT holds, such as 2027-06-30.",
    ),
    "day without a contact": (
        {"SECURITY_EXPIRES": "2027-06-30"},
        "SECURITY_CONTACT is ''; it must begin with mailto:, https:// or tel:",
    ),
    "contact without a scheme": (
        {"SECURITY_CONTACT": "security@desk.example", "SECURITY_EXPIRES": "2027-06-30"},
        "SECURITY_CONTACT is 'security@desk.example'; it must begin with mailto:, https:// or tel:",
    ),
    "extractor without a language": (
        {"EXTRACTORS": "desk.french.extract"},
        "EXTRACTORS contains 'desk.french.extract'; every entry must be a language and a function",
    ),
    "extractor that does not exist": (
        {"EXTRACTORS": "fr=desk.french.extract"},
        "EXTRACTORS names 'desk.french.extract' for 'fr', which cannot be imported: No module named 'desk'.",
    ),
    "extractor that is no function": (
        {"EXTRACTORS": "fr=claims.extraction.LANGUAGES"},
        "EXTRACTORS names 'claims.extraction.LANGUAGES' for 'fr', which is no function.",
    ),
    "two extractors of one language": (
        {"EXTRACTORS": "fr=claims.extraction.extract, FR=claims.extraction.extract"},
        "EXTRACTORS names two extractors for 'FR'; leave one of them.",
    ),
    "mail of an unknown kind": (
        {"EMAIL_URL": "https://mail.example", "DEFAULT_FROM_EMAIL": "desk@news.example"},
        "EMAIL_URL has the scheme 'https'; it must be like smtp+tls://",
    ),
    "mail from nobody": (
        {"EMAIL_URL": "smtp://mail.example:25"},
        "DEFAULT_FROM_EMAIL does not say from whom.",
    ),
    "proxies in words": (
        {"PROXY_COUNT": "one"},
        "PROXY_COUNT is 'one'; it must be the number of reverse proxies",
    ),
    "rate without a period": (
        {"API_RATE": "600"},
        "API_RATE is '600'; it must be a number per second, minute, hour or day, such as 600/hour, or off.",
    ),
    "cache nobody knows": (
        {"CACHE_URL": "nosuchcache://127.0.0.1"},
        "CACHE_URL is no address of a cache",
    ),
}


@pytest.mark.parametrize(("changes", "sentence"), CASES.values(), ids=CASES.keys())
def test_a_wrong_setting_is_refused(changes: dict[str, str], sentence: str, tmp_path: Path) -> None:
    done = python("manage.py", "check", database=tmp_path / "db.sqlite3", **{**COMPLETE, **changes})
    assert done.returncode == 1
    assert done.stderr.startswith("Gegenlese cannot start: ")
    assert sentence in done.stderr
    assert "Traceback" not in done.stderr


def test_the_development_key_is_refused_in_production(tmp_path: Path) -> None:
    development = "only-for-development-and-tests-never-on-a-server-of-yours"
    variables = {**COMPLETE, "SECRET_KEY": development}
    done = python("manage.py", "check", database=tmp_path / "db.sqlite3", **variables)
    assert "SECRET_KEY is the public development key." in done.stderr


def test_complete_production_settings_pass_the_deployment_check(tmp_path: Path) -> None:
    arguments = ("manage.py", "check", "--deploy", "--fail-level", "WARNING")
    done = python(*arguments, database=tmp_path / "db.sqlite3", **COMPLETE)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == "System check identified no issues (0 silenced).\n"


def test_a_secret_may_stand_in_a_file(tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text(COMPLETE["SECRET_KEY"])
    variables = {**COMPLETE, "SECRET_KEY": "", "SECRET_KEY_FILE": str(secret)}
    assert python("manage.py", "check", database=tmp_path / "db.sqlite3", **variables).returncode == 0


def test_development_needs_no_setting_at_all(tmp_path: Path) -> None:
    done = python("manage.py", "check", database=tmp_path / "db.sqlite3", GEGENLESE_ENV="development")
    assert done.returncode == 0, done.stderr
