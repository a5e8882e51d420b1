"""Imports point one way: trail, sources, claims.models, then what works on claims, then the surfaces."""

import pytest

from tests.project.source_tree import Module, modules

LAYERS: list[set[str]] = [
    {"claims.extraction", "claims.plots"},
    {"trail"},
    {"sources"},
    {"claims", "claims.models"},
    # Bytes in, text out, without Django; archived copies are read like what is brought in.
    {"claims.intake.readers"},
    {"claims.intake.sandbox"},
    {"claims.intake.reading"},
    {"claims.archive"},
    {"claims.record", "claims.matching", "claims.workflow", "claims.filters"},
    {"claims.guards", "claims.probes"},
    {"claims.apps", "claims.invariants"},
    {"claims.verification"},
    {"claims.backup"},
    {"claims.intake"},
    {"claims.demo"},
    # Files of what lists show; the API serves them, a command writes them, the site links to them.
    {"claims.exports"},
    {"claims.admin", "claims.public", "claims.api"},
    {"claims.management"},
    {"config"},
]
LEVEL = {name: level for level, names in enumerate(LAYERS) for name in names}
WORKING_TOGETHER = next(layer for layer in LAYERS if "claims.workflow" in layer)
EXTRACTION = "claims.extraction"


def layer_of(name: str) -> str | None:
    """Return the layer a dotted name belongs to; only `claims` itself has none of its parts below it."""
    if name == "claims":
        return name
    fitting = [
        layer for layer in LEVEL if layer != "claims" and (name == layer or name.startswith(f"{layer}."))
    ]
    return max(fitting, key=len, default=None)


def wrong_imports(module: Module) -> list[str]:
    here = layer_of(module.name)
    if here is None:
        return [f"{module.name} has no place in LAYERS"]
    found = []
    for imported in module.imports():
        there = layer_of(imported)
        if there is None or there in (here, "claims"):
            continue
        together = here in WORKING_TOGETHER and there in WORKING_TOGETHER
        if here == EXTRACTION or (LEVEL[there] >= LEVEL[here] and not together):
            found.append(f"{module.name} imports {imported}")
    return found


def test_every_import_points_to_a_lower_layer() -> None:
    assert [wrong for module in modules() for wrong in wrong_imports(module)] == []


def test_what_works_on_claims_together_has_no_cycle() -> None:
    needs: dict[str, set[str]] = {name: set() for name in WORKING_TOGETHER}
    for module in modules():
        here = layer_of(module.name)
        if here in WORKING_TOGETHER:
            there = {layer_of(imported) for imported in module.imports()} & WORKING_TOGETHER - {here}
            needs[here] |= {name for name in there if name}
    while free := {name for name, others in needs.items() if not others}:
        needs = {name: others - free for name, others in needs.items() if name not in free}
    assert needs == {}


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("trail.chain", "import sources.models"),
        ("sources.lookup", "def find():\n    from claims.models import claim"),
        ("claims.models.claim", "from claims import workflow"),
        ("claims.models.claim", "from ..workflow import rules"),
        ("claims.public.views", "from claims.api import serializers"),
        ("claims.intake.text", "from claims.admin.queues import counts"),
        ("claims.extraction.rules", "from trail.canonical import dumps"),
        ("claims.elsewhere", "import json"),
    ],
    ids=[
        "trail knows sources",
        "import inside a function",
        "from the package",
        "relative",
        "surface to surface",
        "intake knows the desk",
        "extraction knows us",
        "module without a layer",
    ],
)
def test_the_check_sees_a_wrong_import(name: str, text: str) -> None:
    assert wrong_imports(Module(name=name, text=text)) != []


def test_the_check_lets_a_right_import_pass() -> None:
    right = Module(
        name="claims.intake.text",
        text="from claims.extraction import extract\nfrom claims.workflow import actions",
    )
    assert wrong_imports(right) == []
