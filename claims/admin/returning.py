"""Where the page of an act leads back to: the claim, or the triage of the text in which the act was begun.

The address says so: ``?triage=`` names the text, with the order in which its proposals were shown.
"""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _

from claims.admin.triage import address_after
from claims.models import Claim
from claims.workflow.transitions import ASSIGN, BY_NAME, MERGE
from sources.models import Article
from trail.desk_fields import is_row_id


@dataclass(frozen=True, slots=True)
class Back:
    """A link that leaves the page of an act without doing it."""

    address: str
    label: str


def back_from(request: HttpRequest, claim: Claim) -> Back:
    """Return where whoever does not want the act after all came from."""
    article = _triaged(request, claim)
    if article is None:
        return Back(reverse("admin:claims_claim_change", args=[claim.pk]), _("Back to the claim"))
    triage = reverse("admin:sources_article_triage", args=[article.pk])
    return Back(f"{triage}{_order(request)}#claim-{claim.pk}", _("Back to the text"))


def finished(request: HttpRequest, transition: str, claim: Claim) -> HttpResponse:
    """Say what was done, and go on: in triage with the next open proposal."""
    if transition == MERGE.name:
        said = _("Merged into “%(kept)s”.") % {"kept": claim.merged_into}
    elif transition == ASSIGN.name:
        said = _("The claim is assigned to %(person)s.") % {"person": claim.assigned_to or _("nobody")}
    else:
        said = _("%(act)s: done. The claim is now “%(status)s”.") % {
            "act": BY_NAME[transition].label,
            "status": claim.get_verification_status_display(),
        }
    messages.success(request, said)
    article = _triaged(request, claim)
    if article is None:
        return HttpResponseRedirect(reverse("admin:claims_claim_change", args=[claim.pk]))
    return HttpResponseRedirect(address_after(article, claim, _order(request)))


def _triaged(request: HttpRequest, claim: Claim) -> Article | None:
    named = request.GET.get("triage", "")
    if not is_row_id(named):
        return None
    return Article.objects.filter(pk=named, appearances__claim=claim).first()


def _order(request: HttpRequest) -> str:
    return "?order=worthiness" if request.GET.get("order") == "worthiness" else ""
