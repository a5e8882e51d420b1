"""Parameters a list does not know, or cannot take twice: refused by every list, never ignored."""

from __future__ import annotations

from collections.abc import Collection

from django.http import QueryDict
from django.utils.translation import gettext as _


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
