"""``manage.py loaddata``: Django's, for sources, topics and pages; refuses the record and the desk."""

from __future__ import annotations

from typing import Any

from django.core.management.base import CommandError
from django.core.management.commands import loaddata

from claims.management.fixtures import FREE, bound


class Command(loaddata.Command):
    def save_obj(self, obj: Any) -> bool:
        """Refuse a row that only an act may write; then nothing of the fixture is loaded."""
        if found := bound([type(obj.object)]):
            raise CommandError(
                f"A fixture cannot bring back {found[0]}: such a row needs the event that wrote it. "
                f"Use “restore” with a backup. Fixtures hold {' '.join(sorted(FREE))}. Nothing was loaded."
            )
        return bool(super().save_obj(obj))
