"""`GET /v1alpha1/claims:search`, as Google's Fact Check Tools API answers it (revision 20240929).

A client of that API works here with another base address. So this is the one address that ignores
parameters it does not know, and whose errors have Google's shape instead of RFC 9457's. Claims stand in it
whose accuracy was assessed: there is no rating to tell of the others.
"""

from __future__ import annotations

import base64
import binascii
import datetime as dt
import hashlib
import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.db.models import Q
from django.http import Http404, HttpResponse, QueryDict
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from drf_spectacular.utils import extend_schema
from rest_framework.exceptions import APIException
from rest_framework.request import Request

from claims.api.answers import JSON, ReadOnlyView
from claims.filters import CursorError, Page, PublishedClaimFilter, cursor_after, read_page
from claims.models import PublishedClaim
from claims.models.choices import AccuracyVerdict
from claims.record.claim_review import site_language
from claims.record.conditional import conditional
from claims.record.public_address import claim_url
from claims.record.version import readers_version

DEFAULT_SIZE = 10
# A larger page is cut to this one, as Google's rules for lists ask.
MAX_SIZE = 100
LARGEST = 2**31 - 1
# Nothing was said or published before; a larger age asks for everything.
LONGEST_AGE = 365 * 1000

_NUMBER = re.compile(r"\d{1,10}", re.ASCII)
_STATUS = {
    400: "INVALID_ARGUMENT",
    404: "NOT_FOUND",
    405: "UNIMPLEMENTED",
    429: "RESOURCE_EXHAUSTED",
}


class InvalidArgument(Exception):
    """A parameter cannot be understood; the sentence says which and why."""


@dataclass(frozen=True, slots=True)
class Search:
    """What was asked for; ``cursor`` is where the page begins, ``binding`` what a token belongs to."""

    query: str
    site: str
    language: str
    max_age_days: int | None
    size: int
    offset: int
    cursor: str
    binding: str


class ClaimSearch(ReadOnlyView):
    """Claims with their review, newest first."""

    def get_exception_handler(self) -> Callable[[Exception, dict[str, Any]], HttpResponse | None]:
        return _error_response

    @extend_schema(exclude=True)
    def get(self, request: Request) -> HttpResponse:
        search = read_search(request.query_params)
        version = readers_version()
        if search.max_age_days is not None:
            # A day passes without a publication and may still take claims out of the list.
            version = version.on(str(timezone.localdate()))
        return conditional(request, version=version, build=lambda: _answer(search))


def read_search(params: Mapping[str, str]) -> Search:
    """Return what the parameters ask for. Raises ``InvalidArgument``."""
    query, site = params.get("query", "").strip(), params.get("reviewPublisherSiteFilter", "").strip()
    if not (query or site):
        raise InvalidArgument(_("Give query or reviewPublisherSiteFilter."))
    language = params.get("languageCode", "").strip()
    max_age = _number(params, "maxAgeDays")
    size = _number(params, "pageSize") or DEFAULT_SIZE
    offset = _number(params, "offset") or 0
    asked = [query, site, language, max_age, size, offset]
    binding = hashlib.sha256(json.dumps(asked).encode()).hexdigest()[:16]
    return Search(
        query=query,
        site=site,
        # Its region is not considered here.
        language=language.partition("-")[0].lower(),
        max_age_days=max_age,
        size=min(size, MAX_SIZE),
        offset=offset,
        cursor=_cursor(params.get("pageToken", ""), binding),
        binding=binding,
    )


def _number(params: Mapping[str, str], name: str) -> int | None:
    text = params.get(name, "").strip()
    if not text:
        return None
    if not _NUMBER.fullmatch(text) or int(text) > LARGEST:
        raise InvalidArgument(_("%(name)s is a number, 0 or more.") % {"name": name})
    return int(text)


def _cursor(token: str, binding: str) -> str:
    if not token:
        return ""
    try:
        text = base64.b64decode(token, altchars=b"-_", validate=True).decode()
    except (binascii.Error, UnicodeError, ValueError) as error:
        raise InvalidArgument(_("pageToken comes from nextPageToken.")) from error
    bound_to, _dot, cursor = text.partition(".")
    if bound_to != binding or not cursor:
        raise InvalidArgument(
            _("pageToken comes from nextPageToken; the other parameters stay as they were then.")
        )
    return cursor


def _token(cursor: str, binding: str) -> str:
    return base64.urlsafe_b64encode(f"{binding}.{cursor}".encode()).decode()


