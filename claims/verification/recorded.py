"""Comparing a row with what an event recorded of it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from django.db.models import Model

from trail.canonical import canonical_json


def differing(row: Model, recorded: Mapping[str, Any]) -> str:
    """Return the names of the columns that are not as recorded, separated by commas.

    An event holds the canonical spelling of a value: NFC text, dates as text.
    """
    columns = {name: getattr(row, name) for name in recorded}
    spelled = json.loads(canonical_json(columns))
    return ", ".join(sorted(name for name, value in recorded.items() if spelled[name] != value))
