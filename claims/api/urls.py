"""Addresses of the API, version 1."""

from django.urls import path, re_path

from claims.api.views import articles, claims, documentation, editions, exports, facets, sources

app_name = "v1"

urlpatterns = [
    path("claims/", claims.ClaimList.as_view(), name="claims"),
    path("claims/<str:public_id>/", claims.ClaimDetail.as_view(), name="claim"),
    path("claims/<str:public_id>/editions/", editions.EditionList.as_view(), name="editions"),
    path("claims/<str:public_id>/editions/<int:number>/", editions.EditionDetail.as_view(), name="edition"),
    path("corrections/", editions.CorrectionList.as_view(), name="corrections"),
    path("sources/", sources.SourceList.as_view(), name="sources"),
    path("sources/<slug:slug>/", sources.SourceDetail.as_view(), name="source"),
    path("articles/", articles.ArticleList.as_view(), name="articles"),
    path("articles/<str:public_id>/", articles.ArticleDetail.as_view(), name="article"),
    path("articles/<str:public_id>/annotations/", articles.AnnotationList.as_view(), name="annotations"),
    *exports.addresses(),
    path("facets/", facets.Facets.as_view(), name="facets"),
    path("schema/", documentation.Schema.as_view(), name="schema"),
    path("docs/", documentation.Docs.as_view(), name="docs"),
    # An address without its final slash is redirected to the one with it first.
    re_path(r"^(?:.*/)?$", documentation.Nothing.as_view(), name="nothing"),
]
