"""Who and what the made-up claims are about: editors, sources and topics."""

from __future__ import annotations

import random
from collections.abc import Mapping
from dataclasses import dataclass

from django.contrib.auth.models import Group, User

from benchmarks.data.sentences import Zipf
from claims.models import Topic
from sources.actions import save_source
from sources.models import Source, SourceKind
from trail.editors import editor_for, system_editor
from trail.models import Editor

OUTLETS, OTHERS, TOPICS = 60, 340, 40
# A small record has fewer sources.
CLAIMS_PER_SOURCE = 10
# Signs in where the desk is measured.
CHIEF = "chief"


@dataclass(frozen=True, slots=True)
class Newsroom:
    """Sources and topics, those named most often first; the editors who act."""

    outlets: Zipf[Source]
    others: Zipf[Source]
    topics: Zipf[Topic]
    source_ids: Mapping[str, int]
    topic_ids: Mapping[str, int]
    reporter: Editor
    reviewers: tuple[Editor, Editor]


def make_newsroom(claims: int) -> Newsroom:
    """Store sources, topics and accounts for so many claims and return them."""
    most = claims // CLAIMS_PER_SOURCE
    by = system_editor()
    chance = random.Random(7)  # noqa: S311 - the same newsroom in every run
    kinds = [kind for kind in SourceKind.values if kind != SourceKind.OUTLET]
    outlets = [
        save_source(_source(f"Blatt {number}", "outlet", number), by=by)
        for number in range(1, min(OUTLETS, most) + 1)
    ]
    others = [
        save_source(_source(f"Stelle {number}", chance.choice(kinds), number), by=by)
        for number in range(1, min(OTHERS, most) + 1)
    ]
    topics = Topic.objects.bulk_create(
        Topic(code=f"thema-{number}", name_de=f"Thema {number}", name_en=f"Topic {number}")
        for number in range(1, TOPICS + 1)
    )
    return Newsroom(
        outlets=Zipf(outlets),
        others=Zipf(others),
        topics=Zipf(topics),
        source_ids={source.slug: source.pk for source in (*outlets, *others)},
        topic_ids={topic.code: topic.pk for topic in topics},
        reporter=_editor("reporter", "Reporter"),
        reviewers=(_editor("first", "Reviewer"), _editor("second", "Reviewer")),
    )


def make_chief() -> None:
    """Make the account that looks at the desk."""
    _editor(CHIEF, "Chief editor", is_superuser=True)


def _source(name: str, kind: str, number: int) -> Source:
    return Source(
        name=name,
        slug=name.lower().replace(" ", "-"),
        kind=kind,
        country="DE",
        languages=["de"],
        homepage=f"https://{name.lower().replace(' ', '-')}.example/",
        owner=f"Verlag {number % 20}" if kind == SourceKind.OUTLET else "",
    )


def _editor(username: str, role: str, *, is_superuser: bool = False) -> Editor:
    user = User.objects.create(username=username, is_staff=True, is_superuser=is_superuser)
    user.groups.add(Group.objects.get(name=role))
    return editor_for(user)
