"""The one spelling of a value that hashes are taken of."""

from __future__ import annotations

import datetime as dt
import json
import unicodedata
from typing import Any


def canonical_json(value: Any) -> str:
    """Return ``value`` as JSON with sorted keys, no spaces and NFC text: equal values give equal text.

    Dates become ISO 8601 text (datetimes in UTC with microseconds). Raises ``TypeError`` for floats,
    whose spelling differs between systems, and for anything JSON cannot hold.
    """
    return json.dumps(
        _canonical(value), ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False
    )


def iso_utc(moment: dt.datetime) -> str:
    """Return an aware datetime as ``2025-02-04T12:00:00.000000Z``."""
    return moment.astimezone(dt.UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")


def _canonical(value: Any) -> Any:
    # Nearly everything is a text or an object: asked first, and a text of ASCII is normalised as it is.
    kind = type(value)
    if kind is str:
        return value if value.isascii() else unicodedata.normalize("NFC", value)
    if kind is dict:
        return {_key(key): _canonical(item) for key, item in value.items()}
    match value:
        case None | bool() | int():
            return value
        case str():
            return unicodedata.normalize("NFC", str(value))
        case dt.datetime():
            return iso_utc(value)
        case dt.date():
            return value.isoformat()
        case dict():
            return {_key(key): _canonical(item) for key, item in value.items()}
        case list() | tuple():
            return [_canonical(item) for item in value]
    raise TypeError(f"{type(value).__name__} has no canonical spelling")


def _key(key: Any) -> str:
    if not isinstance(key, str):
        raise TypeError("keys of a canonical object are text")
    return key if key.isascii() else unicodedata.normalize("NFC", key)
