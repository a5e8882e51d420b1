"""Only the actions write: nowhere else is a status set, a row saved or deleted, or written to in SQL."""

import ast
import re
from collections.abc import Iterator

import pytest

from tests.project.source_tree import Module, modules

# roles: creates the groups, for the migration; it writes nothing of the desk.
# probes: statements the database refuses, tried in transactions that are rolled back.
WRITERS = (
    "claims.workflow.actions",
    "claims.workflow.roles",
    "claims.record",
    "claims.matching.index",
    "claims.probes",
    "sources.actions",
    "sources.captures",
    "sources.probes",
    "sources.retrievals",
    "trail",
)
WRITING_METHODS = {
    "save",
    "delete",
    "bulk_create",
    "bulk_update",
    "get_or_create",
    "update_or_create",
    "abulk_create",
    "abulk_update",
    "acreate",
    "adelete",
    "asave",
    "aupdate",
}
QUERY = {
    "all",
    "filter",
    "exclude",
    "objects",
    "select_for_update",
    "_base_manager",
    "_default_manager",
}
# Accounts and roles are Django's, not the desk's.
ACCOUNTS = {"Group", "Permission", "User"}
STATUS = "verification_status"
WRITING_SQL = re.compile(
    r"\s*(INSERT\s+(OR\s+\w+\s+)?INTO|UPDATE\s+\w+|DELETE\s+FROM|REPLACE\s+INTO|TRUNCATE)\s"
)


def writes(module: Module) -> list[str]:
    """Return every writing expression of a module as `line: what`."""
    return [f"{module.name}:{line}: {what}" for line, what in _writes(module.tree)]


def _writes(tree: ast.Module) -> Iterator[tuple[int, str]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Store) and node.attr == STATUS:
            yield node.lineno, f"sets {STATUS}"
        elif isinstance(node, ast.Call):
            yield from ((node.lineno, what) for what in _writing_call(node))
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and WRITING_SQL.match(node.value):
            yield node.lineno, "writing SQL"


def _writing_call(call: ast.Call) -> Iterator[str]:
    function = call.func
    if isinstance(function, ast.Name):
        names = [argument.value for argument in call.args if isinstance(argument, ast.Constant)]
        if function.id == "setattr" and STATUS in names:
            yield f"setattr {STATUS}"
        return
    if not isinstance(function, ast.Attribute):
        return
    before = list(_names_before(function))
    if before and before[-1] in ACCOUNTS:
        return
    is_query = bool(QUERY & set(before))
    if function.attr in WRITING_METHODS or (function.attr in ("create", "update") and is_query):
        yield f".{function.attr}()"
    elif function.attr == "update" and any(keyword.arg == STATUS for keyword in call.keywords):
        yield f"updates {STATUS}"


def _names_before(function: ast.Attribute) -> Iterator[str]:
    """Yield the names left of a method: for `Claim.objects.filter().update` filter, objects and Claim."""
    node: ast.expr = function.value
    while isinstance(node, (ast.Attribute, ast.Call)):
        if isinstance(node, ast.Attribute):
            yield node.attr
            node = node.value
        else:
            node = node.func
    if isinstance(node, ast.Name):
        yield node.id


def is_writer(module: Module) -> bool:
    return any(module.name == name or module.name.startswith(f"{name}.") for name in WRITERS)


def test_nothing_outside_the_actions_writes() -> None:
    assert [write for module in modules() if not is_writer(module) for write in writes(module)] == []


@pytest.mark.parametrize(
    "text",
    [
        "claim.verification_status = 'cleared'",
        "claim.verification_status, x = 'cleared', 1",
        "setattr(claim, 'verification_status', 'cleared')",
        "queryset.update(verification_status='cleared')",
        "Claim.objects.filter(pk=1).update(statement='x')",
        "Claim.objects.create(statement='x')",
        "Claim.objects.bulk_update(claims, ['verification_status'])",
        "Claim.objects.bulk_create(claims)",
        "claim.save()",
        "claim.evidence.all().delete()",
        "cursor.execute('UPDATE claims_claim SET statement = 1')",
        "cursor.execute('INSERT OR REPLACE INTO claims_claim VALUES (1)')",
    ],
)
def test_the_check_sees_a_write(text: str) -> None:
    assert writes(Module(name="claims.admin.claim", text=text)) != []


@pytest.mark.parametrize(
    "text",
    [
        "context.update(title='x')",
        "digest.update(b'x')",
        "Group.objects.get_or_create(name='Reviewer')",
        "Claim.objects.filter(verification_status='proposed')",
        "class Claim:\n    verification_status = CharField()",
    ],
)
def test_the_check_lets_reading_pass(text: str) -> None:
    assert writes(Module(name="claims.admin.claim", text=text)) == []
