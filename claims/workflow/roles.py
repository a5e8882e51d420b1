"""Roles are groups; what a role may do are permissions on Claim, so that a newsroom may rename its groups.

Being a superuser grants none of them: who maintains the machine does not thereby check facts.
"""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib.auth.models import Group, Permission
from django.db.models import Q

from trail.models import SYSTEM_EDITOR, Editor

TRIAGE = "triage_claim"
REVIEW = "review_claim"
LEAD = "lead_claim"


@dataclass(frozen=True, slots=True)
class Role:
    """A group the first migration creates: its workflow permissions and what it may edit in the admin."""

    name: str
    workflow: tuple[str, ...]
    models: tuple[str, ...]


# Editors of every role see and write these in the admin; the workflow decides what a write may do.
_DESK = (
    "claims.view_claim",
    "claims.change_claim",
    "claims.view_appearance",
    "claims.add_appearance",
    "claims.change_appearance",
    "claims.delete_appearance",
    "claims.view_attribution",
    "claims.add_attribution",
    "claims.change_attribution",
    "claims.delete_attribution",
    "claims.view_evidence",
    "claims.add_evidence",
    "claims.change_evidence",
    "claims.delete_evidence",
    "claims.view_topic",
    "claims.view_claimedition",
    "claims.view_publishedclaim",
    "sources.view_source",
    "sources.add_source",
    "sources.change_source",
    "sources.view_sourcename",
    "sources.add_sourcename",
    "sources.change_sourcename",
    "sources.delete_sourcename",
    "sources.view_article",
    "sources.add_article",
    "sources.change_article",
    "trail.view_event",
    "trail.view_editor",
)
_LEAD = (
    "claims.add_topic",
    "claims.change_topic",
    "claims.view_sitepage",
    "claims.add_sitepage",
    "claims.change_sitepage",
    "claims.delete_sitepage",
)

ROLES = (
    Role("Reporter", (TRIAGE,), _DESK),
    Role("Reviewer", (TRIAGE, REVIEW), _DESK),
    Role("Chief editor", (TRIAGE, REVIEW, LEAD), (*_DESK, *_LEAD)),
)


def granted(editor: Editor) -> frozenset[str]:
    """Return the workflow permissions an editor holds by group or by name; none once deactivated."""
    user = editor.user
    if user is None or not user.is_active or editor.code == SYSTEM_EDITOR:
        return frozenset()
    return frozenset(
        Permission.objects.filter(
            Q(group__user=user) | Q(user=user),
            content_type__app_label="claims",
            codename__in=(TRIAGE, REVIEW, LEAD),
        ).values_list("codename", flat=True)
    )


@dataclass(frozen=True, slots=True)
class Person:
    """An editor with an active account of the desk, and the workflow permissions they hold."""

    editor: Editor
    permissions: frozenset[str]


def everybody() -> list[Person]:
    """Return all who hold a workflow permission and can come to the desk, in the order of their names."""
    permissions = Permission.objects.filter(
        content_type__app_label="claims", codename__in=(TRIAGE, REVIEW, LEAD)
    )
    held: dict[int, set[str]] = {}
    for holder in ("group__user", "user"):
        for codename, user_id in permissions.values_list("codename", holder):
            held.setdefault(user_id, set()).add(codename)
    editors = Editor.objects.filter(user__in=held.keys() - {None}, user__is_active=True, user__is_staff=True)
    return [
        Person(editor, frozenset(held[editor.user_id or 0]))
        for editor in editors.exclude(code=SYSTEM_EDITOR)
        .select_related("user")
        .order_by("display_name", "code")
    ]


def create_roles(groups: type[Group], permissions: type[Permission]) -> None:
    """Create the groups of ``ROLES`` where they are missing and give them their permissions.

    Takes the models, so that a migration can pass the ones of its moment. Adds, never takes away: a
    newsroom that gave a group more keeps it.
    """
    for role in ROLES:
        group = groups._default_manager.get_or_create(name=role.name)[0]
        wanted = [*(f"claims.{codename}" for codename in role.workflow), *role.models]
        for label in wanted:
            app_label, codename = label.split(".")
            group.permissions.add(
                permissions._default_manager.get(content_type__app_label=app_label, codename=codename)
            )
