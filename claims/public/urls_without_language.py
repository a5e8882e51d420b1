"""Addresses of the site that programs look for at its root, in no language."""

from django.urls import path

from claims.public.views import embeds, sitemaps

app_name = "site"

urlpatterns = [
    path("oembed", embeds.oembed, name="oembed"),
    path("robots.txt", sitemaps.robots, name="robots"),
    path("sitemap.xml", sitemaps.sitemap_index, name="sitemap"),
    path("sitemaps/pages.xml", sitemaps.pages, name="sitemap-pages"),
    path("sitemaps/news.xml", sitemaps.news, name="sitemap-news"),
    path("sitemaps/claims-<int:number>.xml", sitemaps.claims, name="sitemap-claims"),
]
