"""Rows as tuples, in the order of their tables' columns, written to SQLite some thousand at a time."""

from __future__ import annotations

import datetime as dt
import json
from collections import defaultdict
from collections.abc import Mapping
from operator import attrgetter
from typing import Any

from django.db import connection
from django.db.models import Model


class Tables:
    """Rows that wait to be written. What is written past Django is spelled as Django would."""

    def __init__(self) -> None:
        self._rows: defaultdict[type[Model], list[tuple[Any, ...]]] = defaultdict(list)
        self._getters: dict[type[Model], attrgetter[tuple[Any, ...]]] = {}
        self._names: dict[type[Model], list[str]] = {}

    def add(self, row: Model) -> None:
        """Take an instance; its key is set already."""
        model = type(row)
        if model not in self._getters:
            self._getters[model] = attrgetter(*_attributes(model))
        self._rows[model].append(self._getters[model](row))

    def add_values(self, model: type[Model], values: Mapping[str, Any]) -> None:
        """Take a row as values by attribute ("claim_id"), all of them."""
        if model not in self._names:
            self._names[model] = _attributes(model)
        self._rows[model].append(tuple([values[name] for name in self._names[model]]))

    def write(self) -> None:
        """Write what waits."""
        with connection.cursor() as cursor:
            driver = cursor.connection
            for model, rows in self._rows.items():
                fields = model._meta.concrete_fields
                columns = ", ".join(f'"{field.column}"' for field in fields)
                marks = ", ".join("?" * len(fields))
                driver.executemany(
                    f'INSERT INTO "{model._meta.db_table}" ({columns}) VALUES ({marks})',  # noqa: S608
                    [tuple(map(_spelled, row)) for row in rows],
                )
        self._rows.clear()


def _attributes(model: type[Model]) -> list[str]:
    return [field.attname for field in model._meta.concrete_fields]


def _spelled(value: Any) -> Any:
    kind = type(value)
    if kind is str or kind is int or value is None:
        return value
    if kind is dt.datetime:
        return str(value.astimezone(dt.UTC).replace(tzinfo=None))
    if kind is dt.date:
        return value.isoformat()
    if kind is list or kind is dict:
        return json.dumps(value)
    # A member of a closed list; SQLite would refuse the subclass.
    return str(value) if isinstance(value, str) else value
