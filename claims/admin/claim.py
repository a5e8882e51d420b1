"""Claims at the desk: the list with its queues, and the page on which a claim is worked on."""

from __future__ import annotations

from functools import partial
from typing import Any, cast

from django.contrib import admin
from django.core.exceptions import ValidationError
from django.db.models import Prefetch, QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from claims.admin.acts import act_page
from claims.admin.adding import add_claim_page
from claims.admin.bulk import BulkTriage
from claims.admin.claim_forms import (
    AppearanceInline,
    AttributionInline,
    ClaimForm,
    EvidenceInline,
    links_before,
    lower,
)
from claims.admin.claim_page import page_context
from claims.admin.claim_table import table_page
from claims.admin.conflict import carry_over, conflict_with
from claims.admin.copies import copies_context, copies_page, findings_of
from claims.admin.discussion import comment_page, take_back_page
from claims.admin.history import lines_of
from claims.admin.matches import match_page
from claims.admin.queues import BY_NAME, CHANGED_PAGES, PROPOSED, QueueFilter
from claims.admin.splitting import split_page
from claims.admin.worthiness import in_words, weightiest_first
from claims.matching.lookup import found_among
from claims.models import Appearance, Claim
from claims.workflow.actions.editing import EDITABLE_FIELDS, Changes, edit
from claims.workflow.case import Case
from claims.workflow.errors import TransitionRefused, WrongState
from claims.workflow.transitions import EDIT
from sources.models import Article
from trail.desk import DeskAdmin, Line, acting_editor
from trail.desk_fields import WITHOUT, is_row_id


class OpenRequest(HttpRequest):
    """A request for which it is known whether its claim can be edited; the admin asks many times."""

    open_claim: int
    is_open: bool


