"""Database CHECKs every model here uses: closed lists, length bounds, URL schemes.

SQLite does not enforce ``varchar(n)`` and neither engine enforces ``choices``; without these a bulk
write or a raw statement could store anything.
"""

from __future__ import annotations

from django.db.models import CheckConstraint, Choices, Q
from django.db.models.functions import Length
from django.db.models.lookups import GreaterThanOrEqual, LessThanOrEqual


def length_between(field: str, low: int, high: int, *, name: str) -> CheckConstraint:
    """The text in ``field`` has ``low`` to ``high`` characters (NULL passes)."""
    condition = Q(LessThanOrEqual(Length(field), high))
    if low:
        condition &= Q(GreaterThanOrEqual(Length(field), low))
    return CheckConstraint(condition=condition, name=name)


def one_of(field: str, choices: type[Choices], *, blank: bool = False, name: str) -> CheckConstraint:
    """``field`` holds a value of the closed list (or the empty text with ``blank``)."""
    values = [*choices.values, *([""] if blank else [])]
    return CheckConstraint(condition=Q(**{f"{field}__in": values}), name=name)


def http_url(field: str, *, name: str, high: int = 2000) -> CheckConstraint:
    """``field`` is empty or an http(s) address of at most ``high`` characters."""
    scheme = (
        Q(**{field: ""})
        | Q(**{f"{field}__startswith": "https://"})
        | Q(**{f"{field}__startswith": "http://"})
    )
    return CheckConstraint(condition=scheme & Q(LessThanOrEqual(Length(field), high)), name=name)
