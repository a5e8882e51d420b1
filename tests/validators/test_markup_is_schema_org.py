"""The JSON-LD of claim pages, judged by Google's rules and by the types of schema.org."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.test import Client

from tests import environment, factories
from tests.api.published import publish
from tests.public.published import claim_path, read
from tests.validators.asking import ask_node, ask_program

pytestmark = [pytest.mark.django_db, pytest.mark.once]

BLOCK = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)
COMPILER = {
    "strict": True,
    "noEmit": True,
    "skipLibCheck": True,
    "module": "esnext",
    "moduleResolution": "bundler",
    "types": [],
    "paths": {"schema-dts": [str(environment.NPM / "node_modules" / "schema-dts")]},
}


def pages(client: Client) -> dict[str, str]:
    """Return claim pages by what was checked, with everything markup can hold."""
    call_command("loaddata", "pages", verbosity=0)
    corrected = publish("Der Pegel stieg </script> & fiel.", accuracy="mostly_false")
    factories.correct(corrected.claim, "Der Pegel stieg um elf Zentimeter.")
    rows = {
        "corrected": corrected,
        "unproven": publish("Der Kanal wurde geflutet.", accuracy="unproven"),
        "attribution": publish("Der Damm brach.", accuracy="not_checked", link="not_found"),
    }
    return {name: read(client, claim_path(row, "de")) for name, row in rows.items()}


def markup(html: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(BLOCK.findall(html)[0])
    return found


def test_googles_rules_find_nothing_to_complain_of(client: Client) -> None:
    reviewed = {name: html for name, html in pages(client).items() if name != "attribution"}
    broken = {
        f"without {name}": re.sub(rf'"{name}":', '"somethingElse":', reviewed["corrected"])
        for name in ("claimReviewed", "reviewRating", "itemReviewed")
    }
    told = ask_node("structured_data.mjs", reviewed | broken)
    for name in reviewed:
        assert (told[name]["failed"], told[name]["warnings"]) == ([], []), name
        assert "ClaimReview[0].reviewRating" in told[name]["passed"]
    assert told["without claimReviewed"]["failed"] == ["ClaimReview[0].claimReviewed"]
    assert told["without reviewRating"]["failed"] == ["ClaimReview[0].reviewRating"]
    assert told["without itemReviewed"]["warnings"] == ["ClaimReview[0].itemReviewed"]


def test_every_property_has_a_type_schema_org_gives_it(client: Client, tmp_path: Path) -> None:
    served = {name: markup(html) for name, html in pages(client).items()}
    review, claim = served["corrected"], served["attribution"]
    documents = {
        **{name: (document["@type"], document) for name, document in served.items()},
        "unknown property": ("ClaimReview", {**review, "claimRevued": "x"}),
        "wrong type": ("ClaimReview", {**review, "reviewRating": {"@type": "Organization", "name": "x"}}),
        "unknown type": ("Claim", {**claim, "@type": "Claym"}),
    }
    assert set(type_errors(tmp_path, documents)) == {"unknown property", "wrong type", "unknown type"}


def type_errors(directory: Path, documents: dict[str, tuple[str, Any]]) -> dict[str, str]:
    """Return by name what the compiler says of each document held against a type of schema.org."""
    files = {f"d{number}.ts": name for number, name in enumerate(documents)}
    for file, name in files.items():
        kind, document = documents[name]
        (directory / file).write_text(
            f'import type {{ {kind}, WithContext }} from "schema-dts"\n'
            f"export const document: WithContext<{kind}> = {json.dumps(document, ensure_ascii=False)}\n"
        )
    settings = {"compilerOptions": COMPILER, "files": list(files)}
    (directory / "tsconfig.json").write_text(json.dumps(settings))
    _code, output = ask_program("tsc", "--pretty", "false", "--project", str(directory))
    lines = [line for line in output.splitlines() if ": error " in line]
    found = {name: line for file, name in files.items() for line in lines if f"{file}(" in line}
    # An error of the compiler's own, about a setting or a missing file, names no document.
    assert len({line.partition("(")[0] for line in lines}) == len(found), output
    return found
