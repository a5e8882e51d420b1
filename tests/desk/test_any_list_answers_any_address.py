"""Every list of the admin, ours and those of packages, answers whatever its address asks for."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib import admin
from django.db import models
from django.test import Client
from django.urls import reverse

from tests import factories as make

pytestmark = pytest.mark.django_db

HUGE = "9" * 30
LONG = "a" * 100_000
# A NUL byte, half a character pair, and bytes that are no UTF-8.
ODD_TEXT = ["%00", "%ED%A0%80", "%F0%9F"]
ANY_LIST = [
    *(f"p={typed}" for typed in [HUGE, "-1", "²", "%00"]),
    *(f"o={typed}" for typed in [HUGE, "x.-.", "%00"]),
    *(f"e={typed}" for typed in ["1", "%00"]),
    *(f"q={typed}" for typed in [LONG, *ODD_TEXT]),
    f"pk__in={HUGE}",
    "pk=%00",
    "nonsense=1",
]
BY_KIND: dict[type[models.Field[Any, Any]], list[str]] = {
    models.DateField: ["__year=9999999999", "__year=0", f"__day={HUGE}", "__gte=0001-01-01", "__gte=%00"],
    models.CharField: ["=%00", "__regex=(", f"__startswith={LONG}"],
    models.IntegerField: [f"={HUGE}", f"__in={HUGE}", "__exact=²", "__gt=1e400"],
    models.ForeignKey: [f"__in={HUGE}", "__exact=%00"],
}
BY_DAY = ["__year=9999999999", "__year=2025&{0}__month=99", "__year=2025&{0}__month=2&{0}__day=31"]


def administrator() -> Client:
    client = Client(headers={"accept-language": "en"})
    client.force_login(make.make_user("root", is_superuser=True))
    return client


def asked_of(model: type[models.Model], model_admin: Any) -> list[str]:
    """Return odd queries: some for every list, some for the first column of each kind, some for its days."""
    asked = list(ANY_LIST)
    for kind, lookups in BY_KIND.items():
        column = next((field for field in model._meta.concrete_fields if isinstance(field, kind)), None)
        if column is not None:
            asked += [f"{column.name}{lookup}" for lookup in lookups]
    if day := model_admin.date_hierarchy:
        asked += [f"{day}{lookup.format(day)}" for lookup in BY_DAY]
    return asked


# A moment typed into an address has no time zone.
@pytest.mark.filterwarnings("ignore:DateTimeField .* received a naive datetime:RuntimeWarning")
def test_no_list_fails_at_what_it_is_asked() -> None:
    make.make_published_claim()
    client = administrator()
    failed = []

    for model, model_admin in admin.site._registry.items():
        address = reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_changelist")
        for asked in asked_of(model, model_admin):
            response = client.get(f"{address}?{asked}")
            # Shown, shown without the filter, or refused as a column nobody may ask for.
            if response.status_code not in (200, 302, 400):
                failed.append(f"{response.status_code} {address}?{asked[:60]}")
            elif response.status_code == 302:
                assert response.headers["Location"].endswith("?e=1"), asked[:60]

    assert failed == []


@pytest.mark.parametrize("page", ["axes_accessattempt", "auth_group", "claims_claim"])
def test_a_list_without_its_filter_says_so(page: str) -> None:
    address = reverse(f"admin:{page}_changelist")

    response = administrator().get(f"{address}?pk=x", follow=True)

    assert response.status_code == 200
    assert "The list cannot be filtered like this. It is shown unfiltered." in response.content.decode()


@pytest.mark.parametrize("term", [LONG, *ODD_TEXT])
def test_nothing_is_suggested_for_what_no_row_can_hold(term: str) -> None:
    make.make_source()
    asked = f"app_label=claims&model_name=attribution&field_name=source&term={term}"

    response = administrator().get(f"{reverse('admin:autocomplete')}?{asked}")

    assert response.status_code == 200
    assert response.json()["results"] == []
