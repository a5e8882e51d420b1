"""The three roles as groups, and the editor that commands act as."""

from typing import Any

from django.apps import apps as installed
from django.contrib.auth.management import create_permissions
from django.db import migrations

from claims.workflow.roles import create_roles
from trail.models import SYSTEM_EDITOR


def create(apps: Any, schema_editor: Any) -> None:
    # Django makes permissions only after all migrations have run; the groups need them now.
    for label in ("trail", "sources", "claims"):
        create_permissions(installed.get_app_config(label), verbosity=0)
    create_roles(apps.get_model("auth", "Group"), apps.get_model("auth", "Permission"))
    editors = apps.get_model("trail", "Editor")
    editors.objects.get_or_create(code=SYSTEM_EDITOR, defaults={"display_name": "system"})


class Migration(migrations.Migration):
    dependencies = [
        ("claims", "0001_desk_record_and_readers_rows"),
        ("trail", "0001_editors_events_and_bodies"),
        ("sources", "0001_sources_articles_and_captures"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]

    operations = [migrations.RunPython(create, migrations.RunPython.noop)]
