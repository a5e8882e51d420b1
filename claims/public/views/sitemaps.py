"""What search engines ask for: robots.txt, the index of sitemaps, the sitemaps and the one of the news.

Each claim is named once, in its own language, with its page in the others beside it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone, translation
from django.views.decorators.http import require_safe

from claims.models import PublishedClaim, SitePage
from claims.public.addresses import absolute_url
from claims.public.xml_text import escaped
from claims.record.claim_review import site_language
from claims.record.conditional import conditional
from claims.record.public_address import claim_path, claim_url
from claims.record.version import Version, readers_version

# Both limits are the protocol's: entries of one sitemap, and of one sitemap of the news.
ENTRIES = 50_000
NEWS_ENTRIES = 1_000
# The index may name so many sitemaps.
HIGHEST_NUMBER = 50_000
NEWS_AGE = dt.timedelta(days=2)

XML = "application/xml; charset=utf-8"
HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
NEWS = "http://www.google.com/schemas/sitemap-news/0.9"
XHTML = "http://www.w3.org/1999/xhtml"
LISTS = (
    "public:start",
    "public:topics",
    "public:articles",
    "public:sources",
    "public:corrections",
    "public:statistics",
)


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """Everything for readers may be indexed; the desk may not."""
    lines = [
        "User-agent: *",
        "Disallow: /admin/",
        "",
        f"Sitemap: {absolute_url(reverse('site:sitemap'))}",
        "",
    ]
    return HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")


@require_safe
def sitemap_index(request: HttpRequest) -> HttpResponse:
    """The sitemaps there are."""
    return _answer(request, readers_version(), _index)


@require_safe
def pages(request: HttpRequest) -> HttpResponse:
    """The lists and the newsroom's own pages, in each language they exist in."""
    return _answer(request, readers_version(), _pages)


@require_safe
def claims(request: HttpRequest, number: int) -> HttpResponse:
    """The claims of one sitemap, in the order they were first published."""
    return _answer(request, readers_version(), lambda: _claims(number))


@require_safe
def news(request: HttpRequest) -> HttpResponse:
    """The claims first published within two days; older ones leave it by the hour."""
    hour = timezone.now().replace(minute=0, second=0, microsecond=0)
    return _answer(request, readers_version().on(hour.isoformat()), lambda: _news(since=hour - NEWS_AGE))


def _answer(request: HttpRequest, version: Version, write: Callable[[], str]) -> HttpResponse:
    return conditional(request, version=version, build=lambda: HttpResponse(HEAD + write(), content_type=XML))


def _index() -> str:
    claim_sitemaps = max(1, -(-PublishedClaim.objects.listed().order_by().count() // ENTRIES))
    paths = [
        reverse("site:sitemap-news"),
        reverse("site:sitemap-pages"),
        *(reverse("site:sitemap-claims", args=[number]) for number in range(1, claim_sitemaps + 1)),
    ]
    entries = "".join(f"<sitemap><loc>{escaped(absolute_url(path))}</loc></sitemap>\n" for path in paths)
    return f'<sitemapindex xmlns="{SITEMAP}">\n{entries}</sitemapindex>\n'


def _pages() -> str:
    addresses = []
    for language, _name in settings.LANGUAGES:
        with translation.override(language):
            addresses += [absolute_url(reverse(name)) for name in LISTS]
    for slug, language in SitePage.objects.order_by("slug", "language").values_list("slug", "language"):
        with translation.override(site_language(language)):
            addresses.append(absolute_url(reverse("public:page", kwargs={"slug": slug})))
    return _urlset(f"<url><loc>{escaped(address)}</loc></url>\n" for address in dict.fromkeys(addresses))


def _claims(number: int) -> str:
    if not 1 <= number <= HIGHEST_NUMBER:
        raise Http404
    first = (number - 1) * ENTRIES
    rows = PublishedClaim.objects.listed().order_by("first_published_at", "id")
    found = list(rows.values_list("public_id", "language", "updated_at")[first : first + ENTRIES])
    if not found and number > 1:
        raise Http404
    return _urlset(_claim(*row) for row in found)


def _claim(public_id: str, language: str, updated_at: dt.datetime) -> str:
    pages = {code: escaped(absolute_url(claim_path(public_id, code))) for code, _name in settings.LANGUAGES}
    alternates = "".join(
        f'<xhtml:link rel="alternate" hreflang="{code}" href="{page}"/>' for code, page in pages.items()
    )
    address = escaped(claim_url(public_id, language))
    return f"<url><loc>{address}</loc><lastmod>{_moment(updated_at)}</lastmod>{alternates}</url>\n"


def _news(*, since: dt.datetime) -> str:
    rows = PublishedClaim.objects.listed().filter(first_published_at__gte=since).newest_first()
    found = rows.values_list("public_id", "language", "first_published_at", "statement")[:NEWS_ENTRIES]
    return _urlset((_news_entry(*row) for row in found), news=True)


def _news_entry(public_id: str, language: str, published_at: dt.datetime, statement: str) -> str:
    return (
        f"<url><loc>{escaped(claim_url(public_id, language))}</loc><news:news>"
        f"<news:publication><news:name>{escaped(settings.SITE_NAME)}</news:name>"
        f"<news:language>{escaped(language.partition('-')[0])}</news:language></news:publication>"
        f"<news:publication_date>{_moment(published_at)}</news:publication_date>"
        f"<news:title>{escaped(statement)}</news:title></news:news></url>\n"
    )


def _urlset(entries: Iterable[str], *, news: bool = False) -> str:
    further = f'xmlns:news="{NEWS}"' if news else f'xmlns:xhtml="{XHTML}"'
    return f'<urlset xmlns="{SITEMAP}" {further}>\n{"".join(entries)}</urlset>\n'


def _moment(moment: dt.datetime) -> str:
    return moment.astimezone(dt.UTC).isoformat(timespec="seconds")