@admin.register(Claim)
class ClaimAdmin(BulkTriage, DeskAdmin):
    """One POST of the claim page is one ``edit``. The status is never a field."""

    form = ClaimForm
    change_form_template = "admin/claims/claim/change_form.html"
    refusals = (TransitionRefused, ValidationError)
    conflicts = (WrongState,)
    inlines = [AttributionInline, EvidenceInline, AppearanceInline]
    list_display = ["claim", "verification_status", "worthiness", "texts", "assigned_to", "last_change"]
    list_display_links = ["claim"]
    list_filter = [QueueFilter, "verification_status", "check_worthiness", "topics"]
    list_select_related = ["assigned_to", "last_event"]
    list_per_page = 50
    # That there is a search; what it finds, ``get_search_results`` says.
    search_fields = ["statement"]
    autocomplete_fields = ["supersedes", "topics"]
    closed_lookups = frozenset({"open_round"})
    fieldsets = [
        (
            _("Statement and time"),
            {
                "fields": [
                    "statement",
                    ("check_worthiness", "language"),
                    ("said_on", "holds_from", "holds_until"),
                ]
            },
        ),
        (
            _("For the desk"),
            {
                "classes": ["collapse"],
                "fields": [("recheck_on", "embargo_until"), ("topics", "supersedes"), "internal_note"],
            },
        ),
    ]

    def get_urls(self) -> list[URLPattern]:
        act = path(
            "<int:claim_id>/act/<slug:transition>/",
            self.admin_site.admin_view(act_page),
            name="claims_claim_act",
        )
        match = path(
            "<int:claim_id>/match/<int:match_id>/",
            self.admin_site.admin_view(match_page),
            name="claims_claim_match",
        )
        copies = path(
            "<int:claim_id>/copies/", self.admin_site.admin_view(copies_page), name="claims_claim_copies"
        )
        table = path(
            "table/", self.admin_site.admin_view(partial(table_page, self)), name="claims_claim_table"
        )
        comment = path(
            "<int:claim_id>/comment/",
            self.admin_site.admin_view(comment_page),
            name="claims_claim_comment",
        )
        take_back = path(
            "<int:claim_id>/comment/<int:seq>/take-back/",
            self.admin_site.admin_view(take_back_page),
            name="claims_claim_take_back",
        )
        split = path(
            "split/<int:place_id>/",
            self.admin_site.admin_view(partial(split_page, self)),
            name="claims_claim_split",
        )
        return [act, match, split, copies, table, comment, take_back, *super().get_urls()]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Claim]:
        # The list names the texts of a claim; to read them whole for that would cost more than the list.
        articles = Article.objects.only("title")
        places = Appearance.objects.prefetch_related(Prefetch("article", articles))
        return super().get_queryset(request).prefetch_related(Prefetch("appearances", places))

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Claim], search_term: str
    ) -> tuple[QuerySet[Claim], bool]:
        """Find a claim by its id in any spelling, else by words in any form, through an index."""
        if is_row_id(without := request.GET.get(WITHOUT, "")):
            queryset = queryset.exclude(pk=without)
        if not search_term.strip():
            return queryset, False
        return found_among(queryset, search_term), False

    def get_ordering(self, request: HttpRequest) -> Any:
        """A queue begins with what waits longest, that of proposals with what is most worth checking."""
        queue = request.GET.get("queue")
        if queue == PROPOSED:
            return weightiest_first()
        return ["last_event_id"] if queue else super().get_ordering(request)

    def get_list_display(self, request: HttpRequest) -> Any:
        """The queue of changed pages says beside each claim what was found."""
        if request.GET.get("queue") == CHANGED_PAGES:
            return ["claim", "found", "assigned_to", "last_change"]
        return self.list_display

    def formfield_for_dbfield(self, db_field: Any, request: Any, **kwargs: Any) -> Any:
        return lower(super().formfield_for_dbfield(db_field, request, **kwargs))

    def has_add_permission(self, request: HttpRequest) -> bool:
        return bool(request.user.has_perm("claims.change_claim"))

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Whether the form is open. A POST always reaches the action: its refusal keeps what was typed."""
        if not request.user.has_perm("claims.change_claim"):
            return False
        if obj is None or request.method == "POST":
            return True
        seen = cast("OpenRequest", request)
        if getattr(seen, "open_claim", None) != obj.pk:
            seen.open_claim, seen.is_open = obj.pk, not EDIT.refusals(Case(obj, acting_editor(request)))
        return seen.is_open

    def changelist_view(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> Any:
        """A list of one queue is called after it, and an empty one says what its start page says."""
        queue = BY_NAME.get(request.GET.get("queue", ""))
        named = {"title": queue.title if queue else _("Claims"), "queue": queue}
        return super().changelist_view(request, named | (extra_context or {}))

    def add_view(
        self, request: HttpRequest, form_url: str = "", extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        return add_claim_page(self, request)

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> Any:
        if request.method == "POST" and object_id is not None:
            claim = self.get_object(request, object_id)
            if claim is not None:
                cast("Any", request).POST = carry_over(request.POST, claim)
        return super().changeform_view(request, object_id, form_url, extra_context)

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: Any) -> None:
        rows = [row for formset in formsets for row in formset.forms if row.has_changed()]
        removed = [row.instance for row in rows if row.cleaned_data.get("DELETE")]
        changed = set(form.changed_data)
        changes = Changes(
            fields={name: form.cleaned_data[name] for name in EDITABLE_FIELDS if name in changed},
            topics=list(form.cleaned_data["topics"]) if "topics" in changed else None,
            save=[row.instance for row in rows if not row.cleaned_data.get("DELETE")],
            delete=[row for row in removed if row.pk],
        )
        editor = acting_editor(request)
        revision = form.cleaned_data["read_revision"] or 0
        claim = edit(form.instance.pk, by=editor, revision=revision, changes=changes)
        # Only a link that is stored can be relied on: who relies on a new one is a second act of this save.
        relinked = [*links_before(rows)]
        if relinked:
            edit(claim.pk, by=editor, revision=claim.revision, changes=Changes(save=relinked))

    def render_change_form(
        self,
        request: HttpRequest,
        context: dict[str, Any],
        add: bool = False,
        change: bool = False,
        form_url: str = "",
        obj: Any = None,
    ) -> HttpResponse:
        # The form has already written what was typed into this instance; the page shows what is stored.
        case = Case(Claim.objects.select_related("last_event__editor").get(pk=obj.pk), acting_editor(request))
        formsets = [inline.formset for inline in context["inline_admin_formsets"]]
        context |= page_context(case) | copies_context(case, request)
        context |= {"show_save_and_add_another": False, "show_save_and_continue": False}
        context["conflict"] = conflict_with(case.claim, context["adminform"].form, formsets, case.editor)
        return super().render_change_form(request, context, add, change, form_url, obj)

    def response_post_save_change(self, request: HttpRequest, obj: Any) -> HttpResponseRedirect:
        """Stay on the claim: saving is rarely the last thing one does there."""
        return HttpResponseRedirect(reverse("admin:claims_claim_change", args=[obj.pk]))

    def lines(self, request: HttpRequest, obj: Any) -> list[Line]:
        return lines_of(obj, acting_editor(request), list(obj.assessments.order_by("id")))

    @admin.display(description=_("claim"), ordering="statement")
    def claim(self, claim: Claim) -> str:
        return claim.statement

    @admin.display(description=_("check-worthiness"), ordering="check_worthiness")
    def worthiness(self, claim: Claim) -> str:
        return in_words(claim)

    @admin.display(description=_("text"))
    def texts(self, claim: Claim) -> str:
        titles = dict.fromkeys(appearance.article.title for appearance in claim.appearances.all())
        # A cell of a table cannot be held to two lines; what stands in it can.
        return format_html('<span class="titles">{}</span>', "; ".join(titles))

    @admin.display(description=_("found"))
    def found(self, claim: Claim) -> str:
        return " ".join(findings_of(claim))

    @admin.display(description=_("last change"), ordering="last_event__at")
    def last_change(self, claim: Claim) -> Any:
        return claim.last_event.at
