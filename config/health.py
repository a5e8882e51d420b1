"""Addresses for monitoring: does the process live, and can it serve."""

from __future__ import annotations

from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from trail.guards import missing_guards


@require_safe
@never_cache
def alive(request: HttpRequest) -> JsonResponse:
    """Answer 200 as long as the process runs; touches no database."""
    return JsonResponse({"status": "ok"})


@require_safe
@never_cache
def ready(request: HttpRequest) -> JsonResponse:
    """Answer 200 if requests can be served, else 503 with everything that is wrong."""
    problems = find_problems()
    if problems:
        return JsonResponse({"status": "not ready", "problems": problems}, status=503)
    return JsonResponse({"status": "ok"})


def find_problems() -> list[str]:
    """Return what keeps this installation from serving: database, migrations, guards; empty if nothing does.

    Names of migrations and guards are public code; messages of the database are not passed on.
    """
    try:
        executor = MigrationExecutor(connection)
        plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
        waiting = [f"migration not applied: {migration.app_label}.{migration.name}" for migration, _ in plan]
        return waiting or [f"guard missing: {name}" for name in missing_guards()]
    except DatabaseError:
        return ["database not reachable"]
