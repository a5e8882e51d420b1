"""Site, API and exports read published rows: no module of theirs names a model of the desk or an action."""

import importlib

import pytest

from tests.project.source_tree import Module, modules

SURFACES = ("claims.public", "claims.api", "claims.exports")
READABLE = {
    "claims.models.choices",
    "claims.models.edition",
    "claims.models.published",
    "claims.models.topic",
    "claims.models.page",
}
# The kinds are a closed list, not rows.
READABLE_OF_SOURCES = {"sources.models.Source", "sources.models.Article", "sources.models.SourceKind"}
WRITING = ("claims.workflow.actions", "sources.actions", "claims.intake")


def is_within(name: str, package: str) -> bool:
    return name == package or name.startswith(f"{package}.")


def desk_imports(module: Module) -> list[str]:
    """Return what `module` imports of the desk, and a look-up of a model by its name."""
    return [name for name in module.imports() if is_desk(name)]


def is_desk(name: str) -> bool:
    if is_within(name, "claims.models"):
        return name != "claims.models" and home_of(name) not in READABLE
    if is_within(name, "sources.models"):
        return name != "sources.models" and name not in READABLE_OF_SOURCES
    return is_within(name, "django.apps") or any(is_within(name, package) for package in WRITING)


def home_of(name: str) -> str:
    """Return the module that defines a name the package claims.models offers."""
    first = name.removeprefix("claims.models.").split(".")[0]
    offered = getattr(importlib.import_module("claims.models"), first, None)
    return str(getattr(offered, "__module__", f"claims.models.{first}"))


def test_no_surface_for_readers_names_the_desk() -> None:
    found = {
        module.name: names
        for module in modules()
        if any(is_within(module.name, surface) for surface in SURFACES) and (names := desk_imports(module))
    }
    assert found == {}


@pytest.mark.parametrize(
    "text",
    [
        "from claims.models import Claim",
        "from claims.models.claim import Claim",
        "def view():\n    from claims.models import evidence",
        "from sources.models import SourceName",
        "from claims.workflow import actions",
        "from claims.intake import text",
        "from django.apps import apps",
    ],
)
def test_the_check_sees_the_desk(text: str) -> None:
    assert desk_imports(Module(name="claims.public.views", text=text)) != []


@pytest.mark.parametrize(
    "text",
    [
        "from claims.models import PublishedClaim",
        "from claims.models.choices import AccuracyVerdict",
        "from claims.models.edition import ClaimEdition",
        "from sources.models import Article, Source",
    ],
)
def test_the_check_lets_published_rows_pass(text: str) -> None:
    assert desk_imports(Module(name="claims.public.views", text=text)) == []
