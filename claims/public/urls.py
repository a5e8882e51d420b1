"""Addresses of the readers' site, below the language."""

from django.urls import path

from claims.public.views import (
    articles,
    citations,
    claims,
    embeds,
    feeds,
    lists,
    pages,
    sources,
    statistics,
    topics,
)

app_name = "public"

urlpatterns = [
    path("", lists.start, name="start"),
    path("claims/<str:public_id>/", claims.claim, name="claim"),
    path("claims/<str:public_id>/editions/<int:number>/", claims.edition, name="edition"),
    path("claims/<str:public_id>/citation.<str:notation>", citations.claim, name="citation"),
    path(
        "claims/<str:public_id>/editions/<int:number>/citation.<str:notation>",
        citations.edition,
        name="edition-citation",
    ),
    path("embed/claims/<str:public_id>/", embeds.card, name="embed"),
    path("articles/", articles.articles, name="articles"),
    path("articles/<str:public_id>/", articles.article, name="article"),
    path("sources/", sources.sources, name="sources"),
    path("sources/<slug:slug>/", sources.source, name="source"),
    path("topics/", topics.topics, name="topics"),
    path("topics/<slug:code>/", topics.topic, name="topic"),
    path("statistics/", statistics.statistics, name="statistics"),
    path("corrections/", lists.corrections, name="corrections"),
    path("feeds/claims.atom", feeds.claims, name="claims-feed"),
    path("feeds/corrections.atom", feeds.corrections, name="corrections-feed"),
    path("pages/<slug:slug>/", pages.site_page, name="page"),
]
