"""The application as it is served, with a database that goes away after the first rows of an export."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from typing import Any

from config.wsgi import application

__all__ = ["application"]

# Only now: the application has to be set up before its models are imported.
_moment = import_module("claims.exports.moment").Moment
_whole = _moment.chunks


def _breaking(self: Any, queryset: Any) -> Iterator[Any]:
    yield next(_whole(self, queryset))
    raise ConnectionError("the database went away")


_moment.chunks = _breaking
