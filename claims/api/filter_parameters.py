"""The filters of the list of claims as the OpenAPI document describes them: what each takes, exactly."""

from __future__ import annotations

from typing import Any

from django.utils.translation import override
from drf_spectacular.utils import OpenApiParameter

from claims.filters import PublishedClaimFilter
from claims.filters import fields as filter_fields
from claims.record.search_query import MAX_QUERY

_DAY: dict[str, Any] = {"type": "string", "format": "date"}
# An empty value is no filter.
_EMPTY: dict[str, Any] = {"type": "string", "maxLength": 0}

_VALUES: dict[type[Any], dict[str, Any]] = {
    filter_fields.SearchField: {"type": "string", "maxLength": MAX_QUERY},
    filter_fields.ShortNameField: {
        "type": "string",
        "pattern": f"^[-a-zA-Z0-9_]{{0,{filter_fields.MAX_SHORT_NAME}}}$",
    },
    filter_fields.PublicIdField: {"type": "string", "pattern": "^([0-9A-TV-Za-tv-z]{12})?$"},
    filter_fields.LanguageField: {
        "type": "string",
        "pattern": "^([A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*)?$",
        "maxLength": filter_fields.MAX_LANGUAGE,
    },
    filter_fields.DayField: {"anyOf": [_DAY, _EMPTY]},
    filter_fields.MomentField: {"anyOf": [_DAY, {"type": "string", "format": "date-time"}, _EMPTY]},
    filter_fields.NumberField: {"anyOf": [{"type": "integer", "minimum": 0, "maximum": 9999}, _EMPTY]},
}


def filter_parameters() -> list[OpenApiParameter]:
    """Return a description of every filter and of the order, in English."""
    # Views ask when they are imported, which the first request may do, in the language of its reader.
    with override("en"):
        return [_described(name, each) for name, each in PublishedClaimFilter.base_filters.items()]


def _described(name: str, each: Any) -> OpenApiParameter:
    told = str(each.extra["help_text"])
    choices = [value for value, _label in each.extra.get("choices", ())]
    if not choices:
        return OpenApiParameter(name, _VALUES[each.field_class], description=told)
    is_repeatable = issubclass(each.field_class, filter_fields.AnyOfField)
    return OpenApiParameter(name, str, enum=["", *choices], many=is_repeatable, description=told)
