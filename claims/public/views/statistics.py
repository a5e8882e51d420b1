"""The numbers of the site, drawn and in tables."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from claims.filters import strange_parameters, verdicts_and_months
from claims.public.answers import page
from claims.public.statistics import claims_by_month, corrections_by_month, verdict_counts
from claims.public.views.lists import refused
from claims.record.remembered import answer_from_record


@require_safe
def statistics(request: HttpRequest) -> HttpResponse:
    """Counts of what readers can read; kept until the next publication."""
    return answer_from_record(request, lambda: _statistics(request))


def _statistics(request: HttpRequest) -> HttpResponse:
    if problems := strange_parameters(request.GET, known=set()):
        return refused(request, problems)
    numbers = verdicts_and_months()
    context = {
        "published": claims_by_month(numbers["month"]),
        "axes": verdict_counts(numbers["attribution"], numbers["accuracy"]),
        "corrected": corrections_by_month(),
    }
    return page(request, "public/statistics.html", context, section="statistics")
