"""What must hold after every fault, looked up in the database, and the table it is printed in."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from django.db import connection
from django.db.models import Count

from claims.models import Assessment, Claim, ClaimEdition, PublishedClaim
from claims.verification import verify_everything
from sources.models import Article
from tests.faults.load import Act
from trail.guards import missing_guards
from trail.models import Event


@dataclass(frozen=True, slots=True)
class Figure:
    """One line of the table; without ``holds`` it is told and promises nothing."""

    name: str
    value: str
    promise: str = ""
    holds: bool = True

    def __str__(self) -> str:
        verdict = "" if not self.promise else f"{self.promise:<12}{'ok' if self.holds else 'BROKEN'}"
        return f"  {self.name:<46}{self.value:>10}   {verdict}".rstrip()


def none_of(name: str, found: Sequence[object]) -> Figure:
    """A line that promises 0; what was found instead is named."""
    shown = f" ({'; '.join(str(item) for item in found[:3])})" if found else ""
    return Figure(name + shown, str(len(found)), "must be 0", not found)


def some(name: str, count: int) -> Figure:
    """A line without which the others would prove nothing."""
    return Figure(name, str(count), "must be > 0", count > 0)


def within(name: str, seconds: float, bound: float) -> Figure:
    return Figure(name, f"{seconds:.2f} s", f"≤ {bound:g} s", seconds <= bound)


def nothing_lost(acts: Sequence[Act]) -> list[Figure]:
    """Return the lines that are the same after every fault."""
    connection.close()
    acknowledged = [act for act in acts if act.acknowledged]
    return [
        some("acts acknowledged", len(acknowledged)),
        none_of("acknowledged and lost", lost(acknowledged)),
        none_of("half done", half_done()),
        none_of("findings of verify_trail", findings()),
        none_of("guards missing", missing_guards()),
    ]


def lost(acknowledged: Sequence[Act]) -> list[str]:
    """Return the acknowledged acts that the trail does not hold at their place.

    Each revision of a claim is one event, so an act sent at revision n is the event after the nth.
    """
    history: defaultdict[str, list[str]] = defaultdict(list)
    events = Event.objects.filter(subject_kind="claim").order_by("seq")
    for public_id, action in events.values_list("subject_id", "action"):
        history[public_id].append(action)
    return [
        f"{act.name} of {act.public_id} at revision {act.revision}"
        for act in acknowledged
        if history[act.public_id][act.revision : act.revision + 1] != [act.name]
    ]


def half_done() -> list[str]:
    """Return every act of which a part is missing."""
    events = Event.objects.filter(subject_kind="claim")
    written = dict(events.values_list("subject_id").annotate(Count("seq")))
    actions = Counter(events.values_list("action", flat=True))
    public = set(PublishedClaim.objects.values_list("claim_id", flat=True))
    found = [
        f"claim {claim.public_id}: {written.get(claim.public_id)} events for revision {claim.revision}"
        for claim in Claim.objects.all()
        if written.get(claim.public_id) != claim.revision
    ]
    if actions["publish"] + actions["withdraw"] != ClaimEdition.objects.count():
        found.append("editions and their events differ in number")
    if actions["submit"] + actions["assess_second"] != Assessment.objects.count():
        found.append("assessments and their events differ in number")
    if public != set(ClaimEdition.objects.values_list("claim_id", flat=True)):
        found.append("an edition without its readers' row")
    judged = Assessment.objects.annotate(links=Count("link_verdicts"))
    found += [f"assessment {a.pk} without its links" for a in judged if a.links == 0]
    imported = set(Event.objects.filter(action="import").values_list("subject_id", flat=True))
    if imported != set(Article.objects.values_list("public_id", flat=True)):
        found.append("texts and their events differ")
    return found


def findings() -> list[str]:
    """Return what `verify_trail` finds, and on SQLite what the file itself has to say."""
    found = [str(finding) for finding in verify_everything()]
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA integrity_check")
            found += [row[0] for row in cursor.fetchall() if row[0] != "ok"]
    return found
