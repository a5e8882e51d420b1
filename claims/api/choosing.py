"""What a list is asked to leave out, with ``fields``, and to add, with ``count``."""

from __future__ import annotations

import json
from collections.abc import Collection

from django.utils.translation import gettext as _
from rest_framework.request import Request

from claims.api.problems import refuse_parameters
from claims.api.serializers import PublicClaimSerializer
from trail.canonical import canonical_json

CHOOSING = ("fields", "count")
KEYS = tuple(PublicClaimSerializer().get_fields())


def asked_keys(request: Request) -> frozenset[str]:
    """Return the top-level keys asked for, none meaning all. Raises the 400 for one that does not exist."""
    asked = [key for key in request.query_params.get("fields", "").split(",") if key]
    unknown = sorted(set(asked) - set(KEYS))
    if unknown:
        sentence = _("There is no key %(names)s. Separate some of these by commas: %(keys)s.")
        shown = ", ".join(key[:40] for key in unknown[:5])
        refuse_parameters({"fields": [sentence % {"names": shown, "keys": ", ".join(KEYS)}]})
    return frozenset(asked)


def asked_count(request: Request) -> bool:
    """Return whether the list is to be counted. Raises the 400 for anything but true and false."""
    asked = request.query_params.get("count", "")
    if asked not in ("", "true", "false"):
        refuse_parameters({"count": [_("Write true or false.")]})
    return asked == "true"


def only(text: str, keys: Collection[str]) -> str:
    """Return the representation of a claim with these keys alone."""
    return canonical_json({key: value for key, value in json.loads(text).items() if key in keys})
