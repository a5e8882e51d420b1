"""``manage.py flush``: Django's; refuses to empty a database that has a trail."""

from __future__ import annotations

from typing import Any

from django.core.management.base import CommandError
from django.core.management.commands import flush

from trail.chain import head
from trail.guards import installed_guards


class Command(flush.Command):
    def handle(self, **options: Any) -> None:
        """Refuse while guards keep the trail: they would stop the deletion halfway."""
        if installed_guards() and head().seq:
            raise CommandError(
                "This would delete the trail, and guards keep it. To begin anew, make a new database "
                "and name it in DATABASE_URL. Nothing was changed."
            )
        super().handle(**options)
