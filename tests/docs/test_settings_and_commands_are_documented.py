"""docs/deployment.md names every variable the configuration reads, and every command; no others."""

from __future__ import annotations

import ast
import re

import pytest

from claims.demo.people import ACCOUNTS, SHARED_LOGIN
from claims.workflow.roles import LEAD, REVIEW, ROLES, TRIAGE
from tests.docs.pages import documents, read
from tests.environment import OURS
from tests.project.source_tree import ROOT, modules

NAME = re.compile(r"[A-Z][A-Z0-9_]{2,}")
TABLE_ROW = re.compile(r"^\| `([A-Z_]+)` \|", re.MULTILINE)
TARGET = re.compile(r"^([a-z-]+):.*## ", re.MULTILINE)
MACHINE = re.compile(r"/(?:home|root|work|tmp|Users)/|file://")


def variables_read(text: str) -> set[str]:
    """Return the names given to ``env.…("NAME")``, ``os.environ.…("NAME")`` and ``flag(env, "NAME")``."""
    found = set()
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Call) and _asks_environment(node):
            strings = [a.value for a in node.args if isinstance(a, ast.Constant) and isinstance(a.value, str)]
            found |= {strings[0]} if strings and NAME.fullmatch(strings[0]) else set()
    return found


def _asks_environment(node: ast.Call) -> bool:
    asked = [node.func.value] if isinstance(node.func, ast.Attribute) else node.args[:1]
    return any(ast.unparse(part) in ("env", "os.environ") for part in asked)


def configuration() -> set[str]:
    texts = [module.text for module in modules() if module.name.startswith("config")]
    return set().union(*(variables_read(text) for text in [*texts, read("manage.py")]))


def commands() -> list[str]:
    files = ROOT.glob("*/management/commands/*.py")
    return sorted(path.stem for path in files if path.stem != "__init__")


def test_every_variable_has_its_row_and_every_row_its_variable() -> None:
    assert set(TABLE_ROW.findall(read("docs/deployment.md"))) == configuration()


def test_the_tests_take_every_variable_of_the_settings_out_of_the_environment() -> None:
    foreign = {"BIND", "DJANGO_SETTINGS_MODULE", "PGOPTIONS", "WEB_CONCURRENCY", "WEB_THREADS"}

    assert configuration() - set(OURS) == foreign


def test_the_check_sees_every_way_of_reading_a_variable() -> None:
    text = 'env.str("ONE_NAME")\nflag(env, "ANOTHER", default=True)\nos.environ.get("THIRD")\nf("FOURTH")'

    assert variables_read(text) == {"ONE_NAME", "ANOTHER", "THIRD"}


def test_every_command_is_documented() -> None:
    text = read("docs/deployment.md")

    assert "verify_trail" in commands()
    assert [name for name in commands() if f"\n| `{name}` |" not in text] == []


def test_every_target_of_make_is_documented() -> None:
    text = read("CONTRIBUTING.md")
    targets = TARGET.findall(read("Makefile"))

    assert "demo" in targets
    assert [name for name in targets if name != "help" and f"| `make {name}` |" not in text] == []


def test_every_role_and_permission_of_the_workflow_is_documented() -> None:
    text = read("docs/deployment.md")

    assert [role.name for role in ROLES if f"| {role.name} |" not in text] == []
    assert [name for name in (TRIAGE, REVIEW, LEAD) if f"`{name}`" not in text] == []


def test_the_readme_names_the_logins_of_the_demo() -> None:
    text = read("README.md")

    assert SHARED_LOGIN in text
    assert [account.login for account in ACCOUNTS if f"`{account.login}`" not in text] == []


@pytest.mark.parametrize("name", documents())
def test_no_document_names_a_place_of_somebodys_machine(name: str) -> None:
    assert MACHINE.findall(read(name)) == []