def _answer(search: Search) -> HttpResponse:
    page = _page(search)
    body: dict[str, Any] = {}
    if page.rows:
        body["claims"] = [_claim(json.loads(row.representation)) for row in page.rows]
    if page.older:
        body["nextPageToken"] = _token(page.older, search.binding)
    return HttpResponse(json.dumps(body, ensure_ascii=False), content_type=f"{JSON}; charset=UTF-8")


def _page(search: Search) -> Page:
    rows = PublishedClaim.objects.listed().exclude(accuracy=AccuracyVerdict.NOT_CHECKED)
    if search.site and _bare_host(search.site) != _own_host():
        rows = rows.none()
    if search.max_age_days is not None:
        oldest = timezone.localdate() - dt.timedelta(days=min(search.max_age_days, LONGEST_AGE))
        since = timezone.make_aware(dt.datetime.combine(oldest, dt.time.min))
        rows = rows.filter(Q(said_on__gte=oldest) | Q(updated_at__gte=since))
    asked = QueryDict(mutable=True)
    asked.update({"q": search.query, "language": search.language})
    filterset = PublishedClaimFilter(asked, queryset=rows)
    if problems := filterset.problems():
        raise InvalidArgument(_problems(problems))
    field = filterset.order_field
    found = filterset.qs.values_list("id", field, "representation", named=True)
    cursor = search.cursor
    if search.offset and not cursor:
        skipped = found[search.offset - 1 : search.offset]
        last_skipped = next(iter(skipped), None)
        if last_skipped is None:
            return Page(rows=[], older=None, newer=None)
        cursor = cursor_after(last_skipped, field)
    try:
        return read_page(found, size=search.size, field=field, cursor=cursor)
    except CursorError as error:
        raise InvalidArgument(_("pageToken comes from nextPageToken.")) from error


def _problems(problems: dict[str, list[str]]) -> str:
    """Return the sentences of our filters, each after the name the parameter has here."""
    names = {"q": "query", "language": "languageCode"}
    return " ".join(f"{names[name]}: {' '.join(sentences)}" for name, sentences in problems.items())


def _claim(document: dict[str, Any]) -> dict[str, Any]:
    language = site_language(document["language"])
    with translation.override(language):
        rating = str(AccuracyVerdict(document["accuracy"]).label)
    sources = document["sources"]
    claimants = [name for code in document["claimants"] if (name := sources[code].get("name"))]
    claim: dict[str, Any] = {"text": document["statement"]}
    if claimants:
        claim["claimant"] = ", ".join(claimants)
    if document["said_on"]:
        claim["claimDate"] = f"{document['said_on']}T00:00:00Z"
    claim["claimReview"] = [
        {
            "publisher": {"name": settings.SITE_NAME, "site": _own_host()},
            "url": claim_url(document["public_id"], document["language"]),
            "title": document["statement"],
            "reviewDate": document["published_at"],
            "textualRating": rating,
            "languageCode": language,
        }
    ]
    return claim


def _own_host() -> str:
    return _bare_host(settings.SITE_URL)


def _bare_host(site: str) -> str:
    """Return a host as Google names sites: without scheme, port, path and ``www.``; empty for nonsense."""
    try:
        host = urlsplit(site if "://" in site else f"//{site}").hostname or ""
    except ValueError:
        return ""
    return host.removeprefix("www.")


def _error_response(exception: Exception, context: dict[str, Any]) -> HttpResponse | None:
    """Turn what the view raised into Google's shape; None for a defect of ours."""
    match exception:
        case InvalidArgument():
            return _error(HTTPStatus.BAD_REQUEST, str(exception))
        case Http404():
            return _error(HTTPStatus.NOT_FOUND, _("There is nothing at this address."))
        case APIException():
            response = _error(exception.status_code, str(exception.detail))
            if (seconds := getattr(exception, "wait", None)) is not None:
                response.headers["Retry-After"] = str(int(seconds) + 1)
            return response
    return None


def _error(code: int, message: str) -> HttpResponse:
    told = {"error": {"code": int(code), "message": message, "status": _STATUS.get(int(code), "UNKNOWN")}}
    text = json.dumps(told, ensure_ascii=False)
    headers = {"Cache-Control": "no-cache"}
    return HttpResponse(text, status=code, content_type=f"{JSON}; charset=UTF-8", headers=headers)
