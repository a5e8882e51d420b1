"""``manage.py dumpdata``: Django's, for sources, topics and pages; refuses the record and the desk."""

from __future__ import annotations

from typing import Any

from django.apps import apps
from django.core.management.base import CommandError
from django.core.management.commands import dumpdata
from django.core.management.utils import parse_apps_and_model_labels

from claims.management.fixtures import FREE, bound


class Command(dumpdata.Command):
    def handle(self, *app_labels: str, **options: Any) -> str | None:
        """Refuse where a model is chosen that a fixture cannot bring back."""
        left_out, apps_left_out = parse_apps_and_model_labels(options["exclude"])
        if app_labels:
            chosen, whole_apps = parse_apps_and_model_labels(app_labels)
        else:
            chosen, whole_apps = set(), set(apps.get_app_configs())
        models = {model for app in whole_apps - apps_left_out for model in app.get_models()}
        if found := bound((models | chosen) - left_out):
            raise CommandError(
                f"A fixture cannot hold {', '.join(found)}: loaded again, these rows would have no events, "
                "and the trail would not verify. Use “backup” for a copy of the whole database. "
                f"Fixtures may hold {' '.join(sorted(FREE))}."
            )
        return super().handle(*app_labels, **options)
