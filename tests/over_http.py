"""An editor or a reader over real HTTP: cookies, pages, and forms as a plain browser sends them."""

from __future__ import annotations

import http.client
from collections.abc import Mapping
from dataclasses import dataclass
from http.cookies import SimpleCookie
from typing import Any
from urllib.parse import urlencode, urljoin, urlsplit

from tests.desk.browsing import fields_of

TIMEOUT = 30


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back; ``location`` is a path where the answer is a redirect."""

    status: int
    text: str
    location: str = ""
    retry_after: str = ""


class Browser:
    """One person's browser. Not for use by two threads at once."""

    def __init__(self, base: str, headers: Mapping[str, str] | None = None) -> None:
        self.base = base
        self.headers = {"Accept-Language": "en", **(headers or {})}
        self.cookies: dict[str, str] = {}

    def get(self, path: str) -> Answer:
        return self._ask("GET", path, b"")

    def post(self, path: str, fields: Mapping[str, Any]) -> Answer:
        """Send a form; the fields hold the page's token, as every form of the desk does."""
        return self._ask("POST", path, urlencode(fields, doseq=True).encode())

    def follow(self, answer: Answer) -> Answer:
        """Return the page a redirect leads to, or the answer itself."""
        return self.get(answer.location) if answer.location else answer

    def form(self, path: str, form_id: str = "") -> dict[str, Any]:
        """Return the fields of the form on a page, as they are shown; the page must be there."""
        answer = self.get(path)
        if answer.status != http.HTTPStatus.OK:
            raise NoForm(f"{path}: {answer.status}", answer)
        return fields_of(answer.text, form_id)

    def sign_in(self, username: str, password: str) -> None:
        fields = self.form("/admin/login/", "login-form")
        answer = self.post("/admin/login/", {**fields, "username": username, "password": password})
        if answer.status != http.HTTPStatus.FOUND:
            raise NoForm(f"{username} was not let in: {answer.status}", answer)

    def _ask(self, method: str, path: str, body: bytes) -> Answer:
        at = urlsplit(self.base)
        headers = {
            **self.headers,
            "Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items()),
        }
        if method == "POST":
            host = headers.get("Host", at.netloc)
            scheme = headers.get("X-Forwarded-Proto", "http")
            headers |= {
                "Content-Type": "application/x-www-form-urlencoded",
                "Referer": f"{scheme}://{host}{path}",
            }
        connection = http.client.HTTPConnection(str(at.hostname), at.port, timeout=TIMEOUT)
        try:
            connection.request(method, path, body or None, headers)
            response = connection.getresponse()
            text = response.read().decode()
        finally:
            connection.close()
        for line in response.headers.get_all("Set-Cookie", []):
            self.cookies |= {name: morsel.value for name, morsel in SimpleCookie(line).items()}
        location = response.headers.get("Location", "")
        return Answer(
            response.status,
            text,
            urlsplit(urljoin(path, location))._replace(scheme="", netloc="").geturl() if location else "",
            response.headers.get("Retry-After", ""),
        )


class NoForm(Exception):
    """A page that should hold a form did not come."""

    def __init__(self, sentence: str, answer: Answer) -> None:
        super().__init__(sentence)
        self.answer = answer
