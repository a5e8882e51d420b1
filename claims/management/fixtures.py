"""Which rows may go through Django's fixtures: what a newsroom may share, never the record or the desk.

A fixture is written row by row, past the workflow and its events; what it brings back verifies as nothing.
"""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import Model

OURS = ("trail", "sources", "claims")
FREE = {"sources.source", "sources.sourcename", "claims.topic", "claims.sitepage"}


def bound(models: Iterable[type[Model]]) -> list[str]:
    """Return the labels of those models that fixtures must not hold, sorted."""
    labels = {model._meta.label_lower for model in models if model._meta.app_label in OURS}
    return sorted(labels - FREE)
