"""The locked requirements name versions and hashes, never an address: every index serves them."""

import json
import re
from typing import Any

import pytest

from tests.project.source_tree import ROOT

LOCKED = ["requirements.txt", "requirements-dev.txt", "requirements-next.txt", "benchmarks/requirements.txt"]
INPUTS = ["requirements.in", "requirements-dev.in", "requirements-next.in", "benchmarks/requirements.in"]
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


def npm_packages() -> dict[str, Any]:
    """Return the locked packages of the validators by the folder they are put into."""
    locked = json.loads((ROOT / "tests/npm/package-lock.json").read_text())["packages"]
    return {folder: package for folder, package in locked.items() if folder}


def test_what_npm_installs_is_pinned_with_its_hash_and_no_address() -> None:
    packages = npm_packages()
    assert len(packages) > 100
    assert [folder for folder, package in packages.items() if "resolved" in package] == []
    assert [folder for folder, package in packages.items() if "integrity" not in package] == []
    assert (ROOT / "tests/npm/.npmrc").read_text() == "omit-lockfile-registry-resolved=true\n"


def test_the_checks_see_an_address_and_a_missing_hash() -> None:
    assert addresses("--index-url https://index.example/simple\ndjango==5.2.19 \\") != []
    assert without_hash("django==5.2.19\n    # via -r requirements.in") == ["django==5.2.19"]
