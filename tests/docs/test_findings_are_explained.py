"""docs/reliability.md explains every code a verification can give, with its exit code, and no other."""

from __future__ import annotations

import re

from tests.docs.pages import read
from tests.project.source_tree import modules
from trail.findings import Grade

MADE = re.compile(r'\b(broken|unanchored|differs|note)\(\s*f?"(\{?[a-z_{}]+)"')
ROW = re.compile(r"^\| `([a-z_]+)` \| ([0-3]) \|", re.MULTILINE)
GRADES = {
    "broken": Grade.BROKEN,
    "unanchored": Grade.UNANCHORED,
    "differs": Grade.DIFFERS,
    "note": Grade.NOTE,
}


def made() -> dict[str, int]:
    verifying = [m for m in modules() if m.name.startswith(("trail.verification", "claims.verification"))]
    return {code: int(GRADES[made]) for module in verifying for made, code in MADE.findall(module.text)}


def test_every_code_is_explained_with_its_exit_code() -> None:
    explained = {code: int(grade) for code, grade in ROW.findall(read("docs/reliability.md"))}

    assert explained == made()
    assert len(explained) > 25


def test_every_exit_code_is_explained() -> None:
    text = read("docs/deployment.md")

    assert [code for code in range(5) if f"\n| {code} | " not in text] == []
