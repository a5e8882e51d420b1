"""The locked requirements name versions and hashes, never an address: every index serves them."""

import re

import pytest

from tests.project.source_tree import ROOT

LOCKED = ["requirements.txt", "requirements-dev.txt", "requirements-next.txt"]
INPUTS = ["requirements.in", "requirements-dev.in", "requirements-next.in"]
ADDRESS = re.compile(r"https?://|file:|--(extra-)?index-url|--find-links|--trusted-host")
PINNED = re.compile(r"^([a-z0-9._-]+)(?:\[[a-z0-9,._-]+\])?==([^ ;\\]+)", re.MULTILINE | re.IGNORECASE)


def addresses(text: str) -> list[str]:
    return [line for line in text.splitlines() if ADDRESS.search(line)]


def without_hash(text: str) -> list[str]:
    """Return the pinned packages whose next line is no hash."""
    lines = text.splitlines()
    return [
        line
        for line, following in zip(lines, [*lines[1:], ""], strict=True)
        if PINNED.match(line) and not following.strip().startswith("--hash=sha256:")
    ]


def versions(name: str) -> dict[str, str]:
    return dict(PINNED.findall((ROOT / name).read_text()))


@pytest.mark.parametrize("name", [*LOCKED, *INPUTS])
def test_no_file_names_an_address(name: str) -> None:
    assert addresses((ROOT / name).read_text()) == []


@pytest.mark.parametrize("name", LOCKED)
def test_every_package_is_pinned_with_its_hashes(name: str) -> None:
    assert len(versions(name)) > 20
    assert without_hash((ROOT / name).read_text()) == []


def test_development_installs_the_versions_that_run() -> None:
    development = versions("requirements-dev.txt")
    assert {name: development.get(name) for name in versions("requirements.txt")} == versions(
        "requirements.txt"
    )


def test_the_checks_see_an_address_and_a_missing_hash() -> None:
    assert addresses("--index-url https://index.example/simple\ndjango==5.2.19 \\") != []
    assert without_hash("django==5.2.19\n    # via -r requirements.in") == ["django==5.2.19"]
