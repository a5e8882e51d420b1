"""Fetching reaches the public internet and nothing else, however a private address is written or reached."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from sources.fetching import FetchFailed, FetchFailure, fetch, resolve
from sources.public_addresses import is_public
from tests.sources.web import PUBLIC, Web, answer, moved, web

__all__ = ["web"]

SPELLINGS = [
    "127.0.0.1",
    "127.1",
    "2130706433",
    "0x7f.1",
    "0x7f000001",
    "017700000001",
    "0177.0.0.1",
    "①②⑦.⓪.⓪.①",
    "localhost",
    "localhost.",
    "LOCALHOST",
    "0.0.0.0",
    "0",
    "10.0.0.1",
    "172.16.0.1",
    "192.168.1.1",
    "100.64.0.1",
    "169.254.169.254",
    "224.0.0.1",
    "255.255.255.255",
    "192.88.99.1",
    "[::1]",
    "[::]",
    "[::ffff:127.0.0.1]",
    "[::ffff:7f00:1]",
    "[::7f00:1]",
    "[64:ff9b::7f00:1]",
    "[64:ff9b:1::7f00:1]",
    "[2002:7f00:1::]",
    "[2001:0:7f00:1::]",
    "[2001:db8::1]",
    "[fe80::1]",
    "[fec0::1]",
    "[fd00::1]",
    "[ff02::1]",
]


@pytest.mark.parametrize("host", SPELLINGS)
def test_no_spelling_of_a_private_address_is_connected(web: Web, host: str) -> None:
    with pytest.raises(FetchFailed) as failed:
        fetch(f"http://{host}/", resolver=resolve, connector=web.connector)

    assert failed.value.reason == FetchFailure.UNREACHABLE
    assert (web.connected, web.canary_hits) == ([], [])


@pytest.mark.parametrize(
    "url",
    [
        "http://seeblatt.example:8080/",
        "http://seeblatt.example:22/",
        "ftp://seeblatt.example/",
        "file:///etc/passwd",
        "gopher://seeblatt.example/",
        "http://rita:geheim@seeblatt.example/",
        "http://seeblatt.example\\@127.0.0.1/",
        "http://seeblatt.example/\r\nHost: intern",
        "http://[fe80::1%25eth0]/",
        "http:///pfad",
        "http://[::1/",
        "seeblatt.example",
        "http://" + "a" * 2000 + ".example/",
    ],
)
def test_what_is_no_plain_web_address_is_refused_before_anything_is_looked_up(web: Web, url: str) -> None:
    with pytest.raises(FetchFailed) as failed:
        fetch(url, resolver=web.resolver, connector=web.connector)

    assert failed.value.reason == FetchFailure.NO_WEB_ADDRESS
    assert (web.resolved, web.connected) == ([], [])


@pytest.mark.parametrize(
    "address",
    ["93.184.215.14", "2606:2800:21f:cb07:6820:80da:af6b:8b2c", "64:ff9b::5db8:d70e", "::ffff:9.9.9.9"],
)
def test_public_addresses_are_public_in_a_transition_form_too(address: str) -> None:
    assert is_public(address)


def test_a_name_that_changes_its_address_between_two_look_ups_reaches_nobody(web: Web) -> None:
    answers: Iterator[list[str]] = iter([[PUBLIC], ["127.0.0.1"]])
    web.addresses = lambda _host: next(answers)
    web.routes["/"] = moved("http://seeblatt.example/geheim")

    with pytest.raises(FetchFailed):
        fetch("http://seeblatt.example/", resolver=web.resolver, connector=web.connector)

    assert (web.resolved, web.connected) == (["seeblatt.example"] * 2, [PUBLIC])
    assert web.canary_hits == []


def test_a_name_is_looked_up_once_for_each_connection(web: Web) -> None:
    web.routes["/"] = answer(body=b"da")

    fetch("http://seeblatt.example/", resolver=web.resolver, connector=web.connector)

    assert (web.resolved, web.connected) == (["seeblatt.example"], [PUBLIC])


def test_one_private_address_among_public_ones_refuses_the_host(web: Web) -> None:
    web.addresses = lambda _host: [PUBLIC, "10.0.0.7"]

    with pytest.raises(FetchFailed):
        fetch("http://seeblatt.example/", resolver=web.resolver, connector=web.connector)

    assert web.connected == []


@pytest.mark.parametrize(
    "location",
    ["http://127.0.0.1/", "//169.254.169.254/latest/", "http://[::ffff:127.0.0.1]/", "http://2130706433/"],
)
def test_a_redirect_to_a_private_address_is_not_followed(web: Web, location: str) -> None:
    web.addresses = lambda host: [PUBLIC] if host == "seeblatt.example" else list(resolve(host, 80))
    web.routes["/"] = moved(location)

    with pytest.raises(FetchFailed):
        fetch("http://seeblatt.example/", resolver=web.resolver, connector=web.connector)

    assert (web.connected, web.canary_hits) == ([PUBLIC], [])


@pytest.mark.parametrize(
    "location", ["ftp://seeblatt.example/", "http://seeblatt.example:8080/", "file:///x"]
)
def test_a_redirect_to_another_port_or_scheme_is_not_followed(web: Web, location: str) -> None:
    web.routes["/"] = moved(location)

    with pytest.raises(FetchFailed) as failed:
        fetch("http://seeblatt.example/", resolver=web.resolver, connector=web.connector)

    assert failed.value.reason == FetchFailure.NO_WEB_ADDRESS


def test_three_redirects_are_followed_and_a_circle_is_not(web: Web) -> None:
    web.routes |= {"/1": moved("/2"), "/2": moved("/3"), "/3": moved("/4"), "/4": answer(body=b"da")}
    web.routes["/kreis"] = moved("/kreis", 301)

    fetched = fetch("http://seeblatt.example/1", resolver=web.resolver, connector=web.connector)
    with pytest.raises(FetchFailed) as failed:
        fetch("http://seeblatt.example/kreis", resolver=web.resolver, connector=web.connector)

    assert (fetched.final_url, fetched.body) == ("http://seeblatt.example/4", b"da")
    assert failed.value.reason == FetchFailure.TOO_MANY_REDIRECTS
    assert [request["path"] for request in web.requests].count("/kreis") == 4


def test_proxies_of_the_environment_are_not_asked(web: Web, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "HTTP_PROXY", "ALL_PROXY"):
        monkeypatch.setenv(name, f"http://127.0.0.1:{web.canary_port}")
    web.routes["/"] = answer(body=b"da")

    fetch("http://seeblatt.example/", resolver=web.resolver, connector=web.connector)

    assert (web.connected, web.canary_hits) == ([PUBLIC], [])
