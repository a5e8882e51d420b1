"""Changing a claim and what belongs to it, as one act."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from claims.archive.archiving import archive_named
from claims.models import Appearance, Attribution, Claim, Evidence, Topic
from claims.record.chains import has_cycle
from claims.workflow.actions.matching import renew_matches
from claims.workflow.actions.proposing import anchor, check_statement
from claims.workflow.actions.step import begin, lock_in_order, record, write
from claims.workflow.case import Case
from claims.workflow.errors import RequirementUnmet
from claims.workflow.transitions import EDIT
from trail.models import Editor

Child = Appearance | Attribution | Evidence

# An assessment judges these; changing one makes earlier assessments void.
JUDGED_FIELDS = ("statement", "said_on", "holds_from", "holds_until")
EDITABLE_FIELDS = (
    *JUDGED_FIELDS,
    "language",
    "check_worthiness",
    "embargo_until",
    "recheck_on",
    "internal_note",
    "supersedes",
)


@dataclass(frozen=True, slots=True)
class Changes:
    """What one act changes: columns of the claim, its topics, and rows that belong to it.

    ``save`` and ``delete`` hold unsaved instances of appearances, attributions and evidence.
    """

    fields: Mapping[str, Any] = field(default_factory=dict)
    topics: Sequence[Topic] | None = None
    save: Sequence[Child] = ()
    delete: Sequence[Child] = ()


@transaction.atomic
def edit(claim_id: int, *, by: Editor, revision: int, changes: Changes) -> Claim:
    """Apply the changes; the version rises when something an assessment judges has changed.

    Writes nothing, not even an event, when nothing differs.
    """
    older = changes.fields.get("supersedes")
    if older is not None:
        # Storing that one claim points to another locks the other one, too.
        lock_in_order(claim_id, older.pk)
    case = begin(EDIT, claim_id, by=by, revision=revision)
    claim = case.claim
    columns = _changed_columns(claim, changes.fields)
    if "statement" in columns:
        check_statement(columns["statement"])
    # Whoever decides otherwise than the reading takes its reason away, too.
    derived = {"worthiness_reason": ""} if "check_worthiness" in columns else {}
    if columns.get("supersedes") is not None:
        _check_supersedes(claim, columns["supersedes"])
    topics = _changed_topics(claim, changes.topics)
    if not (columns or topics is not None or changes.save or changes.delete):
        return claim
    payload: dict[str, Any] = {
        "changed": {name: [_plain(getattr(claim, name)), _plain(value)] for name, value in columns.items()}
    }
    if topics is not None:
        payload["topics"] = sorted(topic.code for topic in topics)
    payload["removed"] = [describe(child) for child in changes.delete]
    payload["saved"] = [describe(child) for child in changes.save]
    judged = bool(changes.save or changes.delete or set(columns) & set(JUDGED_FIELDS))
    for name, value in {**columns, **derived}.items():
        setattr(claim, name, value)
    claim.full_clean(validate_constraints=False)
    event = record(EDIT.name, claim, by=by, payload=payload)
    _delete(case, changes.delete)
    _save(claim, changes.save)
    _check_chains(claim)
    if topics is not None:
        claim.topics.set(topics)
    write(claim, event, **columns, **derived, version=claim.version + (1 if judged else 0))
    if _is_worded_anew(columns, changes):
        renew_matches(claim)
    archive_named(child for child in changes.save if not isinstance(child, Appearance))
    return claim


def _is_worded_anew(columns: Mapping[str, Any], changes: Changes) -> bool:
    """Whether similar claims have to be looked for again."""
    return bool({"statement", "language"} & set(columns)) or any(
        isinstance(child, Appearance) for child in (*changes.save, *changes.delete)
    )


def _changed_columns(claim: Claim, fields: Mapping[str, Any]) -> dict[str, Any]:
    unknown = set(fields) - set(EDITABLE_FIELDS)
    if unknown:
        raise ValueError(f"not editable: {', '.join(sorted(unknown))}")
    return {name: value for name, value in fields.items() if getattr(claim, name) != value}


def _changed_topics(claim: Claim, topics: Sequence[Topic] | None) -> Sequence[Topic] | None:
    if topics is None or {t.pk for t in topics} == set(claim.topics.values_list("pk", flat=True)):
        return None
    return topics


def _check_supersedes(claim: Claim, older: Claim) -> None:
    if older == claim:
        raise RequirementUnmet(_("A claim cannot supersede itself."), field="supersedes")
    seen: set[int] = set()
    following: int | None = older.pk
    while following is not None and following not in seen:
        seen.add(following)
        following = Claim.objects.values_list("supersedes_id", flat=True).get(pk=following)
        if following == claim.pk:
            raise RequirementUnmet(
                _("That claim supersedes this one, directly or by way of others: which is the newer?"),
                field="supersedes",
            )


def _delete(case: Case, children: Sequence[Child]) -> None:
    gone = {child.pk for child in children if isinstance(child, Attribution)}
    gone_places = {child.pk for child in children if isinstance(child, Appearance)}
    for link in case.attributions:
        stays = link.pk not in gone and link.appearance_id not in gone_places
        if stays and link.cites_id in gone:
            raise RequirementUnmet(
                _("%(source)s relies on an attribution you are removing. Change that first.")
                % {"source": link.source}
            )
    # From the beginning of each chain to its end: a link goes before the one it relies on.
    Attribution.objects.filter(pk__in=gone).update(cites=None)
    for child in children:
        if child.pk is not None and child.claim_id == case.claim.pk:
            if isinstance(child, Appearance):
                child.attributions.update(cites=None)
            child.delete()


def _save(claim: Claim, children: Sequence[Child]) -> None:
    for child in children:
        if child.claim_id not in (None, claim.pk):
            raise RequirementUnmet(_("This belongs to another claim."))
        child.claim = claim
        if isinstance(child, Appearance):
            placed = anchor(claim, child.article, child.start, child.end)
            child.prefix, child.suffix = placed.prefix, placed.suffix
        if isinstance(child, Attribution) and child.appearance.claim_id != claim.pk:
            raise RequirementUnmet(_("An attribution belongs to an appearance of the same claim."))
        child.full_clean(validate_constraints=False)
        child.save()


def _check_chains(claim: Claim) -> None:
    links = {link.pk: link for link in claim.attributions.select_related("source")}
    if has_cycle({pk: link.cites_id for pk, link in links.items()}):
        raise RequirementUnmet(_("The attributions rely on each other in a circle."))
    for link in links.values():
        if link.cites_id is None:
            continue
        cited = links.get(link.cites_id)
        if cited is None or cited.appearance_id != link.appearance_id:
            raise RequirementUnmet(
                _("%(source)s can only rely on an attribution of the same appearance.")
                % {"source": link.source}
            )


def describe(child: Child) -> dict[str, Any]:
    """Return every column of a row as the trail keeps it."""
    return {
        "kind": child._meta.model_name or "",
        "id": child.pk,
        **{
            f.attname: _plain(getattr(child, f.attname))
            for f in child._meta.concrete_fields
            if f.attname not in ("id", "claim_id")
        },
    }


def _plain(value: Any) -> Any:
    return value if value is None or isinstance(value, str | int | bool) else str(value)
