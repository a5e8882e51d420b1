"""A database of its own for one measurement, with claims put in past the workflow.

Import it before anything of Django: it names the database.
"""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent


@contextmanager
def scratch_database(url: str = "") -> Iterator[None]:
    """Run the block with Django set up on an empty SQLite file, or on the empty database at ``url``."""
    with tempfile.TemporaryDirectory() as directory:
        os.environ["GEGENLESE_ENV"] = "development"
        os.environ["DATABASE_URL"] = url or f"sqlite:///{directory}/scratch.sqlite3"
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
        import django
        from django.core.management import call_command
        from django.db import connection

        django.setup()
        if connection.introspection.table_names():
            sys.exit("This database is not empty: a measurement needs one of its own.")
        call_command("migrate", verbosity=0)
        yield
        connection.close()


def fill(claims: Iterable[tuple[str, str]], language: str) -> list[int]:
    """Store claims, each a statement and a quote ("" for none), and index them; returns their ids."""
    from django.db import transaction

    from claims.matching.index import rebuild
    from claims.models import Appearance, Claim
    from sources.actions import NewArticle, create_article
    from trail.chain import Subject, append_event
    from trail.editors import system_editor
    from trail.guards import guards_lifted

    ids: list[int] = []
    waiting = iter(claims)
    with transaction.atomic(), guards_lifted():
        editor = system_editor()
        article = create_article(NewArticle(text="-", title="-"), by=editor)[0]
        event = append_event(by=editor, action="measure", subject=Subject("measurement", "claims"))
        while some := list(islice(waiting, 2000)):
            common: dict[str, Any] = {"language": language, "created_by": editor, "last_event": event}
            stored = Claim.objects.bulk_create(Claim(statement=text, **common) for text, _ in some)
            Appearance.objects.bulk_create(
                Appearance(claim=claim, article=article, quote=quote, start=0, end=1)
                for claim, (_, quote) in zip(stored, some, strict=True)
                if quote
            )
            ids.extend(claim.pk for claim in stored)
        rebuild()
    return ids
