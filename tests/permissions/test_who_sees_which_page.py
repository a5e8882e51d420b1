"""Every page of the desk by every person: who gets it, who is told to log in, who is refused."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib import admin
from django.contrib.auth.models import User
from django.db import transaction
from django.test import Client
from django.urls import reverse

from claims.models import Claim
from tests import factories as make
from tests.desk.browsing import act_address, claim_address
from tests.leaks.policies import model_pages
from tests.permissions.addresses import other_addresses, posted_addresses
from tests.permissions.matrix import (
    ACTS,
    ANYBODY,
    DESK,
    DESK_PAGES,
    DESK_POSTS,
    HIDDEN,
    MODELS,
    READERS,
    READS,
)
from tests.permissions.situations import browsers, every_situation, everybody

pytestmark = [pytest.mark.django_db, pytest.mark.once]

OUTSIDE = "and"


def answer(response: Any) -> str:
    """Return "page", "login" or "refused": what a person makes of a response."""
    if response.status_code == 200:
        return "page"
    if response.status_code == 302 and response.headers["Location"].startswith("/admin/login/"):
        return "login"
    return "refused" if response.status_code in (403, 404) else str(response.status_code)


def expected(letter: str, granted: str) -> str:
    if letter in OUTSIDE and letter not in granted:
        return "login"
    return "page" if letter in granted else "refused"


def who_gets(page: str, label: str) -> str:
    model = MODELS[label]
    if page == "add":
        return model.add + model.asked
    return model.delete if page == "delete" else model.read


def test_every_page_of_every_model_is_for_those_the_matrix_names(rows: dict[str, object]) -> None:
    wrong = []
    for letter, browser in browsers(ANYBODY).items():
        for name, (label, page) in model_pages().items():
            keys = [rows[label]] if page in ("change", "history", "delete") else []
            got = answer(browser.get(reverse(name, args=keys)))
            right = expected(letter, who_gets(page, label))
            if got != right:
                wrong.append(f"{letter} {name}: expected {right}, got {got}")
    assert wrong == []


def test_deleting_by_post_is_refused_to_all_the_matrix_does_not_name(rows: dict[str, object]) -> None:
    wrong = []
    for letter, browser in browsers(ANYBODY).items():
        for name, (label, page) in model_pages().items():
            if page != "delete":
                continue
            model = next(m for m in admin.site._registry if m._meta.label == label)
            with transaction.atomic():
                browser.post(reverse(name, args=[rows[label]]), {"post": "yes"})
                is_gone = not model._default_manager.filter(pk=rows[label]).exists()
                transaction.set_rollback(True)
            if is_gone != (letter in MODELS[label].delete):
                wrong.append(f"{letter} {name}: {'deleted' if is_gone else 'kept'}")
    assert wrong == []


def test_every_other_page_of_the_desk_is_for_those_the_matrix_names(
    published: Claim, rows: dict[str, object]
) -> None:
    addresses = dict(other_addresses(published))
    wrong = []
    for letter, browser in browsers(ANYBODY).items():
        for name, granted in DESK_PAGES.items():
            if name in ("admin:login", "admin:logout"):
                continue
            got, right = answer(browser.get(addresses[name])), expected(letter, granted)
            if got != right:
                wrong.append(f"{letter} {name}: expected {right}, got {got}")
    assert wrong == []


def test_addresses_that_take_a_post_alone_are_for_those_the_matrix_names(rows: dict[str, object]) -> None:
    addresses = posted_addresses(rows)
    claim = {"claim": str(Claim.objects.latest("pk").pk)}
    wrong = []
    for letter, browser in browsers(ANYBODY).items():
        for name, granted in DESK_POSTS.items():
            got = answer(browser.post(addresses[name], claim))
            # Whoever may post is led on to a page.
            right = "302" if letter in granted else expected(letter, granted)
            if got != right:
                wrong.append(f"{letter} {name}: expected {right}, got {got}")
            if letter in granted and browser.get(addresses[name]).status_code != 405:
                wrong.append(f"{letter} {name}: GET is no 405")
    assert wrong == []


def test_logging_in_is_open_and_logging_out_takes_a_post() -> None:
    asked = browsers(ANYBODY)

    # Whoever is in is led on to the start page; Nora and Dora cannot come in.
    got = {letter: browser.get(reverse("admin:login")).status_code for letter, browser in asked.items()}
    assert got == {**dict.fromkeys("and", 200), **dict.fromkeys(DESK, 302)}
    assert {asked[letter].get(reverse("admin:logout")).status_code for letter in DESK} == {405}
    assert asked["1"].get(reverse("admin:index")).status_code == 200


@pytest.mark.parametrize("username", ["nora", "dora"])
def test_a_right_password_does_not_open_the_desk_to_accounts_outside(username: str) -> None:
    everybody()
    user = User.objects.get(username=username)
    user.set_password(make.PASSWORD)
    user.save()
    browser = Client()

    browser.post(reverse("admin:login"), {"username": username, "password": make.PASSWORD})

    assert answer(browser.get(reverse("admin:index"))) == "login"


def test_the_pages_of_a_claim_are_for_the_same_persons_in_every_situation() -> None:
    _walk_claim_pages("sr", ("suspend", "assess_second"))


@pytest.mark.long
def test_every_page_of_a_claim_is_for_the_same_persons_in_every_situation() -> None:
    _walk_claim_pages(ANYBODY, tuple(act for act in ACTS if act != "edit"))


def _walk_claim_pages(letters: str, acts: tuple[str, ...]) -> None:
    claims = every_situation()
    everybody()
    wrong = []
    for letter, browser in browsers(letters).items():
        for situation, claim in claims.items():
            pages = [
                claim_address(claim),
                reverse("admin:claims_claim_history", args=[claim.pk]),
                *(act_address(claim, act) for act in acts),
            ]
            for page in pages:
                got, right = answer(browser.get(page)), expected(letter, READS)
                if got != right:
                    wrong.append(f"{letter} {page} {situation}: expected {right}, got {got}")
    assert wrong == []


def test_readers_get_what_the_situation_of_a_claim_allows_whoever_they_are() -> None:
    claims = every_situation()
    everybody()
    wrong = []
    for letter, browser in browsers("anc").items():
        listed = browser.get("/api/v1/claims/?page_size=100").json()["results"]
        ids = {row["public_id"] for row in listed}
        for situation, claim in claims.items():
            right = READERS[situation]
            page = browser.get(f"/en/claims/{claim.public_id}/")
            data = browser.get(f"/api/v1/claims/{claim.public_id}/")
            editions = [
                browser.get(f"/en/claims/{claim.public_id}/editions/1/").status_code,
                browser.get(f"/api/v1/claims/{claim.public_id}/editions/1/").status_code,
            ]
            got = (page.status_code, data.status_code, *editions, claim.public_id in ids)
            if got != (right.page, right.page, right.edition, right.edition, right.is_listed):
                wrong.append(f"{letter} {situation}: expected {right}, got {got}")
            text = page.content.decode()
            if right.notice not in text:
                wrong.append(f"{letter} {situation}: “{right.notice}” is missing")
            # A page that is not there leads to the newest claims, and every claim here says the same.
            shown = (
                f'/en/claims/{claim.public_id}/">{claim.statement}' if right == HIDDEN else claim.statement
            )
            if right in (HIDDEN, READERS["suspended"], READERS["blocked"]) and shown in text:
                wrong.append(f"{letter} {situation}: the statement is shown")
    assert wrong == []
