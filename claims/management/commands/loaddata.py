"""``manage.py loaddata``: Django's, for sources, topics and pages; refuses the record and the desk."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.core.management.base import CommandError
from django.core.management.commands import loaddata

from claims.management.fixtures import FREE, bound
from trail.chain import Subject, append_event
from trail.editors import system_editor


class Command(loaddata.Command):
    def loaddata(self, fixture_labels: Sequence[str]) -> None:
        """Load, and record that it happened: readers may see other names of sources, topics and pages."""
        super().loaddata(fixture_labels)
        if self.loaded_object_count:
            append_event(
                by=system_editor(),
                action="load_fixtures",
                subject=Subject("record", "fixtures"),
                payload={"rows": self.loaded_object_count},
            )

    def save_obj(self, obj: Any) -> bool:
        """Refuse a row that only an act may write; then nothing of the fixture is loaded."""
        if found := bound([type(obj.object)]):
            raise CommandError(
                f"A fixture cannot bring back {found[0]}: such a row needs the event that wrote it. "
                f"Use “restore” with a backup. Fixtures hold {' '.join(sorted(FREE))}. Nothing was loaded."
            )
        return bool(super().save_obj(obj))
