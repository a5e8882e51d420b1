"""Parameters that make no sense in a list, alone or together: refused by every list, never ignored."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from django.http import QueryDict
from django.utils.translation import gettext as _

# The parameters that are the two ends of one range.
RANGES = (
    ("said_after", "said_before"),
    ("published_after", "published_before"),
    ("updated_after", "updated_before"),
    ("known_origins_min", "known_origins_max"),
)


def strange_parameters(
    params: QueryDict, *, known: Collection[str], many: Collection[str] = ()
) -> dict[str, list[str]]:
    """Return a sentence for every parameter that is not ``known``, or given twice and not one of ``many``."""
    problems: dict[str, list[str]] = {}
    for name in params:
        if name not in known:
            problems[name] = [_("There is no such parameter.")]
        elif name not in many and len(params.getlist(name)) > 1:
            problems[name] = [_("Give this parameter once.")]
    return problems


def reversed_ranges(asked: Mapping[str, Any]) -> dict[str, list[str]]:
    """Return a sentence for every end of a range that lies before its beginning.

    Such a range leaves nothing, which would look like an answer.
    """
    return {
        end: [_("The end of this range lies before its beginning.")]
        for start, end in RANGES
        if asked.get(start) is not None and asked.get(end) is not None and asked[end] < asked[start]
    }
