"""Reading and filling in the desk's pages over HTTP, as a browser would."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import Any

from django.test import Client
from django.urls import reverse

from claims.models import Claim
from trail.models import Editor


def sign_in(editor: Editor) -> Client:
    """Return a client with the editor's account logged in, reading English."""
    client = Client(headers={"accept-language": "en"})
    assert editor.user is not None
    client.force_login(editor.user)
    return client


def claim_address(claim: Claim) -> str:
    return reverse("admin:claims_claim_change", args=[claim.pk])


def act_address(claim: Claim, transition: str) -> str:
    return reverse("admin:claims_claim_act", args=[claim.pk, transition])


def text_of(client: Client, address: str) -> str:
    """Return a page's HTML; the page must be there."""
    response = client.get(address)
    assert response.status_code == 200, address
    return response.content.decode()


def do(client: Client, claim: Claim, transition: str, **typed: Any) -> Any:
    """Fill in an act's form for the claim as it is now and send it."""
    revision = Claim.objects.get(pk=claim.pk).revision
    return client.post(act_address(claim, transition), {"revision": revision, **typed})


def assessment(claim: Claim, accuracy: str = "true", link: str = "faithful", **typed: Any) -> dict[str, Any]:
    """Return what an assessor types, with the same verdict on every link."""
    links = {f"link_{pk}": link for pk in claim.attributions.values_list("pk", flat=True)}
    return {
        "accuracy": accuracy,
        "explanation": "Die Messreihe des Amts zeigt es.",
        "as_of": "2025-02-04",
        **links,
        **typed,
    }


class _Fields(HTMLParser):
    """Collects what a browser would send for a form."""

    def __init__(self, form_id: str) -> None:
        super().__init__()
        self.form_id = form_id
        self.inside = False
        self.fields: dict[str, Any] = {}
        self._select: dict[str, Any] | None = None
        self._textarea: str | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        at = dict(attrs)
        if tag == "form":
            self.inside = (at.get("id") or "") == self.form_id
        if not self.inside:
            return
        name = at.get("name") or ""
        if tag == "input" and name and at.get("type") not in ("submit", "button"):
            if at.get("type") in ("checkbox", "radio") and "checked" not in at:
                return
            self.fields[name] = at.get("value") or ("on" if at.get("type") == "checkbox" else "")
        elif tag == "textarea":
            self._textarea, self.fields[name] = name, ""
        elif tag == "select":
            self._select = {"name": name, "multiple": "multiple" in at}
            self.fields.setdefault(name, [] if "multiple" in at else "")
        elif tag == "option" and self._select and "selected" in at:
            if self._select["multiple"]:
                self.fields[self._select["name"]].append(at.get("value") or "")
            else:
                self.fields[self._select["name"]] = at.get("value") or ""

    def handle_data(self, data: str) -> None:
        if self._textarea is not None:
            self.fields[self._textarea] += data

    def handle_endtag(self, tag: str) -> None:
        if tag == "textarea" and self._textarea is not None:
            # A browser drops the first line break of a text area, as Django's template counts on.
            self.fields[self._textarea] = self.fields[self._textarea].removeprefix("\n").removeprefix("\r\n")
            self._textarea = None
        elif tag == "select":
            self._select = None
        elif tag == "form":
            self.inside = False


def fields_of(html: str, form_id: str) -> dict[str, Any]:
    """Return every field of a form on a page with what it holds; the empty id is the form without one."""
    parser = _Fields(form_id)
    parser.feed(html)
    return parser.fields


def open_claim(client: Client, claim: Claim) -> dict[str, Any]:
    """Return the claim page's form as an editor finds it."""
    return fields_of(text_of(client, claim_address(claim)), "claim_form")


def add_row(fields: dict[str, Any], prefix: str, **typed: Any) -> None:
    """Fill in a new row of the claim page."""
    number = int(fields[f"{prefix}-TOTAL_FORMS"])
    fields[f"{prefix}-TOTAL_FORMS"] = str(number + 1)
    template = {name: value for name, value in fields.items() if f"{prefix}-__prefix__" in name}
    fields |= {name.replace("__prefix__", str(number)): value for name, value in template.items()}
    fields |= {f"{prefix}-{number}-{name}": value for name, value in typed.items()}


def cells(page: str) -> str:
    """Return the page with bare cells: on a telephone each bears the heading of its column."""
    return re.sub(r' data-label="[^"]*"', "", page)
