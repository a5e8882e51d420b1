"""Addresses of the whole site."""

from django.conf.urls.i18n import i18n_patterns
from django.contrib import admin
from django.urls import include, path

from claims.api.fact_check_tools import ClaimSearch
from claims.api.views.trail_head import TrailHead
from config import health, security_contact

urlpatterns = [
    path("healthz", health.alive, name="healthz"),
    path("readyz", health.ready, name="readyz"),
    path(".well-known/security.txt", security_contact.security_txt, name="security-txt"),
    path("admin/", admin.site.urls),
    path("trail-head.json", TrailHead.as_view(), name="trail-head"),
    path("v1alpha1/claims:search", ClaimSearch.as_view(), name="claims-search"),
    path("", include("claims.public.urls_without_language")),
    path("api/v1/", include("claims.api.urls", namespace="v1")),
]

# The readers' site; an address without its language, "/" too, is redirected to the one the browser prefers.
urlpatterns += i18n_patterns(path("", include("claims.public.urls")), prefix_default_language=True)

handler404 = "claims.public.views.errors.not_found"
handler500 = "config.outage.failed"
