"""Every condition a client can set, as RFC 9110 means it; the answer never depends on anything unsaid."""

from __future__ import annotations

import datetime as dt

import pytest
from django.http import HttpResponse
from django.test import RequestFactory
from django.utils import timezone

from claims.record.conditional import conditional
from claims.record.version import Version

ACT = dt.datetime(2026, 11, 23, 22, 0, 0, 400_000, tzinfo=dt.UTC)
MOMENT = "Mon, 23 Nov 2026 22:00:00 GMT"
VERSION = Version("a" * 64, ACT)


def ask(
    path: str = "/list/?a=1&b=2", *, version: Version = VERSION, method: str = "GET", **headers: str
) -> HttpResponse:
    request = RequestFactory().generic(
        method, path, headers={k.replace("_", "-"): v for k, v in headers.items()}
    )
    return conditional(request, version=version, build=lambda: HttpResponse("list"))


def tag(path: str = "/list/?a=1&b=2") -> str:
    return ask(path).headers["ETag"]


def test_a_known_version_is_answered_without_any_work() -> None:
    def build() -> HttpResponse:
        raise AssertionError("the list was made")

    request = RequestFactory().get("/list/?a=1&b=2", headers={"if-none-match": tag()})
    response = conditional(request, version=VERSION, build=build)
    assert (response.status_code, response.content) == (304, b"")
    assert response.headers["Cache-Control"] == "no-cache"


@pytest.mark.parametrize("form", ["{}", "W/{}", '"x", {}', '"x",W/{} , "y"'])
def test_weak_tags_and_lists_of_tags_count(form: str) -> None:
    assert ask(if_none_match=form.format(tag())).status_code == 304


def test_a_star_means_whatever_is_there() -> None:
    assert ask(if_none_match="*").status_code == 304


@pytest.mark.parametrize("malformed", ["x", '"', "W/", '"x', ",", "\u00e9", "", "* , *"])
def test_a_malformed_tag_is_no_condition(malformed: str) -> None:
    assert ask(if_none_match=malformed).status_code == 200


def test_a_tag_of_another_question_or_version_is_none_of_this_one() -> None:
    assert ask("/list/?a=1&b=3", if_none_match=tag()).status_code == 200
    assert ask("/other/?a=1&b=2", if_none_match=tag()).status_code == 200
    assert ask(version=Version("b" * 64, ACT), if_none_match=tag()).status_code == 200


def test_the_order_of_parameters_means_nothing() -> None:
    assert tag("/list/?b=2&a=1") == tag("/list/?a=1&b=2")


def test_the_moment_of_the_version_is_a_condition_too() -> None:
    assert ask().headers["Last-Modified"] == MOMENT
    assert ask(if_modified_since=MOMENT).status_code == 304
    assert ask(method="HEAD", if_modified_since=MOMENT).status_code == 304


@pytest.mark.parametrize(
    "moment", ["Mon, 23 Nov 2026 21:59:59 GMT", "Tue, 24 Nov 2026 22:00:00 GMT", "x", ""]
)
def test_another_moment_gets_the_answer(moment: str) -> None:
    assert ask(if_modified_since=moment).status_code == 200


def test_a_tag_that_differs_outweighs_the_moment() -> None:
    assert ask(if_none_match='"x"', if_modified_since=MOMENT).status_code == 200


def test_a_fresh_version_has_no_moment_yet_because_the_next_may_have_the_same() -> None:
    response = ask(version=Version("a" * 64, timezone.now()))
    assert "Last-Modified" not in response.headers
    assert "ETag" in response.headers


def test_a_condition_that_is_not_met_is_refused() -> None:
    assert ask(if_match='"x"').status_code == 412
    assert ask(if_match='"x"', if_none_match=tag()).status_code == 412
    assert ask(if_match=tag()).status_code == 200


def test_a_refusal_has_no_tag() -> None:
    request = RequestFactory().get("/list/")
    response = conditional(request, version=VERSION, build=lambda: HttpResponse(status=400))
    assert "ETag" not in response.headers
