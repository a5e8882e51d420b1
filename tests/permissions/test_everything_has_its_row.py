"""The matrix is complete: an address, model, action or inline without a row is named here, and so is a row
that belongs to nothing."""

from __future__ import annotations

import pytest
from django.contrib import admin
from django.db.models import Model
from django.http import HttpRequest
from django.test import RequestFactory

from claims.models import Claim
from sources.models import Source
from tests import factories as make
from tests.leaks.policies import model_pages, routes
from tests.permissions import matrix
from tests.permissions.situations import ACCOUNTS, SITUATIONS


def test_every_address_has_a_row_and_every_row_an_address() -> None:
    names = {route.full_name for route in routes()}
    desk = {*matrix.DESK_PAGES, *matrix.DESK_POSTS, *model_pages()}
    rows = {*desk, *matrix.PUBLIC_PAGES, *matrix.PROCESS_PAGES}

    assert names - rows == {"admin:"}
    assert rows - names == set()


def test_every_model_of_the_desk_has_a_row() -> None:
    assert {model._meta.label for model in admin.site._registry} == set(matrix.MODELS)


@pytest.mark.django_db
def test_every_action_has_a_row_and_is_offered_to_those_it_names() -> None:
    offered: dict[tuple[str, str], str] = {}
    for letter in matrix.DESK:
        for model, desk in admin.site._registry.items():
            request = asked_by(letter)
            for name in desk.get_actions(request) if desk.has_view_permission(request) else ():
                key = (model._meta.label, name)
                offered[key] = offered.get(key, "") + letter

    assert offered == dict(matrix.ACTIONS)


@pytest.mark.django_db
def test_every_inline_has_a_row_and_is_open_to_those_it_names() -> None:
    claim = make.make_claim_in("in_review")
    rows: dict[type[Model], Model] = {Claim: claim, Source: make.make_source()}
    writable: dict[tuple[str, str], str] = {}
    for letter in matrix.DESK:
        request = asked_by(letter)
        for model, desk in admin.site._registry.items():
            for inline in desk.inlines:
                key = (model._meta.label, inline.model._meta.label)
                writable.setdefault(key, "")
                page_is_open = desk.has_change_permission(request, rows[model])
                shown = [type(one) for one in desk.get_inline_instances(request, rows[model])]
                one = inline(model, admin.site)
                may = one.has_add_permission(request, rows[model]), one.has_change_permission(request)
                if page_is_open and inline in shown and all(may):
                    writable[key] += letter

    assert writable == dict(matrix.INLINES)


def asked_by(letter: str) -> HttpRequest:
    """Return a request for reading, from one of the persons."""
    request = RequestFactory().get("/admin/")
    request.user = ACCOUNTS[letter]()
    return request


def test_every_situation_can_be_reached() -> None:
    assert set(matrix.SITUATIONS) == set(SITUATIONS) == set(matrix.READERS)
