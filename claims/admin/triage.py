"""The triage page of a text: all its proposals beside it, decided in one go.

An answer with nothing left on it, typed or selected, is a fresh page. Every other one is the page again
with all of that, whether one claim was refused or another one was decided.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from claims.admin.matches import SimilarClaim, similar_to
from claims.admin.passages import passages
from claims.admin.triage_acts import Outcome, PublisherForm, decide, name_publisher, names_publisher
from claims.admin.triage_draft import Draft, TypedSpan, TypedStatement
from claims.admin.worthiness import in_words, weight
from claims.models import Appearance, Attribution, Claim
from claims.models.choices import CheckWorthiness, MatchState, VerificationStatus
from claims.record.chains import chains
from claims.workflow.actions.merging import ABSORB
from sources.models import Article
from trail.bodies import read_body
from trail.models import Event

# How many similar claims stand below a proposal; its own page has all of them.
SHOWN = 3


@dataclass(frozen=True, slots=True)
class Row:
    """One claim of the text: its number, what triage needs to know, and what is typed about it."""

    number: int
    claim: Claim
    appearance: Appearance
    chains: list[list[Attribution]]
    worthiness: str
    similar: list[SimilarClaim]
    is_selected: bool
    reason: str
    is_asked_for_a_reason: bool
    typed: TypedSpan
    wording: TypedStatement

    @property
    def warnings(self) -> int:
        return sum(1 for one in self.similar if one.warnings and not one.is_decided)

    @property
    def is_proposed(self) -> bool:
        return self.claim.verification_status == VerificationStatus.PROPOSED

    @property
    def is_checkworthy(self) -> bool:
        return self.claim.check_worthiness == CheckWorthiness.CHECKWORTHY

    @property
    def holds_a_draft(self) -> bool:
        return self.is_proposed and bool(self.is_selected or self.reason or self.is_changed)

    @property
    def is_changed(self) -> bool:
        return self.typed.is_typed or self.wording.is_typed


def triage_page(request: HttpRequest, article_id: int) -> HttpResponse:
    """Show a text with its claims, or do what was chosen for the selected ones."""
    if not request.user.has_perm("claims.view_claim"):
        raise PermissionDenied
    article = get_object_or_404(Article.objects.select_related("publisher"), pk=article_id)
    draft, outcome = Draft(request.POST), Outcome()
    publisher_form = PublisherForm(initial={"publisher": article.publisher})
    if names_publisher(request):
        publisher_form = PublisherForm(request.POST)
        if name_publisher(request, article, publisher_form):
            publisher_form = PublisherForm(initial={"publisher": article.publisher})
            outcome = Outcome(is_done=True)
    elif request.method == "POST":
        outcome = decide(request, article, draft)
    rows = rows_of(article, draft)
    by_weight = request.GET.get("order") == "worthiness"
    shown = _in_order(rows, by_weight=by_weight)
    proposed = [row for row in shown if row.is_proposed]
    reason = _reason_left(draft, outcome, rows)
    following = _next_open(shown, outcome)
    if outcome.is_done and not reason and not any(row.holds_a_draft for row in rows):
        fragment = f"#{_fragment(following)}" if outcome.claims else ""
        return HttpResponseRedirect(f"{request.get_full_path()}{fragment}")
    context: dict[str, Any] = {
        **admin.site.each_context(request),
        "title": _("Triage"),
        "subtitle": None,
        "opts": Article._meta,
        "article": article,
        "rows": shown,
        "by_weight": by_weight,
        "proposed": proposed,
        "following": following,
        "passages": passages(
            article.text, [(row.number, row.appearance.start, row.appearance.end) for row in rows]
        ),
        "publisher_form": publisher_form,
        "worthiness": CheckWorthiness.choices,
        "draft": draft,
        "reason": reason,
        "lacks_reason": outcome.lacks_reason,
        "media": publisher_form.media,
    }
    status = 409 if outcome.refused else 200
    return TemplateResponse(request, "admin/sources/article/triage.html", context, status=status)


def address_after(article: Article, claim: Claim, order: str) -> str:
    """Return the address of the proposal to look at once a claim of the text is decided elsewhere."""
    shown = _in_order(rows_of(article, Draft(QueryDict())), by_weight=bool(order))
    following = _next_open(shown, Outcome(claims=(claim.pk,)))
    address = reverse("admin:sources_article_triage", args=[article.pk])
    return f"{address}{order}#{_fragment(following)}"


def _in_order(rows: list[Row], *, by_weight: bool) -> list[Row]:
    return sorted(rows, key=lambda row: weight(row.claim)) if by_weight else rows


def _fragment(following: Row | None) -> str:
    return f"claim-{following.claim.pk}" if following else "decided"


def _reason_left(draft: Draft, outcome: Outcome, rows: list[Row]) -> str:
    """Return the reason for all; it is spent once it has dismissed and nothing else is selected."""
    was_used = (
        outcome.is_done and {"dismiss", "enter"} & draft.data.keys() and not draft.uses_the_cards_reason
    )
    if was_used and not any(row.is_proposed and row.is_selected for row in rows):
        return ""
    return draft.reason_for_all


def _next_open(shown: list[Row], outcome: Outcome) -> Row | None:
    """Return the proposal to look at after an act: one that was refused, else the next one from there on."""
    if not outcome.claims:
        return None
    refused = [row for row in shown if row.is_proposed and row.claim.pk in outcome.refused]
    first = next((at for at, row in enumerate(shown) if row.claim.pk in outcome.claims), 0)
    return next((row for row in [*refused, *shown[first:], *shown] if row.is_proposed), None)


def rows_of(article: Article, draft: Draft) -> list[Row]:
    """Return the claims of a text in the order in which they stand in it, each once."""
    appearances = _each_once(
        article,
        Appearance.objects.filter(article=article)
        .select_related("claim__last_event", "claim__merged_into")
        .prefetch_related("attributions__source")
        .order_by("start", "id"),
    )
    similar = similar_to([appearance.claim for appearance in appearances])
    return [
        Row(
            number,
            appearance.claim,
            appearance,
            chains(list(appearance.attributions.all())),
            in_words(appearance.claim),
            [one for one in similar[appearance.claim_id] if one.match.state != MatchState.DIFFERENT][:SHOWN],
            draft.is_selected(appearance.claim),
            draft.reason_on_card(appearance.claim),
            draft.is_asked_for_a_reason(appearance.claim),
            draft.span_at(appearance),
            draft.statement_of(appearance.claim),
        )
        for number, appearance in enumerate(appearances, start=1)
    ]


def _each_once(article: Article, appearances: Iterable[Appearance]) -> list[Appearance]:
    """Return for each claim the place where it was found first.

    A place that only came here with a duplicate is shown by that one, which says where it went.
    """
    places = list(appearances)
    copied = _copied_places(article, {claim for place in places if (claim := place.claim.merged_into)})
    first: dict[int, Appearance] = {}
    for place in places:
        if (place.claim_id, place.start, place.end) in copied:
            continue
        known = first.get(place.claim_id)
        if known is None or place.pk < known.pk:
            first[place.claim_id] = place
    return sorted(first.values(), key=lambda place: (place.start, place.pk))


def _copied_places(article: Article, kept: set[Claim]) -> set[tuple[int, int, int]]:
    """Return claim, start and end of the places in a text that claims took over from their duplicates."""
    ids = {claim.public_id: claim.pk for claim in kept}
    if not ids:
        return set()
    absorbing = Event.objects.filter(subject_kind="claim", subject_id__in=ids, action=ABSORB)
    return {
        (ids[event.subject_id], row["start"], row["end"])
        for event in absorbing.select_related("body")
        for row in read_body(event.body).get("saved", ())
        if row["kind"] == "appearance" and row["article_id"] == article.pk
    }
