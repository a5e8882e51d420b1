"""No page of the desk stays in a browser's or a proxy's memory."""

import pytest
from django.contrib import admin
from django.test import Client
from django.urls import URLPattern, reverse

# Static texts without a word from the database; Django lets them be kept.
KEPT = {"jsi18n", "password_change", "password_change_done"}


def pages_without_arguments() -> list[str]:
    """Return the names of every desk page that needs no argument: start page, lists, forms to add."""
    top = [pattern for pattern in admin.site.get_urls() if isinstance(pattern, URLPattern) and pattern.name]
    names = {str(pattern.name) for pattern in top if not pattern.pattern.regex.groups} - KEPT - {"logout"}
    for model in admin.site._registry:
        names |= {f"{model._meta.app_label}_{model._meta.model_name}_changelist"}
    return sorted(names)


@pytest.mark.django_db
def test_every_page_of_the_desk_forbids_storing_it(admin_client: Client) -> None:
    stored = {}
    for name in pages_without_arguments():
        response = admin_client.get(reverse(f"admin:{name}"), follow=False)
        # A refusal (the look-up without a question) holds no word from the database.
        if response.status_code < 400 and "no-store" not in response.headers.get("Cache-Control", ""):
            stored[name] = response.status_code
    assert stored == {}


@pytest.mark.django_db
def test_the_login_form_is_not_stored_either(client: Client) -> None:
    assert "no-store" in client.get(reverse("admin:login")).headers["Cache-Control"]
    assert "no-store" in client.get(reverse("admin:index")).headers["Cache-Control"]
