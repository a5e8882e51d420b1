"""The filters and pages of every list of published claims: site, API and exports take these.

Start from the claims that stand in lists, ask for the problems, and show them instead of a list:

    filterset = PublishedClaimFilter(request.GET, queryset=PublishedClaim.objects.listed())
    problems = filterset.problems(also=("cursor",))
    page = filterset.read_page(size=20, cursor=request.GET.get("cursor", ""))

``problems`` names every parameter that is unknown, given twice or malformed; none of them is ever
ignored, because a misspelt filter that returns everything looks like an answer. ``filterset.qs`` is
empty while a value is malformed.
"""

from claims.filters.counting import Count, capped_count
from claims.filters.facets import FacetValue, facets, verdicts_and_months
from claims.filters.keyset import CursorError, Page, cursor_after, on_one_side, read_page
from claims.filters.meant import MeantSource, sources_by_name, sources_with_similar_name
from claims.filters.meant_topics import MeantTopic, topics_by_name, topics_with_similar_name
from claims.filters.named import (
    claim_counts,
    claim_counts_by_role,
    claims_per_source,
    named_articles,
    named_sources,
    public_slug,
)
from claims.filters.parameters import strange_parameters
from claims.filters.published import DEFAULT_ORDERING, REPEATABLE, PublishedClaimFilter
from claims.filters.search import RANKED, RELEVANCE

__all__ = [
    "DEFAULT_ORDERING",
    "RANKED",
    "RELEVANCE",
    "REPEATABLE",
    "Count",
    "CursorError",
    "FacetValue",
    "MeantSource",
    "MeantTopic",
    "Page",
    "PublishedClaimFilter",
    "capped_count",
    "claim_counts",
    "claim_counts_by_role",
    "claims_per_source",
    "cursor_after",
    "facets",
    "named_articles",
    "named_sources",
    "on_one_side",
    "public_slug",
    "read_page",
    "sources_by_name",
    "sources_with_similar_name",
    "strange_parameters",
    "topics_by_name",
    "topics_with_similar_name",
    "verdicts_and_months",
]
